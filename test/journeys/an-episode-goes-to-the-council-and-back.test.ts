// A Link Worker leads an Early Help episode on a phone, without JavaScript; the council gets a file with its own columns; what the
// council sends back comes in by the one door of files, and goes again.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import type { Role } from '#records/access/matrix.ts'
import { openPlaceWithCalendar } from '#stages/support/presence/presence.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { startTestSession } from '#test/session.ts'
import { comeAs, goBy, main } from './go-by.ts'
import { send, settled, startImports } from './importing.ts'
import { looksRight } from './looks-right.ts'

const sql = readSqlFile(new URL('../../src/stages/support/early-help/told.fixture.sql', import.meta.url))
const own = readSqlFile(new URL('./an-episode-goes-to-the-council-and-back.sql', import.meta.url))
const { database, administrator, whoIs, mine, place, close } = await openPlaceWithCalendar()
const [child = '', another = ''] = mine
const site = await serveSite(database, { pretend: true, now: () => new Date('2026-07-17T09:30:00Z') })
await startImports(database)
const home = `${site}/support/children/${child}/early-help`
const sample = new URL('../../../shared/samples/ssd-council/ssd_early_help_episodes.yml', import.meta.url)
let browser: Browser
let file = ''

before(async () => {
  browser = await openBrowser()
  await administrator.run(sql, 'giveNumber', { child, upn: 'X990000000001' })
  await administrator.run(sql, 'giveNumber', { child: another, upn: 'X990000000002' })
})
after(async () => {
  await browser?.close()
  await close()
})

test('an episode is begun on a phone, and says first who leads', async () => {
  const page = await opened('link-worker', 360)
  await page.goto(home)
  await goBy(page.getByRole('button', { name: 'Begin an episode' }))
  await goBy(page.getByRole('button', { name: 'Begin the episode' }))
  assert.match(await main(page), /Say why there is an episode without a yes/)
  await looksRight(page)
  await page.getByLabel('Why is there an episode without a yes?').fill('The council asked us to lead')
  await page.getByLabel('Housing and money').check()
  await page.getByLabel('Early Help', { exact: true }).check()
  await page.getByLabel('Pretend 1 link-worker').check()
  for (const [box, value] of [
    ['Day', '18'],
    ['Month', '9'],
    ['Year', '2026'],
  ] as const)
    await page
      .getByRole('group', { name: /first look at it again/ })
      .getByLabel(box)
      .fill(value)
  await goBy(page.getByRole('button', { name: 'Begin the episode' }))
  assert.match(await main(page), /Lead practitioner: Pretend 1 link-worker/)
  await looksRight(page)
})

test('the assessment is typed once, and each section is a text to carry over', async () => {
  const page = await opened('link-worker', 360)
  await page.goto(home)
  await goBy(page.getByRole('link', { name: /carry it into the council/ }))
  await goBy(page.getByRole('button', { name: 'Write it' }))
  await page.getByLabel('What parents and carers say').fill('We only needed somebody to ring with us.')
  await goBy(page.getByRole('button', { name: 'Save' }))
  assert.equal(
    await page.getByRole('button', { name: /^Copy/ }).count(),
    0,
    'no button that would do nothing',
  )
  const section = page.locator('pre', { hasText: 'somebody to ring' })
  await section.click()
  assert.equal(
    (await page.evaluate<string>('String(document.getSelection())')).trim(),
    'We only needed somebody to ring with us.',
  )
  assert.match(await page.locator('pre[aria-labelledby=around]').innerText(), /^Lead practitioner: Pretend 1/)
  await looksRight(page)
})

test('the council’s file has the council’s columns', async () => {
  const page = await opened('programme-manager', 1280)
  await page.goto(`${site}/support/early-help`)
  await goBy(page.getByRole('link', { name: 'Make the council’s file' }))
  await page.getByLabel(/Standard Safeguarding Dataset/).check()
  await page.getByLabel('Into the council’s own system').check()
  // Ten minutes after they last showed who they are, they are asked again; what was chosen is still chosen after.
  await administrator.run(own, 'confirmedLongAgo', {})
  await goBy(page.getByRole('button', { name: 'Make the file (CSV)' }))
  assert.match(page.url(), /\/account\/confirm\?/)
  await goBy(page.getByRole('button', { name: /pretend/i }))
  assert.equal(await page.getByLabel('Into the council’s own system').isChecked(), true)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Make the file (CSV)' }).click()
  const download = await coming
  assert.match(download.suggestedFilename(), /early_help_episodes-2026-07-17-[0-9a-f-]{36}\.csv$/)
  file = readFileSync(await download.path(), 'utf8')
  const lines = file.split('\n').filter(line => !line.startsWith('#'))
  if (existsSync(sample)) {
    const named = [...readFileSync(sample, 'utf8').matchAll(/^ {2}- name: (\S+)$/gm)].map(each => each[1])
    assert.equal(lines[0], named.join(','))
  }
  assert.match(
    lines[1]!,
    /^[0-9a-f-]{36},X990000000001,2026-07-17,,Housing and money,,[^,]+,Pretend 1 link-worker$/,
  )
})

test('a file bears its mark, and who was in it is known after', async () => {
  const mark = file.trim().split('\n').at(-1)!
  assert.match(
    mark,
    /^KITH-FILE-[0-9a-f]{32},,,,"?Mark of this file, no episode"?,,"?1 row of 1 child, made 2026-07-17 by Pretend \d programme-manager"?,\s*$/,
  )
  const page = await opened('programme-manager', 360)
  await page.goto(`${site}/support/early-help/council-file`)
  const number = mark.slice('KITH-FILE-'.length, 'KITH-FILE-'.length + 8)
  await goBy(page.getByRole('link', { name: number }))
  assert.equal(await page.locator('#in-it + ul li').count(), 1)
  await looksRight(page)
})

test('what the council sends back comes through the one door: looked at, taken in, and undone', async () => {
  const page = await opened('programme-manager', 360)
  await page.goto(`${site}/support/early-help`)
  await goBy(page.getByRole('link', { name: 'Take in what the council sent' }))
  const councils =
    'EH-7,X990000000002,2026-05-01,,Health,,Council,A. Worker\nEH-8,Nobody,2026-05-01,,Health,,Council,B.\n'
  const review = await send({ origin: site }, page, [{ name: 'council.csv', content: file + councils }])
  assert.match(
    review,
    /1 begin, 0 close, 0 with another lead worker, 1 only noted; 1 not about children here/,
  )
  await page.getByText('An episode that the council leads begins here: 1').click()
  assert.match(await main(page), /open from 2026-05-01; lead worker A\. Worker/)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Take them in' }))
  assert.match(await settled(page), /The files were taken in/)
  const receipt = page.url()
  await page.goto(home)
  assert.match(await main(page), /The council’s file of Fri 17 Jul said: open since Fri 17 Jul/)
  await page.goto(`${site}/support/early-help`)
  assert.match(await main(page), /A\. Worker, Council/)

  await page.goto(receipt)
  await goBy(page.getByRole('link', { name: 'Undo this import' }))
  await page.getByLabel('Why?').fill('It was another council’s file')
  await goBy(page.getByRole('button', { name: 'Undo this import' }))
  assert.match(await settled(page), /1 record that it had added was taken out/)
  await page.goto(`${site}/support/early-help`)
  assert.doesNotMatch(await main(page), /A\. Worker/)
})

test('a file of the council’s with faults is refused by line, column and what to write instead', async () => {
  const page = await opened('programme-manager', 1280)
  const bad = 'EH-7,X990000000002,31/02/2026,,Health,Gone,Council,A. Worker\n'
  const told = await send({ origin: site }, page, [{ name: 'council.csv', content: file + bad }])
  assert.match(told, /The files were not taken in/)
  assert.match(told, /council\.csv, earl_episode_start_date, line 5\s+is no day\. Write it as 2026-07-17/)
  assert.match(
    told,
    /earl_episode_end_reason, line 5\s+is none of the council’s reasons\. Write Outcomes met/,
  )
  await looksRight(page)
})

async function opened(role: Role, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: false,
    acceptDownloads: true,
  })
  await comeAs(context, await startTestSession(database, whoIs(role).id, place.id), site)
  return await context.newPage()
}
