// What contacts tell of a child: on the timeline, on the first page, in what waits. Of a note that is not the reader's, that it
// is there and whom to ask, and never a word of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import type { Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import type { Happening } from '#records/children/happenings.ts'
import { aContact, openSmallPlace } from './contacts.fixture.ts'
import { logContact, withdrawContact } from './contacts.ts'
import { keepDraft } from './drafts.ts'
import { giveHelp } from './help.ts'
import { contactDays, contactMentions } from './silence.ts'
import { contactHappenings, draftHappenings, helpHappenings, wordsPart } from './tells.ts'
import { draftsWait, leftDraftsWait, questionsWait } from './waiting.ts'

const small = await openSmallPlace()
after(() => small.close())
const { as, run, whoIs, place } = small
const [child, other] = place.children as [string, string]
const span = { from: '2020-01-01', to: '2100-01-01' }
// Parts of pages ask a visit for who is asking, when, and no more.
const visitOf = (tx: Tx) =>
  ({ tx, actor: tx.actor, now: () => new Date('2026-07-17T09:30:00Z') }) as unknown as Visit
const told = (role: Parameters<typeof as>[0], nth = 0): Promise<Happening[]> =>
  as(
    role,
    async tx =>
      (
        await Promise.all(
          [contactHappenings, draftHappenings, helpHappenings].map(each => each(visitOf(tx), child, span)),
        )
      ).flat(),
    nth,
  )
const titles = async (...who: Parameters<typeof told>) => (await told(...who)).map(each => each.title).sort()

before(async () => {
  const log = (more: Parameters<typeof aContact>[1]) =>
    as('link-worker', async tx => {
      const contact = aContact([child], more)
      assert.equal(await logContact(tx, contact), 'made')
      return contact.id
    })
  await log({ note: 'Will bring the form.' })
  await log({ kind: 'home-visit', direction: undefined, note: 'Only for her.', audience: 'safeguarding' })
  await log({
    kind: 'in-person',
    direction: undefined,
    withWhom: 'child',
    note: 'Zostaję do końca.',
    mark: 'words',
    language: 'pl',
    occurredOn: '2026-07-14',
  })
  await log({ kind: 'meeting', direction: undefined, withWhom: 'school', note: 'Unsure.', asksManager: true })
  const wrong = await log({ kind: 'email', note: 'Another child’s.' })
  await run('logLongAgo', { id: wrong })
  await as('link-worker', tx =>
    withdrawContact(tx, wrong, { withinMinutes: 10, because: 'It was about her brother.' }),
  )
  await as('link-worker', async tx => {
    await keepDraft(tx, { id: newId(), childId: child, fields: { how: 'phone-in', note: 'Half' } })
    await giveHelp(tx, {
      id: newId(),
      childId: child,
      kind: 'laptop',
      worthPence: 25_000,
      givenOrLent: 'lent',
      givenOn: '2026-07-10',
    })
  })
})

test('its writer is told everything, what is not finished too', async () => {
  assert.deepEqual(await titles('link-worker'), [
    'Home visit',
    'Lent: laptop or tablet',
    'Meeting with the school',
    'Rang home',
    'Taken back: e-mailed home',
    'Talked with the child',
    'They rang',
  ])
  const happened = await told('link-worker')
  assert.equal(happened.find(each => each.unfinished)?.title, 'They rang')
  assert.equal(happened.find(each => each.mark === 'words')?.kind, 'words')
  const body = String(await happened.find(each => each.title === 'Talked with the child')?.body)
  assert.match(body, /lang="pl"[^>]*>“Zostaję do końca\.”/)
  assert.match(body, /Back-dated: written Fri 17 Jul/)
  assert.doesNotMatch(
    String(await happened.find(each => each.title.startsWith('Taken back'))?.body),
    /Another child/,
  )
})

test('the manager is told that a note is there, and not a word of it; no drafts', async () => {
  const happened = await told('programme-manager')
  assert.equal(happened.length, 6)
  const [kept] = happened.filter(each => each.restricted)
  assert.match(kept!.restricted!.ask, /or the safeguarding lead$/)
  assert.equal(kept!.body, undefined)
  const everything = await Promise.all(
    happened.map(async each => JSON.stringify(each) + String(await each.body)),
  )
  assert.doesNotMatch(everything.join(), /Only for her|Half/)
})

test('whoever reads the plan and no notes is told of help given, and of nothing else', async () => {
  assert.deepEqual(await titles('place-director'), ['Lent: laptop or tablet'])
  assert.deepEqual(await titles('link-worker', 1), [])
  const lead = place.people.filter(({ role }) => role === 'school-lead')
  const own = lead.findIndex(each => place.childrenOf.get(each.school!)!.includes(child))
  assert.deepEqual(await titles('school-lead', own), ['Lent: laptop or tablet'])
  assert.deepEqual(await titles('school-lead', 1 - own), [])
})

test('the child’s words stand on the first page for those who read notes', async () => {
  const part = (role: Parameters<typeof as>[0]) => as(role, tx => wordsPart(visitOf(tx), child))
  assert.match(String(await (await part('link-worker'))?.body), /Zostaję do końca/)
  assert.equal(await part('place-director'), undefined)
})

test('a contact is a mention, told as a day to whoever sees the child', async () => {
  const mention = (since: string) => as('place-director', tx => contactMentions(tx, [child, other], since))
  assert.deepEqual(await mention('2026-07-01'), [{ child_id: child, on_day: '2026-07-17' }])
  assert.deepEqual(await mention('2026-07-18'), [])
  assert.deepEqual(await as('place-director', tx => contactDays(tx, [child, other])), [
    { child_id: child, kind: 'contact', on_day: '2026-07-17' },
    { child_id: child, kind: 'note', on_day: '2026-07-17' },
  ])
})

test('what waits: the worker’s own draft, the manager’s question, what somebody left', async () => {
  const waits = (role: Parameters<typeof as>[0]) =>
    as(role, async tx => {
      const lines = [draftsWait, questionsWait, leftDraftsWait].map(each => each(visitOf(tx), '2026-07-17'))
      return (await Promise.all(lines)).flat().map(each => each.action)
    })
  assert.deepEqual(await waits('link-worker'), ['Finish'])
  assert.deepEqual(await waits('programme-manager'), ['Answer'])
  await run('endCaseload', { child, person: whoIs('link-worker').id })
  assert.deepEqual(await waits('programme-manager'), ['Answer', 'Look'])
  assert.deepEqual(await waits('place-director'), [])
})
