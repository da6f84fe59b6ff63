import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { projectRoot } from '#platform/config.ts'
import { openTestDatabase, testFolder } from '#test/world.ts'

const database = await openTestDatabase()
const folder = mkdtempSync(join(tmpdir(), 'kith-blueprints-'))
after(() => rmSync(folder, { recursive: true }))
const millbrook = JSON.parse(readFileSync(join(projectRoot, 'places/millbrook/blueprint.json'), 'utf8'))

test('a version is kept once, and a slug that is not yet a place makes one more only when told to', async () => {
  assert.deepEqual(await place({}), {
    code: 0,
    said: 'Millbrook: version 1 of its blueprint is kept, with 7 schools.',
  })
  assert.deepEqual(await place({}), { code: 1, said: 'Version 1 is kept already; give a higher version.' })
  assert.equal((await place({ version: 2 })).code, 0)
  assert.match((await place({ version: 1 })).said, /^Version 2 is kept already/)
  const mistyped = await place({ slug: 'milbrook', version: 3 })
  assert.equal(mistyped.code, 1)
  assert.match(mistyped.said, /^There is no place "milbrook" here; there is: millbrook\. .*--new/)
  assert.equal((await place({ slug: 'second' }, ['--new'])).code, 0)
  assert.match((await place({ slug: 'third' })).said, /there is: millbrook, second\./)
})

/** Runs the command on Millbrook's blueprint with these changes. */
async function place(
  change: Record<string, unknown>,
  more: string[] = [],
): Promise<{ code: number | null; said: string }> {
  const file = join(folder, 'blueprint.json')
  writeFileSync(file, JSON.stringify({ ...millbrook, ...change }))
  const words = [join(projectRoot, 'src/cli.ts'), 'place', file, '--because', 'a test', '--demo', ...more]
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env.PATH, KITH_DATA: testFolder(), DATABASE_URL: url() },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (said += text))
  const [code] = await once(child, 'close')
  // Above it may stand a line about this computer's PostgreSQL.
  return { code, said: said.trim().split('\n').at(-1)! }
}

function url(): string {
  const { where, postgres } = database
  const { user, password } = postgres.administrator
  const address = new URL(`postgres://localhost:${where.port}/${where.database}`)
  address.username = user
  address.password = password
  address.searchParams.set('host', where.host)
  return address.href
}
