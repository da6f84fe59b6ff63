// One pretend life: how a child is spoken of, what lies behind their difficulty, and the contacts of each week since they
// began, drawn from a seed and true to the child's own records: nobody is met in school on a day they were away.
import { dayNumber, dayOf, daysBefore } from '#arithmetic/days.ts'
import { type Random, randomFrom } from '../random.ts'
import type { Cause, Theme } from './cause.ts'
import { causesOfAbsence } from './causes-of-absence.ts'
import { causesOfTrouble } from './causes-of-trouble.ts'
import { causesOfWorry } from './causes-of-worry.ts'
import { chapterOf, type Milestone } from './chapter.ts'
import * as say from './everyday.ts'
import type { DayThere, Facts, Term } from './facts.ts'
import { type Speech, speechOf } from './speech.ts'

export type Entry = {
  day: string
  at?: string
  kind: 'in-person' | 'phone' | 'text' | 'home-visit' | 'meeting'
  direction?: 'out' | 'in'
  withWhom: 'child' | 'parent' | 'school'
  howWent?: 'well' | 'mixed' | 'hard'
  note?: string
  mark?: 'strength' | 'words'
  language?: string
  audience?: 'manager'
  asksManager?: true
  goodNews?: string
}

export type Life = { entries: Entry[]; causes: readonly Cause[]; speech: Speech }

const CAUSES = [...causesOfAbsence, ...causesOfWorry, ...causesOfTrouble]
const GOOD_NEWS = ['in-school', 'tried', 'kind', 'brave', 'better', 'helped', 'asked', 'proud'] as const

/** What happened with a child up to `today`. The same seed, facts and day give the same life. */
export function lifeOf(facts: Facts, terms: readonly Term[], seed: string, today: string): Life {
  const random = randomFrom(`${seed} life ${facts.upn}`)
  const speech = speechOf(facts, random)
  const causes = causesOf(facts, random)
  const weeks = weeksOf(facts, today)
  const milestones = causes.flatMap((cause, n) => chapterOf(cause, 2 + n * (26 + random.below(6)), random))
  const told = new Set<string>()
  // A sentence is said once in a life; when a kind of them runs out there is no note.
  const once = (parts: readonly string[]): string | undefined => {
    const left = parts.filter(part => !told.has(part) && !(facts.secondary && say.forYounger.test(part)))
    if (left.length === 0) return undefined
    const part = random.pick(left)
    told.add(part)
    return speech.fill(part)
  }
  const entries: Entry[] = []
  let away = 0
  for (const [n, week] of weeks.entries()) {
    const there = week.filter(each => each.there)
    const gone = week.filter(each => !each.there)
    const taken = new Set<string>()
    const meet = (entry: Omit<Entry, 'day'>): void => {
      const free = there.filter(each => !taken.has(each.day))
      if (free.length === 0) return
      const { day } = random.pick(free)
      taken.add(day)
      entries.push({ ...entry, day })
    }
    if (n === 0) meet({ ...withChild, howWent: 'well', ...note(once(say.hello)) })
    entries.push(...aboutSuspensions(facts, week, once, random))
    const last = there.at(-1)
    if (gone.length >= 2 && gone.every(each => each.code !== 'E') && random.chance(0.7)) {
      entries.push(aboutAbsence(gone, once, random))
      away = gone.length
    } else if (away > 0 && there[0] && random.chance(0.6)) {
      const words = once(say.back)?.replace('{days}', `${away} days`)
      entries.push({ ...withChild, day: there[0].day, howWent: 'well', ...note(words) })
      taken.add(there[0].day)
      away = 0
    }
    for (const milestone of due(milestones, n)) {
      if (!last) break
      const { part, ...entry } = milestone
      meet({ ...entry, ...note(speech.fill(part)) })
    }
    const more = random.weighted([0.5, 0.36, 0.11, 0.03]) - Math.max(0, taken.size - 1)
    for (let i = 0; i < more; i++) meet(everyday(random, once, speech, facts))
    if (n > weeks.length - 4 && random.chance(0.3))
      meet({ ...withChild, howWent: 'well', ...note(once(say.yearEnd)) })
  }
  entries.push(...inHolidays(facts, terms, random, once, today))
  const sorted = entries
    .filter(each => each.day < today || (each.day === today && (each.at ?? '') < '10'))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return { entries: sorted, causes, speech }
}

const withChild = { kind: 'in-person', withWhom: 'child' } as const

function note(words: string | undefined): Pick<Entry, 'note'> {
  return words === undefined ? {} : { note: words }
}

function due(milestones: Milestone[], week: number): Milestone[] {
  const now = milestones.filter(each => each.week <= week).slice(0, 2)
  for (const each of now) milestones.splice(milestones.indexOf(each), 1)
  return now.map(({ week: _, ...each }) => ({ ...each, week }))
}

function everyday(random: Random, once: Once, speech: Speech, facts: Facts): Omit<Entry, 'day'> {
  const well = (): Entry['howWent'] =>
    (['well', 'mixed', 'hard'] as const)[random.weighted([0.64, 0.27, 0.09])]!
  const at = random.chance(0.25)
    ? {
        at: `${String(8 + random.below(7)).padStart(2, '0')}:${String(5 * random.below(12)).padStart(2, '0')}`,
      }
    : {}
  const noted = random.chance(0.55)
  const some = (parts: readonly string[]) => (noted ? note(once(parts)) : {})
  switch (random.weighted([54, 7, 4, 13, 7, 5, 4, 5, 6])) {
    case 0: {
      if (!noted) return { ...withChild, ...at, howWent: well() }
      const placed = random.chance(0.4)
      const words = once(placed ? say.placedCheckIns : say.checkIns)
      if (words === undefined) return { ...withChild, ...at, howWent: well() }
      const before =
        !placed && random.chance(0.5)
          ? `${random.pick(say.where.filter(part => !(facts.secondary && say.forYounger.test(part))))} `
          : ''
      const after = random.chance(0.35) ? ` ${speech.fill(random.pick(say.next))}` : ''
      const howWent = random.chance(0.86) ? 'well' : 'mixed'
      return { ...withChild, ...at, howWent, note: `${before}${words}${after}` }
    }
    case 1: {
      const words = once(say.hopes)
      return { ...withChild, howWent: 'well', ...note(words), ...(words !== undefined && { mark: 'words' }) }
    }
    case 2: {
      const words = once(say.strengths)
      return {
        ...withChild,
        howWent: 'well',
        ...note(words),
        ...(words !== undefined && { mark: 'strength' }),
      }
    }
    case 3:
      return {
        kind: 'phone',
        direction: 'out',
        withWhom: 'parent',
        ...at,
        howWent: well(),
        ...some(say.rangHome),
      }
    case 4:
      return { kind: 'text', direction: 'out', withWhom: 'parent', ...some(say.texted) }
    case 5:
      return { kind: 'phone', direction: 'in', withWhom: 'parent', howWent: well(), ...some(say.theyRang) }
    case 6:
      return { kind: 'home-visit', withWhom: 'parent', howWent: well(), ...note(once(say.visits)) }
    case 7:
      if (random.chance(0.06))
        return {
          ...withChild,
          howWent: 'mixed',
          ...note(once(say.forManager)),
          audience: 'manager',
          asksManager: true,
        }
      return { kind: 'meeting', withWhom: 'school', howWent: 'well', ...some(say.meetings) }
    default:
      return {
        kind: 'text',
        direction: 'out',
        withWhom: 'parent',
        goodNews: random.pick(GOOD_NEWS),
        language: TOLD_IN.has(facts.language) ? facts.language : 'en',
      }
  }
}

type Once = (parts: readonly string[]) => string | undefined
const TOLD_IN: ReadonlySet<string> = new Set(['en', 'pl', 'ur'])

function aboutAbsence(gone: readonly DayThere[], once: Once, random: Random): Entry {
  const { day, code } = random.pick(gone)
  const parts = 'IM'.includes(code) ? say.awayIll : 'GTC'.includes(code) ? say.awayHoliday : say.awayElse
  if (parts === say.awayElse && random.chance(0.2))
    return { day, kind: 'home-visit', withWhom: 'parent', howWent: 'mixed', ...note(once(say.wentRound)) }
  return {
    day,
    kind: 'phone',
    direction: 'out',
    withWhom: 'parent',
    howWent: 'IM'.includes(code) ? 'well' : 'mixed',
    ...note(once(parts)),
  }
}

function aboutSuspensions(facts: Facts, week: readonly DayThere[], once: Once, random: Random): Entry[] {
  const [from, to] = [week[0]!.day, week.at(-1)!.day]
  return facts.suspensions
    .filter(each => each.on >= from && each.on <= to)
    .flatMap(({ on, sessions }): Entry[] => {
      const after = facts.days.filter(each => each.day >= on && each.code !== 'E')
      const back = after.find(each => each.there && each.day > on)?.day
      const words = once(say.suspended)?.replace(
        '{until}',
        back ? dayName(daysBefore(back, 1)) : 'further notice',
      )
      const during = workingDay(dayNumber(on) + 1)
      const told: Entry[] = [
        { day: on, kind: 'phone', direction: 'out', withWhom: 'parent', howWent: 'hard', ...note(words) },
      ]
      if (sessions > 2 && back && during > on && during < back) {
        const visit = once(say.duringSuspension)
        told.push({ day: during, kind: 'home-visit', withWhom: 'child', howWent: 'mixed', ...note(visit) })
      }
      if (back && random.chance(0.9)) {
        const meeting = once(say.returned)
        told.push({ day: back, kind: 'meeting', withWhom: 'school', howWent: 'well', ...note(meeting) })
      }
      return told
    })
}

// Between terms a phone call now and then, and more of them in the summer.
function inHolidays(
  facts: Facts,
  terms: readonly Term[],
  random: Random,
  once: Once,
  today: string,
): Entry[] {
  return terms.flatMap((term, n): Entry[] => {
    const next = terms[n + 1]
    if (!next || next.from > today || term.to < facts.beganOn) return []
    const between = dayNumber(next.from) - dayNumber(term.to)
    const calls =
      between > 30 ? random.weighted([0.2, 0.4, 0.3, 0.1]) : random.chance(between > 12 ? 0.3 : 0.1) ? 1 : 0
    return Array.from({ length: calls }, () => 0).flatMap((): Entry[] => {
      const day = workingDay(dayNumber(term.to) + 3 + random.below(Math.max(1, between - 6)))
      if (/-12-2[4-9]|-12-3|-01-0[12]/.test(day)) return []
      const words = note(once(say.holidays))
      return [{ day, kind: 'phone', direction: 'out', withWhom: 'parent', howWent: 'well', ...words }]
    })
  })
}

// Day 0, 1 January 1970, was a Thursday.
function workingDay(number: number): string {
  const weekday = (number + 3) % 7
  return dayOf(weekday > 4 ? number - 2 : number)
}

function dayName(day: string): string {
  const date = new Date(`${day}T12:00:00Z`)
  return date.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })
}

function weeksOf(facts: Facts, today: string): DayThere[][] {
  const days = facts.days.filter(each => each.day >= facts.beganOn && each.day <= today)
  const monday = (day: string) => Math.floor((dayNumber(day) + 3) / 7)
  return [...Map.groupBy(days, each => monday(each.day)).values()]
}

// The theme with the most behind it first; for each the first cause that the child's own age and records allow.
function causesOf(facts: Facts, random: Random): Cause[] {
  const away = facts.days.filter(each => !each.there).length / Math.max(1, facts.days.length)
  const weight: Record<Theme, number> = {
    attendance: away > 0.06 ? 10 * away + 1 : 0,
    temper: 0.8 * facts.suspensions.length + (facts.unsettled > 8 ? 1 : 0) + (facts.schoolLow ? 0.6 : 0),
    worry: facts.sdq.emotional / 4,
    friends:
      facts.sdq.peer / 3.2 +
      (facts.concerns.includes('isolation') || facts.concerns.includes('bullying') ? 1.5 : 0),
    learning: facts.below.length > 0 ? 0.9 : 0,
    home: (facts.parentLow ? 0.8 : 0) + facts.concerns.filter(each => HOME.has(each)).length * 1.4,
    money: facts.freeMeals ? 0.5 : 0,
    language: facts.language === 'en' ? 0 : 1.3,
  }
  const score = (cause: Cause) =>
    Math.max(...cause.fits.map(theme => weight[theme])) * (0.75 + 0.5 * random.next())
  return CAUSES.filter(cause => !(facts.secondary ? cause.primaryOnly : cause.secondaryOnly))
    .map(cause => ({ cause, score: score(cause) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 2)
    .map(({ cause }) => cause)
}

const HOME: ReadonlySet<string> = new Set(['caring', 'bereavement', 'housing'])
