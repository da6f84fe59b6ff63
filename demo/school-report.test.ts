// The report and the statistics of the pretend place are what the formats take them for.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { checkUpn } from '#arithmetic/upn.ts'
import { recognise } from '#intake/formats/index.ts'
import { COLUMNS } from './folder.ts'
import { publishedLines } from './published-lines.ts'
import { daysOf, reportOf } from './school-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-report-'))
after(() => rmSync(folder, { recursive: true }))

test('a report as a system prints it: two gone, one new, one under another number, a password to drop', async () => {
  const row = (n: number) =>
    `A99900002${String(1000 + n)},990007,8,Bell${n},Ann,F,2013-02-28,Y,N,K,,N,WBRI,3,,,N`.split(',')
  const upns = Array.from({ length: 70 }, (_, n) => row(n)[0]!)
  const text = [COLUMNS.pupils, ...upns.map((_, n) => row(n))].map(cells => cells.join(',')).join('\n')
  writeFileSync(join(folder, 'pupils.csv'), text)
  const { name, content } = reportOf(folder, 'Lockgate Academy')
  const lines = content.toString().split('\r\n')
  assert.equal(lines[0], '\ufeffLockgate Academy')
  assert.match(lines[3]!, /^A999000021000,Bell0,Ann,28\/02\/2013,F,Year 8,/)
  const sent = lines.slice(3, -2).map(line => line.slice(0, 13))
  const others = sent.filter(upn => !upns.includes(upn))
  assert.deepEqual([sent.length, others.length, ...others.map(checkUpn)], [69, 2, 'ok', 'ok'])
  const path = join(folder, 'sent')
  writeFileSync(path, content)
  const found = await recognise([{ name, path }])
  assert.ok(found.kind === 'tables')
  assert.deepEqual([found.tables[0]!.becomes, found.tables[0]!.dayFirst], ['pupils', true])
  writeFileSync(join(folder, 'calendar.csv'), 'date\n2025-09-02\n2025-09-03\n')
  assert.equal(daysOf(folder).content.toString(), 'Date\r\n02/09/2025\r\n03/09/2025\r\n')
  assert.ok(found.dropped.some(({ column, sensitive }) => column === 'Password' && sensitive))
})

test('statistics whose areas say that they are pretend', async () => {
  const { name, content } = publishedLines()
  const path = join(folder, 'statistics')
  writeFileSync(path, content)
  const found = await recognise([{ name, path }])
  assert.ok(found.kind === 'statistics')
  assert.deepEqual([found.lines.length, found.leftOut], [12, []])
  assert.ok(found.lines.every(({ areaName }) => /pretend/.test(areaName)))
})
