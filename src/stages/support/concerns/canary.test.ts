// A canary in each field of a concern, written by the page itself: it is in no table, no log, no audit, and on no page or print
// of anybody but those who keep the file. Its writer meets it once more only where the form comes back for something wrong.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { makeApp } from '#app/app.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { logTo } from '#platform/log.ts'
import type { Role } from '#records/access/matrix.ts'
import { testUploads } from '#test/world.ts'
import { openTwoSchools } from '../in-school/in-school.fixture.ts'
import { addRules } from './rules.fixture.ts'
import { PARTS } from './words.ts'

const world = await openTwoSchools()
const { database, child, place, whoIs } = world
await addRules(database, place.id)
const sql = readSqlFile(new URL('./concerns.fixture.sql', import.meta.url))
const plain = await connectPlainly(database.where, database.postgres.administrator)
after(async () => {
  await plain.close()
  await world.close()
})
const logged: string[] = []
const site = makeApp({
  database,
  log: logTo(line => logged.push(line)),
  origin: 'http://localhost:3000',
  pretend: true,
  now: () => new Date(),
  seals: database.secrets.seals,
  uploads: testUploads,
})
const CANARY = 'canary-4711'
const today = new Date().toISOString().slice(0, 10)
const fields = {
  id: randomUUID(),
  ...Object.fromEntries(Object.keys(PARTS).map(part => [part, `${part} ${CANARY}`])),
  'on-day': String(Number(today.slice(8))),
  'on-month': String(Number(today.slice(5, 7))),
  'on-year': today.slice(0, 4),
  at: '14.20',
}
const ofChild = `/support/children/${child}/concern`

test('what is wrong comes back with every word, and nothing is kept or logged', async () => {
  const answer = await post('link-worker', ofChild, { ...fields, 'on-day': '40' })
  assert.equal(answer.status, 422)
  const text = await answer.text()
  for (const part of Object.keys(PARTS)) assert.ok(text.includes(`${part} ${CANARY}`), part)
  assert.deepEqual(await plain.run(sql, 'countAudited'), [])
})

test('sent, its writer sees a receipt on every page there is for them, and no word of it', async () => {
  const answer = await post('link-worker', ofChild, fields)
  assert.equal(answer.headers.get('location'), '/support/concerns/sent?sent=1')
  await post('link-worker', ofChild, fields)
  assert.equal(
    (await post('partner-worker', '/support/concerns/new', { ...fields, about: `about ${CANARY}` })).status,
    303,
  )
  const sent = await read('link-worker', '/support/concerns/sent?sent=1')
  assert.match(sent, /It is sent/)
  assert.match(sent, /about <bdi>Pretend E\.<\/bdi>/)
  assert.match(sent, /Not yet/)
})

test('the lead reads each part apart, says that it is received, and her list and Today tell of it', async () => {
  assert.match(await read('safeguarding-lead', '/support'), /2 concerns are new/)
  const list = await read('safeguarding-lead', '/support/concerns')
  assert.equal(list.includes(CANARY), false, 'not even on the list')
  for (const [, here = ''] of list.matchAll(/href="(\/support\/concerns\/[0-9a-f-]{36})"/g)) {
    const one = await read('safeguarding-lead', here)
    for (const part of Object.keys(PARTS)) assert.ok(one.includes(`${part} ${CANARY}`), part)
    assert.equal((await post('safeguarding-lead', `${here}/received`, { next: 'ring-me' })).status, 303)
    if (/in no file yet/.test(one)) await post('safeguarding-lead', `${here}/file`, { child })
  }
  assert.doesNotMatch(await read('safeguarding-lead', '/support'), /concerns? (is|are) (new|in no)/)
  assert.match(await read('link-worker', '/support/concerns/sent'), /received-lead|Ring me today/)
})

test('what she shares although nobody agreed is kept, and is in her file alone', async () => {
  const posted = await post('safeguarding-lead', `/support/children/${child}/concerns/sharing`, {
    ...{ ...fields, kind: 'shared', basis: 'safeguarding', told: 'no', said: 'no' },
    ...{
      with: `with ${CANARY}`,
      what: `what ${CANARY}`,
      why: `why ${CANARY}`,
      'not-told': `not told ${CANARY}`,
    },
  })
  assert.equal(posted.status, 303)
  const file = await read('safeguarding-lead', `/support/children/${child}/concerns`)
  for (const part of ['with', 'what', 'why', 'not told', 'seen', 'said'])
    assert.ok(file.includes(`${part} ${CANARY}`), part)
})

test('nobody else reads a word of it on any page of the child', async () => {
  for (const role of ['link-worker', 'programme-manager', 'place-director', 'school-lead'] as const)
    for (const page of ['', '/happened', '/family', '/looked', '/school', '/concern']) {
      const text = await (await get(role, `/support/children/${child}${page}`)).text()
      assert.equal(text.includes(CANARY), false, `${role} ${page}`)
      assert.doesNotMatch(text, /received-concern|opened-concern|wrote-concern|filed-concern/)
    }
  for (const page of ['', '/happened'])
    assert.match(
      await read('link-worker', `/support/children/${child}${page}`),
      /There is a safeguarding file/,
    )
  const onPaper =
    /<(?:li|div)[^>]*kith-not-printed[^>]*>(?:(?!<\/(?:li|div)>)[\s\S])*There is a safeguarding file/
  for (const page of ['', '/happened'])
    assert.match(await read('link-worker', `/support/children/${child}${page}`), onPaper, 'never printed')
})

test('in the database no table holds it, in the log no line; in the audit is who did what', async () => {
  assert.deepEqual(await plain.run(sql, 'findTablesThatHold', { letters: CANARY }), [])
  assert.equal(logged.join('\n').includes(CANARY), false)
  assert.ok(logged.length > 5, 'there is a log')
  assert.deepEqual(await plain.run(sql, 'countAudited'), [
    { action: 'filed-concern', entries: 1 },
    { action: 'opened-concern', entries: 2 },
    { action: 'received-concern', entries: 2 },
    { action: 'wrote-concern', entries: 2 },
  ])
})

test('a table that holds it would be found', async () => {
  await plain.run(sql, 'exclude', { place: place.id, child, person: whoIs('payer').id })
  const found = await plain.run(sql, 'findTablesThatHold', { letters: 'own-child' })
  assert.deepEqual(found, [{ name: 'access.exclusions' }])
})

test('the two taps are on every page, and nothing of it is kept on a device', async () => {
  for (const role of ['link-worker', 'payer', 'administrator', 'partner-worker'] as const) {
    assert.match(
      await read(role, '/account'),
      /<a class="[^"]*" href="\/support\/concerns\/ring">Worried about a child\?<\/a>/,
    )
    const numbers = await read(role, '/support/concerns/ring')
    assert.match(numbers, /href="tel:999"/)
    assert.match(numbers, /href="tel:01632960201"/)
    assert.match(numbers, /not a substitute/)
  }
  const form = await read('link-worker', ofChild)
  assert.match(form, /not a substitute/)
  assert.doesNotMatch(
    /<form method="post"[\s\S]*?<\/form>/.exec(form.slice(form.indexOf('<main')))?.[0] ?? '',
    /data-outbox|data-autosave/,
  )
})

const cookieOf = (role: Role) => ({
  cookie: `kith=${whoIs(role, role === 'school-lead' ? 1 : 0).token}`,
  'sec-fetch-site': 'same-origin',
})

async function get(role: Role, path: string): Promise<Response> {
  return await site.request(`http://localhost:3000${path}`, { headers: cookieOf(role) })
}

async function read(role: Role, path: string): Promise<string> {
  const answer = await get(role, path)
  assert.equal(answer.status, 200, `${role} at ${path}`)
  return await answer.text()
}

async function post(role: Role, path: string, form: Record<string, string>): Promise<Response> {
  return await site.request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: { ...cookieOf(role), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })
}
