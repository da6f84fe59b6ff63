// Today's names for a device without signal: initials, a school's number, and the groups of today with their members.
// Sealed on the device at once, opened by its PIN, and dropped at six in the evening (reference: rules/arrivals.md).
import { many, orNull, queries, type Tx, text, uuid } from '#platform/database/queries.ts'
import { groupDaysBetween, membersOf, onRegister } from '#records/groups/groups.ts'

const db = queries(new URL('./picker.sql', import.meta.url), {
  findChildren: many({ child_id: uuid, forename: orNull(text), surname: orNull(text), school: text }),
})

export type Picker = {
  until: string
  children: { id: string; name: string; school: string }[]
  groups: { id: string; name: string; at: string; members: { id: string; name: string }[] }[]
}

/** The names of a day for whoever asks, which lapse at `until`. */
export async function pickerOf(tx: Tx, day: string, until: Date): Promise<Picker> {
  const rows = await db.findChildren(tx)
  const children = rows.map(row => ({ id: row.child_id, name: initialsOf(row), school: row.school }))
  const days = await groupDaysBetween(tx, day, day)
  const groups = []
  for (const each of days) {
    if (each.cancelled_why) continue
    const { on } = onRegister(await membersOf(tx, each.group_id), day)
    const members = on.map(member => ({ id: member.child_id, name: initialsOf(member) }))
    if (members.length > 0) groups.push({ id: each.id, name: each.name, at: each.starts_at, members })
  }
  return { until: until.toISOString(), children, groups }
}

function initialsOf({ forename, surname }: { forename: string | null; surname: string | null }): string {
  return [forename, surname].flatMap(name => (name ? `${[...name][0]}.` : [])).join('') || '?'
}
