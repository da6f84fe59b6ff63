// A Link Worker logs a contact in four touches and two pages from the child’s record, on a phone, without JavaScript too;
// takes one back; puts one right; keeps one for later; tells home good news. Counted: touches, pages, bytes.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { addPlace, openDoorDatabase, serveSite } from '#front-door/world-for-tests.ts'
import { addNamedChildren } from '#stages/support/contacts/contacts.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { openTrial } from '#test/trial.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

/** reference/screens.md 4: four touches, two pages; 60 KB a page, 30 KB for the whole first visit, compressed. */
const BUDGET = { touches: 4, pages: 2, html: 60_000, firstVisit: 30_000 }

const { database } = await openDoorDatabase()
const administrator = await openTrial(database)
const origin = await serveSite(database, { pretend: true })
let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await administrator.close()
})

/** A place of its own with three children on one worker's caseload: what one device logged is not the same again of another. */
async function aPlace(slug: string) {
  const { placeId, people } = await addPlace(database, { slug, name: slug, pretend: true }, [
    'link-worker',
    'programme-manager',
    'school-lead',
  ])
  const children = await addNamedChildren(administrator, { placeId, personId: people['link-worker'] })
  return { slug, ...children }
}

for (const [slug, device, options] of [
  ['phone', 'a phone', { viewport: { width: 360, height: 740 } }],
  [
    'plain',
    'a phone without JavaScript',
    { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  ],
  ['desktop', 'a desktop', { viewport: { width: 1280, height: 900 } }],
] as const)
  describe(`on ${device}`, () => {
    let context: BrowserContext
    let page: Page
    let zofia: string
    let jayden: string
    let theo: string
    before(async () => {
      ;({ zofia, jayden, theo } = await aPlace(slug))
      context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
      page = await context.newPage()
      await signIn(page, 'link-worker', slug)
    })
    after(() => context?.close())

    test('four touches and two pages from the child’s record, and back where one was', async () => {
      await page.goto(`${origin}/support/children/${zofia}`)
      let pages = 0
      page.on('load', () => pages++)
      let touches = 0
      const touch = async (label: string) => {
        touches++
        await page.getByLabel(label, { exact: true }).check()
      }
      touches++
      await goBy(page.locator(`a[href^="/support/children/${zofia}/log"]`).first())
      await touch('You rang')
      await touch('Went well')
      touches++
      await goBy(page.getByRole('button', { name: 'Save', exact: true }))
      page.removeAllListeners('load')
      assert.deepEqual({ touches, pages }, { touches: BUDGET.touches, pages: BUDGET.pages })
      assert.match(page.url(), new RegExp(`/support/children/${zofia}\\?saved=`))
      assert.match(
        await page.locator('.govuk-notification-banner').innerText(),
        /Saved\. Rang home, Zofia K\./,
      )
      await looksRight(page)
    })

    test('who, how, how it went and Save stand on the first screen of a small phone', async () => {
      const sheet = await context.newPage()
      await sheet.setViewportSize({ width: 360, height: 640 })
      await sheet.goto(`${origin}/support/children/${zofia}/log`)
      await sheet.getByLabel('They e-mailed', { exact: true }).check()
      const bar = (await sheet.locator('.kith-sheet-bar').boundingBox())!
      const save = (await sheet.getByRole('button', { name: 'Save', exact: true }).boundingBox())!
      assert.ok(save.y + save.height <= 640, `Save ends at ${save.y + save.height}`)
      for (const label of ['In person', 'They e-mailed', 'Went well', 'Hard']) {
        const { y, height } = (await sheet.getByLabel(label, { exact: true }).boundingBox())!
        assert.ok(y >= 0 && y + height <= bar.y, `${label} ends at ${y + height}, Save begins at ${bar.y}`)
        assert.ok(height >= 44, `${label} is ${height} pixels high`)
      }
      const heading = (await sheet.locator('h1').boundingBox())!
      assert.ok(heading.y >= 0, 'one has to scroll up to see who')
      await sheet.close()
    })

    test('the first visit is small', async () => {
      let first = 0
      for (const path of [`/support/children/${zofia}/log`, ...(await assetsOf(page, zofia))]) {
        const answer = await page.request.get(origin + path)
        const body = await answer.body()
        if (path.endsWith('/log')) assert.ok(body.length <= BUDGET.html, `${body.length} bytes`)
        first += gzipSync(body).length
      }
      assert.ok(first <= BUDGET.firstVisit, `${first} bytes`)
    })

    test('undone, it is on no record', async () => {
      await goBy(page.getByRole('button', { name: 'Undo' }))
      assert.match(await page.locator('.govuk-notification-banner').innerText(), /Undone/)
      await page.goto(`${origin}/support/children/${zofia}/happened`)
      assert.doesNotMatch(await page.locator('main').innerText(), /Rang home/)
    })

    test('what is left out is asked for, and nothing typed is lost', async () => {
      await page.goto(`${origin}/support/children/${jayden}/log`)
      await page.getByLabel('Note optional').fill('He showed me his drawing.')
      await goBy(page.getByRole('button', { name: 'Save', exact: true }))
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose how you were in touch/)
      assert.equal(await page.getByLabel('Note optional').inputValue(), 'He showed me his drawing.')
      await looksRight(page)
      await page.getByLabel('In person', { exact: true }).check()
      await page.getByLabel('A strength', { exact: true }).check()
      await goBy(page.getByRole('button', { name: 'Save', exact: true }))
      assert.match(page.url(), new RegExp(`/support/children/${jayden}\\?saved=`))
      assert.match(await page.locator('main').innerText(), /He showed me his drawing\./)
      await looksRight(page)
    })

    test('the same again within minutes is asked about, and is one only if one says so', async () => {
      await page.goto(`${origin}/support/children/${jayden}/log`)
      await page.getByLabel('In person', { exact: true }).check()
      await goBy(page.getByRole('button', { name: 'Save', exact: true }))
      assert.match(
        await page.locator('.govuk-error-summary').innerText(),
        /Is this the same as the one you saved/,
      )
      await looksRight(page)
      await goBy(page.getByRole('link', { name: 'open it' }))
      assert.match(await page.locator('h1').innerText(), /Talked with the child/)
      await looksRight(page)
    })

    test('put right, both texts stay', async () => {
      await goBy(page.getByRole('button', { name: 'Put it right' }))
      await looksRight(page)
      await page.getByLabel('Note optional').fill('He showed me two drawings.')
      await goBy(page.getByRole('button', { name: 'Save', exact: true }))
      const shown = await page.locator('main').innerText()
      assert.match(shown, /As it stands[\s\S]*two drawings[\s\S]*Before[\s\S]*his drawing/)
      await goBy(page.getByRole('button', { name: 'Undo' }))
    })

    test('kept for later, it waits on the child’s record, and is finished there', async () => {
      await page.goto(`${origin}/support/children/${theo}/log`)
      await page.getByLabel('Note optional').fill('Half a sentence about')
      await goBy(page.getByRole('button', { name: 'Keep for later' }))
      assert.match(await page.locator('.govuk-notification-banner').innerText(), /Kept as not finished/)
      await page.goto(`${origin}/support/children/${theo}/happened`)
      assert.match(await page.locator('main').innerText(), /Not finished[\s\S]*Half a sentence about/)
      await page.goto(`${origin}/support/contacts/drafts`)
      await looksRight(page)
      await goBy(page.getByRole('link', { name: 'Theo O.' }))
      assert.equal(await page.getByLabel('Note optional').inputValue(), 'Half a sentence about')
      await page.getByLabel('Meeting', { exact: true }).check()
      await goBy(page.getByRole('button', { name: 'Save', exact: true }))
      await goBy(page.getByRole('button', { name: 'Undo' }))
    })

    test('with several at once it is on the record of each', async () => {
      await page.goto(`${origin}/support/log`)
      await looksRight(page)
      for (const name of ['Theo O., Year 4', 'Zofia K., Year 4']) await page.getByLabel(name).check()
      await goBy(page.getByRole('button', { name: 'Go on' }))
      await page.getByLabel('In person', { exact: true }).check()
      await page.getByLabel('Note optional').fill('Both baked bread.')
      await goBy(page.getByRole('button', { name: 'Save', exact: true }))
      for (const child of [theo, zofia]) {
        await page.goto(`${origin}/support/children/${child}/happened`)
        assert.match(await page.locator('main').innerText(), /Both baked bread\./)
      }
      await goBy(page.getByRole('link', { name: 'Talked with the child' }).first())
      await goBy(page.getByRole('button', { name: 'Undo' }))
    })

    test('good news goes home by one touch, and practical help is an entry of its own', async () => {
      await page.goto(`${origin}/support/children/${zofia}/log/good-news`)
      assert.match(
        await page.locator('.govuk-inset-text').innerText(),
        /nobody who reads Polish has read them yet[\s\S]*in English[\s\S]*What you can do: tell them with an interpreter[\s\S]*Ask .+ to have the words read by somebody who reads Polish/,
      )
      await looksRight(page)
      await page.goto(`${origin}/support/children/${zofia}/log/good-news?language=en`)
      assert.equal(await page.locator('.govuk-inset-text').count(), 0)
      await looksRight(page)
      // The touch that logs it comes last: how they are told, and own words, can be said before it.
      await page.getByLabel('I say it at the gate', { exact: true }).check()
      await page.getByText('Add words of your own').click()
      await page.getByLabel('In your own words').fill('The new girl asked for you by name.')
      assert.deepEqual(
        await page
          .locator('form:has([name=way]) :is([name=way], [name=own], [name=sentence])')
          .evaluateAll(all => [...new Set(all.map(each => each.getAttribute('name')))]),
        ['way', 'own', 'sentence'],
      )
      await goBy(page.getByRole('button', { name: /was kind to somebody/ }))
      assert.match(
        await page.locator('main').innerText(),
        /Saved\. Good news home: talked with a parent or carer/,
      )
      assert.match(await page.locator('.kith-for-families').innerText(), /Zofia was kind to somebody today\./)
      await looksRight(page)
      await page.goto(`${origin}/support/children/${zofia}/log/help`)
      await looksRight(page)
      await page.getByLabel('Uniform or shoes', { exact: true }).check()
      await page.getByLabel('Given', { exact: true }).check()
      await page.getByLabel('Worth, in pounds').fill('12.50')
      await goBy(page.getByRole('button', { name: 'Save', exact: true }))
      assert.match(await page.locator('main').innerText(), /Given: uniform or shoes[\s\S]*worth £12\.50/)
      await goBy(page.getByRole('link', { name: /Given: uniform/ }).first())
      await looksRight(page)
      await page.goto(`${origin}/support/log/help`)
      await looksRight(page)
    })
  })

test('what is typed keeps itself, and says so', async () => {
  const { theo, slug } = await aPlace('autosave')
  const page = await (await browser.newContext()).newPage()
  await signIn(page, 'link-worker', slug)
  await page.goto(`${origin}/support/children/${theo}/log`)
  await page.getByLabel('Note optional').fill('Typed on a bus')
  await page.locator('.kith-kept', { hasText: 'Kept' }).waitFor()
  // Waited for before it is typed: on a busy computer it is kept before one could ask.
  const kept = page.waitForResponse(
    answer => answer.ok() && answer.request().postData()?.includes('that shook') === true,
  )
  await page.getByLabel('Note optional').fill('Typed on a bus that shook')
  await kept
  await page.goto(`${origin}/support/children/${theo}/happened`)
  assert.match(await page.locator('main').innerText(), /Typed on a bus that shook/)
  await page.context().close()
})

test('the school’s lead sees no notes, and the manager reads them', async () => {
  const { jayden, slug } = await aPlace('walls')
  const page = await (await browser.newContext()).newPage()
  await signIn(page, 'link-worker', slug)
  await page.goto(`${origin}/support/children/${jayden}/log`)
  await page.getByLabel('Meeting', { exact: true }).check()
  await page.getByLabel('Note optional').fill('He showed me his drawing.')
  await goBy(page.getByRole('button', { name: 'Save', exact: true }))
  await signIn(page, 'school-lead', slug)
  await page.goto(`${origin}/support/children/${jayden}/happened`)
  assert.doesNotMatch(await page.locator('main').innerText(), /drawing/)
  assert.equal((await page.goto(`${origin}/support/children/${jayden}/log`))?.status(), 404)
  await signIn(page, 'programme-manager', slug)
  await page.goto(`${origin}/support/children/${jayden}/happened`)
  assert.match(await page.locator('main').innerText(), /He showed me his drawing/)
  await page.context().close()
})

async function signIn(page: Page, role: string, slug: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name: `${role} of ${slug}` }))
}

async function assetsOf(page: Page, child: string): Promise<string[]> {
  const markup = await (await page.request.get(`${origin}/support/children/${child}/log`)).text()
  return [...markup.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(found => found[1]!)
}
