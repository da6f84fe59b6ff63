// The days a school is open: school days of the place, without its own training days and without the days it was closed.
// "School days since" is counted in these everywhere, so that windows pause while a school is closed (rules/presence.md).
import { day, many, queries, type Tx, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./open-days.sql', import.meta.url), {
  findOpenDays: many({ school_id: uuid, day }),
})

/** School by school the days `YYYY-MM-DD` it is open from one day to another, both counted, in order. */
export async function openDaysOf(
  tx: Tx,
  schools: readonly string[],
  from: string,
  to: string,
): Promise<Map<string, string[]>> {
  const open = new Map(schools.map(school => [school, [] as string[]]))
  if (schools.length === 0) return open
  const rows = await db.findOpenDays(tx, { schools: [...open.keys()], from_day: from, to_day: to })
  for (const row of rows) open.get(row.school_id)?.push(row.day)
  return open
}

/** The days one school is open from one day to another, both counted. */
export async function openDaysBetween(tx: Tx, school: string, from: string, to: string): Promise<string[]> {
  return (await openDaysOf(tx, [school], from, to)).get(school) ?? []
}
