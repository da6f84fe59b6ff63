// What is past its time is proposed, reviewed line by line, authorised by another and done. The rule is rules/keeping.md; the
// database holds that two people did it, that nothing held goes, and that the role that deletes reaches this child alone.
import {
  day,
  json,
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
import { newId } from '#platform/ids.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { type Due, dueOf, type Facts, PARTS, type Part, type Rule, type Waits } from './due.ts'

const db = queries(new URL('./keeping.sql', import.meta.url), {
  findFacts: many({
    child_id: uuid,
    born_on: orNull(day),
    ever_took_part: truth,
    takes_part: truth,
    ended_on: orNull(day),
    last_file_on: orNull(day),
    early_help: truth,
    episode_open: truth,
    episode_ended_on: orNull(day),
    safeguarding: truth,
    last_entry_on: orNull(day),
    asked: truth,
    kept_until: json,
    held_parts: texts,
    listed_parts: texts,
  }),
  countKept: many({ child_id: uuid, part: text, kept_as: text, n: whole }),
  addList: maybe({ id: uuid }),
  addLines: many({ id: uuid }),
  findLists: many({
    id: uuid,
    proposed_at: moment,
    proposed_name: orNull(text),
    held: whole,
    begun_at: orNull(moment),
    stopped_at: orNull(moment),
    open: whole,
    keeps: whole,
    goes: whole,
    ready: whole,
    done: whole,
  }),
  findLines: many({
    id: uuid,
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    part: text,
    rule: text,
    keep_years: whole,
    counted_from: text,
    from_day: day,
    due_on: day,
    kinds: json,
    decision: orNull(text),
    keep_until: orNull(day),
    because: orNull(text),
    decided_at: orNull(moment),
    decided_name: orNull(text),
    decided_by_me: orNull(truth),
    authorised_at: orNull(moment),
    authorised_name: orNull(text),
    held: truth,
    lifted_at: orNull(moment),
    lifted_name: orNull(text),
    lifted_because: orNull(text),
  }),
  findKeptLonger: many({
    part: text,
    keep_until: orNull(day),
    because: orNull(text),
    decided_name: orNull(text),
  }),
  decide: many({ id: uuid }),
  authorise: many({ id: uuid }),
  begin: maybe({ id: uuid }),
  stop: maybe({ id: uuid }),
  findCertificates: many({
    id: uuid,
    list_id: uuid,
    part: text,
    rule: text,
    keep_years: whole,
    counted_from: text,
    due_year: whole,
    kinds: json,
    whole: truth,
    proposed_at: moment,
    proposed_name: orNull(text),
    decided_at: moment,
    decided_name: orNull(text),
    authorised_at: moment,
    authorised_name: orNull(text),
    done_at: moment,
    hash: text,
  }),
  findPlacesLettingGo: many({ place_id: uuid }),
  findLinesToDo: many({ line_id: uuid, child_id: uuid, part: text, today: day }),
  letGo: one({ certificate_id: uuid }),
  setBack: nothing(),
})

/** A list holds no more than this many lines: one that nobody reads to its end is reviewed by nobody. The next look finds the rest. */
export const MOST_LINES = 50
/** How many rows of each table. */
export type Kinds = Record<string, number>
type Known = Awaited<ReturnType<typeof db.findFacts>>[number]
export type KeepingList = Awaited<ReturnType<typeof db.findLists>>[number]
export type KeepingLine = Omit<Awaited<ReturnType<typeof db.findLines>>[number], 'part' | 'kinds'> & {
  part: Part
  kinds: Kinds
}
export type Certificate = Omit<Awaited<ReturnType<typeof db.findCertificates>>[number], 'part' | 'kinds'> & {
  part: Part
  kinds: Kinds
}
export type Decision =
  | { id: string; decision: 'let-go' }
  | { id: string; decision: 'keep'; keepUntil: string; because: string }

/**
 * Looks at whose time is past on this day and proposes them as a list, the longest past first. What is kept longer by
 * somebody's word, or is on a list already, is left out; what is held is counted and left out. `undefined` where nothing is.
 */
export async function propose(
  tx: Tx,
  { id, today, by }: { id: string; today: string; by?: string | undefined },
): Promise<{ lines: number; held: number }> {
  const [facts, rules] = [await db.findFacts(tx, { child_id: null }), await rulesOf(tx)]
  const past = facts.flatMap(known =>
    PARTS.flatMap(part => {
      const due = dueOf(part, factsOf(known), rules)
      const kept = (known.kept_until as Record<string, string>)[part]
      return isDue(due) && due.dueOn <= today && !known.listed_parts.includes(part) && !(kept && kept > today)
        ? [{ known, part, due, held: known.held_parts.includes(part) }]
        : []
    }),
  )
  let held = past.filter(each => each.held).length
  const free = past.filter(each => !each.held).toSorted((a, b) => a.due.dueOn.localeCompare(b.due.dueOn))
  const lines: NewLine[] = []
  // What was let go before is still past its time, with nothing left of it: so until a list is full, not only its length.
  for (let at = 0; at < free.length && lines.length < MOST_LINES; at += MOST_LINES) {
    const some = free.slice(at, at + MOST_LINES)
    const counts = await countsOf(tx, [...new Set(some.map(each => each.known.child_id))])
    for (const each of some) {
      const ofChild = counts.get(each.known.child_id)
      const kinds = kindsOf(each.part, ofChild)
      if (Object.keys(kinds).length === 0 || lines.length === MOST_LINES) continue
      // The last part takes who the child is with it, which every hold keeps.
      if (isLast(each.part, ofChild) && each.known.held_parts.length > 0) held++
      else lines.push(lineOf(each, kinds))
    }
  }
  if (lines.length === 0) return { lines: 0, held }
  if (await db.addList(tx, { id, held, by: by ?? null }))
    await db.addLines(tx, { list_id: id, lines: JSON.stringify(lines) })
  return { lines: lines.length, held }
}

/** How a child's record stands: each part that is there, until when it is kept or why that cannot be said, and what holds it. */
export async function standingOf(
  tx: Tx,
  childId: string,
): Promise<{ part: Part; due: Due | Waits; held: boolean }[]> {
  const [[known], rules] = [await db.findFacts(tx, { child_id: childId }), await rulesOf(tx)]
  if (!known) return []
  return PARTS.flatMap(part => {
    const due = dueOf(part, factsOf(known), rules)
    return due ? [{ part, due, held: known.held_parts.includes(part) }] : []
  })
}

/** What a person said is kept longer, of one child. */
export function keptLonger(tx: Tx, childId: string) {
  return db.findKeptLonger(tx, { child_id: childId })
}

/** The lists of the place, the newest first, or the one of an id. */
export function keepingLists(tx: Tx, id?: string): Promise<KeepingList[]> {
  return db.findLists(tx, { id })
}

/** The lines of a list that are not done, of children whom the reader may see. */
export async function keepingLines(tx: Tx, listId: string): Promise<KeepingLine[]> {
  return (await db.findLines(tx, { list_id: listId })) as KeepingLine[]
}

/** Says what becomes of lines: let go, or kept longer until a day and why. Returns how many changed. */
export async function decideLines(tx: Tx, listId: string, decisions: readonly Decision[]): Promise<number> {
  const lines = decisions.map(each => ({
    id: each.id,
    decision: each.decision,
    keep_until: each.decision === 'keep' ? each.keepUntil : null,
    because: each.decision === 'keep' ? each.because : null,
  }))
  return (await db.decide(tx, { list_id: listId, lines: JSON.stringify(lines) })).length
}

/** Authorises, as another than who decided, these lines once all of the list are decided. Returns how many. */
export async function authoriseLines(tx: Tx, listId: string, lines: readonly string[]): Promise<number> {
  return (await db.authorise(tx, { list_id: listId, lines: [...lines] })).length
}

/** Begins, or goes on: what is authorised is let go by the job, a child at a time. */
export async function beginLettingGo(tx: Tx, id: string): Promise<boolean> {
  return (await db.begin(tx, { id })) !== undefined
}

/** Stops after the child that is being let go. */
export async function stopLettingGo(tx: Tx, id: string): Promise<boolean> {
  return (await db.stop(tx, { id })) !== undefined
}

/** Certificates of the place, of a list, or the one of an id; the newest first. */
export async function certificates(
  tx: Tx,
  only: { listId?: string; id?: string; most?: number } = {},
): Promise<Certificate[]> {
  const { listId, id, most = 500 } = only
  return (await db.findCertificates(tx, { list_id: listId, id, most })) as Certificate[]
}

/** The places in which a list is being done. Asked by the machine, before it works in one. */
export async function placesLettingGo(tx: Tx): Promise<string[]> {
  return (await db.findPlacesLettingGo(tx)).map(each => each.place_id)
}

/** What is authorised and not held, on lists that are being done: for the job. */
export function linesToDo(tx: Tx) {
  return db.findLinesToDo(tx)
}

/** Whether a part of this child's record is past its time still, on this day: a file may have come since, or taking part begun. */
export async function isStillDue(
  tx: Tx,
  { childId, part, today, rules }: { childId: string; part: Part; today: string; rules: readonly Rule[] },
): Promise<boolean> {
  const [known] = await db.findFacts(tx, { child_id: childId })
  const due = known && dueOf(part, factsOf(known), rules)
  return isDue(due) && due.dueOn <= today
}

/** Lets one line go, under the role that may. Returns its certificate. Throws where it is not authorised, or is held. */
export async function letGo(tx: Tx, lineId: string): Promise<string> {
  return (await db.letGo(tx, { line_id: lineId })).certificate_id
}

/** Back to be reviewed: something changed since it was authorised. */
export async function setLineBack(tx: Tx, lineId: string): Promise<void> {
  await db.setBack(tx, { line_id: lineId })
}

/** The rules of the blueprint in force. */
export async function rulesOf(tx: Tx): Promise<readonly Rule[]> {
  return (await blueprintInForce(tx)).content.retention
}

/** Whether a day can be said. */
export function isDue(due: Due | Waits | undefined): due is Due {
  return typeof due === 'object'
}

type NewLine = { id: string; child_id: string; part: Part; kinds: Kinds } & Record<string, unknown>

function lineOf({ known, part, due }: { known: Known; part: Part; due: Due }, kinds: Kinds): NewLine {
  return {
    id: newId(),
    child_id: known.child_id,
    part,
    rule: due.rule.class,
    keep_years: due.rule.keep_years,
    counted_from: due.rule.from,
    from_day: due.fromDay,
    due_on: due.dueOn,
    kinds,
  }
}

type Counts = Map<string, Kinds>

async function countsOf(tx: Tx, children: string[]): Promise<Map<string, Counts>> {
  const all = new Map<string, Counts>()
  for (const { child_id, part, kept_as, n } of await db.countKept(tx, { children })) {
    const ofChild = all.get(child_id) ?? new Map<string, Kinds>()
    ofChild.set(part, { ...ofChild.get(part), [kept_as]: n })
    all.set(child_id, ofChild)
  }
  return all
}

// The last part takes with it that there was a child.
function kindsOf(part: Part, counts: Counts = new Map()): Kinds {
  return { ...counts.get(part), ...(isLast(part, counts) && counts.get('who')) }
}

function isLast(part: Part, counts: Counts = new Map()): boolean {
  return !PARTS.some(other => other !== part && counts.has(other))
}

function factsOf(known: Known): Facts {
  return {
    bornOn: known.born_on,
    everTookPart: known.ever_took_part,
    takesPart: known.takes_part,
    endedOn: known.ended_on,
    lastFileOn: known.last_file_on,
    earlyHelp: known.early_help,
    episodeOpen: known.episode_open,
    episodeEndedOn: known.episode_ended_on,
    safeguarding: known.safeguarding,
    lastEntryOn: known.last_entry_on,
    asked: known.asked,
  }
}
