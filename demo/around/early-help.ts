// Early Help in pretend places: a share of the families who said yes to it have an episode, most of them led by their Link Worker,
// some by a practitioner of the council; what drifts and what is near a step up is there to be found.
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import {
  addEarlyHelpNeed,
  addEarlyHelpReview,
  addToEarlyHelpTeam,
  beginEarlyHelp,
  closeEarlyHelp,
  colleaguesFor,
  earlyHelpWords,
  settleEarlyHelpNeed,
  yesToEarlyHelp,
} from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import type { Facts } from '../lives/facts.ts'
import type { Lived } from '../lives/live.ts'
import { type Random, randomFrom } from '../random.ts'

/** Begins them for some of these children. Said again, each is there once. */
export async function leadEarlyHelp(
  tx: Tx,
  lived: readonly Lived[],
  seed: string,
  today: string,
): Promise<void> {
  const words = await earlyHelpWords(tx)
  if (!words) return
  for (const { facts } of lived) {
    const random = randomFrom(`${seed} early help ${facts.upn}`)
    const known = facts.days.filter(each => each.day >= facts.beganOn).length
    if (!random.chance(SHARE) || known < LONG_ENOUGH || !(await yesToEarlyHelp(tx, facts.childId))) continue
    await oneEpisode(tx, facts, random, words.reasons, today)
  }
}

async function oneEpisode(tx: Tx, facts: Facts, random: Random, reasons: readonly string[], today: string) {
  const { childId, workerId: madeBy } = facts
  const id = demoId(childId, 'early help')
  const story = random.pick(STORIES)
  const colleagues = await colleaguesFor(tx, childId)
  const council = colleagues.filter(each => each.role === 'early-help-practitioner')
  const ledByCouncil = council.length > 0 && random.chance(0.2)
  const colleague = council.length > 0 ? random.pick(council) : undefined
  const beganOn = schoolDay(facts, daysBefore(today, 100 + random.below(60)))
  const made = await beginEarlyHelp(tx, {
    id,
    childId,
    beganOn,
    cameFrom: ledByCouncil ? 'council' : random.chance(0.15) ? 'step-down' : 'new',
    reason: reasons[story.reason % reasons.length]!,
    why: story.why,
    withoutYesBecause: null,
    reviewBy: daysBefore(beganOn, -42),
    level: { level: 3, name: 'Early Help' },
    lead: { personId: ledByCouncil && colleague ? colleague.id : madeBy },
    madeBy,
  })
  if (!made) return
  const of = { episodeId: id, madeBy }
  await addToEarlyHelpTeam(tx, {
    ...of,
    id: demoId(id, 'nurse'),
    who: { name: random.pick(NURSES), organisation: 'School nursing', reach: null },
    role: 'School nurse',
    fromOn: beganOn,
  })
  if (colleague && !ledByCouncil && random.chance(0.5))
    await addToEarlyHelpTeam(tx, {
      ...of,
      id: demoId(id, 'colleague'),
      who: { personId: colleague.id },
      role: 'Early Help practitioner',
      fromOn: beganOn,
    })
  for (const [n, [whose, heading, need]] of story.needs.entries()) {
    const needId = demoId(id, 'need', String(n))
    await addEarlyHelpNeed(tx, { ...of, id: needId, whose, heading, words: need, foundOn: beganOn })
    if (n === 0)
      await settleEarlyHelpNeed(tx, childId, {
        id: needId,
        onDay: schoolDay(facts, daysBefore(today, 30)),
        as: 'met',
        words: story.met,
      })
  }
  const state = random.weighted([0.5, 0.15, 0.15, 0.2])
  const first = schoolDay(facts, daysBefore(beganOn, -40))
  const second = schoolDay(facts, daysBefore(today, 20))
  const review = { ...of, whoCame: 'Mum, the class teacher, the school nurse and us', familySays: story.says }
  await addEarlyHelpReview(tx, {
    ...review,
    id: demoId(id, 'review', '1'),
    onDay: first,
    words: story.found,
    leans: 'same',
    // One in seven drifts: the second review never came.
    nextOn: daysBefore(first, -42),
  })
  if (state === DRIFTS) return
  await addEarlyHelpReview(tx, {
    ...review,
    id: demoId(id, 'review', '2'),
    onDay: second,
    words:
      state === NEARS ? 'Harder than in spring. We meet again soon, and ask who else can help.' : story.later,
    leans: state === NEARS ? 'more' : 'less',
    nextOn: daysBefore(today, -(60 + random.below(10))),
  })
  if (state === ENDED) await endIt(tx, childId, id, schoolDay(facts, daysBefore(today, 6)), story)
}

// At its end each need is settled, so that the council's outcome headings say what was met, what in part and what not.
async function endIt(tx: Tx, childId: string, id: string, onDay: string, { needs, left }: Story) {
  for (const n of needs.keys())
    if (n > 0)
      await settleEarlyHelpNeed(tx, childId, {
        id: demoId(id, 'need', String(n)),
        onDay,
        ...(n === needs.length - 1 ? { as: 'not-met', words: left } : { as: 'met', words: null }),
      })
  await closeEarlyHelp(tx, childId, {
    id,
    onDay,
    reason: 'outcomes-met',
    words: 'Home is calmer and mornings work. Nan and the Saturday group stay around them.',
  })
}

// The last day of school on or before a day.
function schoolDay({ days, beganOn }: Facts, day: string): string {
  return days.findLast(each => each.day <= day && each.day >= beganOn)?.day ?? day
}

const SHARE = 0.3
const LONG_ENOUGH = 160
const DRIFTS = 1
const NEARS = 2
const ENDED = 3
const NURSES = ['Grace Obi', 'Lesley Marsh', 'Hannah Pike'] as const

type Need = readonly [whose: 'child' | 'parent' | 'sibling' | 'family', heading: string, words: string]
type Story = {
  reason: number
  why: string
  needs: readonly Need[]
  met: string
  says: string
  found: string
  later: string
  /** Why the last of the needs was not met when it ended. */
  left: string
}
const STORIES: readonly Story[] = [
  {
    reason: 0,
    why: 'Mornings are a fight, and everybody is tired of it.',
    needs: [
      ['child', 'education', 'A way into school that does not begin with a row'],
      ['parent', 'health', 'Sleep, and somebody to talk to about the nights'],
      ['family', 'relationships', 'One calm evening a week together'],
    ],
    met: 'The breakfast club, three times a week',
    says: 'It is not that we do not want to. By eight we are both in tears.',
    found: 'Sleep comes first. The school nurse starts with Mum; breakfast club from Monday.',
    later: 'Four mornings of five without a row. We go on, with less.',
    left: 'The evening never came about. They say that it no longer presses.',
  },
  {
    reason: 4,
    why: 'Three of them in one damp room since the winter.',
    needs: [
      ['family', 'housing', 'The damp in the bedroom put right'],
      ['family', 'money', 'Help with the heating debt'],
      ['child', 'health', 'The cough looked at'],
      ['sibling', 'education', 'A place to do homework'],
    ],
    met: 'The landlord has mended the wall',
    says: 'We only needed somebody to ring with us.',
    found: 'We rang the landlord together and wrote down the date he gave.',
    later: 'The wall is dry. The debt is in steps they can pay.',
    left: 'No place yet; the library keeps a table.',
  },
  {
    reason: 5,
    why: 'She looks after her little brother while Dad works nights.',
    needs: [
      ['child', 'relationships', 'Time that is hers, with friends'],
      ['parent', 'money', 'Somebody to look at the shifts with'],
      ['sibling', 'early-years', 'Nursery hours that fit the shifts'],
    ],
    met: 'The Saturday group keeps her a place',
    says: 'I did not know there was a name for it.',
    found: 'Young carers’ group asked; nursery has two more mornings from May.',
    later: 'She goes every Saturday. Dad has changed two shifts.',
    left: 'The nursery has no more hours before September.',
  },
]
