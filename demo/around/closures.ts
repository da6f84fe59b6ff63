// Schools of the pretend places that were closed, or will be. On days that were, the marks say so too (school-year.ts: Y4, the
// whole site unexpectedly closed), and whoever takes part there was rung instead.
import type { Tx } from '#platform/database/queries.ts'
import { type Ring, rang } from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import type { Lived } from '../lives/live.ts'
import { randomFrom } from '../random.ts'

export type Closed = {
  urn: string
  from: string
  until: string
  why: 'building' | 'weather'
  words: string
}

/** By the URN of the school: no two places have one in common. */
export const CLOSURES: readonly Closed[] = [
  {
    urn: '990003',
    from: '2024-12-19',
    until: '2024-12-19',
    why: 'building',
    words: 'A pipe burst over the hall. Everybody was rung.',
  },
  {
    urn: '990003',
    from: '2025-12-19',
    until: '2025-12-19',
    why: 'building',
    words: 'The heating failed overnight. Dinner bags were fetched at the gate.',
  },
  // Known two weeks before: the last two days of term.
  {
    urn: '990005',
    from: '2026-07-20',
    until: '2026-07-21',
    why: 'building',
    words: 'The boiler house is taken down. Calls and visits to the door instead.',
  },
  {
    urn: '990103',
    from: '2025-12-18',
    until: '2025-12-18',
    why: 'weather',
    words: 'Spring tide and a gale: water in the yard and the hall.',
  },
  {
    urn: '990101',
    from: '2026-07-21',
    until: '2026-07-22',
    why: 'building',
    words: 'The kitchen roof comes off. Calls and visits to the door instead.',
  },
]

/** Rings home on the days up to `today` on which the school was closed; where nobody answers, somebody rings again later. */
export async function ringWhileClosed(
  tx: Tx,
  lived: readonly Lived[],
  seed: string,
  today: string,
): Promise<void> {
  const [first] = lived
  if (!first) return
  const rings = CLOSURES.filter(each => each.urn === first.facts.urn && each.until < today).flatMap(closed =>
    lived
      .filter(({ facts }) => facts.urn === closed.urn && facts.beganOn <= closed.from)
      .flatMap(({ facts }): Ring[] => {
        const random = randomFrom(`${seed} closed ${closed.from} ${facts.upn}`)
        const at = (hour: number) =>
          new Date(Date.parse(`${closed.from}T00:00:00Z`) + (hour * 60 + random.below(100)) * 60_000)
        const ring = (nth: string, hour: number, spoke: boolean): Ring => ({
          id: demoId(facts.childId, 'closed', closed.from, nth),
          childId: facts.childId,
          onDay: closed.from,
          how: 'rang',
          spoke,
          capturedAt: at(hour),
        })
        return random.chance(0.75)
          ? [ring('first', 9, true)]
          : [ring('first', 9, false), ring('again', 13, random.chance(0.7))]
      }),
  )
  if (rings.length > 0) await rang(tx, rings, { by: first.facts.workerId })
}
