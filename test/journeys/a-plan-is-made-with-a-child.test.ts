// Danny makes a plan with Zofia on a phone, without JavaScript: what she hopes for, a goal in six taps, pictures she picks, both
// yeses, and her own sheet to print. Ruth writes at the same time, and no word of either is lost. Helen stops what is too hard.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { takeOn } from '#stages/support/in-school/in-school.fixture.ts'
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
const { child } = await takeOn(administrator, { forename, surname, worker: staff.canalsideWorker.name })
await administrator.close()
const home = `/support/children/${child}`
const origin = await serveSite(database, { pretend: true, now: () => new Date('2026-07-17T09:30:00Z') })
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

test('hopes come first; the plan begins with them', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(origin + home)
  await goBy(page.getByRole('link', { name: 'Plan', exact: true }))
  assert.match(await main(page), /Nothing yet\. A plan is made together/)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Begin a plan together' }))
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Write at least one of these/)
  await page.getByLabel('What I hope for').fill('To look after animals, and to have a hamster.')
  await page.getByLabel('What I want people to know about me').fill('Po polsku jestem szybka.')
  await page.getByLabel('Their words are in').selectOption('pl')
  await page.getByLabel('What I am good at').fill('Knows more about animals than any of us.')
  await page.getByLabel('Who and what is good for me').fill('Mum, and the hedgehog book.')
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /What I hope for\s+To look after animals/)
  assert.equal(await page.locator('blockquote[lang="pl"]').innerText(), '“Po polsku jestem szybka.”')
  await looksRight(page)
  await context.close()
})

test('a goal is agreed in six taps and what is typed, three loads, with where she is now and her yes', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}${home}/plan`)
  let taps = 0
  let loads = 0
  page.on('framenavigated', frame => {
    if (frame === page.mainFrame()) loads++
  })
  const tap = async (what: Locator, leads = false) => {
    taps++
    if (leads) await goBy(what)
    else await what.click()
  }
  await tap(page.getByRole('button', { name: 'Agree a goal' }), true)
  await looksRight(page)
  await page.getByLabel('What I want').fill('I want to come in when Mum is at work.')
  await tap(page.getByLabel('A little'))
  await page.getByLabel('What I do').fill('I ring Danny’s bell at the corner.')
  await page.getByLabel('What you do').fill('Danny walks in with me.')
  await page.getByLabel('Who helps').fill('Danny and Mum')
  await tap(page.getByLabel('Yes, they want this goal'))
  await tap(page.getByRole('button', { name: 'Keep this goal' }), true)
  assert.ok(taps <= 6, `${taps} taps`)
  assert.ok(loads <= 3, `${loads} loads`)
  const plan = await main(page)
  assert.match(plan, /“I want to come in when Mum is at work\.”/)
  assert.match(plan, /Where I am now: A little/)
  assert.match(plan, /The child or young person\s+Yes Zofia/i)
  assert.match(plan, /Parent or carer\s+Not asked yet/)
  assert.match(plan, /No goal is about their own people yet/)

  await goBy(page.getByRole('link', { name: /^Where I am now/ }))
  await page.getByLabel('Half-way').check()
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Where I am now: Half-way/)
  await looksRight(page)
  await context.close()
})

test('a goal about their own people is one tap away, and is measured by who does it', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}${home}/plan/goals/new`)
  assert.match(
    await main(page),
    /A face[\s\S]*Or a number from 0 to 10[\s\S]*Or, with a goal about our own people/,
  )
  await page.getByLabel('What I want').fill('I want to know two names.')
  await page.getByLabel('Done for us').check()
  await goBy(page.getByRole('button', { name: 'Keep this goal' }))
  assert.match(await main(page), /Tap a face or a number; “Done for us” is for a goal about our own people/)
  await page.getByLabel('Half-way').check()
  await page.getByLabel('Our own people: family, friends, neighbours').check()
  await goBy(page.getByRole('button', { name: 'Keep this goal' }))
  assert.match(await main(page), /Tap who does it by now: for us, with us, by us/)
  const waits = /Zofia K\.: no goal about their own people yet/
  const waiting = async () => {
    await page.goto(`${origin}/support/waiting`)
    const told = await page.locator('main').innerText()
    await page.goto(`${origin}${home}/plan`)
    return waits.test(told)
  }
  assert.ok(await waiting(), 'it waits for her Link Worker')
  await goBy(page.getByRole('button', { name: /^Not now\s*: a goal/ }))
  assert.ok(!(await waiting()), 'and no more once left for later')
  await goBy(page.getByRole('button', { name: 'Take up their own people' }))
  assert.ok(await waiting())
  await goBy(page.getByRole('link', { name: 'Agree one about their own people' }))
  assert.equal(await page.getByLabel('Half-way').count(), 0, 'who does it by now is asked, and nothing else')
  await looksRight(page)
  await page.getByLabel('What I want').fill('We want two people we can ring when it is late.')
  await page.getByLabel('Done with us').check()
  const again = page.getByRole('group', { name: 'When do we look at it again?' })
  for (const [part, value] of Object.entries({ Day: '17', Month: '7', Year: '2026' }))
    await again.getByLabel(part).fill(value)
  await goBy(page.getByRole('button', { name: 'Keep this goal' }))
  const plan = await main(page)
  assert.match(plan, /Our own people[\s\S]*Where I am now: Done with us/i)
  assert.doesNotMatch(plan, /No goal is about their own people yet/)
  const goal = page.locator('.kith-goal', { hasText: 'two people we can ring' })
  await page.goto(`${origin}/support/waiting`)
  assert.match(await main(page), /Zofia K\.: look at a goal again\s+The day on which you said you would/)
  await page.goto(`${origin}${home}/plan`)
  await goBy(goal.getByRole('link', { name: /^Where I am now/ }))
  await page.getByLabel('Done by us').check()
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  await page.goto(`${origin}/support/waiting`)
  assert.doesNotMatch(await main(page), /look at a goal again/, 'it was looked at')
  await page.goto(`${origin}${home}/plan`)
  await goBy(goal.getByRole('link', { name: /^End it/ }))
  await page.getByLabel('Reached').check()
  await goBy(page.getByRole('button', { name: 'End this goal' }))
  await context.close()
})

test('what no goal answers is left for later in one tap, and what two say of one goal at once is all kept', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}${home}/plan`)
  assert.match(await main(page), /No goal answers yet: [^\n]*Attendance/)
  await goBy(page.getByRole('link', { name: /^Say it otherwise/ }))
  await page.getByText('What it may answer, for the grown-ups').click()
  await page.getByLabel('Attendance').check()
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.doesNotMatch(await main(page), /No goal answers yet: [^\n]*Attendance/)
  await goBy(page.getByRole('button', { name: 'Not now, any of these' }))
  assert.doesNotMatch(await main(page), /No goal answers yet/)
  await goBy(page.getByRole('button', { name: 'Take up maths' }))
  assert.match(await main(page), /No goal answers yet: Maths\./)
  await goBy(page.getByRole('button', { name: 'Not now', exact: true }))
  await looksRight(page)

  const [ruths, ruth] = await signedIn(staff.manager.name, desktop)
  for (const each of [page, ruth]) {
    await each.goto(`${origin}${home}/plan`)
    await goBy(each.getByRole('link', { name: /^Say it otherwise/ }))
  }
  await ruth.getByLabel('Who helps').fill('Danny, Mum and the crossing lady')
  await goBy(ruth.getByRole('button', { name: 'Keep it' }))
  await page.getByLabel('Who helps').fill('Danny, Mum and the baker')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(
    await main(page),
    /In the plan now, by Ruth Adeyemi[\s\S]*crossing lady[\s\S]*Beside it, by Danny/,
  )
  assert.match(await page.getByLabel('Who helps').inputValue(), /crossing lady\nDanny, Mum and the baker/)
  assert.ok(await page.getByLabel('Attendance').isChecked(), 'what it answers is there still')
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.doesNotMatch(await main(page), /Two texts stand/)
  await Promise.all([ruths.close(), context.close()])
})

test('she picks from pictures; a tutor waits until she is ready; what is too hard stops in one tap', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}${home}/plan`)
  await goBy(page.getByRole('button', { name: 'My choice: pick from pictures' }))
  await goBy(page.getByRole('button', { name: 'This is my choice' }))
  assert.match(await main(page), /Tap at least one picture/)
  await page.getByLabel('Animals').check()
  await page.getByLabel('Drawing and making').check()
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'This is my choice' }))
  assert.equal(await page.getByText('My choice', { exact: true }).count(), 2)
  // One that is not begun is left out in one tap too.
  const drawing = page.locator('.kith-activity', { hasText: 'Drawing and making' })
  await goBy(drawing.getByRole('button', { name: 'Not the right time' }))
  assert.equal(await page.getByText('My choice', { exact: true }).count(), 1)
  await page.getByText('Done or stopped, 1').click()
  assert.match(await main(page), /Drawing and making[^\n]*by the child[^\n]*: Not the right time/)

  for (const which of ['maths, Tuesdays', 'reading, Thursdays']) {
    await goBy(page.getByRole('link', { name: 'Add an activity' }))
    await page.getByLabel('What is it?').selectOption('tuition')
    await page.getByLabel('Which one, where, when?').fill(which)
    await page.getByRole('group', { name: 'For which goal?' }).getByRole('radio').first().check()
    await page.getByLabel('Ready when').fill('When I like being in the room')
    await goBy(page.getByRole('button', { name: 'Keep it' }))
  }
  assert.match(await main(page), /Academic comes in year 2/)
  const maths = page.locator('.kith-activity', { hasText: 'maths, Tuesdays' })
  assert.equal(await maths.getByRole('button', { name: /^It begins/ }).count(), 0, 'it waits')
  await goBy(maths.getByRole('button', { name: /^It is so now/ }))
  await goBy(maths.getByRole('button', { name: /^It begins/ }))
  await looksRight(page)
  assert.match(await maths.innerText(), /Going on/)

  const [leads, lead] = await signedIn(staff.canalsideLead.name, phone)
  await lead.goto(`${origin}${home}/plan`)
  assert.match(await main(lead), /Nothing of a plan is shared with you yet/)
  await looksRight(lead)
  for (const [side, name] of [
    ['The child or young person', ''],
    ['Parent or carer', 'Agnieszka, her mother'],
  ] as const) {
    await page.goto(`${origin}${home}/plan/yes`)
    await page.getByLabel(side).check()
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByLabel('Who of the family?').fill(name)
    await page.getByRole('group', { name: 'What may the lead at' }).getByLabel('The goal').check()
    await looksRight(page)
    await goBy(page.getByRole('button', { name: 'Keep it' }))
  }
  assert.match(await main(page), /The school’s lead reads\s+“/)
  await lead.goto(`${origin}${home}/plan`)
  assert.equal(await lead.getByRole('link', { name: 'Agree a goal' }).count(), 0)
  assert.doesNotMatch(await main(lead), /hamster|szybka|Drawing and making/)
  await looksRight(lead)
  const hers = lead.locator('.kith-activity', { hasText: 'maths, Tuesdays' })
  await goBy(hers.getByRole('button', { name: 'Too hard now' }))
  await lead.getByText('Done or stopped, 1').click()
  assert.match(await main(lead), /maths, Tuesdays[^\n]*by the school: Too hard now/)
  await leads.close()

  await page.goto(`${origin}${home}/plan`)
  const reading = page.locator('.kith-activity', { hasText: 'reading, Thursdays' })
  await goBy(reading.getByRole('button', { name: /^It is so now/ }))
  await goBy(reading.getByRole('button', { name: /^It begins/ }))
  await goBy(reading.getByRole('button', { name: 'Not the right time' }))
  assert.match(await main(page), /Somebody who teaches me was stopped 2 times\./)
  await page.goto(`${origin}/support`)
  assert.match(await main(page), /Zofia K\.: somebody who teaches me was stopped twice/)
  await context.close()
})

test('two write at the same time: both texts stand, and whoever looks keeps what is right of both', async () => {
  const [dannys, danny] = await signedIn(staff.canalsideWorker.name, phone)
  const [ruths, ruth] = await signedIn(staff.manager.name, desktop)
  for (const page of [danny, ruth]) await page.goto(`${origin}${home}/plan/words`)
  await ruth.getByLabel('What I am good at').fill('Knows every animal, and tells it so that others listen.')
  await goBy(ruth.getByRole('button', { name: 'Keep it' }))
  await danny.getByLabel('What I am good at').fill('Knows every animal, and is kind to the small ones.')
  await goBy(danny.getByRole('button', { name: 'Keep it' }))
  const both = await main(danny)
  assert.match(both, /Two people wrote at the same time\. Both texts are kept/)
  assert.match(both, /In the plan now, by Ruth Adeyemi[\s\S]*tells it so that others listen/)
  assert.match(both, /Beside it, by Danny Whittle[\s\S]*kind to the small ones/)
  await looksRight(danny)
  // He leaves it there: it waits, and nothing of it is lost.
  await danny.goto(`${origin}/support`)
  assert.match(await main(danny), /Zofia K\.: two texts of the plan stand beside each other/)
  await ruth.goto(`${origin}${home}/plan`)
  await looksRight(ruth)
  await goBy(ruth.getByRole('link', { name: /^Look at both/ }))
  const field = ruth.getByLabel('What I am good at')
  assert.match(await field.inputValue(), /others listen\.\nKnows every animal, and is kind/)
  await field.fill('Knows every animal, tells it so that others listen, and is kind to the small ones.')
  await goBy(ruth.getByRole('button', { name: 'Keep it' }))
  assert.doesNotMatch(await main(ruth), /Two texts stand/)
  await goBy(ruth.getByRole('link', { name: 'Every version' }))
  const versions = await main(ruth)
  for (const text of ['others listen.', 'kind to the small ones.', 'than any of us.', 'having seen version'])
    assert.ok(versions.includes(text), text)
  await looksRight(ruth)
  await Promise.all([dannys.close(), ruths.close()])
})

test('what is behind it is each one’s own words, needs count days, both yeses stand apart; the school’s lead reads none of it', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}${home}/plan`)
  for (const [who, words] of [
    ['The child or young person', 'Jak jest cicho, to myślę za dużo.'],
    ['Parent or carer', 'I leave at half past three and she is alone.'],
  ] as const) {
    await goBy(page.getByRole('link', { name: 'Add what somebody says' }))
    await page.getByLabel(who).check()
    await page.getByLabel('What do they think is behind it?').fill(words)
    await looksRight(page)
    await goBy(page.getByRole('button', { name: 'Keep these words' }))
  }
  // A third word folds them, so that goals stay near the top of a phone; on paper all stand open.
  await goBy(page.getByRole('link', { name: 'Add what somebody says' }))
  await page.getByLabel('School').check()
  await page.getByLabel('What do they think is behind it?').fill('In late on the same days.')
  await goBy(page.getByRole('button', { name: 'Keep these words' }))
  const said = page.getByText('I leave at half past three').first()
  assert.match(await main(page), /What was said: 3 entries/)
  const isSeen = () => said.evaluate(each => each.checkVisibility())
  assert.equal(await isSeen(), false)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await isSeen(), true)
  await page.emulateMedia({ media: 'screen' })
  await goBy(page.getByRole('link', { name: 'A need was found' }))
  await page.getByLabel('What was found?').fill('Nobody at home in the mornings')
  await page.getByRole('group', { name: 'What is it about?' }).getByLabel('Home').check()
  await page.getByRole('group', { name: 'When did somebody first say' }).getByLabel('Day').fill('7')
  await page.getByRole('group', { name: 'When did somebody first say' }).getByLabel('Month').fill('7')
  await page.getByRole('group', { name: 'When did somebody first say' }).getByLabel('Year').fill('2026')
  await page.getByRole('group', { name: 'Who said so?' }).getByLabel('Parent or carer').check()
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /No help yet, 10 days from the worry/)
  await goBy(page.getByRole('link', { name: /^Help has come/ }))
  await page.getByLabel('Which help came first?').fill('Breakfast club from half past seven')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Breakfast club from half past seven \(10 days from the worry\)/)

  await goBy(page.getByRole('link', { name: 'Write down a yes or a no' }))
  await page.getByLabel('Parent or carer').check()
  await page.getByLabel('Yes', { exact: true }).check()
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Write who of the family said it/)
  await page.getByLabel('Who of the family?').fill('Agnieszka, her mother')
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Agnieszka, her mother/)
  await page.goto(origin + home)
  assert.match(await main(page), /Hopes: To look after animals[\s\S]*Child: yes/i)
  await looksRight(page)
  await page.goto(`${origin}${home}/happened`)
  assert.match(await main(page), /A goal agreed/)
  await page.goto(`${origin}/support/children`)
  assert.match(await main(page), /1 of 2/)

  const [leads, lead] = await signedIn(staff.canalsideLead.name, phone)
  await lead.goto(`${origin}${home}/plan`)
  assert.match(
    await main(lead),
    /Nothing of a plan is shared with you yet/,
    'her mother’s last yes shares nothing',
  )
  assert.doesNotMatch(await main(lead), /half past three|myślę|mornings|behind it/)
  for (const path of ['/behind', '/needs', '/goals/new', '/words'])
    assert.equal((await lead.goto(`${origin}${home}/plan${path}`))!.status(), 404, path)
  await Promise.all([leads.close(), context.close()])
})

test('her own sheet is on paper in 14 point, in her words, without a measure or a word of risk', async () => {
  const [context, page] = await signedIn(staff.canalsideWorker.name, phone)
  await page.goto(`${origin}${home}/plan`)
  await goBy(page.getByRole('link', { name: /^To print for Zofia/ }))
  await looksRight(page)
  await page.emulateMedia({ media: 'print' })
  const paper = await page.locator('body').innerText()
  assert.match(paper, /What I hope for\s+To look after animals/)
  assert.match(paper, /What I want\s+I want to come in/)
  assert.match(paper, /Animals\s+My choice/)
  assert.match(paper, /Pretend data/)
  assert.doesNotMatch(
    paper,
    /risk|vulnerable|cohort|screen|score|intervention|Half-way|A little|of 10|teaches me|behind/i,
  )
  const size: string = await page.evaluate(
    "getComputedStyle([...document.querySelectorAll('.kith-my-plan p')].at(-1)).fontSize",
  )
  assert.ok(Math.abs(Number.parseFloat(size) - (14 * 96) / 72) < 0.1, size)
  await context.close()
})

async function signedIn(name: string, options: object): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return [context, page]
}
