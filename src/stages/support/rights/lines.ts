// What is kept about a child, as lines that a person can read and leave out one by one: a line a field, and of a longer text
// a line a sentence. What only machines need (ids, places, forms) is none; who wrote it is said by name.

/** A row of some table, as the database tells it. */
export type Kept = { kept_as: string; kept: Record<string, unknown> }
export type NewLine = {
  kept_as: string
  row_id: string | null
  on_day: string | null
  field: string
  words: string
  /** `shut`: it stands for something sealed; `opened`: read from it. */
  sealed?: 'shut' | 'opened'
}

/** The lines of these rows, table by table, the oldest row first. `staff` are names by id. */
export function linesOf(rows: readonly Kept[], staff: ReadonlyMap<string, string>): NewLine[] {
  // A note has its day from the contact it was written of: what has none takes it from what it belongs to.
  const corrections = rows.filter(each => each.kept_as === CORRECTIONS).map(({ kept }) => kept)
  const days = new Map(rows.map(({ kept }) => [String(kept.id ?? ''), dayOfRow(kept)]))
  return rows
    .map(({ kept_as, kept }) => {
      const belongs = Object.entries(kept)
        .filter(([field]) => isReference(field))
        .map(([, id]) => String(id))
      const row_id = typeof kept.id === 'string' ? kept.id : (belongs[0] ?? null)
      const on_day =
        dayOfRow(kept) ?? belongs.map(id => days.get(id)).find(Boolean) ?? dayPart(kept.made_at) ?? null
      return { kept_as, kept, row_id, on_day }
    })
    .sort(
      (a, b) => a.kept_as.localeCompare(b.kept_as, 'en') || (a.on_day ?? '').localeCompare(b.on_day ?? ''),
    )
    .flatMap(({ kept, ...row }) =>
      [...saidOf(kept, staff), ...besideOf(kept, corrections)].map(said => ({ ...row, ...said })),
    )
}

// What was said to be wrong stands beside the row it is about, and beside the note of that contact: the words are there.
function besideOf(
  { id, contact_id: contact }: Kept['kept'],
  corrections: readonly Kept['kept'][],
): Pick<NewLine, 'field' | 'words'>[] {
  return corrections
    .filter(each => {
      const about = String(each.entry_id ?? '').match(UUID)?.[0]
      return about !== undefined && about !== each.child_id && (about === id || about === contact)
    })
    .flatMap(each => [
      { field: 'said to be wrong', words: String(each.wrong) },
      {
        field: each.outcome === 'corrected' ? 'corrected' : 'they say is right',
        words: String(each.right_is),
      },
      ...(each.statement ? [{ field: 'what they say of it', words: String(each.statement) }] : []),
    ])
}

// Days, counts, yes and no, and colleagues' names stand together in a row's first line: nobody leaves out one of them alone.
// Words that somebody wrote or that name somebody are lines of their own.
function saidOf(
  kept: Kept['kept'],
  staff: ReadonlyMap<string, string>,
): Pick<NewLine, 'field' | 'words' | 'sealed'>[] {
  const all = Object.entries(kept)
    .filter(([field]) => !isOfMachines(field))
    .map(([field, value]) => ({
      field: field.replace(/_id$/, '').replaceAll('_', ' '),
      words: wordsOf(field, value, staff),
      alone: typeof value === 'string' && !PERSON.test(field) && !/^\d{4}-\d\d-\d\d/.test(value),
    }))
    .filter(each => each.words !== '')
  // A row of nothing but references still says that there is one: a household, a member.
  if (all.length === 0) return [{ field: 'details', words: 'That there is one, and nothing more' }]
  const together = all.filter(each => !each.alone).map(each => `${each.field}: ${each.words}`)
  return [
    ...(together.length > 0 ? [{ field: 'details', words: together.join('; ') }] : []),
    ...all
      .filter(each => each.alone)
      .flatMap(({ field, words }) =>
        sentences(words).map(sentence => ({
          field,
          words: sentence,
          ...(sentence === SHUT && { sealed: 'shut' as const }),
        })),
      ),
  ]
}

/** What a table is called on a page: its own name, as the field says it. */
export function sectionName(keptAs: string): string {
  if (keptAs === 'by-hand') return 'Added by hand'
  const words = keptAs.replace(/^\w+\./, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const CORRECTIONS = 'kith.corrections'
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/
const PERSON = /(_by|^person_id|^owner_id)$/
const DAY = /(_on|_day|^day)$/
/** A value that only keys outside the database open, as the database tells it. */
export const SEALED = /^\\x[0-9a-f]*$/
const SHUT = 'Sealed: it is kept, and read on its own page by whoever may'

function isOfMachines(field: string): boolean {
  return ['id', 'place_id', 'child_id'].includes(field) || isReference(field)
}

function isReference(field: string): boolean {
  return field.endsWith('_id') && field !== 'place_id' && field !== 'child_id' && !PERSON.test(field)
}

function dayOfRow(kept: Record<string, unknown>): string | null {
  const dated = Object.entries(kept).find(([field, value]) => DAY.test(field) && typeof value === 'string')
  return dayPart(dated?.[1]) ?? null
}

function dayPart(moment: unknown): string | undefined {
  return typeof moment === 'string' ? moment.slice(0, 10) : undefined
}

function wordsOf(field: string, value: unknown, staff: ReadonlyMap<string, string>): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value))
    return value
      .map(each => wordsOf(field, each, staff))
      .filter(Boolean)
      .join('; ')
  if (typeof value === 'object') return JSON.stringify(value)
  const said = String(value)
  if (PERSON.test(field)) return staff.get(said) ?? 'somebody who is not of this place'
  if (SEALED.test(said)) return SHUT
  return /^\d{4}-\d\d-\d\dT/.test(said) ? said.slice(0, 16).replace('T', ' ') : said
}

const inSentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** A line a sentence. */
export function sentences(words: string): string[] {
  return [...inSentences.segment(words)].map(each => each.segment.trim()).filter(Boolean)
}
