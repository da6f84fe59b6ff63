// A list of schools from Get Information about Schools against the schools of the place. Rule: schools that are here are
// brought up to date; another one joins only where a person who may set the place up has named it.
import { createHash } from 'node:crypto'
import { one, queries, type Tx, truth } from '#platform/database/queries.ts'
import { addSchool, correctSchool, type Phase, type School, schoolsOfPlace } from '#records/places/places.ts'
import type { FoundSchool, RecognisedSchools } from '../formats/index.ts'
import type { Receipt } from '../receipt.ts'
import type { Review } from '../reviews.ts'
import type { ReviewRow } from '../taking-in/review-notes.ts'

const db = queries(new URL('./public-lists.sql', import.meta.url), { maySetUp: one({ may: truth }) })

export type SchoolsCompared = {
  news: FoundSchool[]
  changed: { held: School; found: FoundSchool }[]
  unchanged: number
  leftOut: number
}

export async function compareSchools(tx: Tx, { rows, leftOut }: RecognisedSchools): Promise<SchoolsCompared> {
  const held = new Map((await schoolsOfPlace(tx)).map(school => [school.urn, school]))
  const compared: SchoolsCompared = { news: [], changed: [], unchanged: 0, leftOut: 0 }
  for (const found of rows) {
    const here = held.get(found.urn)
    if (here === undefined && isClosed(found)) compared.leftOut++
    else if (here === undefined) compared.news.push(found)
    else if (here.name === found.name && here.phase === phaseFor(here, found)) compared.unchanged++
    else compared.changed.push({ held: here, found })
  }
  compared.leftOut += leftOut.reduce((sum, each) => sum + each.rows, 0)
  return compared
}

/** What a person is shown. The URN stands where a pupil number would. */
export function reviewOfSchools({
  news,
  changed,
  unchanged,
  leftOut,
}: SchoolsCompared): Review & { receipt: Receipt } {
  const rows: ReviewRow[] = [
    ...news.map(found => ({
      kind: 'school-new' as const,
      line: found.line,
      upn: found.urn,
      columns: [],
      says: inWords(found),
      child: null,
    })),
    ...changed.map(({ held, found }) => ({
      kind: 'school-changed' as const,
      line: found.line,
      upn: found.urn,
      columns: [],
      says: `${held.name}, ${held.phase}: now ${found.name}, ${phaseFor(held, found)}`,
      child: null,
    })),
  ]
  const fingerprint = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  return {
    counts: { 'school-new': news.length, 'school-changed': changed.length },
    rows: rows.slice(0, MOST_LISTED),
    closeMatches: [],
    alarms: [],
    onRolls: 0,
    fingerprint,
    receipt: { schools: { added: [], changed: [], unchanged, leftOut } },
  }
}

/** As many as a page lists; a list of all England is cut to a council before it is sent. */
const MOST_LISTED = 500

/** Adds the chosen schools and brings the others up to date. Answers the receipt. */
export async function takeSchools(
  tx: Tx,
  { news, changed, unchanged, leftOut }: SchoolsCompared,
  chosen: readonly string[],
): Promise<Receipt> {
  const wanted = new Set(chosen)
  const added: string[] = []
  for (const found of news.filter(({ urn }) => wanted.has(urn))) {
    const { urn, name } = found
    if (await addSchool(tx, tx.actor.placeId!, { urn, name, phase: phaseOf(found), capacity: null }))
      added.push(name)
  }
  for (const { held, found } of changed) {
    await correctSchool(tx, { id: held.id, name: found.name, phase: phaseFor(held, found) })
  }
  const others = leftOut + news.length - added.length
  return {
    schools: { added, changed: changed.map(({ found }) => found.name), unchanged, leftOut: others },
  }
}

/** Schools join the place by whoever may set it up, whoever sent the list. */
export async function maySetUp(tx: Tx, personId: string): Promise<boolean> {
  return (await db.maySetUp(tx, { person: personId })).may
}

/** What GIAS calls a phase, in the programme's words; its types tell special and alternative schools apart. */
function phaseOf({ phase, type }: Pick<FoundSchool, 'phase' | 'type'>): Phase {
  if (/special/i.test(type ?? '')) return 'special'
  if (/pupil referral|alternative provision/i.test(type ?? '')) return 'alternative'
  if (/all.through/i.test(phase ?? '')) return 'all-through'
  if (/primary|nursery/i.test(phase ?? '')) return 'primary'
  return /secondary|16 plus/i.test(phase ?? '') ? 'secondary' : 'not-said'
}

function phaseFor(held: School, found: FoundSchool): Phase {
  const phase = phaseOf(found)
  return phase === 'not-said' ? (held.phase as Phase) : phase
}

function isClosed({ status }: FoundSchool): boolean {
  return /^closed/i.test(status ?? '')
}

function inWords({ urn, name, phase, town, laName }: FoundSchool): string {
  return [`${name} (${urn})`, phase, town ?? laName].filter(Boolean).join(', ')
}
