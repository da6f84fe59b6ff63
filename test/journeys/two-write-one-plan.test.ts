// Two write one plan, one of them on a bus: whoever saves first, no word of either is lost. Nor is it when the session has ended
// meanwhile, another Link Worker has the child, the child takes part no more, or a new plan was begun.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { takeOn } from '#stages/support/in-school/in-school.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { children, staff } from '#test/cast.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const sql = readSqlFile(new URL('./two-write-one-plan.sql', import.meta.url))
const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1, cohorts: false })
const administrator = await openTrial(database)
const { forename, surname } = children.zofia
const { child } = await takeOn(administrator, { forename, surname, worker: staff.canalsideWorker.name })
const [{ id: school } = {}] = await administrator.run(sql, 'schoolOf', { child })
const origin = await serveSite(database, { pretend: true, now: () => new Date('2026-07-17T09:30:00Z') })
const plan = `${origin}/support/children/${child}/plan`
const NO_LINE = /No signal, or Kith does not answer\. What you wrote is on this page/
const phone = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' } as const
const desktop = { viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' } as const
type Editor = { context: BrowserContext; pages: Page[] }
let browser: Browser
let danny: Editor
let ruth: Editor

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await administrator.close()
})
beforeEach(async () => {
  await Promise.all([danny?.context.close(), ruth?.context.close()])
  danny = await signedIn(staff.canalsideWorker.name, phone)
  ruth = await signedIn(staff.manager.name, desktop)
})

test('both begin the plan, one without signal: one text stands, the other beside it', async () => {
  const [his, hers] = [danny.pages[0]!, ruth.pages[0]!]
  for (const page of [his, hers]) await page.goto(`${plan}/words`)
  await danny.context.setOffline(true)
  await write(his, 'To look after animals.')
  await his.getByRole('button', { name: 'Keep it' }).click()
  await his.getByText(NO_LINE).waitFor()
  assert.equal(await his.getByLabel('What I hope for').inputValue(), 'To look after animals.')
  await looksRight(his)
  await write(hers, 'To have a hamster.')
  await save(hers)
  await danny.context.setOffline(false)
  await his.getByText('There is signal again').waitFor()
  await looksRight(his)
  await save(his)
  assert.match(
    await main(his),
    /In the plan now, by Ruth[\s\S]*hamster[\s\S]*Beside it, by Danny[\s\S]*animals/,
  )
  await standIn(await versions(ruth), ['To look after animals.', 'To have a hamster.'])
})

// Each has the same text open in two tabs, saves each of them once, and nobody settles anything in between.
const ORDERS = ['DDRR', 'DRDR', 'DRRD', 'RDDR', 'RDRD', 'RRDD'] as const
for (const order of ORDERS)
  test(`two saves each of one text, in the order ${order}: all four are there to read`, async () => {
    const ends = { D: danny, R: ruth }
    for (const end of [danny, ruth]) {
      end.pages.push(await end.context.newPage())
      for (const page of end.pages) await page.goto(`${plan}/words`)
    }
    await danny.context.setOffline(true)
    const written: string[] = []
    for (const [n, who] of [...order].entries()) {
      const page = ends[who as 'D' | 'R'].pages[order.slice(0, n).includes(who) ? 1 : 0]!
      const words = `In the order ${order}, the ${n + 1}. text.`
      written.push(words)
      await write(page, words)
      if (who === 'D') {
        await page.getByRole('button', { name: 'Keep it' }).click()
        await page.getByText(NO_LINE).waitFor()
        await danny.context.setOffline(false)
      }
      await save(page)
      if (who === 'D') await danny.context.setOffline(true)
    }
    await danny.context.setOffline(false)
    await standIn(await versions(ruth), written)
    assert.match(await main(ruth.pages[0]!), new RegExp(`${order}, the 1\\. text`))
  })

test('what comes back for something wrong is still written on the text it was opened on', async () => {
  const [his, hers] = [danny.pages[0]!, ruth.pages[0]!]
  for (const page of [his, hers]) await page.goto(`${plan}/words`)
  await write(hers, 'Ruth was quicker.')
  await save(hers)
  await write(his, 'x'.repeat(2001))
  await save(his)
  assert.match(await main(his), /too long|at most|2,?000/i)
  await write(his, 'Danny was slower, and too long at first.')
  await save(his)
  assert.match(
    await main(his),
    /In the plan now, by Ruth[\s\S]*quicker[\s\S]*Beside it, by Danny[\s\S]*slower/,
  )
})

test('somebody settles two texts while a third is on the way: it stands beside what was settled', async () => {
  const [his, hers] = [danny.pages[0]!, ruth.pages[0]!]
  await his.goto(`${plan}/words`)
  await danny.context.setOffline(true)
  await write(his, 'From the bus, late.')
  await hers.goto(plan)
  await goBy(hers.getByRole('link', { name: /^Look at both/ }).first())
  await write(hers, 'Settled by Ruth.')
  await save(hers)
  await danny.context.setOffline(false)
  await save(his)
  await standIn(await versions(ruth), ['From the bus, late.', 'Settled by Ruth.'])
  assert.match(await main(his), /Beside it, by Danny[\s\S]*From the bus, late/)
})

test('two say one goal otherwise while a review is written: both stand, and the review calls neither back', async () => {
  const [his, hers] = [danny.pages[0]!, ruth.pages[0]!]
  await hers.goto(`${plan}/goals/new`)
  await hers.getByLabel('What I want').fill('I want to be in by the bell.')
  await hers.getByLabel('A little').check()
  await goBy(hers.getByRole('button', { name: 'Keep this goal' }))
  for (const page of [his, hers]) {
    await page.goto(plan)
    await goBy(page.getByRole('link', { name: /^Say it otherwise/ }))
  }
  await danny.context.setOffline(true)
  await his.getByLabel('What you do').fill('Danny waits at the corner.')
  await hers.getByLabel('What you do').fill('Danny waits at the gate.')
  await save(hers)
  await administrator.run(sql, 'holdReview', { child, on_day: '2026-07-17' })
  await danny.context.setOffline(false)
  await save(his)
  assert.match(await main(his), /at the gate[\s\S]*Beside it, by Danny[\s\S]*at the corner/)
  await standIn(await versions(ruth), ['Danny waits at the corner.', 'Danny waits at the gate.'])
})

test('whose session has ended signs in beside what they wrote, and sends it', async () => {
  const [his, hers] = [danny.pages[0]!, ruth.pages[0]!]
  await his.goto(`${plan}/words`)
  await hers.goto(`${plan}/words`)
  await write(hers, 'Written while Danny was signed out.')
  await save(hers)
  await write(his, 'Forty minutes of <words> & "more".\nA second line.')
  await danny.context.clearCookies()
  await save(his)
  assert.match(await his.locator('h1').innerText(), /You were signed out/)
  assert.equal(
    await his.getByLabel('What you wrote').inputValue(),
    'Forty minutes of <words> & "more".\nA second line.',
  )
  await looksRight(his)
  const [beside] = await Promise.all([
    danny.context.waitForEvent('page'),
    his.getByRole('link', { name: 'Sign in (opens in a new tab)' }).click(),
  ])
  await goBy(beside.getByRole('button', { name: staff.canalsideWorker.name }))
  await goBy(his.getByRole('button', { name: 'Send it again' }))
  assert.match(
    await main(his),
    /signed out\.[\s\S]*Beside it, by Danny[\s\S]*Forty minutes of <words> & "more"/,
  )
})

test('whoever may no longer see the child keeps their words on the page, and nothing of the child', async () => {
  const his = danny.pages[0]!
  await his.goto(`${plan}/words`)
  await write(his, 'Written for somebody else now.')
  await administrator.run(sql, 'letGo', { child })
  await save(his)
  assert.match(await his.locator('h1').innerText(), /There is no such page/)
  assert.equal(await his.getByLabel('What you wrote').inputValue(), 'Written for somebody else now.')
  assert.doesNotMatch(await his.locator('body').innerText(), new RegExp(forename))
  await looksRight(his)
  await administrator.run(sql, 'haveAgain', { child })
  await goBy(his.getByRole('button', { name: 'Send it again' }))
  await standIn(await versions(ruth), ['Written for somebody else now.'])
})

test('what comes when the child takes part no more is shown, and kept beside a plan that ends as it stood', async () => {
  const [his, hers] = [danny.pages[0]!, ruth.pages[0]!]
  await his.goto(`${plan}/words`)
  await hers.goto(plan)
  const stood = await hers.locator('.kith-hope').innerText()
  await danny.context.setOffline(true)
  await write(his, 'The last thing Zofia said.')
  await administrator.run(sql, 'endEnrolment', { child, on_day: '2026-07-17' })
  await danny.context.setOffline(false)
  await save(his)
  assert.match(
    await main(his),
    /do not take part any more[\s\S]*kept as it is[\s\S]*The last thing Zofia said/,
  )
  await looksRight(his)
  await hers.reload()
  assert.equal(await hers.locator('.kith-hope').innerText(), stood, 'the plan that is over says what it said')
  assert.match(await main(hers), /Something was sent when the plan was over/)
  await looksRight(hers)
  await standIn(await versions(ruth), ['The last thing Zofia said.'])
})

test('what was written in the plan of the time before goes there, when a new one has begun', async () => {
  const [his, hers] = [danny.pages[0]!, ruth.pages[0]!]
  await administrator.run(sql, 'enrolAgain', { child })
  await his.goto(`${plan}/words`)
  await write(his, 'Of the time before.')
  await administrator.run(sql, 'endEnrolment', { child, on_day: '2026-07-17' })
  await administrator.run(sql, 'enrolAnew', { child, school: String(school) })
  await hers.goto(`${plan}/words`)
  await write(hers, 'A new time begins.')
  await save(hers)
  await save(his)
  assert.match(
    await main(his),
    /Every version[\s\S]*A new time begins[\s\S]*The plan of the time before[\s\S]*Of the time/,
  )
  await looksRight(his)
  await hers.goto(plan)
  assert.match(await main(hers), /A new time begins/)
  assert.doesNotMatch(await main(hers), /Of the time before|Two texts/)
})

async function write(page: Page, words: string): Promise<void> {
  await page.getByLabel('What I hope for').fill(words)
}

async function save(page: Page): Promise<void> {
  await goBy(page.getByRole('button', { name: 'Keep it' }))
}

/** Every version of the plan, as its page tells them. */
async function versions({ pages: [page] }: Editor): Promise<string> {
  await page!.goto(`${plan}/versions`)
  return await main(page!)
}

async function standIn(text: string, words: readonly string[]): Promise<void> {
  for (const each of words) assert.ok(text.includes(each), each)
}

async function signedIn(name: string, options: object): Promise<Editor> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return { context, pages: [page] }
}
