import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { forKind, projectRoot, readConfig } from './config.ts'
import { settings } from './settings.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kith-config-'))
after(() => rmSync(scratch, { recursive: true }))

test('without settings, real data stands in the project’s own folder and only this computer reaches Kith', () => {
  const config = readConfig({ KITH_DATA: join(scratch, 'none') })
  assert.equal(config.kind, 'real')
  assert.equal(config.undecided, true)
  assert.deepEqual(config.addresses, ['127.0.0.1', '::1'])
  assert.equal(config.folders.postgres, join(scratch, 'none/real/postgres'))
  assert.equal(config.keysFile, join(scratch, 'none/real/secrets/keys.json'))
})

test('a flag decides between pretend and real data, and only one may be given', () => {
  assert.equal(readConfig({ KITH_DATA: scratch }, ['--demo']).kind, 'demo')
  assert.throws(() => readConfig({}, ['--demo', '--real']), /Both --demo and --real/)
})

test('the data that is there is used; where both are there, a sentence asks which', () => {
  const data = join(scratch, 'both')
  install(data, 'demo')
  assert.equal(readConfig({ KITH_DATA: data }).kind, 'demo')
  assert.equal(readConfig({ KITH_DATA: data }).undecided, false)
  install(data, 'real')
  assert.throws(() => readConfig({ KITH_DATA: data }), /both pretend and real data.*--demo or --real/)
  assert.equal(readConfig({ KITH_DATA: data }, ['--real']).kind, 'real')
})

test('a choice made at the terminal moves every folder, and the keys unless they were put elsewhere', () => {
  const own = forKind(readConfig({ KITH_DATA: scratch }, ['--real']), 'demo')
  assert.equal(own.folders.log, join(scratch, 'demo/log'))
  assert.equal(own.keysFile, join(scratch, 'demo/secrets/keys.json'))
  const elsewhere = readConfig({ KITH_DATA: scratch, KITH_KEYS: '/etc/kith/keys' }, ['--real'])
  assert.equal(forKind(elsewhere, 'demo').keysFile, '/etc/kith/keys')
})

const wrong: [Record<string, string>, RegExp][] = [
  [{ KITH_PROT: '80' }, /^KITH_PROT is set, but Kith has no setting of that name.*KITH_PORT/],
  [{ KITH_PORT: 'eighty' }, /^KITH_PORT is "eighty".*0 to 65535/],
  [{ KITH_PORT: '65536' }, /^KITH_PORT/],
  [{ KITH_LISTEN: 'localhost' }, /^KITH_LISTEN is "localhost".*0\.0\.0\.0/],
  [{ KITH_ORIGIN: 'http://kith.example.org' }, /^KITH_ORIGIN .* not encrypted/],
  [{ KITH_ORIGIN: 'https://kith.example.org/app' }, /^KITH_ORIGIN .* without a path/],
  [{ KITH_ORIGIN: 'kith' }, /^KITH_ORIGIN/],
  [{ KITH_PREPARED: 'no' }, /^KITH_PREPARED is "no". It may be on or off\.$/],
  [{ KITH_LOG: 'syslog' }, /^KITH_LOG/],
  [{ KITH_CHROMIUM: '/nowhere/chromium' }, /^KITH_CHROMIUM names \/nowhere\/chromium, which is not there/],
  [{ KITH_OIDC: '/nowhere/oidc.json' }, /^KITH_OIDC names /],
  [{ DATABASE_URL: 'mysql://root:hunter2@host/db' }, /^DATABASE_URL is not the address of a database/],
  [{ DATABASE_URL_FILE: '/nowhere' }, /^DATABASE_URL_FILE names \/nowhere/],
]

for (const [env, sentence] of wrong) {
  test(`a wrong value is one sentence: ${Object.entries(env)[0]!.join('=')}`, () => {
    assert.throws(() => readConfig(env), { name: 'PlainError', message: sentence })
  })
}

test('the sentence about a wrong DATABASE_URL does not repeat its password', () => {
  assert.throws(
    () => readConfig({ DATABASE_URL: 'mysql://root:hunter2@host/db' }),
    (error: Error) => !error.message.includes('hunter2'),
  )
})

test('the address of a database may come from a file', () => {
  const file = join(scratch, 'url')
  writeFileSync(file, 'postgres://kith:secret@db.example.org:5433/kith\n')
  const url = 'postgres://kith:secret@db.example.org:5433/kith'
  assert.equal(readConfig({ DATABASE_URL_FILE: file }).databaseUrl, url)
  assert.throws(() => readConfig({ DATABASE_URL_FILE: file, DATABASE_URL: url }), /Set one of them/)
})

test('docs/settings.md says what the table of settings says', () => {
  const rows = readFileSync(join(projectRoot, 'docs/settings.md'), 'utf8').match(/^\| `.*$/gm) ?? []
  const expected = Object.entries(settings).map(
    ([name, setting]) => `| \`${name}\` | ${setting.meaning} | ${setting.default} |`,
  )
  assert.deepEqual(rows, expected)
})

function install(data: string, kind: string): void {
  mkdirSync(join(data, kind, 'postgres'), { recursive: true })
  writeFileSync(join(data, kind, 'postgres/PG_VERSION'), '15\n')
}
