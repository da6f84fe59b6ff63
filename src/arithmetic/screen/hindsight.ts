// What became of children in the year after, set beside what rules would have chosen: rules/back-test.md.
// Rule: who left, or was too little in school to tell, is "not known" and stands in no share; the most that can be found
// is limited by the places of each school. It says how well rules find, never what help does.

import { countMarks, type MarkPlan, planMarks } from '../attendance/mark-plan.ts'
import { type Share, shareOf } from '../small-numbers/proportions.ts'
import { judgeTargeting } from '../targeting.ts'

/** What is known of a child in the year after; null where it is not known. */
export type Later = { persistent: boolean | null; suspended: boolean | null }

/** One child of the year gone by. `already`: it was so in the year before the day as well. */
export type LookedBack = { school: string; chosen: boolean; wentOn: boolean | null; already: boolean }

export type Hindsight = {
  screened: number
  /** For how many of them the year after is known. */
  known: number
  chosen: number
  /** Of those chosen whose year after is known, who went on to it. */
  precision: Share
  /** Of all who went on to it, who would have been chosen. */
  recall: Share
  /** Of all whose year after is known, who went on to it. */
  usual: Share
  /** Precision over the usual share: how many times better than drawing lots. */
  lift: number | null
  /** The most of those who went on to it that the places of the schools could have held. */
  ceiling: Share
  /** The same as recall, for those to whom it was new. */
  recallOfNew: Share
}

/** @param placesOf how many children a school (URN) has room for. */
export function lookBack(children: readonly LookedBack[], placesOf: (school: string) => number): Hindsight {
  const known = children.filter(child => child.wentOn !== null)
  const chosen = known.filter(child => child.chosen)
  const wentOn = known.filter(child => child.wentOn)
  const found = wentOn.filter(child => child.chosen).length
  const toNew = wentOn.filter(child => !child.already)
  const bySchool = Map.groupBy(wentOn, child => child.school)
  const room = [...bySchool].reduce(
    (sum, [school, there]) => sum + Math.min(placesOf(school), there.length),
    0,
  )
  const { lift } = judgeTargeting({
    tp: found,
    fp: chosen.length - found,
    fn: wentOn.length - found,
    tn: known.length - chosen.length - wentOn.length + found,
  })
  return {
    screened: children.length,
    known: known.length,
    chosen: children.filter(child => child.chosen).length,
    precision: shareOf(found, chosen.length),
    recall: shareOf(found, wentOn.length),
    usual: shareOf(wentOn.length, known.length),
    lift,
    ceiling: shareOf(room, wentOn.length),
    recallOfNew: shareOf(toNew.filter(child => child.chosen).length, toNew.length),
  }
}

/** Either of the two: met if one is; known not to be only where both are known. */
export function eitherOf({ persistent, suspended }: Later): boolean | null {
  if (persistent || suspended) return true
  return persistent === null || suspended === null ? null : false
}

/** Absent for a tenth or more of the child's own possible sessions (DfE), compared in whole numbers. */
export function isPersistent(
  { possible, absent }: { possible: number; absent: number },
  minimum: number,
): boolean | null {
  return possible < Math.max(1, minimum) ? null : 10 * absent >= possible
}

type Marks = { marks: string | Uint8Array | null; calendar?: readonly string[] }

/** Counts possible and absent sessions on the days after `after` up to and with `until`, over several years' marks. */
export function sessionsBetween(after: string, until: string) {
  const plans = new WeakMap<readonly string[], [MarkPlan, MarkPlan]>()
  const plansOf = (calendar: readonly string[]) => {
    const made = plans.get(calendar) ?? [planMarks(calendar, until), planMarks(calendar, after)]
    plans.set(calendar, made)
    return made
  }
  return (years: readonly Marks[]): { possible: number; absent: number } => {
    const sum = { possible: 0, absent: 0 }
    for (const { marks, calendar } of years) {
      if (marks === null || calendar === undefined) continue
      const [whole, before] = plansOf(calendar).map(plan => countMarks(marks, plan)) as [Counts, Counts]
      sum.possible += whole.possible - before.possible
      sum.absent += absentOf(whole) - absentOf(before)
    }
    return sum
  }
}

type Counts = ReturnType<typeof countMarks>

function absentOf({ authorised, unauthorised }: Counts): number {
  return authorised + unauthorised
}
