// A place begins Kith half-way: its operator brings in those who take part already, by bin/kith from a list of its own. With a
// row that is wrong nothing is kept and every such row is said; put right, they are on their Link Worker's caseload; the same
// list again changes nothing. The command is a process of its own; what came of it is read on a phone without JavaScript and
// on a desktop.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabase } from '#platform/database/connections.ts'
import { migrate, setUpRoles } from '#platform/database/migrate.ts'
import { logTo } from '#platform/log.ts'
import { openPostgres } from '#platform/postgres-child/index.ts'
import { openSecrets } from '#platform/secrets.ts'
import { openBrowser } from '#test/browser.ts'
import { children, staff, today } from '#test/cast.ts'
import { mustEnd, scratch, sweep } from '../start/kith.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const COLUMNS =
  'upn,began_on,cohort_name,link_worker_email,agreed_by,agreed_on,wording,language,early_help,child_agreed_on'
const PHONE = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
const DESKTOP = { viewport: { width: 1280, height: 860 } }
const { canalsideWorker: danny, manager } = staff
const { zofia, theo, amara } = children

const folder = scratch()
const settings = { KITH_DATA: folder }
const config = readConfig({ PATH: process.env.PATH, ...settings }, ['--demo'])
const secrets = openSecrets(config)
const postgres = await openPostgres(
  config,
  secrets,
  logTo(() => {}),
)
const { where, administrator } = postgres
await setUpRoles(where, administrator, secrets.roles)
await migrate(where, secrets.roles)
const database = openDatabase(where, secrets.roles, { onError: () => {} })
after(async () => {
  await database.close()
  await postgres.stop()
  sweep(folder)
})
await loadDemo(database, secrets.seals, () => {}, { schools: 1, cohorts: false, standsOn: today })
const origin = await serveSite({ ...database, where, secrets, postgres }, { pretend: true })
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

test('with rows that are wrong nothing is kept, and each is said with what to do', async () => {
  const typed = await bring([row(zofia.upn), row('B999000021901'), row(theo.upn, { early_help: 'perhaps' })])
  assert.deepEqual(typed, [
    2,
    'Nothing was kept. 2 things are to correct:',
    '  line 3, upn: This is no pupil number. It has a letter and twelve digits, and its sum is right.',
    '  line 4, early_help: Write yes, no or not-yet.',
  ])
  const unknown = await bring([
    row(zofia.upn),
    row(children.jayden.upn),
    row(theo.upn, { link_worker_email: 'nobody@kith.example' }),
  ])
  assert.equal(unknown[0], 2)
  assert.match(unknown.join('\n'), /line 3, upn: No child with this number is here/)
  assert.match(unknown.join('\n'), /line 4, link_worker_email: No Link Worker of this place has this address/)
  const page = await signedIn(PHONE, danny.name)
  await page.goto(`${origin}/support/children`)
  assert.doesNotMatch(await main(page), /Zofia|Theo/)
  await page.context().close()
})

test('put right, they are on their Link Worker’s caseload, and whose own yes is missing is to be asked', async () => {
  assert.deepEqual(await bring(all()), [0, '3 brought in, 0 were here already. Nothing else was changed.'])
  for (const how of [PHONE, DESKTOP]) {
    const page = await signedIn(how, danny.name)
    await page.goto(`${origin}/support/children`)
    for (const name of ['Zofia K.', 'Theo O.', 'Amara O.'])
      assert.ok((await page.getByRole('link', { name }).count()) > 0, name)
    await looksRight(page)
    await goBy(page.getByRole('link', { name: 'Amara O.' }).first())
    await page.goto(page.url().replace('/support/', '/enrol/').concat('/agreements'))
    const said = await main(page)
    assert.match(said, /Takes part since .*3 November 2025/)
    assert.match(said, /Letter of October 2025/)
    await looksRight(page)
    await page.context().close()
  }
  const page = await signedIn(DESKTOP, manager.name)
  await page.goto(`${origin}/support/children`)
  assert.match(await main(page), /3 children and young people/)
  await page.context().close()
})

test('the same list again changes nothing, and a row that says otherwise is refused', async () => {
  assert.deepEqual(await bring(all()), [0, '0 brought in, 3 were here already. Nothing else was changed.'])
  const otherwise = await bring([row(zofia.upn, { began_on: '2026-01-05' })])
  assert.equal(otherwise[0], 2)
  assert.match(
    otherwise.join('\n'),
    /line 2, upn: This child takes part already, since 2025-11-03 in Canalside/,
  )
  const page = await signedIn(PHONE, danny.name)
  await page.goto(`${origin}/support/children`)
  assert.match(await main(page), /3 children and young people/)
  await page.context().close()
})

type Row = Record<string, string>

function row(upn: string, more: Row = {}): Row {
  return {
    upn,
    began_on: '2025-11-03',
    cohort_name: 'Canalside 2025',
    link_worker_email: danny.email,
    agreed_by: 'parent',
    agreed_on: '2025-10-20',
    wording: 'Letter of October 2025',
    language: 'en',
    early_help: 'not-yet',
    child_agreed_on: '2025-10-21',
    ...more,
  }
}

function all(): Row[] {
  return [row(zofia.upn, { language: 'pl' }), row(theo.upn), row(amara.upn, { child_agreed_on: '' })]
}

/** Runs the command on these rows: its exit code, and what it said, line by line. */
async function bring(rows: Row[]): Promise<(string | number | null)[]> {
  const file = join(folder, 'list.csv')
  const lines = rows.map(each =>
    COLUMNS.split(',')
      .map(column => each[column])
      .join(','),
  )
  writeFileSync(file, `${[COLUMNS, ...lines].join('\r\n')}\r\n`)
  const { code, says } = await mustEnd(['enrol', 'bring', file, '--place', 'millbrook', '--demo'], settings)
  // What it says of the PostgreSQL of this computer is of another story.
  return [code, ...says.split('\n').filter(line => /^ {2}line|^Nothing|brought in,/.test(line))]
}

async function signedIn(options: Parameters<Browser['newContext']>[0], name: string): Promise<Page> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return page
}
