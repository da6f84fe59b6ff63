// What is settled stays as it was written, and was settled by whoever did it, for a page's SQL as for its forms: an episode that
// ended opens nobody's record again, and nobody has it end in a colleague's name.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import type { Role } from '#records/access/matrix.ts'
import { openPlaceWithCalendar } from '#stages/support/presence/presence.fixture.ts'

const sql = readSqlFile(new URL('settled.sql', import.meta.url))
const { as, whoIs, mine, administrator, close } = await openPlaceWithCalendar()
after(() => close())
const send = (name: string, values: Record<string, string>, role: Role = 'link-worker', nth = 0) =>
  as(role, tx => tx.send(sql.get(name)!.fill(values)), nth)
const refused = { code: '42501' }
const [child = '', second = ''] = mine
const me = whoIs('link-worker').id
const [plan, episode, lead] = [newId(), newId(), newId()]
await send('beginPlan', { plan, child })
await send('beginEpisode', { id: episode, child })
await send('beginLead', { id: lead, episode, child, person: me })

const known: [begin: string, settle: string, reopen: string, more?: Record<string, string>][] = [
  ['beginGoal', 'settleGoal', 'reopenGoal', { plan }],
  ['beginBehind', 'settleBehind', 'reopenBehind', { plan }],
  ['beginNeed', 'settleNeed', 'reopenNeed', { plan }],
  ['beginNotNow', 'settleNotNow', 'reopenNotNow', { plan }],
  ['beginActivity', 'settleActivity', 'reopenActivity', { plan }],
  ['beginReview', 'settleReview', 'reopenReview'],
  ['beginTeam', 'settleTeam', 'reopenTeam', { episode }],
  ['beginEhNeed', 'settleEhNeed', 'reopenEhNeed', { episode }],
  ['beginAssessment', 'settleAssessment', 'reopenAssessment', { episode }],
  ['beginReferral', 'settleReferral', 'reopenReferral'],
  ['beginPage', 'settlePage', 'reopenPage'],
]
for (const [begin, settle, reopen, more = {}] of known)
  test(`${reopen}: what is settled is not written over`, async () => {
    const id = newId()
    await send(begin, { id, child, ...more })
    assert.deepEqual(await send(settle, { id }), [{ id }])
    await assert.rejects(send(reopen, { id }), refused)
  })

test('an episode is closed by whoever leads it, and opens nobody’s record again', async () => {
  const [id, of] = [newId(), newId()]
  await send('beginEpisode', { id, child: second })
  const practitioner = whoIs('early-help-practitioner').id
  await send('beginLead', { id: of, episode: id, child: second, person: practitioner })
  assert.deepEqual(await send('settleEpisode', { id }), [], 'another leads it')
  assert.deepEqual(await send('settleEpisode', { id }, 'early-help-practitioner'), [{ id }])
  await send('settleLead', { id: of })
  await assert.rejects(send('reopenEpisode', { id }), refused)
  await assert.rejects(send('reopenLead', { id: of }), refused)
})

test('what another leads is settled by nobody else', async () => {
  const [id, of, need, team, assessment] = [newId(), newId(), newId(), newId(), newId()]
  await send('beginEpisode', { id, child: second })
  await send('beginLead', { id: of, episode: id, child: second, person: me })
  await send('beginEhNeed', { id: need, episode: id, child: second })
  await send('beginTeam', { id: team, episode: id, child: second })
  await send('beginAssessment', { id: assessment, episode: id, child: second })
  await send('settleLead', { id: of })
  const person = whoIs('early-help-practitioner').id
  await send('beginLead', { id: newId(), episode: id, child: second, person })
  for (const [name, row] of [
    ['settleEhNeed', need],
    ['settleTeam', team],
    ['settleAssessment', assessment],
  ] as const) {
    assert.deepEqual(await send(name, { id: row }), [], name)
    assert.deepEqual(await send(name, { id: row }, 'early-help-practitioner'), [{ id: row }], name)
  }
})

test('a request that has ended begins no more, and no line leaves its bundle without a reason', async () => {
  const id = newId()
  const ask = (name: string, values = {}) => send(name, { id, ...values }, 'safeguarding-lead')
  await ask('ask', { child })
  await ask('gather')
  await assert.rejects(ask('hideLine'), refused)
  await assert.rejects(ask('bringHidden', { child }), refused)
  await assert.rejects(ask('pauseAsAnother', { child, person: me }), refused)
  assert.deepEqual(await ask('endAsked'), [{ id }])
  await assert.rejects(ask('askAgain'), refused)
})

test('whoever is the council’s practitioner no more reaches nobody as one, whatever else they are here', async () => {
  const [id, person, other] = [newId(), whoIs('early-help-practitioner').id, mine[2] ?? '']
  await send('beginEpisode', { id, child: other })
  await send('beginLead', { id: newId(), episode: id, child: other, person })
  const reach = () => administrator.run(sql, 'reachOf', { person, child: other })
  assert.deepEqual(await reach(), [{ why: 'Early Help: I lead the episode' }])
  await administrator.run(sql, 'alsoBringsFiles', { person })
  await administrator.run(sql, 'endRole', { person, role: 'early-help-practitioner' })
  assert.deepEqual(await reach(), [])
})

test('nobody has something new ended, answered or helped in a colleague’s name', async () => {
  const rows = await administrator.run(sql, 'whoCanBeForged')
  assert.deepEqual(
    rows.map(row => row.forged),
    [],
  )
})
