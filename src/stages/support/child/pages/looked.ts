import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { dayOfMoment, timeOf } from '#records/places/today.ts'
import { type Looked, whoLooked, whoMaySee } from '../child.ts'
import { childOfVisit, childSheet } from '../frame.html.ts'

/** So many openings are looked back on, and so many lines shown: the audit has all. */
const LOOKS = 500
const LINES = 60

/** Who may open this record and why, and who has: for those who read notes of this child. Reading this is written down too. */
export const looked =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'who-looked')
    const [people, { looks, times, people: lookers }] = await Promise.all([
      whoMaySee(visit.tx, child.id),
      whoLooked(visit.tx, child.id, LOOKS, at => dayOfMoment(visit, at)),
    ])
    return childSheet(visit, gathered, child, {
      title: 'Who can see this record',
      tab: `/support/children/${child.id}`,
      under: 'Who can see this',
      body: html`
${tableCards({
  caption: `${counted(people.length, 'person', 'people')} may open this record today`,
  rows: people,
  link: { heading: 'Name', text: each => each.name },
  columns: [
    { heading: 'As', cell: each => each.roles.map(role => role.replaceAll('-', ' ')).join(', ') },
    { heading: 'Why', cell: each => each.why.map(theirs).join('; ') },
    { heading: 'Until', cell: each => each.until && dayInFull(dayOfMoment(visit, each.until)), short: true },
  ],
  empty: 'Nobody may open this record.',
})}
<p class="govuk-body">Each of them sees only what their role may read: <a class="govuk-link" href="/who-can-see-this">who sees what</a>.</p>
${tableCards({
  caption: `${times < LOOKS ? 'Opened' : 'The last'} ${counted(times, 'time', 'times')} by ${counted(lookers, 'person', 'people')}`,
  rows: looks.slice(0, LINES),
  link: { heading: 'When', text: each => moment(visit, each) },
  columns: [
    { heading: 'Who', cell: each => html`<bdi>${each.name ?? 'Somebody with a link'}</bdi>` },
    {
      heading: 'What',
      cell: each => each.what.map(what => PAGES[what] ?? what.replaceAll('-', ' ')).join(', '),
    },
    { heading: 'Why they could', cell: each => each.why && theirs(each.why) },
  ],
  empty: 'Nobody has opened it.',
})}
<p class="govuk-body-s">A name on a list is not counted here: lists are in the audit as lists.</p>`,
    })
  }

function theirs(why: string): string {
  return why.replaceAll(/\bmy\b/g, 'their')
}

function moment(visit: Visit, { day, at, times }: Looked): string {
  return `${dayInFull(day)}, ${timeOf(visit, at)}${times > 1 ? ` (the last of ${times} times)` : ''}`
}

const PAGES: Record<string, string> = {
  overview: 'Their first page',
  timeline: 'What’s happened',
  family: 'Family and network',
  'who-looked': 'This page',
  'screen-result': 'Why they were listed',
  offer: 'The offer to the family',
}
