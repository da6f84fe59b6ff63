// The worked tables of rules/intake.md, run.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTables } from '#test/worked-tables.ts'
import { alarmsOf } from './alarms.ts'
import { howAlike, type Who } from './alike.ts'
import { MERGE_POLICY, mayChange, type PolicyColumn, type Sender } from './merge-policy.ts'

const rule = new URL('../../../rules/intake.md', import.meta.url)
const [policy, alike, alarms] = readTables(readFileSync(rule, 'utf8'))

test('who is believed, column by column', () => {
  assert.ok(policy!.length > 10)
  for (const row of policy!) {
    const column = row.column as PolicyColumn
    assert.ok(column in MERGE_POLICY, row.column)
    const holder = row['held from'] === 'nobody' ? null : (row['held from'] as Sender)
    const changes = mayChange(column, holder, row['sent by'] as Sender)
    assert.equal(changes ? 'yes' : 'no', row.changes, JSON.stringify(row))
  }
})

test('who may be the same child, and is asked about', () => {
  assert.ok(alike!.length > 8)
  for (const row of alike!) {
    const [here, come] = [who(row.here!, row.born!), who(row['in the file']!, row['born then']!)]
    const because = howAlike(here, come, row.schools === 'at one')
    assert.equal(because ?? '', row['asked because'], JSON.stringify(row))
  }
})

test('when somebody must say why', () => {
  assert.ok(alarms!.length > 7)
  for (const row of alarms!) {
    const found = alarmsOf(
      [
        {
          school: 'Lockgate Academy',
          file: row.file!,
          before: Number(row['rows before']),
          now: Number(row['rows now']),
        },
      ],
      { before: 0, missing: 0 },
    )
    assert.equal(found.length > 0 ? 'yes' : 'no', row['to answer'], JSON.stringify(row))
  }
})

function who(name: string, bornOn: string): Who {
  const space = name.indexOf(' ')
  return { forename: name.slice(0, space), surname: name.slice(space + 1), bornOn: bornOn || null }
}
