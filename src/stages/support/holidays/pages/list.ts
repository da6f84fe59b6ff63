import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { NotFound } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { lastDoneOf } from '../calls.ts'
import { callsOf, findList, type Plan, plansOf } from '../holidays.ts'
import { callIsOpen } from '../rules.ts'

/** One list, to be looked at and printed: who is rung and when, what is booked, whom to call, and what was done. */
export const listPage: PageFunction = async visit => {
  const { tx, params, requestId } = visit
  const list = isId(params.list ?? '') ? await findList(tx, params.list!) : undefined
  if (!list) throw new NotFound('no such list')
  const today = todayOf(visit)
  const [plans, calls] = await Promise.all([plansOf(tx, list.id), callsOf(tx, list.id)])
  const done = await lastDoneOf(
    tx,
    plans.map(each => each.child_id),
  )
  await record(tx, {
    action: 'saw-list',
    subject: 'holiday-list',
    subjectId: list.id,
    request: requestId,
    detail: { children: plans.length },
  })
  const here = plans.filter(each => each.takes_part)
  const gone = plans.length - here.length
  const close = here.filter(each => each.keep_close).length
  const callsSaid = (plan: Plan) =>
    calls
      .filter(each => each.child_id === plan.child_id)
      .map(each => {
        const last = done.get(plan.child_id)
        const state = each.on_day > today ? '' : callIsOpen(each.on_day, today, last) ? ', not yet' : ' ✓'
        return `${shortDate(each.on_day, today)}${each.at ? ` ${each.at}` : ''}${state}`
      })
      .join('; ')
  return {
    title: 'Holiday list',
    heading: html`Holiday list, ${list.school}`,
    wide: true,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Holiday list', href: '/support/holidays' },
      { text: list.school },
    ],
    body: html`<p class="govuk-body">${dayInFull(list.starts_on)} to ${dayInFull(list.ends_on)}. Made by ${list.person}. ${counted(here.length, 'child or young person', 'children and young people')}, ${close} kept close.</p>
${list.mine && today <= list.ends_on && button({ text: 'Change the list', href: `/support/holidays/make/${list.school_id}`, classes: 'govuk-button--secondary' })}
${tableCards<Plan>({
  caption: 'Who, when and what',
  captionHidden: true,
  rows: here,
  link: {
    heading: 'Name',
    href: each => `/support/children/${each.child_id}`,
    text: each => shortNameOf(each),
  },
  columns: [
    { heading: 'Year', cell: each => yearName(each.year_group), short: true },
    {
      heading: 'Keep close',
      cell: each => each.keep_close && tag({ text: 'Keep close', colour: 'yellow' }),
      short: true,
    },
    { heading: 'Ring on', cell: each => callsSaid(each) },
    { heading: 'Whom to call', cell: each => each.call_who },
    { heading: 'Food', cell: each => each.food },
    { heading: 'Trip or club', cell: each => each.booked },
    {
      heading: 'Last heard of',
      cell: each => {
        const last = done.get(each.child_id)
        return last && shortDate(last, today)
      },
      short: true,
    },
  ],
  empty: 'Nobody is on this list.',
})}
${gone > 0 && html`<p class="govuk-body">${counted(gone, 'child or young person', 'children and young people')} on it took no further part; nobody rings them from here.</p>`}
<p class="govuk-body">✓ somebody rang, saw them or was in contact on that day or since.</p>`,
  }
}
