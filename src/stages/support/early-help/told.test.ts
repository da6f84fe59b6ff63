// The council's file comes back in by the one door: reviewed, taken in, undone. What somebody here leads is theirs to change.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { foundByHand, sendByHand, stepByHand } from '#intake/council-episodes/by-hand.fixture.ts'
import { COUNCIL_EPISODE_COLUMNS, findProblems, findReviewRows, mayUndo } from '#intake/index.ts'
import { csvLine, csvPieces } from '#platform/csv/index.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { councilFile } from './council-file.ts'
import { beginEpisode, closeEpisode, episodesOf, leadsOf } from './episodes.ts'
import { addNeed } from './needs.ts'
import { councilTold } from './told.ts'

const { as, mine, place, database, whoIs, administrator, close } = await openPlaceWithCalendar()
const uploads = mkdtempSync(join(tmpdir(), 'kith-council-'))
after(async () => {
  rmSync(uploads, { recursive: true })
  await close()
})
const [led = '', fresh = '', third = '', named = ''] = mine
const world = {
  database,
  placeId: place.id,
  uploads,
  as: <T>(task: Parameters<typeof as<T>>[1]) => as('programme-manager', task),
}
const line = (...cells: (string | null)[]) => csvLine(cells, { forPeople: true })
const fileOf = (...rows: string[]) => csvLine(COUNCIL_EPISODE_COLUMNS) + rows.join('')
const takeIn = async (content: string, day: string) => {
  const id = await sendByHand(world, content)
  const { review } = await foundByHand(world, id)
  return { counts: review.counts, ...(await stepByHand(world, id, 'take-in', { day })) }
}
const episodes = (child: string) => as('link-worker', tx => episodesOf(tx, child))
const sql = readSqlFile(new URL('./told.fixture.sql', import.meta.url))
await administrator.run(sql, 'giveNumber', { child: led, upn: 'X990000000001' })
await administrator.run(sql, 'giveNumber', { child: fresh, upn: 'X990000000002' })
await administrator.run(sql, 'giveNumber', { child: third, upn: 'X990000000003' })
await administrator.run(sql, 'giveNumber', { child: named, upn: 'X990000000004' })

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
  const ours = `# Pretend data: nobody in this file exists.\r\n${[...csvPieces(columns, rows, { forPeople: true })].join('')}`
  const back = await takeIn(ours, '2026-07-17')
  assert.deepEqual([back.counts, back.outcome], [{ 'episode-noted': 1 }, 'taken-in'])
  assert.equal((await as('link-worker', tx => councilTold(tx, led)))?.said_on, '2026-07-17')

  // The council closes what a Link Worker leads: noted, and theirs to change.
  const closed = fileOf(
    line(id, 'X990000000001', '2026-06-01', '2026-07-01', 'Housing', 'NFA', 'Council', 'A. Worker'),
  )
  assert.deepEqual((await takeIn(closed, '2026-07-18')).counts, { 'episode-noted': 1 })
  assert.equal((await episodes(led))[0]?.ended_on, null)
  assert.equal(
    await as('link-worker', tx =>
      closeEpisode(tx, led, { id, onDay: '2026-07-17', reason: 'outcomes-met', words: null }),
    ),
    true,
  )
})

test('an episode of the council begins, has another lead, and closes; each batch is undone by itself', async () => {
  const row = (...rest: (string | null)[]) => line('EH-7', 'X990000000002', '01/05/2026', ...rest)
  const stranger = line('EH-8', 'X990000000009', '2026-05-01', null, 'Health', null, 'Council', 'B. Worker')
  const first = fileOf(row(null, 'Health', null, 'Council', 'A. Worker'), stranger)
  const begun = await takeIn(first, '2026-07-10')
  assert.deepEqual(begun.counts, { 'episode-begins': 1 })
  assert.equal(begun.receipt.councilEpisodes?.strangers, 1)
  const now = async () => (await episodes(fresh))[0]
  assert.deepEqual(
    [(await now())?.began_on, (await now())?.came_from, (await now())?.lead, (await now())?.council_episode],
    ['2026-05-01', 'council', 'A. Worker', 'EH-7'],
  )
  assert.match((await now())?.without_yes_because ?? '', /file of 2026-07-10/)
  const again = await foundByHand(world, await sendByHand(world, first))
  assert.deepEqual([again.outcome, again.receipt.councilEpisodes?.known], ['nothing-new', 1])

  const other = await takeIn(fileOf(row(null, 'Health', null, 'Council', 'C. Worker')), '2026-07-12')
  assert.deepEqual(other.counts, { 'episode-handed-on': 1 })
  assert.equal((await now())?.lead, 'C. Worker')
  const over = await takeIn(
    fileOf(row('2026-07-13', 'Health', 'Step up', 'Council', 'C. Worker')),
    '2026-07-14',
  )
  assert.deepEqual(over.counts, { 'episode-closes': 1 })
  assert.deepEqual([(await now())?.ended_on, (await now())?.end_reason], ['2026-07-13', 'step-up'])

  // What a later batch has changed stays, and that batch is named.
  const held = await stepByHand(world, begun.id, 'undo', { because: 'Too early' })
  assert.deepEqual(
    held.undo?.left.map(each => each.importId),
    [over.id],
  )
  assert.equal((await episodes(fresh)).length, 1)

  assert.deepEqual((await stepByHand(world, over.id, 'undo', { because: 'Of last year' })).undo?.putBack, 1)
  assert.deepEqual([(await now())?.ended_on, (await now())?.lead], [null, 'C. Worker'])
  await stepByHand(world, other.id, 'undo', { because: 'Of last year' })
  const leads = await as('link-worker', tx => leadsOf(tx, [fresh]))
  assert.deepEqual(
    leads.map(each => each.lead),
    ['A. Worker'],
    'who led before leads again',
  )
  assert.equal((await as('link-worker', tx => councilTold(tx, fresh)))?.said_on, '2026-07-10')
})

test('a batch that began an episode is undone to the last row, unless somebody has written in it', async () => {
  const row = (child: string, name: string) =>
    line(name, child, '2026-05-01', null, 'Health', null, 'Council', 'A. Worker')
  const content = fileOf(row('X990000000003', 'EH-20'))
  const alone = await takeIn(content, '2026-07-10')
  const undone = await stepByHand(world, alone.id, 'undo', { because: 'Another council’s' })
  assert.deepEqual([undone.undo?.takenOut, undone.undo?.writtenSince], [1, 0])
  assert.deepEqual(await episodes(third), [])
  assert.equal(await as('link-worker', tx => councilTold(tx, third)), undefined)

  // Undone, the same file is a new one.
  const second = await takeIn(content, '2026-07-11')
  assert.deepEqual(second.counts, { 'episode-begins': 1 })
  const [episode] = await episodes(third)
  await as('link-worker', tx =>
    addNeed(tx, {
      id: newId(),
      episodeId: episode!.id,
      whose: 'child',
      heading: 'school',
      words: 'A bus pass',
      foundOn: '2026-07-12',
    }),
  )
  const kept = await stepByHand(world, second.id, 'undo', { because: 'Another council’s' })
  assert.deepEqual([kept.undo?.takenOut, kept.undo?.writtenSince], [0, 1])
  assert.equal((await episodes(third)).length, 1)
})

test('rows with a fault are named by line and column, and too many of them stop the file', async () => {
  const bad = fileOf(
    line('EH-9', '', '2026-02-30', null, null, 'Moved', null, null),
    line('EH-9', 'X1', '2026-02-03', '2026-01-01', null, null, null, null),
  )
  const id = await sendByHand(world, bad)
  assert.equal((await foundByHand(world, id)).outcome, 'stopped')
  const problems = await as('programme-manager', tx => findProblems(tx, id, { most: 9, skip: 0 }))
  assert.deepEqual(
    problems.map(each => [each.line, each.column, each.problem]),
    [
      [2, 'earl_person_id', 'is empty. Every row has one'],
      [2, 'earl_episode_start_date', 'is no day. Write it as 2026-07-17 or 17/07/2026'],
      [2, 'earl_episode_end_reason', 'is none of the council’s reasons. Write Outcomes met, Step-up or NFA'],
      [3, 'earl_episode_id', 'stands in line 2 already. Leave one of the two out'],
      [3, 'earl_episode_end_date', 'is before the episode began. Correct one of the two days'],
    ],
  )
  const other = await sendByHand(world, 'earl_episode_id,name\n1,2\n')
  assert.match((await foundByHand(world, other)).sentence ?? '', /has no column earl_person_id, /)
})

test('letters that are none, and days of no child, are faults; a day that has not come changes nothing', async () => {
  const row = (began: string, ended: string | null, reason = 'Health') =>
    fileOf(line('EH-30', 'X990000000004', began, ended, reason, ended && 'NFA', 'Council', 'A. Worker'))
  for (const content of [
    row('2026-05-01', null, 'He\u0000alth'),
    row('2026-05-01', null, 'He\u0007alth'),
    row('0001-01-01', null),
  ]) {
    const id = await sendByHand(world, content)
    assert.equal((await foundByHand(world, id)).outcome, 'stopped', content)
  }
  for (const content of [row('2099-12-31', null), row('2026-05-01', '2099-12-31')]) {
    const id = await sendByHand(world, content)
    assert.deepEqual((await foundByHand(world, id)).review.counts, { 'episode-noted': 1 })
  }
})

test('an older episode that is over closes nothing that is open here', async () => {
  // Of ours no number of the council's is known, and it is led by somebody without an account here.
  await as('link-worker', tx =>
    beginEpisode(tx, {
      id: newId(),
      childId: named,
      beganOn: '2026-05-01',
      cameFrom: 'new',
      reason: 'Health',
      why: null,
      withoutYesBecause: 'The council leads it',
      reviewBy: '2026-07-20',
      level: { level: 3, name: 'Early Help' },
      lead: { name: 'A. Worker', organisation: 'Council', reach: null },
    }),
  )
  const row = (name: string, from: string, until: string | null) =>
    line(name, 'X990000000004', from, until, 'Health', null, 'Council', 'A. Worker')
  const over = row('EH-1', '2025-05-01', '2026-05-20')
  const both = await sendByHand(world, fileOf(over, row('EH-2', '2026-05-01', null)))
  assert.deepEqual((await foundByHand(world, both)).review.counts, { 'episode-noted': 2 })
  const alone = await sendByHand(world, fileOf(over))
  assert.deepEqual((await foundByHand(world, alone)).review.counts, { 'episode-closes': 1 })
})

test('whoever may not read Early Help learns nothing from a colleague’s review, and takes no batch back', async () => {
  const content = fileOf(
    line('EH-7', 'X990000000002', '2026-05-01', null, 'Health', null, 'Council', 'D. Worker'),
  )
  const id = await sendByHand(world, content)
  const rows = (role: 'programme-manager' | 'data-manager') =>
    as(role, tx => findReviewRows(tx, id, 'episode-handed-on', 9))
  assert.equal((await rows('programme-manager')).length, 1)
  assert.deepEqual(await rows('data-manager'), [])
  await stepByHand(world, id, 'take-in', { day: '2026-07-17' })
  assert.equal(await as('data-manager', tx => mayUndo(tx, null, id)), false)
  assert.equal(await as('programme-manager', tx => mayUndo(tx, null, id)), true)

  // Sent by them, the same file holds nothing of theirs.
  const theirs = { ...world, as: <T>(task: Parameters<typeof as<T>>[1]) => as('data-manager', task) }
  const alone = await foundByHand(theirs, await sendByHand(theirs, content))
  assert.deepEqual([alone.outcome, alone.receipt.councilEpisodes?.strangers], ['nothing-new', 1])
})
