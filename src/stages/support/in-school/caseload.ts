// The caseload's column: who is suspended or elsewhere now, and whose attendance plan is open.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { suspensionDays } from '#arithmetic/suspension-days.ts'
import type { Tx } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import type { CaseloadColumn } from '#records/children/happenings.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { placedNow } from './placement.ts'
import { openPlans } from './plan.ts'
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
    const [suspended, placed, plans] = await Promise.all([
      suspendedLately(tx, children, dayOf(dayNumber(day) - suspendedWithinDays), day),
      placedNow(tx, children, day),
      openPlans(tx, children),
    ])
    const out = await suspendedNow(tx, suspended, day)
    const flags = new Map<string, string[]>()
    const flag = (childId: string, words: string) =>
      flags.set(childId, [...(flags.get(childId) ?? []), words])
    for (const each of suspended) if (out.has(each.id)) flag(each.child_id, capital(suspendedWords(each)))
    for (const each of placed) flag(each.child_id, `At ${each.provider}`)
    for (const each of plans) flag(each.child_id, 'Attendance plan')
    return new Map(
      [...flags].map(([childId, words]) => [
        childId,
        {
          html: html`${words.join('; ')}`,
          attention:
            out.size > 0 && suspended.some(each => each.child_id === childId && out.has(each.id)) ? 3 : 0,
          flag: words.find(each => each !== 'Attendance plan'),
        },
      ]),
    )
  },
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
