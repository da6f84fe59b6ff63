// The groups of a review: how many children are in each, what becomes of them, and the rows.
import { details } from '#design/details.ts'
import { summaryList } from '#design/summary-list.ts'
import { table } from '#design/table.ts'
import { counted, thousands } from '#design/thousands.ts'
import {
  daysInWords,
  filesOf,
  findReviewRows,
  type Import,
  type ReviewKept,
  type ReviewKind,
  rowsSetAside,
  WHAT,
} from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { fieldNames } from '../field-names.ts'
import { countsInWords, publicLists } from '../import-words.ts'

const ROWS_SHOWN = 100

/** `ofSome`: only some files can bring it, so that a nought says nothing. */
type Group = { kind: ReviewKind; title: string; becomes: string; ofSome?: true }

const GROUPS: Group[] = [
  { kind: 'new', title: 'New', becomes: 'They come onto the roll' },
  { kind: 'changed', title: 'Changed', becomes: 'What was known ends, what the file says begins' },
  { kind: 'close', title: 'Close match to decide', becomes: 'Kept out until a person has decided' },
  {
    kind: 'left',
    title: 'Left the school',
    becomes: 'Not in this year’s file: their roll of an earlier year ends',
  },
  {
    kind: 'not-in-file',
    title: 'On the roll, not in the file',
    becomes: 'Nothing, unless you say that the file is the whole roll',
  },
  { kind: 'kept', title: 'Another sender is believed', becomes: 'What is held stays', ofSome: true },
  {
    kind: 'episode-begins',
    title: 'An episode that the council leads begins here',
    becomes: '',
    ofSome: true,
  },
  { kind: 'episode-closes', title: 'The episode closes here too', becomes: '', ofSome: true },
  { kind: 'episode-handed-on', title: 'Another lead worker', becomes: '', ofSome: true },
  { kind: 'episode-noted', title: 'Noted, and nothing is changed', becomes: '', ofSome: true },
]

/** The table of groups, and below it the rows of each. */
export async function groups(found: Import, { counts, receipt }: ReviewKept, visit: Visit): Promise<Html> {
  const pupils = receipt.files?.pupils
  const shown = GROUPS.filter(({ kind }) => (counts[kind] ?? 0) > 0)
  const lists = await Promise.all(shown.map(group => list(found, group, counts[group.kind]!, visit)))
  const others = filesOf(receipt).filter(([file]) => file !== 'pupils')
  const row = (title: string, n: number, becomes: string) => [
    { text: title },
    { text: thousands(n), format: 'numeric' as const },
    { text: becomes },
  ]
  return html`
${
  pupils &&
  table({
    caption: 'Children and young people in the file',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [{ text: 'Group' }, { text: 'How many', format: 'numeric' }, { text: 'What becomes of them' }],
    rows: [
      ...GROUPS.slice(0, 1).map(({ kind, title, becomes }) => row(title, counts[kind] ?? 0, becomes)),
      row('Already here, unchanged', pupils.unchanged, 'Nothing'),
      ...GROUPS.slice(1)
        .filter(({ kind, ofSome }) => !ofSome || counts[kind])
        .map(({ kind, title, becomes }) => row(title, counts[kind] ?? 0, becomes)),
      row(
        'Refused',
        pupils.refused + rowsSetAside(receipt, 'pupils'),
        'Kept out; the lines and the reasons are below',
      ),
      receipt.objections
        ? row('The family objects', receipt.objections, 'Nothing of them is kept, and nobody is named')
        : null,
    ],
  })
}
${(receipt.benchmarks || receipt.councilEpisodes) && summaryList({ rows: publicLists({ ...receipt, schools: undefined }) })}
${await schoolsChanged(found, visit)}
${lists}
${
  others.length > 0 &&
  html`<h2 class="govuk-heading-m">The other files</h2>${summaryList({
    rows: others.map(([file, of]) => ({
      key: { text: WHAT[file] },
      value: {
        text:
          file === 'marks'
            ? [countsInWords(file, of), daysInWords(receipt)].filter(Boolean).join('. ')
            : countsInWords(file, of),
      },
    })),
  })}`
}`
}

async function schoolsChanged({ id }: Import, { tx }: Visit): Promise<Html> {
  const rows = await findReviewRows(tx, id, 'school-changed', ROWS_SHOWN)
  if (rows.length === 0) return html``
  return html`<h2 class="govuk-heading-m">Schools that are brought up to date</h2>
<ul class="govuk-list govuk-list--bullet">${rows.map(row => html`<li>${row.says}</li>`)}</ul>`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

async function list({ id, feed }: Import, { kind, title }: Group, all: number, { tx }: Visit): Promise<Html> {
  const rows = await findReviewRows(tx, id, kind, ROWS_SHOWN)
  const named = rows.some(row => row.surname !== null || row.forename !== null)
  const ofFile = rows.some(row => row.line !== null)
  const numbered = rows.some(row => row.upn !== null)
  // What was converted has lines of its own; the pupil number is in both.
  const ownLines = feed === 'extract' || feed === 'council-episodes'
  if (!named && !ofFile) {
    return details({
      summaryText: `${title}: ${thousands(all)}`,
      text: 'Who they are is shown to those who may see these children, such as the programme manager.',
    })
  }
  return details({
    summaryText: `${title}: ${thousands(all)}`,
    text: html`${table({
      caption: `${title}: the rows`,
      captionClasses: 'govuk-visually-hidden',
      head: [
        ...(ofFile && ownLines ? [{ text: 'Line' }] : []),
        ...(numbered ? [{ text: 'Pupil number' }] : []),
        ...(named ? [{ text: 'Held as' }] : []),
        { text: 'What' },
      ],
      rows: rows.map(row => [
        ...(ofFile && ownLines ? [{ text: row.line ?? '' }] : []),
        ...(numbered ? [{ text: row.upn ?? '' }] : []),
        ...(named ? [{ text: [row.forename, row.surname].filter(Boolean).join(' ') }] : []),
        {
          text:
            row.says ??
            (capital(fieldNames(row.columns)) || (row.year_group ? `Year ${row.year_group}` : title)),
        },
      ]),
    })}${all > rows.length && html`<p class="govuk-body">${counted(all - rows.length, 'more is', 'more are')} not listed.</p>`}`,
  })
}
