// The worker's own day in each of their schools: one tap, or why not.

import { button } from '#design/button.ts'
import { details } from '#design/details.ts'
import { input } from '#design/input.ts'
import { radios } from '#design/radios.ts'
import { taps } from '#design/taps.ts'
import { type Html, html } from '#platform/html.ts'
import { formId } from '#platform/ids.ts'
import type { Closure } from '../closures.ts'
import type { DayThatStands } from '../in-school.ts'
import { WHY_AWAY, type WhyAway } from '../rules.ts'
import { AWAY_WORDS } from '../words.ts'

export type OwnDay = {
  schools: readonly { id: string; name: string }[]
  closed: readonly Closure[]
  day: string
  today: string
  own: readonly (DayThatStands & { schoolId: string })[]
  /** Where the form leads back to. */
  next?: string
  wrong?: { school: string; text: string } | undefined
}

/** A row a school: in school with one tap; the reason for a day away is folded under it. */
export function ownDay({
  schools,
  closed,
  day,
  today,
  own,
  next = '/support/seen',
  wrong,
}: OwnDay): Html | false {
  const open = schools.filter(school => !closed.some(each => each.school_id === school.id))
  if (open.length === 0) return false
  return html`${taps({
    label: 'Your day in school',
    rows: open.map(school => {
      const stands = own.find(each => each.schoolId === school.id)
      const id = formId()
      const hidden = html`<input type="hidden" name="id" value="${id}"><input type="hidden" name="school" value="${school.id}"><input type="hidden" name="day" value="${day}"><input type="hidden" name="next" value="${next}">`
      return {
        id: `day-${school.id}`,
        who: html`${day === today ? 'I am in school today' : 'I was in school that day'}<span class="kith-taps__note">${school.name}</span>`,
        ...(stands && { done: doneOf(stands) }),
        actions: html`${
          stands?.there !== true &&
          html`<form method="post" action="/support/in-school">${hidden}${button({ text: html`In school<span class="govuk-visually-hidden">, ${school.name}</span>`, name: 'there', value: 'yes' })}</form>`
        }
${details({
  summaryText: html`Not in school<span class="govuk-visually-hidden">, ${school.name}</span>`,
  open: wrong?.school === school.id,
  text: html`<form method="post" action="/support/in-school">${hidden}
${radios({
  name: 'why',
  idPrefix: `why-${school.id}`,
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: 'Why not', classes: 'govuk-fieldset__legend--s' } },
  items: WHY_AWAY.map(why => ({ value: why, text: AWAY_WORDS[why as WhyAway].text })),
  ...(wrong?.school === school.id && { errorMessage: wrong.text }),
})}
${input({ name: 'words', id: `words-${school.id}`, label: 'Another reason, in short', attributes: { maxlength: '200' } })}
${button({ text: 'Save', name: 'there', value: 'no', classes: 'govuk-button--secondary' })}</form>`,
})}`,
      }
    }),
  })}`
}

function doneOf(stands: DayThatStands): { text: string; there: boolean } {
  if (stands.there) {
    return {
      text: stands.how === 'seen' ? 'In school, by the first child seen' : 'In school',
      there: true,
    }
  }
  const { text } = AWAY_WORDS[stands.why ?? 'not-said']
  return { text: `Not in school: ${stands.words ?? text.toLowerCase()}`, there: false }
}
