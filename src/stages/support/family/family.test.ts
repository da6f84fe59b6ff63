import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { Role } from '#records/access/matrix.ts'
import {
  addRelativeTold,
  changeRelativeTold,
  protectionOf,
  relativesOf,
  siblingsOf,
  type Told,
} from '#records/families/relatives.ts'
import { readTables } from '#test/worked-tables.ts'
import { whoLooked, whoMaySee } from '../child/child.ts'
import { openSmallPlace } from '../contacts/contacts.fixture.ts'
import { addFact, endFact, factsOf } from './facts.ts'
import { changesBetween, drawNetwork, type NetworkPerson, networksOf } from './network.ts'
import { toldOf } from './relative-form.html.ts'

const sql = readSqlFile(new URL('./family.fixture.sql', import.meta.url))
const world = await openSmallPlace()
after(() => world.close())
const { as, place, administrator, whoIs } = world
const at = { place: place.id }
// The first Link Worker has the even children.
const reached = (nth: number) =>
  as('link-worker', tx => tx.send(sql.get('reached')!.fill({})), nth).then(rows =>
    rows.map(row => String(row.child_id)),
  )
const [mine, theirs] = [await reached(0), await reached(1)]
const ann = mine[0]!
const someone = (name: string, more: Partial<NetworkPerson> = {}): NetworkPerson => ({
  name,
  relation: '',
  tie: 'strong',
  flow: 'none',
  whose: 'child',
  notes: '',
  ...more,
})
const drawing = (childId: string, follows: string | null, people = [someone('Nan')]) => ({
  id: newId(),
  childId,
  follows,
  drawnOn: '2026-07-17',
  drawnWith: 'child' as const,
  people,
})

describe('a drawing', () => {
  test('is kept whole once, follows the one before, and two cannot follow the same', async () => {
    const first = drawing(ann, null, [
      someone('Nan', { flow: 'both' }),
      someone('Mum’s probation officer', { whose: 'relative', tie: 'hard' }),
    ])
    const draw = (each: typeof first) => as('link-worker', tx => drawNetwork(tx, each))
    assert.equal(await draw(first), 'made')
    assert.equal(await draw(first), 'known', 'the same post twice')
    assert.equal(await draw({ ...first, people: [someone('Nan')] }), 'other')
    assert.equal(await draw(drawing(ann, null)), 'later', 'somebody drew since')
    const second = drawing(ann, first.id, [someone('nan', { tie: 'thin' }), someone('Boxing club')])
    const twin = drawing(ann, first.id)
    const outcomes = await Promise.all([draw(second), draw(twin)])
    assert.deepEqual(outcomes.sort(), ['later', 'made'])
    const kept = await as('programme-manager', tx => networksOf(tx, ann))
    assert.equal(kept.length, 2)
    assert.deepEqual(kept[0]!.people, first.people, 'as it was drawn, in its order')
    assert.deepEqual(
      (await as('link-worker', tx => tx.send(sql.get('sharedPeople')!.fill({ network: first.id })))).map(
        ({ name }) => name,
      ),
      ['Nan'],
      'what is a relative’s own is not in what may be shared',
    )
  })

  test('is nobody’s but theirs who write of this family, and nothing begins without taking part', async () => {
    for (const [role, nth] of [
      ['link-worker', 1],
      ['programme-manager', 0],
      ['school-lead', 0],
    ] as const)
      await assert.rejects(
        as(role, tx => drawNetwork(tx, drawing(ann, null)), nth),
        { code: '42501' },
        role,
      )
    assert.deepEqual(await as('school-lead', tx => networksOf(tx, ann)), [])
    assert.deepEqual(await as('link-worker', tx => networksOf(tx, ann), 1), [])
    const left = mine[1]!
    await administrator.run(sql, 'endEnrolment', { child: left })
    assert.equal(await as('link-worker', tx => drawNetwork(tx, drawing(left, null))), 'ended')
    const [{ id: network } = { id: '' }] = await as('link-worker', tx => networksOf(tx, ann))
    await assert.rejects(
      as('link-worker', tx => tx.send(sql.get('forgePerson')!.fill({ network, child: ann }))),
      { code: '42501' },
    )
  })

  test('beside another says who came, who is gone and whose tie changed', () => {
    const before = [someone('Nan'), someone('Uncle Tariq', { tie: 'hard' }), someone('Boxing club')]
    const after = [
      someone(' nan', { tie: 'strong' }),
      someone('Uncle Tariq', { tie: 'thin' }),
      someone('Miss Ogden'),
    ]
    assert.deepEqual(changesBetween(before, after), {
      came: ['Miss Ogden'],
      gone: ['Boxing club'],
      changed: [{ name: 'Uncle Tariq', from: 'hard', to: 'thin' }],
    })
  })

  test('changes as the worked table of the rules says', () => {
    const [rows] = readTables(readFileSync(new URL('../../../../rules/family.md', import.meta.url), 'utf8'))
    const people = (words: string) =>
      words === '-'
        ? []
        : words.split(', ').map(each => {
            const [name, tie] = each.split(' ') as [string, NetworkPerson['tie']]
            return someone(name, { tie })
          })
    const orNothing = (words: string[]) => words.join(', ') || '-'
    assert.ok(rows!.length >= 5)
    for (const row of rows!) {
      const { came, gone, changed } = changesBetween(people(row.before!), people(row.after!))
      assert.deepEqual(
        [
          orNothing(came),
          orNothing(gone),
          orNothing(changed.map(each => `${each.name}: ${each.from} to ${each.to}`)),
        ],
        [row.came, row.gone, row['tie changed']],
        JSON.stringify(row),
      )
    }
  })
})

describe('a relative', () => {
  const aunt: Told = { ...toldOf(undefined), name: 'Halina', kind: 'aunt', languages: ['pl'] }

  test('is told once, changed by what begins anew, and never written over', async () => {
    const id = newId()
    const add = () => as('link-worker', tx => addRelativeTold(tx, { id, childId: ann, ...aunt }))
    assert.deepEqual([await add(), await add()], ['made', 'known'])
    const find = async () =>
      (await as('link-worker', tx => relativesOf(tx, ann))).find(each => each.name.startsWith('Halina'))!
    const told = await find()
    const change = (more: Partial<Told>, before: string) =>
      as('link-worker', tx =>
        changeRelativeTold(tx, { id: newId(), childId: ann, before, ...toldOf(told), ...more }),
      )
    assert.equal(await change({ mayCollect: true }, told.id), 'made')
    assert.equal(await change({ mayCollect: false }, told.id), 'changed', 'somebody did so since')
    assert.equal((await find()).may_collect, true)
    assert.equal(await change({ name: 'Halina Nowak', mayCollect: true }, (await find()).id), 'made')
    assert.deepEqual([(await find()).name, (await find()).may_collect], ['Halina Nowak', true])
    await assert.rejects(
      as('link-worker', tx => addRelativeTold(tx, { id: newId(), childId: theirs[0]!, ...aunt })),
      { code: '42501' },
      'of a child of another caseload',
    )
  })

  test('is the same for a brother whom the writer may not see, and parental responsibility wants its document', async () => {
    const rows = await administrator.run(sql, 'sameRelative', { ...at, children: [ann, theirs[0]!] })
    const before = (await as('link-worker', tx => relativesOf(tx, ann))).find(
      each => each.relative_id === rows[0]!.relative_id,
    )!
    const interpreter = { ...toldOf(before), needsInterpreter: true }
    await as('link-worker', tx =>
      changeRelativeTold(tx, { id: newId(), childId: ann, before: before.id, ...interpreter }),
    )
    const seen = await as('link-worker', tx => relativesOf(tx, theirs[0]!), 1)
    assert.deepEqual(
      seen.map(each => [each.name, each.needs_interpreter]),
      [['Agnieszka', true]],
    )
    await assert.rejects(
      as('link-worker', tx =>
        addRelativeTold(tx, {
          id: newId(),
          childId: ann,
          ...aunt,
          parentalResponsibility: true,
          shownBy: null,
        }),
      ),
      { code: '23514' },
    )
  })
})

test('brothers and sisters are shown only to those who may see them', async () => {
  await administrator.run(sql, 'oneHome', { ...at, children: [ann, mine[2]!, theirs[0]!] })
  const of = async (role: 'link-worker' | 'programme-manager' | 'school-lead') =>
    (await as(role, tx => siblingsOf(tx, ann))).map(({ id }) => id).sort()
  assert.deepEqual(await of('link-worker'), [mine[2]!])
  assert.deepEqual(await of('programme-manager'), [mine[2]!, theirs[0]!].sort())
  assert.deepEqual(await of('school-lead'), [])
  await administrator.run(sql, 'exclude', { ...at, child: mine[2]!, person: whoIs('link-worker').id })
  assert.deepEqual(await of('link-worker'), [], 'nor one they must not see')
})

test('of a protected address is told that it is, and whom to ask', async () => {
  const told = () => as('link-worker', tx => protectionOf(tx, ann))
  assert.equal((await told()).protected, false)
  await administrator.run(sql, 'protect', { ...at, child: ann })
  assert.equal((await told()).protected, true)
  assert.ok((await told()).ask)
  assert.equal((await as('link-worker', tx => protectionOf(tx, ann), 1)).protected, false, 'to nobody else')
})

test('a fact ends and stays; nobody writes one in another’s name', async () => {
  const fact = {
    id: newId(),
    childId: ann,
    relativeId: null,
    theirs: false,
    words: 'Fridays at Nan’s',
    knownOn: '2026-07-17',
  }
  const add = () => as('link-worker', tx => addFact(tx, fact))
  assert.equal(await add(), true)
  assert.equal(await add(), false, 'sent again it is one, and stands in the audit once')
  assert.equal((await as('programme-manager', tx => factsOf(tx, ann))).length, 1)
  assert.deepEqual(await as('school-lead', tx => factsOf(tx, ann)), [])
  assert.equal(await as('link-worker', tx => endFact(tx, ann, fact.id)), true)
  assert.equal(await as('link-worker', tx => endFact(tx, ann, fact.id)), false)
  assert.equal((await as('programme-manager', tx => factsOf(tx, ann))).length, 0)
  await assert.rejects(
    as('link-worker', tx =>
      tx.send(sql.get('forgeFact')!.fill({ child: ann, person: whoIs('programme-manager').id })),
    ),
    { code: '42501' },
  )
})

test('who may see a record, and who has, is told to those who read its notes alone', async () => {
  const people = await as('link-worker', tx => whoMaySee(tx, ann))
  const own = people.find(each => each.personId === whoIs('link-worker').id)!
  assert.deepEqual([own.roles, own.why], [['link-worker'], ['my caseload']])
  assert.ok(people.some(each => each.roles.includes('school-lead')))
  assert.ok(!people.some(each => each.personId === whoIs('link-worker', 1).id))
  const dayOf = (at: Date) => at.toISOString().slice(0, 10)
  const looked = (role: Role) => as(role, tx => whoLooked(tx, ann, 10, dayOf))
  assert.deepEqual((await looked('link-worker')).looks, [], 'what was drawn is no look')
  for (const what of ['overview', 'timeline', 'overview'])
    await as('school-lead', tx =>
      record(tx, { action: 'saw-child', subject: what, childId: ann, why: 'my school’s roll' }),
    )
  const { looks, times, people: lookers } = await looked('link-worker')
  assert.deepEqual([times, lookers, looks.length], [3, 1, 1], 'one person on one day is one line')
  assert.deepEqual([looks[0]!.times, looks[0]!.what.sort()], [3, ['overview', 'timeline']])
  for (const role of ['school-lead', 'place-director', 'payer'] as const) {
    assert.deepEqual(await as(role, tx => whoMaySee(tx, ann)), [], role)
    assert.deepEqual((await looked(role)).looks, [], role)
  }
})
