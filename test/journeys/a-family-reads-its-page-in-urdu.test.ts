// A mother opens the page that her child's Link Worker gave her, in Urdu, right to left, on a phone without JavaScript: she reads,
// puts something right, says what is not right, and takes her yes back. The child opens theirs by a code read out. What nobody who
// reads Urdu has approved stands in English, and says so.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { hashToken } from '#platform/sessions.ts'
import { approveWording } from '#records/family-words/approvals.ts'
import { hashOfWording, type PieceName, pieces, wordingOf } from '#records/family-words/family-words.ts'
import { recordAgreements } from '#stages/enrol/index.ts'
import { takeOn } from '#stages/support/in-school/in-school.fixture.ts'
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
const { zofia } = children
const [worker, manager] = [staff.canalsideWorker.name, staff.manager.name]
/** Nobody has read this one: it stays English. */
const UNREAD: PieceName = 'page_looked'
let browser: Browser
let place = ''
let child = ''
let home = ''
let link = ''
let phone: Page

before(async () => {
  browser = await openBrowser()
  ;({ place, child } = await takeOn(administrator, {
    forename: zofia.forename,
    surname: zofia.surname,
    worker,
  }))
  home = `${origin}/support/children/${child}/family-page`
  await as(manager, async tx => {
    for (const piece of Object.keys(pieces) as PieceName[]) {
      const wording = wordingOf('ur', piece)
      if (!wording || piece === UNREAD) continue
      const read = { readBy: 'Somebody who reads it', knowsItAs: 'first language' }
      await approveWording(tx, {
        id: newId(),
        language: 'ur',
        piece,
        textHash: hashOfWording(wording),
        ...read,
      })
    }
  })
  const said = {
    childId: child,
    who: 'family',
    answer: 'yes',
    saidBy: 'parent',
    saidHow: 'in-person',
  } as const
  const yes = { ...said, saidOn: '2026-07-01', wording: 'offer_letter', language: 'pl' }
  await as(worker, tx =>
    recordAgreements(tx, [
      { ...yes, id: newId(), purpose: 'support' },
      { ...yes, id: newId(), purpose: 'photos' },
    ]),
  )
})
after(async () => {
  await browser?.close()
  await administrator.close()
})

describe('a family', () => {
  test('is given a page after the Link Worker looked at exactly what it shows', async () => {
    const page = await signedIn(worker)
    await page.goto(`${origin}/support/children/${child}`)
    await goBy(page.getByRole('link', { name: 'Family page' }))
    await goBy(page.getByRole('link', { name: /Look at the page for Agnieszka/ }))
    const seen = await page.locator('.kith-own-page').innerText()
    assert.match(
      seen,
      /Together for Zofia[\s\S]*Danny is the Link Worker\.[\s\S]*You said yes on 1 July 2026\./,
    )
    assert.doesNotMatch(seen, /Lock Keeper|07700|worried|maths/i)
    await looksRight(page)
    await page.goto(`${page.url()}&language=ar`)
    assert.match(await page.locator('main').innerText(), /Nobody has read these in Arabic yet/)
    await page.getByLabel(/They say yes and no for this child/).check()
    await goBy(page.getByRole('button', { name: 'It is right: give the link' }))
    await looksRight(page)
    link = await page.locator('.kith-slip code').innerText()
    assert.equal(await page.getByRole('img', { name: /The same link as a square/ }).count(), 1)
    await page.context().close()
  })

  test('is asked for its language first, each in its own script; whatever only looks at the link opens nothing', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await fetch(link, { method, redirect: 'manual' })
      assert.deepEqual([answer.status, answer.headers.get('set-cookie')], [200, null])
      assert.doesNotMatch(await answer.text(), /Zofia|Kowalczyk|Agnieszka/)
    }
    phone = await (await onPhone()).newPage()
    await phone.goto(link)
    await looksRight(phone)
    for (const [name, lang, dir] of [
      ['English', 'en', 'ltr'],
      ['polski', 'pl', 'ltr'],
      ['Soomaali', 'so', 'ltr'],
      ['العربية', 'ar', 'rtl'],
      ['اردو', 'ur', 'rtl'],
    ] as const) {
      const button = phone.getByRole('button', { name, exact: true })
      assert.deepEqual([await button.getAttribute('lang'), await button.getAttribute('dir')], [lang, dir])
    }
    await goBy(phone.getByRole('button', { name: 'اردو', exact: true }))
    assert.equal(phone.url(), `${origin}/family-page`, 'no further address holds the token')
  })

  test('reads it in Urdu, right to left; what nobody has read stands in English and says so', async () => {
    const root = phone.locator('html')
    assert.deepEqual([await root.getAttribute('lang'), await root.getAttribute('dir')], ['ur', 'rtl'])
    assert.equal(await phone.locator('h1').innerText(), 'Zofia کے لیے مل کر')
    assert.equal(await phone.locator('h1 bdi').innerText(), 'Zofia')
    const english = phone.locator('#part-looked span').first()
    assert.deepEqual(
      [await english.getAttribute('lang'), await english.getAttribute('dir'), await english.innerText()],
      ['en', 'ltr', 'Who has looked'],
    )
    const parts = (id: string) => phone.locator(`section[aria-labelledby="part-${id}"]`).getAttribute('dir')
    assert.deepEqual([await parts('looked'), await parts('helps')], ['ltr', 'rtl'])
    const seen = await phone.locator('main').innerText()
    assert.match(seen, /Danny لنک ورکر ہیں/)
    assert.match(seen, /0800\s1111/)
    assert.doesNotMatch(seen, /Lock Keeper|07700|Kowalczyk|risk|score/i)
    assert.equal(await phone.getByRole('button', { name: 'سنیں' }).count(), 0, 'nothing to listen with here')
    await looksRight(phone)
  })

  test('puts something right: it waits on Today, and the answer stands on the page', async () => {
    await goBy(phone.getByRole('button', { name: 'بھیجیں' }))
    assert.match(await phone.locator('.govuk-error-summary').innerText(), /پہلے چند الفاظ لکھیں/)
    await looksRight(phone)
    await phone.getByLabel('یہاں کچھ غلط ہے۔ اسے ٹھیک کریں').check()
    await phone.getByLabel('آپ کیا کہنا چاہتے ہیں؟').fill('نمبر غلط ہے')
    await goBy(phone.getByRole('button', { name: 'بھیجیں' }))
    assert.match(await phone.locator('.govuk-notification-banner').innerText(), /شکریہ/)
    assert.doesNotMatch(await phone.locator('main').innerText(), /نمبر غلط ہے/, 'not shown again')

    const page = await signedIn(worker)
    await page.goto(`${origin}/support/waiting`)
    assert.match(
      await page.locator('main').innerText(),
      /family of Zofia K\. wrote on their page[\s\S]*Something to put right/,
    )
    await page.goto(home)
    assert.match(await page.locator('main').innerText(), /نمبر غلط ہے/)
    await page.getByLabel('Your answer, in plain words').fill('Thank you. It is right now.')
    await goBy(page.getByRole('button', { name: 'Answer' }))
    await looksRight(page)
    await page.context().close()
    await phone.goto(`${origin}/family-page`)
    assert.match(await phone.locator('main').innerText(), /Thank you\. It is right now\./)
  })

  test('says what is not right, to somebody whom it is not about', async () => {
    await goBy(phone.getByRole('button', { name: 'کچھ ٹھیک نہیں ہے' }))
    await looksRight(phone)
    await phone.getByLabel('آپ نے کہا تھا کہ کریں گے، اور نہیں کیا').check()
    await phone.getByLabel('لنک ورکر').check()
    await phone.getByLabel('کیا ہوا؟').fill('کسی نے فون نہیں کیا')
    await goBy(phone.getByRole('button', { name: 'بھیجیں' }))
    const own = await signedIn(worker)
    assert.equal((await own.goto(`${origin}/support/not-right`))?.status(), 404)
    assert.doesNotMatch(await (await own.goto(home))!.text(), /کسی نے فون نہیں کیا/)
    await own.context().close()
    const page = await signedIn(manager)
    await page.goto(`${origin}/support/not-right`)
    assert.match(
      await page.locator('main').innerText(),
      /Something promised was not done, about: the Link Worker/,
    )
    await page.getByLabel('Your answer, in plain words').fill('I rang you today.')
    await goBy(page.getByRole('button', { name: /Answer/ }))
    await looksRight(page)
    await page.context().close()
    await phone.goto(`${origin}/family-page`)
    assert.match(await phone.locator('main').innerText(), /I rang you today\./)
  })

  test('leaves quickly: this device forgets the link, and Back finds nothing', async () => {
    const cookie = (await phone.context().cookies()).find(each => each.name === 'kith-link')!
    const answer = await fetch(`${origin}/family-page/leave`, {
      method: 'POST',
      headers: { origin, cookie: `kith-link=${cookie.value}` },
    })
    assert.match(answer.headers.get('refresh') ?? '', /^0; url=https:\/\/www\.bbc\.co\.uk\/weather$/)
    assert.match(answer.headers.get('set-cookie') ?? '', /kith-link=; .*Max-Age=0/)
    assert.doesNotMatch(await answer.text(), /kith|Zofia/i)
  })

  test('takes a yes back on the page: photos at once, and with the yes to take part the page closes', async () => {
    const takeBack = async (purpose: string) => {
      await goBy(phone.locator(`a[href="/family-page/yes/${purpose}"]`))
      await looksRight(phone)
      await goBy(phone.getByRole('button', { name: 'ابھی واپس لیں' }))
    }
    await takeBack('photos')
    assert.match(await phone.locator('.govuk-notification-banner').innerText(), /ہم نے لکھ لیا ہے/)
    assert.equal(await phone.locator('a[href="/family-page/yes/photos"]').count(), 0)
    await takeBack('support')
    assert.match(await phone.locator('main').innerText(), /یہ صفحہ بند ہے/)
    await phone.goto(`${origin}/family-page`)
    assert.match(await phone.locator('main').innerText(), /This page is closed/)
    const page = await signedIn(manager)
    await page.goto(`${origin}/enrol/children/${child}/agreements`)
    assert.match(await page.locator('main').innerText(), /on their own page/)
    await page.context().close()
  })
})

test('a child opens their page by a code that is read out: once, and it is theirs', async () => {
  const { theo } = children
  const taken = await takeOn(administrator, { forename: theo.forename, surname: theo.surname, worker })
  const page = await signedIn(worker)
  await page.goto(`${origin}/support/children/${taken.child}/family-page`)
  await goBy(page.getByRole('link', { name: /Look at the page for Theo/ }))
  await goBy(page.getByRole('button', { name: 'It is right: give the link' }))
  await goBy(page.getByRole('button', { name: 'I have it: go on' }))
  await goBy(page.getByRole('button', { name: /A code to read out/ }))
  await looksRight(page)
  const code = await page.locator('.kith-code').innerText()
  await page.context().close()

  const tablet = await (await onPhone()).newPage()
  await tablet.goto(`${origin}/sign-in`)
  await goBy(tablet.getByRole('link', { name: 'Open your page with it' }))
  const type = async (letters: string) => {
    await tablet.getByLabel('The letters that were read out to you').fill(letters)
    await goBy(tablet.getByRole('button', { name: 'Open' }))
  }
  await type('bbbb bbbb')
  assert.match(await tablet.locator('.govuk-error-summary').innerText(), /This code opens nothing/)
  await looksRight(tablet)
  await type(` ${code.toUpperCase()} `)
  assert.equal(tablet.url(), `${origin}/my-page`)
  await goBy(tablet.getByRole('button', { name: 'English' }))
  assert.match(
    await tablet.locator('main').innerText(),
    /Hello Theo[\s\S]*My steps[\s\S]*Danny is my Link Worker\.[\s\S]*My journey[\s\S]*I began on 3 November 2025\./,
  )
  assert.doesNotMatch(await tablet.locator('main').innerText(), /attendance|score|yes on/i)
  await looksRight(tablet)
  await goBy(tablet.getByRole('button', { name: 'Close this page here' }))
  await tablet.goto(`${origin}/code`)
  await type(code)
  assert.match(await tablet.locator('.govuk-error-summary').innerText(), /This code opens nothing/)
})

async function as<T>(name: string, task: Parameters<typeof database.asActor<T>>[1]): Promise<T> {
  const [row] = await administrator.run(sql, 'findPerson', { name })
  const session = await startTestSession(database, String(row!.person_id), place)
  return await database.asActor(hashToken(session), task)
}

async function signedIn(name: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name }))
  return page
}

function onPhone(): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  })
}
