// What pupils.csv says of a child against what is held. Rule: facts end, they are not overwritten. A column that the
// file does not have says nothing; a blank in a column that it has ends what was known
// (docs/import-from-your-school-system.md).
import type { PupilRow } from '../extract/index.ts'
import type { Sender } from './merge-policy.ts'

export const FLAGS = [
  'fsm',
  'ever6',
  'sen',
  'need',
  'eal',
  'ethnicity',
  'idaci_decile',
  'status',
  'known_before',
] as const
export type Flag = (typeof FLAGS)[number]

/** A fact in force: `values` by column, such as forename and surname; `sender`: whose file said so, null for none. */
export type Held<Column extends string> = {
  id: string
  values: Record<Column, string | null>
  sender: Sender | null
}

export type Change<Column extends string> = {
  /** The fact that ends, or null where none is held. */
  end: string | null
  /** What is true from now on, or null where nothing is known any more. */
  begin: Record<Column, string | null> | null
  /** The file's columns that say otherwise than what is held. */
  columns: (keyof PupilRow)[]
}

/** The columns of the file, and what its row says in them. */
export type Said = { columns: ReadonlySet<string>; row: PupilRow }

export const NAME = { forename: 'forename', surname: 'surname' } as const
export const BIRTH = { born_on: 'dob', sex: 'sex' } as const

/** What to do about a fact of several columns, or null for nothing. `from` names the file's column for each. */
export function compare<Column extends string>(
  held: Held<Column> | undefined,
  from: Readonly<Record<Column, keyof PupilRow>>,
  { columns, row }: Said,
): Change<Column> | null {
  const names = Object.keys(from) as Column[]
  const was = (name: Column): string | null => held?.values[name] ?? null
  const is = (name: Column): string | null => (columns.has(from[name]) ? textOf(row[from[name]]) : was(name))
  const differing = names.filter(name => is(name) !== was(name))
  if (differing.length === 0) return null
  const known = names.some(name => is(name) !== null)
  const values = Object.fromEntries(names.map(name => [name, is(name)])) as Record<Column, string | null>
  const changed = differing.map(name => from[name])
  return { end: held?.id ?? null, begin: known ? values : null, columns: changed }
}

/** What to do about one flag, or null for nothing. */
export function compareFlag(
  held: { id: string; value: string } | undefined,
  flag: Flag,
  { columns, row }: Said,
): { end: string | null; begin: string | null } | null {
  if (!columns.has(flag)) return null
  const is = textOf(row[flag])
  if (is === (held?.value ?? null)) return null
  return { end: held?.id ?? null, begin: is }
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value)
}
