// What was agreed in school with those who take part: suspensions followed to the return meeting, who should know what, and the
// page of what helps in class. Each by the door of its page, many at once.
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import {
  addLines,
  beginFollowUps,
  chooseReaders,
  planMeetings,
  tellStaff,
  writeClassPages,
} from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import { isFollowed } from '../lives/as-it-happened.ts'
import type { Lived } from '../lives/live.ts'
import type { Story } from '../lives/story.ts'
import { teller } from '../lives/teller.ts'
import { type Random, randomFrom } from '../random.ts'

/** Writes them for these children. Said again, it is there once. */
export async function agreeInSchool(
  tx: Tx,
  lived: readonly Lived[],
  seed: string,
  today: string,
): Promise<void> {
  const each = lived.map(one => ({ ...one, random: randomFrom(`${seed} in school ${one.facts.upn}`) }))
  await followSuspensions(tx, each, today)
  await writePages(tx, each.filter(hasPage), today)
  await letStaffKnow(tx, each, today)
}

type One = Lived & { random: Random }

function hasPage({ life, random }: One): boolean {
  return random.chance(life.stories.some(story => story.cause.line) ? 0.75 : 0.25)
}

async function followSuspensions(tx: Tx, each: One[], today: string): Promise<void> {
  const words = teller()
  const say = (one: One, parts: readonly string[]) => {
    const fill = (part: string) => one.life.speech.fill(part)
    return words.tell(parts, fill, one.random)?.text ?? fill(parts[0]!.replace(/\[([^|\]]*)[^\]]*\]/g, '$1'))
  }
  const followed = each.flatMap(one =>
    one.facts.suspensions
      .filter(({ on }, n, all) => all[n - 1]?.on !== on && on >= one.facts.beganOn && isFollowed(on, today))
      .map(({ id, on, sessions }) => ({ one, id, on, sessions, madeBy: one.facts.workerId })),
  )
  await beginFollowUps(
    tx,
    followed.map(({ one, id, on, sessions, madeBy }) => {
      const suspension = { id, childId: one.facts.childId, startsOn: on, sessions, madeBy }
      return { ...suspension, type: 'SUSP' as const, because: null }
    }),
  )
  await addLines(
    tx,
    followed.flatMap(({ one, id, on, madeBy }) => {
      const line = { childId: one.facts.childId, about: { followUpId: id }, madeBy, onDay: on }
      const [call, visit] = [noteOf(one, on, 'call'), noteOf(one, on, 'visit')]
      return [
        { ...line, id: demoId(id, 'call'), kind: 'call' as const, words: call?.note ?? say(one, CALLS) },
        ...(visit?.note
          ? [
              {
                ...line,
                id: demoId(id, 'visit'),
                kind: 'visit' as const,
                onDay: visit.day,
                words: visit.note,
              },
            ]
          : []),
        { ...line, id: demoId(id, 'plan'), kind: 'return-plan' as const, words: say(one, RETURNS) },
      ]
    }),
  )
  const meetings = followed.flatMap(({ one, id, on, madeBy }) => {
    const back = one.facts.days.find(day => day.day > on && day.there)?.day
    if (!back || back > today || one.random.chance(0.08)) return []
    const lead = one.facts.secondary ? 'the head of year' : 'the head teacher'
    const held = {
      whoCame: `${one.life.speech.carer}, ${lead}, ${one.facts.forename}`,
      agreed: noteOf(one, on, 'return')?.note ?? say(one, AGREED),
    }
    const meeting = { childId: one.facts.childId, about: { followUpId: id }, onDay: back, madeBy }
    return [{ ...meeting, id: demoId(id, 'meeting'), at: '08:40', where: 'The pastoral room', held }]
  })
  await planMeetings(tx, meetings)
}

// What the life tells of it stands here, and is no contact beside it.
function noteOf({ life }: One, on: string, as: 'call' | 'visit' | 'return') {
  return life.entries.find(each => each.after?.suspension === on && each.after.as === as)
}

async function writePages(tx: Tx, those: One[], today: string): Promise<void> {
  await writeClassPages(
    tx,
    those.map(one => {
      const on = writtenOn(one, one.life.stories[0], today)
      return {
        childId: one.facts.childId,
        madeBy: one.facts.workerId,
        id: demoId(one.facts.childId, 'class page'),
        writtenOn: on,
        lines: linesOf(one, on),
      }
    }),
  )
  await chooseReaders(
    tx,
    those.map(one => ({
      childId: one.facts.childId,
      madeBy: one.facts.workerId,
      id: demoId(one.facts.childId, 'class page', 'reader'),
      ...teacherOf(one),
      until: '2026-12-18',
    })),
  )
}

// Only where the story has something a teacher would be glad to know, and the family lets it be said.
async function letStaffKnow(tx: Tx, each: One[], today: string): Promise<void> {
  const told = each.flatMap(one => {
    const story = one.life.stories.find(about => about.cause.tell)
    return story && one.random.chance(0.6) ? [{ one, story }] : []
  })
  await tellStaff(
    tx,
    told.map(({ one, story }) => ({
      childId: one.facts.childId,
      madeBy: one.facts.workerId,
      id: demoId(one.facts.childId, 'told'),
      ...teacherOf(one),
      what: one.life.speech.fill(story.cause.tell!, story.own),
      allowance: ALLOWED[story.cause.name] ?? null,
      until: '2026-12-18',
      yesBy: one.life.speech.carer,
      yesOn: writtenOn(one, story, today),
      toldOn: dayThere(one, daysBefore(writtenOn(one, story, today), -2)),
    })),
  )
}

// What lies behind comes first; the rest is what this child would say of any lesson.
function linesOf(one: One, writtenOn: string): string[] {
  const { life, random } = one
  const own = life.stories.flatMap(({ cause, own, foundBy }) =>
    cause.line && foundBy <= writtenOn
      ? cause.line.split(/(?<=\.) /).map(line => life.speech.fill(line, own))
      : [],
  )
  const usual = ALWAYS.map(line => ({ line, at: random.next() })).sort((a, b) => a.at - b.at)
  return [...new Set([...own, ...usual.map(each => life.speech.fill(each.line))])].slice(0, 5)
}

// One class teacher or tutor for a year group of a school.
function teacherOf({ facts }: One): { name: string; role: string } {
  const name = randomFrom(`teacher ${facts.urn} ${facts.year}`).pick(TEACHERS)
  return { name, role: facts.secondary ? 'Form tutor' : 'Class teacher' }
}

function writtenOn(one: One, story: Story | undefined, today: string): string {
  const fitted = story?.fittedBy
  const wanted = fitted && fitted < daysBefore(today, 20) ? fitted : daysBefore(today, 40)
  return dayThere(one, wanted > one.facts.beganOn ? wanted : one.facts.beganOn)
}

function dayThere({ facts }: One, day: string): string {
  return facts.days.find(each => each.there && each.day >= day)?.day ?? day
}

const CALLS = [
  'Rang the same day. {C} had heard from school; {F} told it from {his} side: [a word, then a push|a chair that fell|“I just left”].',
  'Rang {C}. Work is set, and [somebody|{S}] is at home with {F}.',
  'Rang {C}, who was [upset|at work|not surprised]. {F} would like to [write it down|ring the other one].',
]
const RETURNS = [
  'Start with ten minutes with {A}, then straight into [{like}|a lesson that goes well].',
  'A way out of {hard} that is allowed: the card, five minutes, [the library|{A}].',
  '{F} comes in by the side door at [nine|twenty to nine], and {A} says good morning and nothing more.',
]
const AGREED = [
  'A different seat in {hard}, a card for five minutes, and nobody brings it up.',
  'Sorry was said on both sides. We look again [in two weeks|on {day} week].',
  '{F} walks in with {A} for the first [week|three days]; {C} hears on {day} how it went.',
]
const TEACHERS = [
  ...[
    'Ms Ellison',
    'Mr Prakash',
    'Mrs Dunmore',
    'Mr Ogilvie',
    'Miss Tran',
    'Mr Abernethy',
    'Ms Costa',
    'Mrs Iqbal',
  ],
  ...[
    'Mr Brannigan',
    'Mrs Featherby',
    'Miss Adekunle',
    'Mr Lindqvist',
    'Ms Haverford',
    'Mr Pereira',
    'Mrs Quill',
  ],
  ...[
    'Miss Sandhu',
    'Mr Tolland',
    'Ms Vance',
    'Mrs Wetherill',
    'Mr Yilmaz',
    'Ms Zhao',
    'Mr Kinnear',
    'Mrs Lomond',
  ],
]
const ALLOWED: Record<string, string> = {
  bus: 'May come in by the side door until 9.15',
  alone: 'May come in by the side door until 9.15',
  sleep: 'Ten minutes before the first question',
  caring: 'May look at the phone at break',
  tummy: 'May step out for three minutes, with the card',
  noise: 'May step out for three minutes, with the card',
  breath: 'May fetch the inhaler without asking',
  'reading-aloud': 'Not asked to read aloud without warning',
}
const ALWAYS = [
  'Say hello first, then tell me off if you must.',
  'If I go quiet, give me a minute.',
  'Tell me when it was good, too.',
  'Do not say my name across the room.',
  'Give me one thing at a time.',
  'I work better when I know what comes next.',
  'If I look out of the window I am thinking about {like}.',
  'Let me sit where I can see the door.',
  'A thumbs-up is enough.',
  'I like helping. Ask me.',
  'Please write it on the board as well.',
  '{hardCap} is the hard one.',
]
