// Reads the fields of one line of `kith calc`, and says in a sentence what is wrong with it.

/** What a calculation says of a line that it cannot compute. */
export class NotComputable extends Error {}

export type Fields = Record<string, unknown>

/** One line in, one answer out. @throws NotComputable with a plain sentence. */
export type Calculate = (input: unknown) => unknown

export type Limits = { min?: number; max?: number; whole?: boolean }

export function fieldsOf(input: unknown, example: string): Fields {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new NotComputable(`A line is an object such as ${example}.`)
  }
  return input as Fields
}

export function textOf(input: unknown, what: string): string {
  if (typeof input !== 'string') throw new NotComputable(`${what} is a text in quotation marks.`)
  return input
}

export function oneOf<T extends string>(value: unknown, name: string, choices: readonly T[]): T {
  const found = choices.find(choice => choice === value)
  if (found === undefined)
    throw new NotComputable(`"${name}" is one of ${choices.join(', ')}${butIs(value)}.`)
  return found
}

export function numberOf(value: unknown, name: string, limits: Limits = {}): number {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole = false } = limits
  const fits = typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max
  if (!fits || (whole && !Number.isSafeInteger(value))) {
    throw new NotComputable(`"${name}" is ${describe(limits)}${butIs(value)}.`)
  }
  return value
}

/** A number, or null where it is null or not there at all. */
export function numberOrNull(value: unknown, name: string, limits: Limits = {}): number | null {
  return value === null || value === undefined ? null : numberOf(value, name, limits)
}

export function listOf(value: unknown, name: string): unknown[] {
  if (!Array.isArray(value)) throw new NotComputable(`"${name}" is a list in square brackets${butIs(value)}.`)
  return value
}

export function flagOf(value: unknown, name: string, usual: boolean): boolean {
  if (value === undefined) return usual
  if (typeof value !== 'boolean') throw new NotComputable(`"${name}" is true or false${butIs(value)}.`)
  return value
}

/** A day of the calendar as `YYYY-MM-DD`; 30 February is none. */
export function dayOf(value: unknown, name: string): string {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null
  const day = parts === null ? null : new Date(`${parts[0]}T00:00:00Z`)
  if (
    parts === null ||
    day === null ||
    Number.isNaN(day.getTime()) ||
    day.getUTCDate() !== Number(parts[3])
  ) {
    throw new NotComputable(`"${name}" is a day such as "2025-09-01"${butIs(value)}.`)
  }
  return parts[0]
}

/** As published: to so many decimals, and null stays null. Thresholds are compared before this, never after. */
export function rounded<T extends number | null>(value: T, decimals: number): T {
  return (value === null ? null : Number(value.toFixed(decimals))) as T
}

function describe({ min, max, whole = false }: Limits): string {
  const number = whole ? 'a whole number' : 'a number'
  if (min !== undefined && max !== undefined) return `${number} from ${min} to ${max}`
  if (min !== undefined) return `${number} of at least ${min}`
  return max === undefined ? number : `${number} of at most ${max}`
}

const MOST_SHOWN = 40

function butIs(value: unknown): string {
  if (value === undefined) return ', and it is missing'
  const shown = JSON.stringify(value)
  return `, not ${shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}…` : shown}`
}
