// When a child's plan is reviewed: once a term (or half-term), within the last school days of it, by the place's review rhythm;
// how many school days a review is late. Rule: rules/reviews.md.
import { dayNumber, dayOf } from '#arithmetic/days.ts'

/** A term or half-term of the place. */
export type Span = { from: string; to: string }

export type Rhythm = {
  formal: 'termly' | 'half-termly'
  /** A review is held within so many of the last school days of a term. */
  withinSchoolDays: number
  /** A plan is made within so many days of the start: before that there is nothing to review. */
  planWithinDays: number
  /** Home and school look back so many days after they met. */
  lookBackDays: number
}

export type Due = {
  /** The first day of the time in which the review is held, and the last. */
  opens: string
  due: string
  state: 'later' | 'now' | 'overdue'
  /** School days since the last day, today counted; 0 unless it is overdue. */
  overdue: number
}

/** Half-terms as the place's calendar has them, joined to terms where a review is held once a term. */
export function spansOf(
  terms: readonly { academic_year: number; name: string; starts_on: string; ends_on: string }[],
  formal: Rhythm['formal'],
): Span[] {
  const joined = new Map<string, Span>()
  for (const { academic_year: year, name, starts_on: from, ends_on: to } of terms) {
    const key = `${year} ${formal === 'termly' ? name.replace(/\s*\d+$/, '') : name}`
    const known = joined.get(key)
    joined.set(key, {
      from: known && known.from < from ? known.from : from,
      to: known && known.to > to ? known.to : to,
    })
  }
  return [...joined.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/**
 * The review that is next. `openDays` are the days on which the child's school is open, in order, through all the spans.
 * Undefined where the calendar does not reach so far.
 */
export function nextDue(
  { beganOn, lastHeld, today }: { beganOn: string; lastHeld: string | null; today: string },
  spans: readonly Span[],
  openDays: readonly string[],
  { withinSchoolDays, planWithinDays }: Pick<Rhythm, 'withinSchoolDays' | 'planWithinDays'>,
): Due | undefined {
  const earliest = dayOf(dayNumber(beganOn) + planWithinDays)
  for (const { from, to } of spans) {
    // Said of hundreds of children at once: a term that cannot be it is not looked through.
    if (to <= (lastHeld ?? '') || (lastHeld === null && to < earliest)) continue
    const days = openDays.filter(day => day >= from && day <= to).slice(-Math.max(1, withinSchoolDays))
    const [opens, due] = [days[0], days.at(-1)]
    if (opens === undefined || due === undefined) continue
    if (lastHeld === null ? due < earliest : opens <= lastHeld) continue
    const overdue = openDays.filter(day => day > due && day <= today).length
    return { opens, due, overdue, state: overdue > 0 ? 'overdue' : today >= opens ? 'now' : 'later' }
  }
  return undefined
}

/** Half-way through the time in which a review is held, and never in the past: what is proposed. */
export function proposedDay({ opens, due }: Due, openDays: readonly string[], today: string): string {
  const days = openDays.filter(day => day >= opens && day <= due && day > today)
  return days[Math.floor(days.length / 2)] ?? openDays.find(day => day > today) ?? dayOf(dayNumber(today) + 1)
}
