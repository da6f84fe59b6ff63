// What stands sealed in a child's record and is read by the safeguarding leads alone: opened for a bundle, as lines that can be left
// out one by one, beside those that only said that it is sealed. Each carries a proof, made with a key that is not in the database, of
// all that was read from one sealed value: words that somebody wrote into the database as if they had been opened have none.
import type { Seals } from '#platform/sealed.ts'
import { PARTS, type Part } from '../concerns/words.ts'
import { type Kept, type NewLine, SEALED, sentences } from './lines.ts'
import type { BundleLine } from './requests.ts'

/** What was read from one sealed column, a line a sentence, with the proof of all of them. */
export type OpenedLine = NewLine & { of_field: string; proof: string }

/** Sealed columns that whoever answers for records may read, with what their words are called. */
const OPENED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'kith.protected_addresses': { sealed: 'protected address' },
  'kith.safeguarding_concerns': { sealed: 'concern' },
  'kith.safeguarding_entries': { sealed: 'written into the file' },
  'kith.corrections': { sealed: 'said to be wrong', decided_sealed: 'decided' },
  'kith.glass_broken': { sealed: 'why it was opened', review_sealed: 'what the review found' },
}

/** The words of these rows, of those whose line is still shut. Throws where a seal does not open. */
export function openedLines(
  rows: readonly Kept[],
  seals: Seals,
  requestId: string,
  shut: readonly NewLine[],
): OpenedLine[] {
  return rows.flatMap(({ kept_as, kept }) =>
    Object.entries(OPENED[kept_as] ?? {}).flatMap(([column, name]) => {
      const [row, of_field, value] = [String(kept.id ?? ''), column.replaceAll('_', ' '), kept[column]]
      const line = shut.find(
        each => each.kept_as === kept_as && each.row_id === row && each.field === of_field,
      )
      if (!line || typeof value !== 'string' || !SEALED.test(value)) return []
      const plain = seals.openText(Buffer.from(value.slice(2), 'hex'), { table: kept_as, column, row })
      const said = saidIn(plain, name).flatMap(({ field, words }) =>
        sentences(words).map(sentence => ({ field, words: sentence })),
      )
      const proof = proofOf(seals, requestId, { kept_as, row_id: row, of_field }, said)
      return said.map(each => ({
        ...{ kept_as, row_id: row, on_day: line.on_day, of_field, proof },
        ...each,
      }))
    }),
  )
}

/** Of these lines, those whose words are not, or not all, what was sealed: somebody wrote them past the program. */
export function notWhatWasSealed<Line extends BundleLine>(
  lines: readonly Line[],
  requestId: string,
  seals: Seals | undefined,
): Line[] {
  const opened = lines.filter(each => each.sealed === 'opened')
  const ofOne = Map.groupBy(opened, each => JSON.stringify([each.kept_as, each.row_id, each.of_field]))
  return [...ofOne.values()].flatMap(said => {
    const proof = seals && proofOf(seals, requestId, said[0]!, said)
    return said.some(each => each.proof !== proof) ? said : []
  })
}

function proofOf(
  seals: Seals,
  requestId: string,
  { kept_as, row_id, of_field }: Pick<BundleLine, 'kept_as' | 'row_id' | 'of_field'>,
  said: readonly Pick<NewLine, 'field' | 'words'>[],
): string {
  const all = [requestId, kept_as, row_id, of_field, ...said.map(({ field, words }) => [field, words])]
  return seals.hash('opened for a bundle', JSON.stringify(all)).toString('hex')
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
  entry: 'About',
  wrong: 'Said to be wrong',
  right: 'They say is right',
  evidence: 'What shows it',
  because: 'Why it was decided so',
  statement: 'What they say of it',
  notTold: 'Why the family was not told',
}
