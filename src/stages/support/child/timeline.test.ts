import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { html } from '#platform/html.ts'
import type { Happening } from '#records/children/happenings.ts'
import { byDay, countKinds, lastNotes, pageOfDays } from './timeline.ts'

let n = 0
const at = (day: string, hour: number, more: Partial<Happening> = {}): Happening => ({
  id: String(++n),
  day,
  at: new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`),
  kind: 'contacts',
  title: `${day} ${hour}`,
  ...more,
})

describe('days', () => {
  test('stand newest first; inside a day the oldest stands first and what Kith tells last', () => {
    const days = byDay([
      at('2026-07-16', 9),
      at('2026-07-17', 8, { system: true }),
      at('2026-07-17', 15),
      at('2026-07-17', 10),
    ])
    assert.deepEqual(
      days.map(({ day, entries }) => [day, entries.map(each => each.at.getUTCHours())]),
      [
        ['2026-07-17', [10, 15, 8]],
        ['2026-07-16', [9]],
      ],
    )
  })

  test('are never split over pages, and pages together hold every day once', async () => {
    const happenings = Array.from({ length: 300 }, (_, i) =>
      at(`2026-0${1 + (i % 6)}-${String(1 + (i % 13)).padStart(2, '0')}`, 1 + (i % 20)),
    )
    const days = byDay(happenings)
    const seen: string[] = []
    let before: string | undefined
    let pages = 0
    do {
      const page = await pageOfDays(days.filter(({ day }) => before === undefined || day < before))
      const entries = page.shown.reduce((sum, each) => sum + each.entries.length, 0)
      assert.ok(entries >= 50 || page.older === undefined, 'only the last page may be short')
      assert.ok(entries - page.shown.at(-1)!.entries.length < 50, 'and none goes on when it is full')
      seen.push(...page.shown.map(({ day }) => day))
      before = page.older
      pages++
    } while (before !== undefined)
    assert.deepEqual(
      seen,
      days.map(({ day }) => day),
    )
    assert.ok(pages > 2)
  })

  test('one day with more than a page holds is still one page', async () => {
    const { shown, older } = await pageOfDays(byDay(Array.from({ length: 80 }, () => at('2026-07-17', 9))))
    assert.equal(shown[0]!.entries.length, 80)
    assert.equal(older, undefined)
  })

  test('long notes fill a page before there are fifty of them', async () => {
    const body = html`<p>${'ż'.repeat(1000)}</p>`
    const days = Array.from({ length: 28 }, (_, i) =>
      at(`2026-06-${String(1 + i).padStart(2, '0')}`, 9, { body }),
    )
    const { shown, older } = await pageOfDays(byDay(days))
    assert.equal(shown.length, 17)
    assert.equal(older, '2026-06-12')
  })
})

test('kinds are counted in their own order, unknown ones after them', () => {
  assert.deepEqual(
    countKinds([
      at('2026-07-17', 9, { kind: 'school' }),
      at('2026-07-17', 9, { kind: 'zebra' }),
      at('2026-07-17', 9),
      at('2026-07-17', 9),
    ]),
    [
      { kind: 'contacts', count: 2 },
      { kind: 'school', count: 1 },
      { kind: 'zebra', count: 1 },
    ],
  )
})

test('the last notes are what people wrote: no files of schools, no ticks, no drafts; newest first', () => {
  const body = html`<p>Words</p>`
  const notes = lastNotes([
    at('2026-07-10', 9, { title: 'a contact' }),
    at('2026-07-17', 9, { kind: 'groups', title: 'there, a tick' }),
    at('2026-07-17', 10, { kind: 'school', body, title: 'suspended' }),
    at('2026-07-17', 11, { unfinished: true, title: 'draft' }),
    at('2026-07-16', 12, { kind: 'groups', body, title: 'a note on a group' }),
    at('2026-07-16', 14, { restricted: { ask: 'Beverley Tordoff' }, title: 'restricted' }),
    at('2026-07-01', 9, { title: 'older' }),
  ])
  assert.deepEqual(
    notes.map(({ title }) => title),
    ['restricted', 'a note on a group', 'a contact'],
  )
})
