// Every named query of the program, asked of PostgreSQL without running it: does it stand, may a login role run it, do
// its columns agree with the declared shape, and does row-level security ask once and not for every row?
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as v from 'valibot'
import type { DescribedColumn } from '#platform/database/describe.ts'
import { connectPlainly, type Plain } from '#platform/database/plain-connection.ts'
import { everyQuery, text } from '#platform/database/queries.ts'
import { type Block, readSqlFile, type Values } from '#platform/database/sql-file.ts'
import { readTree } from './architecture/tree.ts'
import { type PlanNode, slowness, tablesOf } from './every-query/plans.ts'
import { type Catalogue, differences } from './every-query/shapes.ts'
import { addTrialPlace, fillTables, openTrial, trialSql } from './trial.ts'
import { openTestDatabase } from './world.ts'

const sql = readSqlFile(new URL('every-query/catalogue.sql', import.meta.url))
const logins = ['kith_app', 'kith_worker', 'kith_door', 'kith_retention'] as const

await importEveryModule()
const database = await openTestDatabase()
const administrator = await openTrial(database)
const place = await addTrialPlace(administrator, {
  slug: 'trial',
  schools: 7,
  children: 2_000,
  linkWorkers: 20,
})
const tables = await fillTables(administrator, place.id, place.children)
await administrator.run(trialSql, 'analyze')
const catalogue = await readCatalogue()
const connections = await connectAll()
after(() => Promise.all([administrator, ...connections.values()].map(each => each.close())))

type Asked = { name: string; text: string; entries: Parameters<typeof differences>[1]; block: Block }
const asked: Asked[] = everyQuery.flatMap(({ block, row }) =>
  variantsOf(block).map(variant => ({ ...variant, block, entries: row.entries as never })),
)
const answers = new Map<Asked, Answer>()
for (const each of asked) answers.set(each, await ask(each.text))

test('every query stands, and a login role may run it', () => {
  const refused = asked.flatMap(each => {
    const answer = answers.get(each)!
    return answer.login ? [] : [`${each.name}: ${answer.refusals.join('; ')}`]
  })
  none(refused)
})

test('every query gives what its shape says', () => {
  none(
    asked.flatMap(({ name, text, entries }, at) => {
      const { columns } = answers.get(asked[at]!)!
      return columns ? differences(columns, entries, text, catalogue).map(say => `${name} ${say}.`) : []
    }),
  )
})

test('no page query asks who is asking for every row', t => {
  const plans = asked.flatMap(each => {
    const { login, plan } = answers.get(each)!
    return login === 'kith_app' && plan && /^(select|with)\b/.test(each.text)
      ? [{ name: each.name, plan }]
      : []
  })
  const guarded = new Set(tables.map(table => table.guarded))
  const aboutChildren = plans.filter(({ plan }) => tablesOf(plan).some(table => guarded.has(table)))
  t.diagnostic(
    `${asked.length} queries, ${plans.length} plans of pages, ${aboutChildren.length} of them about children`,
  )
  none(plans.flatMap(({ name, plan }) => slowness(plan).map(say => `${name}: ${say}.`)))
})

test('a plan that asks for every row is found', async () => {
  const login = connections.get('kith_app')!
  const slow = sql.get('askForEveryRow')!.fill().text
  const found = slowness(await planOf(login, slow, 0))
  assert.match(found.join('\n'), /asks kith\.person\(\) for every row/)
})

test('a shape unlike its columns is found', async () => {
  const { columns } = await ask(sql.get('unlikeItsShape')!.fill().text)
  const found = differences(
    columns!,
    { id: v.number() as never, forename: text as never, gone: text as never },
    '',
    catalogue,
  )
  assert.deepEqual(found, [
    'declares gone, which it does not give',
    'gives id as uuid, but its shape is for int2, int4, int8, float4, float8',
    'gives forename, which may be null: declare it orNull(…)',
    'gives surname, which its shape lacks',
  ])
})

type Answer = { login?: string; columns?: DescribedColumn[]; plan?: PlanNode; refusals: string[] }

/** Asks as each login role in turn; the first that may is the one that does. */
async function ask(statement: string): Promise<Answer> {
  const refusals: string[] = []
  for (const [login, plain] of connections) {
    try {
      const { columns, parameters } = await plain.describe(statement)
      return { login, columns, refusals, plan: await planOf(plain, statement, parameters.length) }
    } catch (error) {
      refusals.push(`${login}: ${(error as Error).message}`)
    }
  }
  return { refusals }
}

async function planOf(plain: Plain, statement: string, parameters: number): Promise<PlanNode> {
  const [row] = await plain.run(sql, 'plan', { statement, parameters })
  return (row!.plan as { Plan: PlanNode }[])[0]!.Plan
}

/** A block with none of its parts, with each alone, and with all of them. */
function variantsOf(block: Block): { name: string; text: string }[] {
  const tries = [
    {},
    ...[...block.parts, ...block.parameters].map(name => ({ [name]: true })),
    Object.fromEntries([...block.parts, ...block.parameters].map(name => [name, true])),
  ]
  const texts = new Map(tries.map(values => [fillWhatItNeeds(block, values), true]))
  return [...texts.keys()].map((text, at) => ({
    name: `${block.file}#${block.name}${at > 0 ? ` (with parts, ${at})` : ''}`,
    text,
  }))
}

function fillWhatItNeeds(block: Block, values: Values): string {
  try {
    return block.fill(values).text
  } catch (error) {
    const missing = / needs a value for :(\w+)\./.exec((error as Error).message)?.[1]
    if (!missing) throw error
    return fillWhatItNeeds(block, { ...values, [missing]: true })
  }
}

async function readCatalogue(): Promise<Catalogue> {
  const types = await administrator.run(sql, 'findTypes')
  const columns = await administrator.run(sql, 'findColumns')
  return {
    types: new Map(types.map(({ oid, name }) => [Number(oid), String(name)])),
    neverNull: new Map(
      columns.map(({ table, column, never_null }) => [`${table}/${column}`, never_null === true]),
    ),
  }
}

async function connectAll(): Promise<Map<string, Plain>> {
  const { hash } = place.people.find(({ role }) => role === 'link-worker')!
  const opened = new Map<string, Plain>()
  for (const user of logins) {
    const plain = await connectPlainly(database.where, { user, password: database.secrets.roles[user] })
    await plain.run(sql, 'generic', { hash })
    opened.set(user, plain)
  }
  return opened
}

function none(found: string[]): void {
  assert.equal(found.length, 0, `\n${found.join('\n')}`)
}

/** Where a module declares queries, importing it puts them on the list. */
async function importEveryModule(): Promise<void> {
  const declares = readTree().filter(
    ({ path, text }) => /^src\/.*(?<!\.test)\.ts$/.test(path) && text.includes('queries(new URL('),
  )
  for (const { path } of declares) await import(`../${path}`)
}
