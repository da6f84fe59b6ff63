// What a bundle's lines are called. The database makes them of what is kept (0090), a line a field and of a longer text a line a
// sentence; what is added beside them here is split the same way.

/** A row of some table, as the database tells it. */
export type Kept = { kept_as: string; kept: Record<string, unknown> }
export type NewLine = {
  kept_as: string
  row_id: string | null
  on_day: string | null
  field: string
  words: string
}

/** What a table is called on a page: its own name, as the field says it. */
export function sectionName(keptAs: string): string {
  if (keptAs === 'by-hand') return 'Added by hand'
  const words = keptAs.replace(/^\w+\./, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A value that only keys outside the database open, as the database tells it. */
export const SEALED = /^\\x[0-9a-f]*$/

const inSentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** A line a sentence. */
export function sentences(words: string): string[] {
  return [...inSentences.segment(words)].map(each => each.segment.trim()).filter(Boolean)
}
