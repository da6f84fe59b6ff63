import { type Html, html } from '#platform/html.ts'

export type Sparkline = {
  /** One value a step of time, oldest first; `null` where nothing was measured, drawn as a gap. */
  values: (number | null)[]
  /** The whole content in words, such as "Attendance, last 12 weeks: from 84 % to 91 %". */
  label: string
  /** The values at the foot and the top, so that lines in one list can be compared. */
  from?: number
  to?: number
}

const WIDTH = 96
const HEIGHT = 24
const INSET = 3

/** A line as small as a word. It never stands without its label, and the last value stands beside it as text. */
export function sparkline({ values, label, ...range }: Sparkline): Html {
  const measured = values.filter(value => value !== null)
  const from = range.from ?? Math.min(...measured)
  const to = range.to ?? Math.max(...measured)
  const points = values.map((value, index) =>
    value === null ? null : point(value, index, values.length, from, to),
  )
  const last = points.findLast(found => found !== null)
  return html`<svg class="kith-spark" role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><path d="${path(points)}"/>${
    last && html`<circle cx="${last[0]}" cy="${last[1]}" r="2.5"/>`
  }</svg>`
}

type Point = [x: number, y: number]

function point(value: number, index: number, count: number, from: number, to: number): Point {
  const share = to > from ? (Math.min(Math.max(value, from), to) - from) / (to - from) : 0.5
  const step = count > 1 ? index / (count - 1) : 1
  return [
    Math.round(INSET + step * (WIDTH - 2 * INSET)),
    Math.round(HEIGHT - INSET - share * (HEIGHT - 2 * INSET)),
  ]
}

// A value between two gaps is drawn as a dot: a line of no length with round ends. Steps are written, not places (what
// follows an `m` is a line): in a list of fifty that is a tenth of the page.
function path(points: (Point | null)[]): string {
  let at: Point = [0, 0]
  return points
    .map((found, index) => {
      if (!found) return ''
      const [x, y] = [found[0] - at[0], found[1] - at[1]]
      at = found
      const begins = !points[index - 1]
      const step = `${x}${y < 0 ? '' : ' '}${y}`
      return `${begins ? 'm' : ' '}${step}${begins && !points[index + 1] ? 'h0' : ''}`
    })
    .join('')
}

export const examples = [
  {
    name: 'sparkline',
    html: () =>
      html`<p class="govuk-body">${sparkline({
        values: [84, 86, 81, 79, null, 82, 85, 88, 87, 90, 91, 91],
        label: 'Attendance, last 12 weeks: from 84 % to 91 %; one week not measured',
        from: 70,
        to: 100,
      })} 91 %</p>`,
  },
]
