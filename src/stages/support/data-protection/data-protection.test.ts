// What went wrong is written down step by step, once; a complaint is answered by somebody whom it is not about; and the audit tells
// whose records an export had.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { record, recordExport } from '#records/access/audit.ts'
import type { Role } from '#records/access/matrix.ts'
import { addTrialPlace, openTrial } from '#test/trial.ts'
import { readTables } from '#test/worked-tables.ts'
import { openTestDatabase } from '#test/world.ts'
import { addRules } from '../concerns/rules.fixture.ts'
import {
  addBreach,
  assess,
  breaches,
  closeBreach,
  contain,
  exportedChildren,
  exportsMade,
  nameExport,
  notTellCommissioner,
  tellCommissioner,
  tellPeople,
  timeOfTelling,
} from './breaches.ts'
import {
  acknowledge,
  acknowledgeBy,
  addComplaint,
  answerComplaint,
  answerers,
  complaints,
} from './complaints.ts'

const sql = readSqlFile(new URL('./data-protection.test.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
after(() => administrator.close())
const place = await addTrialPlace(administrator, { slug: 'wrong-turn', schools: 1, children: 3 })
await addRules(database, place.id)
const whoIs = (role: Role) => place.people.find(each => each.role === role)!
const as = <T>(role: Role, task: (tx: Tx) => Promise<T>) => database.asActor(whoIs(role).hash, task)
const send = (role: Role, name: string, values: Record<string, string>) =>
  as(role, tx => tx.send(sql.get(name)!.fill(values)))
const councilFile = (id: string) => ({
  ...{ id, action: 'exported-early-help', subject: 'council-file', subjectId: id },
  ...{ request: 'a test', detail: {} },
})
const refused = { code: '42501' }
const broken = { code: '23514' }
const [lead, director] = ['safeguarding-lead', 'place-director'] as const
const OTHERS = ['link-worker', 'programme-manager', 'school-lead', 'administrator', 'payer'] as const

test('they are told that it came by the day on the page of rules', () => {
  const rules = readFileSync(new URL('../../../../rules/data-protection.md', import.meta.url), 'utf8')
  const rows = readTables(rules).find(table => table[0]?.['acknowledge by'])
  assert.equal(rows?.length, 3)
  for (const row of rows!)
    assert.equal(acknowledgeBy(row.came!, Number(row.days)), row['acknowledge by'], row.came)
})

describe('a breach', () => {
  const found = async () => {
    const id = newId()
    const breach = {
      id,
      at: { day: '2026-07-06', time: '14:20' },
      foundBy: 'Ruth',
      what: 'A list went to the wrong school.',
    }
    assert.equal(await as(lead, tx => addBreach(tx, breach)), true)
    assert.equal(await as(lead, tx => addBreach(tx, breach)), false, 'the same form twice')
    return id
  }
  const one = async (id: string) => (await as(director, tx => breaches(tx, { id })))[0]!

  test('goes step by step, each once, and is closed when all is written', async () => {
    const id = await found()
    assert.equal(
      (await one(id)).ico_by_when.toISOString(),
      '2026-07-09T13:20:00.000Z',
      'in British summer time',
    )
    assert.equal(await as(lead, tx => closeBreach(tx, id, '2026-07-10', 'x')), false)
    await assert.rejects(send(lead, 'closeAtOnce', { id }), broken)
    assert.equal(await as(lead, tx => contain(tx, id, '2026-07-06', 'They deleted it')), true)
    assert.equal(await as(director, tx => contain(tx, id, '2026-07-07', 'Otherwise')), false)
    await assert.rejects(send(lead, 'changeContained', { id }), refused)
    await assert.rejects(send(lead, 'notTold', { id }), broken, 'before harm is found unlikely')
    assert.equal(await as(lead, tx => assess(tx, id, { risk: 'risk', why: 'Names', people: 12 })), true)
    assert.equal(await as(lead, tx => notTellCommissioner(tx, id, 'No need')), false)
    await assert.rejects(send(lead, 'notTold', { id }), broken)
    await assert.rejects(send(lead, 'toldLate', { id }), broken)
    const at = { day: '2026-07-09', time: '14:21' }
    assert.deepEqual(await as(lead, tx => timeOfTelling(tx, id, at)), { late: true, early: false })
    const told = { at: { ...at, time: '14:20' }, reference: 'IC-1', lateBecause: null }
    assert.equal(await as(lead, tx => tellCommissioner(tx, id, told)), true)
    assert.equal(await as(lead, tx => tellPeople(tx, id, '2026-07-08', 'Rang each family')), true)
    assert.equal(
      await as(director, tx => closeBreach(tx, id, '2026-07-10', 'Addresses are chosen, not typed')),
      true,
    )
    const closed = await one(id)
    assert.deepEqual(
      [
        closed.closed_on,
        closed.people,
        closed.contained_name !== null,
        closed.closed_name !== closed.contained_name,
      ],
      ['2026-07-10', 12, true, true],
    )
  })

  test('is read and written by nobody else', async () => {
    const id = await found()
    for (const role of OTHERS) {
      assert.deepEqual(await as(role, tx => breaches(tx)), [], role)
      assert.equal(await as(role, tx => contain(tx, id, '2026-07-06', 'x')), false, role)
      assert.deepEqual(await send(role, 'askExports', {}), [], role)
      await assert.rejects(
        as(role, tx =>
          addBreach(tx, { id: newId(), at: { day: '2026-07-06', time: '14:20' }, foundBy: 'x', what: 'x' }),
        ),
        refused,
        role,
      )
    }
  })

  test('knows from the audit whose records an export had', async () => {
    const [id, file] = [await found(), newId()]
    const children = place.children.slice(0, 2)
    await as('programme-manager', async tx => {
      await recordExport(tx, { ...councilFile(file), children: [...children, children[0]!] })
    })
    const made = (await as(lead, exportsMade)).filter(each => each.action === 'exported-early-help')
    assert.deepEqual(
      made.map(each => [each.records, each.by_name !== null]),
      [[2, true]],
    )
    assert.equal(await as(lead, tx => nameExport(tx, id, newId())), false, 'one that the audit does not know')
    assert.equal(await as(lead, tx => nameExport(tx, id, made[0]!.id)), true)
    const had = (await as(lead, tx => exportedChildren(tx, made[0]!.id))).map(each => each.child_id)
    assert.deepEqual(had.toSorted(), children.toSorted())
    // Of a file to the council whoever leads the team knows it too; nobody else does.
    for (const role of OTHERS.filter(each => each !== 'programme-manager'))
      assert.deepEqual(await send(role, 'askExported', { export: made[0]!.id }), [], role)
  })

  test('names no print of one child to whoever may not see that there is such a child', async () => {
    const child = place.children[2]!
    await as(lead, tx => record(tx, { action: 'printed-plan', subject: 'plan', childId: child }))
    const known = async (role: Role) =>
      (await as(role, exportsMade)).filter(each => each.action === 'printed-plan').length
    assert.deepEqual([await known('place-director'), await known(lead)], [1, 1])
    const person = whoIs(lead).id
    await administrator.run(sql, 'restrict', { place: place.id, child, person })
    assert.deepEqual([await known('place-director'), await known(lead)], [0, 1])
  })

  test('counts a child whom the reader may not see, and gives no number of theirs', async () => {
    const [file, hidden, shown] = [newId(), place.children[2]!, place.children[0]!]
    await as(lead, tx => recordExport(tx, { ...councilFile(file), children: [hidden, shown] }))
    const made = (await as(director, exportsMade)).find(each => each.id === file)
    assert.equal(made?.records, 2)
    const told = async (role: Role) =>
      (await send(role, 'askExported', { export: file })).map(each => each.child_id)
    assert.deepEqual((await told(director)).toSorted(), [shown, null])
    assert.deepEqual((await told('programme-manager')).toSorted(), [shown, null])
    assert.deepEqual((await told(lead)).toSorted(), [hidden, shown].toSorted())
  })

  test('has whose records they were by one door, and of nobody whom the maker may not see', async () => {
    const made = { ...councilFile(newId()), children: [place.children[2]!] }
    await assert.rejects(
      as(director, tx => recordExport(tx, made)),
      refused,
    )
    await assert.rejects(
      as(lead, tx => recordExport(tx, { ...made, action: 'saw-child' })),
      refused,
    )
    const child = place.children[0]!
    const about = { subject: 'export', subjectId: made.id, childId: child }
    await assert.rejects(
      as(lead, tx => record(tx, { ...about, action: 'exported-child' })),
      refused,
    )
  })
})

describe('a complaint', () => {
  const came = async (aboutPeople: string[] = []) => {
    const id = newId()
    const complaint = {
      id,
      fromWhom: 'A father',
      receivedOn: '2026-07-01',
      what: 'Nobody wrote back.',
      aboutPeople,
    }
    await as(lead, tx => addComplaint(tx, complaint))
    await as(lead, tx => addComplaint(tx, complaint))
    return id
  }

  test('is acknowledged, then answered, once', async () => {
    const id = await came()
    const [before] = await as(lead, tx => complaints(tx, { id }))
    assert.equal(before?.acknowledge_by, '2026-07-31')
    const answer = { id, outcome: 'partly' as const, answer: 'It lay in a tray.', onDay: '2026-07-10' }
    assert.equal(await as(lead, tx => answerComplaint(tx, answer)), false, 'not acknowledged')
    assert.equal(await as(lead, tx => acknowledge(tx, id, '2026-07-03', 'By letter')), true)
    assert.equal(await as(director, tx => answerComplaint(tx, answer)), true)
    assert.equal(await as(lead, tx => answerComplaint(tx, { ...answer, answer: 'x' })), false)
    await assert.rejects(send(lead, 'claimAnswered', { id, by: whoIs(lead).id }), refused)
    await assert.rejects(send(lead, 'answerMine', { id }), refused)
  })

  test('is neither read nor answered by whom it is about, nor by those without the duty', async () => {
    const id = await came([whoIs(lead).id])
    assert.deepEqual(await as(lead, tx => complaints(tx, { id })), [])
    assert.deepEqual(await send(lead, 'answerMine', { id }), [])
    assert.equal((await as(director, tx => complaints(tx, { id }))).length, 1)
    for (const role of OTHERS) assert.deepEqual(await as(role, tx => complaints(tx)), [], role)
    await assert.rejects(
      send('programme-manager', 'writeAsAnother', { by: whoIs('programme-manager').id }),
      refused,
    )
    await assert.rejects(send(lead, 'writeAsAnother', { by: whoIs(director).id }), refused)
  })

  test('about everybody who could answer it is refused', async () => {
    const all = (await as(lead, answerers)).map(each => each.person_id)
    assert.equal(all.length, 2)
    await assert.rejects(came(all), broken)
  })
})

test('the clocks of both run from what was so: nothing is written long ago, nor found or answered ahead', async () => {
  const at = '2019-01-01'
  const [breach, complaint] = [newId(), newId()]
  await send(lead, 'breachOfThen', { id: breach, found: '2026-07-06T14:00:00Z', at })
  await send(lead, 'complaintOfThen', { id: complaint, by: '2026-07-31', at })
  for (const id of [breach, complaint])
    assert.deepEqual(await administrator.run(sql, 'writtenNow', { id }), [{ forged: false }])
  for (const forged of [
    () => send(lead, 'breachOfThen', { id: newId(), found: '2099-01-01T14:00:00Z', at }),
    () => send(lead, 'acknowledgeAhead', { id: complaint }),
    () => send(lead, 'containAhead', { id: breach }),
    () => send(lead, 'leaveNobodyOut', { id: complaint }),
    () => send(lead, 'takeAway', { id: complaint }),
    () => send(lead, 'takeBreachAway', { id: breach }),
  ])
    await assert.rejects(forged, refused)
  await assert.rejects(send(lead, 'complaintOfThen', { id: newId(), by: '2099-01-01', at }), broken)
})
