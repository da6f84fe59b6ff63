// Whose time is past: the look that proposes a list, the lists and where each stands, the certificates of what went.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { holds } from '../holds.ts'
import { certificates, keepingLists, propose, rulesOf } from '../keeping.ts'
import {
  certificateHome,
  holdsHome,
  howMuch,
  keepingHome,
  listHome,
  PART_WORDS,
  ruleWords,
  stateOf,
} from '../words.ts'

/** How many certificates the first page shows; each list shows all of its own. */
const MOST = 50

/** The lists of the place and what went by them. */
export const keepingLooked: PageFunction = async visit => {
  const { tx } = visit
  const lists = await keepingLists(tx)
  const gone = await certificates(tx, { most: MOST })
  const standing = (await holds(tx)).filter(each => each.lifted_at === null)
  const rules = await rulesOf(tx)
  const day = (at: Date) => dayInFull(dayOfMoment(visit, at))
  const nothing = visit.query.get('nothing')
  return {
    title: 'Kept until',
    heading: 'How long records are kept',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Kept until' }],
    wide: true,
    body: html`
${nothing !== null && notificationBanner({ text: nothing === '0' ? 'Nothing is past its time today.' : `Nothing can be proposed. Past the time, and held: ${counted(Number(nothing), 'part of a record', 'parts of records')}.` })}
<p class="govuk-body-l">What is past its time is proposed, reviewed line by line, authorised by another, and then goes for good.</p>
<form method="post" action="${keepingHome}"><input type="hidden" name="id" value="${formId()}">
${button({ text: 'Look whose time is past', preventDoubleClick: true })}</form>
<p class="govuk-body"><a class="govuk-link" href="${holdsHome}">${standing.length === 0 ? 'Nothing is held' : counted(standing.length, 'hold', 'holds')}</a>: what is held is deleted by nobody.</p>
${tableCards({
  caption: 'Lists',
  rows: lists,
  link: { heading: 'Looked on', href: each => listHome(each.id), text: each => day(each.proposed_at) },
  columns: [
    { heading: 'By', cell: each => html`<bdi>${each.proposed_name ?? 'Kith'}</bdi>` },
    { heading: 'Stands', cell: stateOf },
    { heading: 'Went', cell: each => String(each.done), numeric: true },
    { heading: 'Kept longer', cell: each => String(each.keeps), numeric: true },
  ],
  empty: 'Nobody has looked yet. Once a term is often enough.',
})}
${tableCards({
  caption: 'Certificates',
  rows: gone,
  link: {
    heading: 'Went on',
    href: each => certificateHome(each.id),
    text: each =>
      html`${day(each.done_at)}<span class="govuk-visually-hidden">, certificate ${each.id.slice(0, 8)}</span>`,
  },
  columns: [
    { heading: 'What', cell: each => (each.whole ? 'All that was left' : PART_WORDS[each.part]) },
    { heading: 'How much', cell: each => howMuch(each.kinds) },
    { heading: 'Authorised by', cell: each => html`<bdi>${each.authorised_name ?? 'somebody'}</bdi>` },
  ],
  empty: 'Nothing went yet. Each record that goes leaves a certificate here, without a name.',
})}
<h2 class="govuk-heading-m">The rules of this place</h2>
<ul class="govuk-list govuk-list--bullet">${rules.map(each => html`<li>${each.class.charAt(0).toUpperCase() + each.class.slice(1)}: ${each.from === 'event' ? counted(each.keep_years, 'year', 'years') : ruleWords({ years: each.keep_years, from: each.from })}</li>`)}</ul>
<p class="govuk-body">They stand in the blueprint, with why and where that is written.</p>`,
  }
}

/** Looks whose time is past today, and leads to the list. */
export const looksForPast: PageFunction = async visit => {
  const id = visit.form.text('id')
  if (!isId(id)) throw new BadRequest('The form came without its number. Open the page again.')
  const { lines, held } = await propose(visit.tx, { id, today: todayOf(visit) })
  await record(visit.tx, {
    action: 'looked-for-past-time',
    subject: 'keeping-list',
    subjectId: id,
    request: visit.requestId,
    detail: { lines, held },
  })
  return seeOther(lines > 0 ? listHome(id) : `${keepingHome}?nothing=${held}`)
}
