// What a first drawing begins with: nobody types what Kith knows.
import type { Relative } from '#records/families/relatives.ts'
import type { Identity } from '../child/child.ts'
import { kindWord } from './kinds.ts'
import type { NetworkPerson } from './network.ts'

/** School, Link Worker and the relatives who are written down; how the ties are is not said yet. */
export function startingPeople(
  child: Pick<Identity, 'school' | 'link_workers'>,
  relatives: readonly Relative[],
): NetworkPerson[] {
  const someone = (name: string, relation: string): NetworkPerson => ({
    name: name.slice(0, 80),
    relation,
    tie: 'not-said',
    flow: 'none',
    whose: 'child',
    notes: '',
  })
  return [
    ...(child.school ? [someone(child.school, 'School')] : []),
    ...child.link_workers.map(name => someone(name, 'Link Worker')),
    ...relatives.filter(each => !each.died).map(each => someone(each.name, kindWord(each.kind))),
  ].slice(0, 20)
}
