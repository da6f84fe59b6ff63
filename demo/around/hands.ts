// Hands that change in the pretend place: one Link Worker leaves with the school year and hands each child over, at another
// step each, with a note not sent yet; one moves to another school; taking part has come to its end with two, of whom one asks to
// come back; and what helps is written for the school to which the oldest go.
import type { Database } from '#platform/database/connections.ts'
import { many, orNull, queries, text, uuid } from '#platform/database/queries.ts'
import type { Work } from '#records/access/work.ts'
import {
  addKeepsake,
  answerHandover,
  askBack,
  askToTakeOver,
  doFollowUp,
  endProgramme,
  finishHandover,
  followUpsOf,
  handedOver,
  holdClosingReview,
  keepDraft,
  planEnding,
  schoolsHere,
  startHandover,
  tellHandover,
  writeHandoverLine,
  writeTransitionNote,
} from '#stages/support/index.ts'
import { actors } from '../agree-cohorts.ts'
import type { CastPeople } from '../cast-into-place.ts'
import { demoId } from '../demo-id.ts'
import { workersByName } from './leading.ts'

const db = queries(new URL('./hands.sql', import.meta.url), {
  findChildren: many({ child_id: uuid, forename: orNull(text) }),
  findOldest: many({ child_id: uuid }),
})

const LEAVES = 'Steph Hargreaves'
const ASKED = ['Joe Fairclough', 'Adaora Nwosu'] as const
const ENDS_WITH = 'Moira Tattersall'
const MOVES = 'Kwabena Asante'
const ASKED_OF_MOVER = 'Moira Tattersall'
const NEXT_SCHOOL = { of: 'Danny Whittle', name: 'Millbrook High School' }
const TODAY = '2026-07-17'

/** Says and writes it, each in the name of who would. Said again, it is there once. */
export async function changeHands(database: Database, work: Work, people: CastPeople): Promise<void> {
  const workers = await workersByName(work)
  const act = actors(database, work.placeId, new Map([...people, ...workers]))
  const leaver = workers.get(LEAVES)
  if (leaver && ASKED.every(name => workers.has(name))) await leave(act, workers, leaver)
  const stays = workers.get(ENDS_WITH)
  if (stays) {
    await comeToTheEnd(act, stays)
    await askToComeBack(act, stays)
  }
  const mover = workers.get(MOVES)
  if (mover && workers.has(ASKED_OF_MOVER)) await move(act, workers, mover)
  const worker = workers.get(NEXT_SCHOOL.of)
  if (worker) await writeForNextSchool(act, worker)
}

async function leave(act: Act, workers: CastPeople, leaver: string): Promise<void> {
  const id = demoId(leaver, 'leaves')
  const handed = await act(LEAVES, async tx => {
    const children = (await db.findChildren(tx, { person_id: leaver })).map(each => each.child_id)
    await startHandover(tx, { id, personId: leaver, why: 'leaves', lastDay: '2026-07-22', children })
    return (await handedOver(tx, { since: '2020-01-01', handoverId: id })).sort((a, b) =>
      a.id < b.id ? -1 : 1,
    )
  })
  for (const [n, { id: handedId, child_id: childId }] of handed.entries()) {
    const said = PASSED_ON[n % PASSED_ON.length]!
    if (n < 6)
      await act(LEAVES, async tx => {
        for (const [at, line] of said.entries())
          await writeHandoverLine(tx, { ...line, id: demoId(handedId, String(at)), handedId, childId })
        await tellHandover(tx, {
          id: demoId(handedId, 'told'),
          handedId,
          childId,
          introduceOn: n < 3 ? '2026-07-15' : '2026-07-20',
          introduced: n < 3,
          goodbyeTold: n < 2 ? true : n < 4 ? false : null,
        })
        if (n < 4) await finishHandover(tx, { handedId, childId, today: TODAY })
      })
    // Begun on the way to the bus, and not sent: the list is not done before it is.
    if (n === 4)
      await act(LEAVES, tx =>
        keepDraft(tx, {
          ...{ id: demoId(handedId, 'draft'), childId },
          fields: { how: 'phone-out', note: 'Rang Nan about the last day. She would like to' },
        }),
      )
    const asked = ASKED[n % ASKED.length]!
    const before = ASKED[(n + 1) % ASKED.length]!
    if (n === 2) {
      await act('manager', tx => askToTakeOver(tx, { handedId, childId, personId: workers.get(before)! }))
      await act(before, tx =>
        answerHandover(tx, {
          ...{ handedId, childId, yes: false, onDay: '2026-07-16', caseloadId: demoId(handedId, 'no') },
          words: 'I have their cousin already, and the two do not get on',
        }),
      )
    }
    if (n < 5)
      await act('manager', tx => askToTakeOver(tx, { handedId, childId, personId: workers.get(asked)! }))
    if (n < 2)
      await act(asked, tx =>
        answerHandover(tx, {
          ...{ handedId, childId, yes: true, words: null, onDay: '2026-07-16' },
          caseloadId: demoId(handedId, 'caseload'),
        }),
      )
  }
}

// From September in another school: two of the caseload stay where they are, with somebody else.
async function move(act: Act, workers: CastPeople, mover: string): Promise<void> {
  const id = demoId(mover, 'moves')
  const handed = await act(MOVES, async tx => {
    const children = (await db.findChildren(tx, { person_id: mover })).slice(0, 2).map(each => each.child_id)
    await startHandover(tx, { id, personId: mover, why: 'moves', lastDay: '2026-08-31', children })
    const theirs = await handedOver(tx, { since: '2020-01-01', handoverId: id })
    for (const [n, { id: handedId, child_id: childId }] of theirs.entries())
      for (const [at, line] of PASSED_ON[n % PASSED_ON.length]!.entries())
        await writeHandoverLine(tx, { ...line, id: demoId(handedId, String(at)), handedId, childId })
    return theirs
  })
  const [first] = handed
  if (first)
    await act('manager', tx =>
      askToTakeOver(tx, {
        ...{ handedId: first.id, childId: first.child_id },
        personId: workers.get(ASKED_OF_MOVER)!,
      }),
    )
}

// The family was to move away and does not: they rang on the second day, before anybody asked.
async function askToComeBack(act: Act, worker: string): Promise<void> {
  const childId = await act(ENDS_WITH, async tx => {
    const child = (await db.findChildren(tx, { person_id: worker })).at(-1)
    if (!child) return
    const { child_id: childId } = child
    const id = demoId(childId, 'ends')
    if ((await planEnding(tx, { id, childId, onDay: '2026-07-15' })) === 'gone') return
    for (const [n, [kind, name, words]] of KEPT_BY_ANOTHER.entries())
      await addKeepsake(tx, { id: demoId(id, String(n)), endingId: id, childId, kind, name, words })
    await holdClosingReview(tx, {
      ...{ id: demoId(id, 'review'), endingId: id, childId, heldOn: '2026-07-13' },
      words: 'The family moves to Leeds. Knows whom to ask in a new class, and has done it here.',
    })
    await endProgramme(tx, { id, childId, onDay: '2026-07-15', because: 'moved-away' })
    return childId
  })
  if (!childId) return
  const endingId = demoId(childId, 'ends')
  await act('manager', async tx => {
    const [first] = await followUpsOf(tx, endingId)
    if (first)
      await doFollowUp(tx, {
        ...{ id: first.id, childId, onDay: TODAY, how: 'spoken' },
        words: 'Mum rang: the flat in Leeds fell through, and they stay.',
      })
    await askBack(tx, {
      ...{ id: demoId(endingId, 'back'), endingId, childId, onDay: TODAY },
      words: 'We are staying after all. Can I come to the Tuesday group again?',
    })
  })
}

async function comeToTheEnd(act: Act, worker: string): Promise<void> {
  await act(ENDS_WITH, async tx => {
    const [child] = await db.findChildren(tx, { person_id: worker })
    if (!child) return
    const { child_id: childId } = child
    const id = demoId(childId, 'ends')
    if ((await planEnding(tx, { id, childId, onDay: '2026-07-15' })) === 'gone') return
    for (const [n, [kind, name, words]] of KEPT.entries())
      await addKeepsake(tx, { id: demoId(id, String(n)), endingId: id, childId, kind, name, words })
    await holdClosingReview(tx, {
      ...{ id: demoId(id, 'review'), endingId: id, childId, heldOn: '2026-07-14' },
      words:
        'In school every day since Easter. Asks for help before it is too much. Mum has the number of the family centre, and has used it.',
    })
    await endProgramme(tx, { id, childId, onDay: '2026-07-15', because: 'completed' })
  })
}

async function writeForNextSchool(act: Act, worker: string): Promise<void> {
  await act(NEXT_SCHOOL.of, async tx => {
    const school = (await schoolsHere(tx)).find(each => each.name === NEXT_SCHOOL.name)
    if (!school) return
    for (const [n, { child_id: childId }] of (await db.findOldest(tx, { person_id: worker })).entries()) {
      const said = FOR_NEXT_SCHOOL[n]
      if (!said) break
      const id = demoId(childId, 'next school')
      await writeTransitionNote(tx, { id, childId, toSchool: school.id, toWords: null, ...said })
    }
  })
}

type Act = ReturnType<typeof actors>

const PASSED_ON = [
  [
    { kind: 'matters', words: 'Say hello first and wait. The talk comes when you walk.', byDay: null },
    { kind: 'promise', words: 'The visit to the fire station that fell through in May', byDay: '2026-09-18' },
    { kind: 'ring', words: 'Nan rather than Mum before noon: Mum works nights', byDay: null },
  ],
  [
    { kind: 'matters', words: 'Loves maps. Bring one and you have a morning.', byDay: null },
    { kind: 'promise', words: 'A place in homework club on Tuesdays', byDay: '2026-09-08' },
  ],
  [
    {
      kind: 'matters',
      words: 'New people are hard. Be there a few times before you ask anything.',
      byDay: null,
    },
    { kind: 'other', words: 'The bus pass runs out at the end of August', byDay: null },
  ],
] as const

const KEPT = [
  ['person', 'Mrs Okoro in the library', 'Wednesdays after school'],
  ['person', 'My cousin', null],
  ['place', 'The allotment', 'Saturdays: ask for Bill'],
  ['kind-words', 'Moira', 'You noticed who was left out, every time. Keep doing that.'],
  ['kind-words', 'Mr Hall, form tutor', 'I looked forward to your questions.'],
] as const

const KEPT_BY_ANOTHER = [
  ['person', 'Auntie Bea', 'We ring on Sundays'],
  ['place', 'The climbing wall', 'There is one in Leeds too'],
  ['kind-words', 'Moira', 'You said what you needed, and others heard you. Take that with you.'],
] as const

const FOR_NEXT_SCHOOL = [
  {
    helps: 'A seat near the door, and somebody who says what comes next before it comes.',
    whoKnows: 'Mr Whittle, and the boy next door who is in Year 8 already',
    asks: 'One visit in the first week of September, before the bell and without the crowd.',
  },
  {
    helps: 'Being asked to help. A register to carry is a good start to the day.',
    whoKnows: 'Mrs Akhtar in the kitchen at Canalside',
    asks: 'A name and a face for the first morning: who is at the gate?',
  },
]
