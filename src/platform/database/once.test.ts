import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onceOfEach, readAgain } from './once.ts'
import type { Tx } from './queries.ts'

type Row = { id: string; day: string }

test('rows about many are read once for each, whoever asks, and again after a change', async () => {
  const tx = {} as Tx
  const asked: string[][] = []
  const read = async (unread: string[]): Promise<Row[]> => {
    asked.push(unread)
    return unread.flatMap(id => (id === 'nobody' ? [] : [{ id, day: `day of ${id}` }]))
  }
  const of = (...ids: string[]) => onceOfEach(tx, 'days', ids, { idOf: row => row.id, read })

  // Side by side, as the parts of a page ask.
  const [first, second] = await Promise.all([of('a', 'b', 'nobody'), of('b', 'c', 'b')])
  assert.deepEqual(
    [first, second].map(rows => rows.map(row => row.day)),
    [
      ['day of a', 'day of b'],
      ['day of b', 'day of c'],
    ],
  )
  assert.deepEqual(asked, [['a', 'b', 'nobody'], ['c']])

  assert.deepEqual(await of('nobody'), [])
  assert.equal(asked.length, 2)
  readAgain(tx)
  await of('a')
  assert.deepEqual(asked[2], ['a'])
})
