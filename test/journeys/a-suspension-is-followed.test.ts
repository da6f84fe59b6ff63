// A file of suspensions comes in from the school's system. It waits for the Link Worker, who rings, visits, enters
// alternative provision and plans the return meeting. Staff there write by a link without JavaScript; the school's lead adds
// the school's side; three sides see one plan. After the meeting everything stands once in the timeline. On both widths.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import { openBrowser } from '#test/browser.ts'
import { staff } from '#test/cast.ts'
import { goBy, main } from './go-by.ts'
import { type Sent, send, settled, signedIn as signIn } from './importing.ts'
import { beginSupport, openLockgate, type Pupil, pupilsOf, sendYear } from './lockgate-in-july.ts'
import { looksRight } from './looks-right.ts'

const world = await openLockgate()
const friday = world.origin
const monday = await serveSite(world.database, { pretend: true, now: () => new Date('2026-07-20T08:30:00Z') })
const pupils = pupilsOf('8', ['Ada Ashe', 'Bram Birch', 'Cleo Carr', 'Dov Dale'])
const [ada, bram, cleo] = pupils as [Pupil, Pupil, Pupil]
const phone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }
const desktop = { viewport: { width: 1280, height: 860 } }
let browser: Browser

before(async () => {
  browser = await openBrowser()
  await sendYear(world, await signedIn(desktop, staff.dataManager.name), pupils)
  await beginSupport(world, [ada, bram, cleo])
})
after(() => browser?.close())

for (const [device, how, child, fileOf] of [
  ['a phone without JavaScript', phone, ada, inDays],
  ['a desktop', desktop, bram, inSessions],
] as const)
  describe(`on ${device}`, () => {
    const { forename: name } = child
    const shortName = `${name} ${child.surname[0]}.`
    /** The child's record, and the link that staff of the other school hold. */
    let record = ''
    let link = ''

    test('the school’s file is taken in, and what it says waits on Today', async () => {
      const samina = await signedIn(how, staff.lockgateWorker.name)
      await samina.goto(`${friday}/support`)
      assert.doesNotMatch(await main(samina), new RegExp(`${shortName}: suspended`))
      const wendy = await signedIn(how, staff.dataManager.name)
      const asked = await send(world, wendy, [fileOf([[child, '16/07/2026', 1]])])
      assert.match(asked, /Which column is what\?/)
      await looksRight(wendy)
      await goBy(wendy.getByRole('button', { name: 'Go on to the review' }))
      assert.match(await settled(wendy), /Check before anything changes/)
      await looksRight(wendy)
      await goBy(wendy.getByRole('button', { name: 'Take them in' }))
      assert.match(await settled(wendy), /Suspensions\s+1 new/)

      await samina.reload()
      assert.match(await main(samina), new RegExp(`${shortName}: suspended 1 day from Thu 16 Jul`))
      assert.match(await main(samina), /Ring, visit, return meeting/)
      await looksRight(samina)
    })

    test('a corrected file makes it two days, and it is one suspension still', async () => {
      const wendy = await signedIn(how, staff.dataManager.name)
      const more = fileOf([
        [child, '16/07/2026', 2],
        [cleo, '15/07/2026', 0.5],
      ])
      const review = await send(world, wendy, [more])
      assert.match(review, /Check before anything changes/, 'the columns are remembered')
      await goBy(wendy.getByRole('button', { name: 'Take them in' }))
      await settled(wendy)
      const samina = await signedIn(how, staff.lockgateWorker.name)
      await samina.goto(`${friday}/support`)
      const lines = (await main(samina)).match(new RegExp(`^.*${shortName}: suspended.*$`, 'gm'))
      assert.deepEqual([...new Set(lines)], [`${shortName}: suspended 2 days from Thu 16 Jul`])
      await goBy(samina.getByRole('button', { name: `Follow up ${shortName}` }))
      assert.match(await main(samina), /School days\s+Thu 16 Jul, Fri 17 Jul\s+Back on\s+Mon 20 Jul/)
      record = samina.url().replace(/\/school\/.*/, '')
      await looksRight(samina)
    })

    test('the Link Worker rings and visits, and writes it down, and the child is among the missed no more', async () => {
      const page = await atSuspension()
      const list = await signedIn(how, staff.lockgateWorker.name)
      const among = async () => {
        await list.goto(`${friday}/identify/missed`)
        return new RegExp(`${child.surname}\\b.*Newly suspended`, 's').test(await main(list))
      }
      // The errand looks at what came in within seconds.
      for (const began = Date.now(); !(await among()); await list.waitForTimeout(200))
        assert.ok(Date.now() - began < 60_000, 'in a minute nobody looked')
      for (const [what, words] of [
        ['Rang', 'Mum is at work; an aunt is with them.'],
        ['Visited', 'We sat in the kitchen and drew.'],
      ] as const) {
        await goBy(page.getByRole('link', { name: 'Write what was done, or how it is going' }))
        await goBy(page.getByRole('button', { name: 'Keep it' }))
        assert.match(await main(page), /Say what it is/)
        await page.getByLabel(what, { exact: true }).check()
        await page.getByLabel('What do you want to say?').fill(words)
        await goBy(page.getByRole('button', { name: 'Keep it' }))
        assert.match(await main(page), new RegExp(words))
      }
      assert.match(await main(page), /Nobody has planned one yet/)
      await looksRight(page)
      assert.equal(await among(), false)
    })

    test('alternative provision is entered, and its staff get a link', async () => {
      const page = await atSuspension()
      await goBy(page.getByRole('link', { name: 'Enter alternative provision' }))
      await page.getByLabel('Where?').fill('The Bridge')
      await day(page, 'Until', '21', '7', '2026')
      await page.getByLabel('Monday').check()
      await page.getByLabel('Whom do we ask there?').fill('Sam Lee')
      await page.getByLabel('How are they reached?').fill('01632 960001')
      await goBy(page.getByRole('button', { name: 'Keep it' }))
      await goBy(page.getByRole('link', { name: 'The Bridge' }))
      await goBy(page.getByRole('link', { name: 'Write what was done, or how it is going' }))
      await page.getByLabel('Return plan').check()
      await page.getByLabel('What do you want to say?').fill('Back on Tuesday, mornings first.')
      await goBy(page.getByRole('button', { name: 'Keep it' }))
      await looksRight(page)
      await goBy(page.getByRole('button', { name: 'Give them the link' }))
      assert.match(await main(page), /shown now and never again/)
      const slip = await page.locator('.kith-slip').innerText()
      assert.doesNotMatch(slip, new RegExp(`${name}|suspen`, 'i'), 'a slip lies around')
      link = await page.locator('code').innerText()
    })

    test('staff there see dates, contact and plan only, and write how it is going', async () => {
      const cover = await (await fetch(link)).text()
      assert.doesNotMatch(
        cover,
        new RegExp(`${name}|Bridge`),
        'a program that looks at every address learns of no child',
      )
      const page = await (await open(how)).newPage()
      await page.goto(link)
      await looksRight(page)
      await goBy(page.getByRole('button', { name: 'Begin' }))
      assert.equal(page.url(), `${friday}/other-school`)
      const seen = await main(page)
      assert.match(seen, new RegExp(`One plan for ${shortName}`))
      assert.match(seen, /Samina Rafiq/)
      assert.match(seen, /Back on Tuesday, mornings first/)
      assert.doesNotMatch(seen, new RegExp(`${child.surname}|suspen|attendance|aunt|kitchen|Year 8`, 'i'))
      await goBy(page.getByRole('button', { name: 'Tell school and Link Worker' }))
      assert.match(await main(page), /Write how it is going/)
      await page.getByLabel('What goes well').fill('Helped set the tables.')
      await goBy(page.getByRole('button', { name: 'Tell school and Link Worker' }))
      assert.match(await main(page), /You wrote on Fri 17 Jul/)
      assert.doesNotMatch(await main(page), /set the tables/, 'whoever finds the link reads nothing of it')
      await looksRight(page)
    })

    test('the school’s lead reads all three sides, and adds the school’s', async () => {
      const page = await signedIn(how, staff.lockgateLead.name)
      await page.goto(`${record}/school`)
      assert.equal(await page.getByRole('link', { name: 'Enter a suspension' }).count(), 0)
      await goBy(page.getByRole('link', { name: 'The Bridge' }))
      assert.match(await main(page), /Helped set the tables/)
      assert.equal(await page.getByRole('button', { name: /link/ }).count(), 0, 'the lead gives no link')
      await goBy(page.getByRole('link', { name: 'Add the school’s side' }))
      await page.getByLabel('Return plan').check()
      await page
        .getByLabel('What do you want to say?')
        .fill('Back on Tuesday in full, with a card to step out.')
      await goBy(page.getByRole('button', { name: 'Keep it' }))
      const other = await (await open(how)).newPage()
      await other.goto(link)
      await goBy(other.getByRole('button', { name: 'Begin' }))
      assert.match(await main(other), /in full, with a card to step out/, 'the newest plan is the plan')
    })

    test('the return meeting is planned, stands in Monday’s day, and once held all of it is in the timeline once', async () => {
      const page = await atSuspension()
      await goBy(page.getByRole('button', { name: 'Plan a return meeting' }))
      await day(page, 'Which day?', '20', '7', '2026')
      await page.getByLabel('At what time?').fill('8.40')
      await page.getByLabel('Where?').fill('Head’s office')
      await goBy(page.getByRole('button', { name: 'Plan it' }))
      await page.goto(`${friday}/support`)
      assert.doesNotMatch(await main(page), new RegExp(`${shortName}: suspended`), 'it waits no more')
      const later = await signedIn(how, staff.lockgateWorker.name, monday)
      await later.goto(`${monday}/support`)
      assert.match(await main(later), new RegExp(`08:40\\s+Return meeting: ${shortName}`))
      await goBy(later.getByRole('link', { name: new RegExp(`Return meeting: ${shortName}`) }))
      await goBy(later.getByRole('link', { name: 'Say who came and what was agreed' }))
      await later.getByLabel('Who came?').fill('Mum, Priya Nair, and whom it is about')
      await later.getByLabel('What was agreed?').fill('A card to step out; lunch in the library.')
      await goBy(later.getByRole('button', { name: 'Keep it' }))
      await looksRight(later)
      await later.goto(`${monday}${new URL(record).pathname}/happened`)
      await looksRight(later)
      const told = await main(later)
      for (const once of [
        'Suspended',
        'Mum is at work',
        'sat in the kitchen',
        'Began at The Bridge',
        'Helped set the tables',
        'with a card to step out',
        'lunch in the library',
      ])
        assert.equal(told.split(once).length - 1, 1, `${once} stands once in ${told}`)
    })

    test('the placement ends, and its link opens nothing', async () => {
      const page = await signedIn(how, staff.lockgateWorker.name, monday)
      await page.goto(`${monday}${new URL(record).pathname}/school`)
      await goBy(page.getByRole('link', { name: 'The Bridge' }))
      await goBy(page.getByRole('link', { name: 'The placement has ended' }))
      await page.getByLabel('How did it end?').fill('Back in school in full')
      await goBy(page.getByRole('button', { name: 'End it' }))
      assert.match(await main(page), /Back in school in full/)
      assert.equal((await fetch(link)).status, 404)
    })

    /** The suspension, as its Link Worker comes to it from the child's School page. */
    async function atSuspension(): Promise<Page> {
      const page = await signedIn(how, staff.lockgateWorker.name)
      await page.goto(`${record}/school`)
      await goBy(page.getByRole('link', { name: 'Thu 16 Jul' }))
      return page
    }
  })

/** One system counts the days, another the sessions, and each calls its columns otherwise. */
function inDays(rows: Row[]): Sent {
  return sentAs('Exclusions July.csv', [
    ['UPN', 'Legal Surname', 'Legal Forename', 'Start Date', 'Number of Days', 'Exclusion Type', 'Reason'],
    ...rows.map(([{ upn, surname, forename }, from, days]) => [
      upn,
      surname,
      forename,
      from,
      String(days),
      'Fixed Term',
      'DB',
    ]),
  ])
}

function inSessions(rows: Row[]): Sent {
  return sentAs('Suspensions.csv', [
    ['Unique Pupil Number', 'Student', 'Suspension Start Date', 'Sessions Missed', 'Suspension Type'],
    ...rows.map(([{ upn, surname, forename }, from, days]) => [
      upn,
      `${forename} ${surname}`,
      from,
      String(2 * days),
      'Suspension',
    ]),
  ])
}

type Row = [pupil: Pupil, from: string, days: number]

function sentAs(name: string, rows: string[][]): Sent {
  return { name, content: rows.map(cells => `${cells.join(',')}\r\n`).join('') }
}

type How = Parameters<Browser['newContext']>[0]
function open(options: How): Promise<BrowserContext> {
  return browser.newContext({ ...options, reducedMotion: 'reduce' })
}

async function signedIn(options: How, name: string, origin = friday): Promise<Page> {
  return await signIn({ origin }, await open(options), name)
}

async function day(page: Page, legend: string, ...parts: [string, string, string]): Promise<void> {
  const group = page.getByRole('group', { name: legend })
  for (const [at, part] of ['Day', 'Month', 'Year'].entries()) await group.getByLabel(part).fill(parts[at]!)
}
