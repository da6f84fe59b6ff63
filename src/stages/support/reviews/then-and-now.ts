// What the plan said at the last review beside what it says now, where that changed. Rule: rules/reviews.md.
import type { Tx } from '#platform/database/queries.ts'
import { goalLabels, goalWordsOf, planLabels, wordsOf } from '../plans/both.html.ts'
import { plansOf, type Version, versionsOf } from '../plans/plans.ts'

export type ThenAndNow = {
  /** What it is of: the goal as it is said now; undefined of the whole plan. */
  goal: string | undefined
  label: string
  before: string
  /** Null where it was taken out. */
  now: string | null
}

/** The texts of the newest plan that stood on one day and stood otherwise on a later one. Empty where there is no plan. */
export async function textsThenAndNow(
  tx: Tx,
  childId: string,
  { since, until }: { since: string; until: string },
): Promise<ThenAndNow[]> {
  const [plan] = await plansOf(tx, childId)
  const saved = plan ? (await versionsOf(tx, plan.id)).filter(each => !each.beside) : []
  return [...new Set(saved.map(each => each.goal_id))]
    .sort((a, b) => Number(a !== null) - Number(b !== null))
    .flatMap(goal => {
      const own = saved.filter(each => each.goal_id === goal)
      return changesOf(standing(own, since), standing(own, until))
    })
}

// The newest stands first.
function standing(own: readonly Version[], day: string): Version | undefined {
  return own.find(each => each.saved_on <= day)
}

function changesOf(before: Version | undefined, now: Version | undefined): ThenAndNow[] {
  if (!before || !now || before === now) return []
  const ofGoal = now.goal_id !== null
  const [labels, was, is]: Record<string, unknown>[] = ofGoal
    ? [goalLabels, goalWordsOf(before), goalWordsOf(now)]
    : [planLabels, wordsOf(before), wordsOf(now)]
  return Object.entries(labels ?? {}).flatMap(([key, label]) => {
    const [then, today] = [was?.[key] ?? null, is?.[key] ?? null] as (string | null)[]
    if (!then || then === today) return []
    return [
      {
        goal: ofGoal ? (now.aim ?? undefined) : undefined,
        label: String(label),
        before: then,
        now: today ?? null,
      },
    ]
  })
}
