// A new installation is set up with a passkey, in a real browser with a pretend authenticator, on http://localhost.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { makeSetUpAddress } from '#front-door/set-up.ts'
import { openDoorDatabase, serveSite } from '#front-door/world-for-tests.ts'
import { openBrowser } from '#test/browser.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const { database, look } = await openDoorDatabase()
const origin = await serveSite(database, { pretend: false })
let browser: Browser
let context: BrowserContext
let page: Page
let device: CDPSession
let authenticatorId: string

before(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 320, height: 640 } })
  page = await context.newPage()
  device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  const added = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  authenticatorId = added.authenticatorId
})

after(() => browser?.close())

test('sets Kith up, and makes a passkey instead of a password', async () => {
  await page.goto((await makeSetUpAddress(database, origin))!)
  await looksRight(page)
  await page.getByLabel('Your name').fill('Tomasz Zielinski')
  await page.getByLabel('Your e-mail address').fill('tomasz@millbrook.example')
  await page.getByLabel('What is the place called?').fill('Millbrook')
  await page.getByRole('button', { name: 'Use a passkey instead' }).click()
  await page.waitForURL('**/joining/passkey')
  await looksRight(page)
  await page.getByRole('button', { name: 'Make a passkey and finish' }).click()
  await page.waitForURL(`${origin}/`)
  assert.match(await page.locator('main').innerText(), /Tomasz Zielinski/)
})

test('sees the passkey and this browser in their account, and signs out', async () => {
  await page.goto(`${origin}/account`)
  await looksRight(page)
  const said = await page.locator('main').innerText()
  assert.match(said, /Chrome on Linux, made /)
  assert.match(said, /This one/)
  await signOut()
  assert.deepEqual(await context.cookies(), [])
})

test('signs in with the passkey alone', async () => {
  await signInWithPasskey()
  await page.waitForURL(`${origin}/`)
  await signOut()
})

test('is refused when the device did not check who holds it', async () => {
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await signInWithPasskey()
  await problem().waitFor({ state: 'visible' })
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
})

test('is let in when the counter went back, which is noted', async () => {
  const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId })
  const [credential] = credentials
  assert.ok(credential!.signCount > 1)
  await device.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential!.credentialId })
  await device.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: { ...credential!, signCount: 1 },
  })
  await signInWithPasskey()
  await page.waitForURL(`${origin}/`)
  const [person] = await look('findPersonId', { email: 'tomasz@millbrook.example' })
  const acts = await look('findActs', { person_id: String(person!.id) })
  assert.ok(acts.some(act => act.action === 'passkey-counter-went-back'))
})

test('shows again who they are with it, and adds a second one', async () => {
  const [person] = await look('findPersonId', { email: 'tomasz@millbrook.example' })
  await look('forgetConfirmation')
  await page.goto(`${origin}/account/people`)
  assert.match(page.url(), /\/account\/confirm\?/)
  await looksRight(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL(`${origin}/account/people`)
  await looksRight(page)
  // The same authenticator would not make a second passkey for the same person: another key is plugged in.
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${origin}/account/passkeys`)
  await looksRight(page)
  await page.getByLabel('A name you will know it by').fill('Key on my ring')
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await page.waitForURL('**/account?done=passkey-added')
  assert.match(await page.locator('main').innerText(), /Key on my ring/)
  const acts = await look('findActs', { person_id: String(person!.id) })
  assert.ok(acts.some(act => act.action === 'factor-added'))
})

test('cannot take away the last way in', async () => {
  for (const expected of [/no longer works here/, /your only way in/i]) {
    await page.goto(`${origin}/account`)
    await goBy(page.getByRole('button', { name: 'Remove passkey' }).first())
    assert.match(await page.locator('main').innerText(), expected)
  }
})

async function signInWithPasskey() {
  await page.goto(`${origin}/sign-in`)
  await looksRight(page)
  assert.equal(await problem().isVisible(), false)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
}

function problem() {
  return page.getByText('The device did not give a passkey')
}

async function signOut() {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in?signed-out')
}
