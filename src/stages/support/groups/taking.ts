// A register taken by a Link Worker says whom they saw as well: one entry feeds both. The registers themselves are the
// records' (records/groups/registers.ts); rules/groups.md, rules/presence.md.
import { day, many, one, orNull, queries, type Tx, truth, uuid } from '#platform/database/queries.ts'
import { idOfPost } from '#platform/ids.ts'
import {
  type Register,
  registersOf,
  standingOf,
  type TakenRegister,
  takeRegisters,
  withdrawRegister,
} from '#records/groups/registers.ts'
import { sawChildren, type Tap, unseeOfRegister } from '../presence/seen.ts'

const db = queries(new URL('./taking.sql', import.meta.url), {
  isLinkWorker: one({ is: orNull(truth) }),
  findOnDays: many({ id: uuid, on_day: day }),
})

/**
 * Takes registers, one or many, and where a Link Worker takes them says who was seen: whoever was there or late. Of whom a
 * later register of the same person says not there, that is taken back. The same register twice is one. `inSchool` as of taps.
 */
export async function takeAll(
  tx: Tx,
  registers: readonly Register[],
  { by, inSchool = true }: { by?: string; inSchool?: boolean } = {},
): Promise<Map<string, TakenRegister>> {
  const taken = await takeRegisters(tx, registers, { ...(by !== undefined && { by }) })
  const made = registers.filter(each => taken.get(each.id)?.written === 'made')
  if (made.length === 0 || !(await db.isLinkWorker(tx, { by: by ?? null })).is) return taken
  const days = new Map(
    (await db.findOnDays(tx, { ids: made.map(each => each.groupDayId) })).map(row => [row.id, row.on_day]),
  )
  const taps: Tap[] = []
  for (const register of made) {
    const leftOut = new Set(taken.get(register.id)!.leftOut)
    const onDay = days.get(register.groupDayId)!
    const rows = register.rows.filter(row => !leftOut.has(row.childId))
    for (const { childId } of rows.filter(row => row.there !== 'not-there'))
      taps.push({
        id: idOfPost(register.id, childId),
        childId,
        onDay,
        how: 'register',
        aboutId: register.groupDayId,
        capturedAt: register.capturedAt,
      })
    if (register.amends !== undefined) {
      const gone = rows.filter(row => row.there === 'not-there').map(row => row.childId)
      await unseeOfRegister(tx, register.groupDayId, gone, by)
    }
  }
  await sawChildren(tx, taps, { ...(by !== undefined && { by }), inSchool })
  return taken
}

/** Takes one register. */
export async function takeRegister(
  tx: Tx,
  register: Register,
  options: { by?: string; inSchool?: boolean } = {},
): Promise<TakenRegister> {
  return (await takeAll(tx, [register], options)).get(register.id)!
}

/**
 * Takes back one's own register of the last ten minutes, and whom it said one saw. What stood before it stands again, and so
 * does whom one's own earlier register saw.
 */
export async function takeBackRegister(tx: Tx, id: string): Promise<boolean> {
  const found = await withdrawRegister(tx, id)
  if (!found) return false
  const { groupDayId, children } = found
  await unseeOfRegister(tx, groupDayId, children)
  const [standing, registers, [day]] = await Promise.all([
    standingOf(tx, groupDayId),
    registersOf(tx, groupDayId),
    db.findOnDays(tx, { ids: [groupDayId] }),
  ])
  const own = new Map(registers.filter(each => each.mine).map(each => [each.id, each.captured_at]))
  const again = children.flatMap((childId): Tap[] => {
    const stands = standing.get(childId)
    const capturedAt = stands && own.get(stands.registerId)
    return stands && capturedAt && stands.there !== 'not-there' && day
      ? [
          {
            id: idOfPost(stands.registerId, childId, id),
            childId,
            onDay: day.on_day,
            how: 'register',
            aboutId: groupDayId,
            capturedAt,
          },
        ]
      : []
  })
  if (again.length > 0 && (await db.isLinkWorker(tx, { by: null })).is) await sawChildren(tx, again)
  return true
}
