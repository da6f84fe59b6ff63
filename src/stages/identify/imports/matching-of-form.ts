// The form about columns, read into a matching. Field names: `t0-becomes`, `t0.surname` (the header taken for it),
// `t0=type` (the same word for every row), `school`, `said-0` with `school-0`, `year`.
import {
  type Becomes,
  type Found,
  type FoundTable,
  type MatchedTable,
  type Matching,
  missingOf,
  othersSchools,
  type RegisterShape,
  targetsOf,
} from '#intake/index.ts'
import type { Form } from '#platform/forms.ts'
import type { School } from '#records/places/places.ts'
import { fieldName } from './field-names.ts'

type Recognised = Found['recognised']

/** What a person has said so far; `turned`: a table was said to be of another kind than its columns were shown for. */
export type Said = { matching: Matching; turned: boolean }

export const KINDS: Record<Becomes | 'nothing', string> = {
  pupils: 'Children on the roll',
  marks: 'Attendance marks',
  calendar: 'School days',
  suspensions: 'Suspensions',
  behaviour: 'Behaviour',
  concerns: 'Concerns',
  attainment: 'Attainment',
  sdq: 'Wellbeing scores (SDQ)',
  ratings: 'Ratings of engagement',
  totals: 'Attendance totals, to check the marks',
  nothing: 'None of these: leave it out',
}

/** What is proposed, or what this sender used the last time. */
export function startingPoint({ recognised, matching }: Found): Said {
  return { matching: matching ?? { tables: recognised.tables.map(proposed) }, turned: false }
}

export function readMatching(recognised: Recognised, form: Form, known: readonly School[]): Said {
  let turned = false
  const tables = recognised.tables.map((table, n): MatchedTable => {
    const said = form.text(`t${n}-becomes`)
    const becomes = said in KINDS ? (said as MatchedTable['becomes']) : 'nothing'
    const shape = form.text(`t${n}-register`)
    const register = isShape(shape) ? shape : (table.register ?? undefined)
    const was = [form.text(`t${n}-was`), form.text(`t${n}-shape`)]
    if (
      becomes !== 'nothing' &&
      (becomes !== was[0] || (becomes === 'marks' && (register ?? '') !== was[1]))
    ) {
      turned = true
      return { id: table.id, becomes, columns: alikeNamed(table, becomes, register ?? null), register }
    }
    const columns: Record<string, string> = {}
    const always: Record<string, string> = {}
    if (becomes !== 'nothing') {
      for (const { name } of targetsOf(becomes, register ?? null)) {
        const header = form.text(`t${n}.${name}`)
        if (header !== '' && table.headers.includes(header)) columns[name] = header
        const word = form.text(`t${n}=${name}`).trim()
        if (word !== '' && !(name in columns)) always[name] = word
      }
    }
    const order = form.text(`t${n}-days`)
    return {
      id: table.id,
      becomes,
      columns,
      ...(Object.keys(always).length > 0 && { always }),
      ...(becomes === 'marks' && { register }),
      ...(order !== '' && { dayFirst: order === 'day' }),
    }
  })
  const schools: Record<string, string> = {}
  for (const [n, { said }] of schoolsToName(recognised, known).entries()) {
    const urn = form.text(`school-${n}`)
    if (form.text(`said-${n}`) === said && /^\d{6}$/.test(urn)) schools[said] = urn
  }
  const school = form.text('school')
  const year = form.text('year')
  const matching: Matching = {
    tables,
    ...(/^\d{6}$/.test(school) && { school }),
    ...(Object.keys(schools).length > 0 && { schools }),
    ...(year === 'by-birth' && { year: { byBirthOn: form.text('birth-day') } }),
    ...(year !== '' && year !== 'by-birth' && { year: { always: year } }),
  }
  return { matching, turned }
}

/** What can be said once for all children, in a box of its own below the tables. */
const BOXES: Record<string, string | undefined> = {
  school: 'no column says which school. Choose it under “Which school?”',
  year: 'no column says the year group. Choose it under “Which year group?”',
}

/** What is missing yet, each with the field it is about. */
export function faultsOf(
  recognised: Recognised,
  matching: Matching,
  known: readonly School[],
): { text: string; href: string }[] {
  const faults: { text: string; href: string }[] = []
  for (const [n, { id, becomes, columns, always = {}, register }] of matching.tables.entries()) {
    if (becomes === 'nothing') continue
    const there = new Set([...Object.keys(columns), ...Object.keys(always)])
    for (const target of missingOf(becomes, register ?? null, there)) {
      if (target === 'school' && saysSchool(recognised, matching, known)) continue
      if (target === 'year' && matching.year !== undefined) continue
      // With no column and no box yet for the school, the box is what a person looks for.
      const boxed = BOXES[target]
      if (boxed && becomes === 'pupils') faults.push({ text: `${id}: ${boxed}`, href: `#${target}` })
      else
        faults.push({
          text: `${id}: choose which column holds the ${fieldName(target)}. If no column does, add it to the report and send it again`,
          href: `#t${n}-${target}`,
        })
    }
  }
  if (matching.tables.every(({ becomes }) => becomes === 'nothing'))
    faults.push({ text: 'Say what at least one of the tables is', href: '#t0-becomes' })
  for (const [n, { said }] of schoolsToName(recognised, known).entries()) {
    // Six digits may be the URN of a school that is still to be added: then the import names it.
    if (matching.school === undefined && matching.schools?.[said] === undefined && !/^\d{6}$/.test(said))
      faults.push({ text: `Choose the school that the files call ${said}`, href: `#school-${n}` })
  }
  if (matching.year && 'byBirthOn' in matching.year && !/^\d{4}-\d\d-\d\d$/.test(matching.year.byBirthOn))
    faults.push({ text: 'Write the day on which the ages count, such as 2026-08-31', href: '#birth-day' })
  return faults
}

/** Whoever sends for one school cannot say that the files are another's, nor send files that say so. */
export function faultsOfOthers(
  { tables }: Recognised,
  { school, schools = {} }: Matching,
  known: readonly School[],
  mine: readonly School[],
): { text: string; href: string }[] {
  const others = known.filter(({ urn }) => !mine.some(each => each.urn === urn))
  const find = (said: string | undefined) =>
    others.find(({ urn, name }) => urn === said || name.toLowerCase() === said?.toLowerCase())
  const words = [
    school,
    ...Object.values(schools),
    ...tables.flatMap(each => each.schoolsSaid.map(one => one.said)),
  ]
  const found = [...new Set(words.flatMap(word => find(word)?.name ?? []))]
  if (found.length === 0) return []
  const named = mine.map(({ name }) => name)
  return [{ text: othersSchools(named, found), href: find(school) ? '#school' : '#t0-becomes' }]
}

/**
 * What the files write for a school where that is none of the place's, each once: another system's number may have six
 * digits as well.
 */
export function schoolsToName({ tables }: Recognised, known: readonly School[]): FoundTable['schoolsSaid'] {
  const all = new Map(tables.flatMap(table => table.schoolsSaid.map(each => [each.said, each] as const)))
  return [...all.values()].filter(
    ({ said }) => !known.some(({ urn, name }) => urn === said || name.toLowerCase() === said.toLowerCase()),
  )
}

/** Whether the year group and the school must be said for all, as no column of the children's table says them. */
export function asked(matching: Matching): { school: boolean; year: boolean } {
  const pupils = matching.tables.filter(({ becomes }) => becomes === 'pupils')
  const has = (...names: string[]): boolean =>
    pupils.every(({ columns }) => names.every(name => name in columns))
  return {
    school: pupils.length > 0 && !has('school') && !has('la', 'estab'),
    year: pupils.length > 0 && !has('year'),
  }
}

function saysSchool(
  recognised: Recognised,
  { school, schools = {} }: Matching,
  known: readonly School[],
): boolean {
  return (
    school !== undefined || (schoolsToName(recognised, known).length > 0 && Object.keys(schools).length > 0)
  )
}

function proposed(table: FoundTable): MatchedTable {
  const { id, becomes, proposal, register } = table
  const columns = Object.fromEntries(
    proposal.flatMap(({ target, source }) => (source === null ? [] : [[target, source]])),
  )
  return { id, becomes: becomes ?? 'nothing', columns, ...(register && { register }) }
}

function alikeNamed({ headers }: FoundTable, becomes: Becomes, register: RegisterShape | null) {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  return Object.fromEntries(
    targetsOf(becomes, register).flatMap(({ name }) => {
      const header = headers.find(each => plain(each) === plain(name))
      return header === undefined ? [] : [[name, header]]
    }),
  )
}

function isShape(text: string): text is RegisterShape {
  return text === 'long' || text === 'wide' || text === 'packed'
}
