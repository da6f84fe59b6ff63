// Wendy Alderson, data manager of Lockgate, drops in the report that her school's system prints: titles above, a total
// below, days as the English write them, Windows letters. She matches its columns once, reads what would be done, confirms,
// and takes it back. All of it without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { everythingHeld } from '#intake/import.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { staff } from '#test/cast.ts'
import { goBy, main } from './go-by.ts'
import { openImporting, type Sent, send, settled, signedIn } from './importing.ts'
import { looksRight } from './looks-right.ts'

const world = await openImporting()
let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

const GIVEN = [
  'Ann',
  'Bea',
  'Cat',
  'Dee',
  'Eve',
  'Fay',
  'Gil',
  'Hal',
  'Ivy',
  'Jo',
  'Kit',
  'Liv',
  'Mo',
  'Nell',
]
const HEADINGS = 'UPN,Legal Surname,Legal Forename,DOB,Gender,Year Group,Reg Group,FSM,SEN Status,Password'

test('on a phone: columns once, review, confirm, receipt, undo', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  const page = await signedIn(world, context, staff.dataManager.name)
  const asked = await send(world, page, [report('Roll October.csv', GIVEN)])
  assert.match(asked, /Which column is what\?/)
  assert.match(asked, /Dropped on sight, and kept nowhere.*Password/s)
  assert.doesNotMatch(asked, /secret/)
  await looksRight(page)
  // She sends for Lockgate alone: it is chosen, and no other school is offered.
  const school = page.getByLabel('No column says which school')
  assert.deepEqual(await school.locator('option').allInnerTexts(), ['Lockgate Academy (990007)'])
  await goBy(page.getByRole('button', { name: 'Go on to the review' }))
  const review = await settled(page)
  assert.match(review, /Check before anything changes/)
  assert.match(review, /New\s+14\s+They come onto the roll/)
  assert.match(review, /1 row was passed over as a sum/)
  assert.equal((await everythingHeld(world.database)).children.length, 0)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Take them in' }))
  const receipt = await settled(page)
  assert.match(receipt, /The files were taken in.*Children\s+14 new/s)
  assert.match(receipt, /Dropped on sight, and kept nowhere: Password/)
  await looksRight(page)
  const held = await everythingHeld(world.database)
  assert.ok(held.names.some(({ row }) => row.surname === 'Muñoz-a'))
  assert.ok(held.births.some(({ row }) => row.born_on === '2014-03-01'))
  // The same file again: nothing to match, nothing to confirm, nothing changed.
  assert.match(await send(world, page, [report('Roll October.csv', GIVEN)]), /Nothing new/)
  assert.deepEqual(await everythingHeld(world.database), held)
  await context.close()
})

test('the next month: changed, new, and a close match that only somebody who may see the child decides', async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    javaScriptEnabled: false,
  })
  const wendy = await signedIn(world, context, staff.dataManager.name)
  // Ann comes under a new number, Bea is called otherwise, Cat is not there, and Olga is new.
  const next = report('Roll November.csv', ['Ann', 'Beatrice', ...GIVEN.slice(3), 'Olga'], text =>
    text.replace('Q999000021000', 'Q999000022000'),
  )
  const review = await send(world, wendy, [next])
  assert.match(review, /Check before anything changes/, 'the columns are remembered')
  assert.match(review, /New\s+1\s.*Changed\s+1\s.*Close match to decide\s+1\s.*not in the file\s+2\s/s)
  assert.match(review, /Somebody who may see those children decides/)
  assert.doesNotMatch(review, /Muñoz/, 'a data manager sees no child who is held')
  const address = wendy.url()

  const managers = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  const ruth = await signedIn(world, managers, staff.manager.name)
  await ruth.goto(address)
  const seen = await main(ruth)
  assert.match(seen, /Here already.*Ann Muñoz-a.*1 March 2014/s)
  await looksRight(ruth)
  await ruth.getByLabel('The same child').check()
  await goBy(ruth.getByRole('button', { name: 'Keep these answers' }))
  assert.match(await ruth.locator('body').innerText(), /Your answers are kept/)
  assert.ok(await ruth.getByLabel('The same child').isChecked())

  await wendy.goto(address)
  await goBy(wendy.getByRole('button', { name: 'Take them in' }))
  assert.match(await settled(wendy), /Children\s+1 new, 1 changed, 12 as before/)
  const held = await everythingHeld(world.database)
  assert.equal(held.children.length, 15)
  assert.equal(held.pupil_numbers.length, 16)

  await undo(wendy, 'It was sent too early')
  const inForce = (await everythingHeld(world.database)).names.filter(({ row }) => row.ended_at === null)
  assert.equal(inForce.length, 14)
  assert.ok(inForce.some(({ row }) => row.forename === 'Bea'))
  await Promise.all([context.close(), managers.close()])
})

async function undo(page: Page, because: string): Promise<void> {
  await goBy(page.getByRole('link', { name: 'Undo this import' }))
  await looksRight(page)
  await page.getByLabel('Why?').fill(because)
  await goBy(page.getByRole('button', { name: 'Undo this import' }))
  assert.match(await settled(page), /This import was undone/)
  await looksRight(page)
}

/** A list as SIMS prints it: two lines of titles, a total, CR LF, Windows-1252. */
function report(name: string, given: readonly string[], change = (text: string) => text): Sent {
  const rows = given.map(forename => {
    // Who is called otherwise or comes later keeps the line they have.
    const n = forename === 'Beatrice' ? 1 : forename === 'Olga' ? 20 : GIVEN.indexOf(forename)
    const letter = String.fromCharCode(97 + n)
    const day = String(1 + (n % 27)).padStart(2, '0')
    const upn = `Q9990000210${String(n).padStart(2, '0')}`
    return `${upn},Muñoz-${letter},${forename},${day}/03/2014,F,Year 7,7A,${n % 2 ? 'Yes' : 'No'},K,secret${n}`
  })
  const lines = [
    'Lockgate Academy',
    'Printed 12/10/2025 09:15',
    HEADINGS,
    ...rows,
    `Total,,,${given.length},,,,,,`,
  ]
  return { name, content: Buffer.from(change(lines.join('\r\n')), 'latin1') }
}
