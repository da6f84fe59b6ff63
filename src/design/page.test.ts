import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { assetPath, assets } from './assets.ts'
import { errorPage } from './error-page.ts'
import { gallery } from './gallery.ts'
import { type Page, page } from './page.ts'

const simple: Page = { title: 'Children', heading: 'Children', body: 'Text', pretend: false }

describe('the frame', () => {
  test('escapes every text it is given', async () => {
    const nasty = '"><script>alert(1)</script>'
    const written = await html({
      ...simple,
      title: nasty,
      heading: nasty,
      place: nasty,
      body: nasty,
      person: { name: nasty },
    })
    assert.doesNotMatch(written, /<script>/)
    assert.equal(written.match(/<script/g)?.length, 1)
  })

  test('says Error first in the title when a form came back, and lists what is wrong', async () => {
    const written = await html({ ...simple, errors: [{ text: 'Enter a name', href: '#name' }] })
    assert.match(written, /<title>Error: Children – Kith<\/title>/)
    assert.match(written, /<a href="#name">Enter a name<\/a>/)
  })

  test('says pretend data at the top and in the footer, and only then', async () => {
    assert.equal((await html({ ...simple, pretend: true })).match(/Pretend data/g)?.length, 2)
    assert.doesNotMatch(await html(simple), /pretend/i)
  })

  test('marks where one is in the navigation', async () => {
    const nav = [
      { text: 'Today', href: '/today' },
      { text: 'Children', href: '/children' },
    ]
    assert.match(
      await html({ ...simple, nav, current: '/children' }),
      /href="\/children" aria-current="true"/,
    )
  })

  test('signs out by POST, with the name of who is signed in', async () => {
    const written = await html({ ...simple, person: { name: 'Priya Shah' } })
    assert.match(written, /<bdi>Priya Shah<\/bdi>/)
    assert.match(written, /<form method="post" action="\/sign-out">/)
  })

  test('carries language and direction, and says that its own words are English', async () => {
    const written = await html({ ...simple, language: 'ur', dir: 'rtl' })
    assert.match(written, /<html lang="ur" dir="rtl"/)
    assert.match(written, /<footer class="kith-footer" lang="en" dir="ltr">/)
  })
})

describe('every page', () => {
  const pages: [string, () => string | Promise<string>][] = [
    ['the gallery', async () => String(await gallery())],
    [
      'an error page',
      async () => String(await errorPage({ kind: 'went-wrong', id: 'kqzmtrpb', pretend: true })),
    ],
  ]
  for (const [name, written] of pages) {
    test(`${name} has no inline style and no inline script`, async () => {
      assert.doesNotMatch(await written(), / style=|<style|<script(?![^>]* src=)| on\w+="/)
    })

    test(`${name} is valid HTML`, async () => {
      const report = await validator.validateString(await written())
      const messages = report.results.flatMap(result => result.messages)
      assert.deepEqual(
        messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
        [],
      )
    })
  }

  test('an error page shows the letters that stand in the log', async () => {
    assert.match(
      String(await errorPage({ kind: 'went-wrong', id: 'kqzmtrpb', pretend: false })),
      /<strong>kqzmtrpb<\/strong>/,
    )
  })
})

describe('assets', () => {
  test('have addresses that change with their content', () => {
    for (const { path, etag } of assets) assert.ok(path.includes(etag.slice(1, -1)), path)
    assert.match(assetPath('kith.css'), /^\/assets\/kith\.[0-9a-f]{12}\.css$/)
  })

  test('an unknown name is an error, so that no page asks for what is not there', () => {
    assert.throws(() => assetPath('kit.css'), /No asset is called kit.css/)
  })
})

// Roles that repeat the element's own are kept: laid out as cards, a table's rows lose them in some browsers.
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'no-redundant-role': 'off' },
})

async function html(options: Page): Promise<string> {
  return String(await page(options))
}
