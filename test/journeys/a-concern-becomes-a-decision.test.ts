// A Link Worker is worried: two taps to a number, then a concern from the child's record. The lead finds it first on Today, receives
// it, writes down that it was shared although the family does not agree, and what was decided. Its writer sees a receipt and no
// more. On a phone without JavaScript, and on a desktop.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { serveSite } from '#front-door/world-for-tests.ts'
import type { Role } from '#records/access/matrix.ts'
import { addRules } from '#stages/support/concerns/rules.fixture.ts'
import { openTwoSchools } from '#stages/support/in-school/in-school.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { startTestSession } from '#test/session.ts'
import { comeAs, goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const world = await openTwoSchools()
const { database, place, child, whoIs } = world
const headName = await world.database.asActor(whoIs('school-lead', 1).hash, async tx => tx.actor.name ?? '')
await addRules(database, place.id)
const origin = await serveSite(database, { pretend: true })
let browser: Browser
before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await world.close()
})

for (const [device, how, secret] of [
  [
    'a phone without JavaScript',
    { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
    'nettle',
  ],
  ['a desktop', { viewport: { width: 1280, height: 860 } }, 'bramble'],
] as const)
  describe(`on ${device}`, () => {
    let worker: Page
    let lead: Page
    before(async () => {
      worker = await signedIn('link-worker')
      lead = await signedIn('safeguarding-lead')
    })

    test('from any page it is two taps to the number', async () => {
      await worker.goto(`${origin}/support/children/${child}/happened`)
      await goBy(worker.getByRole('link', { name: 'Worried about a child?' }).first())
      await looksRight(worker)
      const number = worker.getByRole('link', { name: /safeguarding lead 01632 960201/ })
      assert.equal(await number.getAttribute('href'), 'tel:01632960201')
      assert.match(await main(worker), /Ring now\.[\s\S]*not a substitute/)
    })

    test('what was seen and what the child said is sent apart, and what is wrong loses nothing', async () => {
      await worker.goto(`${origin}/support/children/${child}`)
      await goBy(worker.locator('main').getByRole('link', { name: 'Worried about a child?' }))
      await worker.getByLabel('What you think of it').fill(`I think of a ${secret}.`)
      await goBy(worker.getByRole('button', { name: 'Send it' }))
      assert.match(await main(worker), /one of the three is enough/)
      assert.equal(await worker.getByLabel('What you think of it').inputValue(), `I think of a ${secret}.`)
      await looksRight(worker)
      await worker.getByLabel('What you saw or heard yourself').fill(`A mark like a ${secret}’s.`)
      await worker.getByLabel('What the child said, in their own words').fill(`“It was a ${secret}.”`)
      await goBy(worker.getByRole('button', { name: 'Send it' }))
      assert.match(await main(worker), /It is sent[\s\S]*about Pretend E\.[\s\S]*Not yet/)
      assert.equal((await main(worker)).includes(secret), false)
      await looksRight(worker)
    })

    test('it is the first thing on the lead’s Today; she reads each part apart and receives it', async () => {
      await lead.goto(`${origin}/support`)
      assert.match(await main(lead), /Waiting for you\s+1 concern is new/)
      await goBy(lead.getByRole('button', { name: /^Read/ }).first())
      await goBy(lead.getByRole('link', { name: 'Pretend E.' }).first())
      assert.match(
        await main(lead),
        new RegExp(`Said by the child, in their own words\\s+“It was a ${secret}\\.”`),
      )
      assert.match(await main(lead), new RegExp(`The writer’s opinion\\s+I think of a ${secret}\\.`))
      await looksRight(lead)
      await lead.getByLabel('Do not speak of it with the family until we have spoken.').check()
      await goBy(lead.getByRole('button', { name: 'Received' }))
      assert.match(await main(lead), /Received by .*The writer was told: Do not speak of it/)
    })

    test('she shares it although the family does not agree, and writes what was decided', async () => {
      await goBy(lead.getByRole('link', { name: 'The whole file' }))
      await goBy(lead.getByRole('button', { name: 'Write what was shared, or was not' }))
      await looksRight(lead)
      await lead.getByLabel('Yes, it was shared').check()
      await lead.getByLabel('With whom?').fill('Children’s services')
      await lead.getByLabel('What?', { exact: true }).fill(`The mark of a ${secret}.`)
      await lead.getByLabel('Why, or why not?').fill('A child may be being harmed.')
      await lead.getByLabel('To keep a child safe').check()
      await lead.getByLabel('No', { exact: true }).check()
      await lead.getByLabel('They do not agree').check()
      await goBy(lead.getByRole('button', { name: 'Keep it in the file' }))
      assert.match(await main(lead), /Say why the family was not told/, 'asked for, with everything kept')
      await lead.getByLabel('If not: why?').fill('It would put the child in danger.')
      await goBy(lead.getByRole('button', { name: 'Keep it in the file' }))
      assert.match(await main(lead), /Shared[\s\S]*They do not agree/)
      await goBy(lead.getByRole('link', { name: 'Write what was decided about it' }).last())
      await lead.getByLabel('What was decided?').fill('Ring again on Wednesday.')
      await lead.getByLabel('Why?').fill('They have not answered.')
      await goBy(lead.getByRole('button', { name: 'Keep it in the file' }))
      assert.match(await main(lead), /Decided[\s\S]*Ring again on Wednesday/)
      await looksRight(lead)
      await lead.goto(`${origin}/support`)
      assert.doesNotMatch(await main(lead), /concerns? (is|are) new|Nothing is decided yet/)
    })

    test('its writer sees that it was received and what to do next; on the record, that there is a file', async () => {
      await worker.goto(`${origin}/support/concerns/sent`)
      const receipt = await main(worker)
      assert.match(receipt, /by .*safeguarding-lead/)
      assert.match(receipt, /Do not speak of it with the family/)
      await looksRight(worker)
      await worker.goto(`${origin}/support/children/${child}`)
      const record = await main(worker)
      assert.match(
        record,
        /There is a safeguarding file\. It is not shown to you\. If you need to know, ask /,
      )
      for (const text of [receipt, record]) {
        assert.equal(text.includes(secret), false)
        assert.doesNotMatch(text, /Wednesday|Children’s services/)
      }
      assert.equal((await worker.goto(`${origin}/support/children/${child}/concerns`))?.status(), 404)
    })

    test('the school’s own lead, once the place’s has named them, reads it and what was decided, and changes nothing', async () => {
      const head = await signedIn('school-lead', 1)
      await head.goto(`${origin}/support/concerns/school`)
      if (device !== 'a desktop') assert.match(await main(head), /No concern that you may read/)
      await lead.goto(`${origin}/support/concerns`)
      await goBy(lead.getByRole('link', { name: 'Schools’ own safeguarding leads' }))
      const way = lead.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Support' })
      assert.equal(await way.evaluate(each => each.getClientRects().length), 1, 'no word is taken apart')
      await looksRight(lead)
      const name = lead.getByRole('button', { name: new RegExp(`^Name as safeguarding lead.*${headName}`) })
      if ((await name.count()) > 0) await goBy(name)
      assert.match(await main(lead), /Named /)
      await head.goto(`${origin}/support/children/${child}`)
      await goBy(head.getByRole('link', { name: 'Read it, as your school’s safeguarding lead' }))
      const read = await main(head)
      assert.match(read, new RegExp(`“It was a ${secret}\\.”`))
      assert.match(read, /Ring again on Wednesday/)
      assert.doesNotMatch(read, /Write what was decided|Keep it in the file/)
      await looksRight(head)
      assert.equal((await head.goto(`${origin}/support/children/${child}/concerns`))?.status(), 404)
      await head.goto(`${origin}/support/concerns/ring`)
      await goBy(head.getByRole('link', { name: 'Concerns of your school, for its safeguarding lead' }))
      assert.match(await main(head), /Pretend E\.[\s\S]*Decided/)
      await looksRight(head)
      await head.context().close()
    })

    test('a concern about that lead is ticked so by its writer, and is not there for them', async () => {
      await worker.goto(`${origin}/support/children/${child}/concern`)
      await worker.getByLabel('What you saw or heard yourself').fill(`A lead and a ${secret}.`)
      await worker.getByText('Is it about somebody who works with us or at the school?').click()
      await worker.getByLabel(new RegExp(`^${headName}`)).check()
      await looksRight(worker)
      await goBy(worker.getByRole('button', { name: 'Send it' }))
      assert.match(await main(worker), /It is sent to /)
      await lead.goto(`${origin}/support/concerns`)
      await goBy(lead.getByRole('link', { name: 'Pretend E.' }).first())
      assert.match(await main(lead), new RegExp(`It is kept from ${headName}`))
      await looksRight(lead)
      await goBy(lead.getByRole('button', { name: 'Received' }))
      const head = await signedIn('school-lead', 1)
      for (const page of [
        `/support/concerns/school/${child}`,
        '/support/concerns/school',
        `/support/children/${child}`,
        '/support',
      ]) {
        await head.goto(`${origin}${page}`)
        assert.equal((await main(head)).includes(`A lead and a ${secret}`), false, page)
      }
      await head.context().close()
      await goBy(lead.getByRole('link', { name: 'Write what was decided about it' }))
      await lead.getByLabel('What was decided?').fill('The head teacher is told.')
      await lead.getByLabel('Why?').fill('It is about somebody at the school.')
      await goBy(lead.getByRole('button', { name: 'Keep it in the file' }))
    })

    async function signedIn(role: Role, nth = 0): Promise<Page> {
      const context = await browser.newContext({ ...how, reducedMotion: 'reduce' })
      const token = await startTestSession(database, whoIs(role, nth).id, place.id)
      await comeAs(context, token, origin)
      return await context.newPage()
    }
  })
