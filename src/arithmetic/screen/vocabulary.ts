// Words that many children share (a school, a year, a flag's value), each with a number, so that a child costs two bytes.

/** Number 0 is the blank. */
export class Vocabulary {
  readonly #words: string[] = ['']
  readonly #numbers = new Map<string, number>([['', 0]])
  readonly #most: number

  /** @param most words beyond so many are all one: no rule names them, as rules' words come first. */
  constructor(most = 65_535) {
    this.#most = most
  }

  code(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const code = this.#words.length
    if (code >= this.#most) return this.#most
    this.#words.push(word)
    this.#numbers.set(word, code)
    return code
  }

  /** Every word but the blank, in the order of their numbers: the same words in the same order have the same numbers. */
  words(): string[] {
    return this.#words.slice(1)
  }

  word(code: number): string {
    return this.#words[code] ?? 'another'
  }
}
