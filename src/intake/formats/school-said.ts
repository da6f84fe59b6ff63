// How a table says which school it is, as it is shown and as a person answers it.

/**
 * What the cells of a school say, written one way: a URN, a number or a name from one cell, or seven digits from the
 * council's number and the school's. The school's has four digits, whatever zeros a spreadsheet lost; '' for neither.
 */
export function schoolIn(cells: readonly string[]): string {
  const [first = '', estab] = cells.map(text => text.replace(/\.0+$/, ''))
  if (estab === undefined) return first
  return first === '' || estab === '' ? '' : `${first}${estab.padStart(4, '0')}`
}
