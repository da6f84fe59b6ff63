// The forms of this folder, posted to the site: what was kept is told of, and what was not kept is said and not lost.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { siteOf } from '#test/world.ts'
import { openTwoSchools } from './in-school.fixture.ts'
import { beginPlans, closePlan } from './plan.ts'
import { beginFollowUps, callOffMeeting, planMeetings } from './suspension.ts'

const world = await openTwoSchools()
after(() => world.close())
const { child, sibling } = world
const site = siteOf(world.database, { now: () => new Date('2026-07-17T09:30:00Z') })
const school = (of: string) => `/support/children/${of}/school`

test('a plan that somebody else began meanwhile is not written over, and what was typed stands', async () => {
  const plan = newId()
  await world.as('link-worker', tx => beginPlans(tx, [{ id: plan, childId: child, beganOn: '2026-07-16' }]))
  const typed = { id: newId(), 'said-by': 'child', causes: 'sleep', words: 'I cannot sleep at all.' }
  const { status, text } = await post(`${school(child)}/plans/new`, typed)
  assert.equal(status, 422)
  assert.match(text, /A plan is open already/)
  assert.match(text, /I cannot sleep at all\./)
  assert.doesNotMatch(text, /kith-log/, 'nothing stands in the way of the form')
  assert.equal(await audited('began-attendance-plan'), 0)
  await world.as('link-worker', tx =>
    closePlan(tx, child, { id: plan, onDay: '2026-07-17', because: 'Back in full' }),
  )
  const late = await post(`${school(child)}/plans/${plan}/add/causes`, typed)
  assert.equal(late.status, 422)
  assert.match(late.text, /closed.*Back in full/s)
  assert.equal(await audited('told-what-lies-behind'), 0)
})

test('the same form twice is one, and stands in the audit once', async () => {
  const typed = { id: newId(), 'said-by': 'child', causes: 'sleep', words: 'I cannot sleep.' }
  for (const _ of [1, 2]) assert.equal((await post(`${school(child)}/plans/new`, typed)).status, 303)
  assert.equal(await audited('began-attendance-plan'), 1)
})

test('a meeting that was called off meanwhile is not said to be held', async () => {
  const [followUpId, id] = [newId(), newId()]
  await world.as('link-worker', async tx => {
    await beginFollowUps(tx, [
      {
        id: followUpId,
        childId: child,
        startsOn: '2026-07-13',
        sessions: 4,
        type: 'SUSP',
        because: null,
      },
    ])
    const about = { followUpId }
    await planMeetings(tx, [{ id, childId: child, about, onDay: '2026-07-16', at: '08:40', where: 'School' }])
    await callOffMeeting(tx, child, id, 'The family is ill')
  })
  const held = await post(`${school(child)}/suspensions/${followUpId}/meetings/${id}/held`, {
    id: newId(),
    'who-came': 'Nan',
    agreed: 'A slow start on Mondays',
  })
  assert.equal(held.status, 422)
  assert.match(held.text, /called off.*The family is ill/s)
  assert.match(held.text, /A slow start on Mondays/)
  assert.equal(await audited('held-return-meeting'), 0)
})

test('a suspension that is here already is not entered again, and what was typed stands', async () => {
  const typed = {
    id: newId(),
    'from-day': '13',
    'from-month': '7',
    'from-year': '2026',
    type: 'SUSP',
    days: '2',
  }
  const entered = () => post(`${school(sibling)}/suspensions/new`, typed)
  assert.equal((await entered()).status, 303)
  assert.equal((await entered()).status, 303, 'the same again')
  const other = await post(`${school(sibling)}/suspensions/new`, {
    ...typed,
    id: newId(),
    because: 'He was told at the gate.',
  })
  assert.equal(other.status, 422)
  assert.match(other.text, /is here already/)
  assert.match(other.text, /He was told at the gate\./)
  assert.equal(await audited('entered-suspension'), 1)
})

test('who writes what helps over a page that somebody wrote since is shown both', async () => {
  const write = (seen: string, lines: string[]) =>
    post(`${school(child)}/in-class/write`, {
      id: newId(),
      seen,
      ...Object.fromEntries(lines.map((line, n) => [`line-${n + 1}`, line])),
    })
  const [mine, theirs] = [
    ['Ask me quietly', 'Let me sit by the door', 'Tell me first'],
    ['Say my name', 'Give me time', 'No shouting'],
  ]
  assert.equal((await write('0', mine!)).status, 303)
  const since = await write('0', theirs!)
  assert.equal(since.status, 422)
  for (const line of [...mine!, ...theirs!]) assert.match(since.text, new RegExp(line), line)
  const seen = /name="seen" value="(\d+)"/.exec(since.text)?.[1]
  assert.equal((await write(seen!, theirs!)).status, 303)
  assert.equal(await audited('wrote-what-helps'), 2)
})

test('of who has left, nothing is begun about a suspension from the school’s file, and it says so', async () => {
  const id = newId()
  await world.run('addSuspension', {
    place: world.place.id,
    id,
    child: sibling,
    starts_on: '2026-07-06',
    sessions: '2',
    type: 'SUSP',
  })
  await world.run('endEnrolment', { child: sibling, on_day: '2026-07-10' })
  const line = { id: newId(), kind: 'call', words: 'Rang his nan.', because: 'The family met the head' }
  const on = { 'on-day': '16', 'on-month': '7', 'on-year': '2026' }
  for (const form of ['side', 'add/settle']) {
    const { status, text } = await post(`${school(sibling)}/suspensions/${id}/${form}`, { ...line, ...on })
    assert.equal(status, 200, form)
    assert.match(text, /They do not take part any more, so nothing new begins/, form)
  }
  assert.equal(await audited('settled-suspension'), 0)
})

test('what no page of ours would send is no error of the database', async () => {
  const answer = await post(`${school(child)}/take-back`, { line: 'no number', back: school(child) })
  assert.equal(answer.status, 303)
})

async function post(path: string, fields: Record<string, string>): Promise<{ status: number; text: string }> {
  const answer = await site.request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: {
      cookie: `kith=${world.whoIs('link-worker').token}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields),
  })
  return { status: answer.status, text: await answer.text() }
}

async function audited(action: string): Promise<number> {
  const [row] = await world.run('countAudited', { action })
  return Number(row!.entries)
}
