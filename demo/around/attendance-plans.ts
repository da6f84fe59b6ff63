// Attendance action plans in pretend places: made where days are missed, about what the child's own story is about, and looked
// at again with the days as they were.
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import {
  addCauses,
  addReviews,
  addSteps,
  addYeses,
  beginPlans,
  type CauseKind,
  type NewStep,
} from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import { daysInWords } from '../lives/days.ts'
import type { Lived } from '../lives/live.ts'
import type { Story } from '../lives/story.ts'
import { type Teller, teller } from '../lives/teller.ts'
import { type Random, randomFrom } from '../random.ts'

/** Makes them for those of these children who miss days. Said again, each is there once. */
export async function planAttendance(
  tx: Tx,
  lived: readonly Lived[],
  seed: string,
  today: string,
): Promise<void> {
  const words = teller()
  const plans = lived
    .filter(each => missesDays(each, today))
    .map(each => planOf(each, randomFrom(`${seed} plan ${each.facts.upn}`), today))
  await beginPlans(
    tx,
    plans.map(({ id, facts, beganOn }) => ({ id, childId: facts.childId, beganOn, madeBy: facts.workerId })),
  )
  await addCauses(tx, plans.flatMap(causesSaid))
  await addSteps(
    tx,
    plans.flatMap(each => stepsOf(each, today)),
  )
  await addYeses(tx, plans.flatMap(yesesOf))
  const reviews = plans.flatMap(each => reviewsOf(each, words, today))
  // One plan of each Link Worker is looked at again today, before the summer.
  await addReviews(
    tx,
    reviews.map((each, n) => (n === 0 ? { ...each, nextOn: today } : each)),
  )
}

type Plan = Lived & { id: string; beganOn: string; about: Story | undefined; random: Random }

// Of the last sixty days of school, one in eleven.
function missesDays({ facts }: Lived, today: string): boolean {
  const lately = facts.days.filter(each => each.day >= facts.beganOn && each.day <= today).slice(-60)
  return lately.filter(each => !each.there).length / Math.max(1, lately.length) >= 0.09
}

// Begun on a day of school, some weeks after it was found out what lies behind.
function planOf(each: Lived, random: Random, today: string): Plan {
  const { facts, life } = each
  const about = life.stories.find(story => story.cause.fits.includes('attendance')) ?? life.stories[0]
  const open = facts.days.filter(one => one.day >= facts.beganOn && one.day < daysBefore(today, 25))
  const earliest = open.findIndex(one => one.day >= daysBefore(today, 150 - random.below(60)))
  const beganOn = open[Math.max(0, earliest)]?.day ?? facts.beganOn
  return { ...each, id: demoId(facts.childId, 'attendance plan'), beganOn, about, random }
}

function causesSaid({ id, facts, life, beganOn, random, about }: Plan) {
  const own = { planId: id, saidOn: beganOn, madeBy: facts.workerId }
  const known = life.stories.filter(story => story === about || story.foundBy <= beganOn)
  const kinds = [...new Set(known.map(story => KIND[story.cause.name] ?? 'other'))]
  const words = life.entries.findLast(each => each.mark === 'words' && each.day <= beganOn)?.note
  const school = about && KIND[about.cause.name] !== 'lessons' && random.chance(0.5) ? 'lessons' : kinds[0]!
  return [
    {
      ...own,
      id: demoId(id, 'child'),
      saidBy: 'child' as const,
      causes: kinds,
      words: words?.replace(/^[“„]|[”“]$/g, '') ?? null,
    },
    { ...own, id: demoId(id, 'school'), saidBy: 'school' as const, causes: [school], words: null },
  ]
}

// What was agreed in time is done; one thing is still to come.
function stepsOf({ id, facts, life, beganOn, about, random }: Plan, today: string): NewStep[] {
  const of = (about?.cause.steps ?? []).map(step => ({ step, own: about?.own }))
  const usual = { step: random.pick(USUAL), own: undefined }
  return [...of, usual].map(({ step: [what, who], own }, n, all) => {
    const planned = schoolDay(facts, daysBefore(beganOn, -(9 + 15 * n + random.below(6))))
    const last = n === all.length - 1 || planned >= today
    return {
      id: demoId(id, 'step', String(n)),
      planId: id,
      what: life.speech.fill(what, own),
      who,
      byDay: last ? random.pick(['2026-07-21', '2026-09-11', '2026-09-18']) : planned,
      madeBy: facts.workerId,
      ...(!last && { doneOn: planned }),
    }
  })
}

function yesesOf({ id, facts, life, beganOn }: Plan) {
  const names = { child: facts.forename, parent: life.speech.carer, school: 'Pastoral lead' }
  return (['child', 'parent', 'school'] as const).map(side => ({
    id: demoId(id, 'yes', side),
    planId: id,
    side,
    agrees: true,
    saidOn: beganOn,
    words: null,
    madeBy: facts.workerId,
    name: names[side],
  }))
}

// Six weeks later, with the days as they were.
function reviewsOf({ id, facts, life, beganOn, about, random }: Plan, words: Teller, today: string) {
  const onDay = schoolDay(facts, daysBefore(beganOn, -42))
  if (onDay >= (life.silentFrom ?? today)) return []
  const between = facts.days.filter(each => each.day >= beganOn && each.day < onDay)
  const earlier = facts.days.filter(each => each.day < beganOn).slice(-between.length)
  const missed = (days: typeof between) => days.filter(each => !each.there).length
  const [now, before] = [missed(between), missed(earlier)]
  const parts = now < before ? REVIEWS.fewer : now > before ? REVIEWS.more : REVIEWS.same
  const own = {
    ...about?.own,
    plan: about?.own.plan ?? 'the plan',
    now: daysInWords(now),
    earlier: daysInWords(before),
  }
  const said = words.tell(parts, part => life.speech.fill(part, own), random)
  if (!said) return []
  const review = { id: demoId(id, 'review'), planId: id, onDay, nextOn: '2026-09-15', madeBy: facts.workerId }
  return [{ ...review, words: said.text }]
}

function schoolDay(facts: Lived['facts'], day: string): string {
  return facts.days.find(each => each.day >= day)?.day ?? day
}

const REVIEWS = {
  fewer: [
    '{now} missed in six weeks, {earlier} in the six before. {F} would like to keep {plan}, and {C} [agrees|says the mornings are quieter].',
    'Fewer days lost: {now}, where it had been {earlier}. {F} puts it down to {plan}; {A} [does too|sees it in {hard}].',
  ],
  same: [
    '{now} missed, as in the six weeks before. What lies behind it has not gone; {plan} [goes on|stays], with [one thing changed|another time of day].',
    'No change in figures ({now}), some in how it is spoken of: {C} rings first now, says {A}. {planCap} goes on.',
  ],
  more: [
    '{now} missed, more than before ({earlier}). {planCap} was not enough; {F}, {C} and {A} [have begun again at the causes|looked for what we had not asked].',
    'Worse in figures, {now} after {earlier}: [some of it illness|not all of it within reach]. {F} wants {plan} [to stay|all the same], and a smaller first step on {day}.',
  ],
}
const USUAL = [
  ['Somebody at the gate on hard mornings', 'Link Worker'],
  ['Breakfast club offered, with a friend', 'School'],
  ['Bag packed and by the door the evening before', 'Family'],
  ['No question about absence in front of the class', 'School'],
  ['A text when {he} is in', 'Link Worker'],
  ['Work of missed days in one folder', 'School'],
] as const
const KIND: Record<string, CauseKind> = {
  ...{ sleep: 'sleep', caring: 'caring', bus: 'travel', tummy: 'worry', breath: 'health', uniform: 'money' },
  ...{
    alone: 'home',
    grandad: 'loss',
    moving: 'home',
    parting: 'home',
    noise: 'worry',
    'left-out': 'friends',
  },
  ...{ 'group-chat': 'bullying', 'new-here': 'friends', 'reading-aloud': 'lessons', hungry: 'money' },
  ...{
    corridor: 'lessons',
    cover: 'lessons',
    numbers: 'lessons',
    glasses: 'health',
    'nowhere-to-work': 'money',
  },
}
