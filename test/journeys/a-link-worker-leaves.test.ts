// A Link Worker leaves: the list of each child fills itself, nothing is left unsent, the manager asks somebody, who says yes,
// and nobody is left alone. On a phone, without JavaScript.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { doWork } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { keepBlueprint } from '#records/places/places.ts'
import { aContact, addNamedChildren, openSmallPlace } from '#stages/support/contacts/contacts.fixture.ts'
import { logContact } from '#stages/support/contacts/contacts.ts'
import { keepDraft } from '#stages/support/contacts/drafts.ts'
import { openBrowser } from '#test/browser.ts'
import { comeAs, goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const small = await openSmallPlace()
const { database, administrator, place, whoIs, as } = small
const file = new URL('../../places/millbrook/blueprint.json', import.meta.url)
const { blueprint } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
await doWork(database, { kind: 'operator', placeId: place.id, why: 'rules for a story' }, work =>
  work.as(tx => keepBlueprint(tx, place.id, blueprint!, 'a story')),
)
const origin = await serveSite(database, { pretend: true })
const { zofia, jayden } = await addNamedChildren(administrator, {
  placeId: place.id,
  personId: whoIs('link-worker').id,
})
await as('link-worker', async tx => {
  await logContact(tx, aContact([zofia], { note: 'She draws boats when it is loud.', mark: 'strength' }))
  await keepDraft(tx, { id: newId(), childId: zofia, fields: { how: 'phone-out', note: 'Half a' } })
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

test('whoever leaves begins, and finds on the list what is known already', async () => {
  await be('link-worker')
  await page.goto(`${origin}/support`)
  await goBy(page.getByRole('link', { name: 'Change of hands', exact: true }).first())
  await goBy(page.getByRole('button', { name: 'Begin a handover' }))
  await page.getByLabel('I leave').check()
  await goBy(page.getByRole('button', { name: 'Begin', exact: true }))
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter the last day/)
  assert.ok(await page.getByLabel('I leave').isChecked())
  await day('last', new Date(Date.now() + 14 * 86_400_000))
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Begin', exact: true }))
  assert.match(await main(page), /0 of 7 taken over/)
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Zofia Kowalczyk' }))
  assert.match(await main(page), /She draws boats when it is loud\./)
  await looksRight(page)
})

test('a promise is passed on; a note that is begun stands in the way until it is let go', async () => {
  await page.getByLabel('A promise').check()
  await page.getByLabel('In a few words').fill('The boat museum in September')
  await day('by', new Date(Date.now() + 60 * 86_400_000))
  await goBy(page.getByRole('button', { name: 'Add it' }))
  assert.match(await main(page), /Promises\s+The boat museum in September/)
  const here = page.url()
  await goBy(page.getByRole('button', { name: 'The list is done' }))
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Send what you began, or let it go/)
  await goBy(page.getByRole('link', { name: 'Or let it go', exact: true }))
  await goBy(page.getByRole('button', { name: /Throw away/ }))
  await page.goto(here)
  await page.getByRole('group', { name: 'Is goodbye told?' }).getByLabel('Yes').check()
  await page.getByRole('group', { name: 'Has it happened?' }).getByLabel('Yes').check()
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  await goBy(page.getByRole('button', { name: 'The list is done' }))
  assert.match(await main(page), /The list is done\. It can be added to/)
})

test('until somebody says yes they stand under No Link Worker, and the manager asks', async () => {
  await be('programme-manager')
  await page.goto(`${origin}/support/team`)
  assert.match(await main(page), /7\s+with no Link Worker/)
  await goBy(page.getByRole('link', { name: 'Change of hands', exact: true }))
  assert.match(await main(page), /7\s+waiting for someone/)
  await looksRight(page)
  await goBy(page.getByRole('link', { name: /link-worker/ }).first())
  await page.getByLabel('Who is asked to have Zofia Kowalczyk?').selectOption(whoIs('link-worker', 1).id)
  await goBy(page.getByRole('button', { name: 'Ask them' }))
  await looksRight(page)
  await page.goto(`${origin}/support/handovers`)
  assert.match(await main(page), /6\s+waiting for someone\s+1\s+waiting for a yes/)
})

test('the new one says yes, and the record is theirs, with the promise', async () => {
  await be('link-worker', 1)
  assert.equal((await page.goto(`${origin}/support/children/${zofia}`))?.status(), 404)
  await page.goto(`${origin}/support`)
  await goBy(
    page
      .getByRole('button', { name: 'Answer' })
      .or(page.getByRole('link', { name: /^Answer/ }))
      .first(),
  )
  assert.match(await main(page), /Zofia K[\s\S]*The boat museum in September/)
  assert.doesNotMatch(await main(page), /She draws boats/, 'what was written of them is not theirs yet')
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Yes, I will be there' }))
  assert.equal(page.url(), `${origin}/support/children/${zofia}`)
  assert.match(await main(page), /Link Worker: you/)
  await page.goto(`${origin}/support/children/${zofia}/happened`)
  assert.match(await main(page), /Handed over by/)
})

test('whoever left sees the child some days more, and the others wait still: no one is lost', async () => {
  await be('link-worker')
  assert.equal((await page.goto(`${origin}/support/children/${zofia}`))?.status(), 200)
  await be('programme-manager')
  await page.goto(`${origin}/support/handovers`)
  assert.match(await main(page), /6\s+waiting for someone\s+0\s+waiting for a yes\s+1\s+done/)
  await page.goto(`${origin}/support/children/${jayden}`)
  assert.match(await main(page), /Handing over[\s\S]*Nobody is asked yet/)
})

async function be(role: Role, nth = 0): Promise<void> {
  await comeAs(context, whoIs(role, nth).token, origin)
}

async function day(name: string, at: Date): Promise<void> {
  for (const [part, value] of [
    ['day', at.getUTCDate()],
    ['month', at.getUTCMonth() + 1],
    ['year', at.getUTCFullYear()],
  ] as const)
    await page.locator(`[name="${name}-${part}"]`).fill(String(value))
}
