// What relatives are to a child, in which generation the tree draws them, and the words of the network's list.
import type { Flow, Tie } from '#design/ecomap.ts'
import type { Whose } from './network.ts'

/** A kind of relative: its word, and its row in the tree (0 the child's own, 1 their parents'). `parent`: a line leads down. */
export type Kind = { word: string; generation: number; parent?: true; sibling?: true }

export const kinds: Record<string, Kind> = {
  mother: { word: 'Mother', generation: 1, parent: true },
  father: { word: 'Father', generation: 1, parent: true },
  parent: { word: 'Parent', generation: 1, parent: true },
  stepmother: { word: 'Stepmother', generation: 1 },
  stepfather: { word: 'Stepfather', generation: 1 },
  'parents-partner': { word: 'Parent’s partner', generation: 1 },
  'foster-carer': { word: 'Foster carer', generation: 1 },
  guardian: { word: 'Guardian', generation: 1 },
  grandmother: { word: 'Grandmother', generation: 2 },
  grandfather: { word: 'Grandfather', generation: 2 },
  grandparent: { word: 'Grandparent', generation: 2 },
  sister: { word: 'Sister', generation: 0, sibling: true },
  brother: { word: 'Brother', generation: 0, sibling: true },
  sibling: { word: 'Brother or sister', generation: 0, sibling: true },
  'half-sibling': { word: 'Half-brother or half-sister', generation: 0 },
  aunt: { word: 'Aunt', generation: 1 },
  uncle: { word: 'Uncle', generation: 1 },
  cousin: { word: 'Cousin', generation: 0 },
  'great-grandparent': { word: 'Great-grandparent', generation: 3 },
  'own-child': { word: 'Their own child', generation: -1 },
  other: { word: 'Other relative', generation: 1 },
}

export function kindWord(kind: string): string {
  return kinds[kind]?.word ?? `${kind[0]!.toUpperCase()}${kind.slice(1).replaceAll('-', ' ')}`
}

export const ties: Record<Tie, string> = {
  'not-said': 'Not said',
  strong: 'Strong',
  thin: 'Thin',
  hard: 'Hard',
}
export const flows: Record<Flow, string> = {
  none: '–',
  gives: 'Gives help',
  gets: 'Gets help',
  both: 'Gives and gets',
}
export const whoses: Record<Whose, string> = {
  child: 'The child’s own',
  family: 'The whole family’s',
  relative: 'A relative’s own',
}
export const shapes: Record<string, string> = { diamond: 'Diamond', circle: 'Circle', square: 'Square' }
export const couples: Record<string, string> = {
  together: 'Together',
  separated: 'Separated',
  divorced: 'Divorced',
}
export const drawnWithWords: Record<string, string> = {
  child: 'the child or young person',
  family: 'the family',
  both: 'the child or young person and the family',
  nobody: 'nobody beside',
}
