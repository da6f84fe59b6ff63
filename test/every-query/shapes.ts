// Holds the shape that stands beside a query against what PostgreSQL says it gives.

import type { DescribedColumn } from '#platform/database/describe.ts'
import {
  bytes,
  day,
  days,
  decimal,
  json,
  moment,
  text,
  texts,
  truth,
  uuid,
  whole,
  wholes,
} from '#platform/database/queries.ts'

type Shape = { type: string; wrapped?: Shape; item?: Shape; pipe?: readonly Shape[] }

export type Catalogue = {
  types: Map<number, string>
  /** `table/column` to whether it is NOT NULL; a column that is not in it may be anything. */
  neverNull: Map<string, boolean>
}

// uuid, text and decimal are all strings in TypeScript; they are told apart by which of the three was written.
const named = new Map<unknown, string[]>([
  [uuid, ['uuid']],
  [text, ['text', 'varchar', 'bpchar', 'name', 'citext']],
  [day, ['date']],
  [whole, ['int2', 'int4', 'int8']],
  [decimal, ['numeric']],
  [moment, ['timestamptz', 'timestamp']],
  [truth, ['bool']],
  [bytes, ['bytea']],
  [json, ['json', 'jsonb']],
  [texts, ['_text', '_uuid', '_varchar', '_name']],
  [days, ['_date']],
  [wholes, ['_int2', '_int4', '_int8']],
])

// A shape made on the spot: a list of words for a text column, an object for json.
const general: Record<string, string[]> = {
  string: ['text', 'varchar', 'uuid', 'numeric', 'name'],
  picklist: ['text', 'varchar'],
  literal: ['text', 'varchar', 'int4', 'bool'],
  number: ['int2', 'int4', 'int8', 'float4', 'float8'],
  boolean: ['bool'],
  date: ['timestamptz', 'timestamp'],
  array: ['_text', '_uuid', '_int4', '_int8', '_date', 'json', 'jsonb'],
  tuple: ['json', 'jsonb'],
  object: ['json', 'jsonb'],
  strict_object: ['json', 'jsonb'],
  loose_object: ['json', 'jsonb'],
  record: ['json', 'jsonb'],
  union: ['text', 'json', 'jsonb'],
  variant: ['json', 'jsonb'],
  unknown: ['json', 'jsonb'],
}

/** Each way in which the shape and the columns differ, as a sentence. `text` of the query shows which columns it keeps from being null. */
export function differences(
  columns: DescribedColumn[],
  entries: Record<string, Shape>,
  sql: string,
  { types, neverNull }: Catalogue,
): string[] {
  const given = new Map(columns.map(column => [column.name, column]))
  const missing = Object.keys(entries)
    .filter(name => !given.has(name))
    .map(name => `declares ${name}, which it does not give`)
  const doubled = columns.length - given.size
  return [
    ...missing,
    ...(doubled > 0 ? [`gives ${doubled} columns whose name another has too`] : []),
    ...[...given.values()].flatMap(column => {
      const shape = entries[column.name]
      return shape ? columnDifferences(column, shape) : [`gives ${column.name}, which its shape lacks`]
    }),
  ]

  function columnDifferences({ name, type, table, column }: DescribedColumn, shape: Shape): string[] {
    const mayBeNull = shape.type === 'nullable' || shape.type === 'nullish'
    const inner = mayBeNull ? shape.wrapped! : shape
    const typeName = types.get(type) ?? String(type)
    const wanted = named.get(inner) ?? general[inner.type] ?? []
    const found = wanted.includes(typeName)
      ? []
      : [`gives ${name} as ${typeName}, but its shape is for ${wanted.join(', ') || inner.type}`]
    const nullable = neverNull.get(`${table}/${column}`) === false && !isKeptFromNull(name, sql)
    if (nullable && !mayBeNull) found.push(`gives ${name}, which may be null: declare it orNull(…)`)
    return found
  }
}

// `x is not null`, or `x = …` outside a left join, which no null passes.
function isKeptFromNull(column: string, sql: string): boolean {
  const kept = sql.replace(/\bleft join\b[\s\S]*?(?=\b(?:left |cross )?join\b|\bwhere\b|$)/g, '')
  return new RegExp(`\\b${column}\\s+is\\s+not\\s+null|\\b${column}\\s*=|=\\s*(?:\\w+\\.)?${column}\\b`).test(
    kept,
  )
}
