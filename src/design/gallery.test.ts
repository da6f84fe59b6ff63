import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '#test/browser.ts'
import { assets } from './assets.ts'
import { errorPage } from './error-page.ts'
import { gallery } from './gallery.ts'

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let server: Server
let browser: Browser
let origin: string

before(async () => {
  server = createServer(async (request, response) => {
    const asset = assets.find(({ path }) => path === request.url)
    if (asset) return void response.setHeader('content-type', asset.type).end(asset.body)
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .setHeader('content-security-policy', POLICY)
    if (request.url === '/error')
      return void response.end(String(await errorPage({ kind: 'went-wrong', id: 'kqzmtrpb', pretend: true })))
    response.end(String(await gallery(request.url === '/rtl' ? 'rtl' : 'ltr')))
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
})

after(async () => {
  await browser?.close()
  server?.close()
})

describe('the gallery in a browser', () => {
  for (const path of ['/', '/rtl', '/error']) {
    for (const width of [360, 1280]) {
      test(`${path} at ${width} has nothing that axe objects to`, async () => {
        const page = await open(path, width)
        // Through the protocol, as the page's own policy would refuse a script from outside.
        await page.evaluate(AXE)
        const { violations } = await page.evaluate<AxeResult>('axe.run({ resultTypes: ["violations"] })')
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          [],
        )
        await page.context().close()
      })
    }

    test(`${path} at 320 does not scroll sideways, folded parts open`, async () => {
      const page = await open(path, 320)
      await page.evaluate(`document.querySelectorAll('details').forEach(part => { part.open = true })`)
      assert.deepEqual(await page.evaluate<string[]>(TOO_WIDE), [])
      assert.equal(
        await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        0,
      )
      await page.context().close()
    })
  }

  test('nothing breaks the content security policy', async () => {
    const page = await open('/', 1280)
    assert.deepEqual(complaints.get(page), [])
    await page.context().close()
  })

  test('in forced colours bars stay visible', async () => {
    const context = await browser.newContext({ forcedColors: 'active' })
    const page = await context.newPage()
    await page.goto(origin)
    const [bar, track] = (await page.evaluate(
      `['.kith-bars__bar', '.kith-bars__track'].map(name => getComputedStyle(document.querySelector(name)).fill)`,
    )) as [string, string]
    assert.notEqual(bar, track)
    await context.close()
  })

  test('without a script the menu of a phone opens and closes', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    })
    const page = await context.newPage()
    await page.goto(origin)
    const link = page.locator('#navigation').getByRole('link', { name: 'Children' })
    assert.equal(await link.isVisible(), false)
    await page.locator('[popovertarget="navigation"]').click()
    assert.equal(await link.isVisible(), true)
    await page.keyboard.press('Escape')
    assert.equal(await link.isVisible(), false)
    await context.close()
  })

  test('on paper the navigation is gone, pretend data is named and folded tables are there', async () => {
    const page = await open('/', 800)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('.govuk-service-navigation').first().isVisible(), false)
    assert.equal(await page.locator('.kith-pretend').isVisible(), true)
    assert.equal(await page.locator('#example-bars table').isVisible(), true)
    await page.context().close()
  })

  test('the first page takes at most 30 KB', async () => {
    const frame = gzipSync(String(await errorPage({ kind: 'not-found', pretend: true }))).length
    // Passkeys and writing without signal are fetched by the pages and the devices that use them.
    const everywhere = ['kith.css', 'kith.js', 'favicon.svg']
    const sizes = assets
      .filter(({ name }) => everywhere.includes(name))
      .map(({ name, body }) => [name, gzipSync(body).length] as const)
    const sum = sizes.reduce((total, [, size]) => total + size, frame)
    console.log(
      `first load: frame ${frame}, ${sizes.map(size => size.join(' ')).join(', ')}, in all ${sum} bytes compressed`,
    )
    assert.ok(sum <= 30_000 - 6_000, `${sum} bytes leave less than 6 KB for a page's own content`)
  })
})

type AxeResult = { violations: { id: string; nodes: { html: string }[] }[] }
const complaints = new WeakMap<Page, string[]>()
// A matrix of figures may scroll inside its own frame (WCAG 2.2, 1.4.10); the page itself may not.
const TOO_WIDE = `[...document.querySelectorAll('body *')].filter(element => {
  const { left, right, width } = element.getBoundingClientRect()
  return width > 1 && (right > innerWidth + 1 || left < -1) && !element.closest('.govuk-visually-hidden, .govuk-skip-link, thead, svg, .govuk-details__text, .kith-matrix > table')
}).map(element => element.outerHTML.slice(0, 120))`

async function open(path: string, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 740 } })
  const page = await context.newPage()
  const heard: string[] = []
  complaints.set(page, heard)
  page.on('console', message => message.type() === 'error' && heard.push(message.text()))
  page.on('pageerror', error => heard.push(error.message))
  await page.goto(origin + path)
  return page
}
