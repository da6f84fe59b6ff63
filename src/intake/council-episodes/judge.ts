// What a council's file says of children who are here, judged before anything changes: what it would begin, close or hand on,
// and what is only noted because somebody here leads. The rule: rules/early-help.md.
import { createHash } from 'node:crypto'
import {
  day,
  many,
  one,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { idOfPost } from '#platform/ids.ts'
import type { CouncilEpisode } from '../formats/index.ts'

const db = queries(new URL('./known.sql', import.meta.url), {
  findKnown: many({
    number: text,
    child_id: uuid,
    takes_part: truth,
    episode_id: orNull(uuid),
    began_on: orNull(day),
    ended_on: orNull(day),
    council_episode: orNull(text),
    lead: orNull(text),
    led_here: orNull(truth),
    told: truth,
  }),
  take: one({ taken: orNull(whole) }),
})

export type Does = 'begin' | 'close' | 'lead' | 'note'
/** A row about a child of ours: what it would do, and why where that is not plain. */
export type JudgedEpisode = CouncilEpisode & {
  childId: string
  episodeId: string | null
  does: Does
  why: string
}
export type Judged = {
  judged: JudgedEpisode[]
  /** Rows about children who are not here, or whose Early Help is not the sender's to read. */
  strangers: number
  /** Rows of the very same file, taken in before. */
  known: number
}

/** Of whom the file names an open episode, and which episodes it says are over. */
type InFile = { open: ReadonlySet<string>; over: ReadonlySet<string> }
type Known = Awaited<ReturnType<typeof db.findKnown>>[number]

/** Judges an import's rows as its step's asker may see them, on a day. Only the job that does the step may ask. */
export async function judgeEpisodes(
  tx: Tx,
  importId: string,
  rows: readonly CouncilEpisode[],
  today: string,
): Promise<Judged> {
  const numbers = [...new Set(rows.map(each => each.councilPerson))]
  const found = await db.findKnown(tx, { id: importId, numbers, hash: hashOfEpisodes(rows) })
  const known = Map.groupBy(found, each => each.number)
  const file: InFile = {
    open: new Set(rows.filter(each => each.endedOn === null).map(each => each.councilPerson)),
    over: new Set(rows.filter(each => each.endedOn !== null).map(each => each.councilEpisode)),
  }
  const ours = rows.filter(each => known.has(each.councilPerson))
  const fresh = ours.filter(each => !known.get(each.councilPerson)![0]!.told)
  return {
    judged: fresh.map(row => judge(row, known.get(row.councilPerson)!, file, today)),
    strangers: rows.length - ours.length,
    known: ours.length - fresh.length,
  }
}

/** Takes rows as they were judged and confirmed. Answers how many were taken. */
export async function takeEpisodes(
  tx: Tx,
  importId: string,
  judged: readonly JudgedEpisode[],
  { fileDay, hash }: { fileDay: string; hash: string },
): Promise<number> {
  // One that closes makes room for one that begins.
  const inOrder = judged.toSorted((a, b) => Number(b.does === 'close') - Number(a.does === 'close'))
  const said = inOrder.map(each => ({
    id: idOfPost(importId, String(each.line)),
    child_id: each.childId,
    episode_id: each.episodeId,
    council_episode: each.councilEpisode,
    council_person: each.councilPerson,
    began_on: each.beganOn,
    ended_on: each.endedOn,
    reason: each.reason,
    end_reason: each.endReason,
    organisation: each.organisation,
    worker: each.worker,
    did: each.does,
  }))
  return (await db.take(tx, { id: importId, said: JSON.stringify(said), file_day: fileDay, hash })).taken ?? 0
}

/** The same for the same rows, whatever the file is called. */
export function hashOfEpisodes(rows: readonly CouncilEpisode[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

function judge(row: CouncilEpisode, here: readonly Known[], file: InFile, today: string): JudgedEpisode {
  const { child_id: childId, takes_part: takesPart } = here[0]!
  const about =
    here.find(each => each.council_episode === row.councilEpisode) ??
    here.find(each => each.episode_id === row.councilEpisode) ??
    here.find(each => mayBeOf(each, row, file))
  const said = (does: Does, why = ''): JudgedEpisode => ({
    ...row,
    childId,
    episodeId: about?.episode_id ?? null,
    does,
    why,
  })
  if (row.beganOn > today || (row.endedOn ?? '') > today)
    return said('note', 'A day in it has not come yet: ask the council')
  if (!about?.episode_id) {
    if (row.endedOn) return said('note', 'Over, and nothing was open here')
    if (!takesPart) return said('note', 'They do not take part')
    const open = here.find(each => each.episode_id !== null && each.ended_on === null)
    const makesRoom = !open || (!open.led_here && file.over.has(open.council_episode ?? ''))
    return makesRoom ? said('begin') : said('note', 'Another episode is open here: ask who leads it')
  }
  if (about.ended_on)
    return said('note', row.endedOn ? 'Over on both sides' : 'Closed here, open at the council')
  if (about.led_here) {
    if (row.endedOn) return said('note', 'The council closed it, and somebody here leads it: ask them')
    return row.worker && row.worker !== about.lead
      ? said('note', 'Somebody here leads it: ask them')
      : said('note', 'The same on both sides')
  }
  if (row.endedOn) return said('close')
  return row.worker && row.worker !== about.lead ? said('lead') : said('note', 'The same on both sides')
}

// An open episode of which we know no number of the council's.
function mayBeOf(each: Known, row: CouncilEpisode, file: InFile): boolean {
  if (each.episode_id === null || each.ended_on !== null || each.council_episode !== null) return false
  // Where the file names an open episode of theirs too, an older one that is over tells nothing of what is open here.
  return row.endedOn === null || (!file.open.has(row.councilPerson) && row.endedOn >= (each.began_on ?? ''))
}
