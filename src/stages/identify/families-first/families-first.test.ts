import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { daysBefore } from '#arithmetic/days.ts'
import { checkIdentify } from '#arithmetic/screen/index.ts'
import { addCastPeople, type CastPeople } from '#demo/cast-into-place.ts'
import { generatePlace } from '#demo/generate.ts'
import { addImport, folderSource, importExtract } from '#intake/index.ts'
import { nothing, one, queries, type Tx, whole } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { doWork, type Work } from '#records/access/work.ts'
import { findChildByUpn } from '#records/children/children.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { schoolsOfPlace, setUpPlace } from '#records/places/places.ts'
import { children } from '#test/cast.ts'
import { startTestSession } from '#test/session.ts'
import { readTables } from '#test/worked-tables.ts'
import { openTestDatabase, siteOf } from '#test/world.ts'
import { askForScreen, outcomesBySchool, resultOfChild, runScreen, screenSchool } from '../screens/screens.ts'
import { contactOf, recordContact } from './contacts.ts'
import { notice, promise } from './families-first.fixture.ts'
import {
  noticesOf,
  promisesOf,
  recordNotice,
  schoolsNotInRun,
  schoolsToScreen,
  signPromise,
  standings,
} from './families-first.ts'
import { type Heard, hearObjection, numbersOf, objectingChildren, objectionsHeard } from './objections.ts'
import { promiseFragment, promiseLines } from './promise.html.ts'

const wall = queries(new URL('./wall-for-tests.sql', import.meta.url), {
  addBareResult: nothing(),
  addHastySchool: nothing(),
  countObjections: one({ kept: whole }),
  countWaiting: one({ waiting: whole }),
})
const millbrook = new URL('../../../../places/millbrook/', import.meta.url).pathname
const { blueprint } = checkBlueprint(JSON.parse(readFileSync(join(millbrook, 'blueprint.json'), 'utf8')))
const rules = checkIdentify(blueprint!.identify).rules!
const days = blueprint!.families_first.days_to_object
const folder = mkdtempSync(join(tmpdir(), 'kith-families-'))
const database = await openTestDatabase()
const placeId = newId()
const today = new Date().toISOString().slice(0, 10)
let people: CastPeople
let canalside: { id: string; urn: string; capacity: number | null }
let other: typeof canalside

const asOperator = <T>(task: (work: Work) => Promise<T>) =>
  doWork(database, { kind: 'operator', placeId, why: 'test families first' }, task)
const operator = <T>(task: (tx: Tx) => Promise<T>) => asOperator(work => work.as(task))
const as = async <T>(who: string, task: (tx: Tx) => Promise<T>) =>
  await database.asActor(hashToken(await startTestSession(database, people.get(who)!, placeId)), task)

const stateOf = async (schoolId: string) => (await operator(tx => standings(tx, schoolId)))[0]!.state

before(async () => {
  const made = await generatePlace(millbrook, 'millbrook', folder)
  await asOperator(async work => {
    people = await work.as(async tx => {
      await setUpPlace(tx, placeId, blueprint!, 'a test')
      return await addCastPeople(tx, placeId)
    })
    for (const { path } of made.filter(
      each => each.year === '2025/26' && ['990001', '990002'].includes(each.urn),
    )) {
      const importId = newId()
      await work.as(tx => addImport(tx, { id: importId, named: path, hash: null, bytes: null }))
      await importExtract(work, {
        importId,
        source: await folderSource(path),
        seals: database.secrets.seals,
        now: () => new Date('2026-07-17'),
      })
    }
    const schools = await work.as(schoolsOfPlace)
    canalside = schools.find(each => each.urn === '990001')!
    other = schools.find(each => each.urn === '990002')!
  })
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('nothing runs before families were told, the school promised and the days have passed', async () => {
  const refused = () => operator(tx => screenSchool(tx, canalside, rules, 2025))
  assert.equal(await stateOf(canalside.id), 'not-told')
  await assert.rejects(
    operator(tx => askForScreen(tx, newId())),
    /families come first/,
  )
  await assert.rejects(
    refused(),
    /Canalside Primary School cannot be screened yet: its families have not been told/,
  )

  const first = notice(canalside.id, daysBefore(today, days + 10))
  assert.equal(await operator(tx => recordNotice(tx, first)), true)
  assert.equal(await operator(tx => recordNotice(tx, first)), false, 'the same post twice is one notice')
  assert.equal(await stateOf(canalside.id), 'no-promise')
  await assert.rejects(refused(), /has not promised/)

  // Corrected: it was given later than written. The record stays, and counts no more.
  const later = notice(canalside.id, daysBefore(today, days - 1), {
    replaces: first.id,
    because: 'It went out a fortnight later',
  })
  await operator(tx => recordNotice(tx, later))
  await operator(tx => signPromise(tx, promise(canalside.id)))
  assert.equal(await stateOf(canalside.id), 'waiting')
  await assert.rejects(refused(), /have until \d{4}-\d\d-\d\d to object/)
  const kept = await operator(tx => noticesOf(tx, canalside.id))
  assert.deepEqual(
    kept.map(each => each.replaced),
    [false, true],
  )

  await operator(tx =>
    recordNotice(
      tx,
      notice(canalside.id, daysBefore(today, days), { replaces: later.id, because: 'A day too late' }),
    ),
  )
  assert.equal(await stateOf(canalside.id), 'ready')
  assert.equal((await refused()).results.length > 100, true)
})

test('the pages say why nothing runs, or which schools a run leaves out and what to do', async () => {
  const cookie = `kith=${await startTestSession(database, people.get('manager')!, placeId)}`
  const site = siteOf(database)
  const asked = () =>
    site.request('http://localhost:3000/identify/screens', {
      method: 'POST',
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ id: newId() }),
    })
  const overview = async () =>
    await (await site.request('http://localhost:3000/identify', { headers: { cookie } })).text()
  const begun = await asked()
  assert.equal(begun.status, 303)
  const underWay = await site.request(`http://localhost:3000${begun.headers.get('location')}`, {
    headers: { cookie },
  })
  assert.match(await underWay.text(), /6 schools are left out[\s\S]*St Oswin.*Tell all its families/)
  assert.match(await overview(), /6 schools are left out/)
  const hindered = notice(canalside.id, today, {
    replaces: (await operator(tx => standings(tx, canalside.id)))[0]!.notice_id!,
    because: 'A try',
  })
  await operator(tx => recordNotice(tx, hindered))
  const refused = await asked()
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /No school may be screened yet: families come first/)
  await operator(tx =>
    recordNotice(
      tx,
      notice(canalside.id, daysBefore(today, days), { replaces: hindered.id, because: 'It was a try' }),
    ),
  )
})

test('a run looks at the schools that are ready, and names those that it leaves out', async () => {
  const id = newId()
  const run = await operator(async tx => {
    await askForScreen(tx, id)
    return await runScreen(tx, id)
  })
  assert.ok(run!.screened > 100)
  const looked = (await operator(tx => outcomesBySchool(tx, id))).filter(school => school.children > 0)
  assert.deepEqual(
    looked.map(school => school.school),
    ['Canalside Primary School'],
  )
  assert.deepEqual(
    (await operator(tx => schoolsNotInRun(tx, id))).map(each => each.id),
    [other.id],
  )
  const { ready, notYet } = await operator(schoolsToScreen)
  assert.deepEqual([ready.length, notYet.length], [1, 6])
})

test('the database takes no result of a school whose families were not told, nor one too soon', async () => {
  const id = newId()
  await operator(tx => askForScreen(tx, id))
  const refused = { code: '23503' }
  await assert.rejects(
    operator(tx => wall.addBareResult(tx, { screen_id: id, school_id: other.id })),
    refused,
  )
  await assert.rejects(
    operator(tx => wall.addBareResult(tx, { screen_id: id, school_id: canalside.id })),
    refused,
  )
  await assert.rejects(
    operator(tx => wall.addHastySchool(tx, { screen_id: id, school_id: canalside.id })),
    { code: '23514' },
  )
})

test('only the school’s own lead signs its promise, and only for that school', async () => {
  await as('canalsideLead', tx =>
    signPromise(tx, promise(canalside.id, { ownWords: 'Nor for seating plans.', name: 'The head' })),
  )
  const [inForce, first] = await as('manager', tx => promisesOf(tx, canalside.id))
  assert.deepEqual([inForce!.version, inForce!.own_words, first!.version], [2, 'Nor for seating plans.', 1])
  assert.match(
    promiseLines(inForce).join(' '),
    /never uses this list for sanctions or punishment, .*Nor for seating plans\./,
  )
  assert.match(String(promiseFragment(inForce)), /<bdi>Helen Ogden<\/bdi>/)
  const refused = { code: '42501' }
  await assert.rejects(
    as('manager', tx => signPromise(tx, promise(canalside.id))),
    refused,
  )
  await assert.rejects(
    as('lockgateLead', tx => signPromise(tx, promise(canalside.id))),
    refused,
  )
})

test('one school’s lead neither reads nor writes what another school told its families', async () => {
  assert.deepEqual(await as('lockgateLead', tx => noticesOf(tx, canalside.id)), [])
  await assert.rejects(
    as('lockgateLead', tx => recordNotice(tx, notice(canalside.id, today))),
    { code: '42501' },
  )
  await assert.rejects(
    as('lockgateLead', tx =>
      hearObjection(tx, database.secrets.seals, heard(canalside.id), ['D999000021909']),
    ),
    { code: '42501' },
  )
})

test('an objection takes the child out at once, is remembered, and may be taken back', async () => {
  const childId = (await operator(tx => findChildByUpn(tx, children.zofia.upn)))!
  const screenId = newId()
  await operator(async tx => {
    await askForScreen(tx, screenId)
    await runScreen(tx, screenId)
  })
  const seen = () => as('canalsideLead', tx => resultOfChild(tx, screenId, childId))
  assert.equal((await seen())?.outcome, 'in')
  const { kept: before } = await operator(tx => wall.countObjections(tx))
  const said = heard(canalside.id)
  const hear = (form: Heard) =>
    as('canalsideLead', async tx =>
      hearObjection(tx, database.secrets.seals, form, await numbersOf(tx, canalside.id, childId)),
    )
  await hear(said)
  await hear(said)
  assert.equal(await seen(), undefined, 'gone from the run that was done before')
  assert.equal((await operator(tx => wall.countObjections(tx))).kept, before + 1)
  assert.deepEqual(
    (await as('canalsideLead', tx => objectingChildren(tx, canalside.id)))
      .map(each => each.id)
      .includes(childId),
    true,
  )
  assert.deepEqual((await as('manager', objectionsHeard)).get(canalside.id), { objects: 1, no_longer: 0 })
  const { results } = await operator(tx => screenSchool(tx, canalside, rules, 2025))
  assert.equal(
    results.some(each => each.childId === childId),
    false,
    'and not in the next run',
  )

  await hear({ ...heard(canalside.id), what: 'no-longer' })
  assert.equal((await seen())?.outcome, 'in')
  await hear(heard(canalside.id))
  assert.equal(await seen(), undefined, 'and may object again')
})

test('an objection by number keeps a code and nothing else, whoever the child is', async () => {
  const { kept } = await operator(tx => wall.countObjections(tx))
  await as('canalsideLead', tx =>
    hearObjection(tx, database.secrets.seals, heard(canalside.id), ['A000000000000']),
  )
  assert.equal((await operator(tx => wall.countObjections(tx))).kept, kept + 1)
})

test('a form that comes back with another child, as by Back, is another objection; and no odd letter is a fault', async () => {
  const token = await startTestSession(database, people.get('canalsideLead')!, placeId)
  const address = `http://localhost:3000/identify/families/${canalside.id}/objection`
  const headers = {
    cookie: `kith=${token}`,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const id = newId()
  const [year, month, day] = today.split('-')
  const send = async (number: string) => {
    const said = {
      'heard-year': year!,
      'heard-month': month!,
      'heard-day': day!,
      said_by: 'parent',
      said_how: 'phone',
    }
    const body = new URLSearchParams({ id, what: 'objects', child: '', number, ...said })
    const answer = await siteOf(database).request(address, { method: 'POST', headers, body })
    assert.equal(answer.status, 303)
    return (await operator(tx => wall.countObjections(tx))).kept
  }
  const [one, two] = [children.jayden.upn, children.tyler.upn]
  const first = await send(one)
  assert.equal(await send(one), first)
  assert.equal(await send(two), first + 1)
  const odd = await siteOf(database).request(`${address}?find=%00ab`, { headers })
  assert.equal(odd.status, 400)
})

test('another school’s lead ends no objection, of a child on a roll or of a number alone', async () => {
  const lockgate = (await operator(schoolsOfPlace)).find(each => each.urn === '990007')!
  const childId = (await operator(tx => findChildByUpn(tx, children.zofia.upn)))!
  const numbers = [children.zofia.upn, 'A000000000000']
  const over = (who: string, schoolId: string) =>
    as(who, tx =>
      hearObjection(tx, database.secrets.seals, { ...heard(schoolId), what: 'no-longer' }, numbers),
    )
  const objects = async () =>
    (await as('canalsideLead', tx => objectingChildren(tx, canalside.id))).some(each => each.id === childId)
  const { kept } = await operator(tx => wall.countObjections(tx))
  await over('lockgateLead', lockgate.id)
  assert.deepEqual([await objects(), (await operator(tx => wall.countObjections(tx))).kept], [true, kept])
  await over('canalsideLead', canalside.id)
  assert.deepEqual(
    [await objects(), (await operator(tx => wall.countObjections(tx))).kept],
    [false, kept - 2],
  )
})

test('each school stands where the worked table of the rules says', async () => {
  const rule = new URL('../../../../rules/families-first.md', import.meta.url)
  const [rows] = readTables(readFileSync(rule, 'utf8'))
  const schools = (await operator(schoolsOfPlace)).filter(each => each.id !== canalside.id)
  assert.ok(rows!.length > 5 && rows!.length <= schools.length)
  for (const [n, row] of rows!.entries()) {
    const { id } = schools[n]!
    assert.equal(Number(row['days to object']), days)
    if (row['told, days ago'] !== 'never')
      await operator(tx => recordNotice(tx, notice(id, daysBefore(today, Number(row['told, days ago'])))))
    if (row.promise === 'yes') await operator(tx => signPromise(tx, promise(id)))
    assert.equal(await stateOf(id), row.state, JSON.stringify(row))
  }
})

function heard(schoolId: string): Heard {
  return { id: newId(), schoolId, what: 'objects', heardOn: today, saidBy: 'parent', saidHow: 'phone' }
}

test('whom families ring at a school is that school’s to say, and read by who prints its letters', async () => {
  const contact = (schoolId: string) => ({
    id: newId(),
    schoolId,
    askFor: 'Helen Ogden',
    phone: '01632 960001',
  })
  assert.equal(await as('canalsideLead', tx => recordContact(tx, contact(canalside.id))), true)
  for (const who of ['canalsideLead', 'manager'])
    assert.equal((await as(who, tx => contactOf(tx, canalside.id)))?.phone, '01632 960001', who)
  for (const who of ['lockgateLead', 'partner', 'weaversWorker', 'payer']) {
    assert.equal(await as(who, tx => contactOf(tx, canalside.id)), undefined, who)
    await assert.rejects(
      as(who, tx => recordContact(tx, contact(canalside.id))),
      { code: '42501' },
      who,
    )
  }
  await assert.rejects(
    as('canalsideLead', tx => recordContact(tx, contact(other.id))),
    { code: '42501' },
  )
})

test('two who sign a school’s promise in the same moment are told so, and one version is kept', async () => {
  const before = (await operator(tx => promisesOf(tx, canalside.id))).length
  let second: Promise<boolean> | undefined
  await as('canalsideLead', async tx => {
    assert.equal(await signPromise(tx, promise(canalside.id)), true)
    // It waits for the first, and then finds its version taken.
    second = as('canalsideLead', again => signPromise(again, promise(canalside.id)))
    while ((await operator(again => wall.countWaiting(again))).waiting === 0) await setTimeout(20)
  })
  await assert.rejects(second!, { name: 'PlainError', message: /signed its promise in the same moment/ })
  assert.equal((await operator(tx => promisesOf(tx, canalside.id))).length, before + 1)
})
