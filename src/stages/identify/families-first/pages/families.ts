import { isSmall } from '#arithmetic/suppression.ts'
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { daysToObject, standings } from '../families-first.ts'
import { objectionsHeard } from '../objections.ts'
import { stateTag, whatToDo } from '../state.html.ts'

/** Every school of the actor's: were its families told, has it promised, how many object. */
export const families: PageFunction = async visit => {
  const { tx, actor, requestId } = visit
  const [schools, heard, days] = await Promise.all([standings(tx), objectionsHeard(tx), daysToObject(tx)])
  await record(tx, { action: 'saw-list', subject: 'families-told', request: requestId })
  const today = todayOf(visit)
  const tells = may(actor, 'do tell families')
  const ready = schools.filter(each => each.state === 'ready').length
  const objecting = (id: string) => {
    const { objects = 0, no_longer = 0 } = heard.get(id) ?? {}
    const count = Math.max(0, objects - no_longer)
    return !tells && isSmall(count) ? 'fewer than 5' : String(count)
  }
  const rule = html`<p class="govuk-body">No child is looked at until all families of the school were told, the school has promised what a list may never be used for, and ${counted(days, 'day', 'days')} for objecting have passed.</p>`
  if (schools.length === 0) {
    return {
      title: 'Families first',
      heading: 'Families first',
      breadcrumbs: [{ text: 'Identify', href: '/identify' }, { text: 'Families first' }],
      body: html`${rule}${emptyState({ text: 'No school of this place is yours to act for. Its own lead, or the programme manager, sees how it stands.' })}`,
    }
  }
  return {
    title: 'Families first',
    heading: 'Families first',
    breadcrumbs: [{ text: 'Identify', href: '/identify' }, { text: 'Families first' }],
    body: html`
<p class="govuk-body-l">${ready} of ${counted(schools.length, 'school', 'schools')} may be screened.</p>
${rule}
${tableCards({
  caption: 'Schools, and how each stands with its families',
  captionHidden: true,
  rows: schools,
  link: {
    heading: 'School',
    href: school => (tells ? `/identify/families/${school.id}` : '/identify/families'),
    text: school => school.name,
  },
  columns: [
    { heading: 'How it stands', cell: school => stateTag(school), short: true },
    {
      heading: 'Families told',
      cell: school => school.given_on && shortDate(school.given_on, today),
      short: true,
    },
    {
      heading: 'Promise signed',
      cell: school => school.signed_at && shortDate(dayOfMoment(visit, school.signed_at), today),
      short: true,
    },
    { heading: 'Objections by hand', cell: school => objecting(school.id), numeric: true },
    { heading: 'What to do', cell: whatToDo, long: true },
  ],
  empty: 'No school is here yet.',
})}
${details({
  summaryText: 'What is counted as an objection here',
  text: html`<p class="govuk-body">Objections that were written down by hand, less those that families took back. Those that a school’s own file carries are told on the receipt of that file; they are left out of every run too.</p>`,
})}
${tells && button({ text: 'Words for families, by language', href: '/identify/words', classes: 'govuk-button--secondary' })}`,
  }
}
