import * as v from 'valibot'
import { type Block, readSqlFile, type Statement, type Values } from './sql-file.ts'

/** What a transaction gives to those inside it: the only handle on the database there is. */
export type Tx = {
  readonly actor: Actor
  /** Sends one filled block. Rooms call their named queries instead. */
  send(statement: Statement): Promise<Record<string, unknown>[]>
  /** Sends one for which the work need not wait: the transaction does before it commits, and fails with it. */
  alongside(statement: Statement): void
}

/** Who is asking, as the database itself resolved it. `nobody` is sign-in, which has nobody yet. */
export type Actor = {
  readonly kind: 'person' | 'link' | 'job' | 'operator' | 'nobody'
  readonly credentialId: string | null
  readonly personId: string | null
  readonly name: string | null
  readonly placeId: string | null
  readonly place: {
    id: string
    slug: string
    name: string
    pretend: boolean
    zone: string
    standsOn: string | null
  } | null
  readonly roles: readonly string[]
  readonly purpose: string
  readonly sharedComputer: boolean
  readonly steppedUpAt: Date | null
  readonly until: Date | null
}

type RowSchema = v.ObjectSchema<v.ObjectEntries, undefined>
type Row<S extends RowSchema> = v.InferOutput<S>
type HowMany = 'many' | 'one' | 'maybe' | 'nothing'
type Shape<H extends HowMany, S extends RowSchema> = { howMany: H; row: S }

/** Any number of rows. */
export const many = <E extends v.ObjectEntries>(entries: E) => ({
  howMany: 'many' as const,
  row: v.object(entries),
})
/** Exactly one row: anything else is a defect and throws. */
export const one = <E extends v.ObjectEntries>(entries: E) => ({
  howMany: 'one' as const,
  row: v.object(entries),
})
/** One row or undefined. */
export const maybe = <E extends v.ObjectEntries>(entries: E) => ({
  howMany: 'maybe' as const,
  row: v.object(entries),
})
/** No rows: an insert, an update, a setting. */
export const nothing = () => ({ howMany: 'nothing' as const, row: v.object({}) })

// biome-ignore lint/suspicious/noExplicitAny: a shape of any row is what a record of shapes holds
type Shapes = Record<string, Shape<HowMany, any>>
type Answer<S> =
  S extends Shape<'many', infer R>
    ? Row<R>[]
    : S extends Shape<'one', infer R>
      ? Row<R>
      : S extends Shape<'maybe', infer R>
        ? Row<R> | undefined
        : undefined
export type Queries<S extends Shapes> = {
  [K in keyof S]: ((tx: Tx, values?: Values) => Promise<Answer<S[K]>>) &
    // What gives no rows may be sent without waiting for it, as `Tx` says.
    (S[K] extends Shape<'nothing', RowSchema> ? { alongside(tx: Tx, values?: Values): void } : unknown)
}

/** Every query of the program with its declared row, for `every-query`. */
export const everyQuery: { block: Block; row: RowSchema; howMany: HowMany }[] = []

/**
 * The named queries of the `.sql` file that stands beside a module, with the shape of each one's row.
 * The shape is the type; the test `every-query` holds it against what PostgreSQL describes; under test every row is parsed.
 */
export function queries<S extends Shapes>(url: URL, shapes: S): Queries<S> {
  const blocks = readSqlFile(url)
  for (const name of blocks.keys()) {
    if (!(name in shapes)) throw new Error(`${url.pathname} has a block ${name} that nobody declares.`)
  }
  const made: Record<string, (tx: Tx, values?: Values) => Promise<unknown>> = {}
  for (const [name, shape] of Object.entries(shapes)) {
    const block = blocks.get(name)
    if (!block) throw new Error(`${url.pathname} has no block named ${name}.`)
    everyQuery.push({ block, row: shape.row, howMany: shape.howMany })
    const ask = async (tx: Tx, values?: Values) => {
      const rows = await tx.send(block.fill(values))
      return answer(block, shape, underTest ? rows.map(row => checkRow(block, shape.row, row)) : rows)
    }
    made[name] = Object.assign(ask, {
      alongside: (tx: Tx, values?: Values) => tx.alongside(block.fill(values)),
    })
  }
  return made as Queries<S>
}

const underTest = process.env.NODE_TEST_CONTEXT !== undefined

function checkRow(block: Block, schema: RowSchema, row: Record<string, unknown>) {
  const parsed = v.safeParse(v.strictObject(schema.entries), row)
  if (parsed.success) return parsed.output
  throw new Error(`${block.file}#${block.name} gave a row unlike its shape: ${v.summarize(parsed.issues)}`)
}

function answer(block: Block, shape: Shape<HowMany, RowSchema>, rows: Record<string, unknown>[]) {
  if (shape.howMany === 'many') return rows
  if (shape.howMany === 'nothing') return undefined
  if (rows.length > 1 || (shape.howMany === 'one' && rows.length === 0)) {
    throw new Error(`${block.file}#${block.name} gave ${rows.length} rows where ${shape.howMany} was meant.`)
  }
  return rows[0]
}

/** Column types as they arrive: ids and days as text, whole numbers checked, moments as Date. */
export const uuid = v.string()
export const text = v.string()
export const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))
export const whole = v.pipe(v.number(), v.safeInteger())
export const decimal = v.string()
export const moment = v.date()
export const truth = v.boolean()
export const bytes = v.instance(Buffer)
export const json = v.unknown()
export const texts = v.array(v.string())
export const days = v.array(day)
export const wholes = v.array(whole)
export const orNull = v.nullable
