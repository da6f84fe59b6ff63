// A Link Worker leads an Early Help episode to its end on a phone, without JavaScript: who is around the family, what all of them
// need, a review written down late, a step up and down, and what became of it under the council's own outcomes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import { newId } from '#platform/ids.ts'
import { beginEpisode } from '#stages/support/early-help/episodes.ts'
import { sendReferral } from '#stages/support/early-help/referrals.ts'
import { openPlaceWithCalendar } from '#stages/support/presence/presence.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { startTestSession } from '#test/session.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const { as, whoIs, mine, place, database, close } = await openPlaceWithCalendar()
const [child = ''] = mine
const site = await serveSite(database, { pretend: true, now: () => new Date('2026-07-17T09:30:00Z') })
const episode = newId()
const home = `${site}/support/children/${child}/early-help/${episode}`
let browser: Browser
let page: Page

before(async () => {
  await as('link-worker', tx =>
    beginEpisode(tx, {
      ...{ id: episode, childId: child, beganOn: '2026-06-01', cameFrom: 'new', reason: 'Housing and money' },
      ...{ why: null, withoutYesBecause: 'The council asked us to lead', reviewBy: '2026-07-06' },
      ...{ level: { level: 2, name: 'Earliest help' }, lead: { personId: whoIs('link-worker').id } },
    }),
  )
  browser = await openBrowser()
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  await context.addCookies([
    {
      name: 'kith',
      value: await startTestSession(database, whoIs('link-worker').id, place.id),
      url: site,
    },
  ])
  page = await context.newPage()
  await page.goto(home)
})
after(async () => {
  await browser?.close()
  await close()
})

test('somebody is around the family, and each of them has a need of their own', async () => {
  await goBy(page.getByRole('link', { name: 'Add somebody' }))
  await page.getByLabel('Somebody else', { exact: true }).check()
  await goBy(page.getByRole('button', { name: 'Add them' }))
  assert.match(await main(page), /Say what they are to the family[\s\S]*Say who it is, by name/)
  await looksRight(page)
  await page.getByLabel('Somebody else: name').fill('Mo Farrant')
  await page.getByLabel('What are they to the family?').fill('housing officer')
  await goBy(page.getByRole('button', { name: 'Add them' }))
  assert.match(await main(page), /Mo Farrant, housing officer/)
  for (const [whose, words, outcome] of [
    ['A parent or carer', 'Somebody to sort the rent with', 'Financial stability'],
    ['A brother or sister', 'A bed of his own', 'Secure housing'],
  ] as const) {
    await goBy(page.getByRole('link', { name: 'Write down a need' }))
    await page.getByLabel(whose).check()
    await page.getByLabel('What do they need?').fill(words)
    await page.getByLabel(outcome).check()
    await looksRight(page)
    await goBy(page.getByRole('button', { name: 'Write it down' }))
  }
  await goBy(page.getByRole('link', { name: /^Met, or not\s*: Somebody to sort/ }))
  await page.getByLabel('Yes, it is met').check()
  await page.getByLabel('What helped, or why not?').fill('A plan with the housing office')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Met A plan with the housing office/i)
})

test('a review written down late stands on its own day, with what each does next', async () => {
  assert.match(await main(page), /Next: Late, Mon 6 Jul|Next: [^\n]*6 Jul/)
  await goBy(page.getByRole('button', { name: 'Write a review' }))
  await day('When was it?', '20', '7')
  await goBy(page.getByRole('button', { name: /Keep|Write/ }))
  assert.match(await main(page), /The day is today or before[\s\S]*Say who came/)
  await looksRight(page)
  await day('When was it?', '10', '7')
  await page.getByLabel('Who came?').fill('Mum, his brother, Mo Farrant')
  await page.getByLabel('What did the family say?').fill('We sleep better.')
  await page.getByLabel('What did you find, and what is agreed now?').fill('Mo asks about the flat.')
  await page.getByLabel('↑ More help is needed now').check()
  await day('When is it looked at next?', '18', '9')
  await goBy(page.getByRole('button', { name: /Keep|Write/ }))
  assert.match(await main(page), /Fri 10 Jul, Mum, his brother, Mo Farrant\. ↑ More help is needed now/)
  assert.match(await main(page), /The last review says that more help is needed/)
  await as('link-worker', async tx => {
    const sent = {
      childId: child,
      because: 'He does not sleep',
      familySaid: 'yes',
      withoutYesBecause: null,
    } as const
    const send = {
      ...sent,
      id: newId(),
      kind: 'mental-health',
      service: 'CAMHS',
      sentOn: '2026-06-19',
    } as const
    await sendReferral(tx, send)
    await sendReferral(tx, {
      ...send,
      id: newId(),
      kind: 'health',
      service: 'Audiology',
      sentOn: '2026-07-09',
    })
  })
  await page.goto(`${site}/support/early-help`)
  assert.match(
    await main(page),
    /Waiting for a mental-health service[\s\S]*CAMHS[\s\S]*4 weeks[\s\S]*Not acknowledged yet[\s\S]*Waiting for another service[\s\S]*Audiology[\s\S]*1 week\b/,
  )
  assert.match(await main(page), /The last review says that more help is needed/)
  await looksRight(page)
})

test('a step up and a step down keep why, and the end stands under the council’s own outcomes', async () => {
  for (const [level, because] of [
    ['Early Help', 'Rent, school and health at once'],
    ['Earliest help', 'The rent is sorted'],
  ] as const) {
    await page.goto(`${home}/level`)
    await page.getByRole('radio', { name: level }).first().check()
    await goBy(page.getByRole('button', { name: 'Keep it' }))
    assert.match(await main(page), /Say why/)
    await page.getByLabel('Why?').fill(because)
    await looksRight(page)
    await goBy(page.getByRole('button', { name: 'Keep it' }))
    assert.match(await main(page), new RegExp(`Level of need[\\s\\S]*${level}`))
  }
  assert.match(await main(page), /Rent, school and health at once/)
  await goBy(page.getByRole('link', { name: 'Close the episode' }))
  await page.getByLabel('Outcomes met').check()
  await page.getByLabel('In a sentence or two').fill('A flat, and people to ring.')
  await day('On which day did it end?', '1', '5')
  await goBy(page.getByRole('button', { name: 'Close it' }))
  assert.match(await main(page), /The day is 17 July 2026 or after it: what it follows was then/)
  await looksRight(page)
  await day('On which day did it end?', '17', '7')
  await goBy(page.getByRole('button', { name: 'Close it' }))
  assert.match(
    await main(page),
    /What became of it[\s\S]*Secure housing[\s\S]*0 of 1[\s\S]*Financial stability[\s\S]*1 of 1/,
  )
  await looksRight(page)
  // Left open in another window, a form of it says so, and keeps what was written.
  await page.goto(`${home}/needs/new`)
  await page.getByLabel('A parent or carer').check()
  await page.getByLabel('What do they need?').fill('Somebody to ask')
  await page.getByLabel('Financial stability').check()
  await goBy(page.getByRole('button', { name: 'Write it down' }))
  assert.match(await main(page), /The episode was closed on 17 July 2026\. Nothing is added to it any more/)
  assert.equal(await page.getByLabel('What do they need?').inputValue(), 'Somebody to ask')
})

async function day(legend: string, date: string, month: string): Promise<void> {
  const group = page.getByRole('group', { name: legend, exact: true })
  for (const [part, value] of Object.entries({ Day: date, Month: month, Year: '2026' }))
    await group.getByLabel(part).fill(value)
}
