// An Early Help episode: who leads it, who is around the family, at which level of need in the council's own words, and what
// ended it. Facts end or are followed by newer ones. The rule: rules/early-help.md.
import {
  day,
  many,
  maybe,
  moment,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { idOfPost } from '#platform/ids.ts'

const made = maybe({ id: uuid })
const db = queries(new URL('./episodes.sql', import.meta.url), {
  beginEpisode: made,
  waitForLead: nothing(),
  endLead: nothing(),
  addLead: made,
  addLevel: made,
  addToTeam: made,
  leaveTeam: made,
  closeEpisode: made,
  findEpisodes: many({
    id: uuid,
    began_on: day,
    came_from: text,
    reason: text,
    why: orNull(text),
    without_yes_because: orNull(text),
    review_by: day,
    council_episode: orNull(text),
    made_at: moment,
    made_by: orNull(text),
    ended_on: orNull(day),
    end_reason: orNull(text),
    ended_words: orNull(text),
    lead_id: orNull(uuid),
    lead: orNull(text),
    organisation: orNull(text),
    reach: orNull(text),
    lead_from: orNull(day),
    level: orNull(whole),
    level_name: orNull(text),
    level_on: orNull(day),
  }),
  findTeam: many({
    id: uuid,
    name: text,
    role: text,
    reach: orNull(text),
    from_on: day,
    until_on: orNull(day),
  }),
  findLevels: many({
    id: uuid,
    level: whole,
    name: text,
    step: text,
    on_day: day,
    because: orNull(text),
    made_by: orNull(text),
  }),
  findLeads: many({ id: uuid, name: text, organisation: text, from_on: day, until_on: orNull(day) }),
  findYes: maybe({ said_on: orNull(day), said_by: orNull(text) }),
  findColleagues: many({ id: uuid, name: text, organisation: orNull(text), role: text }),
  findLeadsOf: many({
    child_id: orNull(uuid),
    episode_id: orNull(uuid),
    began_on: orNull(day),
    lead: orNull(text),
    organisation: orNull(text),
    reach: orNull(text),
    mine: orNull(truth),
  }),
})

export const cameFrom = ['new', 'step-down', 'council'] as const
export type CameFrom = (typeof cameFrom)[number]
/** As the Standard Safeguarding Dataset names them (`earl_episode_end_reason`). */
export const endReasons = ['outcomes-met', 'step-up', 'no-further-action'] as const
export type EndReason = (typeof endReasons)[number]

/** Somebody with an account here, or somebody of whom we know name and organisation. */
export type Somebody = { personId: string } | { name: string; organisation: string; reach: string | null }
type By = { madeBy?: string | undefined }
export type NewEpisode = {
  id: string
  childId: string
  beganOn: string
  cameFrom: CameFrom
  reason: string
  why: string | null
  /** Why there is one although nobody said yes to Early Help; null where somebody did. */
  withoutYesBecause: string | null
  reviewBy: string
  level: { level: number; name: string }
  lead: Somebody
} & By

export type Episode = Awaited<ReturnType<typeof episodesOf>>[number]
export type Member = Awaited<ReturnType<typeof db.findTeam>>[number]

/**
 * Begins an episode with its lead and its level. False where one is open already, where the child takes no part, or where the
 * same form came before. The database refuses one without a yes and without a reason.
 */
export async function beginEpisode(tx: Tx, episode: NewEpisode): Promise<boolean> {
  const { id, madeBy, level } = episode
  const row = await db.beginEpisode(tx, {
    id,
    child_id: episode.childId,
    began_on: episode.beganOn,
    came_from: episode.cameFrom,
    reason: episode.reason,
    why: episode.why,
    without_yes_because: episode.withoutYesBecause,
    review_by: episode.reviewBy,
    made_by: madeBy ?? null,
  })
  if (!row) return false
  await db.addLead(tx, leadRow(idOfPost(id, 'lead'), id, episode.lead, episode.beganOn, madeBy))
  const first = { step: 'began', onDay: episode.beganOn, because: null, madeBy } as const
  await addLevel(tx, { id: idOfPost(id, 'level'), episodeId: id, ...level, ...first })
  return true
}

/** Hands the lead on: the one before ends on that day. */
export async function changeLead(
  tx: Tx,
  {
    id,
    episodeId,
    lead,
    fromOn,
    madeBy,
  }: { id: string; episodeId: string; lead: Somebody; fromOn: string } & By,
): Promise<boolean> {
  await db.waitForLead(tx, { episode_id: episodeId })
  await db.endLead(tx, { episode_id: episodeId, on_day: fromOn, next: id })
  return (await db.addLead(tx, leadRow(id, episodeId, lead, fromOn, madeBy))) !== undefined
}

export type NewLevel = {
  id: string
  episodeId: string
  level: number
  name: string
  step: 'began' | 'up' | 'down'
  onDay: string
  because: string | null
} & By

/** A step up or down within the episode: the level before stays. */
export async function addLevel(tx: Tx, each: NewLevel): Promise<boolean> {
  const row = await db.addLevel(tx, {
    id: each.id,
    episode_id: each.episodeId,
    level: each.level,
    name: each.name,
    step: each.step,
    on_day: each.onDay,
    because: each.because,
    made_by: each.madeBy ?? null,
  })
  return row !== undefined
}

/** Somebody joins the team around the family. */
export async function addToTeam(
  tx: Tx,
  each: { id: string; episodeId: string; who: Somebody; role: string; fromOn: string } & By,
): Promise<boolean> {
  const row = await db.addToTeam(tx, {
    id: each.id,
    episode_id: each.episodeId,
    ...somebody(each.who),
    role: each.role,
    from_on: each.fromOn,
    made_by: each.madeBy ?? null,
  })
  return row !== undefined
}

/** False where they had left. */
export async function leaveTeam(tx: Tx, childId: string, id: string, onDay: string): Promise<boolean> {
  return (await db.leaveTeam(tx, { id, child_id: childId, on_day: onDay })) !== undefined
}

/** Ends an episode. False where it was ended. */
export async function closeEpisode(
  tx: Tx,
  childId: string,
  { id, onDay, reason, words }: { id: string; onDay: string; reason: EndReason; words: string | null },
): Promise<boolean> {
  return (await db.closeEpisode(tx, { id, child_id: childId, on_day: onDay, reason, words })) !== undefined
}

/** The episodes of one child: the open one first, then the newest. */
export function episodesOf(tx: Tx, childId: string) {
  return db.findEpisodes(tx, { child_id: childId })
}

/** Who is around the family, which levels it had, and who led it. */
export async function aroundEpisode(tx: Tx, episodeId: string) {
  const of = { episode_id: episodeId }
  const [team, levels, leads] = await Promise.all([
    db.findTeam(tx, of),
    db.findLevels(tx, of),
    db.findLeads(tx, of),
  ])
  return { team, levels, leads }
}

/** The family's yes to Early Help, where it stands. */
export function yesToEarlyHelp(tx: Tx, childId: string) {
  return db.findYes(tx, { child_id: childId })
}

/** Who could lead, or be around the family, and has an account. */
export function colleaguesFor(tx: Tx, childId: string) {
  return db.findColleagues(tx, { child_id: childId })
}

/** Who leads the open episode of these children, told to whoever may know that there is one. */
export async function leadsOf(tx: Tx, children: readonly string[]) {
  const rows = await db.findLeadsOf(tx, { children: [...children] })
  return rows.map(row => ({ ...row, child_id: row.child_id ?? '', lead: row.lead ?? '' }))
}

function leadRow(id: string, episodeId: string, who: Somebody, fromOn: string, madeBy: string | undefined) {
  return {
    id,
    episode_id: episodeId,
    ...somebody(who),
    organisation: 'personId' in who ? null : who.organisation,
    from_on: fromOn,
    made_by: madeBy ?? null,
  }
}

function somebody(who: Somebody) {
  return 'personId' in who
    ? { person_id: who.personId, name: null, reach: null }
    : { person_id: null, name: who.name, reach: who.reach }
}
