// A register of pretend marks: absence in spells, as life has it, with the codes of SI 2024/208 in about the shares
// that DfE publishes (demo/rates.ts). Marks are made in one array of numbers and written out once, to be fast.
import type { Random } from './random.ts'
import { absenceCodes, type Phase, presentCodes } from './rates.ts'

const CODES = [
  ...['-', '/', '\\', '#', 'L', 'B', 'K', 'P', 'V', 'W', 'C', 'C1', 'C2', 'E', 'I', 'J1', 'M', 'R', 'S', 'T'],
  ...['G', 'N', 'O', 'U', 'D', 'Q', 'X', 'Y1', 'Y2', 'Y3', 'Y4', 'Y5', 'Y6', 'Y7', 'H'],
]
const NUMBER = new Map(CODES.map((code, i) => [code, i]))
const UNMARKED = 0
const MORNING = 1
const AFTERNOON = 2

/** The number by which a code stands in a register here. */
export function codeNumber(code: string): number {
  return NUMBER.get(code)!
}

/** A class register before any child is away: all present, with the school's closed days and the year group's trips. */
export type Register = { phase: Phase; sessions: Uint8Array }

export type Plan = {
  /** Share of possible sessions away, 0 to 1, suspensions not counted. */
  absent: number
  /** First and last session on roll; what is outside is unmarked. */
  from: number
  to: number
  /** Another share from this session on (a child whose attendance falls). */
  lately?: { from: number; absent: number }
  /** First session and number of sessions. */
  suspended: readonly (readonly [number, number])[]
  /** How much more or less often late than others; 1 is as others. */
  late: number
}

export function emptyRegister(phase: Phase, days: number): Register {
  const sessions = new Uint8Array(days * 2)
  for (let i = 0; i < sessions.length; i++) sessions[i] = i % 2 === 0 ? MORNING : AFTERNOON
  return { phase, sessions }
}

const row = new Uint8Array(1024)
const bytes = Buffer.alloc(4096)

/** A child's year, packed as the extract folder has it: AM, PM, AM, PM…, each code as it is written. */
export function markYear(random: Random, register: Register, plan: Plan): string {
  const length = register.sessions.length
  row.set(register.sessions)
  const to = Math.min(plan.to, length)
  const until = plan.lately === undefined ? to : Math.min(plan.lately.from, to)
  away(random, register.phase, plan.absent, plan.from, until)
  if (plan.lately !== undefined) away(random, register.phase, plan.lately.absent, until, to)
  for (const [start, sessions] of plan.suspended) suspend(start, sessions, to)
  presentOtherwise(random, register.phase, plan, to)
  return written(plan.from, to, length)
}

function away(random: Random, phase: Phase, share: number, from: number, to: number): void {
  const sessions = (to - from) * share
  let left = Math.floor(sessions + random.next())
  const weights = spellWeights(phase, share)
  for (let tries = 0; left > 0 && tries < 2000; tries++) {
    const spell = SPELLS[random.weighted(weights)]!
    const length = Math.min(random.pick(spell.lengths), left)
    const step = spell.half ? 2 : 1
    let at = from + random.below(to - from)
    if (spell.code === NUMBER.get('N') && random.chance(0.8)) at = Math.max(from, to - 1 - random.below(20))
    if (spell.half === 'am' || (length > 1 && spell.half === undefined)) at -= at % 2
    if (spell.half === 'pm') at |= 1
    for (let i = 0; i < length && at < to; at += step, i++) {
      if (at < from || !isPlain(row[at]!)) continue
      row[at] = spell.code
      left--
    }
  }
}

function suspend(start: number, sessions: number, to: number): void {
  const code = NUMBER.get('E')!
  for (let at = start, left = sessions; left > 0 && at < to; at++) {
    if (row[at] === NUMBER.get('#')) continue
    row[at] = code
    left--
  }
}

function presentOtherwise(random: Random, phase: Phase, plan: Plan, to: number): void {
  const here = to - plan.from
  const rates = presentCodes[phase]
  const times = (code: string, length: number) => random.poisson((here * (rates[code] ?? 0)) / 100 / length)
  const lates = random.poisson((here * rates.L! * plan.late) / 100)
  for (let i = 0; i < lates; i++) put(random, plan.from, to, 'L', 1)
  for (let i = times('B', 6); i > 0; i--) put(random, plan.from, to, 'B', 6)
  for (let i = times('P', 2); i > 0; i--) put(random, plan.from, to, 'P', 2)
  for (let i = times('K', 30); i > 0; i--) put(random, plan.from, to, 'K', 30)
  for (const [code, chance, length] of RARE)
    if (random.chance(chance)) put(random, plan.from, to, code, length)
}

// Outside the possible sessions, and rare: chosen, so that each code occurs in a place. Chance for each child and year.
const RARE: readonly (readonly [string, number, number])[] = [
  ['D', 0.002, 40],
  ['Q', 0.0008, 10],
  ['Y1', 0.004, 2],
  ['Y5', 0.0002, 20],
  ['Y6', 0.0015, 6],
  ['Y7', 0.001, 2],
  ['V', 0.12, 2],
]

function put(random: Random, from: number, to: number, code: string, length: number): void {
  let at = from + random.below(Math.max(1, to - from))
  if (code === 'L') at -= random.chance(0.8) ? at % 2 : 0
  else at -= at % 2
  const number = NUMBER.get(code)!
  for (let i = 0; i < length && at < to; i++, at++) if (at >= from && isPlain(row[at]!)) row[at] = number
}

function isPlain(code: number): boolean {
  return code === MORNING || code === AFTERNOON
}

type Spell = { code: number; lengths: readonly number[]; half?: 'am' | 'pm' }

// Lengths in sessions. A part-time timetable (C2) is afternoons off for six weeks; U is a morning only.
const LENGTHS: Record<string, { lengths: readonly number[]; half?: 'am' | 'pm' }> = {
  I: { lengths: [1, 2, 2, 2, 4, 4, 6] },
  M: { lengths: [1] },
  R: { lengths: [2] },
  S: { lengths: [10] },
  T: { lengths: [10] },
  C: { lengths: [1, 2, 2, 4] },
  C1: { lengths: [2] },
  J1: { lengths: [1] },
  C2: { lengths: [30], half: 'pm' },
  G: { lengths: [4, 10, 10, 10] },
  U: { lengths: [1], half: 'am' },
  O: { lengths: [1, 1, 2, 2, 2, 4] },
  N: { lengths: [1, 2] },
}
const SPELLS: Spell[] = Object.entries(LENGTHS).map(([code, spell]) => ({
  code: NUMBER.get(code)!,
  ...spell,
}))

// Long spells are cut where few sessions are left, so their codes are drawn the more often; and the more a child is
// away, the more of it is without leave. Both are settings, fitted to the published shares.
const CUT: Record<string, number> = { G: 1.2, C2: 2.2, T: 2, S: 2 }
const TILT = {
  light: { O: 0.35, I: 1.1, U: 0.7 },
  middle: { O: 0.9 },
  heavy: { O: 1.35, I: 0.95, G: 0.6 },
} as const
const WEIGHTS = new Map<string, number[]>()

function spellWeights(phase: Phase, share: number): number[] {
  const kind = share < 0.05 ? 'light' : share < 0.15 ? 'middle' : 'heavy'
  const known = WEIGHTS.get(phase + kind)
  if (known !== undefined) return known
  const tilt: Record<string, number> = TILT[kind]
  const weights = Object.entries(LENGTHS).map(([code, { lengths }]) => {
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    return (((absenceCodes[phase][code] ?? 0) * (CUT[code] ?? 1)) / mean) * (tilt[code] ?? 1)
  })
  WEIGHTS.set(phase + kind, weights)
  return weights
}

function written(from: number, to: number, length: number): string {
  let at = 0
  for (let i = 0; i < length; i++) {
    const code = CODES[i < from || i >= to ? UNMARKED : row[i]!]!
    bytes[at++] = code.charCodeAt(0)
    if (code.length === 2) bytes[at++] = code.charCodeAt(1)
  }
  return bytes.toString('latin1', 0, at)
}
