// Reads the fields of a JSON object and collects sentences about what is wrong, each with the place where.

type Json = Record<string, unknown>

/** After a problem a reading goes on with a stand-in, so that all problems are told at once. */
export class Fields {
  readonly json: Json
  readonly where: string
  readonly problems: string[]

  constructor(json: Json, where: string, problems: string[]) {
    this.json = json
    this.where = where
    this.problems = problems
  }

  static read(json: unknown, where: string, problems: string[]): Fields | null {
    if (typeof json === 'object' && json !== null && !Array.isArray(json))
      return new Fields(json as Json, where, problems)
    problems.push(`${where === '' ? 'identify' : where} must be an object in braces.`)
    return null
  }

  /** The same fields, with another name for the place. */
  at(where: string): Fields {
    return new Fields(this.json, where, this.problems)
  }

  refuse(sentence: string): void {
    this.problems.push(this.where === '' ? `identify: ${sentence}` : `${this.where}: ${sentence}`)
  }

  only(keys: string[]): void {
    for (const key of Object.keys(this.json)) {
      if (!keys.includes(key)) this.refuse(`"${key}" is no part of this rule. It takes: ${keys.join(', ')}.`)
    }
  }

  text(key: string, fits: (text: string) => boolean, what: string): string {
    const value = this.json[key]
    if (typeof value === 'string' && fits(value)) return value
    return this.refused(key, what, '')
  }

  word<T extends string>(key: string, allowed: readonly T[]): T {
    const found = allowed.find(one => one === this.json[key])
    return found ?? this.refused(key, `one of ${allowed.join(', ')}`, allowed[0]!)
  }

  wordOrNumber(key: string, allowed: readonly string[] | null): string {
    const value = this.json[key]
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text === 'string' && text !== '' && (allowed === null || allowed.includes(text))) return text
    return this.refused(key, allowed === null ? 'a word' : `one of ${allowed.join(', ')}`, '')
  }

  /** A list of at least one word, each of `allowed` (null: any). */
  words<T extends string>(key: string, allowed: readonly T[] | null): T[] {
    const list = this.json[key]
    const texts = Array.isArray(list) ? list.map(one => (typeof one === 'number' ? String(one) : one)) : []
    const fits = (one: unknown): one is T =>
      typeof one === 'string' &&
      one !== '' &&
      (allowed === null || (allowed as readonly string[]).includes(one))
    if (texts.length > 0 && texts.every(fits)) return texts
    return this.refused(key, allowed === null ? 'a list of words' : `a list of ${allowed.join(', ')}`, [])
  }

  list(key: string, needed: 'needed' | 'optional' = 'needed'): unknown[] {
    const list = this.json[key]
    if (list === undefined && needed === 'optional') return []
    if (Array.isArray(list) && (list.length > 0 || needed === 'optional')) return list
    return this.refused(key, 'a list', [])
  }

  whole(key: string, least: number, fallback?: number): number {
    const value = this.json[key] ?? fallback
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value
    return this.refused(key, `a whole number of at least ${least}`, least)
  }

  /** 0 to 100 with at most two decimals, so that it can be compared in whole numbers. */
  percent(key: string): number {
    const value = this.json[key]
    const fits = typeof value === 'number' && value >= 0 && value <= 100 && Number(value.toFixed(2)) === value
    return fits ? value : this.refused(key, 'a number from 0 to 100 with at most two decimals', 0)
  }

  truth(key: string, fallback: boolean): boolean {
    const value = this.json[key] ?? fallback
    return typeof value === 'boolean' ? value : this.refused(key, 'true or false', fallback)
  }

  private refused<T>(key: string, what: string, standIn: T): T {
    const value = this.json[key]
    const found = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`
    this.refuse(`"${key}" ${found}; it must be ${what}.`)
    return standIn
  }
}
