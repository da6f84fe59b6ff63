// A packed string of marks: AM, PM, AM, PM… with one or two characters a mark.
// Rule: no attendance code begins with a digit, so digits belong to the character before them (`C2`, `J1`, `Y4`);
// `-` is a session nobody marked.

/** Splits a packed string into its marks: `/C2\` is `/`, `C2`, `\`. A stray digit at the very start is a mark of its own. */
export function splitMarks(packed: string): string[] {
  return packed.match(MARK) ?? []
}

const MARK = /[^0-9][0-9]*|[0-9]+/gsu
