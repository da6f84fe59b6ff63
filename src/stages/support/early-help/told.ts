// What the council's file says of children of ours, judged before anything changes: what it would begin, close or hand on, and what
// is only noted because somebody here leads. The rule: rules/early-help.md.
import {
  day,
  many,
  maybe,
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
import type { CouncilRow } from './read-council-file.ts'

const db = queries(new URL('./told.sql', import.meta.url), {
  findKnown: many({
    number: text,
    child_id: uuid,
    forename: orNull(text),
    initial: orNull(text),
    takes_part: orNull(truth),
    episode_id: orNull(uuid),
    ended_on: orNull(day),
    council_episode: orNull(text),
    lead: orNull(text),
    led_here: orNull(truth),
  }),
  take: one({ taken: orNull(whole) }),
  findTold: maybe({
    said_on: day,
    began_on: day,
    ended_on: orNull(day),
    end_reason: orNull(text),
    organisation: orNull(text),
    worker: orNull(text),
    made_by: orNull(text),
  }),
})

export type Does = 'begin' | 'close' | 'lead' | 'note'
/** A row of the file about a child of ours: what it would do, and why where that is not plain. */
export type JudgedRow = CouncilRow & {
  childId: string
  forename: string | null
  initial: string | null
  episodeId: string | null
  does: Does
  why: string
}

/** Rows about children whom the asker may see, judged; of the others only how many they are. */
export async function judgeCouncilRows(
  tx: Tx,
  rows: readonly CouncilRow[],
): Promise<{ judged: JudgedRow[]; strangers: number }> {
  const known = Map.groupBy(
    await db.findKnown(tx, { numbers: [...new Set(rows.map(each => each.councilPerson))] }),
    each => each.number,
  )
  const judged = rows.flatMap(row => {
    const here = known.get(row.councilPerson)
    return here ? [judge(row, here)] : []
  })
  return { judged, strangers: rows.length - judged.length }
}

/** Takes rows as they were judged and confirmed. Answers how many were taken: the same file again is none. */
export async function takeCouncilRows(
  tx: Tx,
  judged: readonly JudgedRow[],
  { fileDay, hash }: { fileDay: string; hash: string },
): Promise<number> {
  const said = judged.map(each => ({
    id: idOfPost(hash, String(each.line)),
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
  return (await db.take(tx, { said: JSON.stringify(said), file_day: fileDay, hash })).taken ?? 0
}

/** What the council's file said last of a child; undefined where it said nothing. */
export function councilTold(tx: Tx, childId: string) {
  return db.findTold(tx, { child_id: childId })
}

type Known = Awaited<ReturnType<typeof db.findKnown>>

function judge(row: CouncilRow, here: Known): JudgedRow {
  const about =
    here.find(each => each.council_episode === row.councilEpisode) ??
    here.find(each => each.episode_id === row.councilEpisode) ??
    here.find(each => each.episode_id !== null && each.ended_on === null)
  const { child_id: childId, forename, initial, takes_part: takesPart } = here[0]!
  const said = (does: Does, why = ''): JudgedRow => ({
    ...row,
    childId,
    forename,
    initial,
    episodeId: about?.episode_id ?? null,
    does,
    why,
  })
  if (!about?.episode_id) {
    if (row.endedOn) return said('note', 'Over, and nothing was open here')
    return takesPart ? said('begin') : said('note', 'They do not take part')
  }
  if (about.ended_on)
    return said('note', row.endedOn ? 'Over on both sides' : 'Closed here, open at the council')
  if (about.led_here) {
    if (row.endedOn) return said('note', `The council closed it; ${about.lead} leads it here: ask them`)
    return row.worker && row.worker !== about.lead
      ? said('note', `Here ${about.lead} leads it: ask them`)
      : said('note', 'The same on both sides')
  }
  if (row.endedOn) return said('close')
  return row.worker && row.worker !== about.lead ? said('lead') : said('note', 'The same on both sides')
}
