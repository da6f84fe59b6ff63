// Plans, suspensions and links in school, through the functions that pages call; and the walls round them.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { endLinks, giveLink } from '#records/links/links.ts'
import { answerPage, pageByLink, placementByLink, tellHowItGoes } from './by-link.ts'
import {
  answersOf,
  chooseReaders,
  endReader,
  giveReaderLink,
  readersOf,
  seeAnswers,
  unseenAnswers,
  versionsOf,
  writeClassPages,
} from './class-page.ts'
import { fixtureSql, openTwoSchools } from './in-school.fixture.ts'
import { addPlacements, endPlacement, givePlacementLink, placementsOf } from './placement.ts'
import {
  addCauses,
  addReviews,
  addSteps,
  addTimetables,
  addYeses,
  beginPlans,
  closePlan,
  openPlans,
  partsOfPlan,
  planHappenings,
  plansOf,
  reviewsDue,
  settleStep,
  timetablesEnding,
} from './plan.ts'
import {
  addLines,
  beginFollowUps,
  holdMeeting,
  linesAbout,
  meetingsAbout,
  meetingsOfDay,
  nextMeeting,
  notFollowed,
  planMeetings,
  settleFollowUp,
  suspensionsOf,
  takeBackLine,
  tellSchoolSide,
} from './suspension.ts'
import { endTelling, markTold, stands, tellingsOf, tellStaff } from './telling.ts'

const today = '2026-07-17'
const world = await openTwoSchools()
after(() => world.close())
const { child, sibling, ofAnother, school, place } = world
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const lead = <T>(task: (tx: Tx) => Promise<T>, nth = 1) => world.as('school-lead', task, nth)
const refused = { code: '42501' }
const attack = (name: string, values: Record<string, string>) =>
  worker(tx => tx.send(fixtureSql.get(name)!.fill(values)))

describe('who in school should know', () => {
  const telling = {
    id: newId(),
    childId: child,
    name: 'Ms Khan',
    role: 'maths',
    what: 'Up at night with her brother.',
    allowance: 'Homework a day late',
    until: '2026-09-30',
    yesBy: 'Mother',
    yesOn: '2026-07-16',
  }

  test('is kept once with the yes it rests on, told once, and ends by its day or before', async () => {
    assert.deepEqual(await worker(tx => tellStaff(tx, [telling])), [telling.id])
    assert.deepEqual(await worker(tx => tellStaff(tx, [telling])), [], 'the same form twice is one')
    assert.equal(await worker(tx => markTold(tx, child, telling.id, today)), true)
    assert.equal(await worker(tx => markTold(tx, child, telling.id, today)), false)
    const [one] = await lead(tx => tellingsOf(tx, child, today))
    assert.deepEqual(
      [one!.name, one!.told_on, one!.yes_by, stands(one!, today)],
      ['Ms Khan', today, 'Mother', true],
    )
    assert.equal(one!.told_by, one!.made_by, 'the worker told them')
    assert.equal(stands(one!, '2026-10-01'), false)
    const end = { id: telling.id, onDay: today, because: 'She changed her mind' }
    assert.equal(await worker(tx => endTelling(tx, child, end)), true)
    assert.equal(await worker(tx => endTelling(tx, child, end)), false)
  })

  test('nothing new begins with whoever takes part no more, and what was stays', async () => {
    await world.run('endEnrolment', { child, on_day: today })
    assert.deepEqual(await worker(tx => tellStaff(tx, [{ ...telling, id: newId() }])), [])
    assert.equal((await worker(tx => tellingsOf(tx, child, today))).length, 1)
    await assert.rejects(attack('planOfAnother', { child, person: world.whoIs('link-worker').id }), refused)
    await world.run('enrolAgain', { child })
  })

  test('is not for those who may not see the child', async () => {
    for (const [role, nth] of [
      ['school-lead', 0],
      ['link-worker', 1],
      ['payer', 0],
      ['administrator', 0],
    ] as const)
      assert.deepEqual(await world.as(role, tx => tellingsOf(tx, child, today), nth), [], role)
    assert.deepEqual(
      await lead(tx => tellStaff(tx, [{ ...telling, id: newId() }])).catch(error => error.code),
      '42501',
    )
  })
})

describe('the attendance plan', () => {
  const planId = newId()
  const stepId = newId()

  test('holds causes by who says so, steps, yeses, a timetable with an end, reviews; one is open', async () => {
    await worker(async tx => {
      assert.deepEqual(await beginPlans(tx, [{ id: planId, childId: child, beganOn: '2026-06-01' }]), [
        planId,
      ])
      assert.deepEqual(
        await beginPlans(tx, [{ id: newId(), childId: child, beganOn: today }]),
        [],
        'one is open',
      )
      const said = { planId, causes: ['caring' as const], saidOn: '2026-06-01' }
      await addCauses(tx, [
        { id: newId(), saidBy: 'child', words: 'Nobody wakes me.', ...said },
        { id: newId(), saidBy: 'school', words: null, ...said },
      ])
      await addSteps(tx, [
        { id: stepId, planId, what: 'Meet at the gate', who: 'Danny', byDay: '2026-06-05' },
      ])
      const yes = { planId, side: 'child' as const, name: 'Pretend', saidOn: today }
      await addYeses(tx, [
        { id: newId(), agrees: false, words: 'Not the gate.', ...yes, saidOn: '2026-06-02' },
      ])
      await addYeses(tx, [{ id: newId(), agrees: true, words: null, ...yes }])
      await addReviews(tx, [
        { id: newId(), planId, onDay: '2026-06-20', words: 'Better on Mondays.', nextOn: today },
      ])
    })
    const parts = await lead(tx => partsOfPlan(tx, planId))
    assert.deepEqual(parts.causes.map(each => each.said_by).sort(), ['child', 'school'])
    assert.deepEqual(
      parts.yeses.map(each => each.agrees),
      [true],
      'the newest of a side stands',
    )
    assert.equal(await worker(tx => settleStep(tx, child, stepId, { doneOn: '2026-06-04' })), true)
    assert.equal(
      await worker(tx => settleStep(tx, child, stepId, { droppedBecause: 'x' })),
      false,
      'it was settled',
    )
    assert.deepEqual(
      (await worker(tx => reviewsDue(tx, today))).map(each => each.child_id),
      [child],
    )
    assert.deepEqual(await world.as('link-worker', tx => reviewsDue(tx, today), 1), [])
  })

  test('a part-time timetable is never without an end, and is told of before it', async () => {
    const timetable = {
      planId,
      startsOn: '2026-07-01',
      inSchool: ['mon-am', 'tue-am'],
      because: 'Mornings first',
    }
    await assert.rejects(
      worker(tx => addTimetables(tx, [{ id: newId(), ...timetable, endsOn: '' }])),
      'no end, no timetable',
    )
    await worker(tx => addTimetables(tx, [{ id: newId(), ...timetable, endsOn: '2026-07-20' }]))
    assert.equal((await worker(tx => timetablesEnding(tx, today, '2026-07-24'))).length, 1)
    assert.equal((await worker(tx => timetablesEnding(tx, today, '2026-07-19'))).length, 0, 'not yet')
    await worker(tx => addTimetables(tx, [{ id: newId(), ...timetable, endsOn: '2026-09-30' }]))
    assert.equal((await worker(tx => timetablesEnding(tx, today, '2026-07-24'))).length, 0, 'another follows')
  })

  test('nobody puts a step of one child into the plan of another, or a plan in another’s name', async () => {
    await assert.rejects(attack('stepOfAnotherChild', { child: sibling, plan: planId }), refused)
    await assert.rejects(
      attack('planOfAnother', { child: sibling, person: world.whoIs('school-lead').id }),
      refused,
    )
    await assert.rejects(
      lead(tx => addSteps(tx, [{ id: newId(), planId, what: 'x', who: 'x', byDay: today }])),
      refused,
      'a school lead reads plans and writes none',
    )
  })

  test('closed, it takes nothing more, says why, and is in the timeline', async () => {
    const close = { id: planId, onDay: today, because: 'Back every day' }
    assert.equal(await worker(tx => closePlan(tx, child, close)), true)
    assert.equal(await worker(tx => closePlan(tx, child, close)), false)
    const step = { id: newId(), planId, what: 'x', who: 'x', byDay: today }
    assert.deepEqual(await worker(tx => addSteps(tx, [step])), [])
    assert.deepEqual(await worker(tx => openPlans(tx, [child, sibling])), [])
    assert.equal((await lead(tx => plansOf(tx, child)))[0]!.closed_because, 'Back every day')
    const told = await worker(tx => planHappenings(tx, child, { from: '2026-06-01', to: today }))
    assert.deepEqual(told.map(each => each.what).sort(), [
      'began',
      'closed',
      'part-time',
      'part-time',
      'reviewed',
      'step-done',
    ])
  })
})

describe('after a suspension', () => {
  const fromSchool = newId()
  const about = { followUpId: fromSchool }
  const line = { childId: child, about, words: 'He is at his nan’s.', onDay: '2026-07-14' }

  test('one from the school’s file waits by itself, and one that was entered is the same when it arrives', async () => {
    await world.run('addSuspension', {
      place: place.id,
      id: fromSchool,
      child,
      starts_on: '2026-07-13',
      sessions: '4',
      type: 'SUSP',
    })
    await world.run('addSuspension', {
      place: place.id,
      id: newId(),
      child,
      starts_on: '2025-03-03',
      sessions: '4',
      type: 'SUSP',
    })
    await world.run('addSuspension', {
      place: place.id,
      id: newId(),
      child,
      starts_on: '2026-07-01',
      sessions: '1',
      type: 'LNCH',
    })
    const entered = newId()
    const enter = {
      id: entered,
      childId: sibling,
      startsOn: '2026-07-15',
      sessions: 2,
      type: 'SUSP' as const,
      because: 'Said on the phone',
    }
    assert.deepEqual(await worker(tx => beginFollowUps(tx, [enter])), [entered])
    const waits = await worker(tx => notFollowed(tx, '2026-06-01', today))
    assert.deepEqual(
      waits.map(each => each.id),
      [entered, fromSchool],
      'no lunchtime, none before they took part',
    )
    await world.run('addSuspension', {
      place: place.id,
      id: newId(),
      child: sibling,
      starts_on: '2026-07-15',
      sessions: '3',
      type: 'SUSP',
    })
    const [one, ...rest] = await worker(tx => suspensionsOf(tx, sibling))
    assert.deepEqual([one!.id, one!.sessions, one!.from_school, rest.length], [entered, 3, true, 0])
    assert.equal(
      await worker(tx => settleFollowUp(tx, sibling, { id: entered, onDay: today, because: 'Met the head' })),
      true,
    )
    assert.deepEqual(
      (await worker(tx => notFollowed(tx, '2026-06-01', today))).map(each => each.id),
      [fromSchool],
    )
    assert.deepEqual(
      await world.as('link-worker', tx => notFollowed(tx, '2026-06-01', today), 1),
      [],
      'of the own caseload',
    )
  })

  test('three ways of writing, each in their own name; the school’s side is its lead’s alone', async () => {
    await worker(tx =>
      beginFollowUps(tx, [
        { id: fromSchool, childId: child, startsOn: '2026-07-13', sessions: 4, type: 'SUSP', because: null },
      ]),
    )
    const call = { id: newId(), kind: 'call' as const, ...line }
    assert.deepEqual(await worker(tx => addLines(tx, [call])), [call.id])
    const side = { id: newId(), kind: 'going' as const, ...line, words: 'Work was sent home.' }
    assert.equal(await lead(tx => tellSchoolSide(tx, side)), true)
    assert.equal(await lead(tx => tellSchoolSide(tx, side)), false, 'the same form twice is one')
    const [theirs, ours] = await lead(tx => linesAbout(tx, child, about))
    assert.deepEqual([theirs!.side, ours!.side].sort(), ['programme', 'school'])
    await assert.rejects(attack('sideOfSchool', { child, follow_up: fromSchool }), refused)
    for (const [role, nth] of [
      ['school-lead', 0],
      ['link-worker', 0],
      ['place-director', 0],
    ] as const)
      await assert.rejects(
        world.as(role, tx => tellSchoolSide(tx, { ...side, id: newId() }), nth),
        refused,
        role,
      )
    await assert.rejects(
      lead(tx => tellSchoolSide(tx, { ...side, id: newId(), childId: ofAnother })),
      refused,
    )
  })

  test('the school may be the first to write', async () => {
    const first = newId()
    await world.run('addSuspension', {
      place: place.id,
      id: first,
      child,
      starts_on: '2026-07-16',
      sessions: '2',
      type: 'SUSP',
    })
    const side = {
      id: newId(),
      childId: child,
      about: { followUpId: first },
      kind: 'call' as const,
      words: 'Rang home.',
      onDay: '2026-07-16',
    }
    assert.equal(await lead(tx => tellSchoolSide(tx, side)), true)
    assert.equal((await worker(tx => suspensionsOf(tx, child))).find(each => each.id === first)!.lines, 1)
    const ofNothing = { ...side, id: newId(), about: { followUpId: newId() } }
    await assert.rejects(lead(tx => tellSchoolSide(tx, ofNothing)).then(taken => assert.ok(taken)))
    await worker(tx =>
      settleFollowUp(tx, child, { id: first, onDay: today, because: 'One and the same week' }),
    )
  })

  test('a line of one’s own is taken back while it is new', async () => {
    const wrong = { id: newId(), kind: 'visit' as const, ...line }
    await worker(tx => addLines(tx, [wrong]))
    const now = new Date()
    const since = new Date(now.getTime() - 600_000)
    assert.equal(
      await worker(tx =>
        takeBackLine(tx, child, { id: wrong.id, now, since: new Date(now.getTime() + 1000) }),
      ),
      false,
    )
    assert.equal(
      await world.as('programme-manager', tx => takeBackLine(tx, child, { id: wrong.id, now, since })),
      false,
    )
    assert.equal(await worker(tx => takeBackLine(tx, child, { id: wrong.id, now, since })), true)
    assert.equal(
      (await worker(tx => linesAbout(tx, child, about))).some(each => each.id === wrong.id),
      false,
    )
  })

  test('the return meeting is of the day, is next, and once held says who came and what was agreed', async () => {
    const meeting = { id: newId(), childId: child, about, onDay: '2026-07-20', at: '08:40', where: 'School' }
    await worker(tx => planMeetings(tx, [meeting]))
    assert.deepEqual(await worker(tx => notFollowed(tx, '2026-06-01', today)), [], 'it waits no more')
    assert.deepEqual(
      (await worker(tx => meetingsOfDay(tx, '2026-07-20'))).map(each => each.at_time),
      ['08:40'],
    )
    assert.equal((await lead(tx => nextMeeting(tx, child, today)))?.on_day, '2026-07-20')
    const held = {
      id: meeting.id,
      onDay: '2026-07-20',
      whoCame: 'Nan, head of year',
      agreed: 'A card to step out',
    }
    assert.equal(await worker(tx => holdMeeting(tx, child, held)), true)
    assert.equal(await worker(tx => holdMeeting(tx, child, held)), false)
    assert.equal((await lead(tx => meetingsAbout(tx, child, about)))[0]!.agreed, 'A card to step out')
  })
})

/** A link of this purpose about one thing, as the Link Worker gives it. */
async function linkTo(purpose: 'what-helps' | 'other-school', aboutId: string, id = newId()) {
  const given = await worker(tx =>
    giveLink(tx, { id, purpose, schoolId: school, forWhom: 'Somebody Kind', aboutId, days: 14 }),
  )
  return { id, token: given!.token }
}

describe('what helps me in class', () => {
  const lines = ['Ask me quietly.', 'Let me sit by the door.', 'Tell me before it changes.']
  const [pageId, readerId] = [newId(), newId()]
  const reader = { id: readerId, childId: child, name: 'Ms Khan', role: 'maths', until: '2026-09-30' }
  let token = ''

  test('a teacher reads one page by link: first name, initial, lines; no table, and no page of another’s link', async () => {
    assert.deepEqual(await worker(tx => chooseReaders(tx, [reader])), [], 'no page, nobody to read it')
    await worker(tx => writeClassPages(tx, [{ id: pageId, childId: child, lines, writtenOn: today }]))
    await worker(tx => chooseReaders(tx, [reader]))
    const loose = await linkTo('what-helps', readerId)
    assert.equal(
      await world.byLink(loose.token, pageByLink),
      undefined,
      'a link that the row does not name opens nothing',
    )
    const link = await linkTo('what-helps', readerId)
    await worker(tx => giveReaderLink(tx, child, readerId, link.id))
    token = link.token
    const page = await world.byLink(token, pageByLink)
    assert.deepEqual(
      [page!.forename, page!.initial, page!.lines, page!.answers],
      ['Pretend', 'E', lines, ['', '', '']],
    )
    assert.deepEqual(await world.byLink(token, tx => tx.send(fixtureSql.get('countTables')!.fill({}))), [
      { rows: 0 },
    ])
    assert.equal(await world.byLink(token, placementByLink), undefined, 'it is for one thing')
    await assert.rejects(
      world.byLink(token, tx => tellHowItGoes(tx, newId(), 'x', today)),
      refused,
    )
  })

  test('what a teacher says of a line stands on the record, once, until they say otherwise', async () => {
    const [first, second] = [newId(), newId()]
    const say = (id: string, answer: 'tried' | 'helped', words: string | null, line = 1) =>
      world.byLink(token, tx => answerPage(tx, pageId, [{ id, line, answer, words }]))
    assert.equal(await say(first, 'tried', null), 1)
    assert.equal(await say(first, 'tried', null), 0, 'the same form twice is one')
    assert.equal(await say(second, 'helped', 'She put her hand up.'), 1)
    assert.equal(await say(newId(), 'helped', null, 4), 0, 'there is no fourth line')
    const [answer, ...rest] = await lead(tx => answersOf(tx, child))
    assert.deepEqual([answer!.answer, answer!.words, rest.length], ['helped', 'She put her hand up.', 0])
    assert.deepEqual((await world.byLink(token, pageByLink))!.answers, ['helped', '', ''])
    assert.deepEqual(
      (await worker(tx => unseenAnswers(tx, 'Europe/London'))).map(each => each.answers),
      [2],
    )
    await worker(tx => seeAnswers(tx, child, today))
    assert.deepEqual(await worker(tx => unseenAnswers(tx, 'Europe/London')), [])
    await assert.rejects(attack('answerOfNobody', { child, page: pageId, reader: readerId }), refused)
    await assert.rejects(
      world.byLink(token, tx =>
        answerPage(tx, newId(), [{ id: newId(), line: 1, answer: 'tried', words: null }]),
      ),
      refused,
    )
  })

  test('a new version is what the link shows; the old one stays', async () => {
    const changed = [...lines, 'Let me finish.']
    await worker(tx =>
      writeClassPages(tx, [{ id: newId(), childId: child, lines: changed, writtenOn: today }]),
    )
    assert.deepEqual((await world.byLink(token, pageByLink))!.lines, changed)
    assert.deepEqual(
      (await worker(tx => versionsOf(tx, child))).map(each => each.version),
      [2, 1],
    )
  })

  test('the link shows nothing of whoever is restricted or takes part no more, and nothing once it is ended', async () => {
    await world.run('restrict', { place: place.id, child, person: world.whoIs('safeguarding-lead').id })
    assert.equal(await world.byLink(token, pageByLink), undefined)
    await world.run('unrestrict', { child })
    await world.run('endEnrolment', { child, on_day: today })
    assert.equal(await world.byLink(token, pageByLink), undefined)
    await world.run('enrolAgain', { child })
    assert.ok(await world.byLink(token, pageByLink))
    assert.equal(await worker(tx => endReader(tx, child, readerId, today)), true)
    assert.equal(await world.byLink(token, pageByLink), undefined, 'the row ends it, whoever ends the link')
    await worker(tx => endLinks(tx, 'what-helps', readerId, 'the child ended it'))
    await assert.rejects(world.byLink(token, pageByLink), { name: 'NotKnown' })
    assert.equal((await worker(tx => readersOf(tx, child, today)))[0]!.ended_on, today)
  })
})

describe('alternative provision', () => {
  const placementId = newId()

  test('three sides see one plan: the newest return plan, whoever wrote it; the link ends with the placement', async () => {
    const placement = {
      id: placementId,
      childId: child,
      followUpId: null,
      provider: 'The Bridge',
      contactName: 'Sam Lee',
      contactBy: '01632 960001',
      startsOn: '2026-07-14',
      endsOn: '2026-07-24',
      days: ['mon' as const, 'tue' as const],
    }
    assert.deepEqual(await worker(tx => addPlacements(tx, [placement])), [placementId])
    const link = await linkTo('other-school', placementId)
    assert.equal(await world.byLink(link.token, placementByLink), undefined)
    await worker(tx => givePlacementLink(tx, child, placementId, link.id))
    const about = { placementId }
    const plan = { childId: child, about, kind: 'return-plan' as const, onDay: today }
    await worker(tx => addLines(tx, [{ id: newId(), words: 'Back on Monday.', ...plan }]))
    await lead(tx => tellSchoolSide(tx, { id: newId(), words: 'Back on Tuesday, mornings.', ...plan }))
    const seen = (await world.byLink(link.token, placementByLink))!
    assert.deepEqual(
      [seen.forename, seen.initial, seen.provider, seen.plan, seen.wrote_on],
      ['Pretend', 'E', 'The Bridge', 'Back on Tuesday, mornings.', []],
    )
    assert.deepEqual(
      Object.keys(seen).filter(key => /attendance|suspen|because|words/.test(key)),
      [],
    )
    const line = newId()
    assert.equal(
      await world.byLink(link.token, tx => tellHowItGoes(tx, line, 'A good morning.', today)),
      true,
    )
    assert.equal(
      await world.byLink(link.token, tx => tellHowItGoes(tx, line, 'A good morning.', today)),
      false,
    )
    const [newest] = await lead(tx => linesAbout(tx, child, about))
    assert.deepEqual(
      [newest!.side, newest!.by_name, newest!.words],
      ['provider', 'Somebody Kind, The Bridge', 'A good morning.'],
    )
    assert.deepEqual((await world.byLink(link.token, placementByLink))!.wrote_on, [today])
    await worker(tx => endPlacement(tx, child, { id: placementId, onDay: today, because: 'Back in school' }))
    assert.equal(await world.byLink(link.token, placementByLink), undefined)
    await assert.rejects(
      world.byLink(link.token, tx => tellHowItGoes(tx, newId(), 'x', today)),
      refused,
    )
    assert.equal((await lead(tx => placementsOf(tx, child)))[0]!.ended_because, 'Back in school')
  })

  test('it is nobody’s of another school', async () => {
    assert.deepEqual(await lead(tx => placementsOf(tx, child), 0), [])
    assert.deepEqual(await world.as('link-worker', tx => placementsOf(tx, child), 1), [])
  })
})
