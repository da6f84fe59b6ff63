import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '#test/world.ts'
import type { Tx } from './queries.ts'
import { readSqlFile, type Values } from './sql-file.ts'

const database = await openTestDatabase()
const sql = readSqlFile(new URL('./together.test.sql', import.meta.url))
const ask = (tx: Tx, name: string, values: Values = {}) => tx.send(sql.get(name)!.fill(values))
const inOne = <T>(work: (tx: Tx) => Promise<T>) => database.asMachine(work)

test('each statement of a moment is given its own rows', async () => {
  for (const time of ['first prepared', 'prepared before']) {
    const told = await inOne(tx =>
      Promise.all([
        ask(tx, 'sayNumber', { number: 0 }),
        ask(tx, 'sayNothing'),
        ...Array.from({ length: 50 }, (_, n) => ask(tx, 'sayNumber', { number: n })),
      ]),
    )
    assert.deepEqual(told[0], [{ number: 0, nought: true }], time)
    assert.deepEqual(told[1], [])
    assert.deepEqual(
      told.slice(2).map(([row]) => row!.number),
      Array.from({ length: 50 }, (_, n) => n),
    )
  }
})

test('one that fails fails what stands behind it, and its connection answers the next as before', async () => {
  const tried = await inOne(async tx => {
    const settled = await Promise.allSettled([
      ask(tx, 'sayNumber', { number: 7 }),
      ask(tx, 'divide', { by: 0 }),
      ask(tx, 'countConnections'),
    ])
    throw Object.assign(new Error('seen'), { settled })
  }).catch((error: { settled: PromiseSettledResult<unknown>[] }) => error.settled)
  assert.deepEqual(
    tried.map(each => each.status),
    ['fulfilled', 'rejected', 'rejected'],
  )
  assert.match(String((tried[1] as PromiseRejectedResult).reason), /division by zero/)
  const [half, none] = await inOne(tx =>
    Promise.all([ask(tx, 'divide', { by: 1 }), ask(tx, 'countConnections')]),
  )
  assert.deepEqual([half, none], [[{ number: 1 }], [{ number: 1 }]])
})

test('a connection that is lost fails all that waits on it, and the next is served by another', async () => {
  const lost = await Promise.allSettled([
    inOne(tx => Promise.all([ask(tx, 'loseServer'), ask(tx, 'sayNumber', { number: 1 })])),
  ])
  assert.equal(lost[0].status, 'rejected')
  assert.deepEqual(await inOne(tx => ask(tx, 'sayNumber', { number: 2 })), [{ number: 2, nought: false }])
})
