// Who is at home with those who take part, and who stands round them: a relative with a phone for each, and for many a network
// drawn at the beginning and again a year on. The cast's families stand in test/cast.ts.
import { daysBefore } from '#arithmetic/days.ts'
import type { Tx } from '#platform/database/queries.ts'
import { addFamilies, type Home } from '#records/families/families.ts'
import { drawNetwork, type NetworkPerson } from '#stages/support/index.ts'
import { demoId } from '../demo-id.ts'
import type { Lived } from '../lives/live.ts'
import { heritages } from '../names.ts'
import { type Random, randomFrom } from '../random.ts'

export async function addHomes(tx: Tx, lived: readonly Lived[], seed: string): Promise<void> {
  await addFamilies(
    tx,
    lived.filter(each => !each.facts.hasFamily).map((each, n) => homeOf(each, n, seed)),
  )
}

/** Draws the networks of these children, the later one only where they began more than a year before `today`. */
export async function drawNetworks(
  tx: Tx,
  lived: readonly Lived[],
  seed: string,
  today: string,
): Promise<void> {
  for (const each of lived) {
    const random = randomFrom(`${seed} network ${each.facts.upn}`)
    // Of the cast's children, who have no brother or sister of a word, each has one.
    if (!random.chance(0.4) && each.life.speech.sibling) continue
    const { childId, beganOn } = each.facts
    const first = peopleAtFirst(each, random)
    const before = demoId(childId, 'network', 'first')
    const drawn = { childId, drawnWith: random.chance(0.7) ? ('child' as const) : ('both' as const) }
    await drawNetwork(tx, {
      ...drawn,
      id: before,
      follows: null,
      drawnOn: daysBefore(beganOn, -16),
      people: first,
    })
    const later = daysBefore(beganOn, -230 - random.below(90))
    if (later > today) continue
    const after = demoId(childId, 'network', 'later')
    const people = [...first.map(person => strengthened(person, random)), ...peopleLater(each, random)]
    await drawNetwork(tx, { ...drawn, id: after, follows: before, drawnOn: later, people })
  }
}

function homeOf(each: Lived, n: number, seed: string): Home {
  const { facts, life } = each
  const random = randomFrom(`${seed} home ${facts.upn}`)
  const { kind, woman } = KINDS[life.speech.carer] ?? KINDS.Mum!
  const heritage = heritages.find(one => one.language === facts.language && one.language !== undefined)
  const names = heritage ? (woman ? heritage.girls : heritage.boys) : woman ? WOMEN : MEN
  const name = `${random.pick(names)} ${facts.surname}`
  return {
    id: demoId(facts.childId, 'home'),
    childId: facts.childId,
    // Numbers that Ofcom keeps for stories.
    phone: `07700 900${String(200 + (n % 800)).padStart(3, '0')}`,
    whose: `${name}, ${kind}`,
    relatives: [
      {
        id: demoId(facts.childId, 'relative'),
        name,
        kind,
        languages: [facts.language],
        needsInterpreter: facts.language !== 'en' && random.chance(0.6),
        livesWith: true,
        mayCollect: true,
        responsibilityShownBy: random.chance(0.5)
          ? woman && kind === 'mother'
            ? BIRTH
            : PAPERS[kind]!
          : null,
      },
      ...othersOf(each, random, heritage),
    ],
  }
}

// Somebody else who brings them up, here or elsewhere, and whoever shares the room.
function othersOf({ facts, life }: Lived, random: Random, heritage: (typeof heritages)[number] | undefined) {
  const others: Home['relatives'] = []
  const { carer, sibling } = life.speech
  const parted = life.stories.some(story => story.cause.name === 'parting')
  if ((carer === 'Mum' || carer === 'Dad') && (parted || random.chance(0.4))) {
    const woman = carer === 'Dad'
    const names = heritage ? (woman ? heritage.girls : heritage.boys) : woman ? WOMEN : MEN
    const here = !parted && random.chance(0.7)
    others.push({
      ...{ id: demoId(facts.childId, 'other parent'), name: `${random.pick(names)} ${facts.surname}` },
      ...{ kind: woman ? 'mother' : 'father', languages: [facts.language], needsInterpreter: false },
      ...{ livesWith: here, mayCollect: here || random.chance(0.5), responsibilityShownBy: null },
    })
  }
  if (sibling) {
    const girl = sibling.includes('sister') || (sibling.includes('cousin') && random.chance(0.5))
    const names = (heritage ?? heritages[0]!)[girl ? 'girls' : 'boys'].filter(each => each !== facts.forename)
    others.push({
      ...{ id: demoId(facts.childId, 'sibling'), name: random.pick(names), languages: [facts.language] },
      kind: sibling.includes('cousin') ? 'cousin' : girl ? 'sister' : 'brother',
      ...{ needsInterpreter: false, livesWith: true, mayCollect: false, responsibilityShownBy: null },
    })
  }
  return others
}

const BIRTH = 'Birth certificate, seen'
const PAPERS: Record<string, string> = {
  mother: BIRTH,
  father: 'Birth certificate with both parents, seen',
  grandmother: 'Special guardianship order, seen',
  grandfather: 'Special guardianship order, seen',
}

const KINDS: Record<string, { kind: string; woman: boolean }> = {
  Mum: { kind: 'mother', woman: true },
  Dad: { kind: 'father', woman: false },
  Nan: { kind: 'grandmother', woman: true },
  Grandad: { kind: 'grandfather', woman: false },
}
const WOMEN = [
  'Karen',
  'Lisa',
  'Emma',
  'Donna',
  'Stacey',
  'Michelle',
  'Rachel',
  'Kelly',
  'Joanne',
  'Natalie',
  'Gemma',
]
const MEN = ['Paul', 'Lee', 'Mark', 'Darren', 'Craig', 'Stephen', 'Wayne', 'Ian', 'Gary', 'Martin']

function person(name: string, relation: string, more: Partial<NetworkPerson> = {}): NetworkPerson {
  return { name, relation, tie: 'not-said', flow: 'none', whose: 'child', notes: '', ...more }
}

function peopleAtFirst({ life }: Lived, random: Random): NetworkPerson[] {
  const { carer, sibling, grownUp } = life.speech
  return [
    person(carer, KINDS[carer]?.kind ?? 'mother', {
      tie: 'strong',
      flow: random.chance(0.3) ? 'both' : 'gives',
    }),
    ...(sibling
      ? [person(capital(sibling), 'sibling', { tie: random.chance(0.7) ? 'strong' : 'hard', flow: 'gets' })]
      : []),
    ...(carer === 'Mum' && sibling && random.chance(0.4)
      ? [person('Dad’s side', 'family', { tie: 'thin' })]
      : []),
    person('Class', 'class', { tie: random.chance(0.5) ? 'thin' : 'hard' }),
    person(capital(grownUp), 'school', { tie: random.chance(0.6) ? 'thin' : 'strong', flow: 'gives' }),
    ...(random.chance(0.3)
      ? [person('Neighbour', 'neighbour', { tie: 'thin', flow: 'gives', whose: 'family' })]
      : []),
  ]
}

function strengthened(before: NetworkPerson, random: Random): NetworkPerson {
  return before.tie !== 'strong' && random.chance(0.45) ? { ...before, tie: 'strong' } : before
}

function peopleLater({ life }: Lived, random: Random): NetworkPerson[] {
  const [like] = life.speech.likes
  const perhaps = [
    person(`Those from ${like}`, 'club', { tie: 'strong', flow: 'both' }),
    person('A friend', 'friend', { tie: 'strong', flow: 'both' }),
    person('Somebody at dinner time', 'school', { tie: 'strong', flow: 'gives' }),
    person('Family centre', 'service', { tie: 'thin', flow: 'gives', whose: 'family' }),
    person('Coach', 'coach', { tie: 'strong', flow: 'gives' }),
  ]
  const from = random.below(perhaps.length)
  return [perhaps[from]!, perhaps[(from + 1) % perhaps.length]!]
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
