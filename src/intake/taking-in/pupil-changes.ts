// What a batch of pupils.csv ends and begins, gathered first so that each table is written to once.
import {
  day,
  many,
  nothing,
  orNull,
  queries,
  type Tx,
  text,
  truth,
  uuid,
  whole,
} from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { BIRTH, compare, compareFlag, FLAGS, type Held, NAME, type Said } from './facts.ts'
import { mayChange, type PolicyColumn, type Sender } from './merge-policy.ts'
import { moveRoll, type Roll } from './rolls.ts'

const db = queries(new URL('./pupil-changes.sql', import.meta.url), {
  findNames: many({
    id: uuid,
    child_id: uuid,
    forename: orNull(text),
    surname: orNull(text),
    sender: orNull(text),
  }),
  findBirths: many({
    id: uuid,
    child_id: uuid,
    born_on: orNull(day),
    sex: orNull(text),
    sender: orNull(text),
  }),
  findFlags: many({ id: uuid, child_id: uuid, flag: text, value: text, sender: orNull(text) }),
  findRolls: many({
    id: uuid,
    child_id: uuid,
    school_id: uuid,
    academic_year: whole,
    year_group: text,
    open: truth,
    sender: orNull(text),
  }),
  endNames: nothing(),
  addNames: nothing(),
  endBirths: nothing(),
  addBirths: nothing(),
  endFlags: nothing(),
  addFlags: nothing(),
  endRolls: nothing(),
  reopenRolls: nothing(),
  addRolls: nothing(),
})

/** What is held of some children, by child. */
export type Facts = {
  names: Map<string, Held<'forename' | 'surname'>>
  births: Map<string, Held<'born_on' | 'sex'>>
  /** By child and flag: `id fsm`. */
  flags: Map<string, { id: string; value: string; sender: Sender | null }>
  rolls: Map<string, Roll[]>
}

export async function findFacts(tx: Tx, children: string[]): Promise<Facts> {
  if (children.length === 0)
    return { names: new Map(), births: new Map(), flags: new Map(), rolls: new Map() }
  const [names, births, flags, rolls] = await Promise.all([
    db.findNames(tx, { children }),
    db.findBirths(tx, { children }),
    db.findFlags(tx, { children }),
    db.findRolls(tx, { children }),
  ])
  return {
    names: new Map(
      names.map(({ id, child_id, sender, ...values }) => [
        child_id,
        { id, values, sender: sender as Sender },
      ]),
    ),
    births: new Map(
      births.map(({ id, child_id, sender, ...values }) => [
        child_id,
        { id, values, sender: sender as Sender },
      ]),
    ),
    flags: new Map(
      flags.map(({ id, child_id, flag, value, sender }) => [
        `${child_id} ${flag}`,
        { id, value, sender: sender as Sender },
      ]),
    ),
    rolls: Map.groupBy(
      rolls.map(roll => ({ ...roll, sender: roll.sender as Sender | null })),
      roll => roll.child_id,
    ),
  }
}

type Begun = Record<string, string | null> & { child: string }

/** What one row changes, in columns of the file: `kept` are those another sender is believed on. */
export type RowChanges = { changed: string[]; kept: string[] }
export const NOTHING: RowChanges = { changed: [], kept: [] }

export class Changes {
  /** How many facts and rolls change. */
  size = 0
  readonly #sender: Sender
  readonly #ended = {
    names: [] as string[],
    births: [] as string[],
    flags: [] as string[],
    rolls: [] as string[],
  }
  readonly #names: Begun[] = []
  readonly #births: Begun[] = []
  readonly #flags: Begun[] = []
  readonly #rolls: { child: string; school: string; year: string; ended: boolean }[] = []
  readonly #reopened: string[] = []

  constructor(sender: Sender) {
    this.#sender = sender
  }

  roll(
    child: string,
    known: Roll[],
    said: { schoolId: string; academicYear: number; yearGroup: string },
  ): RowChanges {
    const { end, reopen, add } = moveRoll(known, said)
    if (!end && !reopen && !add) return NOTHING
    const open = known.find(roll => roll.open)
    const columns = [
      open?.school_id !== said.schoolId && 'school',
      open?.year_group !== said.yearGroup && 'year',
      // The same class, a year later: what changes is the academic year.
      open?.school_id === said.schoolId && open.year_group === said.yearGroup && 'academic year',
    ].filter(each => each !== false)
    // A roll of an older year takes nothing away from the one in force.
    if (end && !this.#may('roll', open?.sender ?? null)) return { changed: [], kept: columns }
    if (end) this.#ended.rolls.push(end)
    if (reopen) this.#reopened.push(reopen)
    if (add) this.#rolls.push({ child, school: said.schoolId, year: said.yearGroup, ended: add === 'ended' })
    this.size++
    return { changed: columns, kept: [] }
  }

  facts(child: string, held: Facts, said: Said): RowChanges {
    const told: RowChanges = { changed: [], kept: [] }
    const name = held.names.get(child)
    const birth = held.births.get(child)
    const take = (column: PolicyColumn, sender: Sender | null, columns: string[]): boolean => {
      const may = this.#may(column, sender)
      told[may ? 'changed' : 'kept'].push(...columns)
      return may
    }
    const names = compare(name, NAME, said)
    if (names && take('name', name?.sender ?? null, names.columns)) {
      this.#note('names', this.#names, child, names)
    }
    const births = compare(birth, BIRTH, said)
    if (births && take('birth', birth?.sender ?? null, births.columns)) {
      this.#note('births', this.#births, child, births)
    }
    for (const flag of FLAGS) {
      const was = held.flags.get(`${child} ${flag}`)
      const change = compareFlag(was, flag, said)
      if (!change || !take(flag, was?.sender ?? null, [flag])) continue
      const begin = change.begin ? { flag, value: change.begin } : null
      this.#note('flags', this.#flags, child, { end: change.end, begin })
    }
    return told
  }

  async write(tx: Tx, import_id: string, academic_year: number): Promise<void> {
    if (this.size === 0) return
    const ended = this.#ended
    if (ended.names.length > 0) await db.endNames(tx, { ids: ended.names, import_id })
    if (ended.births.length > 0) await db.endBirths(tx, { ids: ended.births, import_id })
    if (ended.flags.length > 0) await db.endFlags(tx, { ids: ended.flags, import_id })
    if (ended.rolls.length > 0) await db.endRolls(tx, { ids: ended.rolls, import_id })
    const forenames = list(this.#names, 'forename')
    const surnames = list(this.#names, 'surname')
    const days = list(this.#births, 'born_on')
    if (this.#names.length > 0) {
      await db.addNames(tx, { ...begun(this.#names), forenames, surnames, import_id })
    }
    if (this.#births.length > 0) {
      await db.addBirths(tx, { ...begun(this.#births), days, sexes: list(this.#births, 'sex'), import_id })
    }
    if (this.#flags.length > 0) {
      const flags = list(this.#flags, 'flag')
      await db.addFlags(tx, { ...begun(this.#flags), flags, values: list(this.#flags, 'value'), import_id })
    }
    if (this.#reopened.length > 0) await db.reopenRolls(tx, { ids: this.#reopened, import_id })
    if (this.#rolls.length > 0) {
      const schools = this.#rolls.map(each => each.school)
      const years = this.#rolls.map(each => each.year)
      const over = this.#rolls.map(each => each.ended)
      await db.addRolls(tx, { ...begun(this.#rolls), schools, years, ended: over, academic_year, import_id })
    }
  }

  #may(column: PolicyColumn, holder: Sender | null): boolean {
    return mayChange(column, holder, this.#sender)
  }

  #note(
    table: 'names' | 'births' | 'flags',
    begun: Begun[],
    child: string,
    change: { end: string | null; begin: Record<string, string | null> | null } | null,
  ): void {
    if (change === null) return
    this.size++
    if (change.end) this.#ended[table].push(change.end)
    if (change.begin) begun.push({ child, ...change.begin })
  }
}

function begun(rows: readonly { child: string }[]): { ids: string[]; children: string[] } {
  return { ids: rows.map(() => newId()), children: rows.map(row => row.child) }
}

function list(rows: readonly Begun[], column: string): (string | null)[] {
  return rows.map(row => row[column] ?? null)
}
