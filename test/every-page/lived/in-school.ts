// The School page of the walk's child and what hangs from it, the two links' pages, and what arrived from a device and waits.
import { randomUUID } from 'node:crypto'
import type { Tx } from '#platform/database/queries.ts'
import { answerPage, pageByLink, tellHowItGoes } from '#stages/support/in-school/by-link.ts'
import { endReader } from '#stages/support/in-school/class-page.ts'
import { addPlacements, endPlacement } from '#stages/support/in-school/placement.ts'
import {
  addTimetables,
  beginPlans,
  closePlan,
  endTimetable,
  settleStep,
} from '#stages/support/in-school/plan.ts'
import { callOffMeeting, settleFollowUp, tellSchoolSide } from '#stages/support/in-school/suspension.ts'
import { endTelling, markTold } from '#stages/support/in-school/telling.ts'
import {
  addCauses,
  addLines,
  addReviews,
  addSteps,
  addYeses,
  beginFollowUps,
  chooseReaders,
  planMeetings,
  tellStaff,
  writeClassPages,
} from '#stages/support/index.ts'
import { giveOutbox, receive } from '#stages/support/outbox/arrivals.ts'
import { type Envelope, outboxKey } from '#stages/support/outbox/envelope.ts'
import { kinds } from '#stages/support/outbox/kinds.ts'
import type { TestDatabase } from '../../world.ts'
import { type Ground, must, TODAY } from './ground.ts'

const QUIET = 'Somewhere quiet in Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, with a door'
const client: { seal(key: string, header: object, content: unknown): Promise<Envelope> } = await import(
  new URL('../../../src/design/assets/outbox.js', import.meta.url).href
)

type InSchool = Record<'plan' | 'step' | 'timetable' | 'suspension' | 'placement' | 'telling', string>

/** A plan with all its parts, told and ended, a suspension and a placement with every side's lines and meetings. */
export async function liveInSchool({ as, child, others }: Ground, of: InSchool): Promise<void> {
  await as('link-worker', async tx => {
    const telling = {
      childId: child,
      role: 'form tutor',
      allowance: QUIET,
      yesBy: 'Mother',
      yesOn: '2026-06-20',
      until: '2026-12-18',
    }
    const [told, ended] = [randomUUID(), randomUUID()]
    await tellStaff(tx, [
      { ...telling, id: told, name: 'Mr Featherstonehaugh-Okonkwo', what: `May step out. ${QUIET}` },
      { ...telling, id: ended, name: 'Ms Bell', what: 'New glasses.' },
    ])
    must(await markTold(tx, child, told, '2026-07-14'), true)
    must(
      await endTelling(tx, child, { id: ended, onDay: '2026-07-15', because: `Is elsewhere now. ${QUIET}` }),
      true,
    )
    await writeClassPages(tx, [
      {
        id: randomUUID(),
        childId: child,
        lines: ['A thumbs-up is enough.', QUIET, 'Tell me before.', 'Ask me quietly.'],
        writtenOn: '2026-07-10',
      },
    ])
    const [stays, goes] = [randomUUID(), randomUUID()]
    const reader = { childId: child, role: 'design and technology', until: '2026-12-18' }
    await chooseReaders(tx, [
      { ...reader, id: stays, name: 'Mr Featherstonehaugh-Okonkwo' },
      { ...reader, id: goes, name: 'Mr Gone' },
    ])
    must(await endReader(tx, child, goes, TODAY), true)

    await addCauses(tx, [
      {
        id: randomUUID(),
        planId: of.plan,
        saidBy: 'child',
        causes: ['sleep', 'travel', 'other'],
        words: QUIET,
        saidOn: '2026-06-02',
      },
      {
        id: randomUUID(),
        planId: of.plan,
        saidBy: 'parent',
        causes: ['caring'],
        words: null,
        saidOn: '2026-06-02',
      },
      {
        id: randomUUID(),
        planId: of.plan,
        saidBy: 'school',
        causes: ['lessons'],
        words: 'Mondays.',
        saidOn: '2026-06-03',
      },
    ])
    const [done, dropped] = [randomUUID(), randomUUID()]
    const step = { planId: of.plan, who: 'Mr Featherstonehaugh-Okonkwo', what: QUIET }
    await addSteps(tx, [
      { ...step, id: done, byDay: '2026-06-20' },
      { ...step, id: dropped, byDay: '2026-06-30' },
      { ...step, id: randomUUID(), byDay: '2026-07-01', what: 'Is late by now' },
    ])
    must(await settleStep(tx, child, done, { doneOn: '2026-06-18' }), true)
    must(await settleStep(tx, child, dropped, { droppedBecause: 'The bus goes again' }), true)
    const yes = { planId: of.plan, saidOn: '2026-06-05' }
    await addYeses(tx, [
      { ...yes, id: randomUUID(), side: 'child', agrees: true, name: 'Themselves', words: null },
      {
        ...yes,
        id: randomUUID(),
        side: 'parent',
        agrees: false,
        name: 'Aleksandra Featherstonehaugh-Okonkwo',
        words: QUIET,
      },
      { ...yes, id: randomUUID(), side: 'school', agrees: true, name: 'Head of year', words: null },
    ])
    const over = randomUUID()
    await addTimetables(tx, [
      {
        id: over,
        planId: of.plan,
        startsOn: '2026-06-08',
        endsOn: '2026-06-26',
        inSchool: ['mon-am', 'tue-am', 'wed-am', 'thu-am', 'fri-am'],
        because: QUIET,
      },
    ])
    must(await endTimetable(tx, child, over, '2026-06-19'), true)
    await addReviews(tx, [
      {
        id: randomUUID(),
        planId: of.plan,
        onDay: '2026-06-22',
        words: `Nine days of ten. ${QUIET}`,
        nextOn: '2026-07-06',
      },
      { id: randomUUID(), planId: of.plan, onDay: '2026-07-06', words: 'All ten.', nextOn: TODAY },
    ])
    // Of another: closed already.
    const closed = randomUUID()
    await beginPlans(tx, [{ id: closed, childId: others[0]!, beganOn: '2026-04-20' }])
    must(
      await closePlan(tx, others[0]!, { id: closed, onDay: '2026-06-01', because: 'There every day' }),
      true,
    )

    await bySuspension(tx, { followUpId: of.suspension }, child)
    await bySuspension(tx, { placementId: of.placement }, child)
    const [before, lasting, ended2] = [randomUUID(), randomUUID(), randomUUID()]
    await beginFollowUps(tx, [
      { id: before, childId: child, startsOn: '2026-05-11', sessions: 10, type: 'SUSP', because: QUIET },
      { id: lasting, childId: others[1]!, startsOn: '2026-07-16', sessions: 4, type: 'SUSP', because: null },
    ])
    must(await settleFollowUp(tx, child, { id: before, onDay: '2026-05-20', because: QUIET }), true)
    const placed = {
      followUpId: null,
      provider: 'The Featherstonehaugh-and-Okonkwo-Centre',
      contactName: 'Sam Lee',
      contactBy: `${'a'.repeat(40)}@bridge.example`,
    }
    await addPlacements(tx, [
      {
        ...placed,
        id: ended2,
        childId: child,
        startsOn: '2026-05-18',
        endsOn: '2026-06-12',
        days: ['mon', 'wed', 'fri'],
      },
      {
        ...placed,
        id: randomUUID(),
        childId: others[2]!,
        startsOn: '2026-07-06',
        endsOn: '2026-07-21',
        days: ['tue'],
      },
    ])
    must(await endPlacement(tx, child, { id: ended2, onDay: '2026-06-05', because: QUIET }), true)
  })
  await as('school-lead', async tx => {
    for (const about of [{ followUpId: of.suspension }, { placementId: of.placement }])
      must(
        await tellSchoolSide(tx, {
          id: randomUUID(),
          childId: child,
          about,
          kind: 'return-plan',
          words: `In full. ${QUIET}`,
          onDay: TODAY,
        }),
        true,
      )
  })
}

async function bySuspension(
  tx: Tx,
  about: { followUpId: string } | { placementId: string },
  childId: string,
): Promise<void> {
  await addLines(
    tx,
    (['call', 'visit', 'going', 'return-plan'] as const).map((kind, n) => ({
      ...{ id: randomUUID(), childId, about, kind, onDay: `2026-07-${14 + Math.min(n, 2)}` },
      words: `${kind}: ${QUIET}`,
    })),
  )
  const [off] = await planMeetings(tx, [
    { id: randomUUID(), childId, about, onDay: '2026-07-16', at: '08:40', where: QUIET },
  ])
  must(await callOffMeeting(tx, childId, off!, 'Nobody could come'), true)
  const held = { whoCame: `Mum and ${QUIET}`, agreed: 'A card to step out' }
  await planMeetings(tx, [
    { id: randomUUID(), childId, about, onDay: '2026-07-15', at: '09:10', where: 'School', held },
  ])
}

/** What a teacher answers to the page and a provider says of the placement, each by their link. */
export async function answerByLinks(
  database: TestDatabase,
  links: { helps: string; other: string },
): Promise<void> {
  await database.asActor(links.helps, async tx => {
    const page = (await pageByLink(tx))!
    const said = (['tried', 'helped', 'not-yet'] as const).map((answer, line) => ({
      ...{ id: randomUUID(), line: line + 1, answer },
      words: line === 0 ? QUIET : null,
    }))
    must(await answerPage(tx, page.page_id, said), 3)
  })
  await database.asActor(links.other, async tx => {
    must(await tellHowItGoes(tx, randomUUID(), `Helped set the tables. ${QUIET}`, TODAY), true)
  })
}

/** A note, a tap and a register that came from a device when their child was not the writer's any more. */
export async function arriveLate({ as }: Ground, database: TestDatabase, notTheirs: string): Promise<void> {
  const key = outboxKey(database.secrets.seals)
  const device = randomUUID()
  const grant = (await as('link-worker', tx => giveOutbox(tx, device)))!
  const told: [kind: string, fields: [string, string][]][] = [
    [
      'contact',
      [
        ['child', notTheirs],
        ['how', 'phone-out'],
        ['with', 'parent'],
        ['note', QUIET],
        ['audience', 'team'],
      ],
    ],
    [
      'seen',
      [
        ['child', notTheirs],
        ['there', 'yes'],
      ],
    ],
    [
      'drawing',
      [
        ['child', notTheirs],
        ['what', QUIET],
      ],
    ],
  ]
  const sealed = told.map(([kind, fields], n) =>
    client.seal(
      key.publicKey,
      { id: randomUUID(), kind, savedAt: new Date().toISOString(), sequence: n + 1, device, key: key.id },
      { grant: grant.token, fields },
    ),
  )
  const answers = await receive({ database, key, kinds }, await Promise.all(sealed))
  for (const { what } of answers) must(what, 'received')
}
