// The days a school is open: school days of the place, without its own training days and without the days it was closed.
// "School days since" is counted in these everywhere, so that windows pause while a school is closed (rules/presence.md).
import { daysBefore } from '#arithmetic/days.ts'
import { once } from '#platform/database/once.ts'
import { days, many, queries, type Tx, uuid } from '#platform/database/queries.ts'

const db = queries(new URL('./open-days.sql', import.meta.url), {
  findOpenDays: many({ school_id: uuid, days }),
})

/** What was read in a transaction: many parts of one page ask for the same days. */
const daysRead = (tx: Tx) => once(tx, 'open days', async () => new Map<string, Stretch>())
type Stretch = { from: string; to: string; days: Promise<string[]> }

/** Read with what is asked for: the parts of a page ask for days round today, some a week of them and some a year. */
const MORE_BEFORE = 330
const MORE_AFTER = 240

/** School by school the days `YYYY-MM-DD` it is open from one day to another, both counted, in order. */
export async function openDaysOf(
  tx: Tx,
  schools: readonly string[],
  from: string,
  to: string,
): Promise<Map<string, string[]>> {
  const known = await daysRead(tx)
  const wanted = [...new Set(schools)]
  const unread = wanted.filter(school => {
    const stretch = known.get(school)
    return stretch === undefined || from < stretch.from || to > stretch.to
  })
  if (unread.length > 0) {
    const span = { from: daysBefore(from, MORE_BEFORE), to: daysBefore(to, -MORE_AFTER) }
    const rows = db.findOpenDays(tx, { schools: unread, from_day: span.from, to_day: span.to })
    const read = rows.then(found => new Map(found.map(row => [row.school_id, row.days])))
    for (const school of unread) known.set(school, { ...span, days: read.then(of => of.get(school) ?? []) })
  }
  const open = await Promise.all(
    wanted.map(async school => {
      const days = await known.get(school)!.days
      return [school, days.filter(each => each >= from && each <= to)] as const
    }),
  )
  return new Map(open)
}

/** The days one school is open from one day to another, both counted. */
export async function openDaysBetween(tx: Tx, school: string, from: string, to: string): Promise<string[]> {
  return (await openDaysOf(tx, [school], from, to)).get(school) ?? []
}
