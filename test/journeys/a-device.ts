// A Link Worker's own device in a small place, made ready to work without signal: what the stories about it share.
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import type { Role } from '#records/access/matrix.ts'
import { doWork } from '#records/access/work.ts'
import { checkBlueprint } from '#records/places/blueprint.ts'
import { keepBlueprint } from '#records/places/places.ts'
import { openSmallPlace } from '#stages/support/contacts/contacts.fixture.ts'
import { contactsOfChild } from '#stages/support/contacts/contacts.ts'
import { startTestSession } from '#test/session.ts'
import { comeAs } from './go-by.ts'

export const devices = [
  ['phone', { width: 360, height: 740 }],
  ['desktop', { width: 1280, height: 860 }],
] as const

/** Half past nine of the real day: today's names go at six in the evening, and stories are told at any hour. */
export const morning = new Date(`${new Date().toISOString().slice(0, 10)}T08:30:00Z`)
const shift = morning.getTime() - Date.now()

const READ = `(store, get) => new Promise(done => {
  const asked = indexedDB.open('kith-outbox', 1)
  asked.onsuccess = () => {
    const rows = get(asked.result.transaction(store).objectStore(store))
    rows.onsuccess = () => { asked.result.close(); done(rows.result) }
  }
})`
/** To be evaluated in the page: whether names lie on the device, how much waits, and all that lies there. */
export const HAS_NAMES = `(${READ})('device', rows => rows.get('this')).then(row => Boolean(row?.today))`
export const WAITING = `(${READ})('waiting', rows => rows.getAll()).then(rows => rows.length)`
export const EVERYTHING = `(${READ})('waiting', rows => rows.getAll()).then(rows => JSON.stringify(rows) + JSON.stringify(localStorage))`

/** Waits until it holds here: what is kept has its place a moment later, and how long that is says the computer. */
export async function untilHere(holds: () => Promise<boolean>): Promise<void> {
  for (const started = Date.now(); !(await holds()); await new Promise(later => setTimeout(later, 100)))
    if (Date.now() - started > A_ROUND_MORE) throw new Error(`In a minute it did not hold: ${holds}`)
}

/** A place with its rules, served; `notes` reads what stands on its children's records. */
export async function openDevicePlace() {
  const small = await openSmallPlace()
  const { database, place, as, whoIs } = small
  const file = new URL('../../places/millbrook/blueprint.json', import.meta.url)
  const { blueprint } = checkBlueprint(JSON.parse(readFileSync(file, 'utf8')))
  await doWork(database, { kind: 'operator', placeId: place.id, why: 'rules for a story' }, work =>
    work.as(tx => keepBlueprint(tx, place.id, blueprint!, 'a story')),
  )
  const origin = await serveSite(database, { pretend: true, now: () => new Date(Date.now() + shift) })
  async function notes(): Promise<(string | null)[]> {
    const found = []
    for (const child of place.children)
      for (const row of await as('programme-manager', tx =>
        contactsOfChild(tx, child, { from: '2020-01-01', to: '2040-01-01' }),
      ))
        found.push(row.words)
    return found
  }
  async function signIn(context: BrowserContext, role: Role): Promise<void> {
    const token = await startTestSession(database, whoIs(role).id, place.id)
    await comeAs(context, token, origin)
  }
  return { ...small, origin, notes, signIn }
}
type DevicePlace = Awaited<ReturnType<typeof openDevicePlace>>

/** A browser of one's own in which a Link Worker is signed in, its clock at half past nine. */
export async function openDevice(
  { signIn }: DevicePlace,
  browser: Browser,
  { viewport }: { viewport: { width: number; height: number } },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  await context.clock.install({ time: morning })
  await signIn(context, 'link-worker')
  const page = await context.newPage()
  page.setDefaultTimeout(A_ROUND_MORE)
  return { context, page }
}

/** Sets the PIN 260717, and comes back once names lie on the device. */
export async function makeReady({ origin }: DevicePlace, page: Page): Promise<void> {
  await page.goto(`${origin}/support/without-signal`)
  await page.getByLabel('Choose a PIN for this device').fill('260717')
  await page.getByRole('button', { name: 'Have this device ready' }).click()
  await page.getByRole('heading', { name: 'This device is ready' }).filter({ visible: true }).waitFor()
  await until(page, 'navigator.serviceWorker.getRegistrations().then(all => Boolean(all[0]?.active))', true)
  await until(page, HAS_NAMES, true)
}

/** A round of sending that found no line is made again in thirty seconds: whoever waits for it waits twice as long. */
export const A_ROUND_MORE = 60_000

/** Waits until a promise in the page says so: `waitForFunction` takes the promise itself for a yes. */
export async function until(page: Page, expression: string, wanted: unknown): Promise<void> {
  let said: unknown
  for (const started = Date.now(); Date.now() - started < A_ROUND_MORE; ) {
    // The page may be on its way to the next.
    said = await page.evaluate(expression).catch(() => undefined)
    if (said === wanted) return
    await new Promise(later => setTimeout(later, 100))
  }
  throw new Error(`In a minute the page did not say ${wanted} but ${said}: ${expression}`)
}

/** Seals a contact with each of these children and notes on the device, as the page's own script does. */
export async function sealContacts(
  page: Page,
  told: readonly { id: string; child: string; note: string }[],
): Promise<void> {
  const items = told.map(({ id, child, note }) => [
    id,
    [
      ['child', child],
      ['how', 'phone-out'],
      ['note', note],
    ],
  ])
  await page.evaluate(
    `import(document.querySelector('[data-outbox]').dataset.script).then(async all => {
      for (const [id, fields] of ${JSON.stringify(items)}) await all.keep('contact', id, fields)
    })`,
  )
}
