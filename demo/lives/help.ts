// Practical help in pretend lives: what lay behind a difficulty says what was given, and some families needed food or a fare.
import { daysBefore } from '#arithmetic/days.ts'
import type { Help } from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import { type Random, randomFrom } from '../random.ts'
import type { Lived } from './live.ts'

type Given = Pick<Help, 'kind' | 'what' | 'worthPence' | 'fromWhom' | 'givenOrLent'>

/** What this child and family were given or lent, each in the name of the Link Worker, and not before it was known why. */
export function helpsOf({ facts, life }: Lived, seed: string): Help[] {
  const random = randomFrom(`${seed} help ${facts.upn}`)
  const from = daysBefore(facts.beganOn, -30)
  const drawn: { given: Given; after: string }[] = [
    ...life.stories.flatMap(story =>
      (FOR[story.cause.name] ?? []).map(given => ({
        given: { ...given, what: life.speech.fill(given.what ?? '', story.own) },
        // With what fits, or in the days before it.
        after: daysBefore(story.fittedBy, 14),
      })),
    ),
    ...(facts.freeMeals && random.chance(0.4) ? [{ given: food(random), after: from }] : []),
    ...(random.chance(0.08) ? [{ given: FARE, after: from }] : []),
  ]
  return drawn.flatMap(({ given, after }, n) => {
    const day = facts.days.filter(each => each.there && each.day >= after && each.day < '2026-07-10')
    if (day.length === 0) return []
    return [
      {
        ...given,
        id: demoId(facts.childId, 'help', String(n)),
        childId: facts.childId,
        givenOn: random.pick(day.slice(0, after === from ? day.length : 12)).day,
        by: facts.workerId,
      },
    ]
  })
}

const FARE: Given = {
  kind: 'fare',
  what: 'Bus pass for a month',
  worthPence: 4200,
  fromWhom: 'Hardship fund',
  givenOrLent: 'given',
}

function food(random: Random): Given {
  const worthPence = random.pick([1500, 2000, 2500, 3000])
  return {
    kind: 'food',
    what: 'Supermarket voucher',
    worthPence,
    fromWhom: 'Household Support Fund',
    givenOrLent: 'given',
  }
}

const FOR: Record<string, Given[]> = {
  bus: [
    {
      kind: 'fare',
      what: 'Bus pass for a term, {line}',
      worthPence: 11_500,
      fromWhom: 'Hardship fund',
      givenOrLent: 'given',
    },
  ],
  uniform: [
    {
      kind: 'uniform',
      what: '{lackCap}',
      worthPence: 6_450,
      fromWhom: 'Uniform bank',
      givenOrLent: 'given',
    },
  ],
  moving: [
    {
      kind: 'bed',
      what: 'Bed and bedding',
      worthPence: 18_000,
      fromWhom: 'A Bed Each, charity',
      givenOrLent: 'given',
    },
  ],
  'nowhere-to-work': [
    {
      kind: 'laptop',
      what: 'Laptop with charger',
      worthPence: 24_000,
      fromWhom: 'The school',
      givenOrLent: 'lent',
    },
  ],
  glasses: [
    {
      kind: 'fare',
      what: 'Fare to the optician',
      worthPence: 640,
      fromWhom: 'Hardship fund',
      givenOrLent: 'given',
    },
  ],
  hungry: [
    {
      kind: 'food',
      what: 'Pantry membership',
      worthPence: 2_000,
      fromWhom: 'Community pantry',
      givenOrLent: 'given',
    },
  ],
  sleep: [
    {
      kind: 'other',
      what: 'Blackout blind',
      worthPence: 1_200,
      fromWhom: 'Hardship fund',
      givenOrLent: 'given',
    },
  ],
}
