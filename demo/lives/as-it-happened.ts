// What of a pretend life follows day by day from the child's records: days away and the day back, suspensions, holidays.
import { dayNumber, daysBefore } from '#arithmetic/days.ts'
import { LISTS_SINCE } from '../around/holidays.ts'
import type { Random } from '../random.ts'
import { dayName, workingDay } from './days.ts'
import * as say from './everyday.ts'
import type { DayThere, Facts, Term } from './facts.ts'
import type { Entry } from './life.ts'

/** Tells one of these parts as a contact of this kind and day, without words where there are none left. */
export type Note = (
  entry: Omit<Entry, 'note'>,
  parts: readonly string[],
  own?: Readonly<Record<string, string>>,
) => Entry

const call = { kind: 'phone', direction: 'out', withWhom: 'parent' } as const

export function aboutAbsence(
  gone: readonly DayThere[],
  days: readonly DayThere[],
  own: Readonly<Record<string, string>>,
  note: Note,
  random: Random,
): Entry {
  const { day, code } = random.pick(gone)
  const next = days.find(each => each.there && each.day > day)?.day
  const back = next ? { ...own, day: dayName(next) } : own
  const ill = 'IM'.includes(code)
  const parts = ill ? say.awayIll : 'GTC'.includes(code) ? say.awayHoliday : say.awayElse
  if (parts === say.awayElse && random.chance(0.25))
    return note({ day, kind: 'home-visit', withWhom: 'parent', howWent: 'mixed' }, say.wentRound, own)
  return note({ ...call, day, howWent: ill ? 'well' : 'mixed' }, parts, parts === say.awayElse ? own : back)
}

/** Whether a suspension of this day has been followed: the newest still wait for somebody to ring. */
export function isFollowed(on: string, today: string): boolean {
  return on < daysBefore(today, 3)
}

export function aboutSuspensions(
  facts: Facts,
  week: readonly DayThere[],
  today: string,
  note: Note,
  random: Random,
): Entry[] {
  const [from, to] = [week[0]!.day, week.at(-1)!.day]
  return facts.suspensions
    .filter(each => each.on >= from && each.on <= to && isFollowed(each.on, today))
    .flatMap(({ on, sessions }): Entry[] => {
      const after = facts.days.filter(each => each.day >= on && each.code !== 'E')
      const back = after.find(each => each.there && each.day > on)?.day
      const last = facts.days.findLast(each => back !== undefined && each.day < back)?.day
      const until = last ? dayName(last) : 'further notice'
      const of = (as: 'call' | 'visit' | 'return') => ({ after: { suspension: on, as } })
      const during = workingDay(dayNumber(on) + 1)
      const told: Entry[] = [
        note({ ...call, ...of('call'), day: on, howWent: 'hard' }, say.suspended, { until }),
      ]
      if (sessions > 2 && back && during > on && during < back)
        told.push(
          note(
            { ...of('visit'), day: during, kind: 'home-visit', withWhom: 'child', howWent: 'mixed' },
            say.duringSuspension,
          ),
        )
      if (back && random.chance(0.9))
        told.push(
          note(
            { ...of('return'), day: back, kind: 'meeting', withWhom: 'school', howWent: 'well' },
            say.returned,
          ),
        )
      return told
    })
}

/** Between terms a phone call now and then, and more of them in the summer. */
export function inHolidays(
  facts: Facts,
  terms: readonly Term[],
  today: string,
  note: Note,
  random: Random,
): Entry[] {
  return terms.flatMap((term, n): Entry[] => {
    const next = terms[n + 1]
    // Since there are holiday lists a call is one tap there (around/holidays.ts).
    if (!next || next.from > today || term.to < facts.beganOn || term.to > LISTS_SINCE) return []
    const between = dayNumber(next.from) - dayNumber(term.to)
    const calls =
      between > 30 ? random.weighted([0.2, 0.4, 0.3, 0.1]) : random.chance(between > 12 ? 0.3 : 0.1) ? 1 : 0
    return Array.from({ length: calls }, () => 0).flatMap((): Entry[] => {
      const day = workingDay(dayNumber(term.to) + 4 + random.below(Math.max(1, between - 7)))
      if (day <= term.to || /-12-2[4-9]|-12-3|-01-0[12]/.test(day)) return []
      return [note({ ...call, day, howWent: 'well' }, say.holidays)]
    })
  })
}
