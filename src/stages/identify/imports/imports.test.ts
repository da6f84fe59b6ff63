import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import { page } from '#design/page.ts'
import type { Sheet } from '#design/route.ts'
import { CANALSIDE, everythingHeld, setUpMillbrook, takeIn, WEAVERS } from '#intake/import.fixture.ts'
import { takeInImport } from '#intake/index.ts'
import { makeHttp } from '#platform/http.ts'
import { formId } from '#platform/ids.ts'
import { startJobs } from '#platform/jobs.ts'
import { logTo } from '#platform/log.ts'
import { may } from '#records/access/may.ts'
import { doWork } from '#records/access/work.ts'
import { addMember } from '#records/staff/staff.ts'
import { startTestSession } from '#test/session.ts'
import { openTestDatabase } from '#test/world.ts'
import { importRoutes } from './routes.ts'

const origin = 'http://localhost:3000'
const quiet = logTo(() => {})
const pupils = Array.from({ length: 60 }, (_, n) => `T${n},${CANALSIDE},4,${n < 55 ? 'maybe' : 'Y'}`)
const PUPILS = `upn,school,year,fsm\n${pupils.join('\n')}\n`
const BEHAVIOUR = 'upn,date,kind,points\nT1,2026-01-08,negative,2\n'

const database = await openTestDatabase()
const uploads = mkdtempSync(join(tmpdir(), 'kith-uploads-'))
const keysFile = join(tmpdir(), `kith-keys-${process.pid}.json`)
const place = await setUpMillbrook(database)
const tokens = {
  'data-manager': await signedIn('data-manager'),
  'at-canalside': await signedIn('data-manager', CANALSIDE),
  'at-weavers': await signedIn('data-manager', WEAVERS),
  'programme-manager': await signedIn('programme-manager'),
  'link-worker': await signedIn('link-worker'),
}
type Role = keyof typeof tokens
const site = makeHttp<Sheet>({
  routes: importRoutes(uploads),
  database,
  log: quiet,
  origin,
  now: () => new Date(),
  may,
  assets: [],
  frame: async sheet => ({
    body: (await page({ ...sheet, pretend: true })).toString(),
    status: sheet.errors?.length ? 422 : 200,
  }),
  failure: what => what,
})
const { where, secrets } = database
const task = { where, passwords: secrets.roles, prepared: true, keysFile, uploads }
const handlers = { 'take-in-import': takeInImport(task) }
const jobs = await startJobs(where, secrets.roles, handlers, quiet)
after(async () => {
  await jobs.stop()
  rmSync(uploads, { recursive: true })
  rmSync(keysFile, { force: true })
})

// The files go after the outcome is written.
async function nothingWaits(): Promise<void> {
  for (let tries = 0; tries < 200 && readdirSync(uploads).length > 0; tries++) await wait(50)
  assert.deepEqual(readdirSync(uploads), [])
}

test('a zip is reviewed, then taken in by a job; its page shows the receipt and what was wrong, page by page', async () => {
  const id = formId()
  const zip = { name: 'canalside.zip', content: await zipOf({ 'pupils.csv': PUPILS }) }
  const sent = await post(id, [zip])
  assert.equal(sent.status, 303)
  const path = sent.headers.get('location')!
  assert.equal(path, `/identify/imports/${id}`)
  const reviewed = await settled(path)
  assert.match(reviewed, /Check before anything changes/)
  assert.match(reviewed, /New<\/th>\s*<td[^>]*>60</)
  assert.match(reviewed, /115 remarks on the files/)
  assert.equal((await everythingHeld(database)).children.length, 0)
  assert.match(await (await get('/identify/imports')).text(), /Waits for you/)
  const text = await confirmed(path)
  assert.match(text, /The files were taken in/)
  assert.match(text, /Children.*60 new/s)
  assert.match(text, /115 remarks on the files/)
  // The same fault on 55 lines is one row of the table, and each line is still to be had.
  assert.match(text, /pupils\.csv, fsm, lines 2, 3, 4, 5, 6 and 50 more/)
  assert.equal(text.match(/fsm is none of Y, N/g)?.length, 1)
  assert.doesNotMatch(text, /maybe/)
  assert.match(text, /canalside\.zip/)
  const lines = await (await get(`${path}?lines=all&page=3`)).text()
  assert.match(lines, /pupils\.csv, line 56, fsm/)
  assert.match(lines, /lines=all&amp;page=2/)
  assert.equal((await everythingHeld(database)).children.length, 60)
  await nothingWaits()

  const again = await post(id, [zip])
  assert.deepEqual([again.status, again.headers.get('location')], [303, path])
  const other = await post(id, [{ name: 'pupils.csv', content: Buffer.from(PUPILS) }])
  assert.equal(other.status, 422)
  assert.match(await other.text(), /Other files were sent with this form before/)
  const list = await (await get('/identify/imports')).text()
  assert.equal(list.match(/canalside\.zip/g)?.length, 1)
  assert.match(list, /data-manager/)
  // The same files under a new form: nothing to review, nothing to confirm.
  const same = (await post(formId(), [zip])).headers.get('location')!
  assert.match(await settled(same), /Nothing new/)
})

test('a single CSV file speaks about children who are known', async () => {
  const sent = await post(formId(), [{ name: 'Behaviour.CSV', content: Buffer.from(BEHAVIOUR) }])
  assert.match(await receiptOf(sent.headers.get('location')!), /Behaviour.*1 new/s)
})

test('an import is undone from its page, with a reason, and sent again it is taken in again', async () => {
  const file = { name: 'behaviour.csv', content: Buffer.from(BEHAVIOUR.replace('2026-01-08', '2026-01-09')) }
  const path = (await post(formId(), [file])).headers.get('location')!
  assert.match(await receiptOf(path), /Undo this import/)
  const nothing = await act(`${path}/undo`, { step: formId(), because: '' })
  assert.equal(nothing.status, 422)
  assert.match(await nothing.text(), /Write why, in at most 300 letters/)
  await act(`${path}/undo`, { step: formId(), because: 'It was last year’s file' })
  const text = await settled(path)
  assert.match(text, /This import was undone/)
  assert.match(text, /1 record that it had added was taken out/)
  assert.equal((await get(`${path}/undo`)).status, 404)
  assert.equal((await everythingHeld(database)).behaviour.length, 1)
  const again = (await post(formId(), [file])).headers.get('location')!
  assert.match(await receiptOf(again), /Behaviour.*1 new/s)
})

test('a review that is dropped leaves nothing, and neither does one that is confirmed twice', async () => {
  const file = { name: 'behaviour.csv', content: Buffer.from(BEHAVIOUR.replace('2026-01-08', '2026-01-12')) }
  const path = (await post(formId(), [file])).headers.get('location')!
  await settled(path)
  await act(`${path}/cancel`, {})
  assert.match(await settled(path), /Nothing of it was kept/)
  await nothingWaits()
  const other = (await post(formId(), [file])).headers.get('location')!
  const page = await settled(other)
  const fields = { step: formId(), reviewed: fingerprintOn(page) }
  await Promise.all([act(`${other}/confirm`, fields), act(`${other}/confirm`, fields)])
  assert.match(await settled(other), /The files were taken in/)
  assert.equal((await everythingHeld(database)).behaviour.length, 3)
})

test('another system’s report is matched by hand once, and remembered', async () => {
  const report = [
    'Roll of Canalside Primary School',
    '',
    'UPN,Legal Surname,Legal Forename,DOB,Year Group,FSM,Password',
    'Q999000021001,Smith,Ann,04/03/2017,Year 4,Yes,secret1',
    'Q999000021002,Jones,Ben,30/01/2016,Year 5,No,secret2',
  ].join('\r\n')
  const sims = { name: 'Roll October.csv', content: Buffer.from(report, 'latin1') }
  const path = (await post(formId(), [sims], 'at-canalside')).headers.get('location')!
  const asked = await settled(path, 'at-canalside')
  assert.match(asked, /Which column is what\?/)
  assert.match(asked, /Dropped on sight.*Password/s)
  assert.doesNotMatch(asked, /secret/)
  const fields = fieldsOf(asked)
  const none = await act(`${path}/columns`, { ...fields, school: '' }, 'at-canalside')
  assert.equal(none.status, 422)
  assert.match(await none.text(), /href="#school">[^<]*no column says which school/)
  // Whoever sends for one school is not offered another, and cannot name it either.
  assert.deepEqual(asked.match(/<option value="9900\d\d"/g), [`<option value="${CANALSIDE}"`])
  assert.equal(fields.school, CANALSIDE)
  const others = await act(`${path}/columns`, { ...fields, school: WEAVERS }, 'at-canalside')
  assert.equal(others.status, 422)
  assert.match(await others.text(), /about Weavers [^,]*, and you send files for Canalside [^.]* only/)
  await act(`${path}/columns`, { ...fields, school: CANALSIDE }, 'at-canalside')
  const reviewed = await settled(path, 'at-canalside')
  assert.match(reviewed, /Check before anything changes/)
  assert.match(reviewed, /New<\/th>\s*<td[^>]*>2</)
  // Sixty came the last time: that needs a reason.
  const unlike = await act(
    `${path}/confirm`,
    { step: formId(), reviewed: fingerprintOn(reviewed) },
    'at-canalside',
  )
  assert.equal(unlike.status, 422)
  assert.match(await unlike.text(), /Tick that you have looked/)
  // The form stands at its own address now, and that leads back to the import: for whoever may see it.
  for (const form of ['confirm', 'columns']) {
    const opened = await get(`${path}/${form}`, 'at-canalside')
    assert.deepEqual([opened.status, opened.headers.get('location')], [303, path])
    assert.equal((await get(`${path}/${form}`, 'at-weavers')).status, 404)
  }
  const receipt = await confirmed(path, 'at-canalside', { alarms: 'yes', because: 'One class alone' })
  assert.match(receipt, /Taken in all the same: One class alone/)
  assert.match(receipt, /Children.*2 new/s)
  assert.match(receipt, /Password/)
  const held = await everythingHeld(database)
  assert.ok(held.births.some(({ row }) => row.born_on === '2017-03-04'))
  const next = {
    name: 'Roll November.csv',
    content: Buffer.from(report.replace('Smith', 'Smythe'), 'latin1'),
  }
  const second = (await post(formId(), [next], 'at-canalside')).headers.get('location')!
  assert.match(await settled(second, 'at-canalside'), /Check before anything changes/)
  await act(`${second}/cancel`, {}, 'at-canalside')
  await settled(second, 'at-canalside')
})

test('what cannot be read is said so, and kept nowhere', async () => {
  const content = Buffer.from(PUPILS)
  const cases: [{ name: string; content: Buffer }[], RegExp][] = [
    [[], /Choose the files that your school’s system made/],
    [[{ name: 'concerns.csv', content: Buffer.alloc(0) }], /concerns\.csv is empty\./],
    [
      [
        { name: 'pupils.csv', content },
        { name: 'PUPILS.csv', content },
      ],
      /PUPILS\.csv was chosen twice/,
    ],
  ]
  for (const [files, said] of cases) {
    const answer = await post(formId(), files)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), said)
  }
  const damaged = await post(formId(), [
    { name: 'x.zip', content: Buffer.from('PK\u0003\u0004 and no more') },
  ])
  assert.match(await settled(damaged.headers.get('location')!), /The files were not taken in/)
  assert.ok(existsSync(uploads))
  await nothingWaits()
})

test('whoever may not import finds nothing here', async () => {
  for (const path of ['/identify/imports', '/identify/imports/new', `/identify/imports/${formId()}`]) {
    assert.equal((await get(path, 'link-worker')).status, 404)
  }
  const refused = await post(formId(), [{ name: 'pupils.csv', content: Buffer.from(PUPILS) }], 'link-worker')
  assert.equal(refused.status, 404)
  assert.equal((await get(`/identify/imports/${formId()}`)).status, 404)
})

test('a school that is not yet in the place is to be added, not the file corrected', async () => {
  const files = [{ name: 'pupils.csv', content: Buffer.from('upn,school,year\nT1,990008,4\n') }]
  const path = (await post(formId(), files, 'programme-manager')).headers.get('location')!
  const text = await receiptOf(path, 'programme-manager')
  assert.match(text, /The school with URN 990008 in pupils\.csv is not one of the schools of Millbrook/)
  assert.match(text, /<a class="govuk-link" href="\/identify\/add-a-school">Add a school<\/a>/)
  assert.doesNotMatch(text, /Correct the files/)
  assert.match(await receiptOf(path), /The programme manager can add a school/)
  assert.match(await (await get('/identify/imports')).text(), />\s*Refused\s*</)
})

test('who brings files in for one school sees what came from it, and nothing of another', async t => {
  const weavers = { 'pupils.csv': `upn,school,year\nW1,${WEAVERS},4\n` }
  const { importId: byCommand } = await takeIn(t, database, place, weavers)
  const content = Buffer.from(BEHAVIOUR)
  const atCanalside = (
    await post(formId(), [{ name: 'behaviour.csv', content }], 'at-canalside')
  ).headers.get('location')!
  await receiptOf(atCanalside, 'at-canalside')
  const statuses = async (role: Role) => {
    const answers = [await get(`/identify/imports/${byCommand}`, role), await get(atCanalside, role)]
    return answers.map(answer => answer.status)
  }
  assert.deepEqual(await statuses('data-manager'), [200, 200])
  assert.deepEqual(await statuses('at-canalside'), [404, 200])
  assert.deepEqual(await statuses('at-weavers'), [200, 404])
  // A review that waits is a colleague's as little, and neither confirmed nor dropped by them.
  const next = { name: 'behaviour.csv', content: Buffer.from(BEHAVIOUR.replace('2026-01-08', '2026-02-09')) }
  const waiting = (await post(formId(), [next], 'at-canalside')).headers.get('location')!
  const reviewed = fingerprintOn(await settled(waiting, 'at-canalside'))
  assert.equal((await get(waiting, 'at-weavers')).status, 404)
  for (const what of ['confirm', 'cancel', 'decisions', 'columns-again', 'undo']) {
    const answer = await act(`${waiting}/${what}`, { step: formId(), reviewed }, 'at-weavers')
    assert.equal(answer.status, 404)
  }
  assert.match(await (await get(waiting, 'at-canalside')).text(), /Check before anything changes/)
  const list = await (await get('/identify/imports', 'at-weavers')).text()
  assert.equal(list.match(/href="\/identify\/imports\/[0-9a-f-]{36}"/g)?.length, 1)
  assert.match(list, /by command/)
})

test('who sends for one school is not offered to undo what came for another too, and is told why', async t => {
  const both = { 'behaviour.csv': `${BEHAVIOUR.replace('08', '19')}W1,2026-01-19,negative,2\n` }
  const { importId, outcome } = await takeIn(t, database, place, both)
  assert.equal(outcome, 'taken-in')
  const path = `/identify/imports/${importId}`
  const theirs = await (await get(path, 'at-weavers')).text()
  assert.match(theirs, /rows of another school too, so only somebody who sends files for all of its schools/)
  assert.doesNotMatch(theirs, /\/undo"/)
  assert.equal((await get(`${path}/undo`, 'at-weavers')).status, 409)
  const asked = { step: formId(), because: 'It was last year’s file' }
  assert.equal((await act(`${path}/undo`, asked, 'at-weavers')).status, 409)
  assert.match(await (await get(path)).text(), /\/undo"/)
  assert.equal((await get(`${path}/undo`)).status, 200)
})

async function get(path: string, role: Role = 'data-manager'): Promise<Response> {
  return await site.request(`${origin}${path}`, { headers: { cookie: `kith=${tokens[role]}` } })
}

async function post(
  id: string,
  files: { name: string; content: Buffer }[],
  role: Role = 'data-manager',
): Promise<Response> {
  const body = new FormData()
  body.set('id', id)
  for (const { name, content } of files) body.append('files', new File([new Uint8Array(content)], name))
  const headers = { cookie: `kith=${tokens[role]}`, 'sec-fetch-site': 'same-origin' }
  return await site.request(`${origin}/identify/imports/new`, { method: 'POST', body, headers })
}

/** What a form on a page posts. */
async function act(
  path: string,
  fields: Record<string, string>,
  role: Role = 'data-manager',
): Promise<Response> {
  const headers = { cookie: `kith=${tokens[role]}`, 'sec-fetch-site': 'same-origin' }
  return await site.request(`${origin}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
  })
}

/** The fields of the first form of a page, as a browser without a script would send them. */
function fieldsOf(page: string): Record<string, string> {
  const form = /<form method="post"[^>]*columns"[\s\S]*?<\/form>/.exec(page)![0]
  const fields: Record<string, string> = {}
  for (const [, name, value] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    fields[name!] = value!
  for (const [, attributes, options] of form.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen =
      /<option[^>]*value="([^"]*)"[^>]*selected/.exec(options!) ??
      /<option[^>]*value="([^"]*)"/.exec(options!)
    fields[/name="([^"]+)"/.exec(attributes!)![1]!] = chosen?.[1] ?? ''
  }
  return fields
}

function fingerprintOn(page: string): string {
  return /name="reviewed" value="([^"]+)"/.exec(page)![1]!
}

/** Confirms a review, and gives the receipt. */
async function confirmed(path: string, role: Role = 'data-manager', more = {}): Promise<string> {
  const reviewed = fingerprintOn(await settled(path, role))
  const answer = await act(`${path}/confirm`, { step: formId(), reviewed, ...more }, role)
  assert.equal(answer.status, 303)
  return await settled(path, role)
}

/** The receipt of an import, whose review is confirmed where there is one. */
async function receiptOf(path: string, role: Role = 'data-manager'): Promise<string> {
  const page = await settled(path, role)
  return page.includes('name="reviewed"') ? await confirmed(path, role) : page
}

/** The import's page once it no longer asks for itself again. */
async function settled(path: string, role: Role = 'data-manager'): Promise<string> {
  for (let n = 0; n < 200; n++) {
    const text = await (await get(path, role)).text()
    if (!text.includes('http-equiv="refresh"')) return text
    await wait(50)
  }
  throw new Error('The import did not end.')
}

async function signedIn(
  role: 'data-manager' | 'programme-manager' | 'link-worker',
  school?: string,
): Promise<string> {
  const member = { name: role, email: `${role}${school}@kith.example`, role, school, organisation: 'Kith' }
  const person = await doWork(database, { kind: 'operator', placeId: place, why: 'test' }, work =>
    work.as(tx => addMember(tx, place, { ...member, organisationKind: 'lead-charity' })),
  )
  return await startTestSession(database, person, place)
}

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
