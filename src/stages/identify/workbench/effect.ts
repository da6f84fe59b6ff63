// What a proposal would change over the whole place, as totals that everybody who argues about it may see: worked out by
// a job, which sees every child and shows none. Small numbers are hidden before anything is kept, and restricted children
// are left out: who tries the same rules on whom they may see would find them by taking away.
import type { Hindsight } from '#arithmetic/screen/hindsight.ts'
import { checkIdentify } from '#arithmetic/screen/index.ts'
import type { Share } from '#arithmetic/small-numbers/proportions.ts'
import { shareMustBeHidden } from '#arithmetic/suppression.ts'
import type { Database } from '#platform/database/connections.ts'
import type { Tx } from '#platform/database/queries.ts'
import type { Job } from '#platform/jobs.ts'
import { doWork } from '#records/access/work.ts'
import { LATER, type LastYear, type LaterKind, tryOnLastYear } from './last-year.ts'
import { findProposal, noteEffect } from './proposals.ts'
import { hideSmallTotals, type Totals } from './totals.ts'
import { tryOut, type Which } from './trying-out.ts'
import { bothRules, openBench, totalsOf } from './workbench.ts'

/** A share that may be shown; null where one of its sides is too small. */
export type Shown = Share | null
export type HindsightShown = {
  precision: Shown
  recall: Shown
  usual: Shown
  ceiling: Shown
  recallOfNew: Shown
  lift: number | null
}
export type LastYearShown = Pick<LastYear, 'day' | 'until' | 'screened' | 'minimumSessions'> & {
  found: Record<LaterKind, Record<Which, HindsightShown>>
}

/** Kept with a proposal. `version` is that of the rules it is compared with. */
export type Effect = {
  asOf: string
  version: number
  schools: number
  hiddenBelow: number
  totals: Totals
  lastYear: LastYearShown | null
}

/** Works out what a proposal would change, as a job or an operator, and keeps it. Not there, or done: nothing happens. */
export async function workOutProposal(tx: Tx, id: string): Promise<void> {
  const proposal = await findProposal(tx, id)
  if (!proposal || proposal.effect !== null) return
  const bench = await openBench(tx, () => null)
  const { rules: tried, problems } = checkIdentify(proposal.identify)
  // A newer version came in between: what this one would have changed can no longer be said.
  if (problems || bench.blueprint.id !== proposal.blueprint_id) return
  const [inForce, now] = bothRules(bench, tried)
  const whom = { unrestricted: true }
  const children = await tryOut(tx, bench.schools, inForce, now, whom)
  const before = await tryOnLastYear(tx, bench.schools, inForce, now, whom)
  const threshold = bench.blueprint.content.disclosure.inside_place_below
  await noteEffect(tx, id, {
    asOf: bench.rules.as_of,
    version: bench.blueprint.version,
    schools: new Set(children.map(child => child.schoolId)).size,
    hiddenBelow: threshold,
    totals: hideSmallTotals(totalsOf(bench, tried, children), threshold),
    lastYear: before ? showLastYear(before, threshold) : null,
  })
}

/** The job `work-out-proposal`. */
export function proposalJob(database: Database): (job: Job) => Promise<void> {
  return async ({ place, about }) => {
    await doWork(database, { kind: 'job', placeId: place, why: 'work out a proposal' }, async work => {
      await work.as(tx => workOutProposal(tx, about))
    })
  }
}

/** Last year with small numbers hidden; without a threshold, as it is. */
export function showLastYear(lastYear: LastYear, threshold?: number): LastYearShown {
  const { day, until, screened, minimumSessions, found } = lastYear
  const both = (kind: LaterKind) => ({
    before: showHindsight(found[kind].before, threshold),
    now: showHindsight(found[kind].now, threshold),
  })
  return {
    day,
    until,
    screened,
    minimumSessions,
    found: Object.fromEntries(LATER.map(kind => [kind, both(kind)])) as LastYearShown['found'],
  }
}

function showHindsight(hindsight: Hindsight, threshold?: number): HindsightShown {
  const show = (share: Share): Shown =>
    threshold !== undefined && shareMustBeHidden(share.n, share.of, { threshold, zeroIsSafe: true })
      ? null
      : share
  const [precision, usual] = [show(hindsight.precision), show(hindsight.usual)]
  return {
    precision,
    usual,
    recall: show(hindsight.recall),
    ceiling: show(hindsight.ceiling),
    recallOfNew: show(hindsight.recallOfNew),
    lift: precision === null || usual === null ? null : hindsight.lift,
  }
}
