// Who is believed where two senders say different things of a child. Rule: declared column by column, shown on every
// review, and enforced where rows become records (docs/import-from-your-school-system.md, "When two senders differ").
import type { Flag } from './facts.ts'

/** Whose file it is. A programme and the command line bring in what a school gave them. */
const SENDERS = ['school', 'council'] as const
export type Sender = (typeof SENDERS)[number]

/** What a file may say of a child that another file may say otherwise. */
export type PolicyColumn = 'roll' | 'name' | 'birth' | Flag

type Policy = {
  /** `newest`: the last file counts. Else the sender who is believed over all others; between its own files, the newest. */
  wins: 'newest' | Sender
  because: string
}

const SCHOOL_KEEPS = 'the school keeps this in its own register'
const COUNCIL_KEEPS = 'the council decides this, and knows it first'

/** The whole policy. A sender who is not believed over the one held changes nothing, and the receipt says so. */
export const MERGE_POLICY: Record<PolicyColumn, Policy> = {
  roll: { wins: 'school', because: SCHOOL_KEEPS },
  name: { wins: 'school', because: SCHOOL_KEEPS },
  birth: { wins: 'school', because: SCHOOL_KEEPS },
  fsm: { wins: 'school', because: SCHOOL_KEEPS },
  ever6: { wins: 'school', because: SCHOOL_KEEPS },
  sen: { wins: 'school', because: SCHOOL_KEEPS },
  need: { wins: 'school', because: SCHOOL_KEEPS },
  eal: { wins: 'school', because: SCHOOL_KEEPS },
  ethnicity: { wins: 'school', because: SCHOOL_KEEPS },
  idaci_decile: { wins: 'newest', because: 'it follows from where the child lives now' },
  status: { wins: 'council', because: COUNCIL_KEEPS },
  known_before: { wins: 'council', because: COUNCIL_KEEPS },
}

/** May a file of `sender` change what is held? `holder`: whose file said what is held; null where no file did. */
export function mayChange(column: PolicyColumn, holder: Sender | null, sender: Sender): boolean {
  const { wins } = MERGE_POLICY[column]
  if (wins === 'newest' || holder === null) return true
  return holder !== wins || sender === wins
}

/** The policy as two sentences a person reads: `The school’s word counts for: …`. */
export function policyInWords(): { who: string; columns: PolicyColumn[] }[] {
  const who = { school: 'The school’s file is believed', council: 'The council’s file is believed' }
  const lines = new Map<string, PolicyColumn[]>()
  for (const [column, { wins }] of Object.entries(MERGE_POLICY) as [PolicyColumn, Policy][]) {
    const line = wins === 'school' || wins === 'council' ? who[wins] : 'The newest file is believed'
    lines.set(line, [...(lines.get(line) ?? []), column])
  }
  return [...lines].map(([line, columns]) => ({ who: line, columns }))
}
