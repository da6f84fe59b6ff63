// Contacts on a real database: once whatever is sent, taken back, amended, and nobody reads or writes what is not theirs.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { newId } from '#platform/ids.ts'
import { aContact, fixtureSql, openSmallPlace } from './contacts.fixture.ts'
import {
  alikeJustNow,
  amendContact,
  answerContact,
  type Contact,
  contactsOfChild,
  contactsThatAsk,
  lastContacts,
  lastNotes,
  lastWords,
  logContact,
  logContacts,
  versionsOf,
  withdrawContact,
} from './contacts.ts'

const small = await openSmallPlace()
after(() => small.close())
const { as, run, whoIs, place } = small
// Children go to the two Link Workers in turn.
const [zofia, jayden, theo, amara, ravi, finn, isla, maryam] = place.children as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
const span = { from: '2026-07-01', to: '2026-07-31' }
const log = (contact: Contact, nth = 0) => as('link-worker', tx => logContact(tx, contact), nth)
const notesSeenBy = async (role: Parameters<typeof as>[0], child: string, nth = 0) =>
  (await as(role, tx => contactsOfChild(tx, child, span), nth)).map(({ words }) => words)

describe('a contact', () => {
  test('is there once, sent twice; another text under its id is told from it', async () => {
    const contact = aContact([zofia], { note: 'Mum will bring the form.' })
    assert.equal(await log(contact), 'made')
    assert.equal(await log({ ...contact, capturedAt: new Date('2026-07-17T09:31:00Z') }), 'known')
    assert.equal(await log({ ...contact, note: 'Another text.' }), 'other')
    assert.deepEqual(await run('countRows', { id: contact.id }), [{ contacts: 1, notes: 1 }])
  })

  test('is there once, sent twice at the same moment', async () => {
    const contact = aContact([zofia, theo], { kind: 'meeting', direction: undefined })
    const said = await Promise.all([log(contact), log(contact), log(contact)])
    assert.deepEqual(said.sort(), ['known', 'known', 'made'])
    assert.deepEqual(await run('countRows', { id: contact.id }), [{ contacts: 2, notes: 0 }])
  })

  test('reads what is in the place once and not once a contact, also before the planner knows how many there are', async () => {
    const many = Array.from({ length: 300 }, (_, n) => aContact([ravi], { note: `Note ${n}` }))
    await as('link-worker', tx => logContacts(tx, many))
    await run('letCount')
    const read = await as('link-worker', async tx => {
      const soFar = async () => Number((await tx.send(fixtureSql.get('countRead')!.fill({})))[0]!.read)
      const before = await soFar()
      await logContact(tx, aContact([ravi], { note: 'One more.' }))
      return (await soFar()) - before
    })
    assert.ok(read < 20 * many.length, `${read} contacts were read to write one beside ${many.length}`)
  })

  test('with many children is one note on each of their records, all or none', async () => {
    const contact = aContact([zofia, theo, ravi], { note: 'Baked bread together.' })
    assert.equal(await log(contact), 'made')
    assert.deepEqual(await run('countRows', { id: contact.id }), [{ contacts: 3, notes: 3 }])
    assert.ok((await notesSeenBy('link-worker', ravi)).includes('Baked bread together.'))
    const withAnother = aContact([zofia, jayden])
    assert.equal(await log(withAnother), 'refused')
    assert.deepEqual(await run('countRows', { id: withAnother.id }), [{ contacts: 0, notes: 0 }])
  })

  test('keeps the day it happened, the moment it was written and when it arrived', async () => {
    const contact = aContact([theo], {
      occurredOn: '2026-07-10',
      occurredAt: '15:40',
      capturedAt: new Date('2026-07-12T08:00:00Z'),
    })
    await log(contact)
    const [version] = await as('link-worker', tx => versionsOf(tx, contact.id))
    assert.equal(version!.occurred_on, '2026-07-10')
    assert.equal(version!.occurred_at, '15:40')
    assert.equal(version!.captured_at.toISOString(), '2026-07-12T08:00:00.000Z')
    assert.ok(version!.received_at.getTime() > Date.now() - 60_000)
  })

  test('of many is told each of them what became of it', async () => {
    const fine = aContact([zofia])
    const anothers = aContact([jayden])
    const said = await as('link-worker', tx => logContacts(tx, [fine, anothers, { ...fine }]))
    assert.deepEqual([...said.values()], ['made', 'refused'])
  })

  test('is asked about where it looks like the one before', async () => {
    const first = aContact([isla], { kind: 'text' })
    await log(first)
    const alike = (more: Partial<Contact>, minutes = 5) =>
      as('link-worker', tx => alikeJustNow(tx, aContact([isla], { kind: 'text', ...more }), minutes))
    assert.equal((await alike({}))?.form_id, first.id)
    assert.equal(await alike({ kind: 'email' }), undefined)
    assert.equal(await alike({ direction: 'in' }), undefined)
    await run('logLongAgo', { id: first.id })
    assert.equal(await alike({}), undefined)
  })
})

describe('taking part', () => {
  test('ends what begins, keeps what was, and takes what happened before', async () => {
    const before = aContact([ravi], { note: 'While they took part.' })
    await log(before)
    await run('endEnrolment', { child: ravi, on_day: '2026-07-15' })
    assert.equal(await log(aContact([ravi], { occurredOn: '2026-07-16' })), 'refused')
    assert.equal(await log(aContact([ravi], { occurredOn: '2026-07-14' })), 'made')
    assert.ok((await notesSeenBy('link-worker', ravi)).includes('While they took part.'))
  })
})

describe('taking back', () => {
  test('in the first minutes leaves nothing to be seen, and the same post does not bring it back', async () => {
    const contact = aContact([amara], { note: 'Wrong child.' })
    await log(contact, 1)
    const take = (nth: number, because?: string) =>
      as('link-worker', tx => withdrawContact(tx, contact.id, { withinMinutes: 10, because }), nth)
    assert.equal(await take(0), undefined, 'not the other worker')
    assert.equal(await take(1), 'withdrawn')
    assert.equal(await take(1), 'withdrawn')
    assert.deepEqual(await notesSeenBy('link-worker', amara, 1), [])
    assert.equal(await log(contact, 1), 'known')
    assert.deepEqual(await notesSeenBy('link-worker', amara, 1), [])
    assert.deepEqual(await as('link-worker', tx => lastContacts(tx, [amara]), 1), [])
  })

  test('later needs a reason, and stays to be seen', async () => {
    const contact = aContact([amara], { note: 'Of a brother.' })
    await log(contact, 1)
    await run('logLongAgo', { id: contact.id })
    const take = (because?: string) =>
      as('link-worker', tx => withdrawContact(tx, contact.id, { withinMinutes: 10, because }), 1)
    assert.equal(await take(), 'too-late')
    assert.equal(await take('It was about her brother.'), 'withdrawn')
    const [shown] = await as('link-worker', tx => contactsOfChild(tx, amara, span), 1)
    assert.equal(shown!.withdrawn_because, 'It was about her brother.')
  })
})

describe('amending', () => {
  test('keeps both texts, and the first to amend wins', async () => {
    const contact = aContact([finn], { note: 'Likes football.' })
    await log(contact, 1)
    const amend = (note: string, id = newId()) =>
      as('link-worker', tx => amendContact(tx, contact.id, aContact([finn], { id, note })), 1)
    const id = newId()
    assert.equal(await amend('Likes basketball.', id), 'made')
    assert.equal(await amend('Likes basketball.', id), 'known')
    assert.equal(await amend('Likes rugby.'), 'changed')
    const versions = await as('link-worker', tx => versionsOf(tx, id), 1)
    assert.deepEqual(
      versions.map(({ words }) => words),
      ['Likes football.', 'Likes basketball.'],
    )
    assert.deepEqual(await notesSeenBy('link-worker', finn, 1), ['Likes basketball.'])
    await as('link-worker', tx => withdrawContact(tx, id, { withinMinutes: 10 }), 1)
    assert.deepEqual(await notesSeenBy('link-worker', finn, 1), ['Likes football.'])
  })

  test('by two at the same moment leaves one', async () => {
    const contact = aContact([zofia, theo], { note: 'First.' })
    await log(contact)
    const said = await Promise.all(
      ['One.', 'Two.', 'Three.'].map(note =>
        as('link-worker', tx => amendContact(tx, contact.id, aContact([zofia, theo], { note }))),
      ),
    )
    assert.deepEqual(said.sort(), ['changed', 'changed', 'made'])
  })
})

describe('who reads a note', () => {
  const note = (audience: Contact['audience'], words: string) =>
    aContact([maryam], { kind: 'home-visit', direction: undefined, audience, note: words })
  test('its audience, and no other; that it is there, everybody who reads notes', async () => {
    await log(note('team', 'For the team.'), 1)
    await log(note('manager', 'For my manager.'), 1)
    await log(note('safeguarding', 'For the safeguarding lead.'), 1)
    const read = async (role: Parameters<typeof as>[0], nth = 0) =>
      (await notesSeenBy(role, maryam, nth)).sort()
    assert.deepEqual(await read('link-worker', 1), [
      'For my manager.',
      'For the safeguarding lead.',
      'For the team.',
    ])
    const rows = await as('programme-manager', tx => contactsOfChild(tx, maryam, span))
    assert.deepEqual(rows.map(({ words, audience }) => [audience, words]).sort(), [
      ['manager', 'For my manager.'],
      ['safeguarding', null],
      ['team', 'For the team.'],
    ])
    const lead = await as('safeguarding-lead', tx => contactsOfChild(tx, maryam, span))
    assert.deepEqual(lead.map(({ words, audience }) => [audience, words]).sort(), [
      ['manager', null],
      ['safeguarding', 'For the safeguarding lead.'],
      ['team', 'For the team.'],
    ])
    assert.equal((await as('programme-manager', tx => lastNotes(tx, maryam, 3))).length, 3)
  })

  test('not another Link Worker, not the school, not the director or the council: nothing at all', async () => {
    for (const [role, nth] of [
      ['link-worker', 0],
      ['school-lead', 0],
      ['school-lead', 1],
      ['place-director', 0],
      ['early-help-practitioner', 0],
      ['payer', 0],
      ['administrator', 0],
    ] as const)
      assert.deepEqual(await as(role, tx => contactsOfChild(tx, maryam, span), nth), [], `${role} ${nth}`)
  })

  test('whoever sees the child is told the day of the last contact, and nothing else', async () => {
    const days = (role: Parameters<typeof as>[0], nth = 0) => as(role, tx => lastContacts(tx, [maryam]), nth)
    const told = [
      { child_id: maryam, contact_on: '2026-07-17', note_on: '2026-07-17', family_on: '2026-07-17' },
    ]
    const school = place.people.filter(({ role }) => role === 'school-lead')
    const own = school.findIndex(lead => place.childrenOf.get(lead.school!)!.includes(maryam))
    assert.deepEqual(await days('school-lead', own), told)
    assert.deepEqual(await days('place-director'), told)
    assert.deepEqual(await days('school-lead', 1 - own), [])
    assert.deepEqual(await days('link-worker', 0), [])
    assert.deepEqual(await days('payer'), [])
  })

  test('the child’s own words are found, in their language', async () => {
    const said = 'Lubię, jak pani słucha.'
    await log(aContact([zofia], { note: said, mark: 'words', language: 'pl', withWhom: 'child' }))
    const found = await as('link-worker', tx => lastWords(tx, zofia))
    assert.deepEqual([found?.words, found?.language], [said, 'pl'])
  })
})

describe('asking the manager', () => {
  test('waits until somebody who leads the team answers', async () => {
    const contact = aContact([theo], { note: 'I am not sure about this.', asksManager: true })
    await log(contact)
    const asked = () =>
      as('programme-manager', async tx => (await contactsThatAsk(tx)).map(each => each.form_id))
    assert.ok((await asked()).includes(contact.id))
    const answer = { id: newId(), formId: contact.id, words: 'Ring the school together on Monday.' }
    await assert.rejects(
      as('link-worker', tx => answerContact(tx, answer)),
      { code: '42501' },
    )
    assert.equal(await as('programme-manager', tx => answerContact(tx, answer)), true)
    assert.equal(await as('programme-manager', tx => answerContact(tx, answer)), false)
    assert.ok(!(await asked()).includes(contact.id))
    const right = aContact([theo], { note: 'I am not sure about it.', asksManager: true })
    assert.equal(await as('link-worker', tx => amendContact(tx, contact.id, right)), 'made')
    assert.ok(!(await asked()).includes(right.id), 'what was answered is not asked again by putting it right')
  })
})

describe('walls', () => {
  const attack = (role: Parameters<typeof as>[0], name: string, values: Record<string, string>, nth = 0) =>
    as(role, tx => tx.send(fixtureSql.get(name)!.fill(values)), nth)
  test('no page writes contacts, notes or drafts but through the one door', async () => {
    const person = whoIs('link-worker').id
    for (const name of ['insertContact', 'insertNote', 'insertDraft'])
      await assert.rejects(
        attack('link-worker', name, { id: newId(), child: zofia, person }),
        { code: '42501' },
        name,
      )
    await assert.rejects(attack('link-worker', 'changeNote', { child: zofia }), { code: '42501' })
    const help = { child: zofia, person: whoIs('programme-manager').id }
    await assert.rejects(attack('link-worker', 'helpOfAnother', help), { code: '42501' })
  })

  test('nobody logs but the child’s own Link Worker', async () => {
    for (const [role, nth] of [
      ['link-worker', 1],
      ['programme-manager', 0],
      ['school-lead', 0],
      ['safeguarding-lead', 0],
      ['place-director', 0],
      ['administrator', 0],
    ] as const)
      assert.equal(await as(role, tx => logContact(tx, aContact([zofia])), nth), 'refused', role)
    assert.equal(await log(aContact([zofia], { by: whoIs('programme-manager').id })), 'refused')
  })

  test('the manager takes in what somebody wrote who has lost access, in that person’s name', async () => {
    const contact = aContact([zofia], { by: whoIs('link-worker', 1).id, note: 'Written offline.' })
    assert.equal(await as('programme-manager', tx => logContact(tx, contact)), 'made')
    const [version] = await as('link-worker', tx => versionsOf(tx, contact.id))
    assert.equal(version!.written_by, whoIs('link-worker', 1).id)
    assert.ok(version!.taken_in_by)
  })

  test('an id that is another’s is refused like one that is not', async () => {
    const theirs = aContact([jayden], { note: 'Another’s.' })
    await log(theirs, 1)
    assert.equal(await log({ ...theirs, children: [zofia] }), 'refused')
  })

  test('a restricted child and a conflict of interest end reading and writing, of contacts too', async () => {
    await run('exclude', { place: place.id, child: jayden, person: whoIs('programme-manager').id })
    assert.deepEqual(await as('programme-manager', tx => contactsOfChild(tx, jayden, span)), [])
    assert.deepEqual(await as('programme-manager', tx => lastContacts(tx, [jayden])), [])
    await run('restrict', { place: place.id, child: isla, person: whoIs('safeguarding-lead').id })
    for (const role of ['link-worker', 'programme-manager', 'safeguarding-lead'] as const) {
      assert.deepEqual(await as(role, tx => contactsOfChild(tx, isla, span)), [], role)
      assert.deepEqual(await as(role, tx => lastContacts(tx, [isla])), [], role)
    }
    assert.equal(await log(aContact([isla])), 'refused')
  })
})
