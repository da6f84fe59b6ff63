// Who may not: other schools, other roles, and whoever can put their own SQL into a page. And two at the same moment.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { fixtureSql, makeReady, openRoomOf, openWorld, sign, type Who } from './cohort.fixture.ts'
import { frozenRows } from './frozen.ts'
import { getRoom, openRoom, roomsOf } from './rooms.ts'
import { signaturesOf, stoodNow } from './signing.ts'
import { childrenOfRoom, sayInRoom } from './standing.ts'

const attacks = readSqlFile(new URL('./walls.test.sql', import.meta.url))
const world = await openWorld(1)
after(() => world.close())
const lead: Who = 'canalsideLead'
const id = await openRoomOf(world, '990001', lead)
const { id: schoolId } = world.school('990001')
const strangers: Who[] = [
  'lockgateLead',
  'canalsideWorker',
  'payer',
  'dataManager',
  'evaluator',
  'partner',
  'administrator',
]
const attack = (who: Who, name: string, values: Record<string, string | null> = {}) =>
  world.as(who, tx => tx.send(attacks.get(name)!.fill(values)))
const firstChild = async (who: Who) =>
  (await world.as(who, async tx => childrenOfRoom(tx, await getRoom(tx, id), { stands: 'in' }))).children[0]!
const reads = [
  'read_cohort_children',
  'read_cohort_entries',
  'read_cohort_checks',
  'read_cohort_check_answers',
  'read_cohort_gap_answers',
  'read_cohort_signatures',
  'read_frozen_pupils',
  'read_cohort_places',
]
const asks = ['ask_standing', 'ask_states', 'ask_groups', 'ask_blockers']
const writes = [
  'write_a_signature_of_another',
  'write_void_signature_again',
  'write_room',
  'write_capacity',
  'write_a_room',
  'write_an_entry',
  'write_over_an_entry',
  'write_no_entry_any_more',
  'write_an_answer_for_the_council',
  'write_frozen_rows',
  'write_places',
  'write_a_frozen_row_away',
  'write_a_place_for_somebody',
  'write_frozen_at_once',
  'write_signatures_void',
  'write_a_study_key',
  'write_a_code',
]

before(async () => {
  await makeReady(world, id, lead)
})

describe('whoever is not of this school', () => {
  for (const who of strangers)
    test(`${who} finds no room, and opens none`, async () => {
      await assert.rejects(
        world.as(who, tx => getRoom(tx, id)),
        { name: 'NotFound' },
      )
      await assert.rejects(
        world.as(who, tx => openRoom(tx, { id: newId(), schoolId, screenId: world.screenId })),
        { code: '42501' },
      )
      const rooms = await world.as(who, roomsOf)
      assert.ok(rooms.every(each => each.id === null))
    })

  test('another school’s lead reads no row of the room, and can say nothing in it', async () => {
    const child = await firstChild('manager')
    for (const read of reads) assert.deepEqual(await attack('lockgateLead', read), [{ rows: 0 }], read)
    for (const what of asks)
      assert.deepEqual(await attack('lockgateLead', what, { cohort: id }), [{ rows: 0 }], what)
    assert.deepEqual(await attack('lockgateLead', 'ask_stood', { cohort: id }), [{ stood: null }])
    const said = { id: newId(), childId: child.childId, kind: 'strength' as const, words: 'Kind.' }
    await assert.rejects(
      world.as('lockgateLead', tx => sayInRoom(tx, id, said)),
      { code: '42501' },
    )
    await assert.rejects(sign(world, id, 'lockgateLead'), { code: '42501' })
  })

  test('a practitioner of the council asks for nobody they were not named for', async () => {
    assert.deepEqual(await attack('earlyHelp', 'ask_checks'), [{ rows: 0 }], 'all are answered')
    for (const read of reads) assert.deepEqual(await attack('earlyHelp', read), [{ rows: 0 }], read)
  })
})

describe('whoever can put SQL into a page', () => {
  for (const name of writes)
    test(`${name.slice(6).replaceAll('_', ' ')}: refused`, async () => {
      const child = await firstChild('manager')
      const person = world.people.get('Helen Ogden')!
      const values = { cohort: id, school: schoolId, child: child.childId, person }
      const known = attacks.get(name)!.parameters
      const given = Object.fromEntries(Object.entries(values).filter(([key]) => known.includes(key)))
      for (const who of ['manager', lead] as const)
        await assert.rejects(attack(who, name, given), { code: '42501' }, who)
    })

  test('one signature does not freeze, and signing twice is one side', async () => {
    assert.equal(await sign(world, id, 'manager'), 'signed')
    assert.equal(await sign(world, id, 'manager'), 'signed-already')
    assert.equal((await world.as('manager', tx => getRoom(tx, id))).frozen_at, null)
    assert.deepEqual(await world.as('manager', tx => frozenRows(tx, id)), [])
  })
})

describe('two at the same moment', () => {
  test('a decision and a signature: the signature is void, or the decision comes too late, never both', async () => {
    const child = await firstChild('manager')
    const seen = await world.as(lead, tx => stoodNow(tx, id))
    const saying = world.as('manager', tx =>
      sayInRoom(tx, id, {
        id: newId(),
        childId: child.childId,
        kind: 'view',
        decision: 'waiting',
        reason: 'weighed',
        words: 'We wait a little.',
      }),
    )
    const [signed, said] = await Promise.all([sign(world, id, lead, seen), saying])
    const room = await world.as('manager', tx => getRoom(tx, id))
    const valid = (await world.as('manager', tx => signaturesOf(tx, id))).filter(
      each => each.voided_at === null,
    )
    if (signed === 'frozen') assert.equal(said, 'frozen')
    else {
      assert.ok(signed === 'changed' || signed === 'blocked', signed)
      assert.deepEqual([said, room.frozen_at, valid.length], ['said', null, 0])
      await world.as('manager', tx =>
        sayInRoom(tx, id, {
          id: newId(),
          childId: child.childId,
          kind: 'view',
          decision: 'in',
          reason: 'weighed',
          words: 'No, now.',
        }),
      )
    }
  })

  test('both sign: one signs, the other freezes, and it is frozen once', async () => {
    const room = await world.as('manager', tx => getRoom(tx, id))
    if (room.frozen_at === null) {
      const seen = await world.as('manager', tx => stoodNow(tx, id))
      const answers = await Promise.all([sign(world, id, 'manager', seen), sign(world, id, lead, seen)])
      assert.deepEqual(answers.toSorted(), ['frozen', 'signed'])
    }
    const rows = await world.as('manager', tx => frozenRows(tx, id))
    const [held] = await world.administrator.run(fixtureSql, 'countScreened', { cohort: id })
    assert.equal(rows.length, held!.screened)
  })

  test('what is frozen is rewritten by nobody', async () => {
    for (const name of ['write_frozen_rows', 'write_places', 'write_room'])
      await assert.rejects(attack('manager', name), { code: '42501' }, name)
    await assert.rejects(world.administrator.run(attacks, 'write_frozen_rows'), /never rewritten/)
    await assert.rejects(world.administrator.run(attacks, 'write_room'), /never rewritten/)
  })
})
