// What is kept of a child is told to whoever reads their whole record as a Link Worker, and to nobody else; and moves, which the
// walk over every page has none of, are told where there are any.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { once } from '#platform/database/once.ts'
import type { Tx } from '#platform/database/queries.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import type { Visit } from '#platform/http.ts'
import type { Role } from '#records/access/matrix.ts'
import { isKept } from '#records/children/what-is-kept.ts'
import { rollHappenings } from '#stages/support/child/records.ts'
import { fixtureSql } from '#stages/support/contacts/contacts.fixture.ts'
import { openPlaceWithCalendar } from '#stages/support/presence/presence.fixture.ts'

const sql = readSqlFile(new URL('what-is-kept.sql', import.meta.url))
const { as, whoIs, here, mine, theirs, place, administrator, close } = await openPlaceWithCalendar()
after(() => close())
const set = (name: string, values: Record<string, string | string[] | null>) =>
  administrator.run(sql, name, values)
const kept = async (role: Role, child: string, nth = 0) => {
  const [row] = await as(role, tx => tx.send(sql.get('whatIsKept')!.fill({ child })), nth)
  return row!.kinds as string[] | null
}
const worker = whoIs('link-worker').id

test('who works with a child is told what is kept of them, and nobody else is told of anybody', async () => {
  const [child = ''] = mine
  const [elsewhere = ''] = theirs
  assert.ok(Array.isArray(await kept('link-worker', child)))
  assert.ok(Array.isArray(await kept('link-worker', elsewhere, 1)))
  assert.equal(await kept('link-worker', elsewhere), null)
  assert.equal(await kept('link-worker', child, 1), null)
  assert.equal(await kept('link-worker', worker), null)
  for (const role of ['programme-manager', 'place-director', 'safeguarding-lead', 'school-lead'] as const)
    assert.equal(await kept(role, child), null, role)
})

test('who reads some of a record, or did until a moment ago, is told nothing', async () => {
  const [child = ''] = theirs.slice(1)
  const give = (classes: string[], until: string | null) =>
    set('giveReads', { place: place.id, child, person: worker, classes, until })
  const all = ['identity', 'scores', 'plan', 'notes', 'family', 'early_help', 'consent']
  for (const left of all) {
    await give(
      all.filter(each => each !== left),
      null,
    )
    assert.equal(await kept('link-worker', child), null, left)
    await set('endGrants', { child })
  }
  await give(all, '2026-01-01T00:00:00Z')
  assert.equal(await kept('link-worker', child), null)
  await give(all, null)
  assert.ok(Array.isArray(await kept('link-worker', child)))
})

test('of whom a child is kept from, they are told nothing', async () => {
  const [child = ''] = mine.slice(3)
  assert.ok(Array.isArray(await kept('link-worker', child)))
  await administrator.run(fixtureSql, 'exclude', { place: place.id, child, person: worker })
  assert.equal(await kept('link-worker', child), null)
})

test('who moved or left is told to have, and not who came back or is a year older', async () => {
  const [older = '', left = '', back = ''] = mine
  const [moved = ''] = theirs
  const end = (child: string, ago: string) => set('endRoll', { child, ago })
  const come = (child: string, school: string, ago: string) =>
    set('comeToRoll', { place: place.id, child, school, ago, year: '2026' })
  await end(older, '60 days')
  await come(older, here, '60 days')
  await end(left, '60 days')
  await end(back, '60 days')
  await come(back, here, '20 days')
  await end(moved, '60 days')
  await come(moved, here, '60 days')
  const told = async (child: string, nth = 0) => {
    const titles = async (tx: Tx) => {
      const visit = { tx, actor: tx.actor } as unknown as Visit
      const rows = await rollHappenings(visit, child, { from: '1990-01-01', to: '2100-01-01' })
      return rows.map(each => each.title.split(' ')[0]).sort()
    }
    const everything = await as(
      'link-worker',
      async tx => {
        await once(tx, `what is kept ${child}`, async () => ({ kinds: null }))
        return titles(tx)
      },
      nth,
    )
    assert.deepEqual(await as('link-worker', titles, nth), everything)
    return [...everything, await as('link-worker', tx => isKept(tx, child, 'moves'), nth)]
  }
  assert.deepEqual(await told(older), [false])
  assert.deepEqual(await told(left), ['Left', true])
  assert.deepEqual(await told(back), [false])
  assert.deepEqual(await told(moved, 1), ['Moved', true])
})
