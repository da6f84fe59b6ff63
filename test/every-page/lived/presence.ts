// Who was seen, who was in school, groups, holidays, closures and practical help.
import { randomUUID } from 'node:crypto'
import { addGroupDays, addMembers, cancelDays, endGroup, makeGroup } from '#records/groups/groups.ts'
import {
  beInSchool,
  closeSchool,
  giveHelp,
  planHoliday,
  rang,
  sawChildren,
  takeRegister,
} from '#stages/support/index.ts'
import { at, type Ground, LONG, must, mustAll, TODAY } from './ground.ts'

/** Taps, days in school and why not, a register with every mark, a group that ended, calls, closures, practical help. */
export async function bePresent({
  as,
  work,
  whoIs,
  school,
  child,
  others,
  group,
  day,
}: Ground): Promise<void> {
  const by = whoIs('link-worker')
  const capturedAt = at(TODAY, '08:05')
  const [first = '', second = '', third = ''] = others
  const member = (childId: string, from = '2026-07-01') => ({ groupId: group, childId, from })
  const [ended, later, off] = [randomUUID(), randomUUID(), randomUUID()]
  await as('link-worker', async tx => {
    const taps = [first, second].map((childId, n) => ({
      id: randomUUID(),
      childId,
      onDay: TODAY,
      there: n === 0,
      capturedAt,
    }))
    mustAll([...(await sawChildren(tx, taps)).values()], 'made')
    const days = [
      { onDay: '2026-07-14', there: false, why: 'training', words: LONG } as const,
      { onDay: '2026-07-15', there: true } as const,
      { onDay: TODAY, there: true } as const,
    ]
    await beInSchool(
      tx,
      days.map(each => ({ ...each, id: randomUUID(), schoolId: school, capturedAt })),
    )
    await addMembers(tx, [...others.map(each => member(each))])
    const times = { groupId: group, startsAt: '08:00', endsAt: '08:45' }
    await addGroupDays(tx, [
      { ...times, id: later, onDay: '2026-07-15' },
      { ...times, id: off, onDay: '2026-07-16' },
      { ...times, onDay: '2026-07-20' },
    ])
    must(await cancelDays(tx, group, [off], 'school-closed'), 1)
    const rows = [
      { childId: child, there: 'there' as const },
      { childId: first, there: 'late' as const, minutesLate: 10 },
      { childId: second, there: 'not-there' as const, why: 'did-not-want-to' as const },
      { childId: third, there: 'not-there' as const, why: 'not-in-school' as const },
    ]
    const register = {
      id: randomUUID(),
      groupDayId: day,
      rows,
      othersCame: 2,
      capturedAt: at(TODAY, '08:50'),
    }
    must((await takeRegister(tx, register)).written, 'made')
    const again = {
      ...register,
      id: randomUUID(),
      amends: register.id,
      othersCame: 3,
      capturedAt: at(TODAY, '08:55'),
    }
    must((await takeRegister(tx, again)).written, 'made')
    must(
      await makeGroup(tx, {
        id: ended,
        schoolId: school,
        name: LONG.slice(0, 50),
        kind: 'tuition',
        runByWords: 'Mr Bell',
      }),
      true,
    )
    must(await endGroup(tx, ended, '2026-07-10'), true)
    await planHoliday(tx, {
      id: randomUUID(),
      schoolId: school,
      from: TODAY,
      to: '2026-07-27',
      plans: [child, first, second].map((childId, n) => ({
        childId,
        food: n === 0 ? 'Holiday vouchers' : null,
        booked: n === 1 ? LONG : null,
        callWho: 'Mum',
        keepClose: n === 1,
        calls: [
          { onDay: '2026-07-21', at: '10:30' },
          { onDay: n === 0 ? '2026-07-23' : TODAY, at: null },
        ],
      })),
    })
    const ring = {
      id: randomUUID(),
      childId: first,
      onDay: TODAY,
      how: 'rang' as const,
      spoke: false,
      capturedAt,
    }
    mustAll([...(await rang(tx, [ring])).values()], 'made')
    const help = { childId: child, givenOn: '2026-07-10' }
    must(
      await giveHelp(tx, {
        ...help,
        id: randomUUID(),
        kind: 'other',
        what: LONG,
        worthPence: 1,
        givenOrLent: 'lent',
        dueBackOn: '2026-07-12',
      }),
      'made',
    )
    must(
      await giveHelp(tx, {
        ...help,
        id: randomUUID(),
        kind: 'food',
        worthPence: 2500,
        fromWhom: 'Hardship fund',
        givenOrLent: 'given',
      }),
      'made',
    )
  })
  await work.as(async tx => {
    const closing = { schoolId: school, by: whoIs('programme-manager') }
    await closeSchool(tx, {
      ...closing,
      id: randomUUID(),
      from: '2026-06-22',
      until: '2026-06-23',
      why: 'weather',
      words: null,
    })
    await closeSchool(tx, {
      ...closing,
      id: randomUUID(),
      from: '2026-07-21',
      until: null,
      why: 'other',
      words: LONG,
    })
    await sawChildren(
      tx,
      [child, ...others].flatMap((childId, n) =>
        n === 2
          ? []
          : [
              {
                id: randomUUID(),
                childId,
                onDay: `2026-07-0${1 + n}`,
                capturedAt: at(`2026-07-0${1 + n}`, '08:10'),
              },
            ],
      ),
      { by },
    )
  })
}
