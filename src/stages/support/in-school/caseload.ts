// The caseload's column: who is suspended or elsewhere now, whose attendance plan is open, and whether a step of it waits.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { suspensionDays } from '#arithmetic/suspension-days.ts'
import { shortDate } from '#design/contextual-date.ts'
import type { Tx } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import type { CaseloadColumn } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { placedNow } from './placement.ts'
import { openPlans, stepsOverdue } from './plan.ts'
import { inSchoolRules } from './settings.ts'
import { suspendedLately } from './suspension.ts'
import { capital, suspendedWords } from './words.ts'

/** Who is suspended or elsewhere now, and whose plan is open. */
export const inSchoolColumn: CaseloadColumn = {
  key: 'in-school',
  heading: 'In school',
  order: 55,
  cells: async (tx, children, day) => {
    const { suspendedWithinDays } = await inSchoolRules(tx)
    const [suspended, placed, plans, overdue] = await Promise.all([
      whereThere(tx, 'suspensions', () =>
        suspendedLately(tx, children, dayOf(dayNumber(day) - suspendedWithinDays), day),
      ),
      whereThere(tx, 'placements', () => placedNow(tx, children, day)),
      whereThere(tx, 'attendance plans', () => openPlans(tx, children)),
      whereThere(tx, 'attendance plans', () => stepsOverdue(tx, children, day)),
    ])
    const out = await suspendedNow(tx, suspended, day)
    const waits = await daysThatStepsWait(tx, overdue, day)
    const told = new Map<string, Told>()
    const tell = (childId: string, words: string, attention: number, flag?: string) => {
      const said = told.get(childId) ?? { words: [], flags: [], attention: 0 }
      said.words.push(words)
      if (flag !== undefined) said.flags.push(flag)
      said.attention = Math.max(said.attention, attention)
      told.set(childId, said)
    }
    for (const each of suspended) {
      const words = capital(suspendedWords(each))
      if (out.has(each.id)) tell(each.child_id, words, SUSPENDED, words)
    }
    for (const each of placed) tell(each.child_id, `At ${each.provider}`, 0, `At ${each.provider}`)
    for (const each of plans) if (!waits.has(each.child_id)) tell(each.child_id, 'Attendance plan', 0)
    for (const each of overdue)
      tell(
        each.child_id,
        `Plan: step due ${shortDate(each.by_day, day)}`,
        waits.get(each.child_id)!,
        'Step of the plan waits',
      )
    return new Map(
      [...told].map(([childId, { words, flags, attention }]) => [
        childId,
        { html: html`${words.join('; ')}`, attention, flag: flags },
      ]),
    )
  },
}

type Told = { words: string[]; flags: string[]; attention: number }

/** Somebody suspended now stands above those of whom only an answer is missing (rules/today.md). */
const SUSPENDED = 3

/** Child by child, how many school days the step that waits longest has waited. */
async function daysThatStepsWait(
  tx: Tx,
  overdue: Awaited<ReturnType<typeof stepsOverdue>>,
  day: string,
): Promise<Map<string, number>> {
  const from = overdue.map(each => each.by_day).sort()[0]
  if (from === undefined) return new Map()
  const open = await openDaysOf(
    tx,
    overdue.map(each => each.school_id),
    from,
    day,
  )
  return new Map(
    overdue.map(each => [each.child_id, daysOverdue(open.get(each.school_id) ?? [], each.by_day, day)]),
  )
}

/** School days that a step of a plan waits since its day; at least one, where its day was no school day. */
export function daysOverdue(openDays: readonly string[], byDay: string, today: string): number {
  if (byDay >= today) return 0
  return Math.max(1, openDays.filter(day => day > byDay && day <= today).length)
}

const DAYS_AHEAD = 60

/** Of these suspensions, which take this day: by the days the child's school is open. */
async function suspendedNow(
  tx: Tx,
  suspended: Awaited<ReturnType<typeof suspendedLately>>,
  day: string,
): Promise<Set<string>> {
  if (suspended.length === 0) return new Set()
  const from = suspended.map(each => each.starts_on).sort()[0]!
  const open = await openDaysOf(
    tx,
    [...new Set(suspended.map(each => each.school_id))],
    from,
    dayOf(dayNumber(day) + DAYS_AHEAD),
  )
  return new Set(
    suspended
      .filter(each => {
        const { days, backOn } = suspensionDays(
          { startsOn: each.starts_on, sessions: each.sessions, type: each.type as 'SUSP' | 'PERM' },
          open.get(each.school_id) ?? [],
        )
        return each.type === 'PERM' || days.includes(day) || (backOn !== null && backOn > day)
      })
      .map(each => each.id),
  )
}
