import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readConfig } from './config.ts'
import { loginRoles, openSecrets } from './secrets.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kith-secrets-'))
after(() => rmSync(scratch, { recursive: true }))
const config = (name: string) => readConfig({ KITH_DATA: join(scratch, name) }, ['--real'])

test('secrets are made once, differ from each other, and only this account can read them', () => {
  const first = openSecrets(config('a'))
  const second = openSecrets(config('a'))
  assert.deepEqual({ ...second, seals: null }, { ...first, seals: null })
  const all = [first.superuser, ...loginRoles.map(role => first.roles[role])]
  assert.equal(new Set(all).size, 7)
  const { secrets } = config('a').folders
  assert.equal(statSync(secrets).mode & 0o777, 0o700)
  for (const name of readdirSync(secrets))
    assert.equal(statSync(join(secrets, name)).mode & 0o777, 0o600, name)
})

test('keys that are lost are never replaced in silence, and moved keys are found by KITH_KEYS', () => {
  const before = openSecrets(config('b'))
  const kept = join(scratch, 'kept.json')
  copyFileSync(config('b').keysFile, kept)
  rmSync(config('b').keysFile)
  assert.throws(() => openSecrets(config('b')), /keys to this data are not at .*KITH_KEYS/)
  const moved = readConfig({ KITH_DATA: join(scratch, 'b'), KITH_KEYS: kept }, ['--real'])
  assert.deepEqual(openSecrets(moved).seals.keyIds, before.seals.keyIds)
})

test('a secret that cannot be read is a sentence with its path', () => {
  const { folders } = config('c')
  openSecrets(config('c'))
  rmSync(folders.secrets, { recursive: true })
  writeFileSync(folders.secrets, 'a file where the folder should be')
  assert.throws(() => openSecrets(config('c')), { name: 'PlainError', message: /c\/real\/secrets/ })
})
