// For stories about files: Millbrook with its cast and no children yet, a site with its jobs, and a page that sends.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { addCastPeople, type CastPeople } from '#demo/cast-into-place.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { setUpMillbrook } from '#intake/import.fixture.ts'
import { takeInImport } from '#intake/index.ts'
import { startJobs } from '#platform/jobs.ts'
import { logTo } from '#platform/log.ts'
import { doWork } from '#records/access/work.ts'
import { openTestDatabase, type TestDatabase, testUploads } from '#test/world.ts'
import { goBy, main } from './go-by.ts'

export type Sent = { name: string; content: Buffer | string }

export type Importing = { database: TestDatabase; placeId: string; origin: string; people: CastPeople }

/** A place of its own for a test file, with jobs that are stopped after it. `now` is the clock of its pages. */
export async function openImporting(now?: () => Date): Promise<Importing> {
  const database = await openTestDatabase()
  const placeId = await setUpMillbrook(database)
  const people = await doWork(database, { kind: 'operator', placeId, why: 'test' }, work =>
    work.as(tx => addCastPeople(tx, placeId)),
  )
  const origin = await serveSite(database, { pretend: true, now })
  await startImports(database)
  return { database, placeId, origin, people }
}

/** The jobs that take in what pages send, until the test file is done. */
export async function startImports(database: TestDatabase): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-keys-'))
  const { where, secrets } = database
  const task = {
    where,
    passwords: secrets.roles,
    prepared: true,
    keysFile: join(folder, 'keys.json'),
    uploads: testUploads,
  }
  const jobs = await startJobs(
    where,
    secrets.roles,
    { 'take-in-import': takeInImport(task) },
    logTo(() => {}),
  )
  after(async () => {
    await jobs.stop()
    rmSync(folder, { recursive: true })
  })
}

export async function signedIn(
  { origin }: Pick<Importing, 'origin'>,
  context: BrowserContext,
  name: string,
): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return page
}

/** Sends files by the form and waits for what the page then asks or says. */
export async function send(
  { origin }: Pick<Importing, 'origin'>,
  page: Page,
  files: Sent[],
): Promise<string> {
  await page.goto(`${origin}/identify/imports/new`)
  await page.getByLabel('The files').setInputFiles(
    files.map(({ name, content }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(content),
    })),
  )
  await goBy(page.getByRole('button', { name: 'Look at them' }))
  return await settled(page)
}

/** The page once it no longer asks for itself again; answers what a reader finds on it. */
export async function settled(page: Page): Promise<string> {
  const address = page.url().replace(/[?#].*/, '')
  // Left meanwhile: on a busy machine it would ask for itself in the midst of being asked for.
  await page.goto('about:blank')
  for (const asked = Date.now(); Date.now() - asked < 90_000; ) {
    const answer = await page.request.get(address)
    if (!(await answer.text()).includes('http-equiv="refresh"')) {
      await page.goto(address)
      return await main(page)
    }
    await page.waitForTimeout(200)
  }
  throw new Error(`${address} did not come to rest.`)
}
