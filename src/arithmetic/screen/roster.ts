// Who is screened: school, year and the flags that rules ask about, by the child's number.

import type { FlagColumn } from './rules.ts'
import { Vocabulary } from './vocabulary.ts'

/** What another thread needs to know the same children. */
export type SharedRoster = {
  words: { schools: string[]; years: string[]; flags: string[][] }
  schoolOf: Uint32Array
  yearOf: Uint16Array
  flagsOf: Uint16Array
  count: number
}

export class Roster {
  readonly schools = new Vocabulary(Number.POSITIVE_INFINITY)
  readonly years = new Vocabulary()
  readonly flags: readonly { column: FlagColumn; words: Vocabulary }[]
  #schoolOf: Uint32Array = new Uint32Array(FIRST_ROOM)
  #yearOf: Uint16Array = new Uint16Array(FIRST_ROOM)
  #flagsOf: Uint16Array
  #count = 0

  constructor(flags: readonly FlagColumn[]) {
    this.flags = flags.map(column => ({ column, words: new Vocabulary() }))
    this.#flagsOf = new Uint16Array(FIRST_ROOM * flags.length)
  }

  get count(): number {
    return this.#count
  }

  /** @param school,year codes of `schools` and `years`. @returns the child's number, from 0. */
  add(school: number, year: number): number {
    const child = this.#count
    if (child === this.#yearOf.length) this.#grow(child * 2)
    this.#schoolOf[child] = school
    this.#yearOf[child] = year
    this.#count++
    return child
  }

  /** @param flag its place in `flags`. @param word a code of its words. */
  setFlag(child: number, flag: number, word: number): void {
    this.#flagsOf[child * this.flags.length + flag] = word
  }

  schoolCode(child: number): number {
    return this.#schoolOf[child]!
  }

  yearCode(child: number): number {
    return this.#yearOf[child]!
  }

  flagCode(child: number, flag: number): number {
    return this.#flagsOf[child * this.flags.length + flag]!
  }

  /** A flag's value in words; '' where it is blank. */
  flag(child: number, flag: number): string {
    return this.flags[flag]!.words.word(this.flagCode(child, flag))
  }

  /** Moves the children into memory that other threads can read. */
  share(): SharedRoster {
    const bytes = (array: { byteLength: number }) => new SharedArrayBuffer(array.byteLength)
    this.#schoolOf = copied(this.#schoolOf, new Uint32Array(bytes(this.#schoolOf)))
    this.#yearOf = copied(this.#yearOf, new Uint16Array(bytes(this.#yearOf)))
    this.#flagsOf = copied(this.#flagsOf, new Uint16Array(bytes(this.#flagsOf)))
    return {
      words: {
        schools: this.schools.words(),
        years: this.years.words(),
        flags: this.flags.map(({ words }) => words.words()),
      },
      ...{ schoolOf: this.#schoolOf, yearOf: this.#yearOf, flagsOf: this.#flagsOf, count: this.#count },
    }
  }

  /** Takes over the children of another thread, in place of its own: words that are there already are those of rules. */
  takeOver({ words, schoolOf, yearOf, flagsOf, count }: SharedRoster): void {
    for (const word of words.schools) this.schools.code(word)
    for (const word of words.years) this.years.code(word)
    for (const [flag, list] of words.flags.entries())
      for (const word of list) this.flags[flag]!.words.code(word)
    this.#schoolOf = schoolOf
    this.#yearOf = yearOf
    this.#flagsOf = flagsOf
    this.#count = count
  }

  #grow(room: number): void {
    this.#schoolOf = copied(this.#schoolOf, new Uint32Array(room))
    this.#yearOf = copied(this.#yearOf, new Uint16Array(room))
    this.#flagsOf = copied(this.#flagsOf, new Uint16Array(room * this.flags.length))
  }
}

const FIRST_ROOM = 1024

function copied<A extends Uint16Array | Uint32Array>(from: A, into: A): A {
  into.set(from)
  return into
}
