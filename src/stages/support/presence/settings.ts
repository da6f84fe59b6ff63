// The numbers of presence and holidays, as the place's blueprint says them (`alerts.presence`, `alerts.holidays`).
import { one, orNull, queries, type Tx, whole } from '#platform/database/queries.ts'
import { PlainError } from '#platform/plain-error.ts'

const db = queries(new URL('./settings.sql', import.meta.url), {
  findRules: one({
    not_seen_school_days: orNull(whole),
    keep_close_days: orNull(whole),
    list_days_before: orNull(whole),
  }),
})

export type PresenceRules = { notSeenSchoolDays: number; keepCloseDays: number; listDaysBefore: number }

/** The rules in force in the actor's place. Throws a PlainError where its blueprint is older than they are. */
export async function presenceRules(tx: Tx): Promise<PresenceRules> {
  const said = await db.findRules(tx)
  const { not_seen_school_days: notSeen, keep_close_days: close, list_days_before: before } = said
  if (notSeen === null || close === null || before === null) {
    throw new PlainError(
      "This place's blueprint does not say when a child counts as not seen: add alerts.presence.not_seen_school_days and alerts.holidays.",
    )
  }
  return { notSeenSchoolDays: notSeen, keepCloseDays: close, listDaysBefore: before }
}
