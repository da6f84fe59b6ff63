// The schema in words that two people can compare: db/schema.sql is this, and a test holds the two together. It is
// ordered for reading, not for running: the migrations make the schema.
import { many, orNull, queries, type Tx, text, texts, truth } from './queries.ts'

const db = queries(new URL('./dump-schema.sql', import.meta.url), {
  findRoles: many({ role: text, login: truth, mighty: truth, member_of: texts, settings: texts }),
  findSchemas: many({ schema: text, owner: text }),
  findRelations: many({
    schema: text,
    name: text,
    kind: text,
    owner: text,
    guarded: truth,
    forced: truth,
    options: texts,
    definition: orNull(text),
  }),
  findColumns: many({
    schema: text,
    relation: text,
    name: text,
    type: text,
    never_null: truth,
    otherwise: orNull(text),
    generated: text,
  }),
  findParts: many({ schema: text, relation: text, name: text, kind: text, definition: text }),
  findPolicies: many({
    schema: text,
    relation: text,
    name: text,
    command: text,
    roles: texts,
    permissive: truth,
    allowed: orNull(text),
    checked: orNull(text),
  }),
  findFunctions: many({ schema: text, name: text, definition: text, owner: text }),
  findGrants: many({ kind: text, name: text, role: text, privileges: texts }),
})

type Relation = Awaited<ReturnType<typeof db.findRelations>>[number]
type Parts = {
  columns: Awaited<ReturnType<typeof db.findColumns>>
  parts: Awaited<ReturnType<typeof db.findParts>>
  policies: Awaited<ReturnType<typeof db.findPolicies>>
  grants: Awaited<ReturnType<typeof db.findGrants>>
}

/** The whole schema as text: roles, schemas, tables with all that hangs on them, views, functions, grants. */
export async function dumpSchema(tx: Tx): Promise<string> {
  const relations = await db.findRelations(tx)
  const all: Parts = {
    columns: await db.findColumns(tx),
    parts: await db.findParts(tx),
    policies: await db.findPolicies(tx),
    grants: await db.findGrants(tx),
  }
  const sections = [
    (await db.findRoles(tx)).map(roleText).join('\n'),
    ...(await db.findSchemas(tx)).map(
      ({ schema, owner }) => `create schema ${schema}; -- owner ${owner}\n${grantsOn('schema', schema, all)}`,
    ),
    ...relations.filter(({ schema }) => schema !== 'pgboss').map(relation => relationText(relation, all)),
    relations
      .filter(({ schema, kind }) => schema === 'pgboss' && kind !== 'S')
      .map(({ name }) => `-- pgboss.${name}`)
      .join('\n'),
    ...(await db.findFunctions(tx)).map(
      ({ name, definition, owner }) =>
        `${definition.trim()}; -- owner ${owner}\n${grantsOn('function', name, all)}`,
    ),
  ]
  return `${sections
    .map(section => section.trim())
    .filter(Boolean)
    .join('\n\n')}\n`
}

function roleText({
  role,
  login,
  mighty,
  member_of,
  settings,
}: Awaited<ReturnType<typeof db.findRoles>>[number]) {
  const words = [
    login ? 'login' : 'nologin',
    mighty ? 'mighty' : '',
    ...member_of.map(each => `in role ${each}`),
  ]
  return [
    `create role ${role} ${words.filter(Boolean).join(' ')};`,
    ...settings.map(each => `alter role ${role} set ${each};`),
  ].join('\n')
}

function relationText(relation: Relation, all: Parts): string {
  const name = `${relation.schema}.${relation.name}`
  if (relation.kind === 'S') return `create sequence ${name};\n${grantsOn('sequence', name, all)}`
  const mine = <T extends { schema: string; relation: string }>(rows: T[]) =>
    rows.filter(row => row.schema === relation.schema && row.relation === relation.name)
  const head =
    relation.definition === null
      ? tableText(name, mine(all.columns), mine(all.parts))
      : viewText(name, relation)
  return [
    `${head} -- owner ${relation.owner}`,
    ...mine(all.parts)
      .filter(({ kind }) => kind !== 'constraint')
      .map(({ definition }) => `${definition};`),
    relation.guarded ? `alter table ${name} enable row level security;` : '',
    relation.forced ? `alter table ${name} force row level security;` : '',
    ...mine(all.policies).map(policyText),
    grantsOn('table', name, all),
    ...all.grants
      .filter(({ kind, name: column }) => kind === 'column' && column.startsWith(`${name}.`))
      .map(columnGrant),
  ]
    .filter(Boolean)
    .join('\n')
}

function tableText(name: string, columns: Parts['columns'], parts: Parts['parts']): string {
  const lines = columns.map(column => {
    const otherwise =
      column.otherwise === null ? '' : ` ${column.generated ? 'generated as' : 'default'} ${column.otherwise}`
    return `  ${column.name} ${column.type}${column.never_null ? ' not null' : ''}${otherwise}`
  })
  const constraints = parts
    .filter(({ kind }) => kind === 'constraint')
    .map(part => `  constraint ${part.name} ${part.definition}`)
  return `create table ${name} (\n${[...lines, ...constraints].join(',\n')}\n);`
}

// Before version 16 PostgreSQL named the table of each column in a view even where there is only one to choose from.
function viewText(name: string, { kind, options, definition }: Relation): string {
  const plain = definition!
    .replace(/\b[a-z_]\w*\.(?=[a-z_"])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return `create ${kind === 'm' ? 'materialized ' : ''}view ${name} with (${options.join(', ')}) as\n  ${plain}`
}

function policyText(policy: Parts['policies'][number]): string {
  const words = [
    `create policy ${policy.name} on ${policy.schema}.${policy.relation}`,
    policy.permissive ? '' : 'as restrictive',
    `for ${policy.command} to ${policy.roles.join(', ')}`,
    policy.allowed === null ? '' : `using (${flat(policy.allowed)})`,
    policy.checked === null ? '' : `with check (${flat(policy.checked)})`,
  ]
  return `${words.filter(Boolean).join(' ')};`
}

function grantsOn(kind: string, name: string, { grants }: Parts): string {
  return grants
    .filter(grant => grant.kind === kind && grant.name === name)
    .map(({ role, privileges }) => `grant ${privileges.join(', ')} on ${kind} ${name} to ${role};`)
    .join('\n')
}

function columnGrant({ name, role, privileges }: Parts['grants'][number]): string {
  return `grant ${privileges.join(', ')} on column ${name} to ${role};`
}

function flat(expression: string): string {
  return expression.replace(/\s+/g, ' ')
}
