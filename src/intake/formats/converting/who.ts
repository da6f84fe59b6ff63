// Who a row is about and which school they are at, in a school system's own words.
// Rule: a UPN where there is one; else the system's own number with the school's URN before it, so that the numbers of
// two schools never meet, and never a name (docs/import-from-your-school-system.md).

import { createHash } from 'node:crypto'
import { PlainError } from '#platform/plain-error.ts'
import { LONGEST_UPN } from '../../extract/values.ts'
import { plainHeader } from '../aliases.ts'
import type { SheetRow } from '../reading/rows.ts'
import { schoolIn } from '../school-said.ts'
import type { KnownSchool, Matching } from '../shapes.ts'
import type { MatchedRows } from './matched-table.ts'

/** What is left of the longest identifier beside a URN and a hyphen. */
const LONGEST_OWN_ID = LONGEST_UPN - 7

export class Who {
  /** Identifiers by the system's own number, from the table of pupils. */
  readonly #byOwnId = new Map<string, string>()
  /** Rows that were told by the system's own number. */
  byNumber = 0
  hasPupils = false
  readonly #schools: Schools

  constructor(matching: Matching, known: readonly KnownSchool[]) {
    this.#schools = new Schools(matching, known)
  }

  /** URN of the row's school, or undefined where the row does not say it and nobody else does. */
  school(rows: MatchedRows, row: SheetRow): string | undefined {
    return this.#schools.of(rows, row)
  }

  /** The identifier of a pupil's row in the table of pupils; undefined where nothing stands there. */
  pupil(rows: MatchedRows, row: SheetRow, school: string | undefined): string | undefined {
    const own = plainId(rows.text(row, 'own_id'))
    const id =
      this.#upnOf(rows, row) ?? (own === '' || school === undefined ? undefined : this.#made(own, school))
    if (own !== '' && id !== undefined) this.#byOwnId.set(own, id)
    return id
  }

  /** The identifier of a row in any other table; null for a number that is not among the pupils. */
  of(rows: MatchedRows, row: SheetRow): string | null | undefined {
    const upn = this.#upnOf(rows, row)
    if (upn !== undefined) return upn
    const own = plainId(rows.text(row, 'own_id'))
    if (own === '') return undefined
    const known = this.#byOwnId.get(own)
    if (known !== undefined) return known
    if (this.hasPupils) return null
    const school = this.#schools.only
    if (school === undefined) {
      throw new PlainError(
        `${rows.id} tells pupils by the number of your system, not by UPN. Say which school it is, or send the list of pupils with it.`,
      )
    }
    return this.#made(own, school)
  }

  #upnOf(rows: MatchedRows, row: SheetRow): string | undefined {
    const text = rows.text(row, 'upn')
    const upn = text === '' ? '' : (rows.reader('upn').read(text) ?? text)
    return upn === '' ? undefined : upn
  }

  #made(own: string, school: string): string {
    this.byNumber++
    // A number that is too long for a file (a GUID has 36 characters) is stood for by a mark that is always the same.
    const fits = own.length <= LONGEST_OWN_ID
    const mark = fits
      ? own
      : createHash('sha256').update(own).digest('hex').slice(0, LONGEST_OWN_ID).toUpperCase()
    return `${school}-${mark}`
  }
}

/** A spreadsheet loses the zeros that a number begins with: `001234` and `1234` are one pupil. */
function plainId(text: string): string {
  const plain = text.replaceAll(/\s/g, '').toUpperCase()
  return /^\d+(\.0+)?$/.test(plain) ? plain.replace(/\.0+$/, '').replace(/^0+(?=\d)/, '') : plain
}

class Schools {
  /** The school a person named for all rows. */
  readonly only: string | undefined
  readonly #said: Record<string, string>
  readonly #known: readonly KnownSchool[]
  readonly #read = new Map<string, string | undefined>()
  #unread: string | undefined

  constructor({ school, schools }: Matching, known: readonly KnownSchool[]) {
    this.only = school
    this.#said = schools ?? {}
    this.#known = known
  }

  of(rows: MatchedRows, row: SheetRow): string | undefined {
    const said = saidIn(rows, row)
    if (said === '') return this.only
    if (!this.#read.has(said)) this.#read.set(said, this.#urnOf(said))
    const urn = this.#read.get(said)
    if (urn === undefined) return this.#unreadable(rows, row, said)
    if (this.only !== undefined && urn !== this.only) throw this.#another(rows, row, urn)
    return urn
  }

  #urnOf(said: string): string | undefined {
    const named = this.#said[said]
    if (named !== undefined) return named
    if (/^\d{6}$/.test(said)) return said
    const number = said.replaceAll(/[\s/-]/g, '')
    const byNumber = this.#known.find(({ laEstab }) => laEstab !== null && laEstab === number)
    const byName = this.#known.filter(({ name }) => plainHeader(name) === plainHeader(said))
    return (byNumber ?? (byName.length === 1 ? byName[0] : undefined))?.urn
  }

  /** What nobody can read is the school that was named for all, as long as it is the same on every row. */
  #unreadable(rows: MatchedRows, row: SheetRow, said: string): string | undefined {
    this.#unread ??= said
    if (this.only === undefined) return undefined
    if (this.#unread === said) return this.only
    throw new PlainError(
      `${rows.id} is about more than one school: line ${row.line}, column “${rows.columnOf('school')}” says another than the lines above. Say for each which school it is.`,
    )
  }

  #another(rows: MatchedRows, row: SheetRow, urn: string): PlainError {
    const name = this.#known.find(school => school.urn === urn)?.name
    const which = name === undefined ? urn : `${name} (${urn})`
    return new PlainError(
      `${rows.id} has pupils of another school: line ${row.line}, column “${rows.columnOf('school')}” says ${which}, and you said ${this.only}. Nothing of it was taken. Is it the right file?`,
    )
  }
}

function saidIn(rows: MatchedRows, row: SheetRow): string {
  const one = schoolIn([rows.text(row, 'school')])
  return one === '' && rows.has('la') ? schoolIn([rows.text(row, 'la'), rows.text(row, 'estab')]) : one
}
