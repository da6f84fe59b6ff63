// Reads rules/early-help.md and runs the table of what became of it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { outcomesOf } from './outcomes.ts'

const [, table = []] = readTables(
  readFileSync(new URL('../../../../rules/early-help.md', import.meta.url), 'utf8'),
)

test('a closed episode is marked as the page says', () => {
  assert.equal(table.length, 7)
  for (const row of table) {
    const needs = row['needs under the heading']!.split(', ')
      .filter(Boolean)
      .map(said => ({ heading: 'health', settled_as: said === 'open' ? null : said }))
    const [marked] = outcomesOf(
      [{ id: 'health', name: 'Health' }],
      [...needs, { heading: 'money', settled_as: 'met' }],
    )
    assert.deepEqual([marked?.mark, `${marked?.met} of ${marked?.found}`], [row.mark, row.met])
  }
})
