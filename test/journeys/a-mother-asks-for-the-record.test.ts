// A mother asks for what is kept about her child: written down, gathered, a line about somebody else left out, looked at again
// by a second person who signs, and handed over. What is sealed, the lead opens and adds. On a phone, without JavaScript.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import type { Role } from '#records/access/matrix.ts'
import { doWork } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { keepBlueprint } from '#records/places/places.ts'
import { writeConcern } from '#stages/support/concerns/concerns.ts'
import { aContact, addNamedChildren, openSmallPlace } from '#stages/support/contacts/contacts.fixture.ts'
import { logContact } from '#stages/support/contacts/contacts.ts'
import { openBrowser } from '#test/browser.ts'
import { comeAs, goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const sql = readSqlFile(new URL('../../src/stages/support/rights/rights.test.sql', import.meta.url))
const small = await openSmallPlace()
const { database, administrator, place, whoIs, as } = small
const file = new URL('../../places/millbrook/blueprint.json', import.meta.url)
const { blueprint } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
await doWork(database, { kind: 'operator', placeId: place.id, why: 'rules for a story' }, work =>
  work.as(tx => keepBlueprint(tx, place.id, blueprint!, 'a story')),
)
const origin = await serveSite(database, { pretend: true })
const { zofia } = await addNamedChildren(administrator, {
  placeId: place.id,
  personId: whoIs('link-worker').id,
})
await administrator.run(sql, 'alsoLeads', { person: whoIs('place-director').id })
const aboutCousin = 'Her cousin Filip takes tablets.'
const [seen, harm] = ['She had no coat.', 'She said who shouts at home.']
const alone = 'For the manager: the neighbour rang.'
await as('link-worker', async tx => {
  await logContact(tx, aContact([zofia], { note: `She told of the boats. ${aboutCousin}` }))
  await logContact(tx, aContact([zofia], { note: alone, audience: 'manager' }))
  await writeConcern(tx, database.secrets.seals, {
    ...{ id: randomUUID(), childId: zofia, happenedOn: '2026-07-02', happenedAt: null, addsTo: null },
    words: { about: '', seen: `${seen} ${harm}`, said: '', told: '', opinion: '', done: '' },
  })
})
let browser: Browser
let context: BrowserContext
let page: Page

before(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
  page = await context.newPage()
})
after(async () => {
  await browser?.close()
  await small.close()
})

test('it is written down with what shows that she may ask, and with the day on which it is due', async () => {
  await be('safeguarding-lead')
  await page.goto(`${origin}/support/children/${zofia}`)
  await goBy(page.getByRole('link', { name: 'Asked for', exact: true }))
  assert.match(await main(page), /Nobody has asked for this record/)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Somebody asks for it' }))
  await page.getByLabel('A parent, with the child’s right').check()
  await page.getByLabel('Their name').fill('Agnieszka Kowalczyk')
  const came = new Date()
  for (const [part, value] of [
    ['day', came.getUTCDate()],
    ['month', came.getUTCMonth() + 1],
    ['year', came.getUTCFullYear()],
  ] as const)
    await page.locator(`[name="received-${part}"]`).fill(String(value))
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Write what shows that they may ask/)
  assert.equal(await page.getByLabel('Their name').inputValue(), 'Agnieszka Kowalczyk')
  await looksRight(page)
  await page.getByLabel('What shows that they may ask for this child?').fill('Birth certificate seen')
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  await goBy(page.getByRole('link', { name: 'Agnieszka Kowalczyk' }))
  assert.match(await main(page), /Stands\s+To be gathered/)
  await looksRight(page)
})

test('everything is gathered, also what the manager alone reads, and a line about somebody else is left out', async () => {
  await goBy(page.getByRole('button', { name: 'Gather what is kept' }))
  assert.match(await main(page), /Contact notes/)
  // Of what holds something sealed nothing is in by default.
  const atFirst = await leftOut()
  assert.ok(atFirst > 0)
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Contact notes' }))
  assert.ok((await main(page)).includes(alone))
  await looksRight(page)
  await page.getByLabel(`Leave out “${aboutCousin}”?`).selectOption('third-party')
  await goBy(page.getByRole('button', { name: 'Keep this' }))
  assert.equal(await leftOut(), atFirst + 1)
  await goBy(page.getByRole('button', { name: 'Open what is sealed, and add its lines' }))
  assert.equal(await leftOut(), atFirst + 2, 'two sentences instead of the line that stood for them')
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Safeguarding concerns' }))
  await looksRight(page)
  await page.getByLabel(`Leave out “${seen}”?`).selectOption('')
  await goBy(page.getByRole('button', { name: 'Keep this' }))
  assert.equal(await leftOut(), atFirst + 1)
  await goBy(page.getByRole('button', { name: 'It is ready' }))
  assert.match(await main(page), /You made it ready, so another signs it/)
  assert.equal(await page.getByRole('button', { name: /sign/ }).count(), 0)
  await looksRight(page)
})

test('another reads the whole, signs, and what is handed over says where a line was left out and why', async () => {
  await be('place-director')
  await page.goto(`${origin}/support`)
  await goBy(page.getByRole('link', { name: 'Asked for', exact: true }))
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Agnieszka Kowalczyk' }))
  await goBy(page.getByRole('link', { name: 'Read it as it would be handed over' }))
  const whole = await main(page)
  assert.match(whole, /She told of the boats\./)
  assert.match(whole, /Left out: it is somebody else’s data/)
  assert.ok(whole.includes(seen))
  for (const kept of [aboutCousin, harm]) assert.ok(!whole.includes(kept))
  assert.match(whole, /Left out: child abuse data/)
  assert.match(whole, /Not signed: not to be handed over/)
  await looksRight(page)
  await page.goBack()
  await goBy(page.getByRole('button', { name: 'I have read it, and sign' }))
  await goBy(page.getByRole('button', { name: 'Handed over' }))
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Say how it was handed over/)
  await page.getByLabel('How?').fill('Printed, into her hands')
  await goBy(page.getByRole('button', { name: 'Handed over' }))
  assert.match(await main(page), /Stands\s+Handed over/)
  await looksRight(page)
})

test('nobody else finds it', async () => {
  const here = page.url()
  for (const role of ['link-worker', 'programme-manager', 'school-lead'] as const) {
    await be(role)
    assert.equal((await page.goto(here))?.status(), 404, role)
    assert.equal((await page.goto(`${origin}/support/children/${zofia}/rights`))?.status(), 404, role)
  }
})

async function leftOut(): Promise<number> {
  return Number((await main(page)).match(/of which (\d+) are left out/)?.[1])
}

async function be(role: Role, nth = 0): Promise<void> {
  await comeAs(context, whoIs(role, nth).token, origin)
}
