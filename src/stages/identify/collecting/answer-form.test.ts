import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readForm } from '#platform/forms.ts'
import { readAnswer } from './answer-form.ts'

const scores = {
  'sdq-emotional': '7',
  'sdq-conduct': '3',
  'sdq-hyperactivity': '5',
  'sdq-peer': '5',
  'sdq-prosocial': '10',
}

async function read(fields: Record<string, string | string[]>) {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    ),
  )
  return readAnswer(await readForm(new Request('http://localhost', { method: 'POST', body })))
}
async function said(fields: Record<string, string | string[]>) {
  const answer = await read(fields)
  assert.ok('said' in answer, JSON.stringify(answer))
  return answer.said
}
async function wrong(fields: Record<string, string | string[]>) {
  const answer = await read(fields)
  assert.ok('wrong' in answer, JSON.stringify(answer))
  return answer.wrong
}

test('nothing is compulsory: an empty form says nothing', async () => {
  assert.deepEqual(await said({}), { sdq: null, parental: null, school: null, concerns: null })
})

test('“I don’t know” is an answer to each part', async () => {
  assert.deepEqual(
    await said({ sdq: 'not-known', parental: 'not-known', school: 'not-known', concern: 'not-known' }),
    { sdq: 'not-known', parental: 'not-known', school: 'not-known', concerns: 'not-known' },
  )
})

test('five scores together are an answer, with impact or without', async () => {
  const five = { emotional: 7, conduct: 3, hyperactivity: 5, peer: 5, prosocial: 10 }
  assert.deepEqual((await said(scores)).sdq, { ...five, impact: null })
  assert.deepEqual((await said({ ...scores, 'sdq-impact': '0' })).sdq, { ...five, impact: 0 })
})

test('a score that cannot be is said at its field', async () => {
  for (const value of ['11', '-1', '3.5', 'six', '1 0'])
    assert.match(
      (await wrong({ ...scores, 'sdq-peer': value }))['sdq-peer']!,
      /peer relationships must be a whole number from 0 to 10/,
    )
  assert.match(
    (await wrong({ ...scores, 'sdq-peer': '' }))['sdq-peer']!,
    /all five scores or none: still missing are peer relationships$/,
  )
  assert.match((await wrong({ ...scores, sdq: 'not-known' })).sdq!, /not both/)
})

test('a rating needs what was seen, and what was seen a rating', async () => {
  assert.deepEqual((await said({ parental: 'low', 'parental-because': ' Two calls ' })).parental, {
    rating: 'low',
    because: 'Two calls',
  })
  assert.match((await wrong({ school: 'high' }))['school-because']!, /what you have seen that makes it high/)
  assert.match((await wrong({ 'school-because': 'Sits alone' })).school!, /Choose low, medium or high/)
  assert.match((await wrong({ school: 'dreadful', 'school-because': 'x' })).school!, /Choose low/)
  assert.match((await wrong({ school: 'low', 'school-because': 'x'.repeat(501) }))['school-because']!, /500/)
})

test('each concern needs what was seen, and stands alone from “nothing”', async () => {
  assert.deepEqual(
    (
      await said({
        concern: ['caring', 'bullying'],
        'seen-caring': 'Collects two brothers',
        'seen-bullying': 'Named',
      })
    ).concerns,
    [
      { kind: 'bullying', because: 'Named' },
      { kind: 'caring', because: 'Collects two brothers' },
    ],
  )
  assert.equal((await said({ concern: 'none-seen' })).concerns, 'none-seen')
  assert.match((await wrong({ concern: 'caring' }))['seen-caring']!, /what you have seen or heard/)
  assert.match(
    (await wrong({ 'seen-caring': 'Collects two brothers' }))['seen-caring']!,
    /Tick what this is about/,
  )
  assert.match((await wrong({ concern: ['none-seen', 'caring'], 'seen-caring': 'x' })).concern!, /not both/)
})
