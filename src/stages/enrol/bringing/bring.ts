// Brings in those who take part already, where a place begins Kith half-way: from a file, all rows or none. Rule: they take
// part on the family's yes that was given then; whose own yes is missing is asked for it (rules/enrol.md).
import { day, many, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'
import { idOfPost } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { EARLY_HELP, recordAgreements, type Saying, SUPPORT } from '../agreements/agreements.ts'
import { type MatchOutcome, matchLinkWorkers } from '../matching/matching.ts'

const db = queries(new URL('./bring.sql', import.meta.url), {
  findChildren: many({
    upn: text,
    child_id: uuid,
    enrolment_id: orNull(uuid),
    began_on: orNull(day),
    cohort_name: orNull(text),
  }),
  findPeople: many({ email: orNull(text), id: uuid }),
  findEnrolled: many({ id: uuid }),
})

/** One child who takes part already, as a row of the file says it. Days are YYYY-MM-DD. */
export type Brought = {
  /** Line of the file, for what is said about it. */
  line: number
  upn: string
  beganOn: string
  cohortName: string
  linkWorkerEmail: string
  agreedBy: Saying['saidBy']
  agreedOn: string
  /** Name of the words that were put to them then: a letter and its date. */
  wording: string
  language: string
  earlyHelp: 'yes' | 'no' | 'not-yet'
  /** The day of the child's own yes; null where it is not known. */
  childAgreedOn: string | null
}
export type Problem = { line: number; column: string; problem: string }
export type BringResult = { brought: number; known: number; problems: Problem[] }

/**
 * Enrols those who take part already, in a few statements whatever their number: agreements, enrolment, caseload, baseline.
 * With any problem nothing is to be kept: the caller rolls back. The same rows again change nothing. For operators.
 */
export async function bringIn(tx: Tx, rows: readonly Brought[]): Promise<BringResult> {
  const placeId = tx.actor.placeId ?? ''
  const children = new Map(
    (await db.findChildren(tx, { upns: rows.map(row => row.upn) })).map(each => [each.upn, each]),
  )
  const people = new Map(
    (await db.findPeople(tx, { emails: rows.map(row => row.linkWorkerEmail.toLowerCase()) })).map(each => [
      each.email ?? '',
      each.id,
    ]),
  )
  const enrolmentOf = ({ upn, beganOn, cohortName }: Brought) =>
    idOfPost(placeId, 'brought', upn, beganOn, cohortName)
  const enrolled = new Set((await db.findEnrolled(tx, { ids: rows.map(enrolmentOf) })).map(each => each.id))
  const problems: Problem[] = []
  const fresh: { row: Brought; childId: string; personId: string; enrolmentId: string }[] = []
  for (const row of rows) {
    const child = children.get(row.upn)
    const personId = people.get(row.linkWorkerEmail.toLowerCase())
    const enrolmentId = enrolmentOf(row)
    if (enrolled.has(enrolmentId)) continue
    const say = (column: string, problem: string) => problems.push({ line: row.line, column, problem })
    if (!child)
      say('upn', 'No child with this number is here. Import the school’s roll first, or correct the number.')
    else if (child.enrolment_id)
      say(
        'upn',
        `This child takes part already, since ${child.began_on} in ${child.cohort_name}. Take the row out, or change it on the child’s page.`,
      )
    if (!personId)
      say(
        'link_worker_email',
        'No Link Worker of this place has this address. Invite them first, or correct it.',
      )
    if (child && !child.enrolment_id && personId)
      fresh.push({ row, childId: child.child_id, personId, enrolmentId })
  }
  const known = rows.filter(row => enrolled.has(enrolmentOf(row))).length
  if (problems.length > 0 || fresh.length === 0) return { brought: 0, known, problems }

  const said = await recordAgreements(
    tx,
    fresh.flatMap(({ row, childId, enrolmentId }) => sayings(row, childId, enrolmentId)),
  )
  const lost = [...said.values()].find(outcome => outcome === 'unknown' || outcome === 'other')
  if (lost) throw new Error(`What was agreed could not be kept: ${lost}.`)
  const matched = await matchLinkWorkers(
    tx,
    fresh.map(({ row, childId, personId, enrolmentId }) => ({
      enrolmentId,
      caseloadId: idOfPost(enrolmentId, 'caseload'),
      childId,
      personId,
      cohortId: null,
      cohortName: row.cohortName,
      beganOn: row.beganOn,
      brought: true,
    })),
  )
  for (const { row, childId } of fresh) {
    const problem = WHY_NOT[matched.get(childId) ?? 'no-yes']
    if (problem) problems.push({ line: row.line, ...problem })
  }
  if (problems.length === 0)
    await record(tx, { action: 'brought-in', subject: 'enrolments', detail: { children: fresh.length } })
  return { brought: fresh.length - problems.length, known, problems }
}

// An id is made of what the row says, so that the same file again is the same.
function sayings(row: Brought, childId: string, enrolmentId: string): Saying[] {
  const common = {
    childId,
    saidHow: 'other' as const,
    wording: row.wording,
    language: row.language,
  }
  const family = { ...common, who: 'family' as const, saidBy: row.agreedBy, saidOn: row.agreedOn }
  return [
    { ...family, id: idOfPost(enrolmentId, 'family'), purpose: SUPPORT, answer: 'yes' },
    { ...family, id: idOfPost(enrolmentId, 'early help'), purpose: EARLY_HELP, answer: row.earlyHelp },
    ...(row.childAgreedOn
      ? [
          {
            ...common,
            id: idOfPost(enrolmentId, 'child'),
            purpose: SUPPORT,
            who: 'child' as const,
            answer: 'yes' as const,
            saidBy: 'child' as const,
            saidOn: row.childAgreedOn,
          },
        ]
      : []),
  ]
}

const WHY_NOT: Partial<Record<MatchOutcome, { column: string; problem: string }>> = {
  'takes-part': {
    column: 'upn',
    problem: 'This child takes part already, or stands in the file twice. Take one row out.',
  },
  objects: { column: 'upn', problem: 'The family objects. Take the row out.' },
  conflict: {
    column: 'link_worker_email',
    problem: 'There is a conflict of interest with this child. Name another Link Worker.',
  },
  restricted: {
    column: 'link_worker_email',
    problem: 'This record is kept to named people. Ask the safeguarding lead first.',
  },
  'no-worker': { column: 'link_worker_email', problem: 'This is no Link Worker of the place.' },
  'no-school': { column: 'upn', problem: 'The child is on no school’s roll. Import the roll first.' },
  'no-yes': { column: 'agreed_on', problem: 'The family’s yes could not be kept. Correct the row.' },
}
