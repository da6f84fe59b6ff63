// From the offer to the first hello, and back: the family and the child say yes, Early Help is another question and not yet,
// the manager matches a Link Worker, the family takes the yes back, and nothing new begins. Without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { openBrowser } from '#test/browser.ts'
import { staff } from '#test/cast.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1 })
const origin = await serveSite(database, { pretend: true })
const PHONE = { width: 360, height: 740 }
const DESK = { width: 1280, height: 860 }
let browser: Browser
/** The child's name, and the address of what was agreed. */
let name = ''
let agreed = ''

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

test('the school’s lead makes the offer, and hears two yeses, each apart', async () => {
  const page = await signedIn(PHONE, staff.canalsideLead.name)
  await page.goto(`${origin}/enrol`)
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Canalside Primary School' }))
  const offering = page.getByRole('table', { name: 'To offer' }).getByRole('rowheader').first()
  name = await offering.innerText()
  await goBy(offering.getByRole('link'))
  const child = page.url()
  agreed = `${child}/agreements`
  await page.getByLabel('By phone').check()
  await page.getByLabel('English').check()
  await goBy(page.getByRole('button', { name: 'Record the offer' }))
  for (const who of ['family', 'child']) {
    await page.goto(`${child}/answer?who=${who}`)
    await page.getByLabel('Yes', { exact: true }).check()
    if (who === 'family') await page.getByLabel('A parent').check()
    await page.getByLabel('In person').check()
    await goBy(page.getByRole('button', { name: 'Record the answer' }))
    assert.match(await told(page), /The answer is recorded/)
  }
})

test('Early Help is another question: not yet, in the words that were put to them, and nobody asks before the day', async () => {
  const page = await signedIn(PHONE, staff.canalsideLead.name)
  await page.goto(agreed)
  await looksRight(page)
  await goBy(page.getByRole('link', { name: /^Record Early Help/ }))
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'The words to say, or to print' }))
  await looksRight(page)
  assert.match(await told(page), /You can say yes to one and no to the other/)
  await page.goBack()
  await goBy(page.getByRole('button', { name: 'Record the answer' }))
  assert.match(await page.title(), /^Error: /)
  assert.match(await told(page), /Choose the answer[\s\S]*Choose who said it/)
  await page.getByLabel('Not yet').check()
  await page.getByLabel('A parent').check()
  await page.getByLabel('By phone').check()
  await goBy(page.getByRole('button', { name: 'Record the answer' }))
  assert.match(await told(page), /What they said is recorded/)
  assert.match(
    await told(page),
    /Early Help[\s\S]*Not yet[\s\S]*Words: Asking about Early Help, version [0-9a-f]{6}/,
  )
  assert.match(await told(page), /Asked again from [^.]+, not before/)
})

test('the manager matches: caseload and languages in view, and begins the enrolment', async () => {
  const page = await signedIn(DESK, staff.manager.name)
  await page.goto(`${origin}/support`)
  assert.match(await told(page), /children and young people wait for a Link Worker/)
  await page.goto(`${origin}/enrol`)
  await goBy(page.getByRole('link', { name: 'Match with a Link Worker' }))
  await looksRight(page)
  await goBy(page.getByRole('link', { name }))
  await looksRight(page)
  assert.match(await told(page), /\d+ of 15 on the caseload/)
  await goBy(page.getByRole('button', { name: 'Match them' }))
  assert.match(await told(page), /Choose the Link Worker/)
  await page.getByLabel(staff.canalsideWorker.name).check()
  await goBy(page.getByRole('button', { name: 'Match them' }))
  assert.match(await told(page), /They are matched[\s\S]*Takes part since/)
  await page.goto(`${origin}/enrol/matching`)
  assert.equal(await page.getByRole('link', { name }).count(), 0)
})

test('the Link Worker has them on the list, and says hello', async () => {
  const page = await signedIn(PHONE, staff.canalsideWorker.name)
  await page.goto(`${origin}/support`)
  assert.match(await told(page), /New on your caseload/)
  await page.goto(agreed.replace('/enrol/', '/support/').replace('/agreements', ''))
  assert.match(await told(page), /New on your caseload/)
  assert.match(await told(page), /Baseline, \d of \d there/)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'The first hello is said' }))
  assert.doesNotMatch(await told(page), /New on your caseload/)
})

test('the family takes the yes back: at once, and the page says where', async () => {
  const page = await signedIn(PHONE, staff.canalsideWorker.name)
  await page.goto(agreed)
  await goBy(page.getByRole('link', { name: /^Take back Support by a Link Worker, the family/ }))
  await looksRight(page)
  assert.match(await told(page), /Nobody logs new contacts[\s\S]*Danny Whittle says goodbye/)
  await page.getByLabel('A parent').check()
  await page.getByLabel('By phone').check()
  await goBy(page.getByRole('button', { name: 'Take the yes back now' }))
  assert.match(await told(page), /The yes is taken back\. It holds at once/)
  assert.match(await told(page), /Took part until[\s\S]*From now on:/)
  await looksRight(page)
  await page.goto(agreed.replace('/enrol/', '/support/').replace('/agreements', ''))
  assert.match(await told(page), /Took part until[\s\S]*Nothing new begins/)
  await page.goto(`${origin}/support`)
  assert.match(await told(page), /Say goodbye to/)
  await page.goto(agreed)
  await goBy(page.getByRole('button', { name: 'Goodbye is said' }))
  assert.equal((await page.goto(agreed))!.status(), 404, 'the record is closed to whoever said goodbye')
  const manager = await signedIn(DESK, staff.manager.name)
  await manager.goto(agreed)
  assert.match(await told(manager), /taken back .+ by a parent, by phone/)
  await manager.goto(`${origin}/enrol/matching`)
  assert.equal(await manager.getByRole('link', { name }).count(), 0, 'and nobody waits for a match')
})

test('a worker tells of a child of their own, and is never told whether the child is here', async () => {
  const page = await signedIn(PHONE, staff.canalsideWorker.name)
  await page.goto(`${origin}/enrol/conflicts`)
  await looksRight(page)
  await page.getByLabel('First name of the child').fill('Nobody')
  await page.getByLabel('Last name').fill('Here')
  await goBy(page.getByRole('button', { name: 'Keep the record from me' }))
  assert.match(await told(page), /Choose the school[\s\S]*Choose what it is/)
  assert.equal(await page.getByLabel('First name of the child').inputValue(), 'Nobody')
  await page.getByLabel('School').selectOption({ label: 'Canalside Primary School' })
  await page.getByLabel('A relative').check()
  await goBy(page.getByRole('button', { name: 'Keep the record from me' }))
  assert.match(await told(page), /If the child is here or comes here, the record is kept from you/)
  assert.match(await told(page), /You have told of\s+Nobody Here/)
})

const told = (page: Page) => page.locator('main').innerText()

async function signedIn(viewport: { width: number; height: number }, who: string): Promise<Page> {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name: who }))
  await page.waitForURL(url => url.pathname !== '/sign-in')
  return page
}
