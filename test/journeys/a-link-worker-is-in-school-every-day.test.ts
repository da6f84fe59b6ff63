// A Link Worker's presence, on a phone without JavaScript: one tap a child, a group made and its register taken, the holiday
// list, a child kept close rung in August, and a school that closes: nobody is missed because of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { openBrowser } from '#test/browser.ts'
import { now, staff } from '#test/cast.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const sql = readSqlFile(new URL('in-school-every-day.sql', import.meta.url))
const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1, cohorts: false })
const administrator = await openTrial(database)
await administrator.run(sql, 'takeOn', { worker: staff.canalsideWorker.name })
const [{ id: zofia } = { id: '' }] = (await administrator.run(sql, 'findZofia')) as { id: string }[]
const clock = { at: new Date(now) }
const origin = await serveSite(database, { pretend: true, now: () => clock.at })
const rows = async () => (await administrator.run(sql, 'findRows', { child: zofia }))[0]
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await administrator.close()
})

test('one tap says who was seen, and that the worker is in school; a wrong one is taken back', async () => {
  const page = await signedIn(staff.canalsideWorker.name)
  await page.goto(`${origin}/support`)
  assert.match(await main(page), /not seen this week/)
  await goBy(page.getByRole('link', { name: 'Seen today' }))
  assert.match(await main(page), /Not seen this week: \d+ of \d+ children/)
  await looksRight(page)
  const taps = page.locator(`#tap-${zofia}`)
  await goBy(taps.getByRole('button', { name: /^There/ }))
  assert.match(await taps.innerText(), /Seen at 10:30/)
  assert.match(await main(page), /In school, by the first child seen/)
  assert.deepEqual(await rows(), { seen: 1, days: 1, marks: 0 })
  await goBy(page.getByRole('button', { name: 'Undo' }))
  assert.doesNotMatch(await taps.innerText(), /Seen at/)
  await goBy(taps.getByRole('button', { name: /^There/ }))
  await goBy(page.getByRole('link', { name: /^Thu 16 Jul/ }))
  assert.equal(await page.locator('h1').innerText(), 'Seen on Thu 16 Jul')
  await page.context().close()
})

test('a day away has a reason, and the lead and the manager see days of days open', async () => {
  const page = await signedIn(staff.canalsideWorker.name)
  await page.goto(`${origin}/support/in-school?day=2026-07-16`)
  await page.getByText('Not in school').first().click()
  await goBy(page.getByRole('button', { name: 'Save' }))
  assert.match(await main(page), /Choose why you were not in school/)
  await page.getByLabel('Training').check()
  await goBy(page.getByRole('button', { name: 'Save' }))
  assert.match(await main(page), /Training: Thu 16 Jul/)
  await looksRight(page)
  await page.context().close()
  for (const { name } of [staff.canalsideLead, staff.manager]) {
    const other = await signedIn(name, 1280)
    await other.goto(`${origin}/support/in-school`)
    assert.match(await main(other), /In school on 1 of \d+ days open/)
    assert.match(await main(other), /Danny Whittle\s+1 of 2 days\s+Training: Thu 16 Jul/)
    assert.equal(await other.getByRole('button', { name: /In school/ }).count(), 0)
    await other.context().close()
  }
})

test('a group is made with a neutral name, and its register takes a tap an absentee', async () => {
  const page = await signedIn(staff.canalsideWorker.name)
  await page.goto(`${origin}/support/groups`)
  await goBy(page.getByRole('button', { name: 'Make a group' }))
  await page.getByLabel('Name of the group').fill('Attendance club')
  await goBy(page.getByRole('button', { name: 'Make the group' }))
  assert.match(await main(page), /“Attendance” says why children come/)
  assert.match(await main(page), /Choose at least one day of the week/)
  await looksRight(page)
  await page.getByLabel('Name of the group').fill('Toast')
  await page.getByLabel('Breakfast club').check()
  for (const day of ['Thursday', 'Friday', 'Monday']) await page.getByLabel(day).check()
  await page.getByLabel('Starts at').fill('8:00')
  await page.getByLabel('Ends at').fill('08:45')
  for (const [part, value] of [
    ['Day', '31'],
    ['Month', '7'],
    ['Year', '2026'],
  ] as const)
    await page.getByLabel(part, { exact: true }).nth(1).fill(value)
  await goBy(page.getByRole('button', { name: 'Make the group' }))
  const boxes = page.getByRole('checkbox')
  for (let n = 0; n < 12; n++) await boxes.nth(n).check()
  await page.getByLabel(/^Zofia K/).check()
  await goBy(page.getByRole('button', { name: 'Add them' }))
  assert.match(await main(page), /Who comes: 1[23]/)
  await goBy(page.getByRole('button', { name: 'Take today’s register' }))
  const size = (await page.content()).length
  assert.ok(size < 60_000, `${size} bytes`)
  // The first is not there: a tap on the chip, a tap on Save.
  await page.getByLabel('Not there', { exact: true }).first().check()
  await goBy(page.getByRole('button', { name: 'Save' }))
  assert.match(await main(page), /1[12] of 1[23] there/)
  await looksRight(page)
  assert.equal((await rows())?.marks, 1)
  await goBy(page.getByRole('link', { name: 'All of Toast' }))
  assert.match(await main(page), /1 day held of 1 day planned/)
  await page.goto(`${origin}/support/children/${zofia}`)
  assert.match(await main(page), /Toast, Canalside Primary School: there 1 of 1 day, 45 minutes/)
  await page.goto(`${origin}/support/children/${zofia}/happened`)
  assert.match(await main(page), /Toast: there, 45 minutes/)
  assert.match(await main(page), /Seen on 1 of 5 days this week/)
  await page.context().close()
})

test('the holiday list is made, and whoever is kept close is rung in August', async () => {
  const page = await signedIn(staff.canalsideWorker.name)
  await page.goto(`${origin}/support`)
  await goBy(
    page
      .getByRole('link', { name: /Make it.*Holiday list/ })
      .or(page.getByRole('button', { name: /Make it/ })),
  )
  await page.locator(`#keepClose-${zofia}`).check()
  await page.locator(`#calls-${zofia}`).fill('5 Aug 10:00, 45 Aug')
  await page.locator(`#food-${zofia}`).fill('Hamper from the pantry')
  await page.locator(`#callWho-${zofia}`).fill('her mother')
  await goBy(page.getByRole('button', { name: 'Save the list' }))
  assert.match(await main(page), /“45 Aug” is no day from 22 July 2026/)
  assert.equal(await page.locator(`#food-${zofia}`).inputValue(), 'Hamper from the pantry')
  await looksRight(page)
  await page.locator(`#calls-${zofia}`).fill('5 Aug 10:00')
  await goBy(page.getByRole('button', { name: 'Save the list' }))
  assert.match(await main(page), /1 kept close/)
  assert.match(await main(page), /Wed 5 Aug 10:00/)
  await page.context().close()

  clock.at = new Date('2026-08-05T08:00:00Z')
  const august = await signedIn(staff.canalsideWorker.name)
  await august.goto(`${origin}/support`)
  assert.match(await main(august), /Ring Zofia K\./)
  assert.doesNotMatch(await main(august), /not seen this week, Zofia/)
  await august.goto(`${origin}/support/holidays`)
  const call = august.locator(`#call-${zofia}`)
  assert.match(await call.innerText(), /To be rung today, 10:00 · call her mother · kept close/)
  await looksRight(august)
  await goBy(call.getByRole('button', { name: /No answer/ }))
  assert.equal(await call.count(), 1, 'no answer leaves the call open')
  await goBy(call.getByRole('button', { name: /Rang, spoke/ }))
  assert.equal(await call.count(), 0)
  await goBy(august.getByRole('button', { name: 'Undo' }))
  assert.equal(await call.count(), 1)
  await goBy(call.getByRole('link', { name: /Log more/ }))
  await august.getByText('Rang', { exact: true }).or(august.getByLabel('Rang')).first().click()
  await goBy(august.getByRole('button', { name: 'Save' }))
  assert.equal(await call.count(), 0, 'a contact is a call')
  await august.context().close()

  clock.at = new Date('2026-08-12T08:00:00Z')
  const later = await signedIn(staff.canalsideWorker.name)
  await later.goto(`${origin}/support/holidays`)
  assert.match(await main(later), /Kept close: nothing heard for 7 days/)
  await later.context().close()
})

test('a school that closes pauses presence, and everybody is rung instead', async () => {
  clock.at = new Date('2026-07-20T08:00:00Z')
  const lead = await signedIn(staff.canalsideLead.name, 1280)
  await lead.goto(`${origin}/support/closures`)
  await goBy(lead.getByRole('button', { name: 'Close the school' }))
  assert.match(await main(lead), /Choose why/)
  await lead.getByLabel('The building: heating, water, power').check()
  await goBy(lead.getByRole('button', { name: 'Close the school' }))
  assert.match(await main(lead), /nobody knows yet/)
  await looksRight(lead)
  const page = await signedIn(staff.canalsideWorker.name)
  await page.goto(`${origin}/support/seen`)
  assert.match(await main(page), /Canalside Primary School is closed/)
  assert.equal(await page.getByRole('button', { name: /^In school/ }).count(), 0)
  await page.goto(`${origin}/support/holidays`)
  assert.match(await main(page), /School is closed: ring or go to the door/)
  const before = await page.locator('[id^=call-]').count()
  await goBy(page.getByRole('button', { name: /At the door/ }).first())
  assert.equal(await page.locator('[id^=call-]').count(), before - 1)
  clock.at = new Date('2026-07-21T08:00:00Z')
  await goBy(lead.getByRole('button', { name: /Open again from today/ }))
  assert.match(await main(lead), /open again from Tue 21 Jul/)
  const manager = await signedIn(staff.manager.name, 1280)
  await manager.goto(`${origin}/support/in-school`)
  assert.doesNotMatch(await main(manager), /20 Jul.*No reason/)
  await Promise.all([lead, page, manager].map(each => each.context().close()))
})

async function signedIn(name: string, width = 360): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 780 }, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name: new RegExp(name) }))
  return page
}
