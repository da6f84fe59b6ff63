// Reads the worked tables of a page of rules, so that tests can run them.

/** Every Markdown table of a page, each row by its column headings. */
export function readTables(markdown: string): Record<string, string>[][] {
  const tables: Record<string, string>[][] = []
  let headings: string[] | null = null
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) {
      headings = null
      continue
    }
    const cells = line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map(cell => cell.trim())
    if (headings === null) {
      headings = cells
      tables.push([])
    } else if (!cells.every(cell => /^[-: ]*-[-: ]*$/.test(cell))) {
      tables.at(-1)!.push(Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? ''])))
    }
  }
  return tables
}
