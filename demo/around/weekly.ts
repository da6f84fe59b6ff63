// Pages of the week in pretend places: of most Link Workers one of last week, answered by whoever leads at the school, and one of this
// week that waits for an answer. What stands there is what Kith itself proposes.
import { daysBefore } from '#arithmetic/days.ts'
import { maybe, queries, type Tx, uuid } from '#platform/database/queries.ts'
import {
  giveWeekly,
  mondayOf,
  type NewWeeklyLine,
  replyToWeekly,
  weeklyProposals,
} from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import type { Lived } from '../lives/live.ts'
import { randomFrom } from '../random.ts'

const db = queries(new URL('./weekly.sql', import.meta.url), { findLead: maybe({ person_id: uuid }) })

/** Gives them of one Link Worker's children. Said again, each is there once. */
export async function giveWeeklyPages(
  tx: Tx,
  theirs: readonly Lived[],
  seed: string,
  today: string,
): Promise<void> {
  const { schoolId, workerId } = theirs[0]!.facts
  const random = randomFrom(`${seed} weekly ${theirs[0]!.facts.worker}`)
  const own = new Set(theirs.map(each => each.facts.childId))
  const lead = await db.findLead(tx, { school_id: schoolId })
  for (const day of [daysBefore(today, 8), today]) {
    const proposals = await weeklyProposals(tx, { schoolId, readerId: null }, day)
    const weekOf = mondayOf(day)
    const id = demoId(workerId, 'weekly', weekOf)
    const lines = (['well', 'ask', 'date'] as const).flatMap(kind =>
      proposals[kind]
        .filter(each => each.childId === null || own.has(each.childId))
        .slice(0, MOST[kind])
        .map(
          (each, n): NewWeeklyLine => ({
            ...{ id: demoId(id, kind, String(n)), kind, childId: each.childId, words: each.words },
            ...{ onDay: each.onDay, about: each.about, aboutId: each.aboutId },
          }),
        ),
    )
    if (lines.length === 0) continue
    const to = { schoolId, readerId: null }
    await giveWeekly(tx, { id, to, weekOf, givenOn: day, lines, madeBy: workerId })
    if (day === today || !lead) continue
    const said = { madeBy: lead.person_id, byDay: null, words: null }
    await replyToWeekly(tx, id, daysBefore(today, 3), [
      ...lines
        .filter(each => each.kind === 'ask')
        .map((each, n) => ({
          ...{ ...said, id: demoId(each.id, 'reply'), lineId: each.id },
          ...(n === 0
            ? { answer: 'will' as const, byDay: daysBefore(today, -4) }
            : { answer: 'cannot' as const, words: random.pick(CANNOT) }),
        })),
      {
        ...{ ...said, id: demoId(id, 'words'), lineId: null, answer: null },
        words: random.pick(THANKS),
      },
    ])
  }
}

const MOST = { well: 3, ask: 3, date: 5 }
const CANNOT = [
  'The room is full until September. Can we look for another together?',
  'Whoever teaches them is away until next week.',
]
const THANKS = [
  'Thank you. I read the good news out in the staff meeting.',
  'This is the page I read first on a Monday.',
  'Good to see. I will ask the class teacher about the seat.',
]
