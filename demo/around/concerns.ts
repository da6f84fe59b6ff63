// A few concerns of the pretend place, written and received through the same functions as the pages: some are new, one is about a
// colleague, and a school's own safeguarding lead is named.
import type { Database } from '#platform/database/connections.ts'
import { many, queries, type Tx, uuid } from '#platform/database/queries.ts'
import type { Seals } from '#platform/sealed.ts'
import type { Work } from '#records/access/work.ts'
import {
  addEntry,
  type EntryWords,
  type NewEntry,
  nameSchoolLead,
  receiveConcern,
  writeConcern,
} from '#stages/support/index.ts'
import { actors } from '../agree-cohorts.ts'
import type { CastPeople } from '../cast-into-place.ts'
import { demoId } from '../demo-id.ts'

const db = queries(new URL('./concerns.sql', import.meta.url), { findCaseload: many({ child_id: uuid }) })
const ofLead = queries(new URL('./school-of.sql', import.meta.url), {
  findSchoolOf: many({ school_id: uuid }),
})

type Told = {
  /** By their short name in the cast. */
  who: string
  /** Of whose caseload the child is, and which of them, counted from the first who came; without it, in no file. */
  of?: [worker: string, nth: number]
  day: string
  time?: string
  /** When it was sent, by the clocks of Greenwich. */
  sent: string
  about?: string
  seen?: string
  said?: string
  told?: string
  opinion?: string
  done?: string
  /** Whom of the cast the writer ticked: it is about them, and they never see it. */
  ticked?: string
  next?: string[]
  /** What the lead wrote into the file afterwards. */
  after?: (Pick<NewEntry, 'kind' | 'onDay' | 'sharing'> & Partial<EntryWords>)[]
}

const CONCERNS: readonly Told[] = [
  {
    who: 'canalsideWorker',
    of: ['canalsideWorker', 4],
    day: '2026-07-17',
    time: '08:50',
    sent: '2026-07-17T08:20:00Z',
    seen: 'Came in without a coat in the rain and wore two pairs of socks and no shoes that fit. Ate what was there at breakfast club, and put two rolls in a pocket.',
    said: '“It’s for later. There’s none at ours till Monday.”',
    opinion: 'There may be no food at home. It is the third Friday.',
    done: 'Rang Beverley at 9.05, no answer yet. The child is in class with Mrs Lomax, who knows to ring me.',
  },
  {
    who: 'lockgateWorker',
    of: ['lockgateWorker', 3],
    day: '2026-07-13',
    time: '14:40',
    sent: '2026-07-13T14:10:00Z',
    seen: 'A bruise on the left upper arm, the size of a hand, seen in the corridor as the sleeve went up.',
    said: '“I’m not allowed to say. He gets mad.”',
    told: 'The form tutor said that there was one in March too, which was told to be from football.',
    done: 'Rang Beverley at 14.55 and stayed with the child until she rang back.',
    next: ['say-nothing', 'stay-near'],
    after: [
      {
        kind: 'discussion',
        onDay: '2026-07-13',
        withWhom: 'Ms Farrow, children’s services, front door',
        what: 'Told her what was seen and what the child said, word for word. She asks that nobody speaks with the family until a social worker has.',
      },
      {
        kind: 'decision',
        onDay: '2026-07-13',
        what: 'Sent to children’s services today. Samina stays near at school; I ring Ms Farrow on Wednesday if nobody has rung.',
        why: 'A mark like a hand, a second one in a few months, and a child who says that they may not say.',
      },
      {
        kind: 'shared',
        onDay: '2026-07-13',
        withWhom: 'Millbrook children’s services, by their form and by telephone',
        what: 'The concern as it was written: what was seen, what the child said, and apart what the form tutor told.',
        why: 'A child may be being harmed at home.',
        notTold: 'Whoever is at home might put the child in more danger. Children’s services tell them.',
        sharing: { basis: 'safeguarding', familyTold: 'no', familySaid: 'not-asked' },
      },
    ],
  },
  {
    who: 'canalsideLead',
    of: ['canalsideWorker', 6],
    day: '2026-07-09',
    sent: '2026-07-09T15:30:00Z',
    told: 'A neighbour told the office that the children were alone in the house on two evenings.',
    done: 'Told the neighbour that I would pass it on, and rang Beverley.',
    next: ['carry-on', 'write-more'],
    after: [
      {
        kind: 'not-shared',
        onDay: '2026-07-10',
        withWhom: 'Children’s services',
        what: 'That a neighbour thought the children were alone.',
        why: 'Mum told Danny herself: her sister was with them both evenings, and the sister says so too. To be looked at again if anybody says it once more.',
        sharing: { basis: null, familyTold: 'yes', familySaid: 'yes' },
      },
    ],
  },
  {
    who: 'lockgateWorker',
    of: ['lockgateWorker', 5],
    ticked: 'lockgateLead',
    day: '2026-07-15',
    time: '11:15',
    sent: '2026-07-15T11:40:00Z',
    seen: 'Priya Nair stood in the doorway of the small meeting room with her arm across it, and raised her voice. The child was inside, crying.',
    said: '“She wouldn’t let me out. I asked three times.”',
    opinion: 'It may have been to keep them safe. I do not know what came before.',
    done: 'Rang Beverley at 11.20. She rings the council’s designated officer. I spoke with nobody at school.',
    next: ['say-nothing', 'ring-me'],
  },
  {
    who: 'partner',
    day: '2026-07-16',
    time: '18:15',
    sent: '2026-07-16T19:05:00Z',
    about:
      'The younger of two brothers in the Thursday homework club. Blue rucksack. I only have his first name on the register.',
    said: '“My uncle gives me money to carry his bag on the bus.”',
    opinion: 'He has a new phone, and somebody waited for him in a car.',
    done: 'Rang the council’s number from the page. They said to write it here as well.',
  },
]

/** Names the school's lead, writes and receives them once; said again, they are there. */
export async function beWorried(
  database: Database,
  work: Work,
  seals: Seals,
  people: CastPeople,
): Promise<void> {
  const { placeId } = work
  const lead = actors(database, placeId, people)
  const personId = people.get('lockgateLead')!
  for (const { school_id: schoolId } of await work.as(tx => ofLead.findSchoolOf(tx, { person: personId })))
    await lead('safeguarding', tx => nameSchoolLead(tx, { schoolId, personId, isLead: true }))
  for (const [n, each] of CONCERNS.entries()) {
    const id = demoId(placeId, 'concern', String(n))
    const childId = each.of ? await work.as(tx => childOf(tx, each.of!)) : null
    if (childId === undefined) continue
    const made = await work.as(tx =>
      writeConcern(tx, seals, {
        id,
        childId,
        happenedOn: each.day,
        happenedAt: each.time ?? null,
        words: {
          about: each.about ?? '',
          seen: each.seen ?? '',
          said: each.said ?? '',
          told: each.told ?? '',
          opinion: each.opinion ?? '',
          done: each.done ?? '',
        },
        addsTo: null,
        ...(each.ticked && { aboutStaff: true, keptFrom: [people.get(each.ticked)!] }),
        by: people.get(each.who)!,
        at: new Date(each.sent),
      }),
    )
    if (made && each.next) await lead('safeguarding', tx => receiveConcern(tx, id, each.next!))
    for (const [at, { kind, onDay, sharing, ...words }] of (each.after ?? []).entries())
      await lead('safeguarding', tx =>
        addEntry(tx, seals, {
          ...{ id: demoId(id, 'after', String(at)), childId: childId!, concernId: id, kind, onDay },
          words: { what: '', withWhom: '', why: '', notTold: '', ...words },
          ...(sharing && { sharing }),
        }),
      )
  }

  async function childOf(tx: Tx, [worker, nth]: [string, number]): Promise<string | undefined> {
    return (await db.findCaseload(tx, { person: people.get(worker)! }))[nth]?.child_id
  }
}
