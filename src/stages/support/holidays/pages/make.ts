import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { input } from '#design/input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { ownSchools } from '../../presence/in-school.ts'
import {
  callsOf,
  childrenFor,
  type HolidayPlan,
  holidayAt,
  listsFrom,
  planHoliday,
  plansOf,
} from '../holidays.ts'
import type { Holiday } from '../rules.ts'

type Child = Awaited<ReturnType<typeof childrenFor>>[number]
type Typed = Record<'food' | 'booked' | 'callWho', string> & { calls: string; keepClose: boolean }
type Of = {
  school: { id: string; name: string }
  holiday: Holiday
  children: Child[]
  typed: Map<string, Typed>
}

const LONGEST = 200
/** A day and, where one was agreed, a time: `5 Aug 10:00`, `05/08`, `5.8.`. */
const CALL = /^(\d{1,2})(?:[ ./-]+)(\d{1,2}|[a-z]{3,9})\.?(?:[ ,]+(?:at )?(\d{1,2})[:.](\d{2}))?$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The list of one school and the next holiday: a box a child, everything may be left empty. Made already, it is changed. */
export const makeList: PageFunction = async visit => {
  const of = await wanted(visit)
  return of ? await show(visit, of, formId(), new Map()) : noHoliday()
}

/** Saves it. */
export const saveList: PageFunction = async visit => {
  const { tx, form } = visit
  const id = form.text('id')
  if (!isId(id)) throw new BadRequest('Open the page again and write it there.')
  const of = await wanted(visit)
  if (!of) return noHoliday()
  const wrong = new Map<string, string>()
  const plans = of.children.map((child): HolidayPlan => {
    const name = (field: string) => `${field}-${child.child_id}`
    const read = (field: string) => form.text(name(field)).slice(0, LONGEST)
    const typed = {
      food: read('food'),
      booked: read('booked'),
      callWho: read('callWho'),
      calls: form.text(name('calls')),
      keepClose: form.text(name('keepClose')) === 'yes',
    }
    of.typed.set(child.child_id, typed)
    const calls = callsIn(typed.calls, of.holiday)
    if (typeof calls === 'string') wrong.set(child.child_id, calls)
    return {
      childId: child.child_id,
      food: typed.food || null,
      booked: typed.booked || null,
      callWho: typed.callWho || null,
      keepClose: typed.keepClose,
      calls: typeof calls === 'string' ? [] : calls,
    }
  })
  if (wrong.size > 0) return await show(visit, of, id, wrong)
  const made = await planHoliday(tx, {
    id,
    schoolId: of.school.id,
    from: of.holiday.from,
    to: of.holiday.to,
    plans,
  })
  if (!made) throw new NotFound('not a school of theirs')
  return seeOther(`/support/holidays/${made.listId}`)
}

/**
 * The days, with times, that a line of words says: `5 Aug 10:00, 12 Aug`. Answers a sentence where one of them is no day of
 * the holiday.
 */
export function callsIn(
  written: string,
  holiday: { from: string; to: string },
): { onDay: string; at: string | null }[] | string {
  const calls: { onDay: string; at: string | null }[] = []
  for (const part of written
    .split(/[,;\n]+/)
    .map(each => each.trim())
    .filter(Boolean)) {
    const match = CALL.exec(part)
    const onDay = match && dayIn(match[1]!, match[2]!, holiday)
    if (!match || !onDay)
      return `“${part}” is no day from ${dayInFull(holiday.from)} to ${dayInFull(holiday.to)}. Write 5 Aug, or 5 Aug 10:00`
    const at = match[3] === undefined ? null : `${match[3].padStart(2, '0')}:${match[4]}`
    if (at !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) return `“${part}” has no such time. Write 10:00`
    if (!calls.some(each => each.onDay === onDay)) calls.push({ onDay, at })
  }
  return calls
}

function dayIn(date: string, month: string, { from, to }: { from: string; to: string }): string | undefined {
  const number = /^\d+$/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  for (const year of new Set([from.slice(0, 4), to.slice(0, 4)])) {
    const day = `${year}-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`
    if (day >= from && day <= to && dayOf(dayNumber(day)) === day) return day
  }
  return undefined
}

async function wanted(visit: Visit): Promise<Of | undefined> {
  const { tx, params } = visit
  const today = todayOf(visit)
  const school = (await ownSchools(tx)).find(each => each.id === params.school)
  if (!school) throw new NotFound('not a school of theirs')
  const holiday = await holidayAt(tx, today)
  if (!holiday) return undefined
  const children = await childrenFor(tx, school.id)
  const list = (await listsFrom(tx, today)).find(
    each => each.mine && each.school_id === school.id && each.starts_on === holiday.from,
  )
  const typed = new Map<string, Typed>()
  if (list) {
    const [plans, calls] = await Promise.all([plansOf(tx, list.id), callsOf(tx, list.id)])
    for (const plan of plans)
      typed.set(plan.child_id, {
        food: plan.food ?? '',
        booked: plan.booked ?? '',
        callWho: plan.call_who ?? '',
        keepClose: plan.keep_close,
        calls: calls
          .filter(each => each.child_id === plan.child_id)
          .map(each => `${shortDay(each.on_day)}${each.at ? ` ${each.at}` : ''}`)
          .join(', '),
      })
  }
  return { school, holiday, children, typed }
}

function noHoliday(): Sheet {
  return {
    title: 'Make a holiday list',
    heading: 'No holiday is in the calendar yet',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Holiday list', href: '/support/holidays' },
      { text: 'Make a list' },
    ],
    body: html`<p class="govuk-body">The terms of this place end before today. Whoever looks after its blueprint adds the next school year.</p>`,
  }
}

async function show(
  { tx, requestId }: Visit,
  of: Of,
  id: string,
  wrong: Map<string, string>,
): Promise<Sheet> {
  const { school, holiday, children } = of
  await record(tx, {
    action: 'saw-list',
    subject: 'holiday-list',
    request: requestId,
    detail: { children: children.length },
  })
  return {
    title: 'Make a holiday list',
    heading: html`Holiday list, ${school.name}`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Holiday list', href: '/support/holidays' },
      { text: school.name },
    ],
    errors: [...wrong].map(([childId, text]) => ({ text, href: `#calls-${childId}` })),
    body: html`<p class="govuk-body">${dayInFull(holiday.from)} to ${dayInFull(holiday.to)}. Leave empty what is not needed; you can come back and change it. Mark <strong>keep close</strong> where every day of the calendar should count, school or not.</p>
${
  children.length === 0
    ? html`<p class="govuk-body">Nobody of your caseload is at this school.</p>`
    : html`<form method="post" action="/support/holidays/make/${school.id}" novalidate>
<input type="hidden" name="id" value="${id}">
${children.map(child => oneChild(child, of, wrong.get(child.child_id)))}
${button({ text: 'Save the list', preventDoubleClick: true })}
</form>`
}`,
  }
}

function oneChild(child: Child, { typed, holiday }: Of, wrong: string | undefined): Html {
  const { child_id: childId } = child
  const said = typed.get(childId)
  const about = html`<span class="govuk-visually-hidden">, <bdi>${shortNameOf(child)}</bdi></span>`
  const example = `${shortDay(dayOf(dayNumber(holiday.from) + 7))} 10:00, ${shortDay(dayOf(dayNumber(holiday.from) + 14))}`
  const field = (name: 'food' | 'booked' | 'callWho', label: string) =>
    input({
      name: `${name}-${childId}`,
      label: html`${label}${about}`,
      value: said?.[name] ?? '',
      attributes: { maxlength: LONGEST },
    })
  return html`<fieldset class="govuk-fieldset kith-plan"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><bdi>${shortNameOf(child)}</bdi>, ${yearName(child.year_group)}</legend>
${checkboxes({
  name: `keepClose-${childId}`,
  classes: 'govuk-checkboxes--small',
  values: said?.keepClose ? ['yes'] : [],
  items: [{ value: 'yes', text: html`Keep close${about}` }],
})}
${input({
  name: `calls-${childId}`,
  label: html`Ring on${about}`,
  hint: `With a time where one is agreed: ${example}`,
  value: said?.calls ?? '',
  ...(wrong !== undefined && { errorMessage: wrong }),
})}
<div class="kith-plan__fields">${field('callWho', 'Whom to call')}${field('food', 'Food')}${field('booked', 'Trip or club')}</div>
</fieldset>`
}

// `5 Aug`, as it is typed.
function shortDay(day: string): string {
  return shortDate(day, day).replace(/^\w+ /, '')
}
