// The programs here are scripts that start slowly, and a door that opens to nobody: what a slow disk looks like from outside.
import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { readConfig } from '../config.ts'
import { logTo } from '../log.ts'
import { reach } from './reach.ts'
import { socketFolderOf, socketPort } from './socket.ts'

test('a first start that is slow does not say that something was not stopped in order', async t => {
  assert.deepEqual(await saidBySlowStart(t, () => {}), [])
})

test('a start after a server that was killed says that it puts itself right', async t => {
  const said = await saidBySlowStart(t, data => {
    mkdirSync(data)
    writeFileSync(join(data, 'PG_VERSION'), '15\n')
    writeFileSync(join(data, 'postmaster.pid'), '999999999\n')
  })
  assert.equal(said.length, 1)
  assert.match(said[0]!, /^PostgreSQL was not stopped in order last time/)
})

async function saidBySlowStart(t: TestContext, before: (data: string) => void): Promise<string[]> {
  const folder = mkdtempSync('/tmp/kith-test-')
  chmodSync(folder, 0o755)
  const programs = join(folder, 'programs')
  mkdirSync(programs)
  script(
    programs,
    'postgres',
    'case $1 in --version) echo "postgres (PostgreSQL) 15.20" ;; *) sleep 4 ;; esac',
  )
  script(
    programs,
    'initdb',
    'for word; do case $word in --pgdata=*) echo 15 >"$(echo "$word" | cut -d= -f2)/PG_VERSION" ;; esac; done',
  )
  const config = readConfig({ KITH_DATA: join(folder, 'data'), KITH_POSTGRES: programs }, ['--real'])
  const door = socketFolderOf(config.folders.home)
  mkdirSync(door, { recursive: true })
  chmodSync(config.dataRoot, 0o755)
  chmodSync(config.folders.home, 0o755)
  before(config.folders.postgres)
  const server = createServer(socket => socket.destroy()).listen(join(door, `.s.PGSQL.${socketPort}`))
  t.after(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })
  const said: string[] = []
  const setup = {
    config,
    password: 'x',
    log: logTo(() => {}),
    tell: (sentence: string) => void said.push(sentence),
  }
  const began = Date.now()
  await assert.rejects(
    reach(setup, () => Date.now() - began > 3_000),
    /was stopped while it waited/,
  )
  return said
}

function script(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
}
