// Two stories of an impact report, told of other children: what is in them beside the plan (two-stories-have-a-place-in-the-plan)
// has a place on the record too, each said once, and the child's own page afterwards holds what is theirs and nothing told in
// trust. On a phone, without JavaScript.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { loadDemo } from '#demo/load.ts'
import { serveSite } from '#front-door/world-for-tests.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { takeOn } from '#stages/support/in-school/in-school.fixture.ts'
import { openBrowser } from '#test/browser.ts'
import { children, now, staff } from '#test/cast.ts'
import { openTrial } from '#test/trial.ts'
import { openTestDatabase } from '#test/world.ts'
import { goBy, main } from './go-by.ts'
import { looksRight } from './looks-right.ts'

const database = await openTestDatabase()
await loadDemo(database, database.secrets.seals, () => {}, { schools: 1, cohorts: false })
const administrator = await openTrial(database)
const homeOf = new Map<string, string>()
const origin = await serveSite(database, { pretend: true, now: () => new Date(now) })
for (const { forename, surname } of [children.amara, children.theo]) {
  const { child } = await takeOn(administrator, { forename, surname, worker: staff.canalsideWorker.name })
  homeOf.set(forename, `${origin}/support/children/${child}`)
}
const sql = readSqlFile(new URL('two-stories.sql', import.meta.url))
await administrator.run(sql, 'schoolSends', { child: homeOf.get(children.theo.forename)!.split('/').at(-1)! })
await administrator.close()
let browser: Browser
let page: Page

before(async () => {
  browser = await openBrowser()
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  await page.goto(`${origin}/sign-in`)
  await goBy(page.getByRole('button', { name: staff.canalsideWorker.name }))
})
after(() => browser?.close())

test('a girl whose home was a hotel room: what helped first, who at school knew, and who is hers in the end', async () => {
  const home = homeOf.get(children.amara.forename)!
  await logs(home, 'They rang', 'We live in one hotel room while the council mends the house.')
  await page.goto(`${home}/log/help`)
  await page.getByLabel('Laptop').check()
  await page.getByLabel('Given', { exact: true }).check()
  await page.getByLabel('In a few words').fill('For homework, in the quiet room')
  await page.getByLabel('From whom').fill('The school')
  await goBy(page.getByRole('button', { name: 'Save', exact: true }))
  await draws(home, [
    ['The council', 'hard'],
    ['Auntie Bea', 'strong'],
    ['Citizens Advice', 'thin'],
  ])
  await logs(home, 'In person', 'With Mum at Citizens Advice: they write to the council.')
  // In the summer they have nowhere of their own; the Link Worker stays in touch while school is closed.
  await fact(home, 'Since the summer they stay with friends: no home of their own.')
  await logs(home, 'You rang', 'Mum asks the council and the family hub; we rang together.')
  await page.goto(`${home}/school`)
  await goBy(page.getByRole('button', { name: 'Let somebody know' }))
  await page.getByLabel('Who at school?').fill('Helen Ogden')
  await page.getByLabel('What are they to the child?').fill('safeguarding lead')
  await page.getByLabel('What does the family let us say?').fill('They have no home of their own just now.')
  await page
    .getByLabel('What do they allow because of it?')
    .fill('May come in late; homework when there is a table')
  await page.getByLabel('Who in the family said yes to this?').fill('Siobhán, her mother')
  await day('When did they say yes?', '16')
  await day('Until when?', '21')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Helen Ogden[\s\S]*May come in late; homework when there is a table/)
  // Drawing, then boxing with a coach, then a group in which they go on meeting.
  await hopes(home, 'My own room, and a friend to show it to.')
  await picksAndDoes(home, ['Drawing and making', 'Boxing', 'A small group'])
  await draws(home, [
    ['The boxing coach', 'strong'],
    ['The girls of the group', 'strong'],
  ])
  await goBy(page.getByRole('link', { name: 'Before and after, side by side' }))
  assert.match(
    await main(page),
    /strong ties: 1 before, 3 after[\s\S]*New: The boxing coach, The girls of the group/,
  )
  await page.goto(`${home}/reviews/new`)
  await goBy(page.getByRole('button', { name: 'Plan it' }))
  await goBy(page.getByRole('link', { name: 'Open its agenda' }))
  await looksRight(page)
  const agenda =
    /In the plan, since then[\s\S]*An activity is done: Boxing[\s\S]*Attendance, then and now\s+When they began\s[\s\S]*\d%[\s\S]*Now\s[\s\S]*\d%/
  assert.match(await main(page), agenda)
  await ends(home, 'She is in most mornings, and has people of her own.')
  await mine('A person', 'The boxing coach')
  await mine('A person', 'The girls of the group')

  await page.goto(`${home}/happened`)
  const happened = await main(page)
  for (const each of [
    'one hotel room while the council mends',
    'For homework, in the quiet room',
    'stay with friends',
    'we rang together',
    'With Mum at Citizens Advice',
    'An activity is done: Boxing',
  ])
    assert.ok(happened.includes(each), `${each}, in\n${happened}`)
  await ownPageReads(home, [
    'My own room, and a friend to show it to.',
    'The boxing coach',
    'The girls of the group',
    'I did it: Drawing and making',
    'I did it: A small group',
  ])
})

test('a boy who fought: his household, good news home, his own words, and what his therapist leaves him', async () => {
  const home = homeOf.get(children.theo.forename)!
  await relative(home, 'Granny Byrne', 'Grandmother', 'Yes')
  await relative(home, 'Uncle Sean', 'Uncle', 'Yes')
  await relative(home, 'Declan Byrne', 'Brother', 'Yes')
  await relative(home, 'Mick Byrne', 'Stepfather', 'No')
  await fact(home, 'He shares a bedroom with his mother; two lodgers live in the house.')
  await fact(home, 'Mick is in prison for long.', 'theirs')
  // Every day a word; a room that is safe; and somebody who knows what to do with anger, whose clinical notes stay with them.
  await page.goto(`${origin}/support/seen`)
  const taps = page.locator(`#tap-${home.split('/').at(-1)}`)
  await goBy(taps.getByRole('button', { name: /^There/ }))
  assert.match(await taps.innerText(), /Seen at/)
  await refers(home)
  // After another fight home and school sit together, the mother first, and she says yes to art.
  await logs(home, 'Meeting', 'Another fight at break. He told me what came before it.')
  await meets(home)
  await page.goto(`${home}/log/good-news`)
  await page.getByLabel('I ring home').check()
  await goBy(page.getByRole('button', { name: /tried hard today/ }))
  await logs(home, 'In person', 'You were always there when I had a hard time.', 'Their own words')
  // What school sends says it too: fewer detentions, more praise, and tests that he thought he could never pass.
  await page.goto(`${home}/school`)
  await page.getByText('Half-term by half-term', { exact: true }).click()
  const school = await main(page)
  assert.match(school, /Summer 2 2026: \d+ sanctions? and praise \d+ times?\./)
  assert.match(school, /Autumn 2 2025[\s\S]*Detention 7[\s\S]*Summer 2 2026[\s\S]*Detention 1\b/)
  assert.match(school, /Kind to others: 6 times this school year/)
  assert.match(school, /As expected \(101, KS2 SATs\)/)
  await looksRight(page)
  await hopes(home, 'To be in the team.')
  await picksAndDoes(home, ['Drawing and making', 'Homework club', 'Acting', 'Football'])
  // At the end the first page of his own says it as he says it now.
  await hopes(home, 'To be in the team.', 'You are there when I have a hard time, and I am there for others.')
  await ends(home, 'More days in class than out of it, and his tests are done.')
  await mine('A place', 'The homework club')
  await page.getByLabel('Whose words?').fill('Ana, who drew with you')
  await page.getByLabel('The words').fill('I will keep our hours close to my heart.')
  await goBy(page.getByRole('button', { name: 'Keep the words' }))
  await looksRight(page)

  await page.goto(`${home}/family`)
  assert.match(await main(page), /Uncle Sean[\s\S]*shares a bedroom/)
  await page.emulateMedia({ media: 'print' })
  assert.doesNotMatch(
    await page.locator('body').innerText(),
    /prison/,
    'what is another’s own is on no paper',
  )
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${home}/happened`)
  assert.match(await main(page), /You were always there when I had a hard time\./)
  assert.match(await main(page), /tried hard today/)
  await ownPageReads(home, [
    'To be in the team.',
    'You are there when I have a hard time, and I am there for others.',
    'The homework club',
    'I will keep our hours close to my heart.',
    'I did it: Football',
  ])
})

async function logs(home: string, how: string, note: string, mark?: string): Promise<void> {
  await page.goto(`${home}/log`)
  await page.getByLabel(how, { exact: true }).check()
  await page.getByLabel('Note optional').fill(note)
  if (mark) await page.getByLabel(mark, { exact: true }).check()
  await goBy(page.getByRole('button', { name: 'Save', exact: true }))
}

// A service that is asked, apart from linkings: sent, accepted, and seen for the first time, each on its own day.
async function refers(home: string): Promise<void> {
  await page.goto(`${home}/early-help/referrals/new`)
  await page.getByLabel('Another health service').check()
  await page.getByLabel('Which one?').fill('Occupational therapy')
  await page.getByLabel('Why, in a sentence or two?').fill('He does not know what to do with anger.')
  await page.getByLabel('They said yes').check()
  await day('When was it sent?', '1')
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  await goBy(page.getByRole('link', { name: /Occupational therapy/ }))
  await goBy(page.getByRole('link', { name: /They answered/ }))
  await page.getByLabel('Accepted').check()
  await page.getByLabel('What did they say?').fill('An hour a week, in school.')
  await day('When did they answer?', '3')
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  await goBy(page.getByRole('link', { name: 'The first appointment was' }))
  await day('When was it?', '30', '6')
  await goBy(page.getByRole('button', { name: /^Keep it/ }))
  assert.match(await main(page), /It was sent on 1 July 2026: enter that day or a later one/)
  await day('When was it?', '15')
  await looksRight(page)
  await goBy(page.getByRole('button', { name: /^Keep it/ }))
  assert.match(await main(page), /2 weeks/)
}

async function meets(home: string): Promise<void> {
  await page.goto(`${home}/reviews/new?kind=home-school`)
  await goBy(page.getByRole('button', { name: 'Plan it' }))
  await goBy(page.getByRole('link', { name: 'Open its agenda' }))
  await goBy(page.getByRole('button', { name: 'Write it up' }))
  await page.getByRole('radio', { name: 'Came', exact: true }).first().check()
  for (const nth of [1, 2]) await page.getByRole('radio', { name: 'Not there' }).nth(nth).check()
  await page.getByLabel('Who came? (such as: Mum)').fill('Mum')
  await page.getByLabel('What did they say?').first().fill('Art, yes, if he wants to.')
  await page.getByLabel('How is it going, and what was agreed?').fill('Good news first, every week.')
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Keep it' }))
  assert.match(await main(page), /Art, yes, if he wants to\./)
}

async function fact(home: string, words: string, theirs?: 'theirs'): Promise<void> {
  await page.goto(`${home}/family/facts`)
  await page.getByLabel('The fact').fill(words)
  if (theirs) await page.getByLabel('It is theirs, not the child’s').check()
  await goBy(page.getByRole('button', { name: 'Keep' }))
}

async function relative(home: string, name: string, what: string, lives: string): Promise<void> {
  await page.goto(`${home}/family/relatives`)
  await page.getByLabel('Name').fill(name)
  const kin = page.getByLabel('What are they to the child?')
  await kin.selectOption({ label: what })
  await page
    .getByRole('group', { name: 'Do they live with the child?' })
    .getByLabel(lives, { exact: true })
    .check()
  await goBy(page.getByRole('button', { name: 'Keep' }))
}

async function draws(home: string, people: readonly (readonly [string, string])[]): Promise<void> {
  await page.goto(`${home}/family/network`)
  const first = (await page.locator('fieldset.kith-row').count()) - 5
  for (const [n, [name, tie]] of people.entries()) {
    await page.locator(`#name-${first + n}`).fill(name)
    await page.locator(`#tie-${first + n}`).selectOption(tie)
  }
  await goBy(page.getByRole('button', { name: 'Draw it' }))
}

async function hopes(home: string, words: string, own?: string): Promise<void> {
  await page.goto(`${home}/plan/words`)
  await page.getByLabel('What I hope for').fill(words)
  if (own) await page.getByLabel('What I want people to know about me').fill(own)
  await goBy(page.getByRole('button', { name: 'Keep it' }))
}

async function picksAndDoes(home: string, pictures: readonly string[]): Promise<void> {
  await page.goto(`${home}/plan/choose`)
  for (const each of pictures) await page.getByLabel(each, { exact: true }).check()
  await goBy(page.getByRole('button', { name: 'This is my choice' }))
  for (const each of pictures)
    for (const tap of ['It begins', 'It is done'])
      await goBy(
        page
          .locator('.kith-activity', { hasText: each })
          .getByRole('button', { name: new RegExp(`^${tap}`) }),
      )
}

async function ends(home: string, review: string): Promise<void> {
  await page.goto(`${home}/ending`)
  await goBy(page.getByRole('button', { name: 'Plan the end' }))
  await page.getByLabel('What was reached, and what stays').fill(review)
  await goBy(page.getByRole('button', { name: 'Keep the review' }))
}

async function mine(kind: string, name: string): Promise<void> {
  await page.getByLabel(kind, { exact: true }).check()
  await page.getByLabel('Who, or where?').fill(name)
  await goBy(page.getByRole('button', { name: 'Mine now' }))
}

// What the Link Worker looks at before giving the link is the child's page itself.
async function ownPageReads(home: string, theirs: readonly string[]): Promise<void> {
  await page.goto(`${home}/family-page`)
  const forename = [...homeOf].find(([, each]) => each === home)![0]
  await goBy(page.getByRole('link', { name: `Look at the page for ${forename}` }))
  await looksRight(page)
  const own = await page.locator('.kith-own-page').innerText()
  for (const each of theirs) assert.ok(own.includes(each), `${each}, in\n${own}`)
  const never =
    /risk|vulnerable|cohort|screen|score|intervention|hotel|council|prison|lodger|attendance|late/i
  assert.doesNotMatch(own, never, 'what was told in trust is not on it')
}

async function day(legend: string, date: string, month = '7'): Promise<void> {
  const group = page.getByRole('group', { name: legend, exact: true })
  for (const [part, value] of Object.entries({ Day: date, Month: month, Year: '2026' }))
    await group.getByLabel(part).fill(value)
}
