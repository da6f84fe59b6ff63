// A school's lead asks the tutors of those of whom too little is known; a tutor opens the link on a phone without
// JavaScript and answers; the lead sees who has answered and who has not; the manager runs the screen again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { doWork, placeOfSlug } from '#records/access/work.ts'
import { runScreen } from '#stages/identify/index.ts'
import { openBrowser } from '#test/browser.ts'
import { staff } from '#test/cast.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 2 })
const placeId = (await placeOfSlug(database, 'millbrook'))!
const origin = await serveSite(database, { pretend: true })
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
const desktop = { viewport: { width: 1280, height: 860 } }
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

let links: string[] = []

test('on a desktop without JavaScript the lead begins a round, names tutors by year and hands links over', async () => {
  const page = await signedIn(await open({ ...desktop, javaScriptEnabled: false }), staff.canalsideLead.name)
  await goBy(page.getByRole('link', { name: 'Ask tutors' }).last())
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Canalside Primary School' }))
  await page.getByLabel('How many to show').fill('12')
  await goBy(page.getByRole('button', { name: 'Show' }))
  assert.equal(await page.locator('input[name=child]:checked').count(), 12)
  await looksRight(page)
  await page.locator('input[name=child]').last().uncheck()
  await page.getByLabel('How many days do tutors have?').fill('0')
  await goBy(page.getByRole('button', { name: /Go on/ }))
  assert.match(await page.title(), /^Error: /)
  assert.equal(await page.locator('input[name=child]:checked').count(), 11, 'what was taken out stays out')
  await page.getByLabel('How many days do tutors have?').fill('10')
  await goBy(page.getByRole('button', { name: /Go on/ }))
  await page.getByLabel('Who are their tutors?').fill('Ms Khan, not-an-address@, Year 3')
  await goBy(page.getByRole('button', { name: 'Add' }))
  assert.match(await main(page), /Line 1: “not-an-address@” is not an e-mail address/)
  await page
    .getByLabel('Who are their tutors?')
    .fill('Ms Khan, k.khan@canalside.example, Years 3 4 and 5\nMr Osei')
  await goBy(page.getByRole('button', { name: 'Add' }))
  assert.match(await main(page), /11 children of Canalside Primary School\. Everybody has a tutor/)
  await page.locator('select').last().selectOption({ label: 'Mr Osei' })
  await goBy(page.getByRole('button', { name: 'Save and go on to the links' }))
  await goBy(page.getByRole('button', { name: 'Make the links' }))
  links = await page.locator('code').allInnerTexts()
  assert.equal(links.length, 2)
  assert.match(await main(page), /shown now and never again\. Kith sends nothing/)
  assert.doesNotMatch(await main(page), /risk|cohort|screen|score/i, 'a slip lies around')
  await goBy(
    page
      .getByRole('link', { name: 'I have them all: go on' })
      .or(page.getByRole('button', { name: 'I have them all: go on' })),
  )
  assert.match(await main(page), /0 of 11 children/)
  assert.equal(await page.getByText('No answer yet').count(), 2)
})

test('a program that looks at every address in a letter learns of no child, and ends nothing', async () => {
  for (const method of ['GET', 'HEAD']) {
    const answer = await fetch(links[0]!, { method, redirect: 'manual' })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('set-cookie'), null)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.match(answer.headers.get('referrer-policy')!, /same-origin/)
    assert.doesNotMatch(await answer.text(), /Year \d|tell-us/)
  }
})

test('on a phone without JavaScript the tutor answers, is told what is wrong, and comes back', async () => {
  const page = await (await open(phone)).newPage()
  await page.goto(links[0]!)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Begin' }))
  assert.equal(page.url(), `${origin}/tell-us`, 'the token is in no further address')
  await looksRight(page)
  assert.match(await main(page), /Helen Ogden, Canalside Primary School, asks you, Ms Khan|asks you, Mr Osei/)
  assert.doesNotMatch(await main(page), /\brisk|cohort|\bscreen|intervention/i)
  await goBy(
    page
      .getByRole('button', { name: 'Begin' })
      .or(page.getByRole('link', { name: 'Begin' }))
      .first(),
  )
  await page.getByLabel('Emotional').fill('11')
  await page
    .getByRole('group', { name: /How engaged/ })
    .getByLabel('Low')
    .check()
  await goBy(page.getByRole('button', { name: /^Save/ }).first())
  const told = await main(page)
  assert.match(told, /The score for emotional must be a whole number from 0 to 10/)
  assert.match(told, /Give all five scores or none/)
  assert.match(told, /Say what you have seen that makes it low/)
  assert.equal(await page.getByLabel('Emotional').inputValue(), '11', 'what was typed is there')
  for (const [scale, score] of [
    ['Emotional', 8],
    ['Conduct', 2],
    ['Hyperactivity', 3],
    ['Peer relationships', 7],
    ['Prosocial', 6],
  ] as const)
    await page.getByLabel(scale).fill(String(score))
  await page.locator('#school-because').fill('Head on the desk most mornings')
  await page
    .getByRole('group', { name: /home and school/ })
    .getByLabel('I don’t know')
    .check()
  await page.getByLabel('Being alone a lot').check()
  await page.locator('#seen-isolation').fill('Eats alone')
  await goBy(page.getByRole('button', { name: /^Save and stop|^Save$/ }))
  assert.match(await main(page), /is saved/)
  assert.match(
    await main(page),
    /Answered\s+today\s+.*scores, home and school: not known, at school, worries/s,
  )
  await goBy(page.getByRole('link', { name: /[A-Z]\.$/ }).first())
  assert.match(await main(page), /It is kept and not shown again/)
  assert.equal(await page.getByLabel('Emotional').inputValue(), '')
  assert.doesNotMatch(await main(page), /Eats alone|Head on the desk/)
  await looksRight(page)
  await page.goto(`${origin}/tell-us`)
  await goBy(page.getByRole('button', { name: 'Finish on this computer' }))
  await page.goto(`${origin}/tell-us`)
  assert.match(await main(page), /Open your link again/)
})

test('a tutor says what is not right of one pupil; the manager answers, and no other tutor reads it', async () => {
  const [khan, osei] = await Promise.all(
    [links[0]!, links[1]!].map(async link => {
      const page = await (await open(phone)).newPage()
      await page.goto(link)
      await goBy(page.getByRole('button', { name: 'Begin' }))
      return page
    }),
  )
  await goBy(khan!.getByRole('link', { name: /[A-Z]\.$/ }).first())
  await goBy(khan!.getByRole('link', { name: 'Something is not right' }))
  await looksRight(khan!)
  assert.match(await main(khan!), /About \p{L}+ \p{L}\./u)
  assert.doesNotMatch(await main(khan!), /Link Worker/, 'there is none yet')
  await goBy(khan!.getByRole('button', { name: 'Tell somebody else' }))
  assert.match(await main(khan!), /Choose what it is[\s\S]*Choose whom it is about/)
  await khan!.getByLabel('Others were told what they should not').check()
  await khan!.getByLabel('Somebody in school').check()
  await khan!.getByLabel('What happened?').fill('It was read out in the staff room')
  await goBy(khan!.getByRole('button', { name: 'Tell somebody else' }))
  assert.match(await main(khan!), /You told us[\s\S]*We answer by/)
  assert.doesNotMatch(await main(khan!), /staff room/)
  const said = new URL(khan!.url()).pathname
  assert.equal((await osei!.goto(`${origin}${said}`))?.status(), 404, 'not asked about that pupil')

  const manager = await signedIn(await open(desktop), staff.manager.name)
  await manager.goto(`${origin}/support/not-right`)
  const one = manager.locator('section', { hasText: 'It was read out in the staff room' })
  assert.match(await one.innerText(), /A tutor of/)
  await one.getByLabel('Your answer, in plain words').fill('We spoke about it with all of them.')
  await goBy(one.getByRole('button', { name: /Answer/ }))
  await khan!.goto(`${origin}${said}`)
  assert.match(await main(khan!), /We spoke about it with all of them\./)
})

test('the lead sees who has answered, gives a new link that ends the old, and closes', async () => {
  const page = await signedIn(await open(phone), staff.canalsideLead.name)
  await page.goto(`${origin}/identify/collecting`)
  await goBy(page.getByRole('link', { name: 'Canalside Primary School' }).first())
  assert.match(await main(page), /1 of 11 children/)
  await goBy(page.getByRole('button', { name: /New link/ }).first())
  const [newer] = await page.locator('code').allInnerTexts()
  const works = await Promise.all([...links, newer!].map(async link => (await fetch(link)).status))
  assert.deepEqual(works.toSorted(), [200, 200, 404], 'the old one opens nothing')
  await page.goto(`${origin}/identify/collecting`)
  await goBy(page.getByRole('link', { name: 'Canalside Primary School' }).first())
  assert.equal(
    await page.getByRole('button', { name: 'Run the screen again' }).count(),
    0,
    'the manager does that',
  )
  await goBy(page.getByRole('button', { name: 'Close the round' }))
  assert.match(await main(page), /The round is closed/)
  for (const link of [...links, newer!]) assert.equal((await fetch(link)).status, 404)
})

test('the manager runs the screen again and reads before and after', async () => {
  const page = await signedIn(await open(desktop), staff.manager.name)
  await page.goto(`${origin}/identify/collecting`)
  await goBy(page.getByRole('link', { name: 'Canalside Primary School' }).first())
  await goBy(page.getByRole('button', { name: 'Run the screen again' }))
  assert.match(await main(page), /The screen is running again/)
  const [waiting, id] = [page.url(), await page.locator('[data-run]').getAttribute('data-run')]
  // Left meanwhile: the page asks for itself until the screen has run.
  await page.goto('about:blank')
  await doWork(database, { kind: 'job', placeId, why: 'run the screen' }, work =>
    work.as(async tx => {
      await runScreen(tx, id!)
    }),
  )
  await page.goto(waiting)
  assert.match(await main(page), /Before and after/)
  assert.match(
    await main(page),
    /Of 11 children of whom too little was known, enough is known now of \d+; of \d+ too little still/,
  )
  await looksRight(page)
  await page.getByText(/^The children, 11/).click()
  await goBy(page.getByRole('row', { name: /scores, engagement, concerns/ }).getByRole('link'))
  const told = await main(page)
  assert.match(
    told,
    /Engagement at school: low\s+“Head on the desk most mornings”\s+(Ms Khan|Mr Osei), tutor, Fri 17 Jul/,
  )
  assert.match(told, /Being alone a lot\s+“Eats alone”/)
  assert.match(told, /tutor/, 'the risk names who said so')
  assert.doesNotMatch(told, /after the screen ran/, 'it is counted now')
  await looksRight(page)
})

test('guessing links is slowed down', async () => {
  const statuses: number[] = []
  for (let n = 0; n < 34; n++) statuses.push((await fetch(`${origin}/link/${'x'.repeat(42)}${n}`)).status)
  assert.equal(statuses[0], 404)
  assert.equal(statuses.at(-1), 429)
})

function open(options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  return browser.newContext({ ...options, reducedMotion: 'reduce' })
}

async function signedIn(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return page
}
