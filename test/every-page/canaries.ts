// A canary in each field in which people write of a child in trust: one for each column, so that a page that sings says of what.
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { type Class, matrix, type Role } from '#records/access/matrix.ts'
import { roleMay } from '#records/access/may.ts'
import type { TestDatabase } from '../world.ts'

const sql = readSqlFile(new URL('canaries.sql', import.meta.url))
export type Canary = { mark: string; column: string; class: Class; duty: string }

/** Puts a canary into every free text of the classes that are kept in trust, in every row there is. */
export async function plantCanaries(database: TestDatabase): Promise<Canary[]> {
  const administrator = await connectPlainly(database.where, database.postgres.administrator)
  const canaries = (await administrator.run(sql, 'findFreeText')).map((row, n) => ({
    mark: `zq${n}zq`,
    column: `${row.table}.${row.column}`,
    table: String(row.table),
    name: String(row.column),
    class: row.class as Class,
    duty: String(row.duty),
  }))
  const rows = canaries.map(each => ({ table: each.table, column: each.name, mark: each.mark }))
  await administrator.run(sql, 'makePlanter')
  await administrator.run(sql, 'plant', { rows: JSON.stringify(rows) })
  await administrator.close()
  return canaries
}

/** Which canaries sing in an answer to this role although it reads neither their class nor by their duty. */
export function singing(canaries: readonly Canary[], text: string, role: Role | undefined): Canary[] {
  const heard = new Set(text.match(/zq\d+zq/g))
  return canaries.filter(
    each =>
      heard.has(each.mark) &&
      !(role && (roleMay(role, `read ${each.class}`) || matrix[role].duties.includes(each.duty))),
  )
}
