// What rules/concerns.md says of writing, receiving and reading a concern, held against the database: who reads, who only
// knows that there is a file, and that its writer reads a receipt and never a word again.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, test } from 'node:test'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { type Role, roles } from '#records/access/matrix.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import {
  fileConcern,
  type NewConcern,
  openConcern,
  ownConcerns,
  receiveConcern,
  receivedConcerns,
  receiversOf,
  safeguardingFile,
  waitingConcerns,
  writeConcern,
} from './concerns.ts'

const world = await openTwoSchools()
const { seals } = world.database.secrets
const sql = readSqlFile(new URL('./concerns.fixture.sql', import.meta.url))
const plain = await connectPlainly(world.database.where, world.database.postgres.administrator)
after(async () => {
  await plain.close()
  await world.close()
})
const { child, sibling, ofAnother, place, as, whoIs } = world
const lead = <T>(task: (tx: Tx) => Promise<T>) => as('safeguarding-lead', task)
const refused = { code: '42501' }
const SECRET = 'A canary sings at half past four'

test('whoever works here writes one, whatever their role; it is received by whoever has the duty', async () => {
  for (const role of roles) {
    const id = await write(role, { childId: null, about: `Somebody, by ${role}` })
    const [own] = await as(role, ownConcerns)
    assert.deepEqual([own?.id, own?.received_at, own?.child_id], [id, null, null], role)
  }
  assert.equal((await lead(receivedConcerns)).length, roles.length)
  assert.equal((await lead(waitingConcerns)).fresh, roles.length)
  for (const role of roles.filter(each => each !== 'safeguarding-lead')) {
    assert.deepEqual(await as(role, receivedConcerns), [], role)
    assert.deepEqual(await as(role, tx => tx.send(sql.get('readSealed')!.fill({}))), [], role)
  }
})

test('nobody writes about a child kept from them, nor by hand, nor receives what is not theirs', async () => {
  await assert.rejects(write('link-worker', { childId: ofAnother }), refused)
  await assert.rejects(write('payer', { childId: child }), refused)
  await assert.rejects(
    as('link-worker', tx => tx.send(sql.get('writeByHand')!.fill({ child }))),
    refused,
  )
  const id = await write('link-worker', { childId: child })
  for (const role of roles.filter(each => each !== 'safeguarding-lead')) {
    assert.equal(await as(role, tx => receiveConcern(tx, id, [])), false, role)
    assert.equal(await as(role, tx => fileConcern(tx, id, sibling)), false, role)
    assert.equal(await as(role, tx => openConcern(tx, seals, id)), undefined, role)
  }
  await assert.rejects(
    lead(tx => tx.send(sql.get('receiveByHand')!.fill({}))),
    refused,
  )
})

describe('the writer', () => {
  test('sees that it was received, by whom, when and what to do next', async () => {
    const id = await write('link-worker', { childId: child })
    const mine = async () => (await as('link-worker', ownConcerns)).find(each => each.id === id)!
    assert.equal((await mine()).received_by, null)
    assert.equal(await lead(tx => receiveConcern(tx, id, ['ring-me', 'say-nothing'])), true)
    const received = await mine()
    assert.match(received.received_by ?? '', /safeguarding-lead/)
    assert.deepEqual(received.next_steps, ['ring-me', 'say-nothing'])
    assert.ok(received.received_at instanceof Date)
    assert.equal(received.forename, 'Pretend', 'of a child whom they may see, the name')
  })

  test('reads nothing of it again, and the second who receives changes nothing', async () => {
    const id = await write('link-worker', { childId: child })
    await lead(tx => receiveConcern(tx, id, ['carry-on']))
    assert.equal(await lead(tx => receiveConcern(tx, id, ['ring-me'])), false)
    const own = await as('link-worker', ownConcerns)
    assert.deepEqual(own.find(each => each.id === id)?.next_steps, ['carry-on'])
    assert.deepEqual(Object.keys(own[0]!).sort(), [
      'child_id',
      'forename',
      'id',
      'initial',
      'made_at',
      'next_steps',
      'received_at',
      'received_by',
    ])
    assert.equal(await as('link-worker', tx => openConcern(tx, seals, id)), undefined)
  })

  test('is not told into whose file it was put', async () => {
    const id = await write('link-worker', { childId: null, about: 'The boy with the red bag' })
    assert.equal(await lead(tx => fileConcern(tx, id, child)), true)
    const own = (await as('link-worker', ownConcerns)).find(each => each.id === id)
    assert.deepEqual([own?.child_id, own?.forename], [null, null])
  })

  test('adds to their own and to nobody else’s', async () => {
    const first = await write('link-worker', { childId: child })
    const added = await write('link-worker', { childId: child, addsTo: first })
    const others = await write('programme-manager', { childId: child, addsTo: first })
    const opened = (id: string) => lead(tx => openConcern(tx, seals, id))
    assert.equal((await opened(added))?.adds_to_id, first)
    assert.equal((await opened(others))?.adds_to_id, null)
  })

  test('sends the same twice, and it is one', async () => {
    const before = (await lead(receivedConcerns)).length
    const concern = made({ childId: child })
    assert.equal(await as('link-worker', tx => writeConcern(tx, seals, concern)), true)
    assert.equal(await as('link-worker', tx => writeConcern(tx, seals, concern)), false)
    assert.equal((await lead(receivedConcerns)).length, before + 1)
  })
})

test('its words are sealed for its row: not in the database, and opened nowhere else', async () => {
  const [first, second] = [
    await write('link-worker', { childId: child, said: SECRET }),
    await write('link-worker', { childId: child, said: 'Other words' }),
  ]
  const kept = await plain.run(sql, 'findSealed', { place: place.id })
  assert.equal(
    kept.some(row => (row.sealed as Buffer).includes('canary')),
    false,
  )
  assert.equal((await lead(tx => openConcern(tx, seals, first)))?.words.said, SECRET)
  await plain.run(sql, 'moveSealed', { of: first, into: second })
  await assert.rejects(
    lead(tx => openConcern(tx, seals, second)),
    /does not open/,
  )
})

test('that there is a file is told to those of whom the matrix says so, and of a child whom they may see', async () => {
  const flagged: Role[] = [
    'link-worker',
    'programme-manager',
    'place-director',
    'school-lead',
    'safeguarding-lead',
  ]
  await write('link-worker', { childId: child })
  const told = async (role: Role, nth = 0) =>
    (await as(role, tx => safeguardingFile(tx, child), nth)) !== undefined
  for (const role of roles) {
    const nth = role === 'school-lead' ? 1 : 0
    assert.equal(await told(role, nth), flagged.includes(role), role)
  }
  assert.equal(await told('school-lead', 0), false, 'another school’s lead')
  assert.equal(await told('link-worker', 1), false, 'another’s Link Worker')
  assert.equal(await lead(tx => safeguardingFile(tx, ofAnother)), undefined, 'of whom nothing was written')
})

test('of a lead’s own child nothing is hers to read; what is in no file yet still is', async () => {
  const own = await write('link-worker', { childId: child })
  const nobodys = await write('payer', { childId: null, about: 'A girl at the bus stop' })
  const person = whoIs('safeguarding-lead').id
  await plain.run(sql, 'exclude', { place: place.id, child, person })
  try {
    const seen = (await lead(receivedConcerns)).map(each => each.id)
    assert.deepEqual([seen.includes(own), seen.includes(nobodys)], [false, true])
    assert.equal(await lead(tx => receiveConcern(tx, own, [])), false)
    assert.equal(
      await lead(tx => fileConcern(tx, nobodys, child)),
      false,
      'nor put out of her sight by herself',
    )
    assert.deepEqual(
      await as('link-worker', tx => receiversOf(tx, child)),
      [],
      'its writer is told that nobody is there',
    )
    assert.equal((await as('link-worker', tx => receiversOf(tx, null))).length, 1)
  } finally {
    await plain.run(sql, 'unexclude', { child, person })
  }
  assert.equal(await lead(tx => receiveConcern(tx, own, [])), true)
})

function made(given: { childId: string | null; about?: string; said?: string; addsTo?: string }): NewConcern {
  return {
    id: randomUUID(),
    childId: given.childId,
    happenedOn: '2026-07-16',
    happenedAt: '14:20',
    words: {
      about: given.about ?? '',
      seen: 'A bruise on the arm.',
      said: given.said ?? '',
      told: '',
      opinion: '',
      done: '',
    },
    addsTo: given.addsTo ?? null,
  }
}

async function write(role: Role, given: Parameters<typeof made>[0]): Promise<string> {
  const concern = made(given)
  assert.equal(await as(role, tx => writeConcern(tx, seals, concern)), true)
  return concern.id
}
