import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readConfig } from '#platform/config.ts'
import { openLog } from '#platform/log.ts'
import { belowFloor } from '#platform/postgres-child/floor.ts'
import { openPostgres, type Postgres } from '#platform/postgres-child/index.ts'
import { deadServer, runningServer } from '#platform/postgres-child/postmaster-pid.ts'
import { allPrograms } from '#platform/postgres-child/programs.ts'
import { openSecrets } from '#platform/secrets.ts'
import { packagesInReach } from '../world.ts'
import { mustEnd, mustStart, postgresPid, scratch, sweep } from './kith.ts'

const folder = scratch()
after(() => sweep(folder))
const embedded = allPrograms('embedded').length > 0 && packagesInReach()

test('the PostgreSQL of the packages starts, says that it is for trial, and the last who leaves stops it', {
  skip: !embedded,
}, async () => {
  const config = readConfig({ KITH_DATA: folder, KITH_POSTGRES: 'embedded' }, ['--demo'])
  const said: string[] = []
  const open = (): Promise<Postgres> =>
    openPostgres(config, openSecrets(config), openLog(config), { tell: sentence => void said.push(sentence) })
  const first = await open()
  const second = await open()
  assert.deepEqual([first.source, first.adopted, second.adopted], ['embedded', false, true])
  assert.match(said[0]!, /for trying Kith out/)
  // It was asked for: whether this computer has another one was not looked at.
  assert.doesNotMatch(said[0]!, /has no PostgreSQL/)
  await first.stop()
  assert.notEqual(runningServer(config.folders.postgres), null, 'it was stopped under the second')
  await second.stop()
  assert.equal(postgresPid(config.folders.home), null)
})

test('a database of somebody else is greeted, migrated by command only, and left running', {
  skip: !embedded,
}, async () => {
  const theirs = readConfig({ KITH_DATA: folder, KITH_POSTGRES: 'embedded' }, ['--demo'])
  const server = await openPostgres(theirs, openSecrets(theirs), openLog(theirs))
  const url = `postgres://postgres:${server.password}@theirs/kith?host=${encodeURIComponent(server.host)}`
  const settings = { KITH_DATA: join(folder, 'ours'), DATABASE_URL: url }
  try {
    assert.match(
      (await mustEnd(['start'], settings)).says,
      /^The database is at step 0 .* Run bin\/kith migrate/m,
    )
    const migrated = await mustEnd(['migrate'], settings)
    assert.equal(migrated.code, 0, migrated.says)
    assert.match(migrated.says, /0001-foundations\.sql\n[\s\S]*The schema is now at \d+\.\n$/)
    const kith = await mustStart(['start'], settings)
    assert.equal(await kith.health(), 'ok')
    assert.equal(await kith.end('SIGINT'), 0)
    assert.notEqual(runningServer(theirs.folders.postgres), null)
  } finally {
    await server.stop()
  }
})

test('only a socket behind scram, only for its own account, and nothing of a statement in the log', {
  skip: !embedded,
}, () => {
  const home = join(folder, 'demo')
  const rules = readFileSync(join(home, 'postgres/pg_hba.conf'), 'utf8')
    .split('\n')
    .filter(line => /^(local|host)/.test(line))
  assert.ok(rules.length > 0 && rules.every(line => /scram-sha-256$/.test(line)), rules.join('\n'))
  const options = readFileSync(join(home, 'postgres/postmaster.opts'), 'utf8')
  for (const option of ['listen_addresses=', 'log_statement=none', 'log_error_verbosity=terse', 'fsync=on']) {
    assert.ok(options.includes(`"${option}"`), option)
  }
  assert.equal(statSync(join(home, 'log/postgres.log')).mode & 0o777, 0o600)
})

test('secrets that do not belong to the data are a sentence', { skip: !embedded }, async () => {
  const config = readConfig({ KITH_DATA: folder, KITH_POSTGRES: 'embedded' }, ['--demo'])
  const secrets = { ...openSecrets(config), superuser: 'another' }
  await assert.rejects(
    openPostgres(config, secrets, openLog(config)),
    /does not know the password in .*Put back the secrets/,
  )
  assert.equal(postgresPid(config.folders.home), null)
})

test('data can only be read by the version that made it', {
  skip: allPrograms(null)[0]?.major === 18 || !embedded,
}, async () => {
  const folders = allPrograms(null)[0]!.folder
  const { says } = await mustEnd(['start', '--demo'], { KITH_DATA: folder, KITH_POSTGRES: folders })
  assert.match(
    says,
    /made by PostgreSQL 18, and only that version can read it; found: 1\d\.\d+\. Install PostgreSQL 18/,
  )
})

test('a number in an old note that went to another program is known to be no server', {
  skip: !existsSync('/proc'),
}, () => {
  const data = join(folder, 'noted')
  mkdirSync(data)
  assert.equal(deadServer(data), null)
  writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n`)
  assert.equal(runningServer(data), null)
  assert.equal(deadServer(data), process.pid)
})

test('releases without the security repairs are named, newer and unknown ones are not', () => {
  assert.match(belowFloor('15.18')!, /update to 15\.20/)
  assert.match(belowFloor('18.4')!, /18\.7/)
  for (const version of ['15.20', '16.20', '19.1']) assert.equal(belowFloor(version), null)
})
