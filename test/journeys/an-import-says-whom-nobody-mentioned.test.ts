// A week of attendance comes in as the school's system prints it, one year group at a time. Whoever missed days, and of
// whom nobody has spoken for ten school days, stands on the Link Worker's Today and on the list of whom somebody may have
// missed; a contact logged in four taps takes them off both. On a phone without JavaScript, and on a desktop.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { openBrowser } from '#test/browser.ts'
import { staff } from '#test/cast.ts'
import { goBy, main } from './go-by.ts'
import { type Sent, send, settled, signedIn } from './importing.ts'
import { beginSupport, openLockgate, type Pupil, pupilsOf, rangHome, sendYear } from './lockgate-in-july.ts'
import { looksRight } from './looks-right.ts'

const world = await openLockgate()
const eight = pupilsOf('8', ['Ada Ashe', 'Bram Birch', 'Cleo Carr', 'Dov Dale', 'Ezra Elm', 'Faye Frost'])
const nine = pupilsOf('9', ['Gwen Gill', 'Hugo Hart', 'Iris Ince', 'Joel Jay', 'Kira Kerr', 'Leon Lark'])
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
const desktop = { viewport: { width: 1280, height: 860 } }
let browser: Browser

before(async () => {
  browser = await openBrowser()
  await sendYear(world, await open(desktop, staff.dataManager.name), [...eight, ...nine])
  // The fifth of each takes no part: they are on the school's list, and on no Link Worker's.
  await beginSupport(
    world,
    [...eight, ...nine].filter((_, n) => n % 6 !== 4),
  )
  for (const [first, second] of [eight, nine]) {
    await rangHome(world, first!, '2026-07-03')
    await rangHome(world, second!, '2026-07-06')
  }
})
after(() => browser?.close())

test('before a week of marks has come, Today says that it does not know', async () => {
  const page = await open(phone, staff.lockgateWorker.name)
  await page.goto(`${world.origin}/support`)
  assert.match(await main(page), /Of 10 children and young people, nobody is missing school/)
  assert.match(
    await main(page),
    /attendance of Lockgate Academy ends on Friday 10 July 2026, 5 school days ago/,
  )
})

for (const [device, how, group, register] of [
  ['a phone without JavaScript', phone, eight, weekAcross],
  ['a desktop', desktop, nine, weekDown],
] as const) {
  test(`the week comes in, whom nobody mentioned stands on Today, and four taps later is gone: on ${device}`, async () => {
    const wendy = await open(how, staff.dataManager.name)
    const asked = await send(world, wendy, [register(group)])
    assert.match(asked, /Which column is what\?/)
    await looksRight(wendy)
    await goBy(wendy.getByRole('button', { name: 'Go on to the review' }))
    const review = await settled(wendy)
    assert.match(review, /Check before anything changes/)
    assert.match(review, /These marks are for 5 school days, 13 to 17 July 2026/)
    await looksRight(wendy)
    await goBy(wendy.getByRole('button', { name: 'Take them in' }))
    assert.match(await settled(wendy), /The files were taken in/)

    const samina = await open(how, staff.lockgateWorker.name)
    const [first, second, third] = group as [Pupil, Pupil, Pupil]
    await samina.goto(`${world.origin}/support`)
    await onceOn(samina, new RegExp(`${shortName(first)}, Year ${first.year}`))
    const list = samina.getByRole('list', { name: 'Not mentioned lately' })
    assert.match(await main(samina), /nobody has been in touch for 10 school days: 1 of 10/)
    assert.match(
      await list.innerText(),
      /Missed 4 of 10 sessions in the last 5 school days/,
      'in the week that came, of which ten school days begin on 6 July',
    )
    assert.doesNotMatch(await list.innerText(), new RegExp(shortName(second)), 'rung on 6 July')
    assert.doesNotMatch(await list.innerText(), new RegExp(shortName(third)), 'missed one day')
    assert.doesNotMatch(await main(samina), /5 school days ago/)
    await looksRight(samina)
    assert.match(await maybeMissed(samina), new RegExp(first.surname))

    await samina.goto(`${world.origin}/support`)
    const log = list.getByRole('button', { name: `Log ${shortName(first)}` })
    assert.equal(await loadsToLog(samina, log), 2)
    assert.equal(samina.url().replace(/\?.*/, ''), `${world.origin}/support`)
    assert.match(await main(samina), /Of 10 children and young people, nobody is missing school/)
    await goBy(samina.getByRole('button', { name: 'Undo' }))
    assert.equal(await log.count(), 1, 'undone, nobody has spoken of them')
    await loadsToLog(samina, log)
    assert.match(await main(samina), /Of 10 children and young people, nobody is missing school/)
    assert.doesNotMatch(await maybeMissed(samina), new RegExp(first.surname))
  })
}

test('the manager’s list holds whoever missed days and takes no part, too', async () => {
  const page = await open(desktop, staff.manager.name)
  const seen = await maybeMissed(page)
  assert.match(seen, /Elm/)
  assert.match(seen, /Kerr/)
})

/** Four taps: Log, how one was in touch, how it went, Save. Answers how many pages were loaded for them. */
async function loadsToLog(page: Page, log: Locator): Promise<number> {
  let loads = 0
  page.on('load', () => loads++)
  await goBy(log)
  await page.getByLabel('In person', { exact: true }).check()
  await page.getByLabel('Went well', { exact: true }).check()
  await goBy(page.getByRole('button', { name: 'Save', exact: true }))
  page.removeAllListeners('load')
  return loads
}

/** A column a session, as SIMS prints a week: the day above, AM and PM below. */
function weekAcross(pupils: readonly Pupil[]): Sent {
  const days = WEEK.flatMap(day => [english(day), ''])
  return {
    name: 'Week 13 July Year 8.csv',
    content: csv([
      ['Lockgate Academy'],
      ['', '', ...days],
      ['UPN', 'Name', ...WEEK.flatMap(() => ['AM', 'PM'])],
      ...pupils.map((each, n) => [
        each.upn,
        `"${each.surname}, ${each.forename}"`,
        ...WEEK.flatMap(day => marksOf(n, day)),
      ]),
    ]),
  }
}

/** A row a day. */
function weekDown(pupils: readonly Pupil[]): Sent {
  return {
    name: 'Attendance Year 9.csv',
    content: csv([
      ['UPN', 'Date', 'AM', 'PM'],
      ...pupils.flatMap((each, n) => WEEK.map(day => [each.upn, english(day), ...marksOf(n, day)])),
    ]),
  }
}

const WEEK = ['2026-07-13', '2026-07-14', '2026-07-15', '2026-07-16', '2026-07-17']

/** The first two and the fifth are ill for two days, the third for one; the others are there. */
function marksOf(nth: number, day: string): [string, string] {
  const gone = nth === 2 ? ['2026-07-14'] : [0, 1, 4].includes(nth) ? ['2026-07-14', '2026-07-16'] : []
  return gone.includes(day) ? ['I', 'I'] : ['/', '\\']
}

const shortName = ({ forename, surname }: Pupil) => `${forename} ${surname[0]}.`
const english = (day: string) => day.split('-').reverse().join('/')
const csv = (rows: string[][]) => `${rows.map(cells => cells.join(',')).join('\r\n')}\r\n`

/** The list of whom somebody may have missed: Lockgate's, as no other school has anybody. */
async function maybeMissed(page: Page): Promise<string> {
  await page.goto(`${world.origin}/identify/missed`)
  return await main(page)
}

/** What came in is looked at within seconds, and not in the same moment: loads the page again until it says so. */
async function onceOn(page: Page, wanted: RegExp): Promise<void> {
  for (const began = Date.now(); Date.now() - began < 60_000; ) {
    if (wanted.test(await main(page))) return
    await page.waitForTimeout(200)
    await page.reload()
  }
  throw new Error(`${page.url()} never said ${wanted}, but: ${await main(page)}`)
}

async function open(options: Parameters<Browser['newContext']>[0], name: string): Promise<Page> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
  return await signedIn(world, context, name)
}
