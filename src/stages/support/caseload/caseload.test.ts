import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { now, openSchoolDay } from '../today/today.fixture.ts'

const sql = readSqlFile(new URL('caseload.test.sql', import.meta.url))

const day = await openSchoolDay({ children: 60 })
after(() => day.close())

type Who = Parameters<typeof day.get>[0]
const open = async (who: Who, query = '') => (await day.get(who, `/support/children${query}`)).text
const rows = (text: string) => text.split('<tr role="row"').slice(2)
const names = (text: string) => rows(text).map(row => /<bdi>([^<]+)<\/bdi>/.exec(row)![1]!)
const cell = (row: string, label: string) =>
  new RegExp(`data-h="${label}"[^>]*>([\\s\\S]*?)</td>`).exec(row)?.[1] ?? ''
const shares = (text: string) =>
  rows(text).map(row =>
    Number(/(\d+) %<?/.exec(cell(row, 'Attendance').replace(/^.*<\/svg>/, ''))?.[1] ?? 101),
  )

test('fifty stand on a page, the others on the next, and no child twice', async () => {
  const [first, second] = [await open('canalsideWorker'), await open('canalsideWorker', '?page=2')]
  assert.deepEqual([rows(first).length, rows(second).length], [50, 10])
  assert.match(first, /60 children and young people: 1 to 50/)
  assert.match(first, /\?page=2"[^>]*>[\s\S]*?Next 10[\s\S]*?of 10 more/)
  assert.match(second, /60 children and young people: 51 to 60[\s\S]*Previous 50/)
  const ids = `${first}${second}`.match(/href="\/support\/children\/[0-9a-f-]{36}"/g)!
  assert.equal(new Set(ids).size, 60)
  assert.equal(rows(await open('canalsideWorker', '?all=yes')).length, 60)
})

test('a page of fifty with every column stays within what a page may weigh', async t => {
  for (const who of ['canalsideWorker', 'manager'] as const) {
    const text = await open(who)
    const zipped = gzipSync(text).length
    t.diagnostic(`${who}: ${text.length} bytes, ${zipped} zipped`)
    assert.ok(text.length <= 60_000 && zipped <= 8_000, `${text.length} bytes, ${zipped} zipped`)
  }
})

test('who needs attention comes first, unless something else was asked for', async () => {
  const text = await open('canalsideWorker', '?all=yes')
  const said = rows(text).map(row => cell(row, 'Needs attention'))
  // Nobody was in touch with any of them: what they miss of school is all that tells them apart.
  const fine = said.findIndex(flags => !/Missing school|ow attendance/.test(flags))
  for (const words of ['Missing school', 'Low attendance'])
    assert.ok(
      said.findLastIndex(flags => flags.includes(words)) < fine && said.some(each => each.includes(words)),
      words,
    )
  assert.ok(fine > 0 && fine < said.length)
  assert.match(
    text,
    /aria-sort="descending"><a class="kith-cards__sort" href="\/support\/children\?order=turned">Needs attention/,
  )
})

test('whose plan has a step that waits stands above those who are fine', async () => {
  const last = rows(await open('canalsideWorker', '?all=yes')).at(-1)!
  const child = /children\/([0-9a-f-]{36})"/.exec(last)![1]!
  await day.administrator.run(sql, 'forgetStep', { child })
  const after = rows(await open('canalsideWorker', '?all=yes'))
  const stands = after.findIndex(row => row.includes(child))
  assert.match(cell(after[stands]!, 'In school'), /Plan: step due Fri 3 Jul/)
  const fine = after.findIndex(row => !/Missing school|ow attendance/.test(cell(row, 'Needs attention')))
  assert.equal(stands, fine)
  assert.ok(rows(await open('canalsideWorker', '?flag=Step+of+the+plan+waits')).length === 1)
})

test('a heading sorts, and turns round at the second click', async () => {
  const up = await open('canalsideWorker', '?all=yes&sort=attendance')
  assert.deepEqual(
    shares(up),
    shares(up).toSorted((a, b) => a - b),
  )
  assert.match(
    up,
    /aria-sort="ascending"><a class="kith-cards__sort" href="[^"]*sort=attendance&amp;order=turned">/,
  )
  const down = await open('canalsideWorker', '?all=yes&sort=attendance&order=turned')
  assert.deepEqual(
    shares(down),
    shares(down).toSorted((a, b) => b - a),
  )
  assert.match(down, /aria-sort="descending"><a class="kith-cards__sort" href="[^"]*sort=attendance">/)
  const byName = names(await open('canalsideWorker', '?all=yes&sort=name'))
  assert.deepEqual(byName, byName.toSorted(new Intl.Collator('en').compare))
})

test('filters narrow, stand in the address of every order, and say when nobody is left', async () => {
  const year = await open('manager', '?year=4')
  assert.match(year, /\d+ of 60 children and young people/)
  assert.ok(rows(year).every(row => cell(row, 'Year') === 'Year 4'))
  assert.match(year, /href="\/support\/children\?year=4&amp;sort=sdq">SDQ/)
  assert.match(year, /<a class="govuk-link" href="\/support\/children">Clear filters/)
  const nobody = await open('manager', '?worker=nobody')
  assert.match(nobody, /No children match\.[\s\S]*Clear filters/)
  assert.equal(rows(await open('manager', `?worker=${day.danny}`)).length, 50)
})

test('each sees their own: a worker theirs, a school its roll, a director the place without names of families', async () => {
  assert.match(await open('canalsideWorker'), /<h1[^>]*>My children/)
  assert.match(await open('manager'), /<h1[^>]*>All children/)
  assert.match(await open('manager'), /data-h="Link Worker">Danny Whittle/)
  assert.match(await open('canalsideLead'), /<h1[^>]*>Children of your school/)
  assert.match(await open('director'), /60 children and young people/)
  const nobody = await open('lockgateWorker')
  assert.match(nobody, /Nobody is matched with you yet\. Ask Ruth Adeyemi to match you\./)
  assert.match(await open('lockgateLead'), /Nobody of your school takes part yet/)
})

test('on paper it says who printed it, when, and that nobody is real', async () => {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'short' }).format(
    now(),
  )
  assert.match(
    await open('canalsideWorker'),
    new RegExp(`kith-print-only">Printed on 17 July 2026 at ${time} by Danny Whittle\\. Pretend data`),
  )
})
