// What every table, view and function must have so that no row is seen by accident. Each offence is a sentence.
import type { Plain } from '#platform/database/plain-connection.ts'
import type { Block } from '#platform/database/sql-file.ts'

type Sql = Map<string, Block>

/** Tables that would show their rows to whoever asks. */
export async function tableOffences(plain: Plain, sql: Sql): Promise<string[]> {
  const tables = await plain.run(sql, 'findTables')
  return tables.flatMap(({ name, enabled, forced, policies, guarded, foreign_made }) => [
    ...(enabled ? [] : [`${name} has no row-level security: guard it, select kith.guard('${name}', …).`]),
    ...(forced
      ? []
      : [`${name} shows all its rows to its owner: force row level security (kith.guard does).`]),
    ...(policies ? [] : [`${name} has no policy: guard it, select kith.guard('${name}', …).`]),
    ...(guarded || foreign_made
      ? []
      : [`${name} is not in access.guards: guard it with kith.guard and not by hand.`]),
  ])
}

/** Views that would look with their owner's eyes, and copies of rows that no policy follows. */
export async function viewOffences(plain: Plain, sql: Sql): Promise<string[]> {
  const views = await plain.run(sql, 'findViews')
  return views.flatMap(({ name, materialised, invoker }) => {
    if (materialised)
      return [`${name} is a materialised view, which no policy guards: make it a table that a job fills.`]
    return invoker ? [] : [`${name} shows what its owner sees: create view … with (security_invoker = true).`]
  })
}

/** Functions that run with another's rights without being on the list, pinned, and closed to everybody else. */
export async function functionOffences(
  plain: Plain,
  sql: Sql,
  listed: ReadonlySet<string>,
): Promise<string[]> {
  const functions = await plain.run(sql, 'findFunctions')
  const definers = functions.filter(({ definer }) => definer)
  const gone = [...listed].filter(name => !definers.some(each => each.name === name))
  return [
    ...definers.flatMap(({ name, owner, pinned, open_to_all }) => [
      ...(listed.has(String(name))
        ? []
        : [`${name} is SECURITY DEFINER and not in db/definer-functions.csv: say there why it must be.`]),
      ...(pinned ? [] : [`${name} needs: set search_path = pg_catalog, pg_temp.`]),
      // Only a table's owner may have it analysed.
      ...(owner === 'kith_definer' || (name === 'kith.take_stock()' && owner === 'kith_owner')
        ? []
        : [`${name} belongs to ${owner}: alter function … owner to kith_definer.`]),
      ...(open_to_all ? [`${name} may be run by everybody: revoke all on function … from public.`] : []),
    ]),
    ...gone.map(
      name => `db/definer-functions.csv lists ${name}, which is not there any more: take the line out.`,
    ),
  ]
}
