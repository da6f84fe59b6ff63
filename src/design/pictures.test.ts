import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bars } from './bars.ts'
import { contextualDate, shortDate } from './contextual-date.ts'
import { progress } from './progress.ts'
import { sparkline } from './sparkline.ts'
import { tableCards } from './table-cards.ts'
import { waffle } from './waffle.ts'

describe('sparkline', () => {
  const path = (values: (number | null)[]) =>
    /d="([^"]*)"/.exec(String(sparkline({ values, label: 'x', from: 0, to: 100 })))?.[1]

  test('draws from the foot to the top of its range', () => assert.equal(path([0, 100]), 'm3 21 90-18'))
  test('leaves a gap where nothing was measured', () =>
    assert.equal(path([0, 0, null, 0]), 'm3 21 30 0m60 0h0'))
  test('keeps a value beyond the range inside the picture', () =>
    assert.equal(path([-50, 150]), 'm3 21 90-18'))
  test('is empty when nothing was measured', () => assert.equal(path([null, null]), ''))
  test('lies in the middle when all values are equal', () => {
    assert.match(String(sparkline({ values: [5, 5], label: 'x' })), /d="m3 12 90 0"/)
  })
})

describe('bars', () => {
  const base = { id: 'b', finding: 'F', title: 'T', labelHeading: 'School', valueHeading: 'Children' }

  test('start at zero, and what is too small to show is said and not drawn', async () => {
    const written = String(
      await bars({
        ...base,
        bars: [
          { label: 'A', value: 50, text: '50' },
          { label: 'B', value: null, text: 'fewer than 5' },
        ],
        max: 200,
      }),
    )
    assert.deepEqual(
      [...written.matchAll(/kith-bars__bar" width="([^"]*)"/g)].map(found => found[1]),
      ['25%'],
    )
    assert.equal(written.match(/fewer than 5/g)?.length, 2, 'in the picture and in the table')
  })

  test('with no values at all divide nothing by nothing', async () => {
    assert.doesNotMatch(
      String(await bars({ ...base, bars: [{ label: 'A', value: 0, text: 'none' }] })),
      /NaN|Infinity/,
    )
  })
})

describe('waffle', () => {
  const squares = async (n: number, of: number) => {
    const written = String(await waffle({ id: 'w', finding: 'F', n, of, filled: 'answered', all: 'asked' }))
    return [written.match(/kith-waffle__filled/g)?.length ?? 0, written.match(/<rect/g)?.length ?? 0]
  }

  test('has a square for each one', async () => assert.deepEqual(await squares(41, 62), [41, 62]))
  test('has at most a hundred squares', async () => assert.deepEqual(await squares(500, 1000), [50, 100]))
  test('shows nobody of nobody', async () => assert.deepEqual(await squares(0, 0), [0, 0]))
})

describe('contextual date', () => {
  const text = async (date: string, overdue?: string) =>
    String(await contextualDate({ date, today: '2026-12-03', overdue })).replace(/<[^>]*>/g, '')

  test('a day gone by is overdue only where that is a fault', async () => {
    assert.equal(await text('2026-11-24', 'Overdue'), 'Tue 24 Nov Overdue')
    assert.equal(await text('2026-11-24'), 'Tue 24 Nov')
  })
  test('near days are said in words', async () => {
    assert.equal(await text('2026-12-03'), 'Thu 3 Dec Today')
    assert.equal(await text('2026-12-04'), 'Fri 4 Dec Tomorrow')
    assert.equal(await text('2026-12-10'), 'Thu 10 Dec In 7 days')
    assert.equal(await text('2026-12-11'), 'Fri 11 Dec')
  })
  test('another year is named, and days before 1970 have their weekday', () => {
    assert.equal(shortDate('2027-01-14', '2026-12-03'), 'Thu 14 Jan 2027')
    assert.equal(shortDate('1969-07-21', '2026-12-03'), 'Mon 21 Jul 1969')
  })
  test('what is not a day is refused', () =>
    assert.throws(() => shortDate('3/12/2026', '2026-12-03'), /is not a day/))
})

test('progress counts in words and never passes its end', async () => {
  const written = String(
    await progress({ id: 'p', label: 'Reading', done: 4100, of: 4000, unit: 'rows', wrong: 3 }),
  )
  assert.match(written, /max="4000" value="4000"/)
  assert.match(written, /4,100 of 4,000 rows; 3 could not be used so far\./)
})

describe('table that becomes cards', () => {
  const written = (rows: { id: number; name: string; note: string | null }[]) =>
    tableCards({
      caption: 'Children',
      rows,
      link: { heading: 'Name', href: row => `/children/${row.id}`, text: row => row.name },
      columns: [{ heading: 'Note', cell: row => row.note }],
      empty: 'No child matches. Clear the filters.',
    })

  test('has the name as link and row header, and each cell its heading', async () => {
    const table = String(await written([{ id: 1, name: '<b>', note: null }]))
    assert.match(
      table,
      /<th scope="row" role="rowheader"><a class="govuk-link" href="\/children\/1"><bdi>&lt;b&gt;<\/bdi>/,
    )
    assert.match(table, /<span class="kith-cards__label" aria-hidden="true">Note<\/span>/)
    assert.match(table, />none</)
  })

  test('says what being empty means', async () => {
    assert.match(String(await written([])), /No child matches/)
  })
})
