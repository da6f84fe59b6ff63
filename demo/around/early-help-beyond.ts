// Early Help further on, in one Link Worker's name: a whole family's assessment that is done, what was asked of the council and nobody
// has acknowledged, and a mental-health service that is waited for, with what we do meanwhile.
import type { Database } from '#platform/database/connections.ts'
import { many, queries, type Tx, uuid } from '#platform/database/queries.ts'
import type { Work } from '#records/access/work.ts'
import {
  acknowledgeReferral,
  addReferralLine,
  answerReferral,
  assessmentsOf,
  beginAssessment,
  completeAssessment,
  earlyHelpEpisodes,
  earlyHelpWords,
  type NewReferral,
  saveSections,
  sectionsOf,
  sendReferral,
} from '#stages/support/index.ts'
import { actors } from '../agree-cohorts.ts'
import type { CastPeople } from '../cast-into-place.ts'
import { demoId } from '../demo-id.ts'

const db = queries(new URL('./concerns.sql', import.meta.url), { findCaseload: many({ child_id: uuid }) })

const WHO = 'canalsideWorker'

/** Writes it as that Link Worker would. Said again, each is there once. */
export async function askFurther(
  database: Database,
  { placeId, as }: Work,
  people: CastPeople,
): Promise<void> {
  const workerId = people.get(WHO)
  if (!workerId) return
  const caseload = (await as(tx => db.findCaseload(tx, { person: workerId }))).map(each => each.child_id)
  await actors(
    database,
    placeId,
    people,
  )(WHO, async tx => {
    await assessOneFamily(tx, caseload, workerId)
    const [council, mind] = [caseload[6], caseload[9]]
    if (council) await sendReferral(tx, { ...COUNCIL, id: demoId(council, 'referral'), childId: council })
    if (mind) await waitForTheService(tx, mind)
  })
}

// The first family of an open episode that this Link Worker leads.
async function assessOneFamily(tx: Tx, caseload: readonly string[], workerId: string): Promise<void> {
  const words = await earlyHelpWords(tx)
  if (!words) return
  for (const childId of caseload) {
    const [episode] = await earlyHelpEpisodes(tx, childId)
    if (!episode || episode.ended_on !== null || episode.lead_id !== workerId) continue
    const id = demoId(episode.id, 'assessment')
    if (!(await beginAssessment(tx, { id, episodeId: episode.id, beganOn: '2026-07-02' }))) return
    const typed = words.assessment.flatMap(({ id: section, heading }, nth) =>
      TYPED[section] ? [{ id: demoId(id, section), section, heading, words: TYPED[section], nth }] : [],
    )
    await saveSections(tx, id, typed)
    const assessment = (await assessmentsOf(tx, episode.id)).find(each => each.id === id)!
    const sections = await sectionsOf(tx, { childId, episode, assessment }, words)
    const organisation = episode.organisation ?? 'Kith Millbrook'
    await completeAssessment(tx, childId, { id, onDay: '2026-07-09', organisation, sections })
    return
  }
}

async function waitForTheService(tx: Tx, childId: string): Promise<void> {
  const id = demoId(childId, 'referral')
  if (!(await sendReferral(tx, { ...MIND, id, childId }))) return
  await acknowledgeReferral(tx, { id, childId, onDay: '2026-03-19', who: 'Their front desk, by e-mail' })
  const yes = 'On the list for a first talk; they cannot say when yet'
  await answerReferral(tx, { id, childId, onDay: '2026-04-16', answer: 'accepted', words: yes })
  for (const [n, line] of LINES.entries())
    await addReferralLine(tx, { ...line, id: demoId(id, 'line', String(n)), referralId: id, childId })
}

const TYPED: Readonly<Record<string, string>> = {
  'parent-says':
    '“By the evening there is nothing left of me. Sundays work: we cook, and the phones lie in the drawer. Somebody at the meetings with me would help, so that I do not forget half.”',
  strengths:
    'They turn up, all of them, also when it is hard. A neighbour of theirs has the spare key and uses it.',
  worries:
    'Seen on two visits: no quiet corner for homework. Said by the family: everybody is worn out by Thursday. Our opinion: the tiredness stands behind more than the homework.',
  agreed:
    'We come along to the next two meetings. School keeps a place in the homework club until the holidays. All meet again on the day of the next review.',
}

type Written = Omit<NewReferral, 'id' | 'childId'>
const COUNCIL: Written = {
  kind: 'send',
  service: 'Millbrook Council, special educational needs',
  because:
    'Two terms of help in class and still far behind in reading and in speech. The family and school ask together whether an assessment is due.',
  familySaid: 'yes',
  withoutYesBecause: null,
  sentOn: '2026-07-08',
}
const MIND: Written = {
  kind: 'mental-health',
  service: 'Young minds’ team, Millbrook clinic',
  because: 'Nights of four hours since the winter, and school a fight by noon. Asked for by the family.',
  familySaid: 'yes',
  withoutYesBecause: null,
  sentOn: '2026-03-16',
}
const LINES = [
  {
    kind: 'meanwhile',
    onDay: '2026-04-20',
    words: 'Twenty minutes with us on Tuesdays and Fridays, before the day begins.',
  },
  { kind: 'chased', onDay: '2026-06-11', words: 'Rang: no day yet. They ring back when one is free.' },
  {
    kind: 'meanwhile',
    onDay: '2026-06-15',
    words: 'The quiet room at noon, whenever it is wanted. Home keeps to lights out at nine.',
  },
] as const
