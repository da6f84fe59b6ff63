/** What lies behind a child's difficulty in a pretend life, and the parts of what is written of it. */
export type Theme = 'attendance' | 'worry' | 'friends' | 'temper' | 'learning' | 'home' | 'money' | 'language'

/** What was done, as one would name it later (`the drawer`), and the sentence of the day it was agreed. */
export type Idea = readonly [name: string, told: string]

/**
 * Sentence parts. `[a|b]` is one or the other; braces stand for the child's own words (`speech.ts`), or for what is drawn of
 * `own` once for the whole story. A part that was not said to the child begins with how it was: `phone> `, `visit> `,
 * `school> `, `rang> `.
 */
export type Cause = {
  name: string
  fits: readonly Theme[]
  only?: 'primary' | 'secondary'
  own?: Readonly<Record<string, readonly string[]>>
  /** A question that opened something, and how it was found. */
  asked: readonly string[]
  found: readonly string[]
  /** As the child says it: at first, and later. */
  quotes: readonly string[]
  later: readonly string[]
  /** What was tried and did not fit, and what fitted better. */
  tried: readonly Idea[]
  fitted: readonly Idea[]
  going: readonly string[]
  setback: readonly string[]
  /** Said or done with those at home, and with the school. */
  home: readonly string[]
  school: readonly string[]
  /** Where it has come to. */
  better: readonly string[]
  not: readonly string[]
  /** What was agreed, by whom it is done. */
  steps: readonly (readonly [what: string, who: 'Link Worker' | 'School' | 'Family'])[]
  /** For the page of what helps in class, and what the family lets a teacher know. */
  line?: string
  tell?: string
}
