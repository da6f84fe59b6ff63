// The forms of contacts, posted to the site: nothing that was typed is lost, and nothing is said to be kept that was not.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { fixtureSql, openSchoolDay } from '../today/today.fixture.ts'
import { contactsOfChild } from './contacts.ts'
import { helpOfChild } from './help.ts'
import { takingPartIWriteOf } from './who.ts'

const day = await openSchoolDay({ children: 3 })
after(() => day.close())
const theirs = await day.as('canalsideWorker', tx => takingPartIWriteOf(tx))
const [child, left] = theirs.map(each => each.child_id) as [string, string]
const ever = { from: '2020-01-01', to: '2100-01-01' }
const log = (fields: Record<string, string>) =>
  post(`/support/children/${child}/log`, { id: newId(), how: 'phone-out', whom: 'parent', ...fields })
const logged = async () =>
  (await day.as('canalsideWorker', tx => contactsOfChild(tx, child, ever))).map(each => each.words)

test('a second sentence of good news from the same page is told too', async () => {
  const news = { id: newId(), way: 'phone-out', language: 'en' }
  const page = await day.get('canalsideWorker', `/support/children/${child}/log/good-news`)
  const [one, other] = [...page.text.matchAll(/name="sentence" value="([^"]+)"/g)].map(match => match[1]!)
  for (const sentence of [one!, one!, other!])
    assert.equal(
      (await post(`/support/children/${child}/log/good-news`, { ...news, sentence })).status,
      303,
      sentence,
    )
  assert.equal((await logged()).length, 2)
})

test('one who left meanwhile is named as why, and what was typed stands', async () => {
  await day.administrator.run(fixtureSql, 'leave', { child: left })
  const { status, text } = await log({ how: 'home-visit', with: left, note: 'Both came by.' })
  assert.equal(status, 422)
  assert.match(text, /takes part no more, or is not yours to write of/)
  assert.match(text, /Both came by\./)
})

test('a draft whose moment is no moment is kept as one that nobody had before them', async () => {
  assert.equal((await log({ keep: 'yes', seen: 'yesterday', note: 'Not finished.' })).status, 303)
})

test('a draft that is too long to keep comes back as it was typed', async () => {
  const note = 'It was a long afternoon. '.repeat(1_000)
  const { status, text } = await log({ keep: 'yes', note })
  assert.equal(status, 422)
  assert.match(text, /Write at most 8000 letters/)
  assert.ok(text.includes(note.trim()))
  assert.equal((await log({ keep: 'auto', note })).status, 422)
})

test('help given again from the same page with other words is another', async () => {
  const help = {
    id: newId(),
    lent: 'given',
    'given-day': '16',
    'given-month': '7',
    'given-year': '2026',
  }
  for (const kind of ['uniform', 'uniform', 'food'])
    assert.equal((await post(`/support/children/${child}/log/help`, { ...help, kind })).status, 303, kind)
  const given = await day.as('canalsideWorker', tx => helpOfChild(tx, child, ever))
  assert.deepEqual(given.map(each => each.kind).toSorted(), ['food', 'uniform'])
})

test('an answer that is too long, or comes after its contact was taken back, stands as it was typed', async () => {
  const contact = { id: newId(), how: 'email-out', whom: 'parent', note: 'What now?', ask: 'yes' }
  assert.equal((await post(`/support/children/${child}/log`, contact)).status, 303)
  const answer = (words: string) =>
    post(`/support/contacts/${contact.id}/answer`, { id: newId(), words }, 'manager')
  const long = await answer(`Ring first. ${'x'.repeat(2000)}`)
  assert.equal(long.status, 422)
  assert.match(long.text, /<textarea[^>]*>Ring first\./)
  assert.equal((await post(`/support/contacts/${contact.id}/undo`, {})).status, 303)
  const late = await answer('Ring the school first.')
  assert.equal(late.status, 422)
  assert.match(late.text, /taken back meanwhile[\s\S]*Ring the school first\./)
})

async function post(
  path: string,
  fields: Record<string, string>,
  who: 'canalsideWorker' | 'manager' = 'canalsideWorker',
): Promise<{ status: number; text: string }> {
  const answer = await day.site.request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: {
      cookie: `kith=${await day.tokenOf(who)}`,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields),
  })
  return { status: answer.status, text: await answer.text() }
}
