import { type Html, html } from '#platform/html.ts'
import { figure } from './figure.ts'
import type { Content } from './markup.ts'

export type Bar = {
  label: string
  /** `null` when it was not measured or is too small to show: said in `text`, never drawn as nothing. */
  value: number | null
  /** The value as a reader says it, such as "31 of 212". */
  text: string
  /** What comes after the value on the same bar, drawn lighter: those beyond the places, say. */
  beyond?: number
  /** A line across this bar alone, such as where the places of one school end. */
  line?: number
}
export type Bars = {
  id: string
  finding: Content
  /** What is drawn, in a few words, for those who hear it. */
  title: string
  bars: Bar[]
  labelHeading: string
  valueHeading: string
  /** The value that fills the width; the largest when not given. */
  max?: number
  target?: { value: number; text: string }
  source?: Content
}

const THICKNESS = 14

/** Horizontal bars from zero, each under its own words. Widths are shares and words are text, so that they keep their size on a phone and wrap. */
export function bars(options: Bars): Html {
  return figure({
    id: options.id,
    finding: options.finding,
    source: options.source,
    drawing: drawing(options),
    table: {
      firstCellIsHeader: true,
      head: [{ text: options.labelHeading }, { text: options.valueHeading, format: 'numeric' }],
      rows: options.bars.map(bar => [{ text: bar.label }, { text: bar.text, format: 'numeric' }]),
    },
  })
}

function drawing({ id, title, bars, target, ...options }: Bars): Html {
  const max = options.max ?? Math.max(1, target?.value ?? 0, ...bars.map(reachOf))
  const share = (value: number) => `${Math.round((value / max) * 1000) / 10}%`
  return html`<div class="kith-bars" role="img" aria-labelledby="${id}-title">
<span id="${id}-title" class="govuk-visually-hidden">${title}</span>
<div aria-hidden="true">${bars.map(bar => row(bar, share, target?.value))}${target && html`<p class="kith-bars__aim">${target.text}</p>`}</div>
</div>`
}

function row(bar: Bar, share: (value: number) => string, target: number | undefined): Html {
  const width = bar.value === null ? null : share(bar.value)
  const line = bar.line ?? target
  const aim = line === undefined ? null : share(line)
  const beyond = bar.value !== null && bar.beyond ? share(bar.beyond) : null
  return html`<div class="kith-bars__words"><span>${bar.label}</span> <span>${bar.text}</span></div><svg width="100%" height="${THICKNESS}"><rect class="kith-bars__track" width="100%" height="${THICKNESS}" rx="2"/>${
    width && html`<rect class="kith-bars__bar" width="${width}" height="${THICKNESS}" rx="2"/>`
  }${beyond && html`<rect class="kith-bars__beyond" x="${width}" width="${beyond}" height="${THICKNESS}"/>`}${aim && html`<line class="kith-bars__target" x1="${aim}" x2="${aim}" y1="0" y2="${THICKNESS}"/>`}</svg>
`
}

function reachOf({ value, beyond = 0, line = 0 }: Bar): number {
  return Math.max((value ?? 0) + beyond, line)
}

export const examples = [
  {
    name: 'bars',
    html: () =>
      bars({
        id: 'example-bars',
        finding: 'In four of five schools, absence is named for more children than any other risk.',
        title: 'Children with absence named, by school',
        labelHeading: 'School',
        valueHeading: 'Children',
        bars: [
          { label: 'Fairfield High', value: 96, text: '96 of 1,104' },
          { label: 'Marsh Lane Academy', value: 71, text: '71 of 890' },
          { label: 'St Oswald’s Primary', value: 12, text: '12 of 238' },
          { label: 'Hilltop Infants', value: null, text: 'fewer than 5' },
        ],
        target: { value: 80, text: 'Capacity: 80 in a school' },
        source: 'Attendance up to 27 November 2026. Two schools have not sent marks for this week.',
      }),
  },
  {
    name: 'bars with a line on each',
    html: () =>
      bars({
        id: 'example-places',
        finding: 'In one of two schools more children are on the list than there are places.',
        title: 'Children on the list and places, by school',
        labelHeading: 'School',
        valueHeading: 'On the list',
        bars: [
          { label: 'Fairfield High', value: 15, beyond: 27, line: 15, text: '42 on the list, 15 places' },
          { label: 'Hilltop Infants', value: 9, line: 15, text: '9 on the list, 15 places' },
        ],
      }),
  },
]
