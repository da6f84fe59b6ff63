// A school's lead tells all families, signs the promise, hears an objection; later the families of those whom both sides
// signed for are offered a Link Worker, one says no, and the manager, who alone sees that, gives the place to the next in the
// order. On a phone without JavaScript, and on a desktop.
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
const school = 'Canalside Primary School'
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

for (const [device, viewport] of Object.entries({
  'a phone without JavaScript': { width: 360, height: 740 },
  'a desktop': { width: 1280, height: 860 },
})) {
  test(`on ${device}, families are told, the promise is signed, an objection is heard`, async () => {
    const page = await signedIn(viewport)
    await page.goto(`${origin}/identify`)
    await follow(page, 'Tell families first')
    assert.match(await main(page), /1 of 1 school may be screened/)
    await follow(page, school)
    await follow(page, 'See the proposed letter')
    assert.match(await page.locator('article[lang="en"]').innerText(), /You can say no/)
    await follow(page, 'polski')
    assert.match(await main(page), /Nobody who reads Polish has approved the letter in Polish yet/)
    assert.equal(await page.locator('article[lang="pl"]').count(), 0)
    await page
      .getByLabel('Change the letter')
      .fill(`To you all at ${school}\n# Hello\nWe would like to ask {you}.\n- one\n- two`)
    await press(page, 'Show the letter with my changes')
    assert.match(
      await page.locator('article').innerText(),
      /Hello\s+We would like to ask \{you\}\.\s+one\s+two/,
    )
    await press(page, 'All families have been told this')

    await press(page, 'Record it')
    assert.match(
      await page.locator('.govuk-error-summary').innerText(),
      /Write the day[\s\S]*Choose how it reached families/,
    )
    await looksRight(page)
    assert.match(await page.getByLabel('What were they told?').inputValue(), /We would like to ask \{you\}/)
    for (const [part, value] of Object.entries({ Day: '18', Month: '5', Year: '2026' }))
      await page.getByLabel(part, { exact: true }).fill(value)
    await page.getByLabel('Email').check()
    await press(page, 'Record it')
    assert.match(await main(page), /What families were told is recorded/)
    await looksRight(page)

    await follow(page, 'Sign a new version')
    await page.getByLabel('You sign as').fill('SENCO')
    await press(page, 'Sign the promise')
    assert.match(await page.locator('.govuk-error-summary').innerText(), /Tick the box/)
    assert.equal(await page.getByLabel('You sign as').inputValue(), 'SENCO')
    await page.getByLabel(/promise this for/).check()
    await press(page, 'Sign the promise')
    assert.match(await main(page), /Helen Ogden, SENCO/)

    await press(page, 'Record an objection')
    await page.getByLabel('Find the child on the roll').fill('son')
    await press(page, 'Find')
    const chosen = page.locator('input[name="child"]').first()
    const name = (await page.locator('label[for="child"] bdi').first().innerText()).trim()
    await chosen.check()
    await page.getByLabel('A parent').check()
    await page.getByLabel('By phone').check()
    await looksRight(page)
    await press(page, 'Record the objection')
    assert.match(await main(page), new RegExp(`it left every list just now[\\s\\S]*${name}`))
    await page.context().close()
  })

  test(`on ${device}, a family is offered a Link Worker, says no, and the next in the order moves up`, async () => {
    let page = await signedIn(viewport)
    await goBy(page.getByRole('link', { name: 'Enrol' }).last())
    await follow(page, school)
    await looksRight(page)
    const list = page.url()
    const link = page.locator('table a[href^="/enrol/children/"]').first()
    const name = (await link.innerText()).trim()
    await goBy(link)
    const child = page.url()
    for (const [text, words] of [
      ['The letter, to print', /You can say|What you can say/],
      ['What to say by phone or in person', /What would you like to ask me\?/],
      ['Asking the child or young person, apart', /Would you like to have a Link Worker\?/],
    ] as const) {
      await page.goto(child)
      await follow(page, text)
      assert.match(await page.locator('article').innerText(), words)
      await looksRight(page)
    }
    await page.goto(child)
    await press(page, 'Record the offer')
    assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose how the family was told/)
    await page.getByLabel('By phone').check()
    await page.getByLabel('English').check()
    await press(page, 'Record the offer')
    assert.match(await main(page), /The offer is recorded/)

    await page.goto(child)
    await goBy(page.getByRole('link', { name: 'Record answer of the family' }))
    await press(page, 'Record the answer')
    assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose the answer/)
    await looksRight(page)
    await page.getByLabel('No', { exact: true }).check()
    await page.getByLabel('A parent').check()
    await page.getByLabel('By phone').check()
    await press(page, 'Record the answer')
    assert.equal(page.url().split('?')[0], list)
    assert.doesNotMatch(await main(page), /is free since/, 'a no is seen by one person')
    await page.context().close()
    page = await signedIn(viewport, staff.manager.name)
    await page.goto(list)
    assert.match(await main(page), new RegExp(`The place of ${name} is free since .*: the family said no`))

    const next = (await page.locator('.govuk-hint bdi').first().innerText()).trim()
    await press(page, 'Give the place to the next')
    assert.match(
      await page.locator('.govuk-error-summary').innerText(),
      /Write why the place goes to the next/,
    )
    await looksRight(page)
    await page.getByLabel('Why does it go to the next now?').fill('They said no on the phone')
    await press(page, 'Give the place to the next')
    assert.match(await main(page), /The next in the order has moved up/)
    assert.match(await main(page), new RegExp(`${next} has the place of ${name}, as the family said no`))
    await page.context().close()
  })
}

async function signedIn(
  viewport: { width: number; height: number },
  name = staff.canalsideLead.name,
): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    javaScriptEnabled: viewport.width > 360,
  })
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return page
}

const main = (page: Page) => page.locator('main').innerText()
const follow = (page: Page, name: string) => goBy(page.getByRole('link', { name }).first())
const press = (page: Page, name: string) =>
  goBy(page.locator('main').getByRole('button', { name, exact: true }))
