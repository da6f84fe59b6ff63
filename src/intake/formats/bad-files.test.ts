// Files that are broken, are not what they say, or are made to harm: each is a sentence, memory stays flat, and nothing
// is left half written.

import assert from 'node:assert/strict'
import { existsSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { matchingAsProposed } from './as-proposed.ts'
import { convert } from './convert.ts'
import {
  ANN,
  BEN,
  CAT,
  keep,
  refusal,
  refusedConversion,
  tablesOf,
  take,
  temporary,
  URN,
  workbookOf,
  zipOf,
} from './formats.fixture.ts'
import { recognise } from './recognise.ts'

const HEADER = 'UPN,Surname,Forename,Year,SEN,FSM\n'
const GOOD = `${HEADER}${ANN},Ashe,Ann,7,K,Y\n${BEN},Boyd,Ben,8,N,N\n`
const MB = 1024 ** 2

/** How much more memory this process needed at its most while `work` ran, in MB. */
async function grownBy(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 5)
  try {
    await work()
  } finally {
    clearInterval(watch)
  }
  return (Math.max(most, process.memoryUsage().rss) - before) / MB
}

test('a line of two gigabytes', async t => {
  const path = join(temporary(t), 'line')
  writeFileSync(path, `${HEADER}${ANN},${'x'.repeat(1_000)}`)
  // The rest is a hole in the file: it reads as bytes without end and takes no room on the disk.
  truncateSync(path, 2 * 1024 ** 3 - 1)
  let sentence = ''
  const grown = await grownBy(async () => {
    const found = await recognise([{ name: 'line.csv', path }])
    sentence = found.kind === 'refused' ? found.sentence : found.kind
  })
  assert.match(sentence, /line\.csv cannot be read\. The row on line 2 does not end within 1 MB/)
  assert.ok(grown < 60, `${grown} MB`)
  truncateSync(path, 2 * 1024 ** 3 + 1)
  const larger = await recognise([{ name: 'line.csv', path }])
  assert.match(larger.kind === 'refused' ? larger.sentence : '', /larger than 2 GB\. Send it in parts/)
})

test('a million columns, in a CSV file and in a workbook', async t => {
  assert.match(
    await refusal(t, { 'a.csv': `UPN${','.repeat(1_000_000)}\n` }),
    /a\.csv cannot be read\. Line 1 has more than 1000 columns\. Is this the right file/,
  )
  assert.match(await refusal(t, { 'a.xlsx': await withCell('BDWGN1') }), /cells beyond column 1000/)
  assert.match(await refusal(t, { 'a.xlsx': await withCell('AAA900000') }), /more than 1,000,000 cells/)
  assert.match(await refusal(t, { 'a.xlsx': await withCell('A99999999999') }), /damaged/)
})

test('a quote that is never closed, an empty file, a file that is no table', async t => {
  const open = `${GOOD}${CAT},"Cole,Cat,7,N,N\n`
  assert.match(
    await refusal(t, { 'a.csv': open }),
    /quote opened in the row on line 4, column 2, is never closed/,
  )
  const far = `${GOOD}${CAT},"${'Cole,Cat,7,N,N\n'.repeat(100_000)}`
  assert.match(await refusal(t, { 'a.csv': far }), /line 4 has a quote that is not closed, or does not end/)
  assert.match(await refusal(t, { 'a.csv': '' }), /a\.csv is empty/)
  assert.match(await refusal(t, { 'a.csv': '\n\n' }), /holds nothing: not even a header/)
  assert.match(await refusal(t, {}), /There is no file here/)
})

test('other kinds of file are named, with what to send instead', async t => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_000)])
  const locked = Buffer.concat([ole, Buffer.alloc(200_000), Buffer.from('EncryptedPackage', 'utf16le')])
  const ods = await zipOf({ mimetype: 'x', 'content.xml': '<x/>' })
  const cases: [string, Buffer | string, RegExp][] = [
    ['a.xls', ole, /old Excel workbook \(\.xls\)\. Open it and save it as/],
    ['a.xlsx', locked, /locked with a password/],
    ['a.xls', '<html><table>', /a page of HTML, whatever its name says/],
    ['a.csv', '%PDF-1.4', /a PDF/],
    ['a.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47]), /a picture/],
    [
      'a.docx',
      await zipOf({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }),
      /a Word document: .* XLSX or CSV/,
    ],
    ['a.ods', ods, /does not read \(OpenDocument/],
    ['a.zip', await zipOf({ 'x.docx': 'x' }), /nothing here that Kith can read \(x\.docx\)/],
    ['a.zip', await zipOf({ 'x.zip': 'x' }), /another archive/],
    ['a.xlsx', (await workbookOf({ A: [['UPN']] })).subarray(0, 300), /damaged, or it is no zip/],
  ]
  for (const [name, content, sentence] of cases) assert.match(await refusal(t, { [name]: content }), sentence)
})

test('a zip bomb, as a zip and as a workbook, and a workbook with a DTD', async t => {
  const zeros = Buffer.alloc(30 * MB)
  const bomb = await zipOf({ 'pupils.csv': zeros })
  const book = await zipOf({
    '[Content_Types].xml': '<x/>',
    'xl/workbook.xml': '<x/>',
    'xl/worksheets/sheet1.xml': zeros,
  })
  const grown = await grownBy(async () => {
    assert.match(await refusal(t, { 'a.zip': bomb }), /unpack to over 100 times its size/)
    assert.match(await refusal(t, { 'a.xlsx': book }), /unpack to over 100 times its size/)
  })
  assert.ok(grown < 60, `${grown} MB`)
  const dtd = await withPart('xl/workbook.xml', '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>')
  assert.match(await refusal(t, { 'a.xlsx': dtd }), /holds a DOCTYPE/)
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.csv`, 'a,b\n']))
  assert.match(await refusal(t, { 'a.zip': await zipOf(many) }), /holds 300 files; at most 200/)
})

test('a column that has slipped is named, with its first line', async t => {
  const rows = Array.from({ length: 40 }, (_, n) => `${upn(n)},Smith,Ann,White British,7,Y`)
  const slipped = { 'a.csv': `${HEADER}${rows.join('\n')}\n` }
  const shown = (await tablesOf(keep(t, slipped))).tables[0]!.proposal.find(({ target }) => target === 'year')
  assert.deepEqual(
    [shown!.source, shown!.because],
    [null, 'there is a column “Year”, but what stands in it is something else'],
  )
  assert.match(await refusedConversion(t, slipped), /Nothing in a\.csv says the year group/)
  const year = await refusedConversion(t, slipped, {
    tables: [{ id: 'a.csv', becomes: 'pupils', columns: { ...COLUMNS, year: 'Year' } }],
    school: URN,
  })
  assert.match(
    year,
    /column “Year” of a\.csv does not hold what it should in 40 of 40 rows \(line 2 first: it is no year group.*slipped/,
  )
  const names = rows.map(row => row.replace(/^[^,]+,Smith/, `Smith,${ANN}`))
  const matched = { tables: [{ id: 'a.csv', becomes: 'pupils' as const, columns: COLUMNS }], school: URN }
  const upns = await refusedConversion(t, { 'a.csv': `${HEADER}${names.join('\n')}\n` }, matched)
  assert.match(upns, /column “UPN” of a\.csv.*40 of 40.*has not the form of a UPN/)
  assert.doesNotMatch(upns, /Smith/)
})

test('a few wrong rows are set aside by line; more than one in twenty stop the file', async t => {
  const rows = Array.from(
    { length: 60 },
    (_, n) => `${upn(n)},Smith,Ann,${n === 7 ? '99' : '7'},K,${n === 8 ? 'perhaps' : 'Y'}`,
  )
  rows[20] = `${upn(20)},Smith, junior,Ann,7,K,Y`
  const text = `${HEADER}${rows.join('\n')}\n`
  const taken = await take(t, { 'a.csv': text })
  assert.deepEqual(
    taken.setAside.map(({ line, column, what, reason }) => [line, column, what, reason.slice(0, 35)]),
    [
      [9, 'Year', 'row', 'it is no year group of a school (N,'],
      [10, 'FSM', 'value', 'it must be Y / N'],
      [22, null, 'row', 'the row has more cells than the hea'],
    ],
  )
  assert.deepEqual(taken.files, [{ file: 'pupils', rows: 58 }])
  assert.match(
    await refusedConversion(t, { 'a.csv': text }, { school: URN }, { badRows: 2 }),
    /a\.csv: 2 of 60 rows cannot be used, more than 2 in 100\./,
  )
})

test("another school's pupils", async t => {
  const files = { 'a.csv': `UPN,Surname,Year,URN\n${ANN},Ashe,7,100001\n${BEN},Boyd,8,100002\n` }
  const knownSchools = [{ urn: '100002', laEstab: null, name: 'Fairfield' }]
  const sentence = await refusedConversion(t, files, { school: '100001' }, { knownSchools })
  assert.match(
    sentence,
    /pupils of another school: line 3, column “URN” says Fairfield \(100002\), and you said 100001/,
  )
  assert.equal((await take(t, files, {})).files[0]!.rows, 2)
  const unnamed = await refusedConversion(t, { 'a.csv': GOOD }, {})
  assert.match(unnamed, /Nothing in a\.csv says which school it is/)
  const unread = `UPN,Surname,Year,School\n${ANN},Ashe,7,The Grove\n${BEN},Boyd,8,The Grove\n`
  assert.match(await refusedConversion(t, { 'a.csv': unread }, {}), /which school it is cannot be told/)
  assert.equal((await take(t, { 'a.csv': unread })).files[0]!.rows, 2)
  const two = unread.replace('8,The Grove', '8,Hill End')
  assert.match(await refusedConversion(t, { 'a.csv': two }), /about more than one school: line 3/)
})

test('a formula in a name is kept as text, for whoever shows it to make harmless', async t => {
  const evil = `=cmd|' /C calc'!A0`
  const taken = await take(t, { 'a.csv': GOOD.replace('Ashe', evil) })
  assert.ok(taken.text.pupils!.includes(`,${evil},`))
})

test('the same pupil twice is one; a matching that names what is not there is refused', async t => {
  const taken = await take(t, { 'a.csv': `${GOOD}${ANN},Ashe,Ann,9,K,Y\n` })
  assert.deepEqual([taken.files[0]!.rows, taken.setAside[0]!.line], [2, 4])
  const columns = { upn: 'UPN', year: 'Form' }
  const gone = { tables: [{ id: 'a.csv', becomes: 'pupils' as const, columns }], school: URN }
  assert.match(await refusedConversion(t, { 'a.csv': GOOD }, gone), /no column “Form” any more/)
  const secret = {
    ...gone,
    tables: [{ ...gone.tables[0]!, columns: { upn: 'UPN', year: 'Year', need: 'Password' } }],
  }
  const sent = { 'a.csv': GOOD.replace('FSM', 'Password') }
  assert.match(await refusedConversion(t, sent, secret), /“Password” of a\.csv is never taken in/)
})

test('told to stop, it stops, and leaves what stood there before', async t => {
  const sent = keep(t, { 'a.csv': GOOD })
  const recognised = await tablesOf(sent)
  const matching = { ...matchingAsProposed(recognised), school: URN }
  const out = join(temporary(t), 'extract')
  const stopped = convert(sent, recognised, matching, out, { signal: AbortSignal.abort(new Error('enough')) })
  await assert.rejects(stopped, /enough/)
  assert.deepEqual([existsSync(out), existsSync(`${out}.draft`)], [false, false])
  const seen: number[] = []
  await convert(sent, recognised, matching, out, { onProgress: ({ read, total }) => seen.push(read / total) })
  assert.equal(seen.at(-1), 1)
  writeFileSync(sent[0]!.path, GOOD.replace('SEN', 'Other'))
  const changed = await convert(sent, recognised, matching, out)
  assert.match(changed.kind === 'refused' ? changed.sentence : '', /not those that were shown any more/)
  assert.ok(existsSync(join(out, 'pupils.csv')))
})

const COLUMNS = { upn: 'UPN', surname: 'Surname', forename: 'Forename', year: 'SEN' }

function upn(n: number): string {
  return `A35900002${String(5000 + n).padStart(4, '0')}`
}

async function withCell(at: string): Promise<Buffer> {
  const row = /\d+$/.exec(at)![0]
  const sheet = `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="${row}"><c r="${at}"><v>1</v></c></row></sheetData></worksheet>`
  return await withPart('xl/worksheets/sheet1.xml', sheet)
}

async function withPart(name: string, content: string): Promise<Buffer> {
  return await zipOf({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>', [name]: content })
}
