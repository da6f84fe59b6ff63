// A Link Worker holds a review on a phone, without JavaScript: it waits on Today, its agenda is there, it is written up in a
// few taps, and becomes tasks and the day of the next. The manager sees who is late. Home and school look back after four weeks.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { addSides, beginReviews } from '#stages/support/index.ts'
import { openPlaceWithCalendar } from '#stages/support/presence/presence.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { startTestSession } from '#test/session.ts'
import { comeAs, goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const sql = readSqlFile(new URL('../../src/stages/support/reviews/reviews.fixture.sql', import.meta.url))
const { database, administrator, as, whoIs, mine, place, close } = await openPlaceWithCalendar()
const [child = '', late = '', third = ''] = mine
const served = (now: string) => serveSite(database, { pretend: true, now: () => new Date(now) })
const friday = await served('2026-07-17T09:30:00Z')
const wednesday = await served('2026-07-22T09:30:00Z')
const fourWeeksOn = await served('2026-08-14T09:30:00Z')
const september = await served('2026-09-04T09:30:00Z')
let browser: Browser

before(async () => {
  browser = await openBrowser()
  await administrator.run(sql, 'addTerms', { place: place.id })
  const held = { onDay: '2026-06-05', agreed: 'Breakfast club, and a friend to walk with.' }
  await as('link-worker', async tx => {
    const reviews = [child, late].map(childId => ({ id: newId(), childId, kind: 'termly' as const }))
    await beginReviews(
      tx,
      reviews.map(each => ({ ...each, plannedFor: held.onDay, held })),
    )
    const said = { reviewId: reviews[0]!.id, side: 'parent' as const, came: true }
    await addSides(tx, [{ ...said, id: newId(), name: 'Mum', said: 'Mornings are a fight.' }])
  })
})
after(async () => {
  await browser?.close()
  await close()
})

test('a review that is due waits on Today, and is planned for a day that is proposed', async () => {
  const page = await opened('link-worker', 360)
  await page.goto(`${friday}/support`)
  const line = page.getByRole('listitem').filter({ hasText: 'no day for the termly review' }).first()
  assert.match(await line.innerText(), /Due by Tue 21 Jul/)
  await page.goto(`${friday}/support/children/${child}/reviews`)
  await goBy(page.getByRole('button', { name: 'Plan a review' }))
  assert.equal(
    await page.getByLabel('Day').inputValue(),
    '21',
    'a day is proposed, within the last of the term',
  )
  await looksRight(page)
  await page.getByLabel('Day').fill('17')
  await page.getByLabel('At what time?').fill('half three')
  await goBy(page.getByRole('button', { name: 'Plan it' }))
  assert.match(await main(page), /Enter the time as hours and minutes/)
  await page.getByLabel('At what time?').fill('15:30')
  await goBy(page.getByRole('button', { name: 'Plan it' }))
  assert.match(await main(page), /17 July 2026 at 15:30/)
  await page.goto(`${friday}/support`)
  assert.match(await main(page), /15:30\s+Termly review/)
})

test('its agenda is there, and writing it up takes three taps, a sentence and a task', async () => {
  const page = await opened('link-worker', 360)
  await page.goto(`${friday}/support/children/${child}/reviews`)
  await goBy(page.getByRole('link', { name: 'Open its agenda' }))
  const agenda = await main(page)
  for (const there of [
    /What changed/,
    /What became of the tasks/,
    /Mornings are a fight\./,
    /Breakfast club/,
  ])
    assert.match(agenda, there)
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Write it up' }))
  await looksRight(page)

  await page.getByLabel('How is it going, and what was agreed?').fill('He walks in with a friend now.')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Say whether a parent or carer came/)
  const typed = await page.getByLabel('How is it going, and what was agreed?').inputValue()
  assert.equal(typed, 'He walks in with a friend now.', 'what was typed is still there')
  const sides = page.getByRole('group', { name: /Did they come/ })
  await sides.nth(0).getByRole('radio', { name: 'Came' }).check()
  await sides.nth(1).getByRole('radio', { name: 'Came' }).check()
  await sides.nth(2).getByRole('radio', { name: 'Not there' }).check()
  await page.getByLabel('Who came? (such as: Mum)').fill('Mum')
  await page.getByLabel('What did they say?').nth(1).fill('He gets up by himself.')
  await page.getByLabel('What?').first().fill('Asks about the boxing club')
  await page.getByLabel('By when?').first().selectOption('1')
  await goBy(page.getByRole('button', { name: 'Keep it' }))

  const held = await main(page)
  for (const there of [
    /Held 17 July 2026/,
    /Asks about the boxing club/,
    /Mornings are a fight\.[\s\S]*He gets up by himself\./,
    /Not there/,
  ])
    assert.match(held, there)
  assert.doesNotMatch(held, /failed/i)
  await looksRight(page)
})

test('then the next day stands there, and the task waits two days before its own', async () => {
  const page = await opened('link-worker', 360)
  const home = `/support/children/${child}`
  await page.goto(`${friday}${home}`)
  const first = await main(page)
  assert.match(first, /Next review\s+Planned for Wed 14 Oct/)
  assert.match(first, /Agreed to do\s+Asks about the boxing club/)
  await page.goto(`${friday}/support`)
  assert.doesNotMatch(await main(page), /boxing club/)
  await page.goto(`${wednesday}/support`)
  assert.match(await main(page), /Asks about the boxing club\s+You said you would, by Fri 24 Jul/)
  await page.goto(`${wednesday}${home}/reviews`)
  await goBy(page.getByRole('button', { name: /^Done/ }))
  await page.goto(`${wednesday}/support`)
  assert.doesNotMatch(await main(page), /boxing club/)
  await page.goto(`${wednesday}${home}/happened`)
  const happened = await main(page)
  assert.match(happened, /Task done: Asks about the boxing club/)
  assert.match(happened, /Termly review[\s\S]*He walks in with a friend now\./)
})

test('in between, something is changed at any time', async () => {
  const page = await opened('link-worker', 360)
  await page.goto(`${friday}/support/children/${child}/reviews`)
  await goBy(page.getByRole('button', { name: 'Change something now' }))
  await page.getByLabel('What changes, and why?').fill('Tuition waits until he sleeps.')
  await page.getByLabel('The child or young person').check()
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  const said = await main(page)
  assert.match(said, /Small review, Fri 17 Jul[\s\S]*Tuition waits until he sleeps\./)
  assert.match(said, /Planned for Wed 14 Oct/, 'the termly one stays as it is')
})

test('who is late stands first for the manager, in school days', async () => {
  const page = await opened('programme-manager', 1280)
  await page.goto(`${september}/support`)
  await goBy(page.getByRole('link', { name: 'Reviews', exact: true }))
  const rows = page.getByRole('row')
  assert.match(await rows.nth(1).innerText(), /Overdue 3 school days/)
  assert.equal(await rows.nth(1).getByRole('link').getAttribute('href'), `/support/children/${late}/reviews`)
  await looksRight(page)
  await page.goto(`${september}/support/team`)
  assert.match(await main(page), /held the termly review, and it is overdue\s+1 of 8/)
  await page.goto(`${september}/support/children`)
  assert.match(await main(page), /Overdue 3 school days/)
})

describe('home and school', () => {
  test('the parent’s view comes first, then what each asks of the other', async () => {
    const page = await opened('link-worker', 1280)
    await page.goto(`${friday}/support/children/${third}/reviews`)
    await goBy(page.getByRole('link', { name: 'Plan a home-and-school meeting' }))
    await page.getByLabel('Day').fill('17')
    await page.getByLabel('Month').fill('7')
    await goBy(page.getByRole('button', { name: 'Plan it' }))
    await goBy(page.getByRole('link', { name: 'write it up' }))
    const asked = await page.getByRole('heading', { level: 3 }).allInnerTexts()
    assert.deepEqual(asked.slice(0, 3), ['Parent or carer', 'School', 'The child or young person'])
    await looksRight(page)
    const sides = page.getByRole('group', { name: /Did they come/ })
    for (const nth of [0, 1, 2]) await sides.nth(nth).getByRole('radio', { name: 'Came' }).check()
    await page.getByLabel('What do they ask of school?').fill('Ring once when something went well')
    await page.getByLabel('What does school ask of home?').fill('Tell us when the night was bad')
    await page.getByLabel('How is it going, and what was agreed?').fill('Both begin on Monday.')
    await goBy(page.getByRole('button', { name: 'Keep it' }))
    assert.match(await main(page), /Both look back: Fri 14 Aug/)
    await looksRight(page)
  })

  test('and four weeks later both look back', async () => {
    const page = await opened('link-worker', 360)
    await page.goto(`${friday}/support`)
    assert.doesNotMatch(await main(page), /look back/)
    await page.goto(`${fourWeeksOn}/support`)
    await goBy(page.getByRole('button', { name: /^Look back/ }))
    await goBy(page.getByRole('link', { name: 'Write down what came of it' }))
    assert.match(await main(page), /School asked: “Tell us when the night was bad”/)
    await page.getByLabel('What came of it, as both see it?').fill('Two calls home, both good.')
    await goBy(page.getByRole('button', { name: 'Keep it' }))
    assert.match(await main(page), /Looked back on 14 August 2026: Two calls home, both good\./)
    await page.goto(`${fourWeeksOn}/support`)
    assert.doesNotMatch(await main(page), /look back/)
  })
})

/** A browser of somebody’s own, signed in and without JavaScript. */
async function opened(role: Role, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 860 }, javaScriptEnabled: false })
  const token = await startTestSession(database, whoIs(role).id, place.id)
  await comeAs(context, token, friday)
  return await context.newPage()
}
