// The council's file comes back in: judged first, then taken; what somebody here leads is theirs to change.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { csvLine, csvPieces } from '#platform/csv/index.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { councilFile, SSD_COLUMNS } from './council-file.ts'
import { beginEpisode, closeEpisode, episodesOf } from './episodes.ts'
import { readCouncilFile } from './read-council-file.ts'
import { councilTold, judgeCouncilRows, takeCouncilRows } from './told.ts'

const { as, mine, whoIs, administrator, close } = await openPlaceWithCalendar()
after(() => close())
const [led = '', fresh = ''] = mine
const HASH = 'a'.repeat(64)
const line = (...cells: (string | null)[]) => csvLine(cells, { forPeople: true })
const fileOf = (...rows: string[]) => Buffer.from(csvLine(SSD_COLUMNS) + rows.join(''))
const take = (bytes: Buffer, fileDay: string, hash = HASH) =>
  as('programme-manager', async tx => {
    const { rows, problems } = readCouncilFile(bytes)
    assert.deepEqual(problems, [])
    const { judged, strangers } = await judgeCouncilRows(tx, rows)
    return {
      does: judged.map(each => each.does),
      strangers,
      taken: await takeCouncilRows(tx, judged, { fileDay, hash }),
    }
  })
const sql = readSqlFile(new URL('./told.fixture.sql', import.meta.url))
await administrator.run(sql, 'giveNumber', { child: led, upn: 'X990000000001' })
await administrator.run(sql, 'giveNumber', { child: fresh, upn: 'X990000000002' })

test('what goes out comes back the same, and changes nothing', async () => {
  const id = newId()
  await as('link-worker', tx =>
    beginEpisode(tx, {
      id,
      childId: led,
      beganOn: '2026-06-01',
      cameFrom: 'new',
      reason: '=Housing',
      why: null,
      withoutYesBecause: 'The council asked us to lead',
      reviewBy: '2026-07-20',
      level: { level: 3, name: 'Early Help' },
      lead: { personId: whoIs('link-worker').id },
    }),
  )
  const span = { from: '2026-01-01', until: '2026-07-17', today: '2026-07-17' }
  const { columns, rows } = await as('programme-manager', tx => councilFile(tx, 'ssd', span))
  const bytes = Buffer.from([...csvPieces(columns, rows, { forPeople: true })].join(''))
  assert.deepEqual(
    readCouncilFile(bytes).rows.map(each => [each.councilEpisode, each.councilPerson, each.reason]),
    [[id, 'X990000000001', '=Housing']],
  )
  assert.deepEqual(await take(bytes, '2026-07-17'), { does: ['note'], strangers: 0, taken: 1 })
  assert.equal((await as('link-worker', tx => councilTold(tx, led)))?.said_on, '2026-07-17')

  // The council closes what a Link Worker leads: noted, and theirs to change.
  const closed = fileOf(
    line(id, 'X990000000001', '2026-06-01', '2026-07-01', 'Housing', 'NFA', 'Council', 'A. Worker'),
  )
  assert.deepEqual(await take(closed, '2026-07-18', 'b'.repeat(64)), {
    does: ['note'],
    strangers: 0,
    taken: 1,
  })
  assert.equal((await as('link-worker', tx => episodesOf(tx, led)))[0]?.ended_on, null)
  assert.equal(
    await as('link-worker', tx =>
      closeEpisode(tx, led, { id, onDay: '2026-07-17', reason: 'outcomes-met', words: null }),
    ),
    true,
  )
})

test('an episode of the council begins, has another lead, and closes, as its files say; strangers are not kept', async () => {
  const row = (...rest: (string | null)[]) => line('EH-7', 'X990000000002', '01/05/2026', ...rest)
  const stranger = line('EH-8', 'X990000000009', '2026-05-01', null, 'Health', null, 'Council', 'B. Worker')
  const first = fileOf(row(null, 'Health', null, 'Council', 'A. Worker'), stranger)
  assert.deepEqual(await take(first, '2026-07-10', 'e'.repeat(64)), {
    does: ['begin'],
    strangers: 1,
    taken: 1,
  })
  const now = async () => (await as('link-worker', tx => episodesOf(tx, fresh)))[0]
  const begun = await now()
  assert.deepEqual(
    [begun?.began_on, begun?.came_from, begun?.lead, begun?.council_episode],
    ['2026-05-01', 'council', 'A. Worker', 'EH-7'],
  )
  assert.match(begun?.without_yes_because ?? '', /file of 2026-07-10/)
  assert.equal((await take(first, '2026-07-11', 'e'.repeat(64))).taken, 0)
  const other = fileOf(row(null, 'Health', null, 'Council', 'C. Worker'))
  assert.deepEqual((await take(other, '2026-07-12', 'c'.repeat(64))).does, ['lead'])
  assert.equal((await now())?.lead, 'C. Worker')
  const over = fileOf(row('2026-07-13', 'Health', 'Step up', 'Council', 'C. Worker'))
  assert.deepEqual((await take(over, '2026-07-14', 'd'.repeat(64))).does, ['close'])
  assert.deepEqual([(await now())?.ended_on, (await now())?.end_reason], ['2026-07-13', 'step-up'])
})

test('a file that cannot be read says where, and one of other columns is refused', () => {
  const bad = fileOf(line('EH-9', '', '2026-02-30', null, null, 'Moved', null, null))
  assert.deepEqual(readCouncilFile(bad).problems, [
    'Line 2, earl_episode_start_date: this is no day. Write it as 2026-07-17 or 17/07/2026.',
    'Line 2, earl_episode_end_reason: this is none of Outcomes met, Step-up, NFA.',
    'Line 2, earl_person_id: every row has one.',
  ])
  assert.throws(() => readCouncilFile(Buffer.from('upn,name\n1,2\n')), /no column earl_episode_id/)
})

test('nobody takes a council’s word without the duty', async () => {
  await assert.rejects(
    as('link-worker', tx => takeCouncilRows(tx, [], { fileDay: '2026-07-17', hash: HASH })),
    { code: '42501' },
  )
})
