import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { type Html, html } from '#platform/html.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { todayOf } from '#records/places/today.ts'
import { ownSchools } from '../../presence/in-school.ts'
import { oneButton } from '../../presence/one-button.html.ts'
import { presenceRules } from '../../presence/settings.ts'
import { callRows } from '../calls.html.ts'
import { openCalls } from '../calls.ts'
import { holidayAt, listsFrom, ringsOf } from '../holidays.ts'
import { type Holiday, listDueFrom } from '../rules.ts'

/** The next holiday, whose list is made and whose is due, and whom to ring today: in the holidays, or while a school is closed. */
export const holidaysPage: PageFunction = async visit => {
  const { tx, actor, query, requestId } = visit
  const today = todayOf(visit)
  const mine = may(actor, 'do be in school')
  const [holiday, lists, rules, schools] = await Promise.all([
    holidayAt(tx, today),
    listsFrom(tx, today),
    presenceRules(tx),
    mine ? ownSchools(tx) : [],
  ])
  const calls = mine ? await openCalls(tx, today) : []
  await record(tx, {
    action: 'saw-list',
    subject: 'holidays',
    request: requestId,
    detail: { calls: calls.length },
  })
  const [undo, child] = [query.get('undo') ?? '', query.get('child') ?? '']
  const rung = isId(undo) && isId(child) ? await ringsOf(tx, [child], today, today) : []
  const fresh = rung.some(each => each.id === undo && each.mine && each.fresh)
  return {
    title: 'Holiday list',
    heading: 'Holiday list',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Holiday list' }],
    ...(fresh && {
      notice: notificationBanner({
        type: 'success',
        titleText: 'Saved',
        disableAutoFocus: true,
        content: oneButton({ action: '/support/holidays/rang/undo', fields: { ring: undo }, text: 'Undo' }),
      }),
    }),
    body: html`
${nextHoliday(holiday, today, rules.listDaysBefore)}
${
  mine &&
  html`<h2 class="govuk-heading-m">To ring</h2>
${calls.length === 0 ? html`<p class="govuk-body">Nobody is to be rung today.</p>` : callRows(calls, today)}`
}
${
  holiday &&
  mine &&
  schools.map(school => {
    const list = lists.find(
      each => each.mine && each.school_id === school.id && each.starts_on === holiday.from,
    )
    return !list && makeOne(school, holiday, today, rules.listDaysBefore)
  })
}
${tableCards({
  caption: `Lists made: ${lists.length}`,
  rows: lists,
  link: {
    heading: 'School',
    href: each => `/support/holidays/${each.id}`,
    text: each => each.school,
  },
  columns: [
    { heading: 'Link Worker', cell: each => each.person },
    {
      heading: 'Holiday',
      cell: each => `${shortDate(each.starts_on, today)} to ${shortDate(each.ends_on, today)}`,
    },
  ],
  empty: 'No list is made yet for the next holiday.',
})}
<p class="govuk-body">A list says who will be rung and when, what food, trip or club is booked, and whom to call. Who is kept close is counted on every day of the calendar.</p>`,
  }
}

function nextHoliday(holiday: Holiday | undefined, today: string, daysBefore: number): Html {
  if (!holiday) return insetText({ text: 'No holiday is in the calendar of this place yet.' })
  const on = today >= holiday.from
  return html`<p class="govuk-body-l">${on ? 'No school' : 'The next holiday'}: ${dayInFull(holiday.from)} to ${holiday.openAgain ? html`${dayInFull(holiday.to)}. School opens on ${dayInFull(holiday.openAgain)}` : 'a day that is not in the calendar yet'}.${!on && html` Its lists are due from ${dayInFull(listDueFrom(holiday, daysBefore))}.`}</p>`
}

function makeOne(
  school: { id: string; name: string },
  holiday: Holiday,
  today: string,
  daysBefore: number,
): Html {
  const due = today >= listDueFrom(holiday, daysBefore)
  return html`<p class="govuk-body">${due ? html`<strong>Your list for ${school.name} is due.</strong>` : html`Your list for ${school.name} is not made yet.`}</p>
${button({ text: html`Make the list<span class="govuk-visually-hidden">, ${school.name}</span>`, href: `/support/holidays/make/${school.id}`, ...(!due && { classes: 'govuk-button--secondary' }) })}`
}
