// A Link Worker looks which absences were excused, begins an attendance plan with what lies behind it, and agrees a part-time
// timetable that must end. The child writes what helps in class and chooses a teacher, who answers by a link on a phone without
// JavaScript. One teacher is told what the family lets us say, on a note with only that.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { takeOn } from '#stages/support/in-school/in-school.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { now, staff } from '#test/cast.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1, cohorts: false })
const administrator = await openTrial(database)
const who = { forename: 'Zofia', surname: 'Kowalczyk', worker: staff.canalsideWorker.name }
const { child } = await takeOn(administrator, who)
const origin = await serveSite(database, { pretend: true, now: () => new Date(now) })
const school = `${origin}/support/children/${child}/school`
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
const desktop = { viewport: { width: 1280, height: 860 }, javaScriptEnabled: false }
let browser: Browser
let link = ''

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await administrator.close()
})

test('the first question is which absences were excused', async () => {
  const page = await signedIn(phone, staff.canalsideWorker.name)
  await page.goto(school)
  assert.match(
    await main(page),
    /In 2025\/26 \d+ of \d+ possible sessions were missed: \d+ excused by school \(authorised\), \d+ not\./,
  )
  assert.match(await main(page), /Summer 2\s+\d+ of \d+: \d+ authorised, \d+ unauthorised/)
  await looksRight(page)
})

test('a plan begins with what lies behind it; a part-time timetable cannot be without an end', async () => {
  const page = await signedIn(phone, staff.canalsideWorker.name)
  await page.goto(school)
  await goBy(page.getByRole('button', { name: 'Begin a plan' }))
  await goBy(page.getByRole('button', { name: 'Begin the plan' }))
  assert.match(await main(page), /Say who says so[\s\S]*Tick what lies behind it/)
  await page.getByLabel('The child or young person').check()
  await page.getByLabel('Caring for somebody at home').check()
  await page.getByLabel('In their own words').fill('I take my brother to nursery first.')
  await goBy(page.getByRole('button', { name: 'Begin the plan' }))
  await goBy(page.getByRole('link', { name: /The plan since Fri 17 Jul/ }))
  assert.match(await main(page), /I take my brother to nursery first/)
  assert.match(await main(page), /Too little is known to say whether attendance changed/)
  await goBy(page.getByRole('link', { name: 'Agree a part-time timetable' }))
  await page.getByLabel('Monday morning').check()
  await page.getByLabel('What is it for?').fill('Mornings first')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Enter the day on which it ends: it cannot be without one/)
  assert.ok(await page.getByLabel('Monday morning').isChecked(), 'what was ticked is there')
  await day(page, 'Until', '21', '7', '2026')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Fri 17 Jul to Tue 21 Jul: Mornings first/)
  await goBy(page.getByRole('link', { name: 'Add a step' }))
  await page.getByLabel('What is done?').fill('Breakfast club opens at half past seven for her')
  await page.getByLabel('Who does it?').fill('Helen Ogden')
  await day(page, 'By when?', '20', '7', '2026')
  await goBy(page.getByRole('button', { name: 'Add it' }))
  await looksRight(page)
  await page.goto(`${origin}/support`)
  assert.match(await main(page), /Zofia K\.: part-time timetable ends on Tue 21 Jul/, 'told before it ends')
  await page.goto(`${origin}/support/children/${child}`)
  assert.match(await main(page), /Breakfast club opens/, 'what is agreed stands on the first page')
})

test('the child writes what helps and chooses a teacher', async () => {
  const page = await signedIn(desktop, staff.canalsideWorker.name)
  await page.goto(school)
  await goBy(page.getByRole('button', { name: 'Write it together' }))
  await page.getByLabel('Line 1').fill('Ask me quietly, not in front of everybody.')
  await goBy(page.getByRole('button', { name: 'Keep this page' }))
  assert.match(await main(page), /Write at least 3 lines/)
  await page.getByLabel('Line 2').fill('Let me come in without a word when I am late.')
  await page.getByLabel('Line 3').fill('Show me, do not only tell me.')
  await goBy(page.getByRole('button', { name: 'Keep this page' }))
  await goBy(page.getByRole('button', { name: 'The child chooses a teacher' }))
  await page.getByLabel('Which teacher?').fill('Ms Khan')
  await page.getByLabel('What do they teach').fill('class teacher')
  await day(page, 'Until when?', '21', '7', '2026')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'New link for Ms Khan' }))
  assert.doesNotMatch(await page.locator('.kith-slip').innerText(), /Zofia|quietly/)
  link = await page.locator('code').innerText()
})

test('the teacher reads the page and answers by line, on a phone without JavaScript', async () => {
  const page = await (await open(phone)).newPage()
  await page.goto(link)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Begin' }))
  assert.equal(page.url(), `${origin}/what-helps`)
  await goBy(page.getByRole('button', { name: 'Keep what I said' }))
  assert.match(
    await page.locator('.govuk-error-summary').innerText(),
    /Say of one line at least what you tried/,
  )
  await looksRight(page)
  const seen = await main(page)
  assert.match(seen, /Zofia K\. wrote this on 17 July 2026 and chose you, Ms Khan/)
  assert.doesNotMatch(seen, /Kowalczyk|Year 4|attendance|brother/)
  await looksRight(page)
  await page.getByLabel('A sentence about it (optional): line 2').fill('She came in at ten and sat down.')
  await goBy(page.getByRole('button', { name: 'Keep what I said' }))
  assert.match(await main(page), /Say of line 2 whether you tried it/)
  await line(page, 1).getByLabel('Helped').check()
  await line(page, 2).getByLabel('Tried').check()
  await goBy(page.getByRole('button', { name: 'Keep what I said' }))
  assert.match(await main(page), /What you said is kept/)
  assert.ok(await line(page, 1).getByLabel('Helped').isChecked())
  assert.doesNotMatch(await page.content(), /sat down/, 'their words are not shown again')
  await goBy(page.getByRole('button', { name: 'Keep what I said' }))
  await goBy(page.getByRole('button', { name: 'Finish on this computer' }))
  await page.goto(`${origin}/what-helps`)
  assert.match(await main(page), /Open your link again/)
})

test('what the teacher said stands on the record once, and waits until it is read', async () => {
  const page = await signedIn(phone, staff.canalsideWorker.name)
  await page.goto(`${origin}/support`)
  assert.match(await main(page), /Zofia K\.: 1 teacher said what helped in class/)
  await page.goto(`${school}/in-class`)
  const told = await main(page)
  assert.match(told, /Helped, Ms Khan \(class teacher\)/)
  assert.equal(told.split('She came in at ten').length - 1, 1)
  assert.match(told, /2 new/)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'I have read what teachers say' }))
  assert.doesNotMatch(await main(page), /\d new/)
  await goBy(page.getByRole('button', { name: 'End it for Ms Khan' }))
  assert.equal((await fetch(link)).status, 404)
})

test('one teacher is told what the family lets us say, by a note with only that', async () => {
  const page = await signedIn(desktop, staff.canalsideWorker.name)
  await page.goto(school)
  await goBy(page.getByRole('button', { name: 'Let somebody know' }))
  await page.getByLabel('Who at school?').fill('Ms Khan')
  await page.getByLabel('What are they to the child?').fill('class teacher')
  await page
    .getByLabel('What does the family let us say?')
    .fill('She takes her brother to nursery in the mornings.')
  await page.getByLabel('What do they allow because of it?').fill('May come in at ten past nine')
  await day(page, 'When did they say yes?', '16', '7', '2026')
  await day(page, 'Until when?', '21', '7', '2026')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Say who in the family said yes: without it nothing is told/)
  await page.getByLabel('Who in the family said yes to this?').fill('Agnieszka, her mother')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  await goBy(page.getByRole('link', { name: 'Ms Khan, class teacher' }))
  await goBy(page.getByRole('button', { name: 'A note to print' }))
  const note = await main(page)
  assert.match(note, /She takes her brother to nursery in the mornings\.[\s\S]*May come in at ten past nine/)
  assert.doesNotMatch(note, /Kowalczyk|Agnieszka|Year 4|plan/)
  await looksRight(page)
  await page.goto(school)
  await goBy(page.getByRole('button', { name: /^Told today/ }))
  assert.match(await main(page), /It is written down that they were told/)
})

test('the manager changes what is written, and gives no link of a school they do not work in', async () => {
  const page = await signedIn(desktop, staff.manager.name)
  await page.goto(`${school}/in-class`)
  assert.equal(await page.getByRole('button', { name: 'Change it together' }).count(), 1)
  assert.equal(await page.getByRole('button', { name: /link/i }).count(), 0)
})

test('it is nobody’s who may not see the child', async () => {
  for (const name of [staff.lockgateWorker.name, staff.payer.name]) {
    const page = await signedIn(phone, name)
    assert.equal((await page.goto(school))?.status(), 404, name)
  }
})

function line(page: Page, n: number) {
  return page.getByRole('group', { name: new RegExp(`^${n}\\. `) })
}

function open(options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  return browser.newContext({ ...options, reducedMotion: 'reduce' })
}

async function signedIn(options: Parameters<Browser['newContext']>[0], name: string): Promise<Page> {
  const page = await (await open(options)).newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return page
}

async function day(page: Page, legend: string, ...parts: [string, string, string]): Promise<void> {
  const group = page.getByRole('group', { name: legend, exact: true })
  for (const [at, part] of ['Day', 'Month', 'Year'].entries()) await group.getByLabel(part).fill(parts[at]!)
}
