// Monday morning: whoever leads the team answers who asks, reads a note with its writer and says a word back, sees who has
// nobody, and writes training down before it runs out. On a desktop, without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { addPlace, openDoorDatabase, serveSite } from '#front-door/world-for-tests.ts'
import { addNamedChildren, fixtureSql } from '#stages/support/contacts/contacts.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { openTrial } from '#test/trial.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const slug = 'monday'
const question = 'He asked whether he may stay with his nan. What do I say?'
const { database } = await openDoorDatabase()
const administrator = await openTrial(database)
const origin = await serveSite(database, { pretend: true })
const { placeId, people } = await addPlace(database, { slug, name: slug, pretend: true }, [
  'link-worker',
  'programme-manager',
  'school-lead',
])
const { zofia, jayden, theo } = await addNamedChildren(administrator, {
  placeId,
  personId: people['link-worker'],
})
let browser: Browser
let context: BrowserContext
let page: Page

before(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 860 }, javaScriptEnabled: false })
  page = await context.newPage()
})
after(async () => {
  await browser?.close()
  await administrator.close()
})

test('a Link Worker asks, and writes two notes', async () => {
  await signIn('link-worker')
  await log(zofia, 'Mum would rather have a text in Polish.')
  await log(jayden, question, true)
  await administrator.run(fixtureSql, 'endCaseload', { child: theo, person: people['link-worker'] })
})

test('Today says what waits, and the Monday page says it in figures that lead somewhere', async () => {
  await signIn('programme-manager')
  const waits = await main(page)
  assert.match(waits, /1 child or young person takes part and has no Link Worker/)
  assert.equal(waits.match(/Nobody who works here has them/g)?.length, 1, 'said once')
  assert.doesNotMatch(waits, /without a Link Worker|One child or young person/)
  await goBy(page.getByRole('link', { name: 'Team', exact: true }))
  await looksRight(page)
  const said = await main(page)
  assert.match(said, /1\s+asks you about somebody/)
  assert.match(said, /1\s+with no Link Worker/)
  assert.match(said, /2\s+notes to read with them/)
  assert.match(said, /Of 3 who take part|of 3/)
  assert.match(said, new RegExp(question.replaceAll('?', '\\?')))
  assert.match(await page.locator('#nobody ~ *').first().innerText(), /Theo/)
  assert.doesNotMatch(said, /notes? written|most notes|fewest notes/i, 'nobody is counted by what they write')
})

test('whoever asks is answered in words, and sees them', async () => {
  await goBy(page.getByRole('link', { name: 'Jayden Holt' }))
  await page.getByLabel(/asks you about this\. What did you agree/).fill('Ring his nan together on Tuesday.')
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  assert.match(await main(page), /Ring his nan together on Tuesday\./)
  const asked = page.url()
  await page.goto(`${origin}/support/team`)
  assert.match(await main(page), /Nobody asks you about anybody/)
  await signIn('link-worker')
  await page.goto(asked)
  assert.match(await main(page), /programme-manager[\s\S]*Ring his nan together on Tuesday\./)
})

test('a note is read, and the word back stands on its writer’s Today', async () => {
  await signIn('programme-manager')
  await page.goto(`${origin}/support/team/sample`)
  await looksRight(page)
  assert.match(await main(page), /0 of 2 read/)
  const card = page.locator('.kith-card', { hasText: 'text in Polish' })
  await card.getByLabel('A word back (optional)').fill('That helps whoever rings next.')
  await goBy(card.getByRole('button', { name: /^I have read it/ }))
  assert.match(await main(page), /1 of 2 read/)
  assert.doesNotMatch(await main(page), /text in Polish/)
  await goBy(page.getByRole('button', { name: /^I have read it/ }))
  assert.match(await main(page), /You have read all that were drawn/)
  await signIn('link-worker')
  assert.match(await main(page), /read a note of yours: “That helps whoever rings next\.”/)
})

test('training is written down, what is missing asked for, and what runs out is said to both', async () => {
  await signIn('programme-manager')
  await page.goto(`${origin}/support/team/people`)
  await page.getByLabel('In what').fill('First aid at work')
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  assert.match(
    await page.locator('.govuk-error-summary').innerText(),
    /Choose who was trained[\s\S]*Write the day/,
  )
  assert.equal(await page.getByLabel('In what').inputValue(), 'First aid at work')
  await looksRight(page)
  await page.getByLabel('Who', { exact: true }).selectOption(people['link-worker'])
  await day('done', new Date(Date.now() - 3 * 365 * 86_400_000))
  await day('until', new Date(Date.now() + 10 * 86_400_000))
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  assert.match(await main(page), /First aid at work[\s\S]*Runs out soon/)
  await looksRight(page)
  await signIn('link-worker')
  assert.match(await main(page), /First aid at work: run(s)? out, or will soon/)
  await page.goto(`${origin}/support/team/people`)
  assert.equal(await page.getByRole('button', { name: /Take back/ }).count(), 0)
  // They read their own and nobody else's: nothing says that the others have none.
  assert.match(await main(page), /Your training\s+First aid at work/)
  assert.doesNotMatch(await page.locator('table').innerText(), /Training/)
  await page.getByLabel('A language in which you can talk with a family').selectOption({ label: 'Polish' })
  await goBy(page.getByRole('button', { name: 'Add it' }))
  await looksRight(page)
  await signIn('programme-manager')
  await page.goto(`${origin}/support/team/people`)
  assert.match(await page.locator('table').innerText(), /Polish/)
  await page.getByText('Written by mistake?').click()
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Take back First aid at work' }))
  assert.doesNotMatch(await main(page), /First aid at work/)
})

test('the team’s page and its notes are nobody else’s', async () => {
  for (const role of ['link-worker', 'school-lead']) {
    await signIn(role)
    for (const path of ['/support/team', '/support/team/sample', '/support/arrivals'])
      assert.equal((await page.goto(origin + path))?.status(), 404, `${role} ${path}`)
  }
})

async function signIn(role: string): Promise<void> {
  await context.clearCookies()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name: `${role} of ${slug}` }))
  await page.goto(`${origin}/support`)
}

async function log(child: string, note: string, asks = false): Promise<void> {
  await page.goto(`${origin}/support/children/${child}/log`)
  await page.getByLabel('In person', { exact: true }).check()
  await page.getByLabel('Note optional').fill(note)
  if (asks) await page.getByLabel('Ask my manager about this').check()
  await goBy(page.getByRole('button', { name: 'Save', exact: true }))
}

async function day(name: string, at: Date): Promise<void> {
  for (const [part, value] of [
    ['day', at.getUTCDate()],
    ['month', at.getUTCMonth() + 1],
    ['year', at.getUTCFullYear()],
  ] as const)
    await page.locator(`[name="${name}-${part}"]`).fill(String(value))
}
