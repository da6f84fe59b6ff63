// What the script adds, tried in a browser: each of these things must also work when it does not run.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page as Tab } from 'playwright-core'
import { html } from '#platform/html.ts'
import { openBrowser } from '#test/browser.ts'
import { button } from './button.ts'
import { characterCount } from './character-count.ts'
import { checkboxes } from './checkboxes.ts'
import { input } from './input.ts'
import { type Page, page } from './page.ts'
import { passwordInput } from './password-input.ts'
import { radios } from './radios.ts'

const ORIGIN = 'http://kith.test'
let browser: Browser
let posts = 0

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

describe('with the script', () => {
  test('the summary of errors has the focus, and its link leads to the field', async () => {
    const tab = await open({ errors: [{ text: 'Enter a number', href: '#dose' }] })
    assert.equal(await focused(tab), 'govuk-error-summary')
    await tab.getByRole('link', { name: 'Enter a number' }).click()
    assert.equal(await tab.evaluate('document.activeElement.id'), 'dose')
    await tab.context().close()
  })

  test('the room left is counted, and too much is said', async () => {
    const tab = await open()
    const message = tab.locator('#note-info')
    assert.equal(await message.textContent(), 'You have 20 characters remaining')
    await tab.fill('#note', 'A note of more than twenty letters')
    assert.equal(await message.textContent(), 'You have 14 characters too many')
    await tab.context().close()
  })

  test('a password can be shown, and is hidden again when it is sent', async () => {
    const tab = await open()
    await tab.getByRole('button', { name: 'Show password' }).click()
    assert.equal(await tab.getAttribute('#password', 'type'), 'text')
    await tab.getByRole('button', { name: 'Hide password' }).click()
    assert.equal(await tab.getAttribute('#password', 'type'), 'password')
    await tab.context().close()
  })

  test('a question that belongs to an answer appears with it', async () => {
    const tab = await open()
    assert.equal(await tab.isVisible('#which'), false)
    await tab.check('#other-2')
    assert.equal(await tab.isVisible('#which'), true)
    assert.equal(await tab.getAttribute('#other-2', 'aria-expanded'), 'true')
    await tab.check('#other')
    assert.equal(await tab.isVisible('#which'), false)
    await tab.context().close()
  })

  test('"None of these" unticks the others, and they untick it', async () => {
    const tab = await open()
    await tab.check('#about')
    await tab.check('#about-2')
    assert.equal(await tab.isChecked('#about'), false)
    await tab.check('#about')
    assert.equal(await tab.isChecked('#about-2'), false)
    await tab.context().close()
  })

  test('a form pressed twice is sent once', async () => {
    const tab = await open()
    posts = 0
    // The answer takes a while, as on a slow line, and the second press comes before it.
    await tab.evaluate(`{
      const save = document.querySelector('main form .govuk-button:not([hidden]):not([type="button"])')
      save.click()
      setTimeout(() => save.click(), 100)
    }`)
    await tab.waitForTimeout(800)
    assert.equal(posts, 1)
    await tab.context().close()
  })
})

test('without the script every question stands open and no dead button is shown', async () => {
  const tab = await open({}, false)
  assert.equal(await tab.isVisible('#which'), true)
  assert.equal(await tab.isVisible('.govuk-js-password-input-toggle'), false)
  assert.equal(await tab.textContent('#note-info'), 'You can enter up to 20 characters')
  await tab.context().close()
})

async function open(options: Partial<Page> = {}, javaScriptEnabled = true): Promise<Tab> {
  const document = String(
    await page({ title: 'Try', heading: 'Try', body: form(), pretend: true, ...options }),
  )
  const context = await browser.newContext({ javaScriptEnabled })
  const tab = await context.newPage()
  // Answered without a network: the page itself, or the asset that its address names.
  await tab.route(`${ORIGIN}/**`, async route => {
    const name = /\/assets\/(\w+)\.\w+\.(\w+)$/.exec(route.request().url())
    if (route.request().method() === 'POST') {
      posts += 1
      await new Promise(answer => setTimeout(answer, 400))
    }
    if (!name) return route.fulfill({ contentType: 'text/html', body: document })
    const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }
    const body = readFileSync(new URL(`./assets/${name[1]}.${name[2]}`, import.meta.url))
    return route.fulfill({ contentType: types[String(name[2])] ?? 'text/plain', body })
  })
  await tab.goto(`${ORIGIN}/`)
  return tab
}

function form() {
  return html`<form method="post" action="/">${[
    input({ name: 'dose', label: 'Sessions' }),
    characterCount({ name: 'note', label: 'Note', maxlength: 20 }),
    passwordInput({ name: 'password', label: 'Password' }),
    radios({
      name: 'other',
      fieldset: { legend: 'Did someone else come?' },
      items: [
        { value: 'no', text: 'No' },
        { value: 'yes', text: 'Yes', conditional: input({ name: 'which', label: 'Who?' }) },
      ],
    }),
    checkboxes({
      name: 'about',
      fieldset: { legend: 'About' },
      items: [
        { value: 'sleep', text: 'Sleep' },
        { value: 'none', text: 'None of these', behaviour: 'exclusive' },
      ],
    }),
    button({ text: 'Save' }),
  ]}</form>`
}

async function focused(tab: Tab): Promise<string> {
  return tab.evaluate<string>('document.activeElement.className')
}
