// Everything that is logged with a child, and what the team says and reads of it.
import { randomUUID } from 'node:crypto'
import type { Contact } from '#stages/support/contacts/contacts.ts'
import {
  addTraining,
  amendContact,
  answerContact,
  answerNoticing,
  keepDraft,
  logContacts,
  notice,
  speaks,
  withdrawContact,
} from '#stages/support/index.ts'
import { readNote, sampleOf } from '#stages/support/team/sample.ts'
import { at, type Ground, LONG, must, mustAll, TODAY } from './ground.ts'

/** Contacts of every kind with their notes, what was amended, taken back, asked and answered, a sample read, and drafts. */
export async function logEverything({ as, whoIs, child, others }: Ground): Promise<void> {
  const contact = (more: Partial<Contact> & Pick<Contact, 'kind'>, n = 0): Contact => ({
    id: randomUUID(),
    children: [child],
    withWhom: 'parent',
    occurredOn: `2026-07-${String(14 + (n % 3)).padStart(2, '0')}`,
    capturedAt: at('2026-07-16', '15:10'),
    ...more,
  })
  const asks = contact({
    kind: 'phone',
    direction: 'in',
    howWent: 'hard',
    minutes: 25,
    note: `Does not know how to go on with ${LONG}.`,
    audience: 'manager',
    asksManager: true,
  })
  const answered = { ...asks, id: randomUUID(), note: 'Who may collect from the club?', occurredOn: TODAY }
  const windowSeat = contact(
    {
      kind: 'in-person',
      withWhom: 'child',
      note: 'I want to sit by the window.',
      mark: 'words',
      language: 'pl',
    },
    1,
  )
  const told: Contact[] = [
    asks,
    answered,
    contact({
      kind: 'in-person',
      withWhom: 'child',
      howWent: 'well',
      note: 'Held the door for everybody.',
      mark: 'strength',
    }),
    windowSeat,
    contact({ kind: 'text', direction: 'out' }, 1),
    contact({ kind: 'email', direction: 'in', withWhom: 'other', note: LONG }, 2),
    contact({ kind: 'letter', direction: 'out' }, 2),
    contact(
      {
        kind: 'home-visit',
        howWent: 'mixed',
        occurredAt: '16:20',
        minutes: 50,
        note: 'Tea with both.\n\nTwo lines.',
      },
      2,
    ),
    contact(
      { kind: 'meeting', withWhom: 'school', note: 'For the lead alone.', audience: 'safeguarding' },
      2,
    ),
    contact({ kind: 'phone', direction: 'out', goodNews: { sentence: 'brave', toldIn: 'pl' } }, 1),
    contact({
      kind: 'meeting',
      withWhom: 'school',
      children: [child, ...others.slice(0, 3)],
      note: 'All four together.',
    }),
    ...others
      .slice(0, 5)
      .map((each, n) =>
        contact(
          { kind: 'in-person', withWhom: 'child', children: [each], howWent: 'well', note: `Note ${n}.` },
          n,
        ),
      ),
  ]
  const [amended, takenBack] = [
    contact({ kind: 'phone', direction: 'out', note: 'Thursday.' }),
    contact({ kind: 'text', direction: 'in' }),
  ]
  await as('link-worker', async tx => {
    const logged = await logContacts(tx, [...told, amended, takenBack])
    mustAll([...logged.values()], 'made')
    must(
      await amendContact(tx, amended.id, { ...amended, id: randomUUID(), note: 'Friday, not Thursday.' }),
      'made',
    )
    const fields = { how: 'phone-out', note: `Began to write of ${LONG}`, audience: 'team' }
    for (const each of [child, ...others.slice(0, 2)])
      must(await keepDraft(tx, { id: randomUUID(), childId: each, fields }), 'kept')
  })
  // Later than it was written: with a reason.
  const late = { withinMinutes: 0, because: 'It was another family’s.' }
  await as('link-worker', async tx => must(await withdrawContact(tx, takenBack.id, late), 'withdrawn'))
  await as('programme-manager', async tx => {
    must(
      await answerContact(tx, { id: randomUUID(), formId: answered.id, words: 'Whoever is on the list.' }),
      true,
    )
    // The lot may fall on somebody who is with another Link Worker later: a word stands about the walk's child whatever is drawn.
    const drawn = (await sampleOf(tx, TODAY)).find(each => each.contact_id !== windowSeat.id)
    for (const contactId of [windowSeat.id, drawn?.contact_id ?? '']) {
      const read = { id: randomUUID(), contactId, words: 'Clear and kind.' }
      must(await readNote(tx, { ...read, request: 'a walk' }), true)
    }
    await addTraining(tx, {
      id: randomUUID(),
      personId: whoIs('link-worker'),
      what: LONG.slice(0, 90),
      doneOn: '2025-07-20',
      holdsUntil: '2026-07-20',
    })
    await addTraining(tx, {
      id: randomUUID(),
      personId: whoIs('link-worker'),
      what: 'First aid',
      doneOn: '2024-01-10',
      holdsUntil: '2025-01-10',
    })
  })
  const noticing = randomUUID()
  await as('link-worker', async tx => {
    for (const language of ['en', 'pl', 'ur']) await speaks(tx, randomUUID(), whoIs('link-worker'), language)
    await notice(tx, { id: noticing, words: 'More of them get themselves up.', wider: true })
    await notice(tx, { id: randomUUID(), words: `Thursdays are long. ${LONG}`, wider: false })
  })
  await as('programme-manager', tx =>
    answerNoticing(tx, { id: randomUUID(), noticingId: noticing, words: 'Five is many.' }),
  )
}
