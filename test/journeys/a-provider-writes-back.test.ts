// Staff of alternative provision hold a link to one plan: looking at it opens nothing, opening it shows dates, contact and the
// way back, and they write how it goes. A newer link ends the older, and with the placement the newest ends too: from then on
// it is as absent as one that never was, in a browser that had it open as well. On a phone without JavaScript, and on a desktop.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { takeOn } from '#stages/support/in-school/in-school.fixture.ts'
import { addPlacements } from '#stages/support/in-school/placement.ts'
import { addLines, planMeetings } from '#stages/support/index.ts'
import { openBrowser } from '#test/browser.ts'
import { children, now, staff } from '#test/cast.ts'
import { startTestSession } from '#test/session.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1, cohorts: false })
const administrator = await openTrial(database)
const origin = await serveSite(database, { pretend: true, now: () => new Date(now) })
const sql = readSqlFile(new URL('./who-stands-around-a-child.sql', import.meta.url))
const never = `${origin}/link/${'x'.repeat(43)}`
const worker = staff.canalsideWorker.name
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await administrator.close()
})

for (const [device, how, { forename, surname }] of [
  [
    'a phone without JavaScript',
    { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
    children.zofia,
  ],
  ['a desktop', { viewport: { width: 1280, height: 860 } }, children.theo],
] as const)
  describe(`on ${device}`, () => {
    const placement = newId()
    let home = ''
    let link = ''
    let provider: Page

    before(async () => {
      const { place, child } = await takeOn(administrator, { forename, surname, worker })
      const [row] = await administrator.run(sql, 'findPerson', { name: worker })
      home = `${origin}/support/children/${child}/school/placements/${placement}`
      const session = await startTestSession(database, String(row!.person_id), place)
      const about = { placementId: placement }
      await database.asActor(hashToken(session), async tx => {
        const at = { provider: 'The Bridge', contactName: 'Sam Lee', contactBy: '01632 960001' }
        const dates = { startsOn: '2026-07-13', endsOn: '2026-07-21', days: ['mon' as const, 'tue' as const] }
        assert.deepEqual(
          await addPlacements(tx, [{ ...at, ...dates, id: placement, childId: child, followUpId: null }]),
          [placement],
        )
        const said = { childId: child, about, onDay: '2026-07-16' }
        await addLines(tx, [
          { ...said, id: newId(), kind: 'call', words: 'An aunt is with them.' },
          { ...said, id: newId(), kind: 'return-plan', words: 'Back on Tuesday, mornings first.' },
        ])
        const meeting = {
          id: newId(),
          childId: child,
          about,
          onDay: '2026-07-21',
          at: '08:40',
          where: 'Head’s office',
        }
        assert.equal((await planMeetings(tx, [meeting])).length, 1)
      })
    })
    after(() => provider?.context().close())

    test('the Link Worker gives a link, and whatever only looks at it opens nothing', async () => {
      link = await giveLink('Give them the link')
      for (const method of ['GET', 'HEAD', 'GET']) {
        const answer = await fetch(link, { method, redirect: 'manual' })
        assert.equal(answer.status, 200)
        assert.equal(answer.headers.get('set-cookie'), null)
        assert.equal(answer.headers.get('cache-control'), 'no-store')
        assert.doesNotMatch(await answer.text(), new RegExp(`${forename}|${surname}|Bridge|Tuesday`))
      }
      assert.equal((await fetch(`${origin}/other-school`)).status, 404)
    })

    test('the provider opens it, reads dates, contact and the way back, and writes', async () => {
      provider = await (await open()).newPage()
      await provider.goto(link)
      await looksRight(provider)
      await goBy(provider.getByRole('button', { name: 'Begin' }))
      assert.equal(provider.url(), `${origin}/other-school`, 'no further address holds the token')
      const seen = await main(provider)
      assert.match(seen, new RegExp(`One plan for ${forename} ${surname[0]}\\.`))
      assert.match(seen, /13 July 2026 to 21 July 2026: Monday and Tuesday/)
      assert.match(seen, /Canalside Primary School[\s\S]*Danny Whittle[\s\S]*@/)
      assert.match(seen, /21 July 2026 at 08:40, Head’s office/)
      assert.match(seen, /Back on Tuesday, mornings first\./)
      assert.doesNotMatch(seen, new RegExp(`${surname}|aunt|attendance|suspen|Year \\d`, 'i'))
      await looksRight(provider)
      await goBy(provider.getByRole('button', { name: 'Tell school and Link Worker' }))
      assert.match(await provider.locator('.govuk-error-summary').innerText(), /Write how it is going/)
      await looksRight(provider)
      await tell('Helped set the tables.')
      assert.match(await main(provider), /You wrote on Fri 17 Jul/)
      assert.doesNotMatch(
        await main(provider),
        /set the tables/,
        'whoever finds the link reads nothing of it',
      )
      const page = await signedIn()
      await page.goto(home)
      assert.match(await main(page), /Helped set the tables\./)
      await page.context().close()
    })

    test('a newer link ends the older, and the browser that has it open', async () => {
      const older = link
      link = await giveLink('Give a new link')
      assert.notEqual(link, older)
      await asAbsent(older)
      await provider.reload()
      assert.equal(await main(provider), await whatNobodySees())
      await provider.goto(link)
      await goBy(provider.getByRole('button', { name: 'Begin' }))
      assert.match(await main(provider), /You wrote on Fri 17 Jul/)
    })

    test('with the placement it ends: what is written then is kept by nobody, and the link is as absent', async () => {
      const page = await signedIn()
      await page.goto(home)
      await goBy(page.getByRole('link', { name: 'The placement has ended' }))
      await page.getByLabel('How did it end?').fill('Back in school in full')
      await goBy(page.getByRole('button', { name: 'End it' }))
      await tell('Too late to be told.')
      assert.equal(await main(provider), await whatNobodySees())
      await provider.reload()
      assert.equal(await main(provider), await whatNobodySees())
      await asAbsent(link)
      await page.goto(home)
      assert.match(await main(page), /Back in school in full/)
      assert.doesNotMatch(await main(page), /Too late to be told/)
      assert.equal(await page.getByRole('button', { name: /link/ }).count(), 0, 'and none is given any more')
      await page.context().close()
    })

    /** The slip, as it is handed over: it names nobody. Answers the address on it. */
    async function giveLink(button: string): Promise<string> {
      const page = await signedIn()
      await page.goto(home)
      await goBy(page.getByRole('button', { name: button }))
      const slip = page.locator('.kith-slip')
      assert.doesNotMatch(await slip.innerText(), new RegExp(`${forename}|suspen`, 'i'))
      const address = await slip.locator('code').innerText()
      await page.context().close()
      return address
    }

    async function tell(words: string): Promise<void> {
      await provider.getByLabel('What goes well').fill(words)
      await goBy(provider.getByRole('button', { name: 'Tell school and Link Worker' }))
    }

    async function whatNobodySees(): Promise<string> {
      const context = await open()
      const page = await context.newPage()
      assert.equal((await page.goto(`${origin}/other-school`))?.status(), 404)
      const said = await main(page)
      await context.close()
      return said
    }

    async function signedIn(): Promise<Page> {
      const page = await (await open()).newPage()
      await page.goto(`${origin}/sign-in`)
      await goBy(page.getByRole('button', { name: worker }))
      return page
    }

    function open(): Promise<BrowserContext> {
      return browser.newContext({ ...how, reducedMotion: 'reduce' })
    }
  })

/** Looked at or opened, it answers as an address of a link that nobody was ever given. */
async function asAbsent(link: string): Promise<void> {
  for (const method of ['GET', 'POST']) {
    const ask = async (address: string) => {
      const answer = await fetch(address, { method, redirect: 'manual', headers: { origin } })
      return [answer.status, answer.headers.get('set-cookie'), await answer.text()]
    }
    const [status, ...rest] = await ask(link)
    assert.equal(status, 404)
    assert.deepEqual([status, ...rest], await ask(never))
  }
}

/** What stands on a page, but for the letters by which somebody is helped: they are other ones each time. */
async function main(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replace(/(these letters: )\w+/, '$1…')
}
