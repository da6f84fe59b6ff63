// A manager changes a threshold and sees at once who comes in and who goes out; the council proposes one number, a school
// another; the school agrees with a third, and that becomes the next version. Without JavaScript, at both widths.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { doWork, placeOfSlug } from '#records/access/work.ts'
import { workOutProposal } from '#stages/identify/index.ts'
import { openBrowser } from '#test/browser.ts'
import { staff } from '#test/cast.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 2 })
const origin = await serveSite(database, { pretend: true })
const placeId = (await placeOfSlug(database, 'millbrook'))!
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

test('a threshold is changed, and who comes in and goes out is named before anything is saved', async () => {
  const page = await signedIn(staff.manager.name, 360)
  await page.goto(`${origin}/identify`)
  await goBy(page.getByRole('link', { name: 'Try the rules' }))
  assert.match(await main(page), /Nobody would come in\..*Nobody would go out\./s)
  await page.getByText(/^Attendance: missed one session in ten/).click()
  await page.locator('#attendance-1-at_least_percent').fill('25')
  await goBy(page.getByRole('button', { name: 'See what changes' }))
  const told = await main(page)
  assert.match(
    told,
    /Attendance, missed at least so many in a hundred sessions: 25 instead of 10/,
    'the change is said in words',
  )
  assert.match(told, /All 2 schools|The 2 schools whose children you may see, of 7/)
  const goOut = Number(/(\d+)\s+go out/.exec(told)?.[1])
  assert.ok(goOut > 0, told.slice(0, 400))
  assert.equal(await page.locator('#go-out tbody tr').count(), Math.min(goOut, 15))
  assert.match(
    await page.locator('#go-out tbody tr').first().innerText(),
    /Attendance: missed \d+ of \d+ sessions/,
  )
  for (const tab of ['Which children', 'The areas', 'On last year']) {
    await goBy(page.getByRole('link', { name: tab }))
    assert.match(await main(page), /25 instead of 10/, `${tab} keeps what was changed`)
    if (tab !== 'Which children') await looksRight(page)
  }
  assert.match(await main(page), /about finding, not about helping/)
  await page.goto(`${origin}/identify/workbench`)
  assert.doesNotMatch(await main(page), /25 instead of 10/, 'nothing was saved')
  await page.context().close()
})

test('what cannot be read is told, and nothing typed is lost', async () => {
  const page = await signedIn(staff.canalsideLead.name, 1280)
  await page.goto(`${origin}/identify/workbench`)
  assert.match(await main(page), /Canalside Primary School alone/)
  await page.getByText(/^Attendance: missed one session in ten/).click()
  await page.locator('#attendance-1-at_least_percent').fill('200')
  await page.locator('#attendance-1-minimum_sessions').fill('many')
  const [answer] = await Promise.all([
    page.waitForResponse(each => each.url().includes('/identify/workbench?')),
    goBy(page.getByRole('button', { name: 'See what changes' })),
  ])
  assert.equal(answer.status(), 422)
  assert.match(await main(page), /must be a number from 0 to 100/)
  assert.equal(await page.locator('#attendance-1-minimum_sessions').inputValue(), 'many')
  await looksRight(page)
  await page.context().close()
})

test('two proposals stand side by side; the one agreed is the next version, and the other is to be made again', async () => {
  const council = await signedIn(staff.earlyHelp.name, 360)
  const his = await proposeFrom(
    council,
    'minimum_risks=4',
    'Four risks, as places are few and need is great.',
  )
  assert.match(await main(council), /Colin Entwistle, early help practitioner, Millbrook Council/)
  const school = await signedIn(staff.canalsideLead.name, 1280)
  const hers = await proposeFrom(
    school,
    'attendance-1-at_least_percent=12',
    'Twelve, as our bus is late most days.',
  )
  // Left meanwhile: a proposal's page asks for itself until it is worked out.
  for (const page of [council, school]) await page.goto('about:blank')
  for (const path of [his, hers]) await workOut(path.split('/').at(-1)!)
  await school.goto(origin + hers)
  assert.match(await main(school), /In by this proposal/)
  assert.match(await main(school), /How it would have done on last year/)
  await looksRight(school)

  await council.goto(origin + hers)
  await council.getByLabel('I agree with it').check()
  await council.getByLabel('In your words').fill('That would be fair to children who come from far.')
  await goBy(council.getByRole('button', { name: 'Say it' }))
  assert.match(await main(council), /Agrees Colin Entwistle, early help practitioner, Millbrook Council/)
  await council.goto(`${origin}/identify/workbench/proposals`)
  const sideBySide = await main(council)
  for (const each of [
    /Four risks, as places are few/,
    /Twelve, as our bus is late/,
    /3 in twenty|three in twenty/,
  ])
    assert.match(sideBySide, each)
  await looksRight(council)
  assert.equal(await council.getByRole('button', { name: /make it version/ }).count(), 0, 'not his to agree')

  const manager = await signedIn(staff.manager.name, 360)
  await manager.goto(origin + hers)
  await goBy(manager.getByRole('button', { name: 'Agree: make it version 2' }))
  assert.match(await main(manager), /Agreed: version 2/)
  assert.match(await main(manager), /Behind it: Helen Ogden, Colin Entwistle, Ruth Adeyemi/)
  await looksRight(manager)
  await manager.goto(`${origin}/identify/workbench`)
  assert.match(await main(manager), /Version 2 of this place’s rules is in force/)
  assert.match(await main(manager), /Attendance: missed 12 sessions in a hundred/)
  await manager.goto(origin + his)
  assert.match(await main(manager), /It was made against version 1, and version 2 is in force now/)
  await goBy(manager.getByRole('link', { name: 'Make it again against version 2' }))
  assert.match(
    await main(manager),
    /At least so many risks: 4 instead of 3|at least so many risks: 4 instead of 3/,
  )
  for (const page of [council, school, manager]) await page.context().close()
})

test('a Link Worker and a payer find no workbench', async () => {
  for (const who of [staff.canalsideWorker.name, staff.payer.name]) {
    const page = await signedIn(who, 360)
    for (const path of ['/identify/workbench', '/identify/workbench/proposals'])
      assert.equal((await page.goto(origin + path))!.status(), 404)
    await page.context().close()
  }
})

/** Proposes from the workbench's own form. Answers the address of the proposal. */
async function proposeFrom(page: Page, change: string, because: string): Promise<string> {
  await page.goto(`${origin}/identify/workbench?${change}`)
  await goBy(page.getByRole('button', { name: 'Propose' }))
  assert.match(await main(page), /Say why, in a sentence that the others can weigh/)
  await page.getByLabel('Why?').fill(because)
  await goBy(page.getByRole('button', { name: 'Propose' }))
  return new URL(page.url()).pathname
}

async function workOut(id: string): Promise<void> {
  await doWork(database, { kind: 'job', placeId, why: 'work out a proposal' }, work =>
    work.as(tx => workOutProposal(tx, id)),
  )
}

async function signedIn(name: string, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 860 },
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return page
}
