// What pretend children and families let the school's lead read of the plan, and the council's: some goals, and how it goes.
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import { addPlanShares, type NewPlanYes } from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import type { Lived } from '../lives/live.ts'
import type { Random } from '../random.ts'
import { OF_CAST } from './plan-words.ts'

/** A side's yes, later than the first, and what it shares: goals by id, null for how it goes on the weekly page. */
export type Sharing = NewPlanYes & { shares: (string | null)[]; council: boolean }

/** What both say once goals had stood for a week: nothing of some, who were not asked yet. `saves`: how often it was saved. */
export function sharingOf(
  {
    id,
    facts,
    life,
    goals,
    madeBy,
    beganOn,
    today,
    saves,
  }: Lived & {
    id: string
    goals: { id: string; whose: 'child' | 'network'; beganOn: string }[]
    madeBy: string
    beganOn: string
    today: string
    saves: number
  },
  random: Random,
): Sharing[] {
  const last = goals.map(each => each.beganOn).sort()[goals.length - 1] ?? beganOn
  const due = daysBefore(last, -7)
  const saidOn = facts.days.find(each => each.day >= due)?.day ?? due
  const isCast = facts.upn in OF_CAST
  if (saidOn >= today || (!isCast && !random.chance(0.75))) return []
  const own = goals.filter(each => each.whose === 'child' && (isCast || random.chance(0.8)))
  const both = {
    ...{ planId: id, agrees: true, saidOn, how: 'together' as const, words: null, madeBy, number: saves },
    shares: [...own.map(each => each.id), null],
    council: isCast || random.chance(0.5),
  }
  return [
    { ...both, id: demoId(id, 'shares', 'child'), side: 'child', name: facts.forename },
    { ...both, id: demoId(id, 'shares', 'parent'), side: 'parent', name: life.speech.carer },
  ]
}

/** Keeps them, once the yeses are there. Said again, each is there once. */
export async function sharePlans(tx: Tx, sharing: readonly Sharing[]): Promise<void> {
  await addPlanShares(
    tx,
    sharing.flatMap(({ id, shares, council, madeBy }) =>
      shares.flatMap(goalId =>
        (council ? (['school', 'council'] as const) : (['school'] as const)).map(whom => ({
          ...{ id: demoId(id, whom, goalId ?? 'page'), agreementId: id, goalId, whom, madeBy },
        })),
      ),
    ),
  )
}
