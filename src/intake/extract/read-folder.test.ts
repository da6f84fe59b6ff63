import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANN, BEN, CALENDAR, everythingOf, makeFolder, PUPILS, readAll } from './folder.fixture.ts'
import { readExtract } from './read-folder.ts'
import type { FileName } from './rows.ts'
import { folderSource, type SourceFile, singleFileSource, sourceOf } from './source.ts'

test('rows stream in batches, and pupils are read first whoever is asked for', async t => {
  const lines = Array.from({ length: 30_000 }, (_, n) => `${ANN},2026-01-05,negative,${n}\n`).join('')
  const folder = makeFolder(t, { 'pupils.csv': PUPILS, 'behaviour.csv': `upn,date,kind,points\n${lines}` })
  const extract = await readExtract(await folderSource(folder))
  const sizes: number[] = []
  let next = 0
  for await (const batch of extract.rows('behaviour')) {
    sizes.push(batch.length)
    for (const row of batch) assert.equal(row.points, next++)
  }
  assert.equal(next, 30_000)
  assert.ok(sizes.length > 1)
  assert.equal(extract.roll.size, 3)
})

test('reading a file twice counts it once, and finish reads what nobody asked for', async t => {
  const folder = makeFolder(t, { 'pupils.csv': PUPILS, 'concerns.csv': `upn,date,kind\n${ANN},odd,other\n` })
  const extract = await readExtract(await folderSource(folder), { badRows: 100 })
  for (const _ of [1, 2]) for await (const batch of extract.rows('pupils')) assert.equal(batch.length, 3)
  const { counts, problems } = await extract.finish()
  assert.equal(counts.pupils?.rows, 3)
  assert.deepEqual([counts.concerns?.refused, problems.length], [1, 1])
})

test('progress is told in bytes and reaches the whole', async t => {
  const seen: { file: FileName; read: number; total: number }[] = []
  await readAll(
    t,
    { 'calendar.csv': CALENDAR, 'pupils.csv': PUPILS },
    { onProgress: step => seen.push(step) },
  )
  assert.deepEqual([...new Set(seen.map(step => step.file))], ['calendar', 'pupils'])
  assert.equal(seen.at(-1)?.read, seen.at(-1)?.total)
  assert.equal(seen.at(-1)?.total, CALENDAR.length + PUPILS.length)
})

test('stops when told to, and says so to the caller', async t => {
  const stop = new AbortController()
  const folder = makeFolder(t, {
    'pupils.csv': PUPILS,
    'concerns.csv': `upn,date,kind\n${ANN},2026-01-05,other\n`,
  })
  const extract = await readExtract(await folderSource(folder), { signal: stop.signal })
  stop.abort(new Error('that is enough'))
  await assert.rejects(extract.finish(), /that is enough/)
})

test('a single file, with the pupils and days that are held already', async () => {
  const text = Buffer.from(`upn,marks\n${ANN},/\\\n${BEN},//\n`)
  const extract = await readExtract(await singleFileSource('Marks.csv', text), {
    knownPupils: new Set([ANN]),
    knownDays: ['2025-09-01'],
  })
  const { usable, rows, counts } = await everythingOf(extract)
  assert.deepEqual([usable, rows.marks.length, counts.marks?.strangers], [true, 1, 1])
  await assert.rejects(
    singleFileSource('register.csv', text),
    /register\.csv is not a file of an extract\. Files are told apart by their names/,
  )
})

test('where no file of an extract is, nothing may be used, and the sentence says what was found and looked for', async t => {
  const known = { knownPupils: new Set([ANN]), knownDays: ['2025-09-01'] }
  const of = (because: readonly string[]) => because.join(' ')
  const empty = await readAll(t, {}, known)
  assert.deepEqual([empty.usable, empty.because.length], [false, 1])
  assert.match(of(empty.because), /It is empty\. Looked for, by their names: calendar\.csv, pupils\.csv, /)
  const photos = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(n => [`IMG_${n}.jpg`, 'x']))
  const other = await readAll(t, { ...photos, 'list.csv': 'upn\n' }, known)
  assert.match(of(other.because), /Found: list\.csv, IMG_1\.jpg, .* and 3 more\./)
  assert.deepEqual([other.usable, other.at], [false, ['list.csv:null warning null']])
})

test('a workbook is not passed over in silence', async t => {
  const { usable, problems } = await readAll(t, { 'pupils.csv': PUPILS, 'Concerns.xlsx': 'PK' })
  assert.equal(usable, true)
  assert.match(
    problems[0]!.problem,
    /It was not read\. Concerns\.xlsx is a workbook\. Save it as "CSV UTF-8"/,
  )
})

test('a folder that is not there, or holds a file twice, is a sentence', async t => {
  await assert.rejects(folderSource('/no/such/folder'), /cannot be read/)
  const twice = makeFolder(t, { 'pupils.csv': PUPILS, 'Pupils.csv': PUPILS })
  await assert.rejects(folderSource(twice), /the same file twice/)
})

test('a line of 200 MB is refused early, with memory flat', async () => {
  const source = sourceOf([file('pupils.csv', [PUPILS]), endless('concerns.csv')])
  const before = process.memoryUsage.rss()
  const { because } = await (await readExtract(source)).finish()
  assert.match(because[0]!, /concerns\.csv: The row on line 2 .* within 1 MB/)
  assert.ok(process.memoryUsage.rss() - before < 60 * 1_048_576)
  assert.ok(given < 4, `${given} MB were taken`)
})

test('a file of 40 MB in short rows goes through with memory flat', async () => {
  const source = sourceOf([file('pupils.csv', [PUPILS]), file('concerns.csv', rowsOf40Mb())])
  const extract = await readExtract(source)
  let most = 0
  const before = process.memoryUsage.rss()
  for await (const batch of extract.rows('concerns'))
    if (batch.length > 0) most = Math.max(most, process.memoryUsage.rss())
  assert.equal((await extract.finish()).counts.concerns?.rows, 640 * 1_638)
  assert.ok(most - before < 100 * 1_048_576, `${Math.round((most - before) / 1_048_576)} MB more`)
})

let given = 0

function endless(name: string): SourceFile {
  async function* open() {
    yield Buffer.from(`upn,date,kind\n${ANN},2026-01-05,`)
    for (given = 0; given < 200; given++) yield Buffer.alloc(1_048_576, 'x')
  }
  return { name, bytes: 200 * 1_048_576, open }
}

function* rowsOf40Mb(): Generator<string> {
  const row = `${ANN},2026-01-05,other,a tutor\n`
  yield 'upn,date,kind,said_by\n'
  for (let n = 0; n < 640; n++) yield row.repeat(1_638)
}

function file(name: string, pieces: Iterable<string>): SourceFile {
  async function* open() {
    for (const piece of pieces) yield Buffer.from(piece)
  }
  return { name, bytes: 0, open }
}
