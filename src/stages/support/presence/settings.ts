// The numbers of presence and holidays, as the place's blueprint says them (`alerts.presence`, `alerts.holidays`).
import type { Tx } from '#platform/database/queries.ts'
import { blueprintInForce } from '#records/places/places.ts'

export type PresenceRules = { notSeenSchoolDays: number; keepCloseDays: number; listDaysBefore: number }

/** The rules in force in the actor's place. */
export async function presenceRules(tx: Tx): Promise<PresenceRules> {
  const { presence, holidays } = (await blueprintInForce(tx)).content.alerts
  return {
    notSeenSchoolDays: presence.not_seen_school_days,
    keepCloseDays: holidays.keep_close_days,
    listDaysBefore: holidays.list_days_before,
  }
}
