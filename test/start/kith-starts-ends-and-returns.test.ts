// One installation through its life: started, refused twice, killed in every way, stopped in order.
import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import {
  alive,
  events,
  isRoot,
  mustEnd,
  mustStart,
  postgresPid,
  type Started,
  scratch,
  sweep,
  until,
} from './kith.ts'

const folder = scratch()
const home = join(folder, 'real')
const settings = { KITH_DATA: folder }
let running: Started | null = null

afterEach(() => running?.end('SIGTERM'))
after(() => sweep(folder))

async function begin(): Promise<Started> {
  running = await mustStart(['start'], settings)
  return running
}

test('a first start without terminal or flag makes a real installation, and Ctrl-C ends Kith and PostgreSQL', async () => {
  const kith = await begin()
  assert.equal(await kith.health(), 'ok')
  const pid = postgresPid(home)!
  assert.equal(statSync(join(home, 'postgres')).mode & 0o777, 0o700)
  if (isRoot) assert.notEqual(statSync(join(home, 'postgres')).uid, 0)
  assert.equal(await kith.end('SIGINT'), 0)
  assert.equal(alive(pid), false)
  assert.equal(existsSync(join(home, 'postgres/postmaster.pid')), false)
})

test('a second start is ready within three seconds', async () => {
  const { readyAfter } = await begin()
  assert.ok(readyAfter < 3_000, `${readyAfter} ms`)
})

test('another Kith on the same data is refused with a sentence, and the first goes on', async () => {
  const kith = await begin()
  const { code, says } = await mustEnd(['start'], settings)
  assert.equal(code, 1)
  assert.match(says, /^Kith is already running with the data in .*real\. .*KITH_DATA\.$/m)
  assert.doesNotMatch(says, /\n +at /)
  assert.equal(await kith.health(), 'ok')
})

test('a database that was killed is started again by the Kith that uses it', async () => {
  const kith = await begin()
  const pid = postgresPid(home)!
  process.kill(pid, 'SIGKILL')
  await until(() => events(home).some(({ event }) => event === 'postgres back'))
  assert.notEqual(postgresPid(home), pid)
  await until(async () => (await kith.health()) === 'ok')
  assert.equal(await kith.end('SIGTERM'), 0)
  assert.equal(postgresPid(home), null)
})

test('a Kith that was killed leaves its database running, and the next one adopts it', async () => {
  const kith = await begin()
  const pid = postgresPid(home)!
  await kith.end('SIGKILL')
  assert.equal(alive(pid), true)
  const next = await begin()
  assert.equal(postgresPid(home), pid)
  assert.match(events(home).findLast(({ event }) => event === 'postgres ready')!.detail!, /adopted/)
  assert.equal(await next.health(), 'ok')
  assert.equal(await next.end('SIGINT'), 0)
  assert.equal(alive(pid), false)
})

test('when both were killed, the next start needs nobody’s help and less than ten seconds', async () => {
  const kith = await begin()
  const pid = postgresPid(home)!
  process.kill(pid, 'SIGKILL')
  await kith.end('SIGKILL')
  const next = await begin()
  assert.equal(await next.health(), 'ok')
  assert.ok(next.readyAfter < 10_000, `${next.readyAfter} ms`)
})

test('a taken port is a sentence, and PostgreSQL does not stay behind', async () => {
  const other = createServer()
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  const { code, says } = await mustEnd(['start'], { ...settings, KITH_PORT: String(port) })
  other.close()
  assert.equal(code, 1)
  assert.match(says, new RegExp(`^Port ${port} is taken by another program`, 'm'))
  assert.equal(postgresPid(home), null)
})
