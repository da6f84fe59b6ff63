// What is past its time is proposed, reviewed, authorised by another and let go, and nothing of anybody else.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { doWork } from '#records/access/work.ts'
import { addTrialPlace, fillTables, openTrial, trialSql } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { holds, liftHold, placeHold, placeWideHold } from './holds.ts'
import {
  authoriseLines,
  beginLettingGo,
  certificates,
  decideLines,
  keepingLines,
  keepingLists,
  propose,
  standingOf,
  stopLettingGo,
} from './keeping.ts'
import { letRecordsGo } from './letting-go.ts'

const TODAY = '2061-01-01'
const sql = readSqlFile(new URL('./keeping.test.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
after(() => administrator.close())
const run = (name: string, values: Parameters<typeof administrator.run>[2] = {}) =>
  administrator.run(sql, name, values)
const place = await addTrialPlace(administrator, { slug: 'keeping', schools: 2, children: 6 })
const whoIs = (role: Role) => place.people.find(each => each.role === role)!
const as = <T>(role: Role, task: (tx: Tx) => Promise<T>) => database.asActor(whoIs(role).hash, task)
const lead = <T>(task: (tx: Tx) => Promise<T>) => as('safeguarding-lead', task)
const second = <T>(task: (tx: Tx) => Promise<T>) => as('place-director', task)
const send = (tx: Tx, name: string, values: Record<string, string>) => tx.send(sql.get(name)!.fill(values))
const refused = { code: '42501' }
const others = ['link-worker', 'programme-manager', 'school-lead', 'administrator'] as const
await run('alsoLeads', { person: whoIs('place-director').id })
await run('addBlueprint', {
  place: place.id,
  content: readFileSync(new URL('../../../../places/millbrook/blueprint.json', import.meta.url), 'utf8'),
})
await run('addBirths', { place: place.id, children: place.children, born_on: '2010-05-01' })
await run('standOn', { place: place.id, day: TODAY })
const [gone, sister, held, late, changed, quiet] = place.children as [
  string,
  string,
  string,
  string,
  string,
  string,
]

async function listed(): Promise<string> {
  const id = newId()
  assert.ok((await lead(tx => propose(tx, { id, today: TODAY }))).lines > 0)
  return id
}

async function reviewed(id: string, only: string): Promise<string[]> {
  const lines = (await lead(tx => keepingLines(tx, id))).filter(each => each.child_id === only)
  const all = await lead(tx => keepingLines(tx, id))
  const longer = { decision: 'keep' as const, keepUntil: '2070-01-01', because: 'Not this time' }
  await lead(tx =>
    decideLines(
      tx,
      id,
      all.map(each => ({
        id: each.id,
        ...(each.child_id === only ? { decision: 'let-go' as const } : longer),
      })),
    ),
  )
  return lines.map(each => each.id)
}

test('every table about a child keeps what is held, and is emptied of nobody but who is let go', async () => {
  assert.deepEqual(await run('findUnwatched'), [])
})

test('each table is of the part that db/columns.csv says it is kept with', async () => {
  const kept = new Map(
    readFileSync(new URL('../../../../db/columns.csv', import.meta.url), 'utf8')
      .split('\n')
      .map(line => [line.split(',').slice(0, 2).join('.'), line] as const),
  )
  for (const { guarded, part } of await run('findParts')) {
    const line = kept.get(String(guarded))!
    if (part === 'early-help') assert.match(line, /early help episode"?$/, String(guarded))
    else if (part === 'safeguarding') assert.match(line, /safeguarding file"?$/, String(guarded))
    else assert.doesNotMatch(line, /early help episode"?$/, String(guarded))
  }
})

describe('a list', () => {
  test('is proposed, reviewed and authorised by those who answer for records, and by two of them', async () => {
    const id = await listed()
    for (const role of others) {
      assert.deepEqual(await as(role, tx => keepingLists(tx)), [], role)
      assert.deepEqual(await as(role, tx => keepingLines(tx, id)), [], role)
      assert.deepEqual(await as(role, tx => standingOf(tx, quiet)), [], role)
      assert.equal((await as(role, tx => propose(tx, { id: newId(), today: TODAY }))).lines, 0, role)
    }
    const lines = await reviewed(id, quiet)
    assert.equal(lines.length, 1)
    const line = lines[0]!
    assert.equal(await lead(tx => authoriseLines(tx, id, lines)), 0, 'they reviewed it')
    await assert.rejects(
      lead(tx => send(tx, 'claimAuthorised', { id: line })),
      { code: '23514' },
    )
    await assert.rejects(
      lead(tx => send(tx, 'claimDecided', { id: line, by: whoIs('place-director').id })),
      refused,
    )
    await assert.rejects(
      database.asActor(whoIs('safeguarding-lead').hash, tx => send(tx, 'letGo', { id: line })),
      refused,
      'no page deletes',
    )
    assert.equal(await second(tx => authoriseLines(tx, id, lines)), 1)
    await assert.rejects(
      lead(tx => send(tx, 'decideAnew', { id: line })),
      refused,
      'it is authorised',
    )
    await assert.rejects(
      lead(tx =>
        send(tx, 'addCertificate', {
          list: id,
          one: whoIs('safeguarding-lead').id,
          two: whoIs('place-director').id,
        }),
      ),
      refused,
      'nobody writes a certificate',
    )
    await letRecordsGo(database)
    assert.equal((await lead(tx => certificates(tx))).length, 0, 'nobody has begun')
    assert.equal(await second(tx => beginLettingGo(tx, id)), true)
    assert.equal(await lead(tx => stopLettingGo(tx, id)), true)
    await letRecordsGo(database)
    assert.equal((await lead(tx => certificates(tx))).length, 0, 'it was stopped')
    assert.equal(await lead(tx => beginLettingGo(tx, id)), true)
    await letRecordsGo(database)
    const [certificate] = await lead(tx => certificates(tx, { listId: id }))
    assert.equal(certificate?.whole, true)
    assert.deepEqual(await mentions(quiet), [], 'nothing is left, on the list neither')
    for (const role of others) assert.deepEqual(await as(role, tx => certificates(tx)), [], role)
  })

  test('leaves out what is kept longer, held, or on another list', async () => {
    const { lines } = await lead(tx => propose(tx, { id: newId(), today: TODAY }))
    assert.equal(lines, 0, 'all others are kept longer')
  })
})

test('everything of the child goes, from every table, and nothing of the sister', async () => {
  const tables = new Set<string>()
  for (const child of [gone, sister])
    for (const { guarded } of await fillTables(administrator, place.id, [child])) tables.add(guarded)
  await run('share', { place: place.id, children: [gone, sister] })
  await run('endAll', { children: [gone, sister] })
  await run('clearNames', { children: [gone] })
  await run('addNames', { place: place.id, children: [gone] })
  const before = new Map<string, string>()
  for (const table of tables) before.set(table, await rowsOf(table, sister))
  const id = await listed()
  const lines = await reviewed(id, gone)
  assert.equal(lines.length, 3, 'the record, Early Help, the safeguarding file')
  assert.equal(await second(tx => authoriseLines(tx, id, lines)), 3)
  assert.equal(await lead(tx => beginLettingGo(tx, id)), true)
  await letRecordsGo(database)
  const done = await lead(tx => certificates(tx, { listId: id }))
  assert.deepEqual(done.map(each => each.whole).sort(), [false, false, true], 'who it was goes with the last')
  const kinds = new Set(done.flatMap(each => Object.keys(each.kinds)))
  for (const table of tables)
    if (!/search_words|keeping_lines|households|relatives/.test(table))
      assert.ok(kinds.has(table), `${table} is on a certificate`)
  assert.deepEqual(await mentions(gone), [])
  assert.deepEqual(await mentions('Brackenridge'), [], 'nor the name, in the words of the search neither')
  for (const [table, was] of before)
    if (table !== 'kith.keeping_lines') assert.equal(await rowsOf(table, sister), was, table)
  for (const entry of await run('findAudit'))
    assert.equal(entry.child_id, null, 'the audit says no name of it')
})

describe('a hold', () => {
  test('is placed and lifted by those who answer for records, with a reason, once', async () => {
    const id = newId()
    const hold = { id, childId: held, wholeFamily: false, part: null, because: 'A claim, letter of 3 March' }
    for (const role of others) {
      const wrote = await as(role, tx => placeHold(tx, hold)).catch(error => error.code)
      assert.ok(wrote === '42501' || wrote === false, `${role}: ${wrote}`)
      await assert.rejects(
        as(role, tx => placeWideHold(tx, { id, schoolId: null, part: null, because: 'An inquiry' })),
        refused,
      )
    }
    assert.equal(await lead(tx => placeHold(tx, hold)), true)
    assert.equal(await lead(tx => placeHold(tx, hold)), false, 'the same form twice')
    for (const role of others) {
      assert.deepEqual(await as(role, tx => holds(tx)), [], role)
      assert.equal(await as(role, tx => liftHold(tx, id, 'It is over')), false)
    }
    assert.equal((await lead(tx => standingOf(tx, held)))[0]?.held, true)
    assert.equal(await second(tx => liftHold(tx, id, 'The claim was taken back')), true)
    assert.equal(await lead(tx => liftHold(tx, id, 'Again')), false)
    assert.equal((await lead(tx => standingOf(tx, held)))[0]?.held, false)
  })

  test('refuses every deletion, whoever deletes: of the child, the family, the school, the place', async () => {
    await run('share', { place: place.id, children: [held, late] })
    await fillTables(administrator, place.id, [late])
    await run('endAll', { children: [late] })
    const wide = (schoolId: string | null) => async (tx: Tx, id: string) =>
      placeWideHold(tx, { id, schoolId, part: null, because: 'An inquiry' })
    const school = [...place.childrenOf].find(([, children]) => children.includes(late))![0]
    const elsewhere = place.schools.find(each => each !== school)!
    const of =
      (childId: string, wholeFamily: boolean, part: 'record' | 'safeguarding' | null) =>
      (tx: Tx, id: string) =>
        placeHold(tx, { id, childId, wholeFamily, part, because: 'A claim' })
    for (const [what, place_, holds_] of [
      ['the child', of(late, false, null), true],
      ['a sister alone', of(held, false, null), false],
      ['the sister’s family', of(held, true, null), true],
      ['this part', of(late, false, 'record'), true],
      ['another part', of(late, false, 'safeguarding'), false],
      ['the school', wide(school), true],
      ['another school', wide(elsewhere), false],
      ['the place', wide(null), true],
    ] as const) {
      const id = newId()
      await administrator.run(trialSql, 'addRows', {
        guarded: 'kith.keep_close',
        children: [late],
        given: { place_id: place.id },
      })
      assert.equal(await lead(tx => place_(tx, id)), true, what)
      const deleting = administrator.run(sql, 'deleteOf', { child: late })
      if (holds_) await assert.rejects(deleting, refused, what)
      else await deleting
      assert.equal(await lead(tx => liftHold(tx, id, 'It is over')), true)
    }
  })

  test('that comes after it was authorised is kept, and lifted by one lets nothing go: two review it anew', async () => {
    const id = newId()
    await run('endAll', { children: [late, changed] })
    await lead(tx => propose(tx, { id, today: TODAY }))
    const lines = await reviewed(id, late)
    assert.equal(await second(tx => authoriseLines(tx, id, lines)), lines.length)
    const hold = newId()
    const because = 'Police, letter of today'
    assert.equal(await lead(tx => beginLettingGo(tx, id)), true)
    await lead(tx => placeHold(tx, { id: hold, childId: late, wholeFamily: false, part: null, because }))
    const held = await lead(tx => keepingLines(tx, id)).then(all =>
      all.filter(each => each.child_id === late),
    )
    assert.deepEqual(
      new Set(held.map(each => `${each.held} ${each.decision} ${each.authorised_at}`)),
      new Set(['true null null']),
    )
    assert.equal((await lead(tx => keepingLists(tx, id)))[0]!.open, 0, 'nothing waits for what is held')
    const goes = lines.map(each => ({ id: each, decision: 'let-go' as const }))
    assert.equal(await lead(tx => decideLines(tx, id, goes)), 0, 'it is reviewed once it is not held')
    await assert.rejects(
      lead(tx => send(tx, 'claimLetGo', { id: lines[0]! })),
      refused,
    )
    await letRecordsGo(database)
    assert.equal((await lead(tx => certificates(tx, { listId: id }))).length, 0)
    await doWork(database, { kind: 'job', placeId: place.id, why: 'a test' }, async work => {
      await assert.rejects(
        work.asRetention(tx => send(tx, 'letGo', { id: lines[0]! })),
        refused,
      )
    })
    await second(tx => liftHold(tx, hold, 'It is over'))
    await letRecordsGo(database)
    assert.equal((await lead(tx => certificates(tx, { listId: id }))).length, 0, 'one alone lifted it')
    assert.equal(await second(tx => authoriseLines(tx, id, lines)), 0, 'nobody has reviewed it since')
    assert.equal(await lead(tx => decideLines(tx, id, goes)), lines.length)
    const told = await second(tx => keepingLines(tx, id)).then(all => all.find(each => each.id === lines[0]))
    assert.equal(told?.lifted_because, 'It is over')
    assert.equal(await second(tx => authoriseLines(tx, id, lines)), lines.length)
    await letRecordsGo(database)
    assert.equal((await lead(tx => certificates(tx, { listId: id }))).length, lines.length)
    assert.deepEqual(await mentions(late), [])
  })
})

test('the role that deletes deletes nothing that nobody let go', async () => {
  await doWork(database, { kind: 'job', placeId: place.id, why: 'a test' }, async work => {
    const [row] = await work.asRetention(tx => send(tx, 'deleteAll', {}))
    assert.equal(row!.n, 0)
  })
})

test('a clock set back lets nothing go early, and what changed since is reviewed again', async () => {
  await run('endAll', { children: [changed] })
  const id = newId()
  await lead(tx => propose(tx, { id, today: TODAY }))
  const lines = await reviewed(id, changed)
  await second(tx => authoriseLines(tx, id, lines))
  await lead(tx => beginLettingGo(tx, id))
  await run('standOn', { place: place.id, day: '2026-11-22' })
  await letRecordsGo(database)
  assert.equal((await lead(tx => certificates(tx, { listId: id }))).length, 0, 'its day has not come')
  await run('standOn', { place: place.id, day: TODAY })
  await fillTables(administrator, place.id, [changed])
  await run('liftAll', { child: changed })
  await letRecordsGo(database)
  assert.equal((await lead(tx => certificates(tx, { listId: id }))).length, 0, 'they take part again')
  const [line] = await lead(tx => keepingLines(tx, id)).then(all => all.filter(each => each.id === lines[0]))
  assert.equal(line?.decision, null, 'it waits to be reviewed')
})

async function mentions(words: string): Promise<unknown[]> {
  const rows = await run('findMentions', { text: words })
  return rows
    .filter(({ n, kept_as }) => Number(n) > 0 && kept_as !== 'audit.entries')
    .map(({ kept_as }) => kept_as)
}

async function rowsOf(guarded: string, child: string): Promise<string> {
  const [row] = await administrator.run(trialSql, 'findRowsOf', { guarded })
  const rows = (row!.rows as Record<string, unknown>[]).map(each => JSON.stringify(each))
  return rows
    .filter(each => each.includes(child))
    .sort()
    .join('\n')
}
