// What a table is taken for, and which of its columns for what: a proposal that a person corrects, each line with its reason.

import { checkUpn } from '#arithmetic/upn.ts'
import { isSensitive } from '../extract/header.ts'
import { FILE_NAMES } from '../extract/index.ts'
import { ALIASES, plainHeader } from './aliases.ts'
import type { Layout } from './layout.ts'
import type { Becomes, ProposedColumn, RegisterShape } from './shapes.ts'
import { missingOf, type Target, TOTAL_TARGETS, targetsOf } from './targets.ts'
import { readerOf } from './values/read.ts'

export interface Proposal {
  becomes: Becomes | null
  register: RegisterShape | null
  columns: ProposedColumn[]
  missing: string[]
}

const KNOWN = new Set(Object.values(ALIASES).flatMap(table => Object.values(table).flat()))

/** A name within a longer one says too little: "School name", "Parent id". */
const EXACT_ONLY = new Set(['own_id', 'full_name', 'school', ...TOTAL_TARGETS])

/** What a proposal looks at. */
export type Seen = Pick<Layout, 'headers' | 'sessions' | 'first'>

type Match = { source: string; because: string; sure: boolean }

/** Proposes from the header and the first rows. `named`: what the file's own name says it is, where it does. */
export function propose(layout: Layout, named: Becomes | null): Proposal {
  const register = registerOf(layout)
  const becomes = register !== null ? 'marks' : bestOf(layout, named)
  if (becomes === null) return { becomes, register: null, columns: [], missing: [] }
  return { becomes, register, ...proposeAs(layout, becomes, register) }
}

/** The columns for what a table is said to be. */
export function proposeAs(
  layout: Seen,
  becomes: Becomes,
  register: RegisterShape | null,
): Pick<Proposal, 'columns' | 'missing'> {
  const targets = targetsOf(becomes, register)
  const matches = matchesOf(targets, becomes, layout)
  const columns = targets.map(target => lineFor(target, matches.get(target.name), becomes, layout))
  const shown = columns.filter(({ target, source }) => source !== null || !TOTAL_TARGETS.includes(target))
  return { columns: shown, missing: missingOf(becomes, register, new Set(matches.keys())) }
}

/** Columns that are never taken in, whatever they are matched to: passwords, user names, photos, medical columns. */
export function isDroppedOnSight(header: string): boolean {
  return isSensitive(header) && !KNOWN.has(plainHeader(header))
}

function registerOf(layout: Layout): RegisterShape | null {
  const names = new Set(layout.headers.map(plainHeader))
  const has = (target: string) => ALIASES.marks[target]!.some(name => names.has(name))
  const aPupil = has('upn') || has('own_id')
  if (layout.sessions.length > 0) return 'wide'
  if (!aPupil) return null
  if (ALIASES.marks.marks!.some(name => names.has(name)) && looksPacked(layout)) return 'packed'
  const codes = (has('am') && has('pm')) || (has('mark') && !names.has('subject'))
  return has('date') && codes ? 'long' : null
}

/** Two marks or more: a number alone is none. */
const PACKED = /^(?=.*[a-z/\\#-])[a-z0-9/\\#\s-]{2,}$/i

function looksPacked(layout: Layout): boolean {
  const cell = layout.headers.findIndex(header => ALIASES.marks.marks!.includes(plainHeader(header)))
  const values = layout.first.map(row => row.cells[cell] ?? '').filter(text => text !== '')
  return values.length > 0 && values.filter(text => PACKED.test(text)).length * 2 > values.length
}

/** The kind of table for which nothing that is needed is missing and most is there. */
function bestOf(layout: Layout, named: Becomes | null): Becomes | null {
  const kinds: Becomes[] = [...FILE_NAMES.filter(file => file !== 'marks'), 'totals']
  const scored = kinds.map(kind => {
    const matched = new Set(matchesOf(targetsOf(kind, null), kind, layout).keys())
    const missing = missingOf(kind, null, matched).filter(target => !SAID_ELSEWHERE[kind]?.includes(target))
    const sums = [...matched].filter(target => TOTAL_TARGETS.includes(target)).length
    const counted = kind === 'totals' ? matched.size : matched.size - sums
    const known =
      kind !== 'pupils' || ['surname', 'forename', 'full_name', 'year', 'dob'].some(t => matched.has(t))
    const short = kind !== 'calendar' || layout.headers.filter(header => header !== '').length <= 3
    const enough = kind === 'totals' ? sums >= 2 : known && short
    const share = counted / targetsOf(kind, null).filter(({ required }) => required).length
    const points = kind === named ? 100 : counted + Math.min(share, 1)
    return { kind, points: enough && missing.length === 0 ? points : 0 }
  })
  const [best] = scored.sort((a, b) => b.points - a.points)
  return best !== undefined && best.points > 0 ? best.kind : null
}

/** What a person may say once for a whole table, so that it is no reason against it. */
const SAID_ELSEWHERE: Partial<Record<Becomes, string[]>> = {
  pupils: ['school', 'year'],
  suspensions: ['type'],
  behaviour: ['kind'],
}

function matchesOf(targets: readonly Target[], becomes: Becomes, layout: Seen): Map<string, Match> {
  const sessions = new Set(layout.sessions.map(({ cell }) => cell))
  const free = new Map<string, string>()
  layout.headers.forEach((header, cell) => {
    if (header !== '' && !sessions.has(cell) && !isDroppedOnSight(header))
      free.set(header, plainHeader(header))
  })
  const matches = new Map<string, Match>()
  const namesOf = (target: string) => ALIASES[becomes][target] ?? ALIASES.totals[target] ?? []
  const take = (target: string, source: string, because: string, sure: boolean) => {
    matches.set(target, { source, because, sure })
    free.delete(source)
  }
  for (const { name } of targets) {
    const sources = namesOf(name).flatMap(alias => [...free].filter(([, plain]) => plain === alias))
    const named = name === 'full_name' && (matches.has('surname') || matches.has('forename'))
    const source = named ? undefined : sources.find(([header]) => fits(layout, becomes, name, header))?.[0]
    if (source !== undefined) take(name, source, `systems call it “${source}”`, true)
  }
  const upn = matches.has('upn') ? undefined : [...free.keys()].find(header => holdsUpns(layout, header))
  if (upn !== undefined) take('upn', upn, 'what stands in it has the form of UPNs', true)
  for (const { name } of targets) {
    if (matches.has(name) || EXACT_ONLY.has(name)) continue
    const source = [...free].find(
      ([header, plain]) =>
        !KNOWN.has(plain) &&
        namesOf(name).some(alias => isWithin(alias, plain)) &&
        fits(layout, becomes, name, header),
    )?.[0]
    if (source !== undefined)
      take(name, source, `its name holds “${aliasWithin(namesOf(name), free, source)}”`, false)
  }
  return matches
}

/** Whether at least half of the first values are such as the target can hold: a "Status" may be that of an account. */
function fits(layout: Seen, becomes: Becomes, target: string, header: string): boolean {
  const cell = layout.headers.indexOf(header)
  const values = layout.first.map(row => row.cells[cell] ?? '').filter(text => text !== '')
  if (target === 'school' || target === 'la' || target === 'estab') return true
  const [one, other] = [true, false].map(dayFirst => readerOf(becomes, target, header, dayFirst))
  const good = values.filter(text => one!.read(text) !== undefined || other!.read(text) !== undefined)
  return good.length * 2 >= values.length
}

/** `legal surname` is within `student legal surname`; a name of three letters or fewer must be a word of its own. */
function isWithin(alias: string, plain: string): boolean {
  return alias.length >= 3 && ` ${plain} `.includes(` ${alias} `)
}

function aliasWithin(names: readonly string[], free: ReadonlyMap<string, string>, source: string): string {
  return names.find(alias => isWithin(alias, free.get(source) ?? '')) ?? source
}

function holdsUpns({ headers, first }: Seen, header: string): boolean {
  const cell = headers.indexOf(header)
  const values = first.map(row => row.cells[cell] ?? '').filter(text => text !== '')
  const upns = values.filter(text => checkUpn(text) !== 'bad-form')
  return values.length >= 3 && upns.length * 10 >= values.length * 8
}

function lineFor(
  { name, means, required }: Target,
  match: Match | undefined,
  becomes: Becomes,
  { headers }: Seen,
): ProposedColumn {
  if (match !== undefined) return { target: name, means, required, ...match }
  const named = headers.find(header => ALIASES[becomes][name]?.includes(plainHeader(header)))
  const unfit = named !== undefined && EXACT_ONLY.has(name) === false
  const because = unfit
    ? `there is a column “${named}”, but what stands in it is something else`
    : 'no column has a name that is known for it'
  return { target: name, means, required, source: null, because, sure: false }
}
