import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { doWork } from '#records/access/work.ts'
import { openWorld } from '#stages/identify/cohort/cohort.fixture.ts'
import { staff } from '#test/cast.ts'
import { bringAll } from '../commands.ts'
import type { Brought } from './bring.ts'
import { COLUMNS, readBrought } from './read-brought.ts'

const sql = readSqlFile(new URL('./bring.test.sql', import.meta.url))
const world = await openWorld(1)
after(() => world.close())

const bring = (rows: Brought[]) =>
  doWork(world.database, { kind: 'operator', placeId: world.placeId, why: 'test' }, work =>
    bringAll(work.as, rows),
  )
const look = async <T>(name: string, values = {}) =>
  (await doWork(world.database, { kind: 'operator', placeId: world.placeId, why: 'test' }, work =>
    work.as(tx => tx.send(sql.get(name)!.fill(values))),
  )) as T[]
const upns = (await look<{ upn: string }>('findUpns')).map(each => each.upn)
const row = (upn: string, more: Partial<Brought> = {}): Brought => ({
  line: 2,
  upn,
  beganOn: '2025-09-15',
  cohortName: 'Autumn 2025',
  linkWorkerEmail: staff.canalsideWorker.email,
  agreedBy: 'parent',
  agreedOn: '2025-09-10',
  wording: 'letter of September 2025',
  language: 'en',
  earlyHelp: 'not-yet',
  childAgreedOn: '2025-09-11',
  ...more,
})

test('brings in agreements, enrolment, caseload and baseline; the same rows again change nothing', async () => {
  const rows = upns
    .slice(0, 4)
    .map((upn, n) => row(upn, { line: n + 2, ...(n === 3 && { childAgreedOn: null }) }))
  assert.deepEqual(await bring(rows), { brought: 4, known: 0, problems: [] })
  const counts = await look('counts')
  assert.deepEqual(counts, [
    { enrolments: 4, caseloads: 4, matches: 4, agreements: 11, resting: 4, both: 3, hello: 4, windows: 12 },
  ])
  assert.deepEqual(await bring(rows), { brought: 0, known: 4, problems: [] })
  assert.deepEqual(await look('counts'), counts)
})

test('with one row that is not right nothing is kept, and each is said', async () => {
  const before = await look('counts')
  const result = await bring([
    row(upns[5]!),
    row('A999000000001', { line: 3 }),
    row(upns[6]!, { line: 4, linkWorkerEmail: 'nobody@kith.example' }),
    row(upns[0]!, { line: 5, beganOn: '2026-01-05' }),
  ])
  assert.deepEqual(
    result.problems.map(({ line, column }) => [line, column]),
    [
      [3, 'upn'],
      [4, 'link_worker_email'],
      [5, 'upn'],
    ],
  )
  assert.deepEqual(await look('counts'), before)
})

test('a colleague with a conflict of interest gets nobody, and nothing of the file is kept', async () => {
  const before = await look('counts')
  await look('exclude', { upn: upns[7], email: staff.canalsideWorker.email })
  const result = await bring([row(upns[5]!), row(upns[7]!, { line: 3 })])
  assert.match(result.problems[0]!.problem, /conflict of interest/)
  assert.equal(result.problems[0]!.line, 3)
  assert.deepEqual(await look('counts'), before)
})

test('hundreds come in fast', async t => {
  const rest = upns.slice(10, 160).map((upn, n) => row(upn, { line: n + 2 }))
  const began = performance.now()
  assert.equal((await bring(rest)).brought, rest.length)
  t.diagnostic(`${rest.length} in ${Math.round(performance.now() - began)} ms`)
})

test('a file is read strictly: line, column, and what to do', t => {
  const folder = mkdtempSync(join(tmpdir(), 'kith-brought-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const read = (text: string) => {
    const path = join(folder, 'list.csv')
    writeFileSync(path, text)
    return readBrought(path, '2026-07-17')
  }
  const good = `${upns[0]},2025-09-15,Autumn 2025,d@x.example,parent,2025-09-10,a letter,en,yes,`
  const header = COLUMNS.join(',')
  assert.equal(read(`${header}\n${good}\n`).rows[0]!.childAgreedOn, null)
  assert.deepEqual(
    read(
      `${header}\n${good}\n${good}\nX1,2027-01-01,,nobody,aunt,then,,english,perhaps,\n${good},more\n`,
    ).problems.map(({ line, column }) => `${line} ${column}`),
    [
      '3 upn',
      '4 upn',
      '4 link_worker_email',
      '4 language',
      '4 began_on',
      '4 cohort_name',
      '4 agreed_by',
      '4 agreed_on',
      '4 wording',
      '4 early_help',
      '5 ',
      '5 upn',
    ],
  )
  assert.throws(() => read('upn,began_on\n'), /lacks cohort_name/)
  assert.throws(() => read(`${header},notes\n`), /"notes", which nobody reads/)
  assert.throws(() => read(''), /The file is empty/)
})
