// Holds db/columns.csv to the catalogue, both ways, and to the rooms that own the tables.

import type { File } from '../architecture/tree.ts'
import { readCsv } from './csv.ts'

export type ColumnLine = {
  schema: string
  table: string
  column: string
  owner: string
  class: string
  why: string
  kept: string
}
export type CatalogueColumn = { schema: string; table: string; column: string; class: string | null }

const rooms = /^(platform|front-door|intake|records\/[a-z-]+|stages\/[a-z-]+)$/

export function readColumns(text: string): ColumnLine[] {
  return readCsv(text) as ColumnLine[]
}

/** Columns that are not explained, explanations of nothing, and lines that leave something out. */
export function columnOffences(lines: ColumnLine[], catalogue: CatalogueColumn[]): string[] {
  const key = ({ schema, table, column }: { schema: string; table: string; column: string }) =>
    `${schema}.${table}.${column}`
  const explained = new Map(lines.map((line, at) => [key(line), { ...line, number: at + 2 }]))
  const held = new Set(catalogue.map(key))
  return [
    ...catalogue
      .filter(column => !explained.has(key(column)))
      .map(
        column =>
          `${key(column)} is not in db/columns.csv: say there who owns it, why it is held and how long.`,
      ),
    ...lines.flatMap((line, at) =>
      held.has(key(line)) ? [] : [`db/columns.csv:${at + 2} explains ${key(line)}, which is not there.`],
    ),
    ...(explained.size < lines.length ? ['db/columns.csv explains a column twice.'] : []),
    ...catalogue.flatMap(column => {
      const line = explained.get(key(column))
      return line && line.class !== (column.class ?? '-')
        ? [
            `db/columns.csv:${line.number} says ${key(column)} is of class ${line.class}; it is guarded as ${column.class}.`,
          ]
        : []
    }),
    ...lines.flatMap((line, at) => [
      ...(rooms.test(line.owner) ? [] : [`db/columns.csv:${at + 2} names no room as owner: ${line.owner}.`]),
      ...(line.why.length > 4 && line.kept.length > 4
        ? []
        : [`db/columns.csv:${at + 2} does not say why ${key(line)} is held and how long.`]),
    ]),
  ]
}

/** Stages that read or write another stage's table. What only tests put in place is no part of a stage. */
export function ownershipOffences(lines: ColumnLine[], files: File[]): string[] {
  const owners = new Map(lines.map(line => [`${line.schema}.${line.table}`, line.owner]))
  return files
    .filter(
      ({ path }) =>
        !/\.(fixture|test)\.sql$/.test(path) &&
        (/^src\/stages\/.*\.sql$/.test(path) || /^src\/(records|intake|front-door)\/.*\.sql$/.test(path)),
    )
    .flatMap(({ path, text }) => {
      const room = path.startsWith('src/stages/')
        ? path.split('/').slice(1, 3).join('/')
        : path.split('/')[1]!
      return [...text.matchAll(/\b(kith|access|audit|door)\.\w+\b/g)].flatMap(match => {
        const owner = owners.get(match[0])
        const line = text.slice(0, match.index).split('\n').length
        return owner?.startsWith('stages/') && owner !== room
          ? [`${path}:${line} uses ${match[0]}, which ${owner} owns: ask its index.ts, or join in ${owner}.`]
          : []
      })
    })
}
