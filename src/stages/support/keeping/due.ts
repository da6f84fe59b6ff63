// How long each part of a child's record is kept (rules/keeping.md, run as a test): years and from when are the blueprint's.
// Where two rules speak of one part the longer holds, and nothing is past its time while something goes on with the child.
import type { BlueprintData } from '#records/places/blueprint.ts'
import { monthsAfter } from '../rights/due.ts'

/** What a rule is for. Who the child is stays with the last of them. */
export const PARTS = ['record', 'early-help', 'safeguarding'] as const
export type Part = (typeof PARTS)[number]

/** A rule of the blueprint's `retention`. */
export type Rule = Pick<BlueprintData['retention'][number], 'class' | 'keep_years' | 'from'>

/** What is known of a child that rules count from. Days are YYYY-MM-DD. */
export type Facts = {
  bornOn: string | null
  everTookPart: boolean
  takesPart: boolean
  /** The day on which taking part ended, the last time. */
  endedOn: string | null
  /** The last day on which a file told something of them. */
  lastFileOn: string | null
  earlyHelp: boolean
  episodeOpen: boolean
  episodeEndedOn: string | null
  safeguarding: boolean
  lastEntryOn: string | null
  /** Somebody asked for the record and has no answer yet. */
  asked: boolean
}

/** By which rule a part is kept, counted from which day, and the first day on which it is past its time. */
export type Due = { rule: Rule; fromDay: string; dueOn: string }
/** Why no day can be said: something goes on, a day is not known, or the blueprint has no rule. */
export type Waits = 'takes part' | 'episode open' | 'asked for' | 'no day to count from' | 'no rule'

/** The names that rules for children have in a blueprint, and for what each is. */
const RULES: Record<string, Part> = {
  'programme record': 'record',
  'screened, not enrolled': 'record',
  'early help episode': 'early-help',
  'safeguarding file': 'safeguarding',
}

/** When a part of a record is past its time; undefined where the child has no such part. */
export function dueOf(part: Part, facts: Facts, rules: readonly Rule[]): Due | Waits | undefined {
  if (part === 'early-help' && !facts.earlyHelp) return undefined
  if (part === 'safeguarding' && !facts.safeguarding) return undefined
  if (facts.asked) return 'asked for'
  if (facts.takesPart) return 'takes part'
  if (facts.episodeOpen) return 'episode open'
  const wanted = Object.keys(RULES).filter(
    name => RULES[name] === part && (name !== 'programme record' || facts.everTookPart),
  )
  const known = wanted.map(name => rules.filter(each => each.class === name))
  if (known.some(each => each.length === 0)) return 'no rule'
  const dues = known.flat().map(rule => dueBy(rule, part, facts))
  if (dues.some(each => each === undefined)) return 'no day to count from'
  return (dues as Due[]).reduce((late, each) => (each.dueOn > late.dueOn ? each : late))
}

function dueBy(rule: Rule, part: Part, facts: Facts): Due | undefined {
  const closure = part === 'safeguarding' ? facts.lastEntryOn : facts.episodeEndedOn
  const days = {
    'date of birth': facts.bornOn,
    'end of programme': facts.endedOn,
    import: facts.lastFileOn,
    closure,
    event: null,
  }
  const fromDay = days[rule.from]
  return fromDay === null ? undefined : { rule, fromDay, dueOn: monthsAfter(fromDay, rule.keep_years * 12) }
}
