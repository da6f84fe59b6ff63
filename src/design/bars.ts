import { type Html, html } from '#platform/html.ts'
import { figure } from './figure.ts'
import type { Content } from './markup.ts'

export type Bar = {
  label: string
  /** `null` when it was not measured or is too small to show: said in `text`, never drawn as nothing. */
  value: number | null
  /** The value as a reader says it, such as "31 of 212". */
  text: string
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

const ROW = 44
const THICKNESS = 14

/** Horizontal bars from zero, each under its own words. Widths are shares, so the words keep their size on a phone. */
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
  const max = options.max ?? Math.max(1, target?.value ?? 0, ...bars.map(bar => bar.value ?? 0))
  const share = (value: number) => `${Math.round((value / max) * 1000) / 10}%`
  const height = bars.length * ROW + (target ? 24 : 0)
  return html`<svg class="kith-bars" role="img" aria-labelledby="${id}-title" width="100%" height="${height}">
<title id="${id}-title">${title}</title>
<g aria-hidden="true">${bars.map((bar, index) => row(bar, index * ROW, share))}${target && targetLine(target.text, share(target.value), height)}</g>
</svg>`
}

function row(bar: Bar, top: number, share: (value: number) => string): Html {
  const y = top + ROW - THICKNESS - 8
  return html`<text x="0" y="${top + 16}">${bar.label}</text><text class="kith-bars__value" x="100%" y="${top + 16}" text-anchor="end">${bar.text}</text><rect class="kith-bars__track" x="0" y="${y}" width="100%" height="${THICKNESS}" rx="2"/>${
    bar.value !== null &&
    html`<rect class="kith-bars__bar" x="0" y="${y}" width="${share(bar.value)}" height="${THICKNESS}" rx="2"/>`
  }`
}

function targetLine(text: string, x: string, height: number): Html {
  return html`<line class="kith-bars__target" x1="${x}" x2="${x}" y1="0" y2="${height - 20}"/><text x="${x}" y="${height - 4}" text-anchor="${Number.parseFloat(x) > 50 ? 'end' : 'start'}">${text}</text>`
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
]
