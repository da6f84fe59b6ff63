// A closed episode against the council's own outcome headings, from what is recorded already: needs met and not, and sessions
// attended where the blueprint says that they stand beside a heading. The rule and its table: rules/early-help.md.
export type Mark = 'met' | 'partly' | 'not-met' | 'nothing'
export type Marked = { id: string; name: string; mark: Mark; met: number; found: number }

/** Each heading of the council's, in its order. A need left open when the episode closed was not met. */
export function outcomesOf(
  headings: readonly { id: string; name: string }[],
  needs: readonly { heading: string; settled_as: string | null }[],
): Marked[] {
  return headings.map(({ id, name }) => {
    const under = needs.filter(each => each.heading === id)
    const met = under.filter(each => each.settled_as === 'met').length
    const mark =
      under.length === 0 ? 'nothing' : met === under.length ? 'met' : met > 0 ? 'partly' : 'not-met'
    return { id, name, mark, met, found: under.length }
  })
}

/** Each with a shape, so that it is read without colour. */
export const markWords: Record<Mark, string> = {
  met: '● Met',
  partly: '◐ Partly met',
  'not-met': '○ Not met',
  nothing: 'Nothing was recorded',
}
