// A child changes school: those who know them write what helps, the new lead reads it once the child is theirs and says so, and
// the old one sees the child no more. The safeguarding file goes apart, and its receipt is waited for. On a phone, without JavaScript.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import type { Role } from '#records/access/matrix.ts'
import { doWork } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { keepBlueprint } from '#records/places/places.ts'
import { addNamedChildren, openSmallPlace } from '#stages/support/contacts/contacts.fixture.ts'
import { schoolsHere } from '#stages/support/handover/school-move.ts'
import { openBrowser } from '#test/browser.ts'
import { comeAs, goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const sql = readSqlFile(new URL('./a-child-changes-school.sql', import.meta.url))
const small = await openSmallPlace()
const { database, administrator, place, whoIs, as } = small
const file = new URL('../../places/millbrook/blueprint.json', import.meta.url)
const { blueprint } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
await doWork(database, { kind: 'operator', placeId: place.id, why: 'rules for a story' }, work =>
  work.as(tx => keepBlueprint(tx, place.id, blueprint!, 'a story')),
)
const { zofia } = await addNamedChildren(administrator, {
  placeId: place.id,
  personId: whoIs('link-worker').id,
})
const schools = await as('link-worker', tx => schoolsHere(tx))
const [{ id: was } = { id: '' }] = await administrator.run(sql, 'schoolOf', { child: zofia })
const to = schools.find(each => each.id !== was)!
const origin = await serveSite(database, { pretend: true })
const record = `${origin}/support/children/${zofia}`
const SECRET = 'a bramble twig'
let browser: Browser
let context: BrowserContext
let page: Page

before(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
  page = await context.newPage()
  await leads(String(was))
})
after(async () => {
  await browser?.close()
  await small.close()
})

test('before the move what helps is written with the child; the lead of the school they leave sees them still', async () => {
  await be('link-worker')
  await page.goto(`${record}/ending`)
  await goBy(page.getByRole('link', { name: /They change school/ }))
  await goBy(page.getByRole('button', { name: 'Pass it on' }))
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Write what helps them/)
  await page.getByLabel('The new school', { exact: true }).selectOption(to.id)
  await page.getByLabel('What helps me').fill('A seat by the door, and a map before the first day.')
  await page.getByLabel('What the new school is asked').fill('Somebody at the gate who knows my name.')
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Pass it on' }))
  assert.match(await main(page), /A seat by the door[\s\S]*Nobody has said yet that they read it/)
  await looksRight(page)
  await be('school-lead')
  assert.equal((await page.goto(record))?.status(), 200)
})

test('there is a safeguarding file, of which the school’s lead knows that it is there', async () => {
  await be('link-worker')
  await page.goto(`${record}/concern`)
  await page.getByLabel('What you saw or heard yourself').fill(`She hid ${SECRET} in her coat.`)
  await goBy(page.getByRole('button', { name: 'Send it' }))
  await be('safeguarding-lead')
  await page.goto(`${origin}/support`)
  assert.doesNotMatch(await main(page), /safeguarding file on/, 'nobody has moved')
  await goBy(page.getByRole('button', { name: /^Read/ }).first())
  await goBy(page.getByRole('link', { name: 'Zofia K.' }).first())
  await goBy(page.getByRole('button', { name: 'Received' }))
  await be('school-lead')
  await page.goto(record)
  assert.match(await main(page), /There is a safeguarding file\. It is not shown to you/)
  assert.equal((await page.goto(`${record}/concerns`))?.status(), 404)
})

test('with the roll the child is the new lead’s, who reads it on Today and says so; the old lead sees nobody', async () => {
  await administrator.run(sql, 'changeSchool', { place: place.id, child: zofia, school: to.id })
  await be('school-lead')
  for (const path of ['', '/ending/school', '/plan', '/happened'])
    assert.equal((await page.goto(record + path))?.status(), 404, `the old lead: ${path}`)
  await page.goto(`${origin}/support`)
  assert.doesNotMatch(await main(page), /Zofia/)
  await leads(to.id)
  assert.equal((await page.goto(record))?.status(), 200, 'the new lead')
  await page.goto(`${origin}/support`)
  assert.match(await main(page), /What helps Zofia K\., who is new/)
  await goBy(
    page
      .getByRole('link', { name: /^Read/ })
      .or(page.getByRole('button', { name: /^Read/ }))
      .first(),
  )
  assert.match(await main(page), /Somebody at the gate who knows my name/)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'I have read it' }))
  assert.match(await main(page), /Read by /)
  await page.goto(`${origin}/support`)
  assert.doesNotMatch(await main(page), /who is new/)
})

test('their Link Worker is theirs still, and reads who has read it', async () => {
  await be('link-worker')
  assert.equal((await page.goto(record))?.status(), 200)
  await page.goto(`${record}/ending/school`)
  assert.match(await main(page), /Read by /)
  await page.goto(`${record}/happened`)
  assert.match(await main(page), /What helps was written for /)
})

test('the safeguarding file waits to be passed on within five days, then for its receipt, and then for nothing', async () => {
  await be('safeguarding-lead')
  await page.goto(`${origin}/support`)
  const due = shortDate(dayOf(dayNumber(today()) + 5), today())
  assert.match(
    await main(page),
    new RegExp(`Zofia K\\. moved to .*\\s+Pass the safeguarding file on by ${due}`),
  )
  assert.doesNotMatch(await main(page), /who is new/, 'that note is for the school it was written for')
  await written('It was sent, or handed over', 'By hand, in a closed envelope.')
  await page.goto(`${origin}/support`)
  assert.match(await main(page), /The file was passed on: no receipt yet/)
  await written('They said that they have it', 'Her letter of today.')
  assert.match(
    await main(page),
    /Passed on[\s\S]*By hand[\s\S]*The next school says that it has the file[\s\S]*Her letter/,
  )
  await looksRight(page)
  await page.goto(`${origin}/support`)
  assert.doesNotMatch(await main(page), /Zofia K\. moved|no receipt yet/)
  await be('school-lead')
  await page.goto(record)
  const told = await main(page)
  assert.match(told, /There is a safeguarding file/)
  assert.equal(told.includes(SECRET), false, 'the new lead has it from the file that was handed over')
})

/** What became of the file is written down, from the line on Today. */
async function written(what: string, how: string): Promise<void> {
  await goBy(page.getByRole('button', { name: /^Write it/ }).first())
  await page.getByLabel(what).check()
  await page.getByLabel('Who?').fill('The next school’s safeguarding lead')
  await page.getByLabel('How?').fill(how)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Keep it in the file' }))
}

/** The day it is in London, as the place counts it. */
function today(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
}

async function be(role: Role): Promise<void> {
  await comeAs(context, whoIs(role).token, origin)
}

/** The place's school lead leads this school. */
async function leads(school: string): Promise<void> {
  await administrator.run(sql, 'leadSchool', { place: place.id, school })
}
