// One story from the plan to the home: Danny makes a plan with Zofia on a phone without JavaScript, a review looks at it and sets
// the next day, her own sheet is printed, and her mother reads all of it on her page in Urdu, right to left, and says yes to
// more; Zofia reads it on hers.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { approveWording } from '#records/family-words/approvals.ts'
import { hashOfWording, type PieceName, pieces, wordingOf } from '#records/family-words/family-words.ts'
import { takeOn } from '#stages/support/in-school/in-school.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { children, now, staff, today } from '#test/cast.ts'
import { startTestSession } from '#test/session.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1, cohorts: false, standsOn: today })
const administrator = await openTrial(database)
const sql = readSqlFile(new URL('./who-stands-around-a-child.sql', import.meta.url))
const { forename, surname } = children.zofia
const taken = await takeOn(administrator, { forename, surname, worker: staff.canalsideWorker.name })
const [manager] = await administrator.run(sql, 'findPerson', { name: staff.manager.name })
await administrator.close()
const origin = await serveSite(database, { pretend: true, now: () => new Date(now) })
const home = `${origin}/support/children/${taken.child}`
const NEVER = /\b(risk|vulnerable|cohort|screen|score|intervention)/i
let browser: Browser
let danny: Page

before(async () => {
  browser = await openBrowser()
  // Somebody who reads Urdu has read all of it.
  const session = await startTestSession(database, String(manager!.person_id), taken.place)
  await database.asActor(hashToken(session), async tx => {
    for (const piece of Object.keys(pieces) as PieceName[]) {
      const textHash = hashOfWording(wordingOf('ur', piece)!)
      const read = { readBy: 'Somebody who reads it', knowsItAs: 'first language' }
      await approveWording(tx, { id: newId(), language: 'ur', piece, textHash, ...read })
    }
  })
  danny = await onPhone()
  await danny.goto(`${origin}/sign-in`)
  await goBy(danny.getByRole('button', { name: staff.canalsideWorker.name }))
})
after(() => browser?.close())

test('a plan is made with her: what she hopes for, and a goal in her words', async () => {
  await danny.goto(`${home}/plan`)
  await goBy(danny.getByRole('button', { name: 'Begin a plan together' }))
  await danny.getByLabel('What I hope for').fill('To look after animals, and to have a hamster.')
  await danny.getByLabel('What I am good at').fill('Cooks with Mum.')
  await goBy(danny.getByRole('button', { name: 'Keep it' }))
  await goBy(danny.getByRole('button', { name: 'Agree a goal' }))
  await danny.getByLabel('What I want').fill('I want to come in when Mum is at work.')
  await danny.getByLabel('A little').check()
  await danny.getByLabel('What I do').fill('I ring the bell at the corner.')
  await danny.getByLabel('What you do').fill('Danny walks in with me.')
  await danny.getByLabel('Who helps').fill('Danny and Mum')
  await danny.getByLabel('Yes, they want this goal').check()
  await goBy(danny.getByRole('button', { name: 'Keep this goal' }))
  assert.match(await main(danny), /“I want to come in when Mum is at work\.”/)
})

test('a review looks at it, is written up on the phone, and sets the next day', async () => {
  await danny.goto(`${home}/reviews`)
  await goBy(danny.getByRole('button', { name: 'Plan a review' }))
  await danny.getByLabel('Day').fill('17')
  await danny.getByLabel('At what time?').fill('15:30')
  await goBy(danny.getByRole('button', { name: 'Plan it' }))
  await danny.goto(`${home}/reviews`)
  await goBy(danny.getByRole('link', { name: 'Open its agenda' }))
  await goBy(danny.getByRole('button', { name: 'Write it up' }))
  await danny.getByLabel('How is it going, and what was agreed?').fill('She walks in with a friend now.')
  const sides = danny.getByRole('group', { name: /Did they come/ })
  for (const side of [0, 1, 2]) await sides.nth(side).getByRole('radio', { name: 'Came' }).check()
  await goBy(danny.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(danny), /Held 17 July 2026/)
})

test('her own sheet is printed: her words and no measure', async () => {
  await danny.goto(`${home}/plan`)
  await goBy(danny.getByRole('link', { name: /^To print for Zofia/ }))
  await danny.emulateMedia({ media: 'print' })
  const paper = await danny.locator('body').innerText()
  assert.match(paper, /What I hope for\s+To look after animals[\s\S]*What I want\s+I want to come in/)
  assert.doesNotMatch(paper, NEVER)
  assert.doesNotMatch(paper, /A little/)
  await danny.emulateMedia({ media: 'screen' })
})

test('her mother reads it in Urdu, right to left, with every heading in Urdu and the words as they were said', async () => {
  const page = await opened(/Look at the page for Agnieszka/, 'اردو')
  const root = page.locator('html')
  assert.deepEqual([await root.getAttribute('lang'), await root.getAttribute('dir')], ['ur', 'rtl'])
  assert.equal(await page.locator('h1').innerText(), 'Zofia کے لیے مل کر')
  const english = await page.locator('.kith-own-page [lang=en]').allInnerTexts()
  assert.deepEqual(english, [], 'nothing stands in English for want of words')
  const plan = await page.locator('#of-together').innerText()
  assert.match(plan, /Zofia کیا امید رکھتے ہیں\s+To look after animals, and to have a hamster\./)
  assert.match(plan, /I want to come in when Mum is at work\.[\s\S]*کون مدد کرتا ہے: Danny and Mum/)
  const next = await page.locator('#of-next').innerText()
  assert.match(next, /ہم مل کر منصوبہ دیکھتے ہیں/, 'the day that the review set')
  const fonts: string = await page.evaluate('getComputedStyle(document.querySelector("h1")).fontFamily')
  assert.match(fonts, /^"Noto Nastaliq Urdu"/)
  assert.doesNotMatch(await main(page), NEVER)
  assert.doesNotMatch(
    await main(page),
    /A little|walks in with a friend/,
    'no measure, and nothing of the write-up',
  )
  await looksRight(page)

  await goBy(page.locator('a[href="/family-page/say-yes/photos"]'))
  assert.match(await main(page), /Zofia کی تصویریں[\s\S]*ہم تصویر کے نیچے کبھی نام نہیں لکھتے/)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'ہاں', exact: true }))
  assert.match(await page.locator('.govuk-notification-banner').innerText(), /ہم نے آپ کی ہاں لکھ لی/)
  assert.match(
    await page.locator('#of-agreed').innerText(),
    /Zofia کی تصویریں\s+آپ نے 17 جولائی، 2026 کو ہاں کہی/,
  )
  // Asked for again, there is nothing to say yes to, and the page says so; of another purpose nothing to take back.
  await page.goto(`${origin}/family-page/say-yes/photos`)
  assert.match(await main(page), /یہاں ابھی کچھ چننے کو نہیں/)
  await looksRight(page)
  await page.goto(`${origin}/family-page/yes/research`)
  assert.match(await main(page), /واپس لینے کو کچھ نہیں/)
  await page.context().close()
})

test('and Zofia reads it on hers', async () => {
  const page = await opened(/Look at the page for Zofia/, 'English')
  const seen = await main(page)
  assert.match(
    seen,
    /Hello Zofia[\s\S]*What I hope for\s+To look after animals[\s\S]*My steps\s+I want to come in/,
  )
  assert.match(seen, /We look at the plan together[\s\S]*My journey\s+I began on/)
  assert.doesNotMatch(seen, NEVER)
  assert.doesNotMatch(seen, /A little/)
  await looksRight(page)
  await page.context().close()
})

async function opened(whom: RegExp, language: string): Promise<Page> {
  await danny.goto(`${home}/family-page`)
  await goBy(danny.getByRole('link', { name: whom }))
  const changes = danny.getByLabel(/They say yes and no for this child/)
  if (language !== 'English') await changes.check()
  await goBy(danny.getByRole('button', { name: /It is right: give the link/ }))
  const link = await danny.locator('.kith-slip code').innerText()
  const page = await onPhone()
  await page.goto(link)
  await goBy(page.getByRole('button', { name: language, exact: true }))
  return page
}

async function onPhone(): Promise<Page> {
  const viewport = { width: 360, height: 740 }
  const context = await browser.newContext({ viewport, javaScriptEnabled: false, reducedMotion: 'reduce' })
  return await context.newPage()
}
