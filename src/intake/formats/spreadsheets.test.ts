// Reports of pupils as SIMS, Arbor, Bromcom and ScholarPack print them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchingAsProposed } from './as-proposed.ts'
import {
  ANN,
  BEN,
  CAT,
  keep,
  refusal,
  refusedConversion,
  type Sent,
  tablesOf,
  take,
  URN,
  workbookOf,
  zipOf,
} from './formats.fixture.ts'
import { recognise } from './recognise.ts'

const REPORT = `Pupil list - SIMS,,,,,,,
Printed 03/09/2025,,,,,,,
,,,,,,,
UPN,Legal Surname,Legal Forename,DOB,Year Group,SEN Status,FSM,Ever 6,EAL,Gender
${ANN},Ashe,Ann,03/04/2014,Year 7,K - SEN support,T,Yes,0,Female
${BEN},Boyd,Ben,13/12/2013,Yr8,,F,No,1,M
${CAT},"Cole, junior",Cat,29/02/2016,7,E,N,N,No,F
Total,3,,,,,,,,
`

test('titles above the header and totals below are no pupils; words become codes and days become days', async t => {
  const { recognised, text, setAside, remarks } = await take(t, { 'Pupils Sept.csv': REPORT })
  const [table] = recognised.tables
  assert.deepEqual(
    [recognised.system, table!.headerLine, table!.skippedAbove, table!.rows],
    ['sims', 4, 2, 4],
  )
  assert.deepEqual(table!.missing, ['school'])
  assert.equal(
    text.pupils,
    `upn,school,year,surname,forename,sex,dob,fsm,ever6,sen,eal
${ANN},${URN},7,Ashe,Ann,F,2014-04-03,Y,Y,K,N
${BEN},${URN},8,Boyd,Ben,M,2013-12-13,N,N,,Y
${CAT},${URN},7,"Cole, junior",Cat,F,2016-02-29,N,N,E,N
`,
  )
  assert.deepEqual(setAside, [])
  assert.match(remarks.join(), /1 row was passed over as a sum/)
})

test('the same report is read from Windows-1252, UTF-16, semicolons, tabs, CR line ends and a BOM', async t => {
  const names = REPORT.replace('Ashe', 'Zoë Ășhe').replace('Ășhe', '“Ashe”')
  const expected = (await take(t, { 'a.csv': names })).text.pupils
  assert.match(expected!, /Zoë “Ashe”/)
  // A cell with the separator in it is quoted in the dialect, as systems do.
  const semicolons = names
    .replace('"Cole, junior"', '\u0001')
    .replaceAll(',', ';')
    .replace('\u0001', 'Cole, junior')
  const tabs = semicolons.replaceAll(';', '\t')
  const windows = Buffer.from(
    [...names].map(letter => ({ '“': 0x93, '”': 0x94 })[letter] ?? letter.charCodeAt(0)),
  )
  const files: Record<string, string | Buffer> = {
    bom: `\ufeff${names}`,
    windows,
    semicolons,
    tabs,
    utf16: Buffer.from(`\ufeff${tabs}`, 'utf16le'),
    'utf16 without a mark': Buffer.from(tabs, 'utf16le'),
    'big end first': Buffer.from(`\ufeff${tabs}`, 'utf16le').swap16(),
    returns: names.replaceAll('\n', '\r'),
    crlf: names.replaceAll('\n', '\r\n'),
  }
  for (const [how, content] of Object.entries(files))
    assert.equal((await take(t, { 'a.csv': content })).text.pupils, expected, how)
})

test('a Windows-1252 letter far below a head of plain ASCII is read too', async t => {
  const rows = Array.from({ length: 9_000 }, (_, n) => `${upn(n)},Smith,Ann,Year 7,,,,,,,,,,,,,,,\n`)
  const content = Buffer.from(
    `UPN,Surname,Forename,Year,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o\n${rows.join('')}${CAT},Zo\xeb,Ann,7,,,,,,,,,,,,,,,\n`,
    'latin1',
  )
  assert.ok(content.length > 262_144)
  assert.ok((await take(t, { 'a.csv': content })).text.pupils!.includes(',Zoë,'))
})

test('a workbook: Excel dates, numbers that lost their zeros, several sheets, in a zip or by itself', async t => {
  const book = await workbookOf({
    Pupils: [
      ['All pupils, ScholarPack'],
      [],
      ['UPN', 'Adm No', 'LA', 'Estab', 'Name', 'Yr', 'Date of Birth'],
      [ANN, '001234', 359, 123, 'Ashe, Ann', 7, { day: 41732 }],
      [BEN, '000077', 359, 123, 'Boyd', 8, { day: 41621 }],
    ],
    Behaviour: [
      ['Adm No', 'Date', 'Points', 'Behaviour'],
      [1234, { day: 45901 }, -3, 'Shouting'],
      [77, { day: 45902 }, 2, '=cmd|calc'],
      [99, { day: 45902 }, 2, 'somebody else'],
    ],
  })
  const knownSchools = [{ urn: URN, laEstab: '3590123', name: 'Millbrook' }]
  const ways: Sent[] = [{ 'book.xlsx': book }, { 'all.zip': await zipOf({ 'in/book.xlsx': book }) }]
  for (const files of ways) {
    const { recognised, text, remarks } = await take(t, files, {}, { knownSchools })
    assert.equal(recognised.system, 'scholarpack')
    assert.deepEqual(recognised.tables[0]!.schoolsSaid, [{ said: '3590123', name: null, rows: 2 }])
    assert.deepEqual(
      recognised.tables.map(({ id }) => id),
      ['book.xlsx: Pupils', 'book.xlsx: Behaviour'],
    )
    assert.equal(
      text.pupils,
      `upn,school,year,surname,forename,dob\n${ANN},${URN},7,Ashe,Ann,2014-04-03\n${BEN},${URN},8,Boyd,,2013-12-13\n`,
    )
    assert.equal(
      text.behaviour,
      `upn,date,kind,points,what\n${ANN},2025-09-01,negative,3,Shouting\n${BEN},2025-09-02,positive,2,=cmd|calc\n`,
    )
    assert.match(remarks.join(), /1 rows are about numbers that are not in the list of pupils/)
  }
})

test('empty sheets are no tables, and sheets that say nothing of pupils become nothing', async t => {
  const book = await workbookOf({
    Sheet1: [],
    Pupils: [
      ['UPN', 'Year'],
      [ANN, 7],
    ],
    Notes: [['Made by the office']],
  })
  const { recognised, files } = await take(t, { 'b.xlsx': book })
  assert.deepEqual(
    recognised.tables.map(({ id, becomes }) => [id, becomes]),
    [
      ['b.xlsx: Pupils', 'pupils'],
      ['b.xlsx: Notes', null],
    ],
  )
  assert.deepEqual(files, [{ file: 'pupils', rows: 1 }])
  assert.match(await refusal(t, { 'e.xlsx': await workbookOf({ Sheet1: [] }) }), /nothing is written/)
})

test('a column that only one of two lists of pupils has is left out, and said', async t => {
  const files = {
    'Y7.csv': `UPN,Year,FSM,Surname\n${ANN},7,Y,Ashe\n`,
    'Y8.csv': `UPN,Year,Surname\n${BEN},8,Boyd\n`,
  }
  const { text, remarks } = await take(t, files)
  assert.equal(text.pupils, `upn,school,year,surname\n${ANN},${URN},7,Ashe\n${BEN},${URN},8,Boyd\n`)
  assert.deepEqual(remarks, ['Not taken, as not all of Y7.csv, Y8.csv have it: fsm.'])
})

test('month first is found where the days show it, and kept apart from the English order', async t => {
  const american = `UPN,Surname,Year,DOB\n${ANN},Ashe,7,4/3/2014\n${BEN},Boyd,8,12/13/2013\n`
  const { recognised, text } = await take(t, { 'a.csv': american })
  assert.equal(recognised.tables[0]!.dayFirst, false)
  assert.match(text.pupils!, new RegExp(`${ANN},${URN},7,Ashe,2014-04-03\n`))
  const { id, ...matched } = matchingAsProposed(recognised).tables[0]!
  const other = { 'a.csv': american.replace('12/13/2013', '13/12/2013') }
  assert.match(
    await refusedConversion(t, other, { tables: [{ id, ...matched }], school: URN }),
    /days in a\.csv are written with the day first, and the matching says the month/,
  )
  const english = await tablesOf(keep(t, { 'a.csv': american.replace('12/13/2013', '1/2/2013') }))
  assert.equal(english.tables[0]!.dayFirst, null)
})

test('sensitive columns are named, hidden in the sample and never matched', async t => {
  const files = {
    'a.csv': `UPN,Surname,Year,Password,Photo URL,Medical notes,NHS number\n${ANN},Ashe,7,secret,x.jpg,asthma,999\n`,
  }
  const { recognised, text } = await take(t, files)
  assert.deepEqual(
    recognised.dropped.map(({ column, sensitive }) => [column, sensitive]),
    ['Password', 'Photo URL', 'Medical notes', 'NHS number'].map(column => [column, true]),
  )
  assert.doesNotMatch(JSON.stringify([recognised.tables, text]), /secret|x\.jpg|asthma|999/)
})

test('a proposal says why; the same header has the same fingerprint wherever it comes from', async t => {
  const one = await tablesOf(
    keep(t, { 'a.csv': `Number,Family name,NC Year\n${ANN},A,7\n${BEN},B,7\n${CAT},C,7\n` }),
  )
  const line = (target: string) => one.tables[0]!.proposal.find(each => each.target === target)
  assert.deepEqual(line('upn'), {
    target: 'upn',
    means: 'unique pupil number',
    required: true,
    source: 'Number',
    because: 'what stands in it has the form of UPNs',
    sure: true,
  })
  assert.deepEqual([line('surname')!.source, line('year')!.source], ['Family name', 'NC Year'])
  const other = await tablesOf(
    keep(t, { 'b.csv': `List\nnumber;FAMILY NAME;Nc year\n${ANN};Z;8\n${BEN};B;7\n` }),
  )
  assert.equal(other.tables[0]!.fingerprint, one.tables[0]!.fingerprint)
})

test('an objection goes on whatever else is wrong with its row, and nothing else of the child does', async t => {
  const rows = [`${ANN},Ashe,7,N`, `${BEN},Boyd,8,perhaps`, `${CAT},Cole,99,yes`, `${ANN},Ashe,7,Yes`]
  const { text, setAside } = await take(
    t,
    { 'a.csv': `UPN,Surname,Year,Opt out\n${rows.join('\n')}\n` },
    { school: URN, tables: [{ id: 'a.csv', becomes: 'pupils', columns: OBJECTING }] },
  )
  assert.equal(
    text.pupils,
    `upn,school,year,surname,objects\n${ANN},${URN},7,Ashe,N\n${BEN},${URN},8,Boyd,\n${CAT},,,,Y\n${ANN},,,,Y\n`,
  )
  assert.deepEqual(
    setAside.map(({ line, what }) => [line, what]),
    [[3, 'value']],
  )
  assert.match(setAside[0]!.reason, /THIS CHILD IS STILL IN/)
})

const OBJECTING = { upn: 'UPN', surname: 'Surname', year: 'Year', objects: 'Opt out' }

test('what a school already has as version 1 is recognised as that, also as a zip, and not where days are English', async t => {
  const pupils = `upn,school,year,dob\n${ANN},${URN},7,2014-04-03\n`
  const ways: Sent[] = [{ 'pupils.csv': pupils }, { 'x.zip': await zipOf({ 'x/pupils.csv': pupils }) }]
  for (const files of ways) {
    assert.equal((await recognise(keep(t, files))).kind, 'extract')
  }
  const english = await take(t, { 'pupils.csv': pupils.replace('2014-04-03', '03/04/2014') }, {})
  assert.match(english.text.pupils!, /2014-04-03/)
})

function upn(n: number): string {
  return `A35900002${String(5000 + n).padStart(4, '0')}`
}
