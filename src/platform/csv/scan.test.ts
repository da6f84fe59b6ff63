import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { CsvRefused } from './limits.ts'
import type { CsvRow } from './row.ts'
import { CsvScanner, type TakeRows } from './scan.ts'
import { csvLine } from './write.ts'

test('cells, quotes, doubled quotes and newlines within quotes', () => {
  const rows = read('a,b,c\n1,"two, ""2""",\n"x\ny",,"z"\n')
  assert.deepEqual(rows, [
    ['a', 'b', 'c'],
    ['1', 'two, "2"', ''],
    ['x\ny', '', 'z'],
  ])
})

test('a BOM, CRLF and a last line without an end', () => {
  assert.deepEqual(read('\ufeffa,b\r\n"1",2\r\n3,"4"'), [
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ])
})

test('a file whose first line ends in a lone CR ends all its lines so', () => {
  assert.deepEqual(read('a,b\r1,"2"\r3,4\r'), [
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ])
})

test('each row knows its line in the file, past empty lines and lines within quotes', () => {
  assert.deepEqual(lines('a,b\n\n"1\n\n2",3\n4,5\r\n\r\n6,7'), [1, 3, 6, 8])
  assert.deepEqual(lines('a\r"1\r2"\r3'), [1, 2, 4])
})

test('a quote inside an unquoted cell is an ordinary character', () => {
  assert.deepEqual(read('a,b\n5\'6",x"y"\n1,2\n'), [
    ['a', 'b'],
    ['5\'6"', 'x"y"'],
    ['1', '2'],
  ])
})

test('text after a closing quote breaks that row and no other', () => {
  const broken: number[] = []
  scan('a,b\n1,"x"y\n2,"z"\r\n', row => broken.push(row.brokenCell))
  assert.deepEqual(broken, [0, 2, 0])
})

test('a quote that is never closed refuses the file, with its line', () => {
  assert.throws(
    () => read('a,b\n1,2\n3,"four\n5,6\n'),
    (error: unknown) => error instanceof CsvRefused && error.line === 3 && /never closed/.test(error.message),
  )
})

test('a cell that is not UTF-8 is told apart from its neighbours', () => {
  const seen: boolean[] = []
  scan(Buffer.from('a,b\nZo\xeb,x\nok,y\n', 'latin1'), row => seen.push(row.isUtf8(0), row.isUtf8(1)))
  assert.deepEqual(seen, [true, true, false, true, true, true])
})

test('letters beyond ASCII survive being cut between chunks', () => {
  for (let size = 1; size < 12; size++) assert.deepEqual(read('é,ß\n"ż""ó",日本\n', size)[1], ['ż"ó', '日本'])
})

test('UTF-16, a workbook and zero bytes are refused by name', () => {
  assert.throws(() => scan(Buffer.from('\ufeffa,b', 'utf16le')), /UTF-16/)
  assert.throws(() => scan(Buffer.from('504b030414', 'hex')), /Excel workbook/)
  assert.throws(() => scan(Buffer.from('a,b', 'utf16le')), /zero bytes/)
})

test('limits are sentences', () => {
  assert.throws(() => scan('a,b,c\n', undefined, { columns: 2 }), /more than 2 columns/)
  assert.throws(() => scan('a\n1\n2\n', undefined, { rows: 2 }), /more than 2 rows/)
  assert.throws(() => scan('a\n1\n2\n', undefined, { fileBytes: 4 }), /larger than 4 bytes/)
  assert.throws(() => scan('a,b\n1,23456\n', undefined, { cellBytes: 4 }), /column 2 holds more than 4 bytes/)
})

test('a line of 200 MB is given up early and leaves memory flat', () => {
  const chunk = Buffer.alloc(1_048_576, 'x')
  const before = process.memoryUsage.rss()
  const scanner = new CsvScanner(() => undefined)
  let pushed = 0
  assert.throws(() => {
    scanner.push(Buffer.from('upn,marks\nA1,"'))
    for (; pushed < 200; pushed++) scanner.push(chunk)
  }, /does not end within 1 MB/)
  assert.ok(pushed < 3, `gave up after ${pushed} MB`)
  assert.ok(process.memoryUsage.rss() - before < 50 * 1_048_576)
})

test('a million columns are refused', () => {
  assert.throws(() => read('a,'.repeat(1_000_000)), /more than 1000 columns|does not end within/)
})

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r', ' ', '日'), maxLength: 6 }),
  fc.string({ maxLength: 40 }),
)
const table = fc.integer({ min: 1, max: 5 }).chain(width =>
  fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 8,
  }),
)

test('agrees with csv-parse on any well-formed file, however it is cut', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 50 }),
      (rows, end, bom, cut) => {
        const text = (bom ? '\ufeff' : '') + rows.map(row => row.map(quoteSome).join(',') + end).join('')
        const expected = parse(text, { bom: true, skip_empty_lines: true, record_delimiter: end })
        assert.deepEqual(read(text, cut), expected)
        assert.deepEqual(read(text, 10_000), expected)
      },
    ),
    { numRuns: 2000 },
  )
})

test('reads back whatever the writer wrote', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), rows => {
      // The first line tells how lines end, so it must not be a lone CR within an unquoted cell: the writer quotes it.
      assert.deepEqual(read(rows.map(row => csvLine(row)).join(''), 7), rows)
    }),
  )
})

test('rows taken from the bytes count as lines and towards the limit; what is left comes as a row, in its place', () => {
  const heard: string[] = []
  const takeRows: TakeRows = (bytes, _, rows) => {
    while (rows.at < rows.end && rows.line < rows.endLine && bytes[rows.at] !== 0x21) {
      const end = bytes.indexOf(0x0a, rows.at)
      heard.push(`taken ${rows.line} ${bytes.toString('latin1', rows.at, end)}`)
      rows.at = end + 1
      rows.line++
    }
  }
  const scanner = (limits = {}) =>
    new CsvScanner(row => heard.push(`given ${row.line} ${row.text(0)}`), limits, takeRows)
  const all = scanner()
  for (const piece of ['a\n1\n2', '2\n!3\n4\n\n!5\n6']) all.push(Buffer.from(piece))
  all.end()
  assert.deepEqual(heard, [
    'given 1 a',
    'taken 2 1',
    'taken 3 22',
    'given 4 !3',
    'taken 5 4',
    'taken 6 ',
    'given 7 !5',
    'given 8 6',
  ])
  heard.length = 0
  assert.throws(() => scanner({ rows: 3 }).push(Buffer.from('a\n1\n2\n3\n')), /Line 4|more than 3 rows/)
  assert.deepEqual(heard, ['given 1 a', 'taken 2 1', 'taken 3 2'])
})

function quoteSome([text, always]: [string, boolean]): string {
  return always || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function scan(
  text: string | Buffer,
  onRow: (row: CsvRow) => void = () => undefined,
  limits = {},
  size = 1 << 20,
): void {
  const bytes = Buffer.from(text as string)
  const scanner = new CsvScanner(onRow, limits)
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size))
  scanner.end()
}

function read(text: string, size?: number): string[][] {
  const rows: string[][] = []
  scan(text, row => rows.push(row.texts()), {}, size)
  return rows
}

function lines(text: string): number[] {
  const found: number[] = []
  scan(text, row => found.push(row.line))
  return found
}
