// One pretend life: how a child is spoken of, what lies behind their difficulty, and the contacts of each week since they
// began, drawn from a seed and true to the child's own records: nobody is met in school on a day they were away.
import { type Random, randomFrom } from '../random.ts'
import { aboutAbsence, aboutSuspensions, inHolidays, type Note } from './as-it-happened.ts'
import { causesOf } from './causes-of-child.ts'
import { daysInWords, schoolYearOf, soonAfter, weekOf } from './days.ts'
import * as say from './everyday.ts'
import type { DayThere, Facts, Term } from './facts.ts'
import { silentFrom } from './quiet.ts'
import { type Speech, speechOf } from './speech.ts'
import { type Story, storyOf } from './story.ts'
import { type Teller, teller, type Where } from './teller.ts'

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
  /** It is written where the suspension of that day is followed, and not as a contact beside it. */
  after?: { suspension: string; as: 'call' | 'visit' | 'return' }
}

/** `silentFrom`: nobody has seen or spoken of the child since that day. */
export type Life = {
  entries: Entry[]
  stories: readonly Story[]
  speech: Speech
  silentFrom: string | undefined
}

const GOOD_NEWS = ['in-school', 'tried', 'kind', 'brave', 'better', 'helped', 'asked', 'proud'] as const

/**
 * What happened with a child up to `today`. The same seed, facts and day give the same life. One `from` for all children of a
 * place, in the same order, says no sentence of two of them. In the last school days, so many, it is silent (quiet.ts).
 */
export function lifeOf(
  facts: Facts,
  terms: readonly Term[],
  seed: string,
  today: string,
  from: Teller = teller(),
  silentDays = 0,
): Life {
  const random = randomFrom(`${seed} life ${facts.upn}`)
  const speech = speechOf(facts, random)
  const weeks = weeksOf(facts, today)
  const stories = storiesOf(facts, weeks, random)
  const mine = new Set<string>()
  const note: Note = (entry, parts, own) => {
    const fresh = parts.filter(part => !mine.has(part))
    const soon = soonAfter(entry.day)
    const words = { ...own, soon, soonFor: soon.replace(/^in /, '') }
    const told = from.tell(fresh, part => filled(part, speech, words), random, whereOf(entry))
    if (told === undefined) return unsaid(entry)
    mine.add(told.part)
    const said = told.text
    const [, how, text] = /^(?:(\w+)> )?(.*)$/s.exec(said)!
    return { ...entry, ...HOW[how ?? ''], note: text }
  }
  const ways = { note, speech, facts, random }
  const entries: Entry[] = []
  const due = stories
    .flatMap(story => story.steps.map(step => ({ ...step, own: story.own })))
    .sort((a, b) => a.week - b.week)
  let away = 0
  for (const [n, week] of weeks.entries()) {
    const there = week.filter(each => each.there)
    const gone = week.filter(each => !each.there)
    const free = [...there]
    const meet = (make: (day: string) => Entry): void => {
      if (free.length === 0) return
      const [{ day }] = free.splice(random.below(free.length), 1) as [DayThere]
      entries.push(make(day))
    }
    const about = stories.find(story => story.foundIn <= n)?.own ?? { worry: 'the mornings' }
    if (n === 0) {
      const first = there[0]
      if (first) entries.push(note({ ...withChild, day: first.day, howWent: 'well' }, say.hello))
      continue
    }
    entries.push(...aboutSuspensions(facts, week, today, note, random))
    if (gone.length >= 2 && gone.every(each => each.code !== 'E') && random.chance(0.75)) {
      entries.push(aboutAbsence(gone, facts.days, about, note, random))
      away = gone.length
    } else if (away > 0 && there[0] && random.chance(0.6)) {
      entries.push(
        note({ ...withChild, day: there[0].day, howWent: 'well' }, say.back, { days: daysInWords(away) }),
      )
      away = 0
    }
    for (const step of due.filter(each => each.week <= n).slice(0, 2)) {
      if (free.length === 0) break
      due.splice(due.indexOf(step), 1)
      const { parts, own, howWent, mark, school } = step
      meet(day => {
        const said = note({ ...(school ? withSchool : withChild), day, howWent }, parts, own)
        return said.note && mark && said.withWhom === 'child' ? { ...said, mark } : said
      })
    }
    // The last weeks of a year are full of them.
    const often = n > weeks.length - 4 ? [0.15, 0.5, 0.3, 0.05] : [0.46, 0.38, 0.13, 0.03]
    const more = random.weighted(often) - Math.max(0, there.length - free.length - 1)
    for (let i = 0; i < more; i++) meet(day => everyday(day, ways))
    if (n > weeks.length - 4 && random.chance(0.3))
      meet(day => note({ ...withChild, day, howWent: 'well' }, say.yearEnd))
  }
  entries.push(...inHolidays(facts, terms, today, note, random))
  const since = silentFrom(facts, today, silentDays)
  const sorted = entries
    .filter(each => each.day < today || (each.day === today && (each.at ?? '') < '10'))
    .filter(each => since === undefined || each.day < since)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return { entries: sorted, stories, speech, silentFrom: since }
}

const withSchool = { kind: 'meeting', withWhom: 'school' } as const
const withChild = { kind: 'in-person', withWhom: 'child' } as const
const rang = { kind: 'phone', direction: 'out', withWhom: 'parent' } as const
const HOW: Record<string, Partial<Entry>> = {
  phone: rang,
  rang: { ...rang, direction: 'in' },
  visit: { kind: 'home-visit', withWhom: 'parent' },
  school: { kind: 'meeting', withWhom: 'school' },
}

function whereOf({ kind, withWhom }: Omit<Entry, 'note'>): Where {
  if (kind === 'home-visit') return 'visit'
  return withWhom === 'parent' ? 'home' : withWhom
}

function unsaid({ mark: _, ...entry }: Omit<Entry, 'note'>): Entry {
  return entry
}

function filled(part: string, speech: Speech, own: Readonly<Record<string, string>> | undefined): string {
  const [, how = '', text = ''] = /^(\w+> )?(.*)$/s.exec(part)!
  // A child speaks of `my little sister`.
  const said = text.replace(/“[^”]*”/g, quote => quote.replaceAll('{S}', '{mine}'))
  return (
    how + speech.fill(said, { ...own, mine: speech.mine, ...(text.startsWith('“') && { S: speech.mine }) })
  )
}

/**
 * The first story runs through most of the time, a second beside it; who has been here for two years has a third. Nothing is
 * begun in the last weeks of a year.
 */
function storiesOf(facts: Facts, weeks: readonly DayThere[][], random: Random): Story[] {
  const end = weeks.length - 3
  const spans =
    weeks.length > 52
      ? [
          { from: 2, until: 38 + random.below(8), short: false },
          { from: 22 + random.below(6), until: 56 + random.below(5), short: false },
          { from: 48 + random.below(4), until: end, short: true },
        ]
      : weeks.length > 20
        ? [
            { from: 2, until: end, short: false },
            { from: 9 + random.below(5), until: end - 1, short: true },
          ]
        : [{ from: 1, until: Math.max(end, 2), short: true }]
  const starts = weeks.map(week => week[0]!.day)
  return causesOf(facts, random, spans.length).map((cause, n) =>
    storyOf(cause, spans[n]!, facts, starts, random),
  )
}

type Ways = { note: Note; speech: Speech; facts: Facts; random: Random }

function everyday(day: string, { note, facts, random }: Ways): Entry {
  const well = (): Entry['howWent'] =>
    (['well', 'mixed', 'hard'] as const)[random.weighted([0.64, 0.27, 0.09])]!
  const at = random.chance(0.25)
    ? {
        at: `${String(8 + random.below(7)).padStart(2, '0')}:${String(5 * random.below(12)).padStart(2, '0')}`,
      }
    : {}
  const noted = random.chance(0.42)
  const some = (entry: Omit<Entry, 'note'>, parts: readonly string[]) =>
    noted ? note(entry, parts) : unsaid(entry)
  const meeting = { ...withChild, ...at, day }
  switch (random.weighted([54, 5, 4, 13, 7, 5, 4, 5, 6])) {
    case 0: {
      if (!noted) return { ...meeting, howWent: well() }
      const howWent = random.chance(0.86) ? 'well' : 'mixed'
      const month = Number(day.slice(5, 7))
      const year = facts.year - (schoolYearOf(TODAYS_YEAR) - schoolYearOf(day))
      const now = say.seasons.filter(
        each => each.months.includes(month) && (each.years === undefined || each.years.includes(year)),
      )
      if (now.length > 0 && random.chance(0.3))
        return note(
          { ...meeting, howWent },
          now.map(each => each.part),
        )
      const said = note({ ...meeting, howWent }, say.checkIns)
      if (!said.note || !random.chance(0.2)) return said
      const then = note({ ...meeting, howWent }, say.next).note
      return then ? { ...said, note: `${said.note} ${then}` } : said
    }
    case 1:
      return note({ ...withChild, day, howWent: 'well', mark: 'words' }, say.hopes)
    case 2:
      return note({ ...withChild, day, howWent: 'well', mark: 'strength' }, say.strengths)
    case 3:
      return some({ ...rang, ...at, day, howWent: well() }, say.rangHome)
    case 4:
      return some({ ...rang, kind: 'text', day }, say.texted)
    case 5:
      return some({ ...rang, direction: 'in', day, howWent: well() }, say.theyRang)
    case 6:
      return note({ kind: 'home-visit', withWhom: 'parent', day, howWent: well() }, say.visits)
    case 7:
      if (random.chance(0.06)) {
        const asked = note({ ...withChild, day, howWent: 'mixed' }, say.forManager, { worry: 'the mornings' })
        return asked.note ? { ...asked, audience: 'manager', asksManager: true } : asked
      }
      return some({ kind: 'meeting', withWhom: 'school', day, howWent: 'well' }, say.meetings)
    default:
      return {
        ...rang,
        kind: 'text',
        day,
        goodNews: random.pick(GOOD_NEWS),
        language: TOLD_IN.has(facts.language) ? facts.language : 'en',
      }
  }
}

const TOLD_IN: ReadonlySet<string> = new Set(['en', 'pl', 'ur'])
/** Year groups are those of this day's school year. */
const TODAYS_YEAR = '2026-07-17'

function weeksOf(facts: Facts, today: string): DayThere[][] {
  const days = facts.days.filter(each => each.day >= facts.beganOn && each.day <= today)
  return [...Map.groupBy(days, each => weekOf(each.day)).values()]
}
