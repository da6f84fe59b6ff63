import { areaTopic } from '#arithmetic/screen/index.ts'
import { shortDate } from '#design/contextual-date.ts'
import { type Html, html } from '#platform/html.ts'
import type { Reasons } from './reasons.ts'

/** The named risks that are met, each with what was found, its date and where it came from. A count never stands alone. */
export function reasonsMet({ areas, person }: Reasons, asOf: string): Html | null {
  const forPerson = person.flatMap(each => each.because)
  const met = areas.filter(area => area.state === 'met')
  if (met.length === 0 && forPerson.length === 0) return null
  return html`<ul class="govuk-list kith-reasons">
${forPerson.map(reason => html`<li><strong>For a person</strong>: ${reason.text}${origin(reason, asOf)}</li>`)}
${met.map(area => {
  const found = area.because.filter(reason => reason.state === 'met')
  return html`<li><strong>${capital(areaTopic(area.area))}</strong>: ${found.map((reason, n) => html`${n > 0 && '; '}${reason.text}${origin(reason, asOf)}`)}${!area.counts && html` <span class="kith-inline">(orders the list, is not counted)</span>`}</li>`
})}
</ul>`
}

/** The areas nobody measured, by name: missing is never "not at risk". */
export function reasonsMissing(areas: string[]): string | null {
  return areas.length === 0 ? null : capital(areas.map(areaTopic).join(', '))
}

/** ` (Tue 3 Mar, suspensions)`: when it was true and where it came from. */
export function origin(
  { date, source }: { date: string | null; source: string | null },
  asOf: string,
): Html | null {
  const words = [date && shortDate(date, asOf), source && (sourceWords[source] ?? source)].filter(Boolean)
  return words.length === 0 ? null : html` <span class="kith-origin">(${words.join(', ')})</span>`
}

/** Files by the names people know them by. */
const sourceWords: Record<string, string> = {
  pupils: 'pupil list',
  marks: 'register',
  sdq: 'SDQ scores',
  behaviour: 'behaviour log',
  ratings: 'school’s rating',
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
