// What is wrong is said in one sentence, with an exit code, and never with a stack trace.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { projectRoot } from '#platform/config.ts'
import { mustEnd, scratch, sweep } from './kith.ts'

const folder = scratch()
after(() => sweep(folder))

const refusals: [string, string[], Record<string, string>, number, RegExp][] = [
  ['a misspelt setting', ['start'], { KITH_DATE: '/tmp' }, 1, /^KITH_DATE is set, but Kith has no setting/],
  ['a wrong port', ['start'], { KITH_PORT: 'http' }, 1, /^KITH_PORT is "http"/],
  ['both kinds of data asked for', ['start', '--demo', '--real'], {}, 1, /^Both --demo and --real/],
  [
    'a database that is not there',
    ['start'],
    { DATABASE_URL: 'postgres://k:secret@127.0.0.1:1/kith' },
    1,
    /DATABASE_URL\) does not answer as k: ECONNREFUSED/,
  ],
  ['a folder without PostgreSQL', ['start'], { KITH_POSTGRES: '/etc' }, 1, /^KITH_POSTGRES is "\/etc"/],
  ['an unknown command', ['strat'], {}, 2, /^Kith has no command "strat"\. bin\/kith --help/],
]

for (const [what, words, settings, code, sentence] of refusals) {
  test(`${what} is one sentence and exit ${code}`, async () => {
    const ended = await mustEnd(words, { KITH_DATA: join(folder, 'none'), ...settings })
    assert.match(ended.says, sentence)
    assert.equal(ended.says.trim().split('\n').length, 1)
    assert.equal(ended.says.includes('secret'), false)
    assert.equal(ended.code, code)
  })
}

test('data made by a PostgreSQL that is not here says which one to install', async () => {
  const data = join(folder, 'old')
  mkdirSync(join(data, 'real/postgres'), { recursive: true })
  writeFileSync(join(data, 'real/postgres/PG_VERSION'), '12\n')
  const { code, says } = await mustEnd(['start'], { KITH_DATA: data })
  assert.equal(code, 1)
  assert.match(says, /made by PostgreSQL 12, and only that version|belongs to root/)
})

test('bin/kith answers from any folder, through a link, and lists its commands', () => {
  symlinkSync(join(projectRoot, 'bin/kith'), join(folder, 'kith'))
  const { stdout, status } = spawnSync(join(folder, 'kith'), ['--help'], {
    cwd: '/',
    encoding: 'utf8',
  })
  assert.equal(status, 0)
  assert.match(stdout, /^ {2}start .*\n {2}doctor /m)
})

test('kith doctor changes nothing and says what a start would find', () => {
  const env = { PATH: process.env.PATH, KITH_DATA: join(folder, 'looked-at') }
  const { stdout } = spawnSync(join(projectRoot, 'bin/kith'), ['doctor'], { env, encoding: 'utf8' })
  for (const word of ['Node', 'settings', 'data', 'PostgreSQL', 'keys', 'disk'])
    assert.match(stdout, new RegExp(`^.. ?${word}`, 'm'))
  assert.equal(existsSync(join(folder, 'looked-at')), false)
})
