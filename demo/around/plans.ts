// Plans in pretend places: begun with the child in the first weeks, goals about what their own story is about, activities in
// order, both yeses; and where they are now, true to how the story went.
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import {
  addActivities,
  addGoals,
  addPlanYeses,
  addPoints,
  endGoal,
  type NewActivity,
  type NewPlanYes,
  type NewPoint,
  type NewVersion,
  saveVersions,
  sayBehind,
  startPlans,
  stopActivity,
  tellNeeds,
} from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import type { Theme } from '../lives/cause.ts'
import type { Lived } from '../lives/live.ts'
import type { Story } from '../lives/story.ts'
import { type Random, randomFrom } from '../random.ts'
import { sharePlans, sharingOf } from './plan-shares.ts'
import {
  GOOD_FOR_ME,
  HOPES,
  KNOW_ME,
  NETWORK,
  OF_CAST,
  PLAN_OF,
  type PlanOfCause,
  READY,
  STRENGTHS,
} from './plan-words.ts'

/** Makes them for these children, but for a few with whom one is still to be begun. Said again, each is there once. */
export async function makePlans(tx: Tx, lived: readonly Lived[], seed: string, today: string): Promise<void> {
  const plans = lived
    .map(each => planOf(each, randomFrom(`${seed} support plan ${each.facts.upn}`), today))
    .filter(each => each !== undefined)
  await startPlans(
    tx,
    plans.map(({ id, facts, beganOn, madeBy }) => ({ id, childId: facts.childId, beganOn, madeBy })),
  )
  await addGoals(
    tx,
    plans.flatMap(plan =>
      plan.goals.map(({ id, whose, beganOn }) => ({
        ...{ id, planId: plan.id, whose, beganOn, madeBy: plan.madeBy },
        measure:
          whose === 'network'
            ? ('doing' as const)
            : plan.facts.secondary
              ? ('numbers' as const)
              : ('faces' as const),
      })),
    ),
  )
  await saveVersions(tx, plans.flatMap(versionsOf))
  await addPoints(tx, plans.flatMap(pointsOf))
  await addActivities(tx, plans.flatMap(activitiesOf))
  await addPlanYeses(tx, plans.flatMap(yesesOf))
  const sharing = plans.flatMap(plan =>
    sharingOf({ ...plan, saves: versionsOf(plan).length }, randomFrom(`${seed} shares ${plan.facts.upn}`)),
  )
  await addPlanYeses(tx, sharing)
  await sharePlans(tx, sharing)
  await sayBehind(tx, plans.flatMap(behindOf))
  await tellNeeds(tx, plans.flatMap(needsOf))
  for (const plan of plans) {
    for (const goal of plan.goals)
      if (goal.reachedOn)
        await endGoal(tx, plan.facts.childId, {
          id: goal.id,
          onDay: goal.reachedOn,
          how: 'reached',
          words: null,
        })
    if (plan.stops)
      await stopActivity(tx, {
        ...{ childId: plan.facts.childId, id: demoId(plan.id, 'activity', '1'), onDay: plan.stops },
        ...{ side: 'child', why: plan.random.pick(['not-for-me', 'too-far', 'not-the-time'] as const) },
      })
  }
}

type Goal = {
  id: string
  whose: 'child' | 'network'
  beganOn: string
  reachedOn: string | undefined
  story: Story | undefined
  words: { aim: string; iDo: string; youDo: string; whoHelps: string }
}
type Plan = Lived & {
  id: string
  today: string
  beganOn: string
  madeBy: string
  goals: Goal[]
  stops: string | undefined
  random: Random
}

function planOf(each: Lived, random: Random, today: string): Plan | undefined {
  const { facts, life } = each
  const beganOn = schoolDay(facts, daysBefore(facts.beganOn, -(14 + random.below(24))))
  // With whom somebody has just begun, or was long away, it is still to come.
  if (beganOn >= (life.silentFrom ?? today) || random.chance(0.04)) return undefined
  const id = demoId(facts.childId, 'plan')
  const fill = (part: string, own?: Story['own']) => life.speech.fill(part, own)
  const goals = life.stories
    .flatMap((story): Goal[] => {
      const of = PLAN_OF[story.cause.name]
      const found = schoolDay(facts, story.foundBy)
      const since = found > beganOn ? found : beganOn
      if (!of || since >= today) return []
      const reached = schoolDay(facts, daysBefore(story.fittedBy, -(70 + random.below(40))))
      return [
        {
          ...{ id: demoId(id, 'goal', story.cause.name), whose: 'child', beganOn: since, story },
          reachedOn:
            story.outcome === 'better' && reached > since && reached < today && random.chance(0.6)
              ? reached
              : undefined,
          words: {
            aim: fill(of.aim, story.own),
            iDo: fill(of.iDo, story.own),
            youDo: fill(of.youDo, story.own),
            whoHelps: fill('{C}, {A}', story.own),
          },
        },
      ]
    })
    .slice(0, 2)
  const [aim, iDo, youDo, helps] = random.pick(NETWORK).map(part => fill(part)) as [
    string,
    string,
    string,
    string,
  ]
  const network: Goal = {
    ...{
      id: demoId(id, 'goal', 'network'),
      whose: 'network',
      beganOn,
      story: undefined,
      reachedOn: undefined,
    },
    words: { aim, iDo, youDo, whoHelps: helps },
  }
  // With a few nobody has spoken of their own people yet: it waits for their Link Worker.
  const own =
    goals.length === 0 || facts.upn in OF_CAST || !randomFrom(`own people ${facts.upn}`).chance(0.08)
  const stops = random.chance(0.12) ? schoolDay(facts, daysBefore(beganOn, -40)) : undefined
  return {
    ...each,
    ...{ id, today, beganOn, madeBy: facts.workerId, random, goals: own ? [...goals, network] : goals },
    stops: stops && stops < today ? stops : undefined,
  }
}

function versionsOf({ id, facts, life, beganOn, madeBy, goals, random }: Plan): NewVersion[] {
  const fill = (part: string) => life.speech.fill(part)
  const said = life.entries.find(each => each.mark === 'words' && each.note)
  const strength = life.entries.find(each => each.mark === 'strength' && each.note && each.day > beganOn)
  const words = {
    hopes: fill(random.pick(HOPES)),
    ownWords: said?.note?.replace(/^[“„”]|[”“]$/g, '') ?? fill(random.pick(KNOW_ME)),
    ownLanguage: said?.language ?? 'en',
    strengths: fill(random.pick(STRENGTHS)),
    protective: fill(random.pick(GOOD_FOR_ME)),
    ...OF_CAST[facts.upn],
  }
  const by = { planId: id, madeBy }
  const first = demoId(id, 'words', '1')
  return [
    { ...by, id: first, savedOn: beganOn, follows: null, words },
    ...goals.map(
      (goal): NewVersion => ({
        ...by,
        ...{ id: demoId(goal.id, 'text'), savedOn: goal.beganOn, follows: null, goalId: goal.id },
        goal: { ...goal.words, answers: answersOf(goal, facts), lookAgainOn: '2026-09-18' },
      }),
    ),
    ...(strength
      ? [
          {
            ...{ ...by, id: demoId(id, 'words', '2'), savedOn: strength.day, follows: first },
            words: { ...words, strengths: `${words.strengths}\n${strength.note}`.slice(0, 2000) },
          },
        ]
      : []),
  ]
}

const AREAS: Record<Theme, string> = {
  attendance: 'attendance',
  worry: 'emotional',
  friends: 'relationships',
  temper: 'engagement',
  learning: 'maths',
  home: 'parental',
  money: 'attendance',
  language: 'english',
}

function answersOf({ story }: Goal, { below }: Lived['facts']): string[] {
  if (!story) return ['parental']
  const areas = story.cause.fits.map(theme =>
    theme === 'learning' && below.includes('EN') ? 'english' : AREAS[theme],
  )
  return [...new Set(areas)].slice(0, 3)
}

// Low at first; every ten weeks somebody asks again, and how far it has come is how the story went.
function pointsOf({ goals, facts, random, today }: Plan): NewPoint[] {
  return goals.flatMap(goal => {
    const [low, high] = goal.whose === 'network' ? [1, 3] : facts.secondary ? [2, 8] : [1, 5]
    const reach =
      goal.reachedOn || goal.story?.outcome === 'better' ? 1 : goal.story?.outcome === 'not' ? 0.25 : 0.6
    const last = goal.reachedOn ?? today
    const days: string[] = []
    for (let day = goal.beganOn; day < last && days.length < 8; day = daysBefore(day, -70))
      days.push(schoolDay(facts, day))
    return days
      .filter(day => day < last)
      .map((onDay, n, all): NewPoint => {
        const way = all.length > 1 ? n / (all.length - 1) : 0
        const slip = n > 0 && n < all.length - 1 && random.chance(0.2) ? 1 : 0
        const value = Math.max(low, Math.round(low + (high - low) * reach * way) - slip)
        return {
          ...{ id: demoId(goal.id, 'now', String(n)), goalId: goal.id, onDay, value, words: null },
          ...{ saidBy: goal.whose === 'network' ? 'together' : 'child', madeBy: facts.workerId },
        }
      })
  })
}

const LIKED: Record<string, string> = {
  ...{ drawing: 'art', comics: 'art', beads: 'art', knitting: 'art', sewing: 'art', photography: 'art' },
  ...{
    football: 'football',
    cricket: 'football',
    badminton: 'football',
    boxing: 'boxing',
    swimming: 'swimming',
  },
  ...{
    dogs: 'animals',
    snails: 'animals',
    hedgehogs: 'animals',
    horses: 'animals',
    fishing: 'outdoors',
    bikes: 'outdoors',
  },
  ...{
    baking: 'cooking',
    cooking: 'cooking',
    dancing: 'dance',
    dance: 'dance',
    gymnastics: 'dance',
    drama: 'drama',
  },
  ...{
    'the school choir': 'music',
    'the school band': 'music',
    'music making': 'music',
    gardening: 'growing',
  },
  ...{
    lego: 'building',
    'building dens': 'building',
    trains: 'building',
    magnets: 'building',
    coding: 'computers',
  },
}
const SECOND: Record<Theme, { kind: string; domain: string }> = {
  attendance: { kind: 'breakfast', domain: 'attendance' },
  worry: { kind: 'talking', domain: 'wellbeing' },
  friends: { kind: 'friends', domain: 'wellbeing' },
  temper: { kind: 'calm', domain: 'behaviour' },
  learning: { kind: 'homework', domain: 'academic' },
  home: { kind: 'family-time', domain: 'wellbeing' },
  money: { kind: 'breakfast', domain: 'attendance' },
  language: { kind: 'friends', domain: 'wellbeing' },
}

function activitiesOf({ id, facts, life, beganOn, madeBy, goals, random, today }: Plan): NewActivity[] {
  const first = goals[0]
  const second = SECOND[first?.story?.cause.fits[0] ?? 'worry']
  const by = { planId: id, madeBy, what: null }
  const later = (days: number) => {
    const day = schoolDay(facts, daysBefore(beganOn, -days))
    return day < today ? day : null
  }
  const learns = facts.below.length > 0
  const year2 = daysBefore(facts.beganOn, -365) < '2026-07-01'
  return [
    {
      ...{ ...by, id: demoId(id, 'activity', '0'), goalId: null, myChoice: true, readyWhen: null },
      ...{ kind: LIKED[life.speech.likes[0]] ?? 'art', domain: 'wellbeing', begunOn: later(14) },
    },
    {
      ...{ ...by, ...second, id: demoId(id, 'activity', '1'), goalId: first?.id ?? null, myChoice: false },
      ...{ readyWhen: null, begunOn: later(28) },
    },
    ...(learns
      ? [
          {
            ...{ ...by, id: demoId(id, 'activity', '2'), goalId: null, myChoice: false, kind: 'tuition' },
            ...{ domain: 'academic', readyWhen: random.pick(READY) },
            // In the first year it waits: too early did harm.
            ...(year2 && later(380) && { readyOn: later(370), begunOn: later(380) }),
          },
        ]
      : []),
  ]
}

function yesesOf({ id, facts, life, beganOn, madeBy, random }: Plan): NewPlanYes[] {
  const yes = { planId: id, agrees: true, saidOn: beganOn, words: null, madeBy, number: 1 }
  return [
    { ...yes, id: demoId(id, 'yes', 'child'), side: 'child', name: facts.forename, how: 'together' },
    ...(random.chance(0.85)
      ? [
          {
            ...{ ...yes, id: demoId(id, 'yes', 'parent'), side: 'parent' as const, name: life.speech.carer },
            how: random.chance(0.6) ? ('phone' as const) : ('together' as const),
          },
        ]
      : []),
  ]
}

function storiesWithWords({ life, today }: Plan): { story: Story; of: PlanOfCause }[] {
  return life.stories.flatMap(story => {
    const of = PLAN_OF[story.cause.name]
    return of && story.foundBy < today ? [{ story, of }] : []
  })
}

function behindOf(plan: Plan) {
  const { id, facts, life, beganOn, madeBy } = plan
  const own = { planId: id, madeBy }
  const child = life.entries
    .filter(each => each.mark === 'words' && each.note)
    .slice(0, 2)
    .map((each, n) => ({
      ...{ ...own, id: demoId(id, 'behind', 'child', String(n)), saidBy: 'child' as const, saidOn: each.day },
      ...{ words: each.note!.replace(/^[“„”]|[”“]$/g, ''), language: each.language ?? 'en' },
    }))
  const others = storiesWithWords(plan).flatMap(({ story, of }) =>
    (['parent', 'school'] as const).map(saidBy => ({
      ...{ ...own, id: demoId(id, 'behind', story.cause.name, saidBy), saidBy, language: 'en' },
      ...{ words: life.speech.fill(of[saidBy], story.own), saidOn: later(story.foundBy, beganOn, facts) },
    })),
  )
  return [...child, ...others]
}

function needsOf(plan: Plan) {
  const { id, facts, life, beganOn, madeBy, random, today } = plan
  return storiesWithWords(plan).flatMap(({ story, of }) => {
    if (!of.need) return []
    const [kind, what, help] = of.need
    const foundOn = later(story.foundBy, beganOn, facts)
    const helpedOn = later(story.fittedBy, foundOn, facts)
    return [
      {
        ...{
          id: demoId(id, 'need', story.cause.name),
          planId: id,
          kind,
          what: life.speech.fill(what, story.own),
        },
        ...{ foundOn, foundBy: 'programme' as const, worryOn: daysBefore(foundOn, 7 + random.below(40)) },
        ...{ worryBy: random.chance(0.6) ? ('parent' as const) : ('school' as const), madeBy },
        ...(helpedOn < today && { helpedOn, help: life.speech.fill(help, story.own) }),
      },
    ]
  })
}

function later(day: string, than: string, facts: Lived['facts']): string {
  return schoolDay(facts, day > than ? day : than)
}

function schoolDay(facts: Lived['facts'], day: string): string {
  return facts.days.find(each => each.day >= day)?.day ?? day
}
