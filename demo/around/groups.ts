// The group each Link Worker of a pretend place runs, with its days and registers.
import type { Tx } from '#platform/database/queries.ts'
import { addGroupDays, addMembers, type GroupKind, makeGroup } from '#records/groups/groups.ts'
import type { Register } from '#records/groups/registers.ts'
import { takeAll } from '#stages/support/index.ts'
import { children } from '#test/cast.ts'
import { demoId } from '../demo-id.ts'
import type { Lived } from '../lives/live.ts'
import { randomFrom } from '../random.ts'

type Kind = {
  kind: GroupKind
  name: string
  weekdays: readonly number[]
  at: [string, string]
  from: string
  room: string
}

/** What each Link Worker of a school runs, by turns. Names say nothing of who is in it. Weekdays: 1 is Monday. */
const KINDS: readonly Kind[] = [
  {
    kind: 'breakfast-club',
    name: 'Toast and talk',
    weekdays: [1, 3, 5],
    at: ['08:00', '08:45'],
    from: '2026-04-13',
    room: 'Small hall',
  },
  {
    kind: 'homework-club',
    name: 'After the bell',
    weekdays: [2],
    at: ['15:20', '16:20'],
    from: '2025-11-04',
    room: 'Library',
  },
  {
    kind: 'lunch-group',
    name: 'The table by the window',
    weekdays: [4],
    at: ['12:10', '12:50'],
    from: '2026-01-08',
    room: 'Room 4',
  },
  {
    kind: 'activity',
    name: 'Making things',
    weekdays: [3],
    at: ['15:20', '16:20'],
    from: '2026-01-07',
    room: 'Art room',
  },
]

/** A group of one Link Worker's children, with the registers of its days up to `today`. */
export async function runGroup(
  tx: Tx,
  lived: readonly Lived[],
  nth: number,
  seed: string,
  today: string,
): Promise<void> {
  const [first] = lived
  if (!first) return
  const { schoolId, workerId: by } = first.facts
  const { kind, name, weekdays, at, from, room } = KINDS[nth % KINDS.length]!
  const id = demoId(by, 'group', schoolId)
  const random = randomFrom(`${seed} group ${by}`)
  if (!(await makeGroup(tx, { id, schoolId, name, kind, runBy: by, room }, { by }))) return
  const members = lived
    .filter((each, n) => each.facts.schoolId === schoolId && (n < 5 || random.chance(0.35)))
    .slice(0, 9)
  // Of Zofia it is written that she comes to breakfast.
  const zofia = lived.find(each => each.facts.upn === children.zofia.upn)
  if (zofia && kind === 'breakfast-club' && !members.includes(zofia)) members.push(zofia)
  const began = (each: Lived) => (each.facts.beganOn > from ? each.facts.beganOn : from)
  await addMembers(
    tx,
    members.map(each => ({ groupId: id, childId: each.facts.childId, from: began(each) })),
    { by },
  )
  const open = new Set(members.flatMap(each => each.facts.days.map(day => day.day)))
  const days = [...open]
    .filter(day => day >= from && weekdays.includes(new Date(`${day}T12:00:00Z`).getUTCDay()))
    .sort()
    .map(onDay => ({ id: demoId(id, onDay), groupId: id, onDay, startsAt: at[0], endsAt: at[1] }))
  await addGroupDays(tx, days, { by })
  const registers = days
    .filter(day => day.onDay < today)
    // One is not taken yet: it waits.
    .slice(0, nth % KINDS.length === 1 ? -1 : undefined)
    .map(
      (day): Register => ({
        id: demoId(day.id, 'register'),
        groupDayId: day.id,
        capturedAt: new Date(`${day.onDay}T${day.endsAt}:00Z`),
        rows: members
          .filter(each => began(each) <= day.onDay)
          .map(each => {
            const inSchool = each.facts.days.some(one => one.day === day.onDay && one.there)
            const { childId } = each.facts
            const { silentFrom } = each.life
            if (!inSchool) return { childId, there: 'not-there', why: 'not-in-school' }
            if (silentFrom !== undefined && day.onDay >= silentFrom)
              return { childId, there: 'not-there', why: 'not-known' }
            if (random.chance(0.13))
              return {
                childId,
                there: 'not-there',
                why: random.pick(['did-not-want-to', 'something-else-on', 'not-known'] as const),
              }
            return random.chance(0.08)
              ? { childId, there: 'late', minutesLate: 5 + random.below(15) }
              : { childId, there: 'there' }
          }),
      }),
    )
  await takeAll(tx, registers, { by })
}
