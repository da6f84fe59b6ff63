// What a page of the week could say, from what is recorded already: nothing is typed twice, and of nobody of whom child and family
// have not both said that it may stand there. Rule: rules/weekly.md.
import { daysBefore } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { day, many, orNull, queries, type Tx, text, uuid, whole } from '#platform/database/queries.ts'
import { weeksOfMany } from '../caseload/caseload.ts'
import { pictureOf } from '../plans/pictures.html.ts'
import { valueWords } from '../plans/words.ts'
import { rise, risen } from './rise.ts'
import { mondayOf, type Reader } from './weekly.ts'

const named = { child_id: uuid, id: uuid }
const db = queries(new URL('./proposals.sql', import.meta.url), {
  findAgreed: many({ child_id: uuid, forename: orNull(text), initial: orNull(text) }),
  findNamesToKeepOut: many({ forename: orNull(text), surname: orNull(text) }),
  findGoals: many({
    ...named,
    measure: text,
    aim: orNull(text),
    reached_on: orNull(day),
    value: orNull(whole),
    value_before: orNull(whole),
  }),
  findActivities: many({ ...named, kind: text, what: orNull(text) }),
  findHelped: many({ ...named, name: text, line: orNull(text) }),
  findAsks: many({ ...named, about: text, what: text, who: orNull(text), on_day: day }),
  findDates: many({
    child_id: orNull(uuid),
    id: uuid,
    what: text,
    on_day: day,
    at_time: orNull(text),
    place: orNull(text),
  }),
  findToldByOthers: many({
    writer: text,
    page_id: uuid,
    about: orNull(text),
    about_id: orNull(uuid),
  }),
})

/** Somebody who may stand on the page: `name` is the first name, with the initial where two have the same. */
export type Agreed = { childId: string; name: string }

/** A sentence that could stand there. `key` names it in a form; `from` says where it comes from. */
export type Proposal = {
  key: string
  childId: string | null
  words: string
  from: string
  about: string
  aboutId: string
  onDay: string | null
}
export type Proposals = {
  agreed: Agreed[]
  well: Proposal[]
  ask: Proposal[]
  date: Proposal[]
  /** Who else gave this reader a page of this week. */
  others: { writer: string; pageId: string }[]
}

/** So far back for what goes well, and so far on for what is asked and for dates: two weeks, and three. */
const SINCE = 14
const UNTIL = 21
/** Marks that ended longer ago say nothing of now. */
const MARKS_WITHIN = 28
/** More than these nobody chooses among. */
const MOST = { well: 8, ask: 8, date: 8 }
/** Letters of a sentence; a date is a line, so that eight of them and all the rest are one printed side. */
const LONGEST = { date: 80, other: 200 }

/** What a page to this reader could say on a day. Empty of everything where nobody may stand on it but for the school's groups. */
export async function proposalsFor(tx: Tx, to: Reader, today: string): Promise<Proposals> {
  const reader = { school_id: to.schoolId, reader_id: to.readerId }
  const agreed = namesOf(await db.findAgreed(tx, reader))
  const children = agreed.map(each => each.childId)
  const name = new Map(agreed.map(each => [each.childId, each.name]))
  const [since, until] = [daysBefore(today, SINCE), daysBefore(today, -UNTIL)]
  const whom = to.schoolId ? 'school' : 'council'
  const [told, goals, done, helped, weeks, asks, dates] = await Promise.all([
    db.findToldByOthers(tx, { ...reader, week: mondayOf(today) }),
    db.findGoals(tx, { children, whom, since }),
    db.findActivities(tx, { children, whom, since }),
    db.findHelped(tx, { children, since }),
    weeksOfMany(tx, children, today),
    db.findAsks(tx, { children, until, today, school_id: to.schoolId }),
    db.findDates(tx, { children, until, today, school_id: to.schoolId }),
  ])
  const say = (
    { child_id: childId, id }: { child_id: string | null; id: string },
    about: string,
    from: string,
    words: (who: string) => string,
    onDay: string | null = null,
  ): Proposal => ({
    ...{ key: `${about}.${id}`, childId, from, about, aboutId: id, onDay },
    words: cut(
      words(childId ? (name.get(childId) ?? 'They') : ''),
      about === 'date' ? LONGEST.date : LONGEST.other,
    ),
  })
  const others = new Map(told.map(each => [each.page_id, each.writer]))
  const toldOf = new Set(told.map(each => `${each.about}.${each.about_id}`))
  const isNew = (each: Proposal) => !toldOf.has(each.key)
  const rises = risesOf(weeks, daysBefore(today, MARKS_WITHIN)).map(({ childId, ...each }) =>
    say(
      { child_id: childId, id: childId },
      'attendance',
      'Marks from school',
      who =>
        `${who} was there ${each.attended} of ${each.possible} sessions in two school weeks; in the four before ${each.attendedBefore} of ${each.possibleBefore}.`,
    ),
  )
  return {
    agreed,
    others: [...others].map(([pageId, writer]) => ({ pageId, writer })),
    well: oneByOne([
      goals.map(each =>
        say(each, 'goal', 'A goal that is shared', who =>
          each.reached_on
            ? `${who} reached a goal: “${each.aim}”.`
            : `${who} is further on with “${each.aim}”: ${inWords(each.measure, each.value_before)}, now ${inWords(each.measure, each.value)}.`,
        ),
      ),
      rises,
      helped.map(each =>
        say(
          each,
          'class-answer',
          'What helps me in class',
          who => `“${each.line ?? ''}” helps ${who}, says ${each.name}. Thank you.`,
        ),
      ),
      done.map(each =>
        say(
          each,
          'activity',
          'An activity of a goal that is shared',
          who =>
            `${who} came to the end of: ${pictureOf(each.kind).word}${each.what ? `, ${each.what}` : ''}.`,
        ),
      ),
    ])
      .filter(isNew)
      .slice(0, MOST.well),
    ask: asks
      .map(each =>
        each.about === 'class-page'
          ? say(
              each,
              each.about,
              'No answer yet',
              who => `${each.what}: which line of ${who}’s page have you tried?`,
            )
          : say(
              each,
              each.about,
              `${each.about === 'step' ? 'Attendance plan' : 'A task of the school'}, ${each.on_day < today ? 'was due' : 'by'} ${shortDate(each.on_day, today)}`,
              who => `${who}: ${each.what}${each.who ? ` (${each.who})` : ''}`,
              each.on_day,
            ),
      )
      .filter(isNew)
      .slice(0, MOST.ask),
    date: dates
      .map(each =>
        say(
          each,
          'date',
          each.child_id ? 'Planned' : 'A group of the school',
          who =>
            `${DATES[each.what] ?? each.what}${who && `, ${who}`}${each.at_time ? `, ${each.at_time}` : ''}${each.place ? `, ${each.place}` : ''}`,
          each.on_day,
        ),
      )
      .filter(isNew)
      .slice(0, MOST.date),
  }
}

/**
 * The names in a sentence of children of whom it is not agreed that they stand on this page; of those whom the asker sees.
 * A name that somebody agreed bears too is let through.
 */
export async function namesToKeepOut(tx: Tx, agreed: readonly Agreed[], words: readonly string[]) {
  const rows = await db.findNamesToKeepOut(tx, { agreed: agreed.map(each => each.childId) })
  const allowed = new Set(agreed.map(each => each.name.split(' ')[0]))
  const names = new Set(
    rows.flatMap(each => [each.forename, each.surname]).filter(each => each && !allowed.has(each)),
  )
  const said = new Set(words.flatMap(each => each.match(/[\p{L}\p{M}’'-]+/gu) ?? []).map(bare))
  return [...names].filter(each => each && said.has(each)) as string[]
}

const DATES: Record<string, string> = {
  termly: 'Review',
  between: 'A short review',
  'home-school': 'Home and school meet',
  return: 'Meeting on coming back',
  attendance: 'Look at the attendance plan',
}

function bare(word: string): string {
  return word.replace(/['’]s$/, '').replace(/^['’]+|['’]+$/g, '')
}

function namesOf(rows: { child_id: string; forename: string | null; initial: string | null }[]): Agreed[] {
  const times = new Map<string | null, number>()
  for (const { forename } of rows) times.set(forename, (times.get(forename) ?? 0) + 1)
  return rows.map(each => ({
    childId: each.child_id,
    name:
      (times.get(each.forename) ?? 0) > 1
        ? `${each.forename ?? '?'} ${each.initial ?? ''}.`
        : (each.forename ?? '?'),
  }))
}

function risesOf(weeks: Awaited<ReturnType<typeof weeksOfMany>>, from: string) {
  return [...weeks]
    .flatMap(([childId, theirs]) => {
      const rose = (theirs.at(-1)?.monday ?? '') >= from ? rise(theirs) : undefined
      return rose ? [{ childId, ...rose }] : []
    })
    .sort((a, b) => risen(b) - risen(a))
}

// The first of each kind before the second of any, so that three things are not three of one kind.
function oneByOne(lists: readonly Proposal[][]): Proposal[] {
  const longest = Math.max(0, ...lists.map(each => each.length))
  return Array.from({ length: longest }, (_, n) => lists.flatMap(each => each[n] ?? [])).flat()
}

function inWords(measure: string, value: number | null): string {
  return value === null ? '' : valueWords(measure, value).replace(/^\p{Lu}/u, letter => letter.toLowerCase())
}

function cut(words: string, longest: number): string {
  return words.length <= longest ? words : `${words.slice(0, longest - 1)}…`
}
