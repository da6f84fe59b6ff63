// Where somebody is with a goal: chips to choose it by one tap, and the line from the first to now, in words beside.
import { chips } from '#design/chips.ts'
import { shortDate } from '#design/contextual-date.ts'
import { sparkline } from '#design/sparkline.ts'
import { type Html, html } from '#platform/html.ts'
import type { Goal, Measure, Point } from './goals.ts'
import { doingWords, faceWords, valueWords } from './words.ts'

const numbers = Array.from({ length: 11 }, (_, n) => String(n))
const FROM = { numbers: 0, faces: 1, doing: 1 } as const
const TO = { numbers: 10, faces: 5, doing: 3 } as const

/** The value a chip stands for, such as `numbers-4`; undefined where none was chosen. */
export function chosenValue(text: string): { measure: Measure; value: number } | undefined {
  const [measure = '', digits = ''] = text.split('-')
  if (!(measure in TO) || !/^\d{1,2}$/.test(digits)) return undefined
  const value = Number(digits)
  const kind = measure as Measure
  return value >= FROM[kind] && value <= TO[kind] ? { measure: kind, value } : undefined
}

/** Chips of one measure, or of all three where it is still to be chosen by choosing a value. */
export function valueChips(options: {
  measure?: Measure | undefined
  value: string
  legend: string
  errorMessage?: string | undefined
}): Html {
  const rows = {
    faces: {
      text: 'A face',
      items: faceWords.map((text, n) => ({ value: `faces-${n + 1}`, text: html`${smile(n + 1)}${text}` })),
    },
    numbers: {
      text: 'Or a number from 0 to 10',
      items: numbers.map(text => ({ value: `numbers-${text}`, text })),
    },
    doing: {
      text: 'Or, with a goal about our own people, who does it by now',
      items: doingWords.map((text, n) => ({ value: `doing-${n + 1}`, text })),
    },
  }
  const { measure, value, legend, errorMessage } = options
  return chips({
    name: 'now',
    value,
    errorMessage,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    rows: measure
      ? [{ items: rows[measure].items }]
      : [rows.faces, rows.numbers, rows.doing].map(row => ({ ...row, above: true as const })),
  })
}

/** Where they were first and are now, as a line and in words. */
export function wayOf({ measure }: Goal, points: readonly Point[], today: string): Html {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return html`<p class="govuk-body-s">Where I am now: not said yet.</p>`
  const now = valueWords(measure, last.value)
  if (first === last)
    return html`<p class="govuk-body-s">Where I am now: <strong>${now}</strong>, ${shortDate(last.on_day, today)}</p>`
  const was = valueWords(measure, first.value)
  const kind = measure as Measure
  return html`<p class="govuk-body-s">${sparkline({
    values: points.map(each => each.value),
    label: `From ${was} to ${now}, said ${points.length} times`,
    from: FROM[kind],
    to: TO[kind],
  })} Where I am now: <strong>${now}</strong>, ${shortDate(last.on_day, today)}. First ${was}, ${shortDate(first.on_day, today)}.</p>`
}

/** One of five faces, from sad to glad: the mouth alone changes. */
function smile(step: number): Html {
  const bend = [15, 18, 21, 24, 27][step - 1] ?? 21
  return html`<svg class="kith-smile" aria-hidden="true" focusable="false" viewBox="0 0 32 32"><path d="M30 16a14 14 0 1 1-28 0a14 14 0 1 1 28 0M11 12v1M21 12v1M10 21Q16 ${bend} 22 21"/></svg>`
}
