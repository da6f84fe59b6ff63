// Presence on a real database: a tap is there once, corrects and is corrected, says who was in school; closures pause days;
// and nobody reads or writes what is not theirs.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { openDaysBetween } from '#records/places/open-days.ts'
import { closeSchool, closuresOf, openAgain, withdrawClosure } from './closures.ts'
import { beInSchool, presenceBySchool } from './in-school.ts'
import { openPlaceWithCalendar, presenceSql } from './presence.fixture.ts'
import { childrenToSee, notSeenOf, sawChildren, type Tap, tapsOf, withdrawSeen } from './seen.ts'

const world = await openPlaceWithCalendar()
after(() => world.close())
const { as, runHere: run, run: runAll, whoIs, here, there, mine, theirs } = world
const [ann, ben, cat, dan] = mine as [string, string, string, string]
const TODAY = '2026-07-17'
const at = (clock: string, day = TODAY) => new Date(`${day}T${clock}:00Z`)
const tap = (childId: string, more: Partial<Tap> = {}): Tap => ({
  id: newId(),
  childId,
  onDay: TODAY,
  capturedAt: at('09:30'),
  ...more,
})
const saw = async (each: Tap, nth = 0) =>
  (await as('link-worker', tx => sawChildren(tx, [each]), nth)).get(each.id)
const forge = (
  name: string,
  values: Record<string, string>,
  role: 'link-worker' | 'school-lead' = 'link-worker',
) => as(role, tx => tx.send(presenceSql.get(name)!.fill(values)))
const span = { from: '2026-07-13', to: TODAY, today: TODAY }
const presenceHere = async (role: Parameters<typeof as>[0]) =>
  (await as(role, tx => presenceBySchool(tx, span))).find(each => each.schoolId === here)

describe('seen today', () => {
  test('is there once, sent twice; another body under its id is told from it', async () => {
    const one = tap(ann)
    assert.equal(await saw(one), 'made')
    assert.equal(await saw({ ...one, capturedAt: at('10:00') }), 'known')
    assert.equal(await saw({ ...one, there: false }), 'other')
    assert.deepEqual(await run('countSeen', { child: ann }), [{ rows: 1, standing: 1 }])
  })

  test('a later tap of the same day stands, whichever arrives first', async () => {
    await saw(tap(ben, { there: false, capturedAt: at('11:00') }))
    await saw(tap(ben, { there: true, capturedAt: at('09:00') }))
    const taps = await as('link-worker', tx => tapsOf(tx, [ben], TODAY, TODAY))
    assert.deepEqual(
      taps.map(each => each.there),
      [false],
    )
  })

  test('taken back within ten minutes, the tap before it stands again; later it is not taken back', async () => {
    const first = tap(cat, { capturedAt: at('09:00') })
    const wrong = tap(cat, { there: false, capturedAt: at('09:05') })
    await saw(first)
    await saw(wrong)
    assert.equal(await as('link-worker', tx => withdrawSeen(tx, wrong.id)), true)
    assert.equal(await as('link-worker', tx => withdrawSeen(tx, wrong.id)), false)
    const standing = await as('link-worker', tx => tapsOf(tx, [cat], TODAY, TODAY))
    assert.deepEqual([standing.length, standing[0]?.there], [1, true])
    await run('longAgo', { id: first.id })
    assert.equal(await as('link-worker', tx => withdrawSeen(tx, first.id)), false)
    assert.equal(await as('link-worker', tx => withdrawSeen(tx, first.id), 1), false, 'nor somebody else’s')
  })

  test('the first child seen says that the worker was in school, once', async () => {
    const days = await run('countDays', { person: whoIs('link-worker').id, on_day: TODAY })
    assert.deepEqual(days, [{ how: 'seen', there: true, why: null }])
    await saw(tap(dan, { onDay: '2026-07-18' }))
    assert.deepEqual(
      await run('countDays', { person: whoIs('link-worker').id, on_day: '2026-07-18' }),
      [],
      'on a Saturday nobody is in school',
    )
  })

  test('of somebody else’s child, or one who takes part no more, nothing is written', async () => {
    assert.equal(await saw(tap(theirs[0]!)), 'not-theirs')
    await runAll('endEnrolment', { child: dan, on_day: '2026-07-16' })
    assert.equal(await saw(tap(dan)), 'not-theirs')
    await assert.rejects(forge('forgeSeen', { child: dan, person: whoIs('link-worker').id }), {
      code: '42501',
    })
    await assert.rejects(forge('forgeSeen', { child: ann, person: whoIs('link-worker', 1).id }), {
      code: '42501',
    })
    const names = await as('link-worker', tx => childrenToSee(tx, TODAY))
    assert.deepEqual(names.map(each => each.child_id).sort(), [ann, ben, cat].sort())
  })

  test('is read by who reads plans of the child, and by nobody else', async () => {
    const count = (tx: Tx) => tx.send(presenceSql.get('seenByReader')!.fill({ child: ann }))
    for (const role of ['link-worker', 'programme-manager', 'place-director'] as const)
      assert.deepEqual(await as(role, count), [{ rows: 1 }], role)
    for (const role of ['payer', 'evaluator', 'administrator', 'data-manager', 'partner-worker'] as const)
      assert.deepEqual(await as(role, count), [{ rows: 0 }], role)
    assert.deepEqual(await as('school-lead', count), [{ rows: 1 }])
    assert.deepEqual(await as('school-lead', count, 1), [{ rows: 0 }])
  })

  test('thousands go in one statement, and thousands again are known', async () => {
    const taps = Array.from({ length: 2_000 }, (_, n) =>
      tap([ann, ben, cat][n % 3]!, {
        onDay: `2026-06-0${1 + (n % 5)}`,
        capturedAt: at('09:00', '2026-06-01'),
      }),
    )
    const first = await as('link-worker', tx => sawChildren(tx, taps))
    const again = await as('link-worker', tx => sawChildren(tx, taps))
    assert.deepEqual([...new Set(first.values())], ['made'])
    assert.deepEqual([...new Set(again.values())], ['known'])
  })
})

describe('days in school', () => {
  const inSchool = (onDay: string, more: object = {}) => ({
    id: newId(),
    schoolId: here,
    onDay,
    there: true,
    capturedAt: at('08:30', onDay),
    ...more,
  })

  test('are counted of the days open, with the reasons for gaps, the same for all who may see the school', async () => {
    await as('link-worker', tx =>
      beInSchool(tx, [
        inSchool('2026-07-13'),
        inSchool('2026-07-14', { there: false, why: 'training' }),
        inSchool('2026-07-15', { there: false, why: 'other', words: 'A funeral.' }),
      ]),
    )
    for (const role of ['link-worker', 'programme-manager', 'school-lead'] as const) {
      const { presence } = (await presenceHere(role))!
      assert.deepEqual([presence.present, presence.open], [2, 5], role)
      assert.deepEqual(
        [...presence.gaps],
        [
          ['training', ['2026-07-14']],
          ['other', ['2026-07-15']],
          ['not-said', ['2026-07-16']],
        ],
      )
    }
    assert.deepEqual(
      await as('school-lead', tx => presenceBySchool(tx, span), 1).then(all =>
        all.map(each => each.schoolId),
      ),
      [there],
    )
    assert.deepEqual(await as('payer', tx => presenceBySchool(tx, span)), [])
  })

  test('are written in nobody else’s name, and for no other school', async () => {
    const [id, other] = [newId(), newId()]
    const answers = await as('link-worker', tx =>
      beInSchool(tx, [{ id, schoolId: there, onDay: TODAY, there: true, capturedAt: at('09:00') }]),
    )
    assert.equal(answers.get(id), 'not-theirs')
    await assert.rejects(forge('forgeDay', { person: whoIs('link-worker', 1).id, school: here }), {
      code: '42501',
    })
    await assert.rejects(
      as('programme-manager', tx =>
        beInSchool(tx, [{ id: other, schoolId: here, onDay: TODAY, there: true, capturedAt: at('09:00') }]),
      ),
      { code: '42501' },
    )
  })
})

describe('a closed school', () => {
  const close = {
    id: newId(),
    schoolId: here,
    from: '2026-07-14',
    until: null,
    why: 'building',
    words: null,
  } as const

  test('its own training days and closures are no open days; those of the place are not either', async () => {
    const june = await as('link-worker', tx => openDaysBetween(tx, here, '2026-06-25', '2026-06-30'))
    assert.deepEqual(june, ['2026-06-25', '2026-06-29', '2026-06-30'])
    assert.deepEqual(await as('link-worker', tx => openDaysBetween(tx, there, '2026-06-25', '2026-06-29')), [
      '2026-06-25',
      '2026-06-26',
      '2026-06-29',
    ])
  })

  test('is closed by its own lead and the manager, by no Link Worker and no other lead', async () => {
    assert.equal(await as('school-lead', tx => closeSchool(tx, { ...close, id: newId() }), 1), 'not-theirs')
    await assert.rejects(
      as('link-worker', tx => closeSchool(tx, { ...close, id: newId() })),
      { code: '42501' },
    )
    await assert.rejects(forge('forgeClosure', { school: there }, 'school-lead'), { code: '42501' })
    assert.equal(await as('school-lead', tx => closeSchool(tx, close)), 'made')
    assert.equal(await as('school-lead', tx => closeSchool(tx, close)), 'known')
    assert.equal(await as('school-lead', tx => closeSchool(tx, { ...close, why: 'weather' })), 'other')
  })

  test('pauses days for everybody, whoever may read why', async () => {
    const open = (tx: Tx) => openDaysBetween(tx, here, '2026-07-13', TODAY)
    assert.deepEqual(await as('link-worker', open), ['2026-07-13'])
    assert.deepEqual(await as('link-worker', open, 1), ['2026-07-13'], 'of another school too')
    assert.deepEqual(await as('link-worker', tx => closuresOf(tx), 1), [])
    const { presence } = (await presenceHere('programme-manager'))!
    assert.deepEqual([presence.present, presence.open], [1, 1])
    assert.equal(await as('school-lead', tx => openAgain(tx, close.id, '2026-07-16')), true)
    assert.deepEqual(await as('link-worker', open), ['2026-07-13', '2026-07-16', '2026-07-17'])
    assert.equal(await as('school-lead', tx => withdrawClosure(tx, close.id)), true)
    assert.equal((await as('link-worker', open)).length, 5)
  })
})

test('not seen is counted in open days from the last time, or from the beginning', async () => {
  const [never] = await as('link-worker', tx => notSeenOf(tx, [theirs[0]!], TODAY), 1)
  assert.equal(never?.notSeen, true)
  assert.equal(never?.lastSeen, undefined)
  const [seen] = await as('link-worker', tx => notSeenOf(tx, [ann], '2026-07-21'))
  assert.deepEqual([seen?.days, seen?.notSeen, seen?.lastSeen], [2, false, TODAY])
  const [later] = await as('link-worker', tx => notSeenOf(tx, [ann], '2026-09-04'))
  assert.deepEqual([later?.days, later?.notSeen], [5, true], 'the summer is no school')
})
