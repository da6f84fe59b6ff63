// On which days a group meets, as a form asks it: weekdays, from when to when, first and last day.
import { dayNumber } from '#arithmetic/days.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { dateInput } from '#design/date-input.ts'
import { input } from '#design/input.ts'
import { boxesOf, postedDay } from '#design/posted-day.ts'
import type { Tx } from '#platform/database/queries.ts'
import type { Form } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import { newId } from '#platform/ids.ts'
import { addGroupDays } from '#records/groups/groups.ts'
import { openDaysBetween } from '#records/places/open-days.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const
const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/
const LONGEST_DAYS = 370

export type TypedDays = {
  days: string[]
  starts: string
  ends: string
  from: ReturnType<typeof boxesOf>
  until: ReturnType<typeof boxesOf>
}
export type WrongDays = Partial<Record<keyof TypedDays, string>>
export type Days = { weekdays: number[]; starts: string; ends: string; from: string; until: string }

/** Nothing chosen yet, from this day on. */
export function noDays(from: string): TypedDays {
  return { days: [], starts: '', ends: '', from: boxesOf(from), until: boxesOf(undefined) }
}

/** What was typed, and either the days or what is wrong with them. */
export function daysIn(form: Form): { typed: TypedDays; wrong: WrongDays; days?: Days } {
  const [from, until] = [postedDay(form, 'from'), postedDay(form, 'until')]
  const typed = {
    days: form.all('days'),
    starts: form.text('starts'),
    ends: form.text('ends'),
    from: from.values,
    until: until.values,
  }
  const [starts, ends] = [clock(typed.starts), clock(typed.ends)]
  const weekdays = typed.days.map(Number).filter(each => each >= 0 && each <= 4)
  const wrong: WrongDays = {
    ...(weekdays.length === 0 && { days: 'Choose at least one day of the week' }),
    ...(!starts && { starts: 'Write when it starts, as 08:00' }),
    ...((!ends || (starts && ends <= starts)) && { ends: 'Write when it ends, after it starts, as 08:45' }),
    ...(!from.day && { from: 'Write the first day' }),
    ...((!until.day || (from.day && until.day < from.day)) && {
      until: 'Write the last day, after the first',
    }),
    ...(from.day &&
      until.day &&
      dayNumber(until.day) - dayNumber(from.day) > LONGEST_DAYS && {
        until: 'A group runs for a year at most; make it again then',
      }),
  }
  if (Object.keys(wrong).length > 0 || !starts || !ends || !from.day || !until.day) return { typed, wrong }
  return { typed, wrong, days: { weekdays, starts, ends, from: from.day, until: until.day } }
}

/** The fields themselves. */
export function dayFields(typed: TypedDays, wrong: WrongDays): Html {
  const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
  return html`${checkboxes({
    name: 'days',
    classes: 'govuk-checkboxes--small',
    values: typed.days,
    fieldset: legend('On which days'),
    items: WEEKDAYS.map((text, n) => ({ value: String(n), text })),
    ...(wrong.days && { errorMessage: wrong.days }),
  })}
${input({ name: 'starts', label: 'Starts at', hint: 'Such as 08:00', classes: 'govuk-input--width-5', value: typed.starts, ...(wrong.starts && { errorMessage: wrong.starts }) })}
${input({ name: 'ends', label: 'Ends at', hint: 'Such as 08:45', classes: 'govuk-input--width-5', value: typed.ends, ...(wrong.ends && { errorMessage: wrong.ends }) })}
${dateInput({ namePrefix: 'from', id: 'from', fieldset: legend('First day'), values: typed.from, ...(wrong.from && { errorMessage: wrong.from }) })}
${dateInput({ namePrefix: 'until', id: 'until', fieldset: legend('Last day'), hint: 'Days when the school is closed are left out by themselves.', values: typed.until, ...(wrong.until && { errorMessage: wrong.until }) })}`
}

/** Adds these days to a group, those on which its school is open; answers how many came. */
export async function addDaysTo(
  tx: Tx,
  { groupId, schoolId }: { groupId: string; schoolId: string },
  { weekdays, starts, ends, from, until }: Days,
): Promise<number> {
  const open = await openDaysBetween(tx, schoolId, from, until)
  return await addGroupDays(
    tx,
    open
      .filter(day => weekdays.includes((dayNumber(day) + 3) % 7))
      .map(onDay => ({ id: newId(), groupId, onDay, startsAt: starts, endsAt: ends })),
  )
}

/** The errors of a form of days, each with the field it stands at. */
export function errorsOfDays(wrong: Record<string, string | undefined>) {
  const ids: Record<string, string> = { from: 'from-day', until: 'until-day', on: 'on-day' }
  return Object.entries(wrong).flatMap(([name, text]) =>
    text ? [{ text, href: `#${ids[name] ?? name}` }] : [],
  )
}

function clock(written: string): string | undefined {
  const match = CLOCK.exec(written)
  return match ? `${match[1]!.padStart(2, '0')}:${match[2]}` : undefined
}
