// Reads just the words of JSON Schema 2020-12 that the blueprint's schema uses, so that a test can hold the published
// schema against the code. A word it does not know throws: then it must be taught, or the schema kept simpler.

type Schema = Record<string, unknown> | boolean
const SAID_ONLY = new Set(['$schema', '$id', '$defs', 'title', 'description'])

/** Whether a value is what the schema asks for. @throws when the schema uses a word not known here. */
export function schemaAccepts(root: Record<string, unknown>, value: unknown): boolean {
  const accepts = (schema: Schema, item: unknown): boolean => {
    if (typeof schema === 'boolean') return schema
    return Object.entries(schema).every(([word, wanted]) => {
      if (SAID_ONLY.has(word)) return true
      const check = CHECKS[word]
      if (check === undefined) throw new Error(`The schema uses "${word}", which this reader does not know.`)
      return check(wanted, item, schema, accepts, root)
    })
  }
  return accepts(root, value)
}

type Check = (
  wanted: unknown,
  item: unknown,
  schema: Record<string, unknown>,
  accepts: (schema: Schema, item: unknown) => boolean,
  root: Record<string, unknown>,
) => boolean

const CHECKS: Record<string, Check> = {
  type: (wanted, item) => KINDS[wanted as string]!(item),
  const: (wanted, item) => item === wanted,
  enum: (wanted, item) => (wanted as unknown[]).includes(item),
  minLength: (wanted, item) => typeof item !== 'string' || item.length >= (wanted as number),
  pattern: (wanted, item) => typeof item !== 'string' || new RegExp(wanted as string, 'u').test(item),
  minimum: (wanted, item) => typeof item !== 'number' || item >= (wanted as number),
  maximum: (wanted, item) => typeof item !== 'number' || item <= (wanted as number),
  minItems: (wanted, item) => !Array.isArray(item) || item.length >= (wanted as number),
  prefixItems: (wanted, item, _, accepts) =>
    !Array.isArray(item) || (wanted as Schema[]).every((one, i) => i >= item.length || accepts(one, item[i])),
  items: (wanted, item, schema, accepts) =>
    !Array.isArray(item) ||
    item
      .slice((schema.prefixItems as unknown[] | undefined)?.length ?? 0)
      .every(one => accepts(wanted as Schema, one)),
  anyOf: (wanted, item, _, accepts) => (wanted as Schema[]).some(one => accepts(one, item)),
  required: (wanted, item) => !isObject(item) || (wanted as string[]).every(key => key in item),
  properties: (wanted, item, _, accepts) =>
    !isObject(item) ||
    Object.entries(wanted as Record<string, Schema>).every(
      ([key, one]) => !(key in item) || accepts(one, item[key]),
    ),
  additionalProperties: (wanted, item, schema, accepts) =>
    !isObject(item) ||
    Object.keys(item)
      .filter(key => !(key in (schema.properties as object)))
      .every(key => accepts(wanted as Schema, item[key])),
  $ref: (wanted, item, _, accepts, root) =>
    accepts((root.$defs as Record<string, Schema>)[(wanted as string).replace('#/$defs/', '')]!, item),
}

const KINDS: Record<string, (item: unknown) => boolean> = {
  string: item => typeof item === 'string',
  boolean: item => typeof item === 'boolean',
  number: item => typeof item === 'number' && Number.isFinite(item),
  integer: item => Number.isInteger(item),
  array: Array.isArray,
  object: isObject,
}

function isObject(item: unknown): item is Record<string, unknown> {
  return typeof item === 'object' && item !== null && !Array.isArray(item)
}
