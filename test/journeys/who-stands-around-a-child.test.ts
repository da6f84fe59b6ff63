// Danny opens Zofia on a phone and has read up before he reaches the door; they draw together who stands around her, and
// again later. What is her mother's own stays off paper. The school's lead sees no family, and Danny sees that she looked.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { logContact } from '#stages/support/index.ts'
import { openBrowser } from '#test/browser.ts'
import { children, staff } from '#test/cast.ts'
import { startTestSession } from '#test/session.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const sql = readSqlFile(new URL('./who-stands-around-a-child.sql', import.meta.url))
const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1, cohorts: false })
const administrator = await openTrial(database)
const { forename, surname } = children.zofia
const [zofia] = await administrator.run(sql, 'enrol', { forename, surname })
const [danny] = await administrator.run(sql, 'findPerson', { name: staff.canalsideWorker.name })
await administrator.close()
const childId = String(zofia!.id)
const home = `/support/children/${childId}`
const now = () => new Date('2026-07-17T09:30:00Z')
const origin = await serveSite(database, { pretend: true, now })
const phone = {
  viewport: { width: 360, height: 740 },
  javaScriptEnabled: false,
  reducedMotion: 'reduce',
} as const
let browser: Browser
let session: string

before(async () => {
  browser = await openBrowser()
  session = await startTestSession(database, String(danny!.person_id), String(danny!.place_id))
  for (const [n, note] of [
    'Showed me the bird she drew, and asked whether there is an art club.',
    'Mornings are hard since the night shifts began.',
    'Walked in with her. She smiled at the gate, the first time this week.',
    'Waved across the yard.',
  ].entries())
    await database.asActor(hashToken(session), tx =>
      logContact(tx, {
        id: newId(),
        children: [childId],
        kind: n === 1 ? 'phone' : 'in-person',
        direction: 'out',
        withWhom: n === 1 ? 'parent' : 'child',
        howWent: 'well',
        minutes: 10,
        occurredOn: `2026-07-${13 + n}`,
        capturedAt: new Date(`2026-07-${13 + n}T09:30:00Z`),
        note,
      }),
    )
})
after(() => browser?.close())

test('on a phone, one load from the list to the last three notes, all above the fold', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}/support/children`)
  await goBy(page.getByRole('link', { name: forename }).first())
  assert.equal(new URL(page.url()).pathname, home)
  const notes = page.locator('.kith-lately .kith-entry')
  assert.ok((await notes.count()) >= 3)
  const log = (await page.getByRole('button', { name: 'Log' }).boundingBox())!
  const third = (await notes.nth(2).boundingBox())!
  assert.ok(
    third.y + third.height <= log.y,
    `the third note ends at ${third.y + third.height}, Log begins at ${log.y}`,
  )
  assert.match(await notes.first().innerText(), /Yesterday/)
  const told = await page.locator('main').innerText()
  assert.match(told, /Speaks Polish/)
  assert.match(told, /Agnieszka Kowalczyk, mother\s+07700 900101/)
  assert.match(told, /\d+ of \d+ sessions/)
  assert.doesNotMatch(await page.title(), /Zofia|Kowalczyk/, 'tabs are seen by others')
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'What’s happened' }).first())
  assert.match(
    await page.locator('main').innerText(),
    /Yesterday[\s\S]*Mon 13 Jul[\s\S]*A concern about isolation/,
  )
  await looksRight(page)
  await context.close()
})

test('six people are two loads; the second drawing stands beside the first; paper leaves out what is not hers', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}${home}/family`)
  assert.match(await page.locator('main').innerText(), /Not drawn yet/)
  let loads = 0
  page.on('framenavigated', frame => {
    if (frame === page.mainFrame()) loads++
  })
  await goBy(page.getByRole('link', { name: 'Draw it now' }))
  const rows = await page.locator('fieldset.kith-row').count()
  const first = rows - 5
  const people = ['Babcia', 'Wujek Tomasz', 'Lena', 'Miss Ogden', 'Parish choir', 'Mum’s doctor']
  for (const [n, name] of people.entries()) await page.locator(`#name-${first + n}`).fill(name)
  await page.locator(`#tie-${first}`).selectOption('strong')
  await page.locator(`#tie-${first + 1}`).selectOption('hard')
  await page.locator('fieldset.kith-row').last().locator('summary').click()
  await page.locator(`#whose-${first + 5}`).selectOption('relative')
  await goBy(page.getByRole('button', { name: 'Draw it' }))
  assert.equal(loads, 2, 'the form, and the picture')
  const picture = page.getByRole('img', { name: /^Around Zofia\. strong: Babcia\. hard: Wujek Tomasz/ })
  assert.ok(await picture.isVisible())
  for (const name of people) assert.ok((await page.getByRole('rowheader', { name }).count()) > 0, name)
  await looksRight(page)
  assert.ok(await page.getByText('Mum’s doctor').first().isVisible())

  await goBy(page.getByRole('link', { name: 'Draw it as it is now' }))
  await page.locator(`#tie-${first + 1}`).selectOption('thin')
  await page.locator(`#name-${first + 2}`).fill('')
  await goBy(page.getByRole('button', { name: 'Draw it' }))
  await goBy(page.getByRole('link', { name: 'Before and after, side by side' }))
  const told = await page.locator('main').innerText()
  assert.match(told, /Wujek Tomasz: hard before, thin after/)
  assert.match(told, /No longer there: Lena/)
  assert.equal(await page.getByRole('img', { name: /^Around Zofia/ }).count(), 2)
  await looksRight(page)

  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.getByText('Mum’s doctor').first().isVisible(), false)
  assert.ok(await page.getByText('Babcia').last().isVisible())
  await page.goto(`${origin}${home}/family`)
  await page.emulateMedia({ media: 'print' })
  const paper = await page.locator('body').innerText()
  assert.doesNotMatch(paper, /Mum’s doctor|07700 900101|Lock Keeper/)
  assert.match(paper, /Babcia/)
  assert.match(paper, /Pretend data/)
  await context.close()
})

test('two who draw at once see both, and a row that is wrong keeps what was typed', async () => {
  const desktop = { viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' } as const
  const [context, one] = await signedIn(staff.canalsideWorker.name, desktop)
  const other = await context.newPage()
  for (const page of [one, other]) await page.goto(`${origin}${home}/family/network`)
  await one.locator('#name-1').fill('Canalside')
  await goBy(one.getByRole('button', { name: 'Draw it' }))
  await other.locator('#name-1').fill('The school by the canal')
  await goBy(other.getByRole('button', { name: 'Draw it' }))
  const told = await other.locator('main').innerText()
  assert.match(told, /Danny Whittle drew it since you opened this/)
  assert.match(told, /What was kept since:[\s\S]*Canalside/)
  assert.equal(await other.locator('#name-1').inputValue(), 'The school by the canal')
  await looksRight(other)
  await other.locator('fieldset.kith-row').first().locator('summary').click()
  await other.locator('#notes-1').fill('x'.repeat(301))
  await goBy(other.getByRole('button', { name: 'Draw it' }))
  assert.match(await other.locator('.govuk-error-summary').innerText(), /at most 300 letters/)
  await other.locator('#notes-1').fill('')
  await goBy(other.getByRole('button', { name: 'Draw it' }))
  assert.match(await other.locator('main').innerText(), /The drawing is kept/)
  for (const path of [
    '',
    '/happened',
    '/looked',
    '/family',
    '/family/relatives',
    '/family/facts',
    '/family/contacts',
  ]) {
    await other.goto(origin + home + path)
    await looksRight(other)
  }
  await context.close()
})

test('a relative is told with the document that shows it, and who must not be rung stands first', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}${home}/family`)
  await goBy(page.getByRole('link', { name: 'Add somebody of the family' }))
  await page.getByLabel('Name').fill('Piotr Kowalczyk')
  await page.getByLabel('What are they to the child?').selectOption('father')
  await page.getByRole('group', { name: 'Have they parental responsibility?' }).getByLabel('Yes').check()
  await page.getByLabel('Must they not be contacted? Say why').fill('Court order, seen in June')
  await goBy(page.getByRole('button', { name: 'Keep' }))
  assert.match(await page.locator('main').innerText(), /Write which document shows it/)
  assert.equal(await page.getByLabel('Name').inputValue(), 'Piotr Kowalczyk')
  await page.getByLabel('Which document shows it?').fill('Birth certificate')
  await goBy(page.getByRole('button', { name: 'Keep' }))
  const told = await page.locator('main').innerText()
  assert.match(told, /Piotr Kowalczyk \(father\) must not be contacted\. Court order/)
  assert.match(told, /Yes: Birth certificate/)
  await looksRight(page)
  await page.emulateMedia({ media: 'print' })
  assert.doesNotMatch(await page.locator('body').innerText(), /Court order/)
  await context.close()
})

test('the school’s lead sees no family; Danny sees that she looked, and why she could', async () => {
  const [leads, lead] = await signedIn(staff.canalsideLead.name, phone)
  await lead.goto(origin + home)
  assert.equal(await lead.getByRole('link', { name: 'Family and network' }).count(), 0)
  assert.doesNotMatch(await lead.locator('main').innerText(), /Polish|bird she drew|Babcia/)
  await looksRight(lead)
  const absent = await lead.goto(`${origin}/support/children/${newId()}/family`)
  for (const path of ['/family', '/family/network', '/looked']) {
    const refused = await lead.goto(origin + home + path)
    assert.deepEqual([refused!.status(), absent!.status()], [404, 404], path)
  }
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(origin + home)
  await goBy(page.getByRole('link', { name: 'Who else can, and who has looked' }))
  const told = await page.locator('main').innerText()
  assert.match(told, /Helen Ogden\s+As\s+school lead\s+Why\s+their school's roll/)
  assert.match(told, /Who\s+Helen Ogden\s+What\s+Their first page/)
  assert.match(told, /Who\s+Danny Whittle\s+What\s+[^\n]*Family and network/)
  await looksRight(page)
  await Promise.all([leads.close(), context.close()])
})

async function signedIn(name: string, options: object): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return [context, page]
}
