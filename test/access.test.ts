// Who sees what, both ways: every role on every table about children, reading and writing, in a place where some children
// are on a caseload, on a roll, restricted, or somebody's own. What should be is worked out here from the matrix alone.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { NotKnown } from '#platform/database/connections.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { type Class, classes, matrix, roles } from '#records/access/matrix.ts'
import { doWork } from '#records/access/work.ts'
import {
  asShared,
  inOnesOwn,
  noPageReads,
  onlyImportsWrite,
  ownAlone,
  readByDuty,
  writtenByDuty,
} from './access/exceptions.ts'
import {
  addTrialPlace,
  fillTables,
  type GuardedTable,
  openTrial,
  type Person,
  type TrialPlace,
  trialSql,
} from './trial.ts'
import { openTestDatabase } from './world.ts'

const scene = readSqlFile(new URL('access/scene.sql', import.meta.url))
const database = await openTestDatabase()
const administrator = await openTrial(database)
after(() => administrator.close())

const here = await addTrialPlace(administrator, { slug: 'here', schools: 2, children: 6, linkWorkers: 2 })
const there = await addTrialPlace(administrator, { slug: 'there', schools: 1, children: 1 })
// One at a time, as children put in together would share a household.
const tables: GuardedTable[] = []
for (const place of [here, there])
  for (const child of place.children)
    tables.splice(0, tables.length, ...(await fillTables(administrator, place.id, [child])))
const bits = new Map(
  (await administrator.run(scene, 'findClasses')).map(({ class: name, bit }) => [name as Class, Number(bit)]),
)

const [timed, restricted, granted, ownChild] = here.children.slice(1) as [string, string, string, string]
const one = (role: string) => here.people.find(person => person.role === role)!
const worker = one('link-worker')
const lead = one('safeguarding-lead')
const earlyHelp = one('early-help-practitioner')
const leaver = one('place-director')
const episode: Class[] = ['identity', 'plan', 'early_help']

// Works in both places, and is signed in here: what is there stays there.
await administrator.run(scene, 'join', { place: there.id, person: lead.id, role: lead.role, school: null })
await act('restrict', { child: restricted, person: lead.id })
await act('allow', { child: restricted, person: worker.id })
await act('exclude', { child: ownChild, person: worker.id })
await act('exclude', { child: ownChild, person: one('programme-manager').id })
await act('grant', {
  child: granted,
  person: earlyHelp.id,
  reads: bitsOf(episode),
  why: 'an open episode',
  lasts: '1 hour',
})
await act('grant', {
  child: timed,
  person: earlyHelp.id,
  reads: bitsOf([...classes]),
  why: 'an episode that is over',
  lasts: '-1 hour',
})

describe('the matrix', () => {
  test('is the same in the database', async () => {
    const held = new Map<string, string>()
    for (const { role, class: name, letters } of await administrator.run(scene, 'findMatrix'))
      held.set(`${role} ${name}`, String(letters))
    const said = roles.flatMap(role =>
      classes.map(name => [`${role} ${name}`, matrix[role].letters[name]] as const),
    )
    assert.deepEqual(new Map([...held].sort()), new Map([...said].sort()))
    assert.deepEqual([...bits.keys()], [...classes])
  })

  test('so are scopes and duties', async () => {
    const held = (await administrator.run(scene, 'findRoles')).map(({ role, scope, duties }) => ({
      role,
      scope,
      duties,
    }))
    const said = roles.map(role => ({
      role,
      scope: matrix[role].scope,
      duties: [...matrix[role].duties].sort(),
    }))
    const byRole = (rows: { role: unknown }[]) =>
      rows.toSorted((a, b) => String(a.role).localeCompare(String(b.role)))
    assert.deepEqual(byRole(held), byRole(said))
  })
})

describe('every role on every table about children', () => {
  for (const person of [...here.people, ...there.people].filter(each => each !== leaver)) {
    const place = here.people.includes(person) ? here : there
    test(`${person.role} ${place === here ? 'here' : 'there'}${person.school ? ' in a school' : ''} reads and writes what the matrix says`, async () => {
      const found: string[] = []
      await database.asActor(person.hash, async tx => {
        for (const table of tables) {
          const hidden = !table.read_by_pages
          const [row] = hidden
            ? [{ seen: [] }]
            : await tx.send(trialSql.get('seen')!.fill({ guarded: table.guarded }))
          const seen =
            table.child_column === null
              ? await childrenBehind(table.guarded, row!.seen as string[])
              : (row!.seen as string[])
          compare(
            `${person.role} reads ${table.guarded}`,
            seen,
            place.children.filter(
              child =>
                !hidden &&
                mayRead(person, place, child, table.class as Class) &&
                mayByDuty(person, table.guarded) &&
                !(person.role === 'school-lead' && asShared.includes(table.guarded)) &&
                (!ownAlone.includes(table.guarded) || seen.includes(child)),
            ),
            found,
          )
          if (table.child_column === null) continue
          const rows = rowsOf.get(table.guarded)!
          const [answer] = await tx.send(
            trialSql.get('tryToAdd')!.fill({ guarded: table.guarded, rows: rows.map(({ text }) => text) }),
          )
          const passed = rows.filter((_, at) =>
            ['added', '23505'].includes((answer!.answers as string[])[at]!),
          )
          const odd = (answer!.answers as string[]).filter(
            code => !['added', '23505', '42501'].includes(code),
          )
          if (odd.length > 0)
            found.push(`${person.role} adding to ${table.guarded} ended in ${[...new Set(odd)]}`)
          compare(
            `${person.role} writes ${table.guarded}`,
            passed.map(({ child }) => child),
            onlyImportsWrite.includes(table.guarded)
              ? []
              : place.children.filter(
                  child =>
                    mayWrite(person, place, child, table) &&
                    (!inOnesOwn.includes(table.guarded) || passed.some(each => each.child === child)),
                ),
            found,
          )
        }
      })
      assert.deepEqual(found, [])
    })
  }

  test('tries every class but those that have no table yet', t => {
    const tried = new Set(tables.map(table => table.class))
    t.diagnostic(
      `${tables.length} tables; no table yet of: ${classes.filter(each => !tried.has(each)).join(', ')}`,
    )
    for (const each of ['identity', 'contact', 'protected_address', 'scores', 'family', 'consent'])
      assert.ok(tried.has(each), each)
  })

  test('pages may read every table but those said above', () => {
    const hidden = tables.filter(table => !table.read_by_pages).map(({ guarded }) => guarded)
    assert.deepEqual(hidden, noPageReads)
  })

  test('a protected address is for the safeguarding lead and nobody else', () => {
    const readers = roles.filter(role => matrix[role].letters.protected_address.startsWith('R'))
    assert.deepEqual(readers, ['safeguarding-lead'])
  })
})

describe('whoever has left, or is nobody', () => {
  test('a membership that ended ends the session', async () => {
    await act('leave', { person: leaver.id })
    await assert.rejects(
      database.asActor(leaver.hash, async () => 1),
      NotKnown,
    )
  })

  test('sign-in cannot read one table about children', async () => {
    for (const { guarded } of tables) {
      const reading = database.atTheDoor(tx => tx.send(trialSql.get('seen')!.fill({ guarded })))
      await assert.rejects(reading, { code: '42501' }, guarded)
    }
  })

  test('a worker without a credential sees nothing', async () => {
    for (const { guarded } of tables) {
      const [row] = await database.asMachine(tx => tx.send(trialSql.get('seen')!.fill({ guarded })))
      assert.deepEqual(row!.seen, [], guarded)
    }
  })

  test('a job sees the whole of its own place, and nothing of another', async () => {
    const placeId = here.id
    await doWork(database, { kind: 'job', placeId, why: 'look round' }, async work => {
      for (const { guarded } of tables.filter(({ child_column }) => child_column !== null)) {
        const [row] = await work.as(tx => tx.send(trialSql.get('seen')!.fill({ guarded })))
        assert.deepEqual((row!.seen as string[]).sort(), here.children.toSorted(), guarded)
      }
    })
  })

  test('nothing of who is asking outlives the transaction, as a pooler needs', async () => {
    const pooled = await connectPlainly(database.where, {
      user: 'kith_app',
      password: database.secrets.roles.kith_app,
    })
    try {
      await pooled.run(scene, 'begin')
      await pooled.run(scene, 'enter', { hash: worker.hash })
      assert.notEqual((await pooled.run(scene, 'countChildren'))[0]!.children, 0)
      await pooled.run(scene, 'commit')
      assert.deepEqual(await pooled.run(scene, 'whatIsLeft'), [{ credential: '', person: null, place: null }])
      assert.deepEqual(await pooled.run(scene, 'countChildren'), [{ children: 0 }])
    } finally {
      await pooled.close()
    }
  })
})

test('a plain owner’s backfill touches its rows, forced or not', async () => {
  const owner = await connectPlainly(database.where, {
    user: 'kith_migrate',
    password: database.secrets.roles.kith_migrate,
  })
  try {
    await owner.run(scene, 'becomeOwner')
    const [{ touched } = { touched: 0 }] = await owner.run(scene, 'backfill')
    assert.equal(touched, here.children.length + there.children.length)
  } finally {
    await owner.close()
  }
})

const rowsOf = new Map<string, { child: string; text: string }[]>()
for (const { guarded, child_column } of tables) {
  const [answer] = await administrator.run(trialSql, 'findRowsOf', { guarded })
  const rows = answer!.rows as Record<string, string>[]
  rowsOf.set(
    guarded,
    child_column === null ? [] : rows.map(row => ({ child: row[child_column]!, text: JSON.stringify(row) })),
  )
}

function mayRead(person: Person, place: TrialPlace, child: string, kind: Class): boolean {
  if (person === earlyHelp && child === granted && episode.includes(kind)) return true
  return reaches(person, place, child) && matrix[person.role].letters[kind].startsWith('R')
}

function mayByDuty({ role }: Person, guarded: string): boolean {
  const duty = readByDuty.get(guarded)
  return duty === undefined || matrix[role].duties.includes(duty)
}

function mayWrite(person: Person, place: TrialPlace, child: string, table: GuardedTable): boolean {
  const kind = table.class as Class
  const duty = writtenByDuty.get(table.guarded)
  if (duty) return mayRead(person, place, child, kind) && matrix[person.role].duties.includes(duty)
  return reaches(person, place, child) && matrix[person.role].letters[kind].endsWith('W')
}

function reaches(person: Person, place: TrialPlace, child: string): boolean {
  if (child === ownChild && (person === worker || person === one('programme-manager'))) return false
  if (child === restricted && person !== worker) return false
  const { scope } = matrix[person.role]
  if (scope === 'place') return true
  if (scope === 'roll') return place.childrenOf.get(person.school!)!.includes(child)
  const workers = place.people.filter(({ role }) => role === 'link-worker')
  return scope === 'caseload' && workers[place.children.indexOf(child) % workers.length] === person
}

/** The children whose rows lead to these rows of a table without a child column. */
async function childrenBehind(guarded: string, ids: string[]): Promise<string[]> {
  const through =
    guarded === 'kith.households'
      ? (['kith.household_children', 'household_id'] as const)
      : (['kith.relationships', 'relative_id'] as const)
  return rowsOf
    .get(through[0])!
    .filter(({ text }) => ids.includes(JSON.parse(text)[through[1]]))
    .map(({ child }) => child)
}

async function act(name: string, values: Record<string, string | number>): Promise<void> {
  await administrator.run(scene, name, name === 'leave' ? values : { place: here.id, ...values })
}

function bitsOf(kinds: Class[]): number {
  return kinds.reduce((sum, kind) => sum | bits.get(kind)!, 0)
}

function compare(what: string, seen: string[], wanted: string[], found: string[]): void {
  const names = new Map([...here.children, ...there.children].map((child, at) => [child, `child ${at}`]))
  const inWords = (children: string[]) =>
    [...new Set(children)]
      .map(child => names.get(child))
      .sort()
      .join(', ') || 'nobody'
  if (inWords(seen) !== inWords(wanted))
    found.push(`${what} of ${inWords(seen)}; the matrix says ${inWords(wanted)}`)
}
