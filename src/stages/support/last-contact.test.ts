// One rule of the last contact, wherever it was written: runs the table of rules/contacts.md, and reads what is told as
// spoken of.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { readTables } from '#test/worked-tables.ts'
import { lastContacts, logContact } from './contacts/contacts.ts'
import { contactMentions, silences } from './contacts/silence.ts'
import { rang } from './holidays/holidays.ts'
import { openTwoSchools } from './in-school/in-school.fixture.ts'
import { addPlacements } from './in-school/placement.ts'
import {
  addLines,
  beginFollowUps,
  planMeetings,
  takeBackLine,
  tellSchoolSide,
} from './in-school/suspension.ts'

const page = readFileSync(new URL('../../../rules/contacts.md', import.meta.url), 'utf8')
const table = readTables(page).find(rows => rows[0]?.['written, in July 2026'])
const world = await openTwoSchools()
after(() => world.close())
const { child, sibling } = world
const worker = <T>(task: (tx: Tx) => Promise<T>) => world.as('link-worker', task)
const [followUpId, placementId] = [newId(), newId()]

test('the last contact is the same wherever it was written, as the page says', async () => {
  await worker(async tx => {
    const suspension = { startsOn: '2026-07-01', sessions: 4, type: 'SUSP' as const, because: 'Entered' }
    assert.deepEqual(await beginFollowUps(tx, [{ id: followUpId, childId: child, ...suspension }]), [
      followUpId,
    ])
    const placement = {
      provider: 'The Barn',
      contactName: 'Jo',
      contactBy: '01632 960001',
      days: ['mon' as const],
    }
    const when = { followUpId: null, startsOn: '2026-07-01', endsOn: '2026-07-20' }
    await addPlacements(tx, [{ id: placementId, childId: child, ...placement, ...when }])
  })
  assert.equal(table?.length, 14)
  for (const row of table!) {
    const text = row['written, in July 2026']!
    for (const part of text.split('; ')) await write(part)
    const [last] = await worker(tx => lastContacts(tx, [child]))
    const said = [last?.contact_on, last?.family_on].map(day =>
      day ? String(Number(day.slice(8))) : 'never',
    )
    assert.deepEqual(said, [row['last contact'], row['last word with home']], text)
    const mentioned = await world.as('place-director', tx =>
      contactMentions(tx, [child, sibling], '2026-07-01'),
    )
    assert.equal(mentioned[0]?.on_day, last?.contact_on, 'whoever sees the child is told the day')
    await world.run('forgetContacts', { child })
  }
})

test('silence is counted from a call of the holidays too, by those who see the child', async () => {
  const known = async () => (await worker(tx => silences(tx, [child], '2026-07-17'))).get(child)?.contactOn
  assert.equal(await known(), undefined)
  await write('holiday call answered on 17')
  assert.equal(await known(), '2026-07-17')
  assert.deepEqual(await world.as('link-worker', tx => lastContacts(tx, [child]), 1), [], 'nobody else’s')
})

/** Through the door of the page that a phrase of the table is about. */
async function write(phrase: string): Promise<void> {
  if (phrase === 'nothing') return
  const [, what, of] = /^(.+) (?:on|for) (\d+)$/.exec(phrase)!
  const onDay = `2026-07-${of!.padStart(2, '0')}`
  const capturedAt = new Date(`${onDay}T09:30:00Z`)
  const contact = { id: newId(), children: [child], occurredOn: onDay, capturedAt }
  const ring = { id: newId(), childId: child, onDay, how: 'rang' as const, capturedAt }
  const line = { id: newId(), childId: child, about: { followUpId }, words: 'Said.', onDay }
  const meeting = { id: newId(), childId: child, about: { followUpId }, onDay, at: '08:40', where: 'School' }
  const ways: Record<string, (tx: Tx) => Promise<unknown>> = {
    'talked with the child': tx => logContact(tx, { ...contact, kind: 'in-person', withWhom: 'child' }),
    'rang home': tx => logContact(tx, { ...contact, kind: 'phone', direction: 'out', withWhom: 'parent' }),
    'holiday call answered': tx => rang(tx, [{ ...ring, spoke: true }]),
    'holiday call not answered': tx => rang(tx, [{ ...ring, spoke: false }]),
    'call after a suspension': tx => addLines(tx, [{ ...line, kind: 'call' }]),
    'visit after a suspension': tx => addLines(tx, [{ ...line, kind: 'visit' }]),
    'how it is going after a suspension': tx => addLines(tx, [{ ...line, kind: 'going' }]),
    'visit during a placement': tx => addLines(tx, [{ ...line, about: { placementId }, kind: 'visit' }]),
    'return meeting held': tx =>
      planMeetings(tx, [{ ...meeting, held: { whoCame: 'Nan', agreed: 'A card' } }]),
    'return meeting planned': tx => planMeetings(tx, [meeting]),
    'call after a suspension taken back': async tx => {
      await addLines(tx, [{ ...line, kind: 'call' }])
      const since = new Date(Date.now() - 600_000)
      assert.equal(await takeBackLine(tx, child, { id: line.id, now: new Date(), since }), true)
    },
  }
  if (what === "the school's own call after a suspension")
    assert.equal(await world.as('school-lead', tx => tellSchoolSide(tx, { ...line, kind: 'call' }), 1), true)
  else await worker(ways[what!]!)
}
