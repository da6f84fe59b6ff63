// What a signed cohort adds to a child's timeline.
import { day, many, moment, queries, text, uuid } from '#platform/database/queries.ts'
import { may } from '#records/access/may.ts'
import type { Happenings } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'

const db = queries(new URL('./happened.sql', import.meta.url), {
  findSigned: many({ cohort_id: uuid, on_day: day, frozen_at: moment, place: text }),
})

/** That both sides signed for offering this child a place, or the next that becomes free. Class scores. */
export const cohortHappenings: Happenings = async ({ tx, actor }, childId, { from, to }) => {
  if (!may(actor, 'read scores')) return []
  const zone = actor.place?.zone ?? 'Europe/London'
  const signed = await whereKept(tx, childId, 'places in cohorts', () =>
    db.findSigned(tx, { child_id: childId, from, to, zone }),
  )
  return signed.map(row => ({
    id: `cohort ${row.cohort_id}`,
    day: row.on_day,
    at: row.frozen_at,
    kind: 'agreements',
    title:
      row.place === 'in'
        ? 'School and programme agreed to offer a place'
        : 'School and programme agreed: next if a place becomes free',
    href: `/identify/children/${childId}`,
    system: true,
  }))
}
