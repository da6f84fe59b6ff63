// What changes of a group once it runs: more days, days called off, its end. What was held stays as it was.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dateInput } from '#design/date-input.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { boxesOf, postedDay } from '#design/posted-day.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import {
  cancelDays,
  type DayOfGroup,
  daysOfGroup,
  endGroup,
  type Group,
  goOnWithGroup,
  WHY_CANCELLED,
} from '#records/groups/groups.ts'
import { todayOf } from '#records/places/today.ts'
import { addDaysTo, dayFields, daysIn, errorsOfDays, noDays, type TypedDays } from '../day-fields.ts'
import { CANCELLED_WORDS } from '../words.ts'
import { ownGroupOfVisit } from './group-of-visit.ts'

type Shown = {
  days?: TypedDays
  last?: ReturnType<typeof boxesOf>
  wrong?: Record<string, string | undefined>
}

/** Add days, call days off, end it; or let it go on where it ended. */
export const changeGroup: PageFunction = async visit => await show(visit, await ownGroupOfVisit(visit), {})

/** Adds the days that were chosen; those it has already stay as they are. */
export const addMoreDays: PageFunction = async visit => {
  const group = await ownGroupOfVisit(visit)
  const { typed, wrong, days } = daysIn(visit.form)
  if (group.ended_on !== null) return seeOther(`/support/groups/${group.id}/change`)
  if (!days) return await show(visit, group, { days: typed, wrong })
  const added = await addDaysTo(visit.tx, { groupId: group.id, schoolId: group.school_id }, days)
  return seeOther(`/support/groups/${group.id}/change?added=${added}`)
}

/** Calls the chosen days off. */
export const callOffDays: PageFunction = async visit => {
  const { tx, form } = visit
  const group = await ownGroupOfVisit(visit)
  const chosen = form.all('off').filter(isId)
  if (chosen.length === 0)
    return await show(visit, group, { wrong: { off: 'Choose the days that are called off' } })
  const why = WHY_CANCELLED.find(each => each === form.text('why')) ?? 'other'
  const off = await cancelDays(tx, group.id, chosen, why)
  return seeOther(`/support/groups/${group.id}/change?off=${off}`)
}

/** The group ends with a day. */
export const endTheGroup: PageFunction = async visit => {
  const { tx, form } = visit
  const group = await ownGroupOfVisit(visit)
  const { day, values } = postedDay(form, 'on')
  if (!day) return await show(visit, group, { last: values, wrong: { on: 'Write the last day' } })
  if (group.ended_on === null && !(await endGroup(tx, group.id, day)))
    return await show(visit, group, {
      last: values,
      wrong: { on: 'There is a register of a later day. Choose that day or one after it' },
    })
  return seeOther(`/support/groups/${group.id}`)
}

/** A group that was ended goes on. */
export const letGroupGoOn: PageFunction = async visit => {
  const group = await ownGroupOfVisit(visit)
  await goOnWithGroup(visit.tx, group.id)
  return seeOther(`/support/groups/${group.id}`)
}

async function show(visit: Visit, group: Group, { days, last, wrong = {} }: Shown): Promise<Sheet> {
  const today = todayOf(visit)
  const home = `/support/groups/${group.id}`
  const all = await daysOfGroup(visit.tx, group.id)
  const ahead = all.filter(each => each.on_day >= today && each.cancelled_why === null && !each.taken)
  return {
    title: 'Change a group',
    heading: html`Change ${group.name}`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Groups', href: '/support/groups' },
      { text: group.name, href: home },
      { text: 'Change' },
    ],
    errors: errorsOfDays(wrong),
    ...said(visit.query),
    body:
      group.ended_on === null
        ? html`${moreDays(home, days ?? noDays(today), wrong)}${daysOff(home, ahead, today, wrong)}${theEnd(home, last ?? boxesOf(today), wrong)}`
        : html`<p class="govuk-body">${group.name} ${group.ended_on < today ? 'ended' : 'ends'} on ${shortDate(group.ended_on, today)}. What was held stays on each child’s record.</p>
<form method="post" action="${home}/change/go-on">${button({ text: 'It goes on after all', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`,
  }
}

function said(query: URLSearchParams): Pick<Sheet, 'notice'> {
  const [added, off] = ['added', 'off'].map(name => query.get(name))
  const count = Number(added ?? off)
  if ((added ?? off) === null || !Number.isSafeInteger(count)) return {}
  const text =
    added === null
      ? `${counted(count, 'day is', 'days are')} called off.`
      : count === 0
        ? 'No day came: the school is closed on all of them, or they were there already.'
        : `${counted(count, 'day was', 'days were')} added.`
  return { notice: notificationBanner({ type: 'success', titleText: 'Saved', disableAutoFocus: true, text }) }
}

function moreDays(home: string, typed: TypedDays, wrong: Shown['wrong'] & object): Html {
  return html`<h2 class="govuk-heading-m">Add days</h2>
<p class="govuk-body">Days that it has already stay as they are, those called off too.</p>
<form method="post" action="${home}/change/days" novalidate>${dayFields(typed, wrong)}${button({ text: 'Add these days', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}

function daysOff(home: string, ahead: DayOfGroup[], today: string, wrong: Shown['wrong'] & object): Html {
  return html`<h2 class="govuk-heading-m">Call days off</h2>
${
  ahead.length === 0
    ? html`<p class="govuk-body">No day without a register is to come.</p>`
    : html`<form method="post" action="${home}/change/off" novalidate>${checkboxes({
        name: 'off',
        classes: 'govuk-checkboxes--small kith-many',
        fieldset: { legend: { text: 'Which days', classes: 'govuk-fieldset__legend--s' } },
        hint: 'A day called off counts for nothing: it is nobody’s absence.',
        ...(wrong.off && { errorMessage: wrong.off }),
        items: ahead.map(each => ({
          value: each.id,
          text: `${shortDate(each.on_day, today)}, ${each.starts_at} to ${each.ends_at}`,
        })),
      })}${select({ name: 'why', label: 'Why', items: WHY_CANCELLED.map(value => ({ value, text: CANCELLED_WORDS[value] })) })}${button({ text: 'Call them off', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}`
}

function theEnd(home: string, last: ReturnType<typeof boxesOf>, wrong: Shown['wrong'] & object): Html {
  return html`<h2 class="govuk-heading-m">End the group</h2>
<p class="govuk-body">No day after the last one is held. Registers and what each child had stay.</p>
<form method="post" action="${home}/change/end" novalidate>${dateInput({
    namePrefix: 'on',
    id: 'on',
    fieldset: { legend: { text: 'Last day', classes: 'govuk-fieldset__legend--s' } },
    values: last,
    ...(wrong.on && { errorMessage: wrong.on }),
  })}${button({ text: 'End the group', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`
}
