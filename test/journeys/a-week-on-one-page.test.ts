// Danny writes the page of the week on a phone, without JavaScript: what goes well and what is asked is proposed, of Zofia alone, of
// whom she and her mother said so. Helen reads it first thing, prints one side of A4, answers; Danny sees it on his Today, and the
// task she did is done.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { doWork } from '#records/access/work.ts'
import { takeOn } from '#stages/support/in-school/in-school.fixture.ts'
import {
  addActions,
  addGoals,
  addPlanShares,
  addPlanYeses,
  addPoints,
  beginEarlyHelp,
  colleaguesFor,
  saveVersions,
  startPlans,
} from '#stages/support/index.ts'
import { giveWeekly, lineKinds, MOST_LINES } from '#stages/support/weekly/weekly.ts'
import { openBrowser } from '#test/browser.ts'
import { children, staff } from '#test/cast.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1, cohorts: false })
const administrator = await openTrial(database)
const { forename, surname } = children.zofia
const zofia = await takeOn(administrator, { forename, surname, worker: staff.canalsideWorker.name })
await administrator.close()
const today = '2026-07-17'
const id = (n: number) => `018f0000-0000-4000-8000-00000000000${n}`
const [planId, goalId, task] = [id(1), id(2), id(3)]
const [sleep, form] = ['018f0000-0000-4000-8000-0000000000e1', '018f0000-0000-4000-8000-0000000000e2']
const GOALS = new Map([
  [goalId, 'school'],
  [sleep, 'council'],
] as const)
await doWork(database, { kind: 'operator', placeId: zofia.place, why: 'what was before' }, work =>
  work.as(async tx => {
    await startPlans(tx, [{ id: planId, childId: zofia.child, beganOn: '2026-06-01' }])
    const began = { planId, whose: 'child', measure: 'faces', beganOn: '2026-06-01' } as const
    await addGoals(tx, [
      { ...began, id: goalId },
      { ...began, id: sleep },
    ])
    const goal = { whoHelps: null, iDo: null, youDo: null, answers: [], lookAgainOn: null }
    const version = { planId, savedOn: '2026-06-01', follows: null }
    await saveVersions(tx, [
      { ...version, id: id(4), goalId, goal: { ...goal, aim: 'I want to be in by the bell' } },
    ])
    const [saved] = await saveVersions(tx, [
      {
        ...{ ...version, id: '018f0000-0000-4000-8000-0000000000e3', goalId: sleep },
        goal: { ...goal, aim: 'I want to sleep all night' },
      },
    ])
    for (const [n, goalId] of [...GOALS.keys()].entries())
      await addPoints(
        tx,
        (['2026-06-01', '2026-07-14'] as const).map((onDay, at) => ({
          ...{ id: `018f0000-0000-4000-8000-0000000000d${2 * n + at}`, goalId, onDay, value: 2 + 2 * at },
          ...{ saidBy: 'child' as const, words: null },
        })),
      )
    await addActions(tx, [
      {
        ...{ id: task, childId: zofia.child, what: 'A seat by the door', dueOn: '2026-07-20' },
        ...{ doer: { who: 'school', words: 'Ms Ogden' }, cameFrom: 'own', agreedOn: '2026-07-01' },
      },
      {
        ...{ id: form, childId: zofia.child, what: 'Send the form for a bigger flat', dueOn: '2026-07-24' },
        ...{ doer: { who: 'other', words: 'Early Help at the council' }, cameFrom: 'own' },
        agreedOn: '2026-07-01',
      },
    ])
    // Mr Entwistle of the council leads the episode.
    const council = (await colleaguesFor(tx, zofia.child)).find(each => each.name === staff.earlyHelp.name)!
    const episode = {
      ...{ id: '018f0000-0000-4000-8000-0000000000e4', childId: zofia.child, beganOn: '2026-06-01' },
      ...({ cameFrom: 'council', reason: 'Housing and money', why: null, reviewBy: '2026-07-31' } as const),
      ...{ withoutYesBecause: 'The council began it', level: { level: 3, name: 'Early Help' } },
    }
    assert.ok(
      await beginEarlyHelp(tx, { ...episode, lead: { personId: council.id }, madeBy: zofia.workerId }),
    )
    const yes = { planId, agrees: true, how: 'together' as const, saidOn: '2026-06-02', words: null }
    for (const [n, side] of (['child', 'parent'] as const).entries()) {
      const agreementId = id(7 + n)
      await addPlanYeses(tx, [{ ...yes, id: agreementId, side, name: side, number: saved!.number }])
      // One goal is for the school to read, the other for the council; how it goes stands on the page of each.
      await addPlanShares(
        tx,
        [...GOALS, [null, 'school'] as const, [null, 'council'] as const].map(([goalId, whom], at) => ({
          ...{ id: `018f0000-0000-4000-9000-00000000000${4 * n + at}`, agreementId, goalId, whom },
        })),
      )
    }
  }),
)
const origin = await serveSite(database, { pretend: true, now: () => new Date(`${today}T09:30:00Z`) })
const phone = {
  viewport: { width: 360, height: 740 },
  javaScriptEnabled: false,
  reducedMotion: 'reduce',
} as const
const desktop = { viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' } as const
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(() => browser?.close())

test('what is recorded is proposed, and given in a few taps', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}/support`)
  await goBy(page.getByRole('link', { name: 'Page of the week' }))
  assert.match(await main(page), /Canalside Primary School[\s\S]*To Helen Ogden\. Not given yet/)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: /^Write .*Canalside/ }))
  assert.match(await main(page), /of 1 child or young person of whom child and family both said so/)
  assert.match(
    await main(page),
    /Zofia is further on with “I want to be in by the bell”: a little, now nearly\./,
  )
  assert.ok(await page.getByLabel('Zofia: A seat by the door (Ms Ogden)').isChecked())
  await looksRight(page)
  await page.getByText('Something else that goes well').click()
  await page.getByLabel('In your own words').first().fill('Kowalczyk and her class sang.')
  await page.getByText('Ask for something else').click()
  await page.getByLabel('In your own words').last().fill('A quiet place at lunch.')
  await page.getByLabel('About whom?').last().selectOption('Zofia')
  await page.getByLabel('Day', { exact: true }).fill('24')
  await page.getByLabel('Month', { exact: true }).fill('7')
  await page.getByLabel('Year', { exact: true }).fill('2026')
  await goBy(page.getByRole('button', { name: 'Give this page' }))
  assert.match(await main(page), /Given Fri 17 Jul by Danny Whittle/)
  assert.match(
    await main(page),
    /What we ask of you[\s\S]*A seat by the door[\s\S]*A quiet place at lunch\. By Fri 24 Jul/,
  )
  await looksRight(page)
  // What he asked in his own words is a task of the school's too.
  await page.goto(`${origin}/support/children/${zofia.child}/reviews`)
  assert.match(await main(page), /A quiet place at lunch/)
  await context.close()
})

test('the school’s lead finds it first, prints one side, and answers', async () => {
  const [context, page] = await signedIn(staff.canalsideLead.name, desktop)
  await page.goto(origin)
  await looksRight(page)
  await goBy(page.getByRole('link', { name: 'Week of Mon 13 Jul' }))
  assert.match(await main(page), /Zofia is further on/)
  await looksRight(page)
  assert.equal(await sidesOf(page), 1, 'one side of A4')
  await goBy(page.getByRole('button', { name: 'Send back' }))
  assert.match(await main(page), /Answer one of them, or say a few words/)
  const [seat, lunch] = [/A seat by the door/, /A quiet place at lunch/].map(name =>
    page.getByRole('group', { name: new RegExp(`Your answer to: .*${name.source}`) }),
  )
  await seat!.getByLabel('Done').check()
  await lunch!.getByLabel('We cannot').check()
  await goBy(page.getByRole('button', { name: 'Send back' }))
  assert.match(await main(page), /Write why it cannot be/)
  await looksRight(page)
  await page.getByLabel('We cannot, because').last().fill('The library is closed for building.')
  await page.getByLabel('Anything else?').fill('I read the good news out to the staff.')
  await goBy(page.getByRole('button', { name: 'Send back' }))
  assert.match(await main(page), /Thank you\. Whoever wrote this page/)
  assert.match(await main(page), /Done Helen Ogden[\s\S]*Cannot Helen Ogden: “The library is closed/)
  await page.goto(origin)
  assert.doesNotMatch(await main(page), /waits for your answer/)
  await context.close()
})

test('its writer reads what came back, and what was done is done', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}/support`)
  assert.match(
    await main(page),
    /Canalside Primary School answered the page of the week\s+1 ask cannot be done/,
  )
  await goBy(page.getByRole('button', { name: /^Read .*Canalside/ }))
  assert.match(await main(page), /I read the good news out to the staff/)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'I have read the answers' }))
  await page.goto(`${origin}/support`)
  assert.doesNotMatch(await main(page), /answered the page of the week/)
  await page.goto(`${origin}/support/children/${zofia.child}/happened`)
  assert.match(await main(page), /A seat by the door/)
  await context.close()
})

test('the council’s practitioner who leads the episode reads what was agreed for the council, answers, and Danny reads it', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}/support/weekly`)
  await goBy(page.getByRole('button', { name: `Write for ${staff.earlyHelp.name}` }))
  assert.match(await main(page), /Zofia is further on with “I want to sleep all night”/)
  assert.doesNotMatch(await main(page), /in by the bell|A seat by the door/, 'that is for the school')
  assert.ok(await page.getByLabel('Zofia: Send the form for a bigger flat').isChecked())
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Give this page' }))
  assert.match(await main(page), /What we ask of you[\s\S]*Send the form for a bigger flat/)
  await context.close()

  const [theirs, reading] = await signedIn(staff.earlyHelp.name, phone)
  await reading.goto(origin)
  await goBy(reading.getByRole('link', { name: 'Week of Mon 13 Jul' }))
  assert.match(await main(reading), /I want to sleep all night[\s\S]*Send the form for a bigger flat/)
  assert.doesNotMatch(await main(reading), /in by the bell|A seat by the door|quiet place at lunch/)
  assert.equal(await sidesOf(reading), 1)
  await reading.getByLabel('Done').check()
  await reading.getByLabel('Anything else?').fill('The panel meets on the 30th.')
  await looksRight(reading)
  await goBy(reading.getByRole('button', { name: 'Send back' }))
  assert.match(await main(reading), /Thank you\. Whoever wrote this page/)
  await reading.goto(`${origin}/support/weekly`)
  assert.equal(
    await reading.locator('main').getByText('Canalside').count(),
    0,
    'the school’s pages are not theirs',
  )
  await theirs.close()

  const [back, worker] = await signedIn(staff.canalsideWorker.name, phone)
  await worker.goto(`${origin}/support`)
  assert.match(await main(worker), new RegExp(`${staff.earlyHelp.name} answered the page of the week`))
  await worker.goto(`${origin}/support/children/${zofia.child}/reviews`)
  assert.doesNotMatch(await main(worker), /Send the form for a bigger flat/, 'done by the answer')
  await worker.goto(`${origin}/support/children/${zofia.child}/happened`)
  assert.match(await main(worker), /Send the form for a bigger flat/)
  await back.close()
  // The other practitioner of the council, who leads nothing of hers, is given nothing.
  const [other, nothing] = await signedIn(staff.earlyHelpToo.name, phone)
  await nothing.goto(`${origin}/support/weekly`)
  assert.match(await main(nothing), /None yet/)
  await other.close()
})

test('as much as may stand there, said as long as it may be and answered at length, fills one side of A4', async () => {
  const page = '018f0000-0000-4000-8000-0000000000a0'
  const kinds = lineKinds.flatMap(kind => Array.from({ length: MOST_LINES[kind] }, () => kind))
  const lines = kinds.map((kind, n) => ({
    ...{ id: `018f0000-0000-4000-8000-0000000000${(n + 0xb0).toString(16)}`, childId: zofia.child, kind },
    ...{
      words: long(kind === 'date' ? 80 : 200),
      onDay: kind === 'well' ? null : '2026-07-31',
      about: null,
      aboutId: null,
    },
  }))
  await doWork(database, { kind: 'operator', placeId: zofia.place, why: 'a long page' }, work =>
    work.as(tx =>
      giveWeekly(tx, {
        ...{ id: page, to: { schoolId: zofia.school, readerId: null }, weekOf: '2026-07-06' },
        ...{ givenOn: '2026-07-10', lines, madeBy: zofia.workerId },
      }),
    ),
  )
  const [context, reading] = await signedIn(staff.canalsideLead.name, desktop)
  await reading.goto(`${origin}/support/weekly/pages/${page}`)
  assert.equal(await reading.locator('.kith-weekly li').count(), 3 + 3 + 8)
  assert.equal(await sidesOf(reading), 1, 'before it is answered')
  for (const group of await reading.getByRole('group', { name: /Your answer to/ }).all())
    await group.getByLabel('We cannot').check()
  for (const folded of await reading.locator('#answers summary').all()) await folded.click()
  for (const box of await reading.getByLabel('We cannot, because').all()) await box.fill(long(200))
  await reading.getByLabel('Anything else?').fill(long(500))
  await goBy(reading.getByRole('button', { name: 'Send back' }))
  assert.equal((await main(reading)).split('Cannot Helen').length, 1 + 3)
  assert.equal(await sidesOf(reading), 1, 'once it is answered')
  await context.close()
})

/** How many sides of A4 it takes. */
async function sidesOf(page: Page): Promise<number> {
  const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  return paper.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length
}

/** So many letters, as people write them. */
function long(letters: number): string {
  return 'Was in by the bell on four mornings, and told the whole class how a canal boat climbs through the locks. '
    .repeat(9)
    .slice(0, letters)
    .trim()
    .padEnd(letters, '.')
}

async function signedIn(
  name: string,
  options: Parameters<Browser['newContext']>[0],
): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return [context, page]
}
