// Taking part comes to its end: the child marks what is theirs now, keeps kind words, somebody asks months later how they are,
// and the way back is open. On a desktop, without JavaScript.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import type { Role } from '#records/access/matrix.ts'
import { doWork } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { keepBlueprint } from '#records/places/places.ts'
import { addNamedChildren, openSmallPlace } from '#stages/support/contacts/contacts.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { comeAs, goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const small = await openSmallPlace()
const { database, administrator, place, whoIs } = small
const file = new URL('../../places/millbrook/blueprint.json', import.meta.url)
const { blueprint } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
await doWork(database, { kind: 'operator', placeId: place.id, why: 'rules for a story' }, work =>
  work.as(tx => keepBlueprint(tx, place.id, blueprint!, 'a story')),
)
// Once the end has come, three months pass.
let monthsLater = 0
const now = () => new Date(Date.now() + monthsLater * 31 * 86_400_000)
const origin = await serveSite(database, { pretend: true, now })
const { zofia } = await addNamedChildren(administrator, {
  placeId: place.id,
  personId: whoIs('link-worker').id,
})
const home = `${origin}/support/children/${zofia}`
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
  await small.close()
})

test('an end is planned; there is none before its closing review', async () => {
  await be('link-worker')
  await page.goto(home)
  await goBy(page.getByRole('link', { name: 'How it ends' }))
  await goBy(page.getByRole('button', { name: 'Plan the end' }))
  assert.match(await main(page), /Not held yet[\s\S]*First hold the closing review/)
  assert.equal(await page.getByRole('button', { name: 'End taking part' }).count(), 0)
  await looksRight(page)
})

test('the child says who and where is theirs, and helpers leave kind words', async () => {
  await goBy(page.getByRole('button', { name: 'Mine now' }))
  assert.match(
    await page.locator('.govuk-error-summary').innerText(),
    /Say whether it is a person or a place/,
  )
  await mineNow('A person', 'Amina from the boxing club', 'Thursdays at four')
  await mineNow('A place', 'The library window seat', '')
  await page.getByLabel('Whose words?').fill('Danny')
  await page.getByLabel('The words').fill('You stayed kind on the hard days.')
  await goBy(page.getByRole('button', { name: 'Keep the words' }))
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Print what they keep' }))
  const kept = await page.locator('.kith-for-families').innerText()
  assert.match(kept, /Amina from the boxing club[\s\S]*window seat[\s\S]*stayed kind on the hard days/)
  assert.match(kept, /I can come back/)
  assert.doesNotMatch(kept, /risk|score|vulnerable|cohort|screen|\d{2}/i)
  await looksRight(page)
})

test('it ends after the review, and says when somebody will ask', async () => {
  await page.goto(`${home}/ending`)
  await page.getByLabel('What was reached, and what stays').fill('In school most days, and boxing.')
  await goBy(page.getByRole('button', { name: 'Keep the review' }))
  await page.getByLabel('It was meant to: they go on without us').check()
  await goBy(page.getByRole('button', { name: 'End taking part' }))
  assert.match(
    await main(page),
    /Ended on[\s\S]*Asking how they are[\s\S]*to come[\s\S]*to come[\s\S]*to come/,
  )
  await looksRight(page)
  await page.goto(home)
  assert.match(await main(page), /Took part until .*, to the end/)
})

test('months later somebody asks, and they ask to come back', async () => {
  monthsLater = 3
  await be('programme-manager')
  await page.goto(`${origin}/support`)
  assert.match(await main(page), /Ask how Zofia K\.? is/)
  await page.goto(`${home}/ending`)
  await page.getByLabel('Spoken with them').check()
  await page.getByLabel('How they are, in a sentence').fill('Well, and she boxes.')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /spoken with them on .*Well, and she boxes\./)
  await page.getByLabel('They want to come back: in their words').fill('The new school is loud')
  await goBy(page.getByRole('button', { name: 'They ask to come back' }))
  await page.goto(`${origin}/support`)
  assert.match(await main(page), /Zofia K\.? asks to come back/)
  assert.doesNotMatch(await main(page), /Ask how Zofia/)
  await page.goto(`${home}/happened`)
  assert.match(
    await main(page),
    /Asked to come back[\s\S]*Somebody asked how they are|Somebody asked[\s\S]*Asked to come back/,
  )
})

test('the school reads that it ended, and not whose people are whose', async () => {
  await be('school-lead')
  const answer = await page.goto(`${home}/ending`)
  if (answer?.status() === 200) assert.doesNotMatch(await main(page), /Amina|kind on the hard days/)
  assert.equal((await page.goto(`${home}/ending/print`))?.status(), 404)
})

async function mineNow(kind: string, name: string, when: string): Promise<void> {
  await page.getByLabel(kind, { exact: true }).check()
  await page.getByLabel('Who, or where?').fill(name)
  await page.getByLabel('When and how, if it helps').fill(when)
  await goBy(page.getByRole('button', { name: 'Mine now' }))
}

async function be(role: Role, nth = 0): Promise<void> {
  await comeAs(context, whoIs(role, nth).token, origin)
}
