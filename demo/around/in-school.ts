// What was agreed in school with those who take part: attendance plans where days are missed, suspensions followed to the return
// meeting, who should know what, and the page of what helps in class. Each by the door of its page, many at once.
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import {
  addCauses,
  addLines,
  addReviews,
  addSteps,
  addYeses,
  beginFollowUps,
  beginPlans,
  type CauseKind,
  chooseReaders,
  planMeetings,
  tellStaff,
  writeClassPages,
} from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import type { Lived } from '../lives/live.ts'
import { type Random, randomFrom } from '../random.ts'

/** Writes them for these children. Said again, it is there once. */
export async function agreeInSchool(
  tx: Tx,
  lived: readonly Lived[],
  seed: string,
  today: string,
): Promise<void> {
  const each = lived.map(one => ({ ...one, random: randomFrom(`${seed} in school ${one.facts.upn}`) }))
  await planAttendance(tx, each.filter(missesDays), today)
  await followSuspensions(tx, each, today)
  await writePages(
    tx,
    each.filter(one => one.life.causes.some(cause => LINES[cause.name])),
    today,
  )
}

type One = Lived & { random: Random }

// Of the last sixty days of school, one in ten.
function missesDays({ facts }: One): boolean {
  const lately = facts.days.filter(each => each.day >= facts.beganOn).slice(-60)
  return lately.filter(each => !each.there).length / Math.max(1, lately.length) >= 0.1
}

async function planAttendance(tx: Tx, those: One[], today: string): Promise<void> {
  const plans = those.map(one => ({
    one,
    id: demoId(one.facts.childId, 'attendance plan'),
    beganOn: maxDay(daysBefore(one.facts.beganOn, -40), daysBefore(today, 60 + one.random.below(80))),
    madeBy: one.facts.workerId,
  }))
  await beginPlans(
    tx,
    plans.map(({ one, id, beganOn, madeBy }) => ({ id, childId: one.facts.childId, beganOn, madeBy })),
  )
  const causes = plans.flatMap(({ one, id, beganOn, madeBy }) => {
    const behind = one.life.causes.map(cause => CAUSES[cause.name] ?? 'other')
    const [quote] = one.life.causes[0]?.quotes ?? []
    const words = quote ? one.life.speech.fill(quote) : null
    const own = { planId: id, saidOn: beganOn, madeBy }
    return [
      { ...own, id: demoId(id, 'child'), saidBy: 'child' as const, causes: [...new Set(behind)], words },
      {
        ...own,
        id: demoId(id, 'school'),
        saidBy: 'school' as const,
        causes: ['lessons' as CauseKind],
        words: null,
      },
    ]
  })
  await addCauses(tx, causes)
  const steps = plans.flatMap(({ one, id, beganOn, madeBy }) =>
    STEPS.filter((_, n) => n < 2 || one.random.chance(0.6)).map(([what, who], n) => {
      const byDay = daysBefore(beganOn, -(10 + 14 * n))
      const done = byDay < today && one.random.chance(0.75)
      return {
        id: demoId(id, 'step', String(n)),
        planId: id,
        what,
        who,
        byDay,
        madeBy,
        ...(done && { doneOn: byDay }),
      }
    }),
  )
  await addSteps(tx, steps)
  await addYeses(
    tx,
    plans.flatMap(({ one, id, beganOn, madeBy }) =>
      (['child', 'parent', 'school'] as const).map(side => ({
        ...{
          id: demoId(id, 'yes', side),
          planId: id,
          side,
          agrees: true,
          saidOn: beganOn,
          words: null,
          madeBy,
        },
        name:
          side === 'child' ? one.facts.forename : side === 'parent' ? one.life.speech.carer : 'Pastoral lead',
      })),
    ),
  )
  const looked = plans.filter(each => daysBefore(today, 45) > each.beganOn)
  await addReviews(
    tx,
    looked.map(({ one, id, beganOn, madeBy }) => ({
      ...{
        id: demoId(id, 'review'),
        planId: id,
        onDay: daysBefore(beganOn, -42),
        nextOn: '2026-09-15',
        madeBy,
      },
      words: one.life.speech.fill(one.random.pick(REVIEWS)),
    })),
  )
}

async function followSuspensions(tx: Tx, each: One[], today: string): Promise<void> {
  const followed = each.flatMap(one =>
    one.facts.suspensions
      .filter(
        ({ on }, n, all) => all[n - 1]?.on !== on && on >= one.facts.beganOn && on < daysBefore(today, 3),
      )
      .map(({ id, on, sessions }) => ({ one, id, on, sessions, madeBy: one.facts.workerId })),
  )
  await beginFollowUps(
    tx,
    followed.map(({ one, id, on, sessions, madeBy }) => ({
      ...{
        id,
        childId: one.facts.childId,
        startsOn: on,
        sessions,
        type: 'SUSP' as const,
        because: null,
        madeBy,
      },
    })),
  )
  await addLines(
    tx,
    followed.flatMap(({ one, id, on, madeBy }) => {
      const line = { childId: one.facts.childId, about: { followUpId: id }, madeBy }
      return [
        {
          ...line,
          id: demoId(id, 'call'),
          kind: 'call' as const,
          onDay: on,
          words: one.life.speech.fill(one.random.pick(CALLS)),
        },
        {
          ...line,
          id: demoId(id, 'plan'),
          kind: 'return-plan' as const,
          onDay: on,
          words: one.life.speech.fill(one.random.pick(RETURNS)),
        },
      ]
    }),
  )
  const meetings = followed.flatMap(({ one, id, on, madeBy }) => {
    const back = one.facts.days.find(day => day.day > on && day.there)?.day
    if (!back || back > today || one.random.chance(0.08)) return []
    const held = {
      whoCame: `${one.life.speech.carer}, the head of year, ${one.facts.forename}`,
      agreed: one.life.speech.fill(one.random.pick(AGREED)),
    }
    const meeting = {
      childId: one.facts.childId,
      about: { followUpId: id },
      onDay: back,
      at: '08:40',
      where: 'The pastoral room',
    }
    return [{ ...meeting, id: demoId(id, 'meeting'), held, madeBy }]
  })
  await planMeetings(tx, meetings)
}

async function writePages(tx: Tx, those: One[], today: string): Promise<void> {
  const chosen = those.filter(one => one.random.chance(0.8))
  const madeBy = (one: One) => ({ childId: one.facts.childId, madeBy: one.facts.workerId })
  const writtenOn = (one: One) => maxDay(daysBefore(one.facts.beganOn, -60), daysBefore(today, 150))
  await writeClassPages(
    tx,
    chosen.map(one => ({
      ...madeBy(one),
      id: demoId(one.facts.childId, 'class page'),
      writtenOn: writtenOn(one),
      lines: [...new Set([...one.life.causes.flatMap(cause => LINES[cause.name] ?? []), ...ALWAYS])].slice(
        0,
        5,
      ),
    })),
  )
  await chooseReaders(
    tx,
    chosen.map(one => ({
      ...madeBy(one),
      id: demoId(one.facts.childId, 'class page', 'reader'),
      name: one.random.pick(TEACHERS),
      role: one.facts.secondary ? 'Form tutor' : 'Class teacher',
      until: '2026-12-18',
    })),
  )
  await tellStaff(
    tx,
    chosen.map(one => ({
      ...madeBy(one),
      id: demoId(one.facts.childId, 'told'),
      name: one.random.pick(TEACHERS),
      role: one.facts.secondary ? 'Head of year' : 'Class teacher',
      what: one.life.speech.fill(one.random.pick(TOLD)),
      allowance: one.random.pick(ALLOWED),
      until: '2026-12-18',
      yesBy: one.life.speech.carer,
      yesOn: writtenOn(one),
      toldOn: daysBefore(writtenOn(one), -2),
    })),
  )
}

function maxDay(a: string, b: string): string {
  return a > b ? a : b
}

const CAUSES: Record<string, CauseKind> = {
  ...{
    sleep: 'sleep',
    caring: 'caring',
    bus: 'travel',
    tummy: 'worry',
    breath: 'health',
    uniform: 'money',
    alone: 'home',
  },
  ...{
    grandad: 'loss',
    moving: 'home',
    parting: 'home',
    noise: 'worry',
    'left-out': 'friends',
    'group-chat': 'bullying',
  },
  ...{
    'new-here': 'friends',
    'reading-aloud': 'lessons',
    hungry: 'money',
    corridor: 'lessons',
    cover: 'lessons',
  },
  ...{ numbers: 'lessons', glasses: 'health', 'nowhere-to-work': 'money' },
}
const STEPS = [
  ['A hello at the gate on the two hard mornings', 'Link Worker'],
  ['Breakfast club offered, with a friend', 'School'],
  ['The evening before: bag packed and by the door', 'Family'],
  ['No question about absence in front of the class', 'School'],
] as const
const REVIEWS = [
  'Better on the mornings somebody is at the gate. {F} would like to keep that and drop the chart.',
  'About the same. What lies behind it has not gone; the plan goes on with one thing changed.',
  'More days in, and calmer ones. {C} says the mornings are quieter.',
  'Two good weeks, then a poorly one. {F} thinks the bag by the door helps most.',
]
const CALLS = [
  'Rang the same day. {C} had heard from school; {F} told it from {his} side.',
  'Rang {C}. Work is set, and somebody is at home.',
]
const RETURNS = [
  'Start with ten minutes with {A}, then straight into a lesson that goes well.',
  'A way out that is allowed: the card, five minutes, the library.',
]
const AGREED = [
  'A different seat, a card for five minutes, and nobody brings it up.',
  'Sorry was said on both sides. We look again in two weeks.',
  '{F} walks in with {A} for the first week.',
]
const TEACHERS = [
  'Ms Ellison',
  'Mr Prakash',
  'Mrs Dunmore',
  'Mr Ogilvie',
  'Miss Tran',
  'Mr Abernethy',
  'Ms Costa',
  'Mrs Iqbal',
]
const TOLD = [
  'Mornings can be hard at home just now. {F} knows that you know.',
  '{F} may need a minute outside when it gets loud. It is not rudeness.',
  'There was a loss in the family this year.',
]
const ALLOWED = [
  'May come in by the side door until 9.15',
  'May step out for three minutes, with the card',
  'Not asked to read aloud without warning',
]
const ALWAYS = [
  'Say hello first, then tell me off if you must.',
  'If I go quiet, give me a minute.',
  'Tell me when it was good, too.',
]
const LINES: Record<string, string[]> = {
  cover: ['Tell me before if somebody else is taking us.', 'I joke when I am nervous.'],
  noise: ['I hear everything. A seat by the window helps.', 'Warn me about the bell.'],
  'reading-aloud': ['Give me the page the night before.', 'Please do not ask me to read out of the blue.'],
  corridor: ['Let me leave two minutes early.', 'Please do not say “calm down”.'],
  tummy: ['Tell me the day before what we will do.', 'Near the door, please.'],
  'new-here': ['I understand more than I say.', 'Words with pictures help.'],
  numbers: ['Begin with one I can do.', 'Do not hold my paper up.'],
}
