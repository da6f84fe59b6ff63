// A mother reads her page and says that something in the record is wrong. The Link Worker writes it down about the note it is about,
// and may correct it; that it stays as it is, somebody else decides. Both stand beside the note, which nobody changed, and her page
// tells her. On a phone without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { hashToken } from '#platform/sessions.ts'
import { aContact } from '#stages/support/contacts/contacts.fixture.ts'
import { logContact } from '#stages/support/contacts/contacts.ts'
import { takeOn } from '#stages/support/in-school/in-school.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { children, now, staff, today } from '#test/cast.ts'
import { startTestSession } from '#test/session.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1, cohorts: false, standsOn: today })
const administrator = await openTrial(database)
const origin = await serveSite(database, { pretend: true, now: () => new Date(now) })
const sql = readSqlFile(new URL('./who-stands-around-a-child.sql', import.meta.url))
const { zofia } = children
const [worker, manager] = [staff.canalsideWorker.name, staff.manager.name]
const NOTE = 'Her aunt collected her, and she was shy.'
let browser: Browser
let place = ''
let child = ''
let phone: Page
let page: Page

before(async () => {
  browser = await openBrowser()
  ;({ place, child } = await takeOn(administrator, {
    forename: zofia.forename,
    surname: zofia.surname,
    worker,
  }))
  const [danny] = await administrator.run(sql, 'findPerson', { name: worker })
  const token = await startTestSession(database, String(danny!.person_id), place)
  await database.asActor(hashToken(token), tx => logContact(tx, aContact([child], { note: NOTE })))
  page = await signedIn(worker)
  await page.goto(`${origin}/support/children/${child}/family-page`)
  await goBy(page.getByRole('link', { name: /Look at the page for Agnieszka/ }))
  await goBy(page.getByRole('button', { name: 'It is right: give the link' }))
  const link = await page.locator('.kith-slip code').innerText()
  phone = await (await onPhone()).newPage()
  await phone.goto(link)
  await goBy(phone.getByRole('button', { name: 'English', exact: true }))
})
after(async () => {
  await browser?.close()
  await administrator.close()
})

test('she says on her page that something is wrong', async () => {
  for (const words of ['It was me who collected her.', 'She is not shy.']) {
    await phone.getByLabel('Something here is wrong. Put it right').check()
    await phone.getByLabel('What do you want to say?').fill(words)
    await goBy(phone.getByRole('button', { name: 'Send' }))
  }
  assert.match(await main(phone), /We will answer here\./)
})

test('the Link Worker finds it, chooses the note it is about, and corrects it; the note stays', async () => {
  await page.goto(`${origin}/support/children/${child}/family-page`)
  await goBy(page.getByRole('link', { name: /put it right beside it/ }).last())
  assert.equal(
    await page.getByLabel('What is said to be wrong?').inputValue(),
    'It was me who collected her.',
  )
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose what it is about/)
  await looksRight(page)
  await page.getByLabel('What is it about?').selectOption({ label: 'Fri 17 Jul: Rang home' })
  await page.getByLabel('What do they say is right?').fill('Her mother collected her.')
  await page.getByLabel(/A fact/).check()
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  assert.match(await main(page), new RegExp(`${NOTE}[\\s\\S]*Decide by\\s+17 August 2026`))
  assert.equal(await page.getByLabel('It stays as it is').count(), 0, 'that is not theirs to say alone')
  await looksRight(page)
  await page.getByLabel('It is wrong').check()
  await goBy(page.getByRole('button', { name: 'Decide it' }))
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Write what you tell them/)
  await page.getByLabel(/What you tell them on their page/).fill('You are right. It stands there now.')
  await goBy(page.getByRole('button', { name: 'Decide it' }))
  assert.match(await main(page), /Decided\s+Corrected/)
  await page.goto(`${origin}/support/children/${child}/happened`)
  assert.match(
    await main(page),
    new RegExp(`${NOTE}[\\s\\S]*Corrected Fri 17 Jul[\\s\\S]*“Her mother collected her\\.”`),
  )
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Rang home', exact: true }))
  assert.match(await main(page), new RegExp(`${NOTE}[\\s\\S]*“Her mother collected her\\.”`))
})

test('of what somebody thinks, what she says of it stands beside it; the manager finds it on Today', async () => {
  await page.goto(`${origin}/support/children/${child}/happened`)
  await goBy(
    page
      .locator('.kith-entry')
      .filter({ hasText: NOTE })
      .getByRole('link', { name: /Wrong\?/ }),
  )
  await page.getByLabel('What is said to be wrong?').fill('That she was shy.')
  await page.getByLabel('What do they say is right?').fill('She is quiet with people she does not know.')
  await page.getByLabel(/What somebody thinks/).check()
  await page.getByLabel('Their name').fill('Agnieszka Kowalczyk')
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  await page.goto(`${origin}/support/children/${child}`)
  assert.match(await main(page), /2 corrections\s+1 is not decided yet/)
  await looksRight(page)
  const lead = await signedIn(manager)
  await lead.goto(`${origin}/support/corrections`)
  await looksRight(lead)
  await goBy(lead.getByRole('link', { name: /Zofia/ }))
  await lead.getByLabel('It stays as it is').check()
  await goBy(lead.getByRole('button', { name: 'Decide it' }))
  assert.match(await lead.locator('.govuk-error-summary').innerText(), /Write why it stays/)
  await lead.getByLabel('Why?').fill('It is how Danny saw it that day.')
  await goBy(lead.getByRole('button', { name: 'Decide it' }))
  await lead.goto(`${origin}/support/children/${child}/happened`)
  assert.match(
    await main(lead),
    /not corrected Fri 17 Jul[\s\S]*What Agnieszka Kowalczyk says of it: “She is quiet with people/,
  )
  await lead.context().close()
})

test('her page tells what became of it, and what is not decided is not said', async () => {
  await phone.reload()
  assert.match(await main(phone), /We say: You are right\. It stands there now\./)
  assert.match(await main(phone), /We will answer here\./, 'the other waits')
  assert.doesNotMatch(await main(phone), /aunt|shy|Her mother collected/)
})

test('who reads no notes finds none of it', async () => {
  for (const name of [staff.canalsideLead.name, staff.director.name]) {
    const visitor = await signedIn(name)
    for (const path of ['/support/corrections', `/support/children/${child}/corrections`])
      assert.equal((await visitor.goto(`${origin}${path}`))?.status(), 404, `${name} ${path}`)
    await visitor.context().close()
  }
})

function onPhone(): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  })
}

async function signedIn(name: string): Promise<Page> {
  const page = await (await onPhone()).newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return page
}
