// The council's file has the columns that the samples name, and nothing goes without the family's yes.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import readXlsxFile from 'read-excel-file/node'
import { COUNCIL_EPISODE_COLUMNS } from '#intake/index.ts'
import { newId } from '#platform/ids.ts'
import { recordAgreement, withdrawAgreement } from '#stages/enrol/index.ts'
import { openPlaceWithCalendar } from '../presence/presence.fixture.ts'
import { beginAssessment, completeAssessment } from './assessment.ts'
import { ANNEX_A_COLUMNS, ageOn, childrenInFile, councilFile, keepCouncilFile } from './council-file.ts'
import { beginEpisode, closeEpisode } from './episodes.ts'

const samples = new URL('../../../../../shared/samples/', import.meta.url)
const sample = (path: string) => new URL(path, samples)
const skip = existsSync(samples) ? false : 'the samples are not here'

test('the columns are those of the Standard Safeguarding Dataset', { skip }, () => {
  const text = readFileSync(sample('ssd-council/ssd_early_help_episodes.yml'), 'utf8')
  const named = [...text.matchAll(/^ {2}- name: (\S+)$/gm)].map(each => each[1])
  assert.deepEqual(named, [...COUNCIL_EPISODE_COLUMNS])
})

test('the columns are those of Annex A, List 2', { skip }, async () => {
  const sheets = await readXlsxFile(readFileSync(sample('annex-a/Annex_A.xlsx')))
  const list = sheets.find(each => each.sheet === 'List 2')
  assert.deepEqual(list?.data[0], [...ANNEX_A_COLUMNS])
})

test('an age is in whole years', () => {
  assert.equal(ageOn('2015-07-17', '2026-07-17'), 11)
  assert.equal(ageOn('2015-07-18', '2026-07-17'), 10)
})

test('episodes and assessments of the days asked for, where something may go', async () => {
  const { as, mine, whoIs, close } = await openPlaceWithCalendar()
  after(() => close())
  const [stays = '', goes = '', early = ''] = mine
  const lead = { personId: whoIs('link-worker').id }
  const said = { childId: goes, purpose: 'early-help', who: 'family' } as const
  const ids = await as('link-worker', async tx => {
    await recordAgreement(tx, {
      ...said,
      id: newId(),
      answer: 'yes',
      saidBy: 'parent',
      saidHow: 'phone',
      saidOn: '2026-05-30',
      wording: 'Letter',
      language: 'en',
    })
    const begun = await Promise.all(
      [stays, goes, early].map(async childId => {
        const id = newId()
        const made = await beginEpisode(tx, {
          id,
          childId,
          beganOn: childId === early ? '2025-10-01' : '2026-06-01',
          cameFrom: 'new',
          reason: 'Housing and money',
          why: null,
          withoutYesBecause: childId === goes ? null : 'The council leads it',
          reviewBy: '2026-07-20',
          level: { level: 3, name: 'Early Help' },
          lead,
        })
        assert.equal(made, true)
        return id
      }),
    )
    const assessment = { id: newId(), episodeId: begun[0]!, beganOn: '2026-06-02' }
    assert.equal(await beginAssessment(tx, assessment), true)
    const done = { id: assessment.id, onDay: '2026-06-20', organisation: 'Kith', sections: [] }
    assert.equal(await completeAssessment(tx, stays, done), true)
    const ended = { id: begun[0]!, onDay: '2026-07-10', reason: 'step-up', words: null } as const
    assert.equal(await closeEpisode(tx, stays, ended), true)
    const over = { id: begun[2]!, onDay: '2025-12-01', reason: 'outcomes-met', words: null } as const
    assert.equal(await closeEpisode(tx, early, over), true)
    return begun
  })
  const span = { from: '2026-01-01', until: '2026-07-17', today: '2026-07-17' }
  const make = (kind: 'ssd' | 'annex-a') => as('programme-manager', tx => councilFile(tx, kind, span))
  const both = await make('ssd')
  assert.deepEqual([both.rows.length, both.leftOut], [2, 0])

  await as('link-worker', tx =>
    withdrawAgreement(tx, { ...said, by: 'parent', how: 'phone', onDay: '2026-07-10', words: null }),
  )
  const { columns, rows, leftOut } = await make('ssd')
  assert.deepEqual([rows.length, leftOut], [1, 1])
  const row = Object.fromEntries(columns.map((name, n) => [name, rows[0]![n]]))
  assert.equal(row.earl_episode_id, ids[0])
  assert.deepEqual(
    [row.earl_episode_start_date, row.earl_episode_end_date, row.earl_episode_end_reason],
    ['2026-06-01', '2026-07-10', 'Step-up'],
  )
  assert.deepEqual(
    [row.earl_episode_reason, row.earl_episode_worker_id],
    ['Housing and money', 'Pretend 1 link-worker'],
  )

  const annex = await make('annex-a')
  const [assessed] = annex.rows
  assert.equal(annex.rows.length, 1)
  assert.equal(assessed?.[0], row.earl_person_id)
  assert.deepEqual(assessed?.slice(5), ['2026-06-02', '2026-06-20', 'Kith'])

  // Who was in a file is kept by whoever leads the team, and by nobody else.
  const kept = { kind: 'annex-a', purpose: 'council-return', ...span, hash: 'a'.repeat(64) } as const
  const counted = { rows: annex.rows.length, children: annex.children, leftOut: 0 }
  const file = { ...kept, ...counted, id: newId(), request: 'a test' }
  await as('programme-manager', tx => keepCouncilFile(tx, file))
  const inIt = (role: 'programme-manager' | 'data-manager') => as(role, tx => childrenInFile(tx, file.id))
  assert.deepEqual(
    (await inIt('programme-manager')).map(each => each.child_id),
    annex.children,
  )
  assert.deepEqual(await inIt('data-manager'), [])
  await assert.rejects(
    as('link-worker', tx => keepCouncilFile(tx, { ...file, id: newId() })),
    { code: '42501' },
  )
})
