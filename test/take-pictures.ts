// Takes the pictures in docs/pictures from a running pretend Kith, so that they are always of what is there:
//   npm start -- --demo, then: node test/take-pictures.ts http://localhost:3000
// It makes a new link for one tutor of that Kith, and changes nothing else.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { staff } from './cast.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } })
const [origin = 'http://localhost:3000'] = positionals
const root = new URL('../', import.meta.url).pathname
const folder = values.to ?? join(root, 'docs/pictures')
/** Only what a page of docs shows is taken. */
const shown = new Set(readFileSync(join(root, 'docs/a-look-around.md'), 'utf8').match(/[\w-]+\.png/g))
const widths = { desktop: { width: 1280, height: 860 }, phone: { width: 360, height: 740 } }

type Stop = {
  page: Page
  go: (path: string) => Promise<void>
  take: (name: string, at?: string) => Promise<void>
}

mkdirSync(folder, { recursive: true })
const reports = mkdtempSync(join(tmpdir(), 'kith-pictures-'))
const report = screenAFolder()
const browser = await openBrowser()
for (const [device, viewport] of Object.entries(widths)) {
  for (const [who, tour] of tours()) {
    // Without motion a picture never falls into the middle of a transition.
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce', deviceScaleFactor: 1 })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    const take = async (name: string, at?: string) => {
      const file = `${name}${device === 'phone' ? '-phone' : ''}.png`
      if (!shown.has(file)) return
      if (at)
        await page
          .locator(at)
          .first()
          .evaluate(element => element.scrollIntoView())
      await page.screenshot({ path: join(folder, file) })
    }
    const go = async (path: string) => void (await page.goto(`${origin}${path}`))
    await go('/sign-in')
    await take('sign-in')
    await page.getByRole('button', { name: who }).click()
    await page.waitForURL(url => url.pathname !== '/sign-in')
    await tour({ page, go, take })
    await context.close()
  }
}
await browser.close()
rmSync(reports, { recursive: true })

/** Who goes where, in the order of the page that shows the pictures. */
function tours(): [who: string, tour: (stop: Stop) => Promise<void>][] {
  return [
    [staff.manager.name, manager],
    [staff.dataManager.name, dataManager],
    [staff.highSchoolLead.name, schoolLead],
    [staff.canalsideLead.name, lettersAndMissed],
    [staff.lockgateLead.name, tutor],
    [staff.canalsideWorker.name, linkWorker],
  ]
}

async function manager({ page, go, take }: Stop): Promise<void> {
  await take('home')
  await go('/identify')
  await take('identify')
  await page.getByRole('link', { name: 'Canalside Primary School' }).click()
  await take('school-list')
  await page.getByRole('link', { name: 'Zofia Kowalczyk' }).click()
  await take('why-this-child')
  await go('/identify/families')
  await take('families')
  await go('/identify/imports')
  await take('imports')
  await go('/identify/workbench?attendance-1-at_least_percent=8#results')
  await take('workbench', '#results')
  await go('/identify/cohorts')
  await page
    .getByRole('link', { name: /Canalside/ })
    .first()
    .click()
  await page.goto(`${page.url().replace(/[?#].*/, '')}/together`)
  await take('fairness', '#fairness')
  if (report) await page.goto(pathToFileURL(report).href)
  if (report) await take('report')
}

async function dataManager({ page, go, take }: Stop): Promise<void> {
  await go('/identify/imports')
  await page.getByRole('link', { name: /Pupils on roll July/ }).click()
  await take('review')
}

async function schoolLead({ page, go, take }: Stop): Promise<void> {
  await go('/identify/cohorts')
  await page
    .getByRole('link', { name: /Millbrook High/ })
    .first()
    .click()
  await take('cohort-room')
}

async function lettersAndMissed({ page, go, take }: Stop): Promise<void> {
  await go('/identify/missed')
  await take('missed')
  await go('/enrol')
  await page
    .getByRole('link', { name: /Canalside/ })
    .first()
    .click()
  await take('offers')
  await page.getByRole('main').locator('a[href^="/enrol/children/"]').first().click()
  await page
    .getByRole('link', { name: /[Ll]etter/ })
    .first()
    .click()
  await take('letter')
}

async function linkWorker({ page, go, take }: Stop): Promise<void> {
  await go('/support')
  await take('today')
  await go('/support/children')
  await take('caseload')
  await page.getByRole('link', { name: 'Zofia K.' }).click()
  await take('child')
  const child = page.url().replace(/[?#].*/, '')
  await go(`${new URL(child).pathname}/happened`)
  await take('happened')
  await go(`${new URL(child).pathname}/log`)
  await take('log')
}

async function tutor({ page, go, take }: Stop): Promise<void> {
  await go('/identify/collecting')
  await page.getByRole('main').locator('tbody a[href^="/identify/collecting/"]').first().click()
  await take('collecting')
  await page.getByRole('button', { name: /link/i }).last().click()
  const link = await page.locator('code').first().innerText()
  await go(new URL(link).pathname)
  await page.getByRole('main').getByRole('button').first().click()
  await take('tell-us')
  await page.getByRole('main').locator('a[href^="/tell-us/"]').first().click()
  await take('tutor')
}

/** The page of `kith screen` about a pretend folder, as an analyst makes it; null where no page of docs shows it. */
function screenAFolder(): string | null {
  if (!shown.has('report.png')) return null
  const [files, out] = [join(reports, 'in'), join(reports, 'out')]
  const blueprint = join(root, 'places/millbrook/blueprint.json')
  for (const words of [
    [join(root, 'demo/generate.ts'), '--out', files],
    [
      join(root, 'src/cli.ts'),
      'screen',
      join(files, '2025-26/990007'),
      '--blueprint',
      blueprint,
      '--out',
      out,
    ],
  ]) {
    const { status } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) throw new Error(`${words[0]} ended with ${status}.`)
  }
  return join(out, 'report.html')
}
