/** What lies behind a child's difficulty in a pretend life, and the parts of what is written of it. */
export type Theme = 'attendance' | 'worry' | 'friends' | 'temper' | 'learning' | 'home' | 'money' | 'language'

export type Cause = {
  name: string
  fits: readonly Theme[]
  secondaryOnly?: true
  primaryOnly?: true
  /** How it was found. */
  found: readonly string[]
  /** A question that opened something. */
  asked: string
  /** As the child says it. */
  quotes: readonly string[]
  /** What was tried and did not fit. */
  tried: readonly string[]
  /** What fitted better. */
  fitted: readonly string[]
  helped: readonly string[]
  setback: readonly string[]
  /** Said or done with those at home, and with the school. */
  home: readonly string[]
  school: readonly string[]
}
