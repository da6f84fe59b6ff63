// A file for the council went to the wrong address. The safeguarding lead writes it down, finds whose records it had, stops and assesses
// it; the director tells the Commissioner late, with the reason, and closes it. A father complains about the lead: the lead writes it
// down and reads it no more, and the director answers. On a phone without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import { newId } from '#platform/ids.ts'
import { recordExport } from '#records/access/audit.ts'
import type { Role } from '#records/access/matrix.ts'
import { addRules } from '#stages/support/concerns/rules.fixture.ts'
import { addNamedChildren, openSmallPlace } from '#stages/support/contacts/contacts.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { comeAs, goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const small = await openSmallPlace()
const { database, administrator, place, whoIs, as } = small
await addRules(database, place.id)
const origin = await serveSite(database, { pretend: true })
const { zofia } = await addNamedChildren(administrator, {
  placeId: place.id,
  personId: whoIs('link-worker').id,
})
await as('programme-manager', async tx => {
  const file = newId()
  const act = { action: 'exported-early-help', subject: 'council-file', subjectId: file }
  await recordExport(tx, { ...act, id: file, request: 'a journey', detail: {}, children: [zofia] })
})
let browser: Browser
let lead: Page
let director: Page

before(async () => {
  browser = await openBrowser()
  lead = await of('safeguarding-lead')
  director = await of('place-director')
})
after(async () => {
  await browser?.close()
  await small.close()
})

test('it is written down at once, with whose records the export had', async () => {
  await lead.goto(`${origin}/support`)
  await goBy(lead.getByRole('link', { name: 'Data protection', exact: true }))
  assert.match(await main(lead), /Nothing went wrong that anybody wrote down/)
  await looksRight(lead)
  await goBy(lead.getByRole('button', { name: 'Something went wrong' }))
  await lead.getByLabel('What happened?').fill('The file for the council went to a wrong address.')
  await day(lead, 'found', 5)
  await goBy(lead.getByRole('button', { name: 'Write it down' }))
  assert.match(await lead.locator('.govuk-error-summary').innerText(), /Write the time as 14:20/)
  assert.match(await lead.getByLabel('What happened?').inputValue(), /wrong address/)
  await looksRight(lead)
  await lead.getByLabel('At what time?').fill('9.05')
  await goBy(lead.getByRole('button', { name: 'Write it down' }))
  assert.match(await main(lead), /Stands\s+To be stopped[\s\S]*Tell the Commissioner by[\s\S]*Late/)
  const made = lead.getByLabel('Which file, print or bundle?')
  await made.selectOption({ index: 1 })
  await goBy(lead.getByRole('button', { name: 'It is about this' }))
  assert.match(await main(lead), /1 child or young person\.\s+Zofia K/)
  await looksRight(lead)
})

test('each step is written once; later than 72 hours asks why', async () => {
  await lead.getByLabel('How?').fill('They say that they deleted it.')
  await goBy(lead.getByRole('button', { name: 'It is stopped' }))
  await lead.getByLabel('It may do harm').check()
  await lead.getByLabel('Why do you think so?').fill('Names and numbers.')
  await lead.getByLabel('How many people is it about?').fill('one')
  await goBy(lead.getByRole('button', { name: 'It is assessed' }))
  assert.match(await lead.locator('.govuk-error-summary').innerText(), /as a number/)
  await lead.getByLabel('How many people is it about?').fill('1')
  await goBy(lead.getByRole('button', { name: 'It is assessed' }))
  await director.goto(lead.url())
  await day(director, 'ico', 1)
  await director.getByLabel('At what time?').fill('10:00')
  await goBy(director.getByRole('button', { name: 'Keep it', exact: true }))
  assert.match(await director.locator('.govuk-error-summary').innerText(), /later than 72 hours: write why/)
  await director.getByLabel(/If later than 72 hours/).fill('Nobody knew whom to ask.')
  await goBy(director.getByRole('button', { name: 'Keep it', exact: true }))
  await day(director, 'people-told', 1)
  await director.getByLabel('How, and what were they told?').fill('Rang her mother.')
  await goBy(director.getByRole('button', { name: 'Keep what they were told' }))
  await looksRight(director)
  await director.getByLabel('What is different since?').fill('Addresses are chosen from a list.')
  await goBy(director.getByRole('button', { name: 'Close it' }))
  assert.match(await main(director), /Stands\s+Closed[\s\S]*Late: Nobody knew/)
})

test('a complaint is kept from whom it is about, and answered by another', async () => {
  await lead.goto(`${origin}/support/data-protection/complaints/new`)
  await lead.getByLabel(/Who complains/).fill('A father')
  await lead.getByLabel('What do they say?').fill('Nobody wrote back.')
  for (const box of await lead.locator('[name="about"]').all()) await box.check()
  await goBy(lead.getByRole('button', { name: 'Write it down' }))
  assert.match(await lead.locator('.govuk-error-summary').innerText(), /Nobody would be left to answer it/)
  await looksRight(lead)
  await lead.locator(`[name="about"][value="${whoIs('place-director').id}"]`).uncheck()
  await goBy(lead.getByRole('button', { name: 'Write it down' }))
  assert.match(await main(lead), /Nobody has complained/, 'whom it is about reads it no more')
  await director.goto(`${origin}/support/data-protection`)
  await goBy(director.getByRole('link', { name: 'A father' }))
  await director.getByLabel('How?').fill('By letter')
  await goBy(director.getByRole('button', { name: 'They were told' }))
  await director.getByLabel('They were right', { exact: true }).check()
  await director
    .getByLabel('What were they answered?')
    .fill('You were right. We write back within a week now.')
  await goBy(director.getByRole('button', { name: 'They were answered' }))
  assert.match(await main(director), /Stands\s+Answered/)
  await looksRight(director)
  const here = director.url()
  assert.equal((await lead.goto(here))?.status(), 404)
  const worker = await of('link-worker')
  for (const path of [here, `${origin}/support/data-protection`])
    assert.equal((await worker.goto(path))?.status(), 404)
})

async function day(page: Page, name: string, daysAgo: number): Promise<void> {
  const on = new Date(Date.now() - daysAgo * 86_400_000)
  for (const [part, value] of [
    ['day', on.getUTCDate()],
    ['month', on.getUTCMonth() + 1],
    ['year', on.getUTCFullYear()],
  ] as const)
    await page.locator(`[name="${name}-${part}"]`).fill(String(value))
}

async function of(role: Role): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  await comeAs(context, whoIs(role).token, origin)
  return await context.newPage()
}
