// Kith as a plain user and as root, in folders with long names and in folders that PostgreSQL may not enter.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { projectRoot } from '#platform/config.ts'
import { isRoot, mustEnd, mustStart, nobody, postgresPid, scratch, sweep } from './kith.ts'

const folder = scratch()
const long = join(folder, 'a-folder-with-a-long-name-'.repeat(4))
after(() => sweep(long))
after(() => sweep(folder))

const canRead = spawnSync('/bin/sh', ['-c', `test -r ${projectRoot}/src/cli.ts`], nobody).status === 0

test('a plain user starts it; a path too long for a socket gets a short private folder', {
  skip: !canRead,
}, async () => {
  const kith = await mustStart(['start', '--demo'], { KITH_DATA: long }, nobody)
  let socketFolder = ''
  try {
    assert.equal(await kith.health(), 'ok')
    assert.equal(existsSync(join(long, 'demo/run')), false)
    const note = readFileSync(join(long, 'demo/postgres/postmaster.pid'), 'utf8')
    socketFolder = note.split('\n')[4]!
    assert.match(socketFolder, /^\/tmp\/kith-[0-9a-f]{12}$/)
    assert.equal(statSync(socketFolder).mode & 0o777, 0o700)
  } finally {
    assert.equal(await kith.end('SIGINT'), 0)
  }
  assert.equal(postgresPid(join(long, 'demo')), null)
  assert.equal(existsSync(socketFolder), false)
})

test('as root, a folder that PostgreSQL may not enter is named', { skip: !isRoot }, async () => {
  const closed = join(folder, 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o700)
  const { code, says } = await mustEnd(['start', '--real'], { KITH_DATA: join(closed, 'data') })
  assert.equal(code, 1)
  assert.match(says, new RegExp(`may not enter ${closed}, where the data is .*KITH_DATA=`))
})

test('data of another account is refused with its name', { skip: !isRoot || !canRead }, async () => {
  const owned = join(folder, 'owned')
  mkdirSync(join(owned, 'real/postgres'), { recursive: true })
  const { code, says } = await mustEnd(['start', '--real'], { KITH_DATA: owned }, nobody)
  assert.equal(code, 1)
  assert.match(says, /^Kith cannot .*owned\/real\/.*this account may not/)
})
