// The files that others made, each brought in by a page, twice: the second time nothing changes. Skips itself where the
// samples are not beside the project.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { everythingHeld } from '#intake/import.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { staff } from '#test/cast.ts'
import { goBy, main } from './go-by.ts'
import { openImporting, type Sent, send, settled, signedIn } from './importing.ts'
import { looksRight } from './looks-right.ts'

const samples = new URL('../../../shared/samples/', import.meta.url)
const skip = existsSync(samples) ? false : 'the samples are not here'

const world = skip ? undefined : await openImporting()
let browser: Browser
let page: Page
before(async () => {
  if (!world) return
  browser = await openBrowser()
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    javaScriptEnabled: false,
  })
  page = await signedIn(world, context, staff.manager.name)
})
after(() => browser?.close())

test('Microsoft School Data Sync: matched, reviewed, taken in, and the second time nothing new', {
  skip,
}, async () => {
  const files = folder('oneroster/sds-v2.1/')
  assert.match(await send(world!, page, files), /Which column is what\?.*Dropped on sight.*password/is)
  await looksRight(page)
  await chooseSchools()
  await goBy(page.getByRole('button', { name: 'Go on to the review' }))
  assert.match(await settled(page), /Check before anything changes.*New\s+[1-9]/s)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Take them in' }))
  assert.match(await settled(page), /The files were taken in/)
  await twice(files)
})

test('the UK format of School Data Sync, twice', { skip }, async () => {
  const files = folder('school-csv/sds-uk-format/')
  assert.match(await send(world!, page, files), /Which column is what\?.*Dropped on sight.*Password/s)
  await chooseSchools()
  await goBy(page.getByRole('button', { name: 'Go on to the review' }))
  const review = await settled(page)
  assert.match(review, /Check before anything changes.*New\s+22\s/s)
  if (/Look twice before you take these files in/.test(review)) {
    // Whoever overlooks it is told so, and is led back from there.
    await goBy(page.getByRole('button', { name: 'Take them in' }))
    assert.match(await main(page), /There is a problem/)
    assert.equal(await settled(page), review)
    await page.getByLabel('I have looked').check()
    await page.getByLabel('Why are they right').fill('Another school of theirs')
  }
  await goBy(page.getByRole('button', { name: 'Take them in' }))
  assert.match(await settled(page), /Children\s+22 new/)
  await twice(files)
})

test('a list of schools: the chosen ones join the place, and the second time nothing is asked', {
  skip,
}, async () => {
  const files = [one('gias/gias_subset.csv')]
  assert.match(await send(world!, page, files), /Which of these schools join the place\?/)
  await looksRight(page)
  await page.getByLabel('The Aldgate School').check()
  await goBy(page.getByRole('button', { name: 'Take them in' }))
  assert.match(await settled(page), /Schools\s+1 added, 0 changed/)
  await page.goto(`${world!.origin}/identify/add-a-school`)
  assert.match(await main(page), /The Aldgate School\s+100000/)
  assert.match(await send(world!, page, files), /Which of these schools/)
  assert.doesNotMatch(await main(page), /The Aldgate School/)
})

test('attendance statistics become lines beside the place’s own, and are the same the second time', {
  skip,
}, async () => {
  const files = [one('dfe-stats/EES_ytd_attendance_extract.csv')]
  assert.match(await send(world!, page, files), /Check before anything changes.*figures new/s)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Take them in' }))
  assert.match(await settled(page), /The files were taken in.*figures new/s)
  assert.match(await send(world!, page, files), /Nothing new/)
})

test('a children in need census is turned away politely, and nothing of it is kept', { skip }, async () => {
  const before = await everythingHeld(world!.database)
  for (let n = 0; n < 2; n++) {
    const said = await send(world!, page, [one('cin-census/cin-2022.xml')])
    assert.match(said, /The files were not taken in/)
    assert.match(said, /in need/i)
  }
  assert.deepEqual(await everythingHeld(world!.database), before)
})

async function twice(files: Sent[]): Promise<void> {
  const held = await everythingHeld(world!.database)
  assert.match(await send(world!, page, files), /Nothing new/)
  assert.deepEqual(await everythingHeld(world!.database), held)
}

/** The files name schools by numbers of their own: each is said to be one of the place's. */
async function chooseSchools(): Promise<void> {
  const names = ['Lockgate Academy (990007)', 'Millbrook High School (990006)']
  const selects = page.locator('select[name^="school"]')
  for (let n = 0; n < (await selects.count()); n++)
    await selects.nth(n).selectOption({ label: names[n % 2]! })
}

function folder(path: string): Sent[] {
  return readdirSync(new URL(path, samples)).map(name => one(path + name))
}

function one(path: string): Sent {
  return { name: path.split('/').at(-1)!, content: readFileSync(new URL(path, samples)) }
}
