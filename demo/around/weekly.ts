// Pages of the week in pretend places: of most Link Workers one of last week, answered by whoever leads at the school, and one of this
// week that waits for an answer. What stands there is what Kith itself proposes.
import { daysBefore } from '#arithmetic/days.ts'
import { many, maybe, queries, type Tx, uuid } from '#platform/database/queries.ts'
import {
  addActions,
  giveWeekly,
  mondayOf,
  type NewWeeklyLine,
  replyToWeekly,
  weeklyProposals,
} from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import type { Lived } from '../lives/live.ts'
import { type Random, randomFrom } from '../random.ts'

const db = queries(new URL('./weekly.sql', import.meta.url), {
  findLead: maybe({ person_id: uuid }),
  findCouncil: many({ person_id: uuid }),
})

type To = Parameters<typeof weeklyProposals>[1]

/** Gives them of one Link Worker's children: to the school, and to whoever at the council leads an episode. Said again, each is there once. */
export async function giveWeeklyPages(
  tx: Tx,
  theirs: readonly Lived[],
  seed: string,
  today: string,
): Promise<void> {
  const { schoolId, worker } = theirs[0]!.facts
  const random = randomFrom(`${seed} weekly ${worker}`)
  const lead = await db.findLead(tx, { school_id: schoolId })
  const council = await db.findCouncil(tx, { children: theirs.map(each => each.facts.childId) })
  await giveOne(tx, theirs, { schoolId, readerId: null }, lead?.person_id, random, today)
  for (const { person_id: readerId } of council)
    await giveOne(tx, theirs, { schoolId: null, readerId }, readerId, random, today)
}

// Of last week, and answered; and of this week, which waits.
async function giveOne(
  tx: Tx,
  theirs: readonly Lived[],
  to: To,
  answeredBy: string | undefined,
  random: Random,
  today: string,
): Promise<void> {
  const { workerId } = theirs[0]!.facts
  const own = new Set(theirs.map(each => each.facts.childId))
  if (to.readerId) await askCouncil(tx, theirs, to, today)
  for (const day of [daysBefore(today, 8), today]) {
    const proposals = await weeklyProposals(tx, to, day)
    const weekOf = mondayOf(day)
    const id = demoId(workerId, 'weekly', weekOf, ...(to.readerId ? [to.readerId] : []))
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
    const about = proposals.agreed.find(each => own.has(each.childId))
    if (to.readerId && about && !lines.some(each => each.kind === 'well'))
      lines.unshift({
        ...{ id: demoId(id, 'own words'), kind: 'well', childId: about.childId, onDay: null },
        ...{ words: random.pick(WELL).replace('NAME', about.name), about: null, aboutId: null },
      })
    if (lines.length === 0) continue
    const isNew = await giveWeekly(tx, { id, to, weekOf, givenOn: day, lines, madeBy: workerId })
    if (!isNew || day === today || !answeredBy) continue
    const said = { madeBy: answeredBy, byDay: null, words: null }
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
        words: random.pick(to.readerId ? THANKS_OF_COUNCIL : THANKS),
      },
    ])
  }
}

// What somebody at the council said they would do: it waits to be asked of them.
async function askCouncil(tx: Tx, theirs: readonly Lived[], to: To, today: string): Promise<void> {
  const own = new Set(theirs.map(each => each.facts.childId))
  const { agreed } = await weeklyProposals(tx, to, today)
  const about = agreed.find(each => own.has(each.childId))
  if (!about) return
  await addActions(tx, [
    {
      ...{ id: demoId(about.childId, 'asked of the council'), childId: about.childId, cameFrom: 'own' },
      ...{ what: 'Say when the family centre has a place for Mum', dueOn: daysBefore(today, -5) },
      ...{ doer: { who: 'other', words: 'Early Help at the council' }, agreedOn: daysBefore(today, 10) },
      madeBy: theirs[0]!.facts.workerId,
    },
  ])
}

const WELL = [
  'NAME was in the room when we all met, and said what helps before anybody else did.',
  'Mum and NAME say the mornings are calmer since the bus pass came.',
] as const
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
const THANKS_OF_COUNCIL = [
  'Thank you. I take the good news into the next meeting of the team around the family.',
  'Read. It is good to hear it in a line, and not only when something is wrong.',
]
