// The lives of the cast's children who take part, written by hand. A day on which the child was away from school moves to the
// next one they were there. Their story and figures stand in test/cast.ts; nothing here tells where a child lives.
import { daysBefore } from '#arithmetic/days.ts'
import { children } from '#test/cast.ts'
import { allCauses } from './causes-of-child.ts'
import type { Facts } from './facts.ts'
import type { Entry } from './life.ts'
import type { Story } from './story.ts'
import { child, good, mixed, rang, said, school, visit, well } from './ways.ts'
import { jayden, zofia } from './zofia-and-jayden.ts'

const amara: Entry[] = [
  {
    day: '2024-10-08',
    ...child,
    ...well,
    note: 'First hello. She wanted to know at once whether this was only for her. It is: her own half hour.',
  },
  { day: '2024-11-13', ...said, note: '“Everyone asks what we like. Nobody asks what I like.”' },
  {
    day: '2025-01-22',
    ...rang,
    ...well,
    note: 'Dad: they had not known that she writes stories. She had not told them, as they are sad ones.',
  },
  {
    day: '2025-03-12',
    ...child,
    ...mixed,
    note: 'Reading out is hard because she reads ahead in her head. We practised with a ruler under the line, and with silly voices.',
  },
  {
    day: '2025-06-11',
    ...school,
    ...well,
    note: 'With the class teacher: a table of her own choosing in English. It was quickly done.',
  },
  {
    day: '2025-10-15',
    ...child,
    ...mixed,
    note: 'A quiet start to the year. New class, same table as in Year 4, by chance, and it is the wrong table.',
  },
  {
    day: '2025-12-03',
    ...child,
    ...well,
    note: 'Her story went up in the corridor. She walked past it four times at dinner, I counted with her.',
  },
  { day: '2026-02-11', ...good, goodNews: 'proud', language: 'en' },
  {
    day: '2026-03-18',
    ...child,
    ...well,
    mark: 'strength',
    note: 'Hears when somebody is sad from how they walk.',
  },
  {
    day: '2026-05-20',
    ...visit,
    ...well,
    note: 'Both at home. They have made Saturdays hers and not shared: the library, then chips.',
  },
  { day: '2026-06-24', ...said, note: '“I’m going to write one where it ends all right.”' },
  {
    day: '2026-07-13',
    ...child,
    ...well,
    note: 'English is nearly there, says her teacher. She would like to go on seeing me, “but less, like a vitamin”. We said every other week from September.',
  },
]

const maryam: Entry[] = [
  {
    day: '2025-10-07',
    ...child,
    ...mixed,
    note: 'First hello. She asked who reads what I write. I showed her the list on the screen, name by name.',
  },
  {
    day: '2025-10-15',
    ...school,
    ...well,
    note: 'With the safeguarding lead: what must not be asked, printed or said. Only what is needed is written here.',
  },
  {
    day: '2025-11-05',
    ...child,
    ...mixed,
    note: 'Sits where she can see the door. We found a seat in each room that has one.',
  },
  { day: '2025-11-26', ...said, note: '“I like that you don’t ask about before.”' },
  {
    day: '2026-01-14',
    ...rang,
    ...well,
    note: 'Call with Mum in Urdu through the interpreter we always have, on the number she gave for this, at the hour she chose.',
  },
  {
    day: '2026-02-04',
    ...child,
    ...well,
    note: 'Art club. She stayed until the end and carried the paint back.',
  },
  { day: '2026-03-11', ...good, goodNews: 'kind', language: 'ur' },
  {
    day: '2026-04-22',
    ...child,
    ...mixed,
    note: 'A rough night before the first day of term. She came, and we sat in the library until ten. No more was needed.',
  },
  { day: '2026-05-20', ...said, language: 'ur', note: '”آج میں ہنسی اور مجھے یاد بھی نہیں تھا کہ ڈرنا ہے۔“' },
  {
    day: '2026-06-17',
    ...child,
    ...well,
    mark: 'strength',
    note: 'Draws people as they would like to be seen.',
  },
  {
    day: '2026-07-08',
    ...child,
    ...well,
    note: 'Maths: tuition twice a week has helped. She explained fractions to me with paint.',
  },
  {
    day: '2026-07-15',
    ...rang,
    ...well,
    note: 'With Mum and the interpreter: how we keep in touch in the summer. I ring on Thursdays, and only I.',
  },
]

const finn: Entry[] = [
  {
    day: '2025-10-08',
    ...child,
    ...well,
    note: 'First hello. He wanted to know whether I knew his mum from work. Said yes, and that she cannot read any of this. He liked that.',
  },
  { day: '2025-11-12', ...said, note: '“Everyone thinks I get told things. I don’t get told things.”' },
  {
    day: '2025-12-10',
    ...child,
    ...mixed,
    note: 'Maths: he knows his tables forwards only. We went backwards up the stairs with the sevens.',
  },
  {
    day: '2026-01-21',
    ...rang,
    ...well,
    note: 'His dad takes the calls, as agreed at the start. A good one: homework is peaceful since they do it before tea.',
  },
  {
    day: '2026-02-25',
    ...child,
    ...mixed,
    note: 'A falling-out over a football sticker, as big as the world for two days.',
  },
  {
    day: '2026-03-18',
    ...school,
    ...well,
    note: 'With the class teacher: ten minutes of counters each morning instead of the extra sheet.',
  },
  {
    day: '2026-04-29',
    ...child,
    ...well,
    mark: 'strength',
    note: 'Makes up after a row first, and means it.',
  },
  { day: '2026-05-20', ...good, goodNews: 'better', language: 'en' },
  { day: '2026-06-17', ...said, note: '“I got nine of ten, and the one I got wrong I know why.”' },
  {
    day: '2026-07-14',
    ...child,
    ...well,
    note: 'Looked back with him: what helped was the stairs. We go on in September, in Year 6, with fractions and stairs.',
  },
]

type Written = {
  entries: Entry[]
  /** What the story is about, for what was agreed around it; the child's own words stand in the entries. */
  about: readonly { cause: string; own?: Readonly<Record<string, string>>; plan: string }[]
}

const BY_UPN = new Map<string, Written>([
  [
    children.zofia.upn,
    {
      entries: zofia,
      about: [
        { cause: 'alone', own: { leaves: 'half past three' }, plan: 'breakfast club' },
        { cause: 'new-here', plan: 'the words of the week' },
      ],
    },
  ],
  [children.jayden.upn, { entries: jayden, about: [{ cause: 'cover', plan: 'the card' }] }],
  [
    children.amara.upn,
    { entries: amara, about: [{ cause: 'reading-aloud', plan: 'the ruler under the line' }] },
  ],
  [children.maryam.upn, { entries: maryam, about: [] }],
  [children.finn.upn, { entries: finn, about: [{ cause: 'numbers', plan: 'ten minutes of counters' }] }],
])

/** What was written by hand of this child up to `today`; undefined for everybody else. */
export function writtenLife(
  facts: Facts,
  today: string,
): { entries: Entry[]; stories: readonly Story[] } | undefined {
  const written = BY_UPN.get(facts.upn)
  if (!written) return undefined
  const there = facts.days.filter(each => each.there).map(each => each.day)
  const entries = written.entries.flatMap(entry => {
    const day = entry.kind === 'in-person' ? there.find(each => each >= entry.day) : entry.day
    return day === undefined || day > today ? [] : [{ ...entry, day }]
  })
  const stories = written.about.map(({ cause, own = {}, plan }): Story => {
    const found = allCauses.find(each => each.name === cause)!
    const drawn = Object.fromEntries(Object.entries(found.own ?? {}).map(([slot, [first]]) => [slot, first!]))
    const words = { ...drawn, ...own, plan, tried: 'what we had before', worry: 'the mornings' }
    const weeks = { foundIn: 8, fittedIn: 24, endsIn: 36 }
    const days = {
      foundBy: daysBefore(facts.beganOn, -7 * weeks.foundIn),
      fittedBy: daysBefore(facts.beganOn, -7 * weeks.fittedIn),
    }
    return { cause: found, own: words, outcome: 'partly', ...weeks, ...days, steps: [] }
  })
  return { entries, stories }
}
