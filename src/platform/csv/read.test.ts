import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { headerNames } from './header.ts'
import { fileChunks, readCsv, scanFile } from './read.ts'
import { CsvScanner } from './scan.ts'

test('both ways through a file on disk see the same rows', async t => {
  const path = fileWith(
    t,
    `n,text\n${Array.from({ length: 60_000 }, (_, n) => `${n},"row, ${n}"\n`).join('')}`,
  )
  const direct: string[] = []
  scanFile(path, row => direct.push(row.text(1)))
  const streamed: string[] = []
  let bytes = 0
  const options = { onBytes: (count: number) => (bytes += count) }
  for await (const batch of readCsv(fileChunks(path), row => row.text(1), options)) streamed.push(...batch)
  assert.equal(direct.length, 60_001)
  assert.deepEqual(streamed, direct)
  assert.ok(bytes > 1_000_000)
})

test('stops when it is told to', async t => {
  const path = fileWith(t, 'a\n1\n')
  const signal = AbortSignal.abort(new Error('enough'))
  await assert.rejects(async () => {
    for await (const batch of readCsv(fileChunks(path), row => row.text(0), { signal }))
      assert.fail(String(batch))
  }, /enough/)
})

test('header names are trimmed and small; a doubled name refuses the file', () => {
  assert.deepEqual(header(' UPN ,Year,,\n'), ['upn', 'year', '', ''])
  assert.throws(() => header('upn,Year, YEAR\n'), /names the column "year" twice/)
  assert.throws(() => header(Buffer.from('upn,pr\xe9nom\n', 'latin1')), /header, column 2, is not UTF-8/)
})

function header(text: string | Buffer): string[] {
  let names: string[] = []
  const scanner = new CsvScanner(row => {
    names = headerNames(row)
  })
  scanner.push(Buffer.from(text as string))
  scanner.end()
  return names
}

function fileWith(t: { after: (undo: () => void) => void }, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-csv-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'x.csv'), text)
  return join(folder, 'x.csv')
}
