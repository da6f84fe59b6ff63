// Reviews in pretend places: one near the end of every term since a child began, with what each said, and tasks of it; in the
// present term some held, some planned, one today, and for a few none since the winter.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import {
  addActions,
  addSides,
  beginReviews,
  type NewAction,
  type NewReview,
  type NewSide,
  spansOf,
} from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import type { Term } from '../lives/facts.ts'
import type { Lived } from '../lives/live.ts'
import { oneOf } from '../lives/teller.ts'
import { type Random, randomFrom } from '../random.ts'

/** Holds and plans them for one Link Worker's children. Said again, each is there once. */
export async function holdReviews(
  tx: Tx,
  lived: readonly Lived[],
  terms: readonly Term[],
  seed: string,
  today: string,
): Promise<void> {
  const spans = spansOf(
    terms.map(each => ({
      academic_year: Number(each.from.slice(0, 4)) - (each.from.slice(5) < '08' ? 1 : 0),
      name: each.name,
      starts_on: each.from,
      ends_on: each.to,
    })),
    'termly',
  )
  const drawn = lived.map((each, n) => {
    const random = randomFrom(`${seed} reviews ${each.facts.upn}`)
    const held = spans
      .filter(span => span.from <= today && span.to >= dayAfter(each.facts.beganOn, PLAN_DAYS))
      .flatMap(span => heldIn(each, span, random, today))
      .filter(review => stateOf(n, each) !== 'late' || review.plannedFor < LATE_SINCE)
      .filter(review => stateOf(n, each) === 'held' || review.plannedFor < THIS_TERM)
    return { lived: each, random, held, planned: plannedOf(each, n) }
  })
  await beginReviews(
    tx,
    drawn.flatMap(({ held, planned }) => [...held, ...planned]),
  )
  await addSides(
    tx,
    drawn.flatMap(({ lived: each, held, random, planned }) => [
      ...held.flatMap(review => sidesOf(each, review, random)),
      ...planned.filter(review => review.kind === 'home-school').flatMap(review => askedOf(each, review)),
    ]),
  )
  await addActions(
    tx,
    drawn.flatMap(({ lived: each, held, random }) =>
      held.flatMap((review, n) => tasksOf(each, review, { random, newest: n === held.length - 1, today })),
    ),
  )
}

/** The pretend summer of 2026 begins, and the winter's reviews have been. */
const THIS_TERM = '2026-04-13'
const HELD_SINCE = '2026-07-01'
const LATE_SINCE = '2026-01-05'
/** A plan is made within six weeks, and the last three weeks of a term are for reviews (places/millbrook). */
const PLAN_DAYS = 42
const LAST_DAYS = 15

type State = 'today' | 'held' | 'late' | 'planned' | 'due'

// By the place on the caseload: of each Link Worker one is today, and of some one is late.
function stateOf(n: number, { facts }: Lived): State {
  if (n === 0) return 'today'
  if (n === 2 && (facts.worker === 'Danny Whittle' || facts.worker.length % 3 === 0)) return 'late'
  return (['held', 'planned', 'held', 'held', 'due'] as const)[n % 5]!
}

function heldIn(
  { facts, life }: Lived,
  span: { from: string; to: string },
  random: Random,
  today: string,
): NewReview[] {
  const days = facts.days.filter(each => each.day >= span.from && each.day <= span.to).slice(-LAST_DAYS)
  // The present term is not over: of its days, those in which a review is held.
  const before = days.filter(
    each => each.day < today && each.day >= facts.beganOn && (each.day < THIS_TERM || each.day >= HELD_SINCE),
  )
  const { day: onDay } = before[random.below(Math.max(1, before.length))] ?? {}
  if (onDay === undefined) return []
  const story = life.stories.findLast(each => each.fittedBy <= onDay) ?? life.stories[0]
  const own = { ...story?.own, plan: story?.own.plan ?? 'the plan' }
  const agreed = life.speech.fill(oneOf(random.pick(AGREED), random), own)
  return [
    {
      id: demoId(facts.childId, 'review', span.from),
      childId: facts.childId,
      kind: 'termly',
      plannedFor: onDay,
      where: 'School',
      held: { onDay, agreed },
      madeBy: facts.workerId,
    },
  ]
}

function plannedOf(each: Lived, n: number): NewReview[] {
  const { childId, workerId: madeBy } = each.facts
  const own = { childId, madeBy, where: 'School' }
  const termly = { ...own, id: demoId(childId, 'next review'), kind: 'termly' as const }
  const state = stateOf(n, each)
  const next = {
    today: { plannedFor: '2026-07-17', at: '14:15' },
    planned: { plannedFor: n % 2 ? '2026-07-20' : '2026-07-21', at: n % 4 ? '09:10' : '15:20' },
    held: { plannedFor: `2026-12-${String(7 + (n % 5)).padStart(2, '0')}` },
    late: undefined,
    due: undefined,
  }[state]
  const home = { onDay: '2026-06-19', agreed: 'One message home a week, and it begins with what went well.' }
  return [
    ...(next ? [{ ...termly, ...next }] : []),
    ...(n === 3
      ? [
          {
            ...own,
            id: demoId(childId, 'home and school'),
            kind: 'home-school' as const,
            plannedFor: home.onDay,
            held: { ...home, lookBackOn: '2026-07-17' },
          },
        ]
      : []),
  ]
}

function sidesOf({ facts, life }: Lived, { id: reviewId, held }: NewReview, random: Random): NewSide[] {
  const { onDay } = held!
  const there = facts.days.find(each => each.day === onDay)?.there === true
  const own = life.entries.findLast(each => each.mark === 'words' && each.day <= onDay)?.note
  const parentCame = random.chance(facts.parentLow ? 0.55 : 0.85)
  const told = (parts: readonly string[]) =>
    life.speech.fill(oneOf(random.pick(parts), random), { plan: 'this', ...life.stories[0]?.own })
  const side = { reviewId, madeBy: facts.workerId }
  return [
    {
      ...{ ...side, id: demoId(reviewId, 'child'), side: 'child', came: there },
      said: there ? own?.replace(/^[“„]|[”“]$/g, '') : undefined,
    },
    {
      ...{ ...side, id: demoId(reviewId, 'parent'), side: 'parent', came: parentCame },
      ...(parentCame && { name: life.speech.carer, said: told(PARENT) }),
    },
    {
      ...{ ...side, id: demoId(reviewId, 'school'), side: 'school', came: true },
      ...{ name: life.speech.grownUp, said: told(SCHOOL) },
    },
  ]
}

function askedOf({ facts, life }: Lived, { id: reviewId }: NewReview): NewSide[] {
  const side = { reviewId, madeBy: facts.workerId, came: true }
  return [
    {
      ...{ ...side, id: demoId(reviewId, 'parent'), side: 'parent', name: life.speech.carer },
      said: 'Every call so far was about something that went wrong.',
      asks: 'Ring once when something went well',
    },
    {
      ...{ ...side, id: demoId(reviewId, 'school'), side: 'school', name: life.speech.grownUp },
      said: 'We had not known how those calls were heard.',
      asks: 'Tell us in the morning when the night was bad',
    },
  ]
}

// What was agreed in a story, by whom it is done: all but the newest is settled by now.
function tasksOf(
  { facts, life }: Lived,
  { id: fromId, childId, held }: NewReview,
  { random, newest, today }: { random: Random; newest: boolean; today: string },
): NewAction[] {
  const { onDay } = held!
  const story = life.stories.findLast(each => each.foundBy <= onDay) ?? life.stories[0]
  return (story?.cause.steps ?? []).slice(0, 2).map(([what, who], n) => {
    const dueOn = weekday(dayAfter(onDay, 10 + 7 * n + random.below(5)))
    const goesOn = newest && dueOn >= dayAfter(today, -7)
    const dropped = !goesOn && random.chance(0.12)
    return {
      id: demoId(fromId, 'task', String(n)),
      childId,
      what: life.speech.fill(what, story?.own),
      doer:
        who === 'Link Worker'
          ? { who: 'staff', personId: facts.workerId }
          : who === 'School'
            ? { who: 'school', words: life.speech.grownUp }
            : { who: 'parent', words: life.speech.carer },
      dueOn,
      cameFrom: 'review',
      fromId,
      agreedOn: onDay,
      madeBy: facts.workerId,
      ...(!goesOn && {
        settled: {
          onDay: dueOn < today ? dueOn : today,
          ...(dropped && { letGoBecause: random.pick(LET_GO) }),
        },
      }),
    }
  })
}

// Nobody says a Sunday.
function weekday(day: string): string {
  const ofWeek = (dayNumber(day) + 3) % 7
  return ofWeek < 5 ? day : dayAfter(day, 7 - ofWeek)
}

function dayAfter(day: string, days: number): string {
  return dayOf(dayNumber(day) + days)
}

const AGREED = [
  'We keep {plan}. {F} chooses [what comes next|who else should know]; {hard} after the holidays.',
  '[Better than last term|It goes better], say [all three|{F} and {A}]. We keep {plan}, and [one thing less|nothing new] until it sits.',
  '{F} wants [more time for {like}|to keep {like}], and that is where we [go on|start]. We keep {plan} as well.',
  '[Not there yet|It is slower than we hoped]. We keep {plan}, [with a smaller first step|at another time of day]; {C} rings when it is a hard week.',
  '{C} and {A} [heard each other|agreed on one thing]: {plan}. The rest [can wait|is for next term].',
  'What helped most, says {F}: {plan}. [We leave it as it is|So we keep it], and try [a group|{like} after school] next.',
] as const
const PARENT = [
  '[{He} talks|{He} tells me] about {day} at tea [again|now], that is new.',
  'Mornings are [quieter|less of a fight], not every one.',
  'I would like to [hear|know] earlier when something is [up|wrong].',
  '{He} [laughs more|sleeps better]. I [do too|notice it].',
] as const
const SCHOOL = [
  '{F} [puts a hand up|asks for help] in {hard} [now and then|most weeks].',
  'We see {him} [in at the bell|at breakfast] [most days|four days of five].',
  'In {hard} it is [still hard|uneven]; with {A} it goes.',
  '{F} was [kind to somebody new|a help at the fair]; the year group noticed.',
] as const
const LET_GO = ['It was not needed any more', 'The club was full', 'Another way was found at home'] as const
