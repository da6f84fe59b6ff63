// Who is at home and who stands around the walk's child.
import { randomUUID } from 'node:crypto'
import { addContact, addHousehold } from '#records/families/families.ts'
import { addRelativeTold } from '#records/families/relatives.ts'
import { addFact, drawNetwork, type NetworkPerson } from '#stages/support/index.ts'
import { type Ground, LONG, must } from './ground.ts'

/** A home with a brother or sister in it, relatives of every kind, what is theirs alone, and two drawings of a network. */
export async function beAFamily({ as, work, child, others }: Ground): Promise<void> {
  await work.as(async tx => {
    await addHousehold(tx, [child, others[0]!])
    await addContact(tx, child, { kind: 'phone', whose: 'Mother', value: '07700 900321' })
    await addContact(tx, child, {
      kind: 'email',
      whose: 'Grandmother',
      value: `${'a'.repeat(40)}@${'b'.repeat(40)}.example`,
    })
    await addContact(tx, child, { kind: 'address', whose: 'home', value: '12 Carding Street, Millbrook' })
  })
  const unsaid = {
    parentalResponsibility: null,
    shownBy: null,
    livesWith: null,
    mayCollect: null,
    notContacted: null,
    throughId: null,
    coupleWith: null,
    couple: null,
    shape: 'diamond',
    died: false,
    needsInterpreter: false,
    languages: [] as string[],
  }
  const [mother, father, nan] = [randomUUID(), randomUUID(), randomUUID()]
  await as('link-worker', async tx => {
    const tell = (id: string, name: string, kind: string, more: object) =>
      addRelativeTold(tx, { ...unsaid, id, childId: child, name, kind, ...more })
    await tell(mother, 'Aleksandra Featherstonehaugh-Okonkwo', 'mother', {
      ...{
        languages: ['pl', 'en'],
        needsInterpreter: true,
        livesWith: true,
        mayCollect: true,
        shape: 'circle',
      },
      ...{ parentalResponsibility: true, shownBy: 'Birth certificate, seen' },
    })
    await tell(father, 'Tom Kay', 'father', {
      ...{ livesWith: false, mayCollect: false, shape: 'square', coupleWith: mother, couple: 'separated' },
      notContacted: 'A court has said so',
    })
    await tell(nan, 'Maria Kay', 'grandmother', { died: true, throughId: father, shape: 'circle' })
    const fact = { childId: child, knownOn: '2026-07-02' }
    await addFact(tx, {
      ...fact,
      id: randomUUID(),
      relativeId: null,
      theirs: false,
      words: `Goes to ${LONG}`,
    })
    await addFact(tx, {
      ...fact,
      id: randomUUID(),
      relativeId: mother,
      theirs: true,
      words: 'Sees somebody on Mondays.',
    })
    const first: NetworkPerson[] = [
      person('Mum', 'mother', 'strong', 'both'),
      person('Maximiliana-Konstantina', 'sibling', 'hard', 'gets'),
      person('The class', 'class', 'thin', 'none'),
    ]
    const [before, after] = [randomUUID(), randomUUID()]
    const drawn = { childId: child, drawnWith: 'child' as const }
    must(
      await drawNetwork(tx, { ...drawn, id: before, follows: null, drawnOn: '2025-11-20', people: first }),
      'made',
    )
    const people: NetworkPerson[] = [
      { ...first[0]!, notes: 'Rings on Sundays' },
      { ...first[1]!, tie: 'strong' },
      ...['A coach', 'Ms Khan', 'Nan’s friend', LONG.slice(0, 40)].map((name, n) =>
        person(name, n === 0 ? 'coach' : 'neighbour', n === 1 ? 'hard' : 'thin', 'gives'),
      ),
      { ...person('A doctor', 'service', 'thin', 'gives'), whose: 'relative' },
    ]
    must(
      await drawNetwork(tx, { ...drawn, id: after, follows: before, drawnOn: '2026-07-08', people }),
      'made',
    )
  })
}
function person(
  name: string,
  relation: string,
  tie: NetworkPerson['tie'],
  flow: NetworkPerson['flow'],
): NetworkPerson {
  return { name, relation, tie, flow, whose: 'child', notes: '' }
}
