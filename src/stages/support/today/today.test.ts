import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { doWork } from '#records/access/work.ts'
import { lookForMissed } from '#stages/identify/index.ts'
import { logContact } from '../contacts/contacts.ts'
import { fixtureSql, now, openSchoolDay } from './today.fixture.ts'

const day = await openSchoolDay({ children: 24 })
after(() => day.close())

const named = (text: string) =>
  [...text.matchAll(/class="govuk-link" href="\/support\/children\/([0-9a-f-]{36})"><bdi>/g)].map(
    match => match[1]!,
  )
const howMany = (text: string) => Number(/for 10 school days: (\d+) of 24 children/.exec(text)?.[1] ?? 0)
const run = (name: string, values: Record<string, string | null>) =>
  day.administrator.run(fixtureSql, name, values)
/** The part of the page under a heading of the second level. */
const under = (text: string, heading: string) =>
  text.split('<h2')[text.split('<h2').findIndex(part => part.includes(heading))] ?? ''
const log = (childId: string, occurredOn: string) =>
  day.as('canalsideWorker', tx =>
    logContact(tx, {
      id: newId(),
      children: [childId],
      kind: 'in-person',
      withWhom: 'child',
      occurredOn,
      capturedAt: now(),
    }),
  )

test('a Link Worker lands on Today, a manager on what all stages share', async () => {
  const { status, to } = await day.get('canalsideWorker', '/')
  assert.deepEqual([status, to], [303, '/support'])
  assert.doesNotMatch((await day.get('canalsideWorker', '/support')).text, />Home</)
  const { status: shown, text } = await day.get('manager', '/')
  assert.equal(shown, 200)
  // Their first page leads to the day of the place, with its figures.
  const support = under(text, 'govuk-link" href="/support">Support')
  assert.match(support, /24 children and young people take part/)
  assert.equal(
    Number(/(\d+)<\/span> <span[^>]*>not mentioned lately/.exec(support)?.[1]),
    howMany((await day.get('manager', '/support')).text),
  )
})

test('the day comes before what is opened less often', async () => {
  for (const who of ['canalsideWorker', 'manager'] as const) {
    const { text } = await day.get(who, '/support')
    const main = text.slice(text.indexOf('<main'))
    const above = main.slice(0, main.indexOf('>The day<')).match(/href="[^"]+"/g)
    assert.deepEqual(above?.at(-1), 'href="#more"')
    assert.ok(above.length <= 4, `${who}: ${above}`)
    assert.match(under(text, 'id="more" tabindex="-1">More'), /href="\/support\/reviews"/)
  }
})

test('who misses school is named until somebody was in touch within ten school days', async () => {
  const { text } = await day.get('canalsideWorker', '/support')
  const all = howMany(text)
  const [first] = named(under(text, 'Not mentioned lately'))
  assert.ok(all > 1 && first)
  assert.match(under(text, 'Not mentioned lately'), /[Mm]issed \d+ of \d+ sessions in /)
  assert.match(text, new RegExp(`href="/support/children/${first}/log\\?next=/support"`))

  // The marks end on Friday 17 July; ten school days before begin on Monday 6 July.
  assert.equal(await log(first, '2026-07-03'), 'made')
  assert.equal(howMany((await day.get('canalsideWorker', '/support')).text), all, 'eleven school days ago')
  assert.equal(await log(first, '2026-07-06'), 'made')
  const after = (await day.get('canalsideWorker', '/support')).text
  assert.equal(howMany(after), all - 1)
  assert.ok(!named(under(after, 'Not mentioned lately')).includes(first))
})

test('who takes part is looked at in whatever year they are by now', async () => {
  const [grown] = named(under((await day.get('canalsideWorker', '/support')).text, 'Not mentioned lately'))
  await run('growUp', { child: grown! })
  const { placeId } = day
  await doWork(day.database, { kind: 'operator', placeId, why: 'a test' }, work => work.as(lookForMissed))
  const list = under((await day.get('canalsideWorker', '/support')).text, 'Not mentioned lately')
  assert.ok(named(list).includes(grown!))
  assert.match(list, /Year 6/)
})

test('who does not take part any more, or is restricted, is not there and not counted', async () => {
  const before = (await day.get('canalsideWorker', '/support')).text
  const [gone, hidden] = named(under(before, 'Not mentioned lately'))
  await run('leave', { child: gone! })
  await run('restrict', { child: hidden!, owner: day.people.get('Beverley Tordoff')! })
  const { text } = await day.get('canalsideWorker', '/support')
  assert.doesNotMatch(text, new RegExp(hidden!))
  // Of who has left there is one thing still to do.
  assert.doesNotMatch(under(text, 'Not mentioned lately'), new RegExp(gone!))
  assert.match(text, /Say goodbye to/)
  assert.match(text, new RegExp(`${howMany(before) - 2} of 22 children`))
  const caseload = (await day.get('canalsideWorker', '/support/children')).text
  assert.doesNotMatch(caseload, new RegExp(`${gone}|${hidden}`))
  assert.match(caseload, /22 children and young people/)
  assert.doesNotMatch((await day.get('manager', '/support/children')).text, new RegExp(hidden!))
})

test('a manager sees the place, a school its roll, another worker nobody', async () => {
  for (const who of ['manager', 'canalsideLead'] as const)
    assert.match((await day.get(who, '/support')).text, / of 22 children and young people/, who)
  const { text } = await day.get('lockgateWorker', '/support')
  assert.match(text, /No child or young person is here yet/)
  assert.equal((await day.get('dataManager', '/support')).status, 404)
})

test('looking is written down, with how many and never who', async () => {
  await day.get('canalsideWorker', '/support')
  const [written] = await run('lastAudit', { person: day.danny })
  assert.equal(`${written!.action} ${written!.subject}`, 'saw-list today')
  assert.deepEqual(Object.keys(written!.detail as object), ['lines', 'waiting', 'not_mentioned'])
})

test('a search is written down with how many letters and how many found, never the words', async () => {
  const { text } = await day.get('canalsideWorker', '/support/find?q=Sofia+Kowalchik')
  assert.match(text, /1 child or young person[\s\S]*Zofia Kowalczyk/)
  const [written] = await run('lastAudit', { person: day.danny })
  assert.deepEqual([written!.action, written!.detail], ['searched', { letters: 14, found: 1 }])
  assert.match((await day.get('canalsideWorker', '/support/find?q=zzz')).text, /Nobody you may see/)
  assert.match((await day.get('canalsideWorker', '/support/find?q=z')).text, /two letters or more/)
})
