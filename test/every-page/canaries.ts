// A canary in each field in which people write of a child in trust: one for each column, so that a page that sings says of what.
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { type Class, matrix, type Role } from '#records/access/matrix.ts'
import { roleMay } from '#records/access/may.ts'
import type { TestDatabase } from '../world.ts'

const sql = readSqlFile(new URL('canaries.sql', import.meta.url))
export type Canary = { mark: string; column: string; class: Class; duty: string }
/** A mark that was planted or typed, wherever it stands. No id, token or number made by chance has these letters. */
export const anyMark = /zqqz[0-9a-z]+zqqz/

/** Puts a canary into every free text of the classes that are kept in trust, in every row there is. */
export async function plantCanaries(database: TestDatabase): Promise<Canary[]> {
  const administrator = await connectPlainly(database.where, database.postgres.administrator)
  const canaries = (await administrator.run(sql, 'findFreeText')).map((row, n) => ({
    mark: `zqqz${n}zqqz`,
    column: `${row.table}.${row.column}`,
    table: String(row.table),
    name: String(row.column),
    of_parts: row.of_parts === true,
    class: row.class as Class,
    duty: String(row.duty),
  }))
  const rows = canaries.map(each => ({
    table: each.table,
    column: each.name,
    mark: each.mark,
    of_parts: each.of_parts,
  }))
  await administrator.run(sql, 'makePlanter')
  await administrator.run(sql, 'plant', { rows: JSON.stringify(rows) })
  await administrator.run(sql, 'refuseMarks')
  await administrator.close()
  return canaries
}

/** Which canaries sing in an answer to this role although it reads neither their class nor by their duty. */
export function singing(canaries: readonly Canary[], text: string, role: Role | undefined): Canary[] {
  const heard = new Set(text.match(/zqqz\d+zqqz/g))
  return canaries.filter(
    each =>
      heard.has(each.mark) &&
      !(role && (roleMay(role, `read ${each.class}`) || matrix[role].duties.includes(each.duty))),
  )
}

/** What no page tells even to those who read its class, and why; all others are heard by them in the walk. */
export const readOnNoPage: Record<string, string> = {
  'access.grants.why':
    'The database writes it in fixed words, and shows it as the why of who may see a child.',
  'access.restrictions.because':
    'Nobody restricts a record on a page yet: the reason stands with the restriction alone.',
  'kith.early_help_told.council_episode':
    'The council’s own number, kept to take back what its file brought.',
  'kith.early_help_told.council_person': 'The same.',
  'kith.early_help_told.reason': 'The council’s word, kept to take back what its file brought.',
  'kith.family_pages.ended_because': 'Fixed words, kept to tell why a link ended.',
  'kith.keeping_lines.rule': 'The name of a rule of the blueprint, shown in the words of the page.',
  'kith.protected_addresses.because':
    'Kept beside the sealed address for whoever opens it; no page opens one yet.',
}
