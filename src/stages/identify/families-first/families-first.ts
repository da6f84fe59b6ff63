// Families first. Rule: no run looks at a child before all families of the school were told, the school promised what a
// list may never be used for, and the days for objecting have passed. Written in rules/families-first.md.
import {
  day,
  many,
  maybe,
  moment,
  nothing,
  one,
  orNull,
  queries,
  type Tx,
  text,
  texts,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'
import { blueprintInForce } from '#records/places/places.ts'

const db = queries(new URL('./families-first.sql', import.meta.url), {
  findDays: maybe({ days: orNull(whole) }),
  findStandings: many({
    id: uuid,
    urn: text,
    name: text,
    phase: text,
    capacity: orNull(whole),
    notice_id: orNull(uuid),
    given_on: orNull(day),
    may_object_until: orNull(day),
    waited: truth,
    promise_id: orNull(uuid),
    signed_name: orNull(text),
    signed_role: orNull(text),
    signed_at: orNull(moment),
    promise_version: orNull(whole),
  }),
  addScreenedSchool: nothing(),
  findNotInRun: many({ id: uuid, name: text }),
  addNotice: maybe({ id: uuid }),
  findNotices: many({
    id: uuid,
    given_on: day,
    wording: text,
    languages: texts,
    sent_by: texts,
    replaces: orNull(uuid),
    because: orNull(text),
    recorded_at: moment,
    recorded_by: orNull(text),
    replaced: truth,
  }),
  addPromise: maybe({ version: whole }),
  findPromises: many({
    id: uuid,
    version: whole,
    never: texts,
    own_words: orNull(text),
    signed_name: text,
    signed_role: text,
    signed_at: moment,
    school: text,
  }),
  leadsSchool: one({ leads: truth }),
})

/** Why a school may not be screened yet; `ready` when it may. */
export type State = 'not-told' | 'no-promise' | 'waiting' | 'ready'
export type Standing = Awaited<ReturnType<typeof db.findStandings>>[number] & { state: State }
export type Notice = Awaited<ReturnType<typeof db.findNotices>>[number]
export type Promised = Awaited<ReturnType<typeof db.findPromises>>[number]

/** How many days families have for objecting, as the place's blueprint says. */
export async function daysToObject(tx: Tx): Promise<number> {
  const found = await db.findDays(tx)
  // A place without a blueprint, or with one from before, is told so as everywhere.
  return found?.days ?? (await blueprintInForce(tx)).content.families_first.days_to_object
}

/** Where each school of the actor's own (or one of them) stands with its families, by name. */
export async function standings(tx: Tx, schoolId?: string): Promise<Standing[]> {
  const rows = await db.findStandings(tx, { days: await daysToObject(tx), school_id: schoolId })
  return rows.map(row => ({ ...row, state: stateOf(row) }))
}

/** The schools that may be screened now, and those that may not yet, as far as the actor acts for them. */
export async function schoolsToScreen(tx: Tx): Promise<{ ready: Standing[]; notYet: Standing[] }> {
  const all = await standings(tx)
  return {
    ready: all.filter(each => each.state === 'ready'),
    notYet: all.filter(each => each.state !== 'ready'),
  }
}

/** Throws a PlainError where this school may not be screened yet: the wall for whoever screens one school by itself. */
export async function mustBeReady(tx: Tx, schoolId: string): Promise<Standing> {
  const [standing] = await standings(tx, schoolId)
  if (standing?.state === 'ready') return standing
  throw new PlainError(
    standing
      ? `${standing.name} cannot be screened yet: ${whatIsMissing(standing)}`
      : 'This school cannot be screened by whoever asks.',
  )
}

/** Says what is missing before a school may be screened, as the end of a sentence. */
export function whatIsMissing({
  state,
  may_object_until: until,
}: Pick<Standing, 'state' | 'may_object_until'>) {
  if (state === 'not-told') return 'its families have not been told.'
  if (state === 'waiting') return `its families have until ${until} to object.`
  return state === 'no-promise'
    ? 'the school has not promised what a list may never be used for.'
    : 'nothing.'
}

/** Writes on which notice and promise a run looks at a school. Without it the database takes no result of that school. */
export async function standOn(tx: Tx, screenId: string, standing: Standing): Promise<void> {
  await db.addScreenedSchool(tx, {
    screen_id: screenId,
    school_id: standing.id,
    notice_id: standing.notice_id,
    told_on: standing.given_on,
    promise_id: standing.promise_id,
    days: await daysToObject(tx),
  })
}

/** The actor's schools whose files are held and whose children a run did not look at. */
export function schoolsNotInRun(tx: Tx, screenId: string) {
  return db.findNotInRun(tx, { screen_id: screenId })
}

/** Records that all families were told. `replaces` corrects an earlier record, which stays and says so. False: known. */
export async function recordNotice(
  tx: Tx,
  notice: {
    id: string
    schoolId: string
    givenOn: string
    wording: string
    languages: string[]
    sentBy: string[]
    replaces?: string
    because?: string
  },
): Promise<boolean> {
  const added = await db.addNotice(tx, {
    id: notice.id,
    school_id: notice.schoolId,
    given_on: notice.givenOn,
    wording: notice.wording,
    languages: notice.languages,
    sent_by: notice.sentBy,
    replaces: notice.replaces ?? null,
    because: notice.because ?? null,
  })
  return added !== undefined
}

/** What families of a school were told, newest first, with what was corrected since. */
export function noticesOf(tx: Tx, schoolId: string): Promise<Notice[]> {
  return db.findNotices(tx, { school_id: schoolId })
}

/** What every school promises. More may be added in its own words; nothing may be left out. */
export const NEVER = ['sanctions', 'sets', 'admissions', 'moves'] as const

/**
 * Signs the next version of a school's promise: only the school's own lead may, or an operator one signed on paper. False
 * where this very form came before; throws a sentence where somebody else signed in the same moment.
 */
export async function signPromise(
  tx: Tx,
  promise: { id: string; schoolId: string; ownWords: string | null; name: string; role: string },
): Promise<boolean> {
  const signed = await db.addPromise(tx, {
    id: promise.id,
    school_id: promise.schoolId,
    never: [...NEVER],
    own_words: promise.ownWords,
    signed_name: promise.name,
    signed_role: promise.role,
  })
  if (signed) return true
  if ((await promisesOf(tx, promise.schoolId)).some(each => each.id === promise.id)) return false
  throw new PlainError(
    'Another lead of this school signed its promise in the same moment, and yours is not kept. Read theirs; sign again only to change it.',
  )
}

/** Every version of a school's promise, the one in force first. */
export function promisesOf(tx: Tx, schoolId: string): Promise<Promised[]> {
  return db.findPromises(tx, { school_id: schoolId })
}

/** The promise in force, for lists and exports: see promise.html.ts for how it is printed. */
export async function promiseOf(tx: Tx, schoolId: string): Promise<Promised | undefined> {
  return (await promisesOf(tx, schoolId))[0]
}

/** Whether the actor is this school's own lead, who alone signs. */
export async function leadsSchool(tx: Tx, schoolId: string): Promise<boolean> {
  return (await db.leadsSchool(tx, { school_id: schoolId })).leads
}

function stateOf(row: { notice_id: string | null; promise_id: string | null; waited: boolean }): State {
  if (row.notice_id === null) return 'not-told'
  if (row.promise_id === null) return 'no-promise'
  return row.waited ? 'ready' : 'waiting'
}
