// A Link Worker writes in a cellar: sealed on the phone, unreadable there, and once on the timeline when signal comes back.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { CHIP_WORDS } from '#stages/support/contacts/words.ts'
import { openBrowser } from '#test/browser.ts'
import {
  devices,
  EVERYTHING,
  makeReady,
  openDevice,
  openDevicePlace,
  sealContacts,
  until,
  untilHere,
  WAITING,
} from './a-device.ts'
import { goBy } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const sql = readSqlFile(new URL('./written-without-signal.sql', import.meta.url))
const note = 'He told me about the new bicycle.'
const stories: [string, (typeof devices)[number][1], Awaited<ReturnType<typeof openDevicePlace>>][] = []
for (const [name, viewport] of devices) stories.push([name, viewport, await openDevicePlace()])
let browser: Browser

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  for (const [, , place] of stories) place.close()
})

for (const [name, viewport, small] of stories)
  describe(`on a ${name}`, () => {
    const { origin, notes, place, whoIs } = small
    let context: BrowserContext
    let page: Page
    before(async () => {
      ;({ context, page } = await openDevice(small, browser, { viewport }))
    })
    after(() => context?.close())

    test('it is made ready with a PIN', async () => {
      await page.goto(`${origin}/support/without-signal`)
      await looksRight(page)
      await makeReady(small, page)
      assert.equal(await page.getByLabel('Choose a PIN for this device').isVisible(), false)
      await looksRight(page)
    })

    test('without signal a contact and a tap are sealed, and nothing of them can be read there', async () => {
      await context.setOffline(true)
      await page.goto(`${origin}/support`)
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'Without signal')
      await page.getByLabel('The PIN of this device').fill('111111')
      await page.getByRole('button', { name: 'Open today’s names' }).click()
      await page.getByText('That is not the PIN of this device. 4 more tries.').waitFor()
      await page.getByLabel('The PIN of this device').fill('260717')
      await page.getByRole('button', { name: 'Open today’s names' }).click()
      await page.getByRole('heading', { name: 'Log a contact' }).waitFor()
      await looksRight(page)
      await page.getByLabel(CHIP_WORDS['in-person']!).check()
      await page.getByLabel('Note').fill(note)
      await page.getByRole('button', { name: 'Save on this device' }).click()
      await page.getByText('Waiting to send: 1').waitFor()
      await page.locator('[data-seen] button').first().click()
      await page.getByText('Waiting to send: 2').waitFor()
      const kept = await page.evaluate<string>(EVERYTHING)
      assert.ok(kept.includes('"kind":"contact"'), 'the kind and the time are shown')
      assert.doesNotMatch(kept, /bicycle|in-person/)
      for (const child of place.children)
        assert.ok(!kept.includes(child), 'no child can be told from what is kept')
    })

    test('back in signal it is sent once, and the device forgets it', async () => {
      await context.setOffline(false)
      await page.getByText('Waiting to send').waitFor({ state: 'hidden' })
      await untilHere(async () => (await notes()).length > 0)
      await page.reload()
      assert.deepEqual(await notes(), [note])
      await until(page, `(${EVERYTHING}).then(all => all.includes('"sealed"'))`, false)
    })

    test('when too much was sent from here at once it says so, keeps it, and sends it later', async () => {
      const more = 'It was kept until there was room.'
      await page.goto(`${origin}/support/without-signal`)
      await small.administrator.run(sql, 'muchCame')
      await sealContacts(page, [{ id: newId(), child: place.children[0]!, note: more }])
      await page.evaluate('dispatchEvent(new Event("online"))')
      await page.getByText('safe on this device; it is sent by itself in a minute or two.').waitFor()
      assert.equal(await page.evaluate(WAITING), 1)
      await small.administrator.run(sql, 'longAgo')
      // Asked again and again: the round that was told to wait may still be at its end.
      await until(page, `(dispatchEvent(new Event("online")), ${WAITING})`, 0)
      await untilHere(async () => (await notes()).includes(more))
      assert.deepEqual((await notes()).toSorted(), [note, more].toSorted())
    })

    test('a worker who has left with five notes unsent is heard: they wait for the manager', async () => {
      await page.goto(`${origin}/support/without-signal`)
      await context.setOffline(true)
      const child = place.children[0]!
      await sealContacts(
        page,
        [1, 2, 3, 4, 5].map(n => ({ id: newId(), child, note: `Unsent ${n}: he asked after you.` })),
      )
      await small.run('endMembership', { person: whoIs('link-worker').id })
      await context.setOffline(false)
      await until(page, WAITING, 0)
      assert.equal((await notes()).length, 2, 'nothing of it is on a record')

      const managers = await browser.newContext({ viewport, javaScriptEnabled: false })
      await small.signIn(managers, 'programme-manager')
      const manager = await managers.newPage()
      // A device may forget what is kept a moment before it has its place.
      const buttons = manager.getByRole('button', { name: 'Put on the record' })
      await untilHere(async () => {
        await manager.goto(`${origin}/support/arrivals`)
        return (await buttons.count()) === 5
      })
      await looksRight(manager)
      assert.equal(await buttons.count(), 5)
      await goBy(buttons.first())
      assert.equal(await buttons.count(), 4)
      assert.ok((await notes()).includes('Unsent 1: he asked after you.'))
      await goBy(manager.getByRole('button', { name: 'Lay aside' }).first())
      assert.match(await manager.locator('main').innerText(), /Say in a few words what you did with it/)
      await manager.goto(`${origin}/support/arrivals`)
      await manager
        .getByLabel('Lay aside: what did you do with it?')
        .first()
        .fill('Told on the phone already')
      await goBy(manager.getByRole('button', { name: 'Lay aside' }).first())
      assert.equal(await buttons.count(), 3)
      await managers.close()
    })
  })
