// Concerns of every kind: in a file and in none, new and received, added to, and of many words.
import { randomUUID } from 'node:crypto'
import type { Seals } from '#platform/sealed.ts'
import { addEntry, nameSchoolLead, receiveConcern, writeConcern } from '#stages/support/index.ts'
import { type Ground, LONG, must, TODAY } from './ground.ts'

/** Words of a concern that stand on no page but those of whoever keeps the file. */
export const CANARY = 'A canary sings at half past four'

/** Words of a concern about the school's own lead, who reads the others of their school. */
export const ABOUT_STAFF = 'A wren sings at half past five'

/** Answers the one that the pages of the safeguarding file are walked by: it is not received yet. */
export async function beWorried({ as, child, others, school, whoIs }: Ground, seals: Seals): Promise<string> {
  const concern = (childId: string | null, more = {}) => ({
    id: randomUUID(),
    childId,
    happenedOn: TODAY,
    happenedAt: '14:20',
    words: {
      about: childId ? '' : LONG,
      seen: LONG,
      said: CANARY,
      told: '',
      opinion: '',
      done: '',
    },
    addsTo: null as string | null,
    ...more,
  })
  const fresh = concern(child)
  const received = concern(child)
  const told = [
    fresh,
    received,
    concern(child, { addsTo: received.id, happenedAt: null }),
    concern(others[0]!),
    concern(null),
  ]
  await as('link-worker', async tx => {
    for (const each of told) must(await writeConcern(tx, seals, each), true)
  })
  const aboutLead = concern(child)
  aboutLead.words.said = ABOUT_STAFF
  const schoolLead = whoIs('school-lead')
  await as('link-worker', async tx =>
    must(await writeConcern(tx, seals, { ...aboutLead, keptFrom: [schoolLead] }), true),
  )
  await as('safeguarding-lead', async tx => {
    must(await receiveConcern(tx, aboutLead.id, []), true)
    must(await nameSchoolLead(tx, { schoolId: school, personId: schoolLead, isLead: true }), true)
  })
  await as('partner-worker', async tx => must(await writeConcern(tx, seals, concern(null)), true))
  await as('safeguarding-lead', async tx =>
    must(await receiveConcern(tx, received.id, ['ring-me', 'write-more']), true),
  )
  await as('safeguarding-lead', async tx => {
    const told = { withWhom: LONG, why: LONG, what: CANARY, notTold: LONG }
    for (const [kind, sharing] of [
      ['discussion', undefined],
      ['decision', undefined],
      ['shared', { basis: 'safeguarding', familyTold: 'no', familySaid: 'no' }],
      ['not-shared', { basis: null, familyTold: 'later', familySaid: 'not-asked' }],
    ] as const) {
      const entry = {
        id: randomUUID(),
        childId: child,
        concernId: received.id,
        kind,
        onDay: TODAY,
        words: told,
      }
      must(await addEntry(tx, seals, { ...entry, ...(sharing && { sharing }) }), true)
    }
  })
  return fresh.id
}

/** Why a record was opened that was not theirs, sealed as the page seals it. */
export function aReason(seals: Seals) {
  const id = randomUUID()
  const place = { table: 'kith.glass_broken', column: 'sealed', row: id }
  const sealed = seals.seal(`${CANARY}: ${LONG}`, place)
  return { id, sealed, key_id: seals.keyIdOf(sealed) }
}
