// Which school days a suspension takes, when the child is back, and from when other provision is due.
// Rule: rules/suspension.md. Two sessions are a day; from the sixth school day provision must be arranged,
// https://www.gov.uk/government/publications/school-exclusion

export type SuspensionDays = {
  /** The school days on which sessions are lost, in order. */
  days: string[]
  /** The first school day after them; null for a permanent exclusion, and where no day is known so far ahead. */
  backOn: string | null
  /** The sixth school day, where it lasts that long; always asked for a permanent exclusion. */
  provisionFrom: string | null
}

const SESSIONS_A_DAY = 2
const PROVISION_FROM_DAY = 6

/**
 * @param openDays the days the school is open, `YYYY-MM-DD` in order; closed days and holidays are not among them.
 * A half day at the end counts as a day: which half it is no file says, so the child is looked for the morning after.
 */
export function suspensionDays(
  { startsOn, sessions, type }: { startsOn: string; sessions: number; type: 'SUSP' | 'PERM' },
  openDays: readonly string[],
): SuspensionDays {
  const from = openDays.filter(day => day >= startsOn)
  const sixth = from[PROVISION_FROM_DAY - 1] ?? null
  if (type === 'PERM') return { days: [], backOn: null, provisionFrom: sixth }
  const length = Math.ceil(sessions / SESSIONS_A_DAY)
  return {
    days: from.slice(0, length),
    backOn: from[length] ?? null,
    provisionFrom: length >= PROVISION_FROM_DAY ? sixth : null,
  }
}
