// Goal based outcomes: what a child or young person wants, up to three goals, each rated 0 to 10 at the start and later.
// Source: https://goals-in-therapy.com (Duncan Law), https://www.corc.uk.net/outcome-experience-measures/goal-based-outcomes-gbo/

export const MOST_GOALS = 3
export const HIGHEST_RATING = 10

export type Goal = { t1: number | null; t2: number | null }

export type GoalChange = {
  /** How many goals were rated both times. */
  paired: number
  /** Their changes in order; a goal can move backwards. */
  changes: number[]
  /** Null where none was rated twice: never nought. */
  meanChange: number | null
}

/** Changes of the goals rated both times; a goal rated once is left out, not counted as no change. */
export function goalChange(goals: readonly Goal[]): GoalChange {
  const changes = goals.flatMap(({ t1, t2 }) => (t1 === null || t2 === null ? [] : [t2 - t1]))
  const sum = changes.reduce((total, change) => total + change, 0)
  return { paired: changes.length, changes, meanChange: changes.length === 0 ? null : sum / changes.length }
}
