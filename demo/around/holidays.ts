// The holiday lists of the Link Workers of a pretend place: those of spring with the calls that were made, and the summer's.
import { dayNumber, daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import { type HolidayPlan, holidayAt, planHoliday, type Ring, rang } from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import { workingDay } from '../lives/days.ts'
import type { Term } from '../lives/facts.ts'
import type { Lived } from '../lives/live.ts'
import { type Random, randomFrom } from '../random.ts'

/** Lists are made since this spring; before that a call was written down as a contact. */
export const LISTS_SINCE = '2026-03-01'
const A_HOLIDAY = 8

/** Makes one Link Worker's lists, and rings whom they were to ring up to `today`. */
export async function planHolidays(
  tx: Tx,
  lived: readonly Lived[],
  terms: readonly Term[],
  seed: string,
  today: string,
): Promise<void> {
  const [first] = lived
  if (!first) return
  const { schoolId, workerId: by } = first.facts
  const theirs = lived.filter(each => each.facts.schoolId === schoolId)
  for (const [n, term] of terms.entries()) {
    const next = terms[n + 1]
    if (!next || term.to < LISTS_SINCE || term.to > daysBefore(today, -30)) continue
    const holiday = await holidayAt(tx, daysBefore(term.to, -2))
    if (!holiday) continue
    const length = dayNumber(holiday.to) - dayNumber(holiday.from)
    if (length < A_HOLIDAY) continue
    const plans = theirs
      .filter(each => each.facts.beganOn < holiday.from)
      .map((each, nth) => planOf(each, nth, { from: holiday.from, length }, seed))
    const id = demoId(by, 'holiday', holiday.from)
    const { from, to } = holiday
    await planHoliday(tx, { id, schoolId, from, to, plans, by })
    const rings = plans.flatMap(plan => ringsOf(plan, id, seed, today))
    if (rings.length > 0) await rang(tx, rings, { by })
  }
}

function planOf(
  { facts, life }: Lived,
  nth: number,
  { from, length }: { from: string; length: number },
  seed: string,
): HolidayPlan {
  const random = randomFrom(`${seed} holiday ${from} ${facts.upn}`)
  const long = length > 30
  const keepClose = life.stories.some(each => each.outcome === 'not') && random.chance(0.45)
  const weeks = long ? (keepClose ? [1, 2, 3, 4, 5] : [1, 4]) : keepClose ? [0.4, 1] : [0.6]
  const last = Math.floor(length / 7)
  return {
    childId: facts.childId,
    food: facts.freeMeals ? random.pick(FOOD) : null,
    booked: random.chance(long ? 0.6 : 0.3)
      ? life.speech.fill(random.pick(long ? BOOKED : BOOKED_SHORT))
      : null,
    callWho: life.speech.carer,
    keepClose,
    calls: weeks
      .filter(week => week <= last)
      .map(week => ({
        onDay: workingDay(dayNumber(from) + Math.round(7 * week) + (nth % 3)),
        at: random.chance(0.4) ? random.pick(['10:00', '10:30', '11:15', '14:00', '15:30']) : null,
      }))
      .filter(call => call.onDay >= from),
  }
}

// Most calls are made and most of them reach somebody; where nobody answers, somebody goes to the door the day after.
function ringsOf({ childId, calls }: HolidayPlan, list: string, seed: string, today: string): Ring[] {
  return calls
    .filter(call => call.onDay < today)
    .flatMap(({ onDay, at }): Ring[] => {
      const random = randomFrom(`${seed} ring ${list} ${childId} ${onDay}`)
      if (random.chance(0.08)) return []
      const spoke = random.chance(0.82)
      const first = ring(demoId(list, childId, onDay), childId, onDay, at, 'rang', spoke, random)
      if (spoke) return [first]
      const then = workingDay(dayNumber(onDay) + 1)
      if (then <= onDay) return [first]
      return [first, ring(demoId(list, childId, then, 'door'), childId, then, at, 'doorstep', true, random)]
    })
}

function ring(
  id: string,
  childId: string,
  onDay: string,
  at: string | null,
  how: Ring['how'],
  spoke: boolean,
  random: Random,
): Ring {
  const capturedAt = new Date(Date.parse(`${onDay}T${at ?? '09:30'}:00Z`) + random.below(40) * 60_000)
  return { id, childId, onDay, how, spoke, capturedAt }
}

const FOOD = [
  'Holiday vouchers sent',
  'Food box, first week',
  'Holiday club with dinner',
  'Pantry card for the weeks',
]
const BOOKED = [
  'A week of {like}',
  'Holiday club, Tuesdays and Thursdays',
  'Day at the sea with the family',
  'Library challenge',
  'Swimming on Wednesdays, free',
  'A visit to the new school on 26 August',
  '{likeCap} camp, three days',
]
const BOOKED_SHORT = [
  'Day trip with the family centre',
  '{likeCap} morning',
  'Holiday club, two days',
  'Swimming, free',
]
