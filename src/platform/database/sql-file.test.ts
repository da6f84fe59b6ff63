import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { readSqlFile } from './sql-file.ts'

const file = join(mkdtempSync(join(tmpdir(), 'kith-sql-')), 'plans.sql')
writeFileSync(
  file,
  `-- name: findPlans
-- A comment with a : colon and a :name in it.
select p.id::text from plans p where p.place_id = :place
  -- part: of_child
  and p.child_id = :child and :child is not null
  -- part: open
  and p.ended_at is null
  -- end
 order by 1;

-- name: makeTable
create table :"table" (id uuid);
`,
)
const blocks = readSqlFile(pathToFileURL(file))
const fill = (name: string, values: Parameters<NonNullable<ReturnType<typeof blocks.get>>['fill']>[0]) =>
  blocks.get(name)!.fill(values)

test('parameters are numbered in the order they come, and a cast is not one', () => {
  const { text, values } = fill('findPlans', { place: 'p', child: 'c' })
  assert.match(text, /p\.id::text .* p\.place_id = \$1\s+and p\.child_id = \$2 and \$2 is not null/s)
  assert.deepEqual(values, ['p', 'c'])
})

test('a part is used where its value is given, or true under its own name', () => {
  assert.doesNotMatch(fill('findPlans', { place: 'p', child: undefined }).text, /child_id|ended_at/)
  assert.match(fill('findPlans', { place: 'p', open: true }).text, /ended_at is null\s+order by 1$/)
  assert.notEqual(fill('findPlans', { place: 'p' }).name, fill('findPlans', { place: 'p', open: true }).name)
})

test('a missing and an unknown value are both refused by name', () => {
  assert.throws(() => fill('findPlans', {}), /needs a value for :place/)
  assert.throws(() => fill('findPlans', { place: 'p', chlid: 'c' }), /has no parameter :chlid/)
})

test('an identifier is quoted, and such a statement is never named', () => {
  const { text, name } = fill('makeTable', { table: 'x"; drop table y' })
  assert.equal(text, 'create table "x""; drop table y" (id uuid)')
  assert.equal(name, '')
})
