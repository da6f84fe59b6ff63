import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { openWorld, type Who as Person } from '#stages/identify/cohort/cohort.fixture.ts'
import { readTables } from '#test/worked-tables.ts'
import {
  changeLinkWorker,
  closingBaselines,
  conflictsAmong,
  linkWorkers,
  matchLinkWorker,
  measuresOf,
  newOnCaseload,
  sayHello,
  tellOfConflict,
  waitingForMatch,
} from '../matching/matching.ts'
import {
  enrolmentOf,
  recordAgreement,
  type Saying,
  saidOf,
  sayGoodbye,
  toAskAgain,
  withdrawAgreement,
  withoutOwnYes,
} from './agreements.ts'

const sql = readSqlFile(new URL('./agreements.test.sql', import.meta.url))
const world = await openWorld(1)
after(() => world.close())
const manager = <T>(task: (tx: Tx) => Promise<T>) => world.as('manager', task)
const lead = <T>(task: (tx: Tx) => Promise<T>) => world.as('canalsideLead', task)
const danny = world.people.get('Danny Whittle')!
const samina = world.people.get('Samina Rafiq')!
const [settings] = (await world.administrator.run(sql, 'findChildren')) as { children: string[] }[]
const children = settings!.children
const nextChild = () => children.pop()!

const saying = (childId: string, more: Partial<Saying> = {}): Saying => ({
  id: newId(),
  childId,
  purpose: 'support',
  who: 'family',
  answer: 'yes',
  saidBy: more.who === 'child' ? 'child' : 'parent',
  saidHow: 'phone',
  saidOn: '2026-07-10',
  wording: 'offer_script',
  language: 'en',
  ...more,
})
const say = (childId: string, more: Partial<Saying> = {}, who: Person = 'canalsideLead') =>
  world.as(who, tx => recordAgreement(tx, saying(childId, more)))
const match = (childId: string, personId = danny, who: Person = 'manager') =>
  world.as(who, tx =>
    matchLinkWorker(tx, {
      enrolmentId: newId(),
      caseloadId: newId(),
      childId,
      personId,
      cohortId: null,
      cohortName: 'Summer 2026',
      beganOn: '2026-07-13',
    }),
  )
const bothYes = async () => {
  const childId = nextChild()
  await say(childId)
  await say(childId, { who: 'child' })
  return childId
}
const takeBack = (childId: string, more: { purpose?: string; who?: 'family' | 'child' } = {}) =>
  lead(tx =>
    withdrawAgreement(tx, {
      childId,
      purpose: 'support',
      who: 'family',
      by: 'parent',
      how: 'phone',
      onDay: '2026-07-17',
      words: null,
      ...more,
    }),
  )
const inForce = async (childId: string) =>
  (await lead(tx => tx.send(sql.get('findInForce')!.fill({ child_id: childId })))).map(row => row.purpose)

test('who takes part is what the worked table of the rules says', async () => {
  const [rows] = readTables(readFileSync(new URL('../../../../rules/enrol.md', import.meta.url), 'utf8'))
  assert.ok(rows!.length >= 10)
  for (const row of rows!) {
    const childId = nextChild()
    await say(childId, { answer: row.family as Saying['answer'] })
    if (row.child !== '-') await say(childId, { who: 'child', answer: row.child as Saying['answer'] })
    if (row.objects === 'yes') await world.administrator.run(sql, 'object', { child_id: childId })
    if (row.matched === 'yes') await match(childId)
    if (row['taken back'] !== '-')
      assert.equal(await takeBack(childId, { who: row['taken back'] as 'family' | 'child' }), 'withdrawn')
    const enrolment = await manager(tx => enrolmentOf(tx, childId))
    assert.equal(enrolment?.ended_on === null ? 'yes' : 'no', row['takes part'], JSON.stringify(row))
  }
})

test('the same twice is one, another under its id is told, and a purpose that nobody has is none', async () => {
  const childId = nextChild()
  const yes = saying(childId, { purpose: 'photos' })
  assert.equal(await lead(tx => recordAgreement(tx, yes)), 'kept')
  assert.equal(await lead(tx => recordAgreement(tx, yes)), 'known')
  assert.equal(await lead(tx => recordAgreement(tx, { ...yes, answer: 'not-yet' })), 'other')
  assert.equal(await say(childId, { purpose: 'the-moon' }), 'unknown')
  assert.equal(
    await say(childId, { purpose: 'outcomes', answer: 'yes' }),
    'unknown',
    'a notice is told, not asked',
  )
  assert.equal(await say(childId, { purpose: 'outcomes', answer: 'told' }), 'kept')
  assert.equal(await say(childId, { purpose: 'my-voice-by-name' }), 'unknown', 'only the child is asked that')
  const { said } = await lead(tx => saidOf(tx, childId))
  assert.equal(said.length, 2)
  assert.match(said.find(each => each.purpose === 'photos')!.wording_hash ?? '', /^[0-9a-f]{64}$/)
})

test('a consent is in force when all it asks said yes, and until one of them takes it back', async () => {
  const childId = nextChild()
  await say(childId, { purpose: 'photos' })
  assert.deepEqual(await inForce(childId), [], 'the child was not asked yet')
  await say(childId, { purpose: 'photos', who: 'child' })
  await say(childId, { purpose: 'sharing-by-name' })
  assert.deepEqual(await inForce(childId), ['photos', 'sharing-by-name'])
  assert.equal(await takeBack(childId, { purpose: 'photos', who: 'child' }), 'withdrawn')
  assert.equal(await takeBack(childId, { purpose: 'photos', who: 'child' }), 'none')
  assert.deepEqual(await inForce(childId), ['sharing-by-name'])
  await say(childId, { purpose: 'sharing-by-name', answer: 'not-yet' })
  assert.deepEqual(await inForce(childId), [])
})

test('a not yet is asked again when the next term begins, and never before', async () => {
  const childId = nextChild()
  const rest = async (saidOn: string, answer: Saying['answer'] = 'not-yet') => {
    await say(childId, { purpose: 'early-help', answer, saidOn })
    const { said, rests } = await lead(tx => saidOf(tx, childId))
    assert.equal(rests.length, 1)
    return said.find(each => each.stands)?.ask_from
  }
  assert.equal(await rest('2025-09-10'), '2026-01-05', 'Autumn 2 is the same term')
  assert.equal(await rest('2026-01-20'), '2026-04-13')
  assert.equal(await rest('2025-09-10', 'no'), undefined, 'a no says nothing to anybody else')
  assert.equal(await rest('2027-07-10'), '2027-09-01', 'no later term is known yet')
  assert.equal(await rest('2026-07-10'), '2026-09-02', 'the first day of the next term')
  const asked = async (day: string, who: Person = 'canalsideLead') =>
    (await world.as(who, tx => toAskAgain(tx, day))).some(each => each.child_id === childId)
  assert.equal(await asked('2026-09-01'), false)
  assert.equal(await asked('2026-09-02'), true)
  assert.equal(await asked('2026-09-02', 'manager'), false, 'whoever wrote it down is there to ask')
  await say(childId, { purpose: 'early-help' })
  assert.equal(await asked('2026-09-02'), false)
})

test('matching begins enrolment, caseload and baseline; a conflict or another school’s reach does not', async () => {
  const childId = await bothYes()
  assert.ok((await manager(waitingForMatch)).some(each => each.child_id === childId))
  await assert.rejects(match(childId, danny, 'canalsideLead'), { code: '42501' })
  await assert.rejects(match(childId, danny, 'canalsideWorker'), { code: '42501' })
  assert.equal(await match(childId, world.people.get('Gareth Pugh')!), 'no-worker')
  assert.equal(await match(childId), 'matched')
  assert.equal(await match(childId), 'takes-part')
  assert.ok(!(await manager(waitingForMatch)).some(each => each.child_id === childId))
  const mine = await world.as('canalsideWorker', tx => newOnCaseload(tx, '2026-07-17'))
  assert.ok(mine.some(each => each.child_id === childId))
  const measures = await world.as('canalsideWorker', tx => measuresOf(tx, childId))
  assert.deepEqual(
    measures.map(each => [each.instrument, each.informant, each.opens_on, each.closes_on]),
    [
      ['attainment', 'teacher', '2026-07-13', '2026-08-24'],
      ['sdq', 'parent', '2026-07-13', '2026-08-24'],
      ['sdq', 'teacher', '2026-07-13', '2026-08-24'],
    ],
    'who is not eleven yet answers no SDQ of their own',
  )
  await world.administrator.run(sql, 'addSdq', { child_id: childId, on_day: '2026-07-15' })
  const after = await world.as('canalsideWorker', tx => measuresOf(tx, childId))
  assert.deepEqual(
    after.filter(each => each.done_on).map(each => [each.instrument, each.informant, each.done_on]),
    [['sdq', 'teacher', '2026-07-15']],
    'a score that came by file counts as done',
  )
  const closing = async (day: string) =>
    (await world.as('canalsideWorker', tx => closingBaselines(tx, day))).find(
      each => each.child_id === childId,
    )
  assert.equal(await closing('2026-08-09'), undefined, 'not before the days of the blueprint')
  assert.deepEqual((await closing('2026-08-10'))?.missing, ['attainment teacher', 'sdq parent'])
  assert.equal(await closing('2026-08-25'), undefined, 'nor after')
  assert.equal(await world.as('lockgateWorker', tx => sayHello(tx, childId, '2026-07-17')), false)
  assert.equal(await world.as('canalsideWorker', tx => sayHello(tx, childId, '2026-07-17')), true)
  const still = await world.as('canalsideWorker', tx => newOnCaseload(tx, '2026-07-17'))
  assert.ok(!still.some(each => each.child_id === childId))
})

test('a colleague’s conflict is found by name, also of a child who comes later, and never told', async () => {
  const childId = await bothYes()
  const [child] = await world.administrator.run(sql, 'findName', { child_id: childId })
  const tell = (forename: string) =>
    world.as('canalsideWorker', tx =>
      tellOfConflict(tx, {
        id: newId(),
        forename,
        surname: String(child!.surname),
        schoolId: world.school('990001').id,
        kind: 'relative',
      }),
    )
  assert.equal(await tell('Nobody At All'), undefined)
  assert.equal(await tell(String(child!.forename)), undefined, 'both look the same')
  assert.equal(await match(childId), 'conflict')
  assert.ok((await manager(tx => conflictsAmong(tx, [childId]))).has(`${childId} ${danny}`))
  await assert.rejects(
    lead(tx => conflictsAmong(tx, [childId])),
    { code: '42501' },
  )
  const late = await bothYes()
  await world.administrator.run(sql, 'rename', {
    child_id: late,
    forename: 'Nobody At All',
    surname: String(child!.surname),
  })
  assert.equal(await match(late), 'conflict')
  assert.equal(await match(late, samina), 'matched')
  const later = await bothYes()
  const kept = () => world.administrator.run(sql, 'findExclusions', { child_id: later, person_id: danny })
  assert.equal((await kept()).length, 0)
  await world.administrator.run(sql, 'endName', { child_id: later })
  await world.administrator.run(sql, 'addName', {
    child_id: later,
    forename: 'nobody at all',
    surname: String(child!.surname),
  })
  assert.equal((await kept()).length, 1, 'kept from them as soon as the file brings the child')
})

test('two who match one child at once match one Link Worker, and so do two who change them', async () => {
  const childId = await bothYes()
  const made = await Promise.all([match(childId, danny), match(childId, samina)])
  assert.deepEqual(made.toSorted(), ['matched', 'takes-part'])
  const standing = () => world.administrator.run(sql, 'countStanding', { child_id: childId })
  assert.deepEqual(await standing(), [{ enrolments: 1, workers: 1, matches: 1 }])
  const to = (personId: string) =>
    manager(tx => changeLinkWorker(tx, { id: newId(), childId, personId, onDay: '2026-07-17' }))
  await Promise.all([to(danny), to(samina), to(danny)])
  assert.deepEqual(await standing(), [{ enrolments: 1, workers: 1, matches: 1 }])
  const [taken, matched] = await Promise.all([takeBack(childId), to(samina)])
  assert.equal(taken, 'withdrawn')
  assert.ok(['changed', 'known', 'not-taking-part'].includes(matched))
  assert.equal(await to(danny), 'not-taking-part')
})

test('what each Link Worker speaks is in view, and how many they have', async () => {
  await world.administrator.run(sql, 'speaks', { person_id: danny, language: 'pl' })
  const there = (await manager(linkWorkers)).find(each => each.id === danny)
  assert.deepEqual(there?.languages, ['pl'])
  assert.ok((there?.caseload ?? 0) > 0)
})

test('a record that is kept to named people goes to nobody else', async () => {
  const childId = await bothYes()
  await world.administrator.run(sql, 'restrict', {
    child_id: childId,
    owner_id: danny,
    allowed: [world.people.get('Ruth Adeyemi')!],
  })
  assert.equal(await match(childId), 'restricted')
  await world.administrator.run(sql, 'restrictTo', { child_id: childId, allowed: [danny] })
  assert.equal(await match(childId), 'matched')
})

test('another Link Worker: the old row ends, the new one begins, and the record goes with it', async () => {
  const childId = await bothYes()
  await match(childId)
  const sees = (who: Person) => world.as(who, async tx => (await enrolmentOf(tx, childId)) !== undefined)
  assert.deepEqual([await sees('canalsideWorker'), await sees('lockgateWorker')], [true, false])
  const change = { id: newId(), childId, personId: samina, onDay: '2026-07-17' }
  await assert.rejects(
    world.as('canalsideWorker', tx => changeLinkWorker(tx, change)),
    { code: '42501' },
  )
  assert.equal(await manager(tx => changeLinkWorker(tx, change)), 'changed')
  assert.equal(await manager(tx => changeLinkWorker(tx, change)), 'known')
  assert.deepEqual([await sees('canalsideWorker'), await sees('lockgateWorker')], [false, true])
})

test('taking part is ended by withdrawing alone; then goodbye, and the list is without them', async () => {
  const childId = await bothYes()
  await match(childId)
  assert.equal(await say(childId, { answer: 'no' }), 'takes-part')
  const goodbye = (who: Person) => world.as(who, tx => sayGoodbye(tx, childId))
  assert.equal(await goodbye('canalsideWorker'), false, 'they take part still')
  assert.equal(await takeBack(childId), 'withdrawn')
  const ended = await world.as('canalsideWorker', tx => enrolmentOf(tx, childId))
  assert.deepEqual([ended?.ended_on, ended?.ended_because], ['2026-07-17', 'withdrew'])
  assert.equal(await goodbye('lockgateWorker'), false)
  assert.equal(await goodbye('canalsideWorker'), true)
  assert.equal(await world.as('canalsideWorker', tx => enrolmentOf(tx, childId)), undefined)
  const { said } = await manager(tx => saidOf(tx, childId))
  assert.deepEqual(
    said.filter(each => each.withdrawn_on).map(each => [each.who, each.withdrawn_by, each.withdrawn_on]),
    [['family', 'parent', '2026-07-17']],
  )
})

test('who takes part without a yes of their own, is asked and says no, takes part no more', async () => {
  const childId = nextChild()
  await world.administrator.run(sql, 'enrolWithoutOwnYes', { child_id: childId })
  assert.equal(await say(childId, { who: 'child', answer: 'not-yet' }), 'kept')
  assert.equal((await manager(tx => enrolmentOf(tx, childId)))?.ended_on, null)
  assert.equal(await say(childId, { who: 'child', answer: 'no', saidOn: '2026-07-15' }), 'kept')
  const ended = await manager(tx => enrolmentOf(tx, childId))
  assert.deepEqual([ended?.ended_on, ended?.ended_because], ['2026-07-15', 'withdrew'])
})

test('whose own yes is missing is marked, and nobody of another school writes what was agreed', async () => {
  const childId = nextChild()
  await world.administrator.run(sql, 'enrolWithoutOwnYes', { child_id: childId })
  assert.deepEqual(await manager(tx => withoutOwnYes(tx, [childId])), [childId])
  await say(childId, { who: 'child' })
  assert.deepEqual(await manager(tx => withoutOwnYes(tx, [childId])), [])
  for (const who of ['lockgateLead', 'lockgateWorker', 'director'] as const)
    await assert.rejects(say(childId, {}, who), { code: '42501' }, who)
})
