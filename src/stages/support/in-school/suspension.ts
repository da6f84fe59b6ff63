// What follows a suspension: calls and visits while it lasts, the meeting on coming back, and what school and programme write
// about it. A suspension from an import is followed without anybody opening anything. The rule: rules/suspension.md.
import {
  day,
  many,
  maybe,
  moment,
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

const made = many({ id: uuid })
const who = { child_id: uuid, forename: orNull(text), initial: orNull(text) }
const db = queries(new URL('./suspension.sql', import.meta.url), {
  findSuspensionsOf: many({
    id: uuid,
    starts_on: day,
    sessions: whole,
    type: text,
    reasons: texts,
    because: orNull(text),
    from_school: truth,
    begun: truth,
    settled_on: orNull(day),
    settled_because: orNull(text),
    lines: whole,
    meeting_on: orNull(day),
    held_on: orNull(day),
  }),
  beginFollowUps: made,
  settleFollowUp: maybe({ id: uuid }),
  addLines: made,
  tellSchoolSide: one({ taken: truth }),
  takeBackLine: maybe({ id: uuid }),
  findLines: many({
    id: uuid,
    side: text,
    kind: text,
    words: text,
    on_day: day,
    by_name: text,
    made_at: moment,
    made_by: orNull(uuid),
  }),
  planMeetings: made,
  holdMeeting: maybe({ id: uuid }),
  callOffMeeting: maybe({ id: uuid }),
  findMeetings: many({
    id: uuid,
    on_day: day,
    at_time: text,
    held_where: text,
    held_on: orNull(day),
    who_came: orNull(text),
    agreed: orNull(text),
    called_off_because: orNull(text),
    made_by: orNull(text),
  }),
  findNotFollowed: many({
    id: uuid,
    ...who,
    starts_on: day,
    sessions: whole,
    type: text,
    school_id: uuid,
    reached: truth,
  }),
  findMeetingsOfDay: many({
    id: uuid,
    ...who,
    at_time: text,
    held_where: text,
    follow_up_id: orNull(uuid),
    placement_id: orNull(uuid),
  }),
  findMeetingsNotWritten: many({
    id: uuid,
    ...who,
    on_day: day,
    follow_up_id: orNull(uuid),
    placement_id: orNull(uuid),
  }),
  findNextMeeting: maybe({
    id: uuid,
    on_day: day,
    at_time: text,
    held_where: text,
    follow_up_id: orNull(uuid),
    placement_id: orNull(uuid),
  }),
  findSuspendedLately: many({
    id: uuid,
    child_id: uuid,
    starts_on: day,
    sessions: whole,
    type: text,
    school_id: uuid,
  }),
  findSuspensionHappenings: many({
    id: uuid,
    what: text,
    on_day: day,
    at: moment,
    kind: orNull(text),
    sessions: orNull(whole),
    words: orNull(text),
    by_name: orNull(text),
    side: text,
    follow_up_id: orNull(uuid),
    placement_id: orNull(uuid),
  }),
})

export const lineKinds = ['call', 'visit', 'going', 'return-plan'] as const
export type LineKind = (typeof lineKinds)[number]

/** What a line or a meeting is about: a suspension that is followed, or a placement. */
export type About = { followUpId: string } | { placementId: string }
type By = { madeBy?: string | undefined }
/** `id` is that of the school's own row where there is one. `sessions` are half days; 0 for a permanent exclusion. */
export type NewFollowUp = {
  id: string
  childId: string
  startsOn: string
  sessions: number
  type: 'SUSP' | 'PERM'
  because: string | null
} & By
export type NewLine = {
  id: string
  childId: string
  about: About
  kind: LineKind
  words: string
  onDay: string
} & By
/** `held` where it is told once it has been. `at` is HH:MM. */
export type NewMeeting = {
  id: string
  childId: string
  about: About
  onDay: string
  at: string
  where: string
  held?: { whoCame: string; agreed: string } | undefined
} & By

export type Suspension = Awaited<ReturnType<typeof suspensionsOf>>[number]
export type SuspensionLine = Awaited<ReturnType<typeof linesAbout>>[number]
export type Meeting = Awaited<ReturnType<typeof meetingsAbout>>[number]

/** Every suspension of one child, from school or entered, with what was done about it; lunchtimes are none. */
export function suspensionsOf(tx: Tx, childId: string) {
  return db.findSuspensionsOf(tx, { child_id: childId })
}

/** Begins to follow suspensions, of those who take part. The same child, day and type is one. Answers the ids that are new. */
export async function beginFollowUps(tx: Tx, followUps: NewFollowUp[]): Promise<string[]> {
  const rows = followUps.map(each => ({
    id: each.id,
    child_id: each.childId,
    starts_on: each.startsOn,
    sessions: each.sessions,
    type: each.type,
    because: each.because,
    made_by: each.madeBy,
  }))
  return idsOf(await db.beginFollowUps(tx, { rows: JSON.stringify(rows) }))
}

/** Says that nothing more is to be done, and why. */
export async function settleFollowUp(
  tx: Tx,
  childId: string,
  { id, onDay, because }: { id: string; onDay: string; because: string },
): Promise<boolean> {
  return (await db.settleFollowUp(tx, { id, child_id: childId, on_day: onDay, because })) !== undefined
}

/** Adds calls, visits, how it is going and return plans of the programme's side. Answers the ids that are new. */
export async function addLines(tx: Tx, lines: NewLine[]): Promise<string[]> {
  const rows = lines.map(each => ({
    id: each.id,
    child_id: each.childId,
    ...aboutOf(each.about),
    kind: each.kind,
    words: each.words,
    on_day: each.onDay,
    made_by: each.madeBy,
  }))
  return idsOf(await db.addLines(tx, { rows: JSON.stringify(rows) }))
}

/** Adds the school's side, in the name of its lead, who is asking. False where it was sent before; throws for others. */
export async function tellSchoolSide(tx: Tx, line: Omit<NewLine, 'madeBy'>): Promise<boolean> {
  const { taken } = await db.tellSchoolSide(tx, {
    id: line.id,
    child_id: line.childId,
    ...aboutOf(line.about),
    kind: line.kind,
    words: line.words,
    on_day: line.onDay,
  })
  return taken
}

/** Takes back a line of one's own, written after `since`. False where it is too late or not theirs. */
export async function takeBackLine(
  tx: Tx,
  childId: string,
  { id, now, since }: { id: string; now: Date; since: Date },
): Promise<boolean> {
  return (await db.takeBackLine(tx, { id, child_id: childId, now, since })) !== undefined
}

export function linesAbout(tx: Tx, childId: string, about: About) {
  return db.findLines(tx, { child_id: childId, ...aboutOf(about) })
}

/** Plans return meetings, or tells of ones that were. Answers the ids that are new. */
export async function planMeetings(tx: Tx, meetings: NewMeeting[]): Promise<string[]> {
  const rows = meetings.map(each => ({
    id: each.id,
    child_id: each.childId,
    ...aboutOf(each.about),
    on_day: each.onDay,
    at_time: each.at,
    held_where: each.where,
    held_on: each.held && each.onDay,
    who_came: each.held?.whoCame,
    agreed: each.held?.agreed,
    made_by: each.madeBy,
  }))
  return idsOf(await db.planMeetings(tx, { rows: JSON.stringify(rows) }))
}

/** Says who came and what was agreed. False where that was said before. */
export async function holdMeeting(
  tx: Tx,
  childId: string,
  { id, onDay, whoCame, agreed }: { id: string; onDay: string; whoCame: string; agreed: string },
): Promise<boolean> {
  const row = await db.holdMeeting(tx, { id, child_id: childId, on_day: onDay, who_came: whoCame, agreed })
  return row !== undefined
}

export async function callOffMeeting(tx: Tx, childId: string, id: string, because: string): Promise<boolean> {
  return (await db.callOffMeeting(tx, { id, child_id: childId, because })) !== undefined
}

export function meetingsAbout(tx: Tx, childId: string, about: About) {
  return db.findMeetings(tx, { child_id: childId, ...aboutOf(about) })
}

/** Of the asker's own caseload: suspensions from `since` on whose return meeting nobody has planned. */
export function notFollowed(tx: Tx, since: string, today: string) {
  return db.findNotFollowed(tx, { since, today })
}

export function meetingsOfDay(tx: Tx, onDay: string) {
  return db.findMeetingsOfDay(tx, { on_day: onDay })
}

/** Of the asker's own caseload: meetings whose day is past and of which nothing is written. */
export function meetingsNotWritten(tx: Tx, today: string) {
  return db.findMeetingsNotWritten(tx, { today })
}

export function nextMeeting(tx: Tx, childId: string, today: string) {
  return db.findNextMeeting(tx, { child_id: childId, today })
}

/** The newest suspension of each of these children that began from `since` on, where there is one. */
export function suspendedLately(tx: Tx, children: readonly string[], since: string, today: string) {
  return db.findSuspendedLately(tx, { children: [...children], since, today })
}

export function suspensionHappenings(tx: Tx, childId: string, { from, to }: { from: string; to: string }) {
  return db.findSuspensionHappenings(tx, { child_id: childId, from_day: from, to_day: to })
}

function aboutOf(about: About): { follow_up_id: string | null; placement_id: string | null } {
  return {
    follow_up_id: 'followUpId' in about ? about.followUpId : null,
    placement_id: 'placementId' in about ? about.placementId : null,
  }
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map(each => each.id)
}
