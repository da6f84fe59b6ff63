// What follows a suspension, through the functions that pages call; and the walls round it.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import type { Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { readRecords } from '#records/schooling/schooling.ts'
import { schoolHappenings } from '../child/records.ts'
import { fixtureSql, openTwoSchools } from './in-school.fixture.ts'
import { inSchoolMentions } from './spoken.ts'
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
import { suspensionHome } from './words.ts'

const today = '2026-07-17'
const world = await openTwoSchools()
after(() => world.close())
const { child, sibling, ofAnother, place } = world
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const lead = <T>(task: (tx: Tx) => Promise<T>, nth = 1) => world.as('school-lead', task, nth)
const visitOf = (tx: Tx) => ({ tx, actor: tx.actor }) as unknown as Visit
const refused = { code: '42501' }
const attack = (name: string, values: Record<string, string>) =>
  worker(tx => tx.send(fixtureSql.get(name)!.fill(values)))

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

  test('sent again with other figures it is one, by the school’s newest word, longer or shorter', async () => {
    for (const sessions of ['6', '2']) {
      await world.run('addSuspension', {
        place: place.id,
        id: newId(),
        child: sibling,
        starts_on: '2026-07-15',
        sessions,
        type: 'SUSP',
      })
      const said = await worker(tx => suspensionsOf(tx, sibling))
      assert.deepEqual(
        said.map(each => each.sessions),
        [Number(sessions)],
      )
    }
    const day = { from: '2026-07-15', to: '2026-07-15' }
    const told = await worker(tx => schoolHappenings(visitOf(tx), sibling, day))
    assert.deepEqual(
      told.map(each => [each.title, each.href]),
      [
        [
          'Suspended, 2 sessions',
          suspensionHome(sibling, (await worker(tx => suspensionsOf(tx, sibling)))[0]!.id),
        ],
      ],
    )
    const { suspensions } = await worker(tx => readRecords(tx, [sibling], 2025))
    assert.deepEqual(
      suspensions.get(sibling)?.map(each => each.sessions),
      [2],
      'a screen counts it once too',
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
    const spoken = await worker(tx => inSchoolMentions(tx, [child, ofAnother], '2026-07-01'))
    assert.deepEqual(spoken, [{ child_id: child, on_day: '2026-07-14' }])
    assert.deepEqual(await worker(tx => inSchoolMentions(tx, [child], '2026-07-15')), [], 'not since then')
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
