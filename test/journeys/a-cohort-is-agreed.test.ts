// A cohort from a school's files to two signatures: the manager brings the files in and runs the screen, the school's lead
// opens the names, both say what they think, the council answers, both sign. Then the school corrects its register, and the
// frozen run stays what it was, with the correction beside it. All forms without JavaScript.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext } from 'playwright-core'
import { ZipFile } from 'yazl'
import { generatePlace } from '#demo/generate.ts'
import { tellFamilies } from '#demo/tell-families.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { askForJob, startJobs } from '#platform/jobs.ts'
import { logTo } from '#platform/log.ts'
import { doWork } from '#records/access/work.ts'
import { askForScreen, screenJob } from '#stages/identify/index.ts'
import { openBrowser } from '#test/browser.ts'
import { children, staff } from '#test/cast.ts'
import { goBy, main } from './go-by.ts'
import { openImporting, send, settled, signedIn } from './importing.ts'
import { looksRight } from './looks-right.ts'

const CANALSIDE = '990001'
const zofia = `${children.zofia.forename} ${children.zofia.surname}`
const world = await openImporting()
const own = readSqlFile(new URL('./a-cohort-is-agreed.sql', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kith-cohort-'))
const { where, secrets } = world.database
const jobs = await startJobs(
  where,
  secrets.roles,
  { 'run-screen': screenJob(world.database) },
  logTo(() => {}),
)
let browser: Browser
let room = ''

before(async () => {
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await jobs.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('the manager brings the school’s files in, and the screen runs', async () => {
  const made = await generatePlace(
    new URL('../../places/millbrook', import.meta.url).pathname,
    'millbrook',
    folder,
  )
  const { path } = made.find(each => each.urn === CANALSIDE && each.year === '2025/26')!
  const page = await signedIn(world, await desk(), staff.manager.name)
  const review = await send(world, page, [{ name: 'canalside.zip', content: await zipOf(path) }])
  assert.match(review, /Check before anything changes/)
  await goBy(page.getByRole('button', { name: 'Take them in' }))
  assert.match(await settled(page), /The files were taken in/)
  await doWork(world.database, { kind: 'operator', placeId: world.placeId, why: 'tell families' }, work =>
    work.as(async tx => {
      await tellFamilies(tx, new Date().toISOString().slice(0, 10))
      const id = newId()
      await askForScreen(tx, id)
      await askForJob(tx, 'run-screen', id)
    }),
  )
  for (let n = 0; n < 100 && !(await main(page)).includes('as things stood on'); n++) {
    await page.waitForTimeout(200)
    await page.goto(`${world.origin}/identify`)
  }
  await goBy(page.locator('a', { hasText: 'Agree on the cohort' }).first())
  await looksRight(page)
  await goBy(page.getByRole('button', { name: 'Open the room of Canalside Primary School' }))
  room = page.url()
  const seen = await page.content()
  assert.match(await main(page), /15 of 15 places filled/)
  assert.match(await main(page), /until the school’s own lead opens them/)
  assert.doesNotMatch(seen, new RegExp(children.zofia.surname), 'no name, not even in the page’s source')
  await looksRight(page)
  await page.goto(`${room}/checks`)
  assert.match(await main(page), /Nobody is asked about yet: \d+ children are still for a person to decide/)
  assert.equal(await page.getByRole('button', { name: /before asking/ }).count(), 0)
  await page.context().close()
})

test('on a phone, the school’s lead opens the names and says what she thinks', async () => {
  const helen = await signedIn(world, await phone(), staff.canalsideLead.name)
  await helen.goto(room)
  assert.doesNotMatch(await helen.content(), new RegExp(children.zofia.surname))
  await goBy(helen.getByRole('button', { name: 'Open the names' }))
  assert.match(await main(helen), /This cannot be undone. It is written down/)
  await looksRight(helen)
  await helen.goto(room)
  assert.doesNotMatch(await helen.content(), new RegExp(children.zofia.surname), 'one press opens nothing')
  await helen.goto(`${room}/names`)
  await goBy(helen.getByRole('button', { name: 'Open the names now' }))
  assert.match(await main(helen), new RegExp(zofia))
  await looksRight(helen)
  // The last who is in waits instead; a form without a reason comes back with what was typed.
  const last = helen.locator('.kith-room__child').last()
  await last.locator('.kith-room__say summary').click()
  await last.getByLabel('Waiting').check()
  await last.getByLabel('In your own words').fill('Sees a mentor twice a week.')
  await goBy(last.getByRole('button', { name: 'Save' }))
  assert.match(await main(helen), /There is a problem.*Choose why/s)
  assert.equal(await helen.getByLabel('In your own words').inputValue(), 'Sees a mentor twice a week.')
  await helen.getByLabel('Because').selectOption({ label: 'Has this help already' })
  await goBy(helen.locator('form', { hasText: 'I say' }).getByRole('button', { name: 'Save' }))
  assert.match(await main(helen), /says waiting\. Has this help already: Sees a mentor/)
  await helen.getByLabel('Something that is well with this child').fill('Feeds the class’s fish, every day.')
  await goBy(helen.getByRole('button', { name: 'Write it down' }))
  assert.match(await main(helen), /Feeds the class’s fish, every day\. \(Helen Ogden\)/)
  // Whom a person decides about: read, and the same said of all on the page.
  await helen.goto(`${room}?show=undecided`)
  await looksRight(helen)
  await helen.locator('summary', { hasText: 'Say the same of all shown' }).click()
  const all = helen.locator('form', { hasText: 'shown here, and say of each' })
  await all.getByLabel('Out', { exact: true }).check()
  await all.getByLabel('Because').selectOption({ label: 'Needs more than a Link Worker can give' })
  await all.getByLabel('In your own words').fill('The school works with the council on each.')
  await goBy(all.getByRole('button', { name: 'Save for all shown' }))
  assert.match(await main(helen), /Nobody is left for a person to decide about/)
  await helen.context().close()
})

test('at a desk, the manager differs, asks the council, and two people there answer yes or no', async () => {
  const ruth = await signedIn(world, await desk(), staff.manager.name)
  await ruth.goto(`${room}?show=waiting`)
  const first = ruth.locator('.kith-room__child').first()
  await first.locator('.kith-room__say summary').click()
  await first.getByLabel('In', { exact: true }).check()
  await first.getByLabel('Because').selectOption({ label: 'A person has weighed what is known' })
  await first.getByLabel('In your own words').fill('The mentor leaves at Easter.')
  await goBy(first.getByRole('button', { name: 'Save' }))
  await ruth.goto(`${room}?show=differ`)
  assert.match(
    await main(ruth),
    /Views differ.*Ruth Adeyemi \(the programme\): in; Helen Ogden \(the school\): waiting/s,
  )
  // Somebody invisible to one of them may still wait for a person.
  await ruth.goto(`${room}?show=undecided`)
  if (!/Nobody is left/.test(await main(ruth))) {
    for (const child of await ruth.locator('.kith-room__child').all()) {
      await child.locator('.kith-room__say summary').click()
      await child.getByLabel('Out', { exact: true }).check()
      await child.getByLabel('Because').selectOption({ label: 'A person has weighed what is known' })
      await child.getByLabel('In your own words').fill('Looked at with her safeguarding lead.')
      await goBy(child.getByRole('button', { name: 'Save' }))
    }
  }
  await ruth.goto(`${room}/checks`)
  await looksRight(ruth)
  await ruth.getByLabel('The first person').selectOption({ label: staff.earlyHelp.name })
  await ruth.getByLabel('The second person').selectOption({ label: staff.earlyHelpToo.name })
  await goBy(ruth.getByRole('button', { name: 'Check before asking' }))
  assert.match(await main(ruth), /Asked about\s+\d+ children.*This cannot be unasked/s)
  await looksRight(ruth)
  await goBy(ruth.getByRole('link', { name: 'Ask nobody yet' }))
  assert.doesNotMatch(await main(ruth), /have answered/, 'nobody is asked by one press')
  await ruth.getByLabel('The first person').selectOption({ label: staff.earlyHelp.name })
  await ruth.getByLabel('The second person').selectOption({ label: staff.earlyHelpToo.name })
  await goBy(ruth.getByRole('button', { name: 'Check before asking' }))
  await goBy(ruth.getByRole('button', { name: /^Ask about/ }))
  assert.match(await main(ruth), /0 of 2 have answered/)
  for (const who of [staff.earlyHelp.name, staff.earlyHelpToo.name]) {
    const council = await signedIn(world, await phone(), who)
    await council.goto(`${world.origin}/identify/checks`)
    const asked = await main(council)
    assert.match(asked, /Canalside Primary School: \d+ children.*born \d+ \w+ \d{4}/s)
    assert.doesNotMatch(asked, /sessions|SDQ|English|risk/i, 'no more than it takes to know who is meant')
    await looksRight(council)
    // One form and one button; whoever is left open stays.
    const no = council.getByLabel('No', { exact: true })
    const all = await no.count()
    for (let n = 1; n < all; n++) await no.nth(n).check()
    await goBy(council.getByRole('button', { name: 'Send my answers' }))
    assert.match(await main(council), new RegExp(`${all - 1} answers are kept.*1 child is left`, 's'))
    await council.getByLabel('No', { exact: true }).check()
    await goBy(council.getByRole('button', { name: 'Send my answers' }))
    assert.match(await main(council), /You are asked about nobody/)
    await council.context().close()
  }
  await ruth.goto(`${room}/checks`)
  assert.match(await main(ruth), /Both have answered/)
  await ruth.context().close()
})

test('both look at all together, write about gaps, and sign; the school gets its key once', async () => {
  const ruth = await signedIn(world, await desk(), staff.manager.name)
  const helen = await signedIn(world, await phone(), staff.canalsideLead.name)
  for (const page of [ruth, helen]) {
    await page.goto(`${room}/together`)
    assert.match(await main(page), /of 15 chosen attend more than 95% of their sessions/)
    await looksRight(page)
    for (let n = await page.getByLabel('What we did about it').count(); n > 0; n--) {
      await page
        .getByLabel('What we did about it')
        .first()
        .fill('We looked at each of them once more, and changed nothing.')
      await goBy(
        page
          .locator('.kith-room__gap', { has: page.getByLabel('What we did about it') })
          .first()
          .getByRole('button'),
      )
    }
  }
  await ruth.goto(`${room}/sign`)
  assert.match(await main(ruth), /Everything is done/)
  await looksRight(ruth)
  await ruth.getByLabel('I agree to this for the programme').check()
  await goBy(ruth.getByRole('button', { name: 'Sign', exact: true }))
  assert.match(await main(ruth), /Signed Ruth Adeyemi for the programme/)

  // Helen adds a strength: Ruth's signature is void, and says so.
  await helen.goto(room)
  await goBy(helen.getByRole('link', { name: zofia }))
  await helen.getByLabel('Something that is well with this child').fill('Reads to the little ones.')
  await goBy(helen.getByRole('button', { name: 'Write it down' }))
  await ruth.goto(`${room}/sign`)
  assert.match(await main(ruth), /Void Ruth Adeyemi.*something was said of a child after this signature/s)
  await ruth.getByLabel('I agree to this for the programme').check()
  await goBy(ruth.getByRole('button', { name: 'Sign', exact: true }))

  await helen.goto(`${room}/sign`)
  await looksRight(helen)
  await helen.getByLabel('I agree to this for the school').check()
  await goBy(helen.getByRole('button', { name: 'Sign', exact: true }))
  assert.match(await main(helen), /This key is shown once/)
  const key = Buffer.from((await helen.locator('.kith-room__key').innerText()).replaceAll(/\s/g, ''), 'hex')
  const saving = helen.waitForEvent('download')
  await helen.getByRole('button', { name: 'Save it as a file' }).click()
  const kept = readFileSync(await (await saving).path(), 'utf8')
  assert.ok(kept.includes(key.toString('hex')))
  await goBy(helen.getByRole('link', { name: 'I have it: go on' }))
  const frozen = await main(helen)
  assert.match(frozen, /As it was frozen/)
  assert.match(frozen, /not chosen, who have no name here/)
  assert.match(frozen, /it is deleted on \d+ \w+ \d{4}/)
  assert.match(frozen, /never uses this list for sanctions/)
  await looksRight(helen)

  // Many children's rows leave: ten minutes after she last showed who she is, she is asked again.
  const administrator = await connectPlainly(where, world.database.postgres.administrator)
  await administrator.run(own, 'confirmedLongAgo', {})
  await administrator.close()
  await goBy(helen.getByRole('button', { name: /Save all rows without names/ }))
  assert.match(helen.url(), /\/account\/confirm\?/)
  await goBy(helen.getByRole('button', { name: /pretend/i }))
  const exporting = helen.waitForEvent('download')
  await helen.getByRole('button', { name: /Save all rows without names/ }).click()
  const csv = readFileSync(await (await exporting).path(), 'utf8')
  assert.match(csv, /Pretend data/)
  assert.match(csv, /never uses this list for sanctions/)
  assert.doesNotMatch(csv, new RegExp(children.zofia.surname))
  assert.ok(
    csv.includes(createHmac('sha256', key).update(children.zofia.upn).digest('hex')),
    'the key finds a pupil',
  )
  await Promise.all([ruth.context().close(), helen.context().close()])
})

test('the school corrects its register: the frozen run stays, and what the data says now stands beside it', async () => {
  const page = await signedIn(world, await desk(), staff.manager.name)
  await page.goto(`${room}/frozen`)
  const row = () => page.getByRole('row', { name: zofia }).innerText()
  const before_ = await row()
  const then = /then (\d+\.\d%)/.exec(before_)![1]!
  assert.match(before_, /now the same/)
  const school = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const path = join(
    folder,
    school.find(each => each.endsWith('marks.csv') && each.includes('2025') && each.includes(CANALSIDE))!,
    '..',
  )
  const corrected = await zipOf(path, marks =>
    marks.replace(
      new RegExp(`^(${children.zofia.upn},)(.*)$`, 'm'),
      (_, upn: string, rest: string) => upn + rest.replaceAll(/[A-Z]/g, '/'),
    ),
  )
  const review = await send(world, page, [{ name: 'canalside-corrected.zip', content: corrected }])
  assert.match(review, /Check before anything changes/)
  await goBy(page.getByRole('button', { name: 'Take them in' }))
  assert.match(await settled(page), /The files were taken in/)
  await page.goto(`${room}/frozen`)
  const after_ = await row()
  assert.match(after_, new RegExp(`then ${then.replace('.', '\\.')}.*now \\d+\\.\\d%.*Corrected since`, 's'))
  assert.match(await main(page), /As it was frozen/)
  assert.match(await main(page), /Data about 1 child has changed since/)
  await looksRight(page)
  await page.context().close()
})

function phone(): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  })
}

function desk(): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1280, height: 860 },
    javaScriptEnabled: false,
    reducedMotion: 'reduce',
  })
}

/** An extract folder as one zip; `change` corrects its marks. */
async function zipOf(path: string, change = (marks: string) => marks): Promise<Buffer> {
  const zip = new ZipFile()
  for (const name of readdirSync(path)) {
    if (!name.endsWith('.csv')) continue
    const text = readFileSync(join(path, name), 'utf8')
    zip.addBuffer(Buffer.from(name === 'marks.csv' ? change(text) : text), name)
  }
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
