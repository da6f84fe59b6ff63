// The family tree of a child, worked out from the list of relatives: who is whose is what was said, never a guess.
import type { Couple, FamilyTree, Shape, TreePerson } from '#design/family-tree.ts'
import type { Relative } from '#records/families/relatives.ts'
import { kinds } from './kinds.ts'

type Child = { id: string; name: string }

/** People and couples of the tree; at most 24, the child first. `siblings`: children of the same home who are here too. */
export function treeOf(
  child: Child,
  siblings: readonly Child[],
  relatives: readonly Relative[],
): Omit<FamilyTree, 'label'> {
  const parents = relatives.filter(each => kinds[each.kind]?.parent).map(each => each.relative_id)
  const own = (each: Child, index?: true): TreePerson => ({
    id: each.id,
    name: each.name,
    shape: 'diamond',
    generation: 0,
    index,
    parents: index ? parents : [],
  })
  const people = [
    own(child, true),
    ...siblings.map(each => own(each)),
    ...relatives.map(each => personOf(each, parents, relatives)),
  ].slice(0, MOST)
  const couples = relatives.flatMap((each): Couple[] =>
    each.couple_with
      ? [{ one: each.relative_id, other: each.couple_with, state: each.couple as Couple['state'] }]
      : [],
  )
  const [first, second, ...more] = parents
  const joined = couples.some(
    ({ one, other }) => [one, other].includes(first!) && [one, other].includes(second!),
  )
  // Two parents of whom nobody said how they are to each other are still this child's parents.
  if (second && more.length === 0 && !joined) couples.push({ one: first!, other: second, state: 'not-said' })
  return { people, couples }
}

const MOST = 24

// Through whom: a grandparent stands above that parent; an aunt, cousin or half-brother hangs from the same.
function personOf(each: Relative, parents: string[], relatives: readonly Relative[]): TreePerson {
  const { generation = 1, sibling } = kinds[each.kind] ?? {}
  return {
    id: each.relative_id,
    name: each.name,
    shape: each.shape as Shape,
    generation,
    died: each.died,
    parents: [
      ...(sibling ? parents : []),
      ...(each.through_id && generation < generationOf(each.through_id, relatives) ? [each.through_id] : []),
      // An aunt through the mother has the parents that the mother has.
      ...(each.through_id && generation === generationOf(each.through_id, relatives)
        ? parentsThrough(each.through_id, generation, relatives)
        : []),
      // A grandmother through the mother: the mother's parents are those who are said to be related through her, above her.
      ...parentsThrough(each.relative_id, generation, relatives),
    ],
  }
}

function parentsThrough(relativeId: string, generation: number, relatives: readonly Relative[]): string[] {
  return relatives
    .filter(
      other => other.through_id === relativeId && (kinds[other.kind]?.generation ?? 1) === generation + 1,
    )
    .map(other => other.relative_id)
}

function generationOf(relativeId: string, relatives: readonly Relative[]): number {
  const kind = relatives.find(each => each.relative_id === relativeId)?.kind
  return kinds[kind ?? '']?.generation ?? 1
}
