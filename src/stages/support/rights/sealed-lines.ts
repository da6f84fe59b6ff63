// What stands sealed in a child's record and is read by the safeguarding leads alone: opened for a bundle, as lines that can be left
// out one by one, beside those that only said that it is sealed.
import type { Seals } from '#platform/sealed.ts'
import { PARTS, type Part } from '../concerns/words.ts'
import { type Kept, type NewLine, SEALED, sentences } from './lines.ts'

/** Sealed columns that whoever answers for records may read, with what their words are called. */
const OPENED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'kith.protected_addresses': { sealed: 'protected address' },
  'kith.safeguarding_concerns': { sealed: 'concern' },
  'kith.safeguarding_entries': { sealed: 'written into the file' },
  'kith.glass_broken': { sealed: 'why it was opened', review_sealed: 'what the review found' },
}

/** The words of these rows, of those whose line is still shut. Throws where a seal does not open. */
export function openedLines(
  rows: readonly Kept[],
  seals: Seals,
  shut: readonly Pick<NewLine, 'kept_as' | 'row_id' | 'on_day'>[],
): NewLine[] {
  return rows.flatMap(({ kept_as, kept }) => {
    const row = String(kept.id ?? '')
    const line = shut.find(each => each.kept_as === kept_as && each.row_id === row)
    if (!line) return []
    return Object.entries(OPENED[kept_as] ?? {}).flatMap(([column, name]) => {
      const value = kept[column]
      if (typeof value !== 'string' || !SEALED.test(value)) return []
      const plain = seals.openText(Buffer.from(value.slice(2), 'hex'), { table: kept_as, column, row })
      return saidIn(plain, name).flatMap(({ field, words }) =>
        sentences(words).map(sentence => ({
          ...{ kept_as, row_id: row, on_day: line.on_day, field, words: sentence },
          sealed: 'opened' as const,
        })),
      )
    })
  })
}

// Words in parts are sealed as JSON, others as they are.
function saidIn(plain: string, name: string): { field: string; words: string }[] {
  if (!plain.startsWith('{')) return [{ field: name, words: plain }]
  return Object.entries(JSON.parse(plain) as Record<string, string>)
    .filter(([, words]) => words !== '')
    .map(([part, words]) => ({ field: fieldOf(part), words }))
}

function fieldOf(part: string): string {
  const name = PARTS[part as Part]?.inFile ?? ENTRY_PARTS[part] ?? part
  return name.toLowerCase()
}

const ENTRY_PARTS: Readonly<Record<string, string>> = {
  about: 'Who it is about, as written',
  what: 'What',
  withWhom: 'With whom',
  why: 'Why',
  notTold: 'Why the family was not told',
}
