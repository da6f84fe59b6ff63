import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { readArguments } from './commands.ts'

const CLI = new URL('../../cli.ts', import.meta.url).pathname
const BLUEPRINT = new URL('../../../places/millbrook/blueprint.json', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'kith-screen-command-'))
after(() => rmSync(folder, { recursive: true }))
const out = join(folder, 'out')

test('what is asked for wrongly is said, with how to ask', () => {
  const rest = ['--blueprint', 'b.json', '--out', 'o']
  for (const [args, says] of [
    [[], /Say what to screen/],
    [['a', 'b', ...rest], /Say what to screen/],
    [['a', '--blueprint', 'b.json'], /Say what to screen/],
    [['a', ...rest, '--bad-rows', '101'], /--bad-rows is a number/],
    [['a', ...rest, '--workers', '0'], /--workers is a whole number/],
    [['a', ...rest, '--database', 'x'], /no option --database/],
  ] as const)
    assert.match(String(readArguments([...args])), says)
  const asked = readArguments(['a', ...rest, '--bad-rows', '20', '--workers', '2'])
  assert.ok(typeof asked === 'object' && asked.badRows === 20 && asked.workers === 2)
})

test('0 with all four files, 2 for an extract or a blueprint that is refused, and no database is opened', async () => {
  writeFileSync(join(folder, 'pupils.csv'), 'upn,school,year\nA359000025001,100001,7\n')
  const good = await screen(BLUEPRINT)
  assert.equal(good.code, 0, good.stderr)
  assert.match(good.stdout, /Screened 1 children/)
  for (const name of ['screened.csv', 'problems.csv', 'summary.json', 'report.html'])
    assert.ok(existsSync(join(out, name)), name)
  const part = join(folder, 'identify.json')
  writeFileSync(part, JSON.stringify(JSON.parse(readFileSync(BLUEPRINT, 'utf8')).identify))
  assert.equal((await screen(part)).code, 0, 'the identify part alone')
  writeFileSync(part, '{"as_of":"2026-02-30"}')
  const refused = await screen(part)
  assert.equal(refused.code, 2)
  assert.match(refused.stderr, /"as_of" is "2026-02-30"; it must be a day that exists/)
  writeFileSync(join(folder, 'pupils.csv'), 'upn,school,year\nA359000025001,12,7\n')
  const bad = await screen(BLUEPRINT)
  assert.equal(bad.code, 2)
  assert.match(bad.stderr, /1 of 1 rows were refused/)
  assert.equal(existsSync(join(out, 'screened.csv')), false)
  assert.match(readFileSync(join(out, 'problems.csv'), 'utf8'), /pupils\.csv,2,school/)
})

test('Ctrl-C stops it, and leaves no screened.csv', async () => {
  const rows = Array.from({ length: 400_000 }, (_, n) => `Z${100_000_000_000 + n},100001,7`)
  writeFileSync(join(folder, 'pupils.csv'), `upn,school,year\n${rows.join('\n')}\n`)
  const child = spawn(process.execPath, [CLI, 'screen', folder, '--blueprint', BLUEPRINT, '--out', out])
  // It says on standard error what it is reading as soon as it is ready to be stopped.
  await once(child.stderr, 'data')
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  assert.equal(code, 1)
  assert.equal(existsSync(join(out, 'screened.csv')), false)
  assert.equal(existsSync(join(out, 'screened.csv.unfinished')), false)
})

async function screen(blueprint: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const args = [CLI, 'screen', folder, '--blueprint', blueprint, '--out', out]
  const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
  return promisify(execFile)(process.execPath, args, { env }).then(
    said => ({ code: 0, ...said }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
}
