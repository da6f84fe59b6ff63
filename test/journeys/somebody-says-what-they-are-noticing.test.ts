// A Link Worker says what they are noticing: on a phone, without JavaScript; never with a child's name, answered by whoever
// leads the team, and read by the place director only where they let them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { addPlace, openDoorDatabase, serveSite } from '#front-door/world-for-tests.ts'
import { newId } from '#platform/ids.ts'
import { addNamedChildren } from '#stages/support/contacts/contacts.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { openTrial } from '#test/trial.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const slug = 'noticing'
const own = 'I hurry those who come late, and they tell me less.'
const wider = 'Mondays are hard after a weekend without breakfast.'
const { database } = await openDoorDatabase()
const administrator = await openTrial(database)
const origin = await serveSite(database, { pretend: true })
const { placeId, people } = await addPlace(database, { slug, name: slug, pretend: true }, [
  'link-worker',
  'programme-manager',
  'place-director',
  'school-lead',
])
await addNamedChildren(administrator, { placeId, personId: people['link-worker'] })
let browser: Browser
let context: BrowserContext
let page: Page
let answering: string

before(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
  page = await context.newPage()
})
after(async () => {
  await browser?.close()
  await administrator.close()
})

test('with a child’s name it is not kept, the name is said, and nothing typed is lost', async () => {
  await signIn('link-worker')
  await goBy(page.getByRole('link', { name: 'What I am noticing' }))
  assert.match(await main(page), /You have written nothing yet/)
  await looksRight(page)
  await page.getByLabel('I am noticing that …').fill('Mondays are hard for zofia after a weekend.')
  await page.getByLabel('The place director may read it too').check()
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(
    await page.locator('.govuk-error-summary').innerText(),
    /“zofia” is the name of a child or young person/,
  )
  await looksRight(page)
  const field = page.getByLabel('I am noticing that …')
  assert.equal(await field.inputValue(), 'Mondays are hard for zofia after a weekend.')
  assert.equal(await page.getByLabel('The place director may read it too').isChecked(), true)
  await field.fill(wider)
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  await page.getByLabel('I am noticing that …').fill(own)
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.equal(await page.locator('.kith-card').count(), 2)
  await looksRight(page)
})

test('whoever leads the team is told, reads both and answers', async () => {
  await signIn('programme-manager')
  assert.match(await main(page), /2 noticings wait for an answer/)
  await page.goto(`${origin}/support/noticing`)
  await looksRight(page)
  const card = page.locator('.kith-card', { hasText: wider })
  answering = (await card.locator('form').getAttribute('action'))!
  await goBy(card.getByRole('button', { name: /^Answer/ }))
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Write the answer/)
  await looksRight(page)
  await card
    .getByLabel(/^Your answer to/)
    .fill('Shall we ask the breakfast club to open on Mondays at eight?')
  await goBy(card.getByRole('button', { name: /^Answer/ }))
  await page.goto(`${origin}/support`)
  assert.match(await main(page), /One noticing waits for an answer/)
})

test('the writer sees the answer; what is answered stays', async () => {
  await signIn('link-worker')
  await page.goto(`${origin}/support/noticing`)
  const card = page.locator('.kith-card', { hasText: wider })
  assert.match(await card.innerText(), /programme-manager of noticing: Shall we ask the breakfast club/)
  assert.equal(await card.getByRole('button', { name: /^Take it back/ }).count(), 0)
})

test('the director reads the one they may read, the school’s lead neither, who answers nobody', async () => {
  await signIn('place-director')
  await page.goto(`${origin}/support/noticing`)
  assert.match(await main(page), /Mondays are hard/)
  assert.doesNotMatch(await main(page), /tell me less/)
  assert.equal(await page.locator('.kith-card').count(), 1)
  await signIn('school-lead')
  await page.goto(`${origin}/support/noticing`)
  assert.doesNotMatch(await main(page), /Mondays are hard|tell me less|breakfast club/)
  const refused = await page.request.post(origin + answering, {
    form: { id: newId(), words: 'From outside' },
    headers: { origin },
  })
  assert.equal(refused.status(), 404)
})

test('taken back, nobody is shown it', async () => {
  await signIn('link-worker')
  await page.goto(`${origin}/support/noticing`)
  await goBy(page.locator('.kith-card', { hasText: own }).getByRole('button', { name: /^Take it back/ }))
  assert.doesNotMatch(await main(page), /tell me less/)
  await signIn('programme-manager')
  await page.goto(`${origin}/support/noticing`)
  assert.doesNotMatch(await main(page), /tell me less/)
})

async function signIn(role: string): Promise<void> {
  await context.clearCookies()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name: `${role} of ${slug}` }))
  await page.goto(`${origin}/support`)
}
