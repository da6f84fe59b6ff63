// What was wrong with the rows of an import: the same fault on many lines said once, and every line for who wants it.
import { table } from '#design/table.ts'
import {
  type FileName,
  findProblemGroups,
  findProblems,
  type Import,
  WHAT,
  whereInWords,
} from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { fieldName } from '../field-names.ts'
import { arrows, pageOf } from './imports.ts'

const ON_A_PAGE = 50

/** The table of remarks with its pages; nothing where there are none. */
export async function remarksOnRows({ id, feed, named }: Import, { tx, query }: Visit): Promise<Html> {
  // These are read as they were sent; of other systems' files Kith made lists of its own.
  const asSent = feed === 'extract' || feed === 'council-episodes'
  const from = asSent ? null : named
  const page = pageOf(query)
  const part = { most: ON_A_PAGE, skip: (page - 1) * ON_A_PAGE }
  const path = `/identify/imports/${id}`
  const all = query.get('lines') === 'all'
  const remarks = all
    ? everyLine(await findProblems(tx, id, part), path, page, from)
    : alikeTogether(await findProblemGroups(tx, id, part), path, page, from)
  if (asSent || remarks.toString() === '') return remarks
  return html`${remarks}<p class="govuk-body-s">Kith made lists of your files, in their order. The lines are counted in these lists: the first child is on line 2, whatever stands above the headings of your file.</p>`
}

type From = string | null

// Another system's file is called by its sender's name for it, and its columns as people call them.
function placeOf(from: From, { file, column }: { file: string; column: string | null }) {
  if (from === null) return { file, column }
  const what = WHAT[file.replace(/\.csv$/, '') as FileName] ?? file
  return { file: `${from} (${what.toLowerCase()})`, column: column && fieldName(column) }
}

function alikeTogether(
  groups: Awaited<ReturnType<typeof findProblemGroups>>,
  path: string,
  page: number,
  from: From,
) {
  const [first] = groups
  if (!first) return html``
  return html`${remarkTable(
    first.of_all,
    groups.map(({ n, problem, ...group }) => ({
      where: whereInWords({ n, ...group, ...placeOf(from, group) }),
      problem,
      n,
    })),
  )}
${first.of_all > first.of_groups && html`<p class="govuk-body"><a class="govuk-link" href="${path}?lines=all">Show every line</a></p>`}
${arrows(path, page, Math.ceil(first.of_groups / ON_A_PAGE))}`
}

function everyLine(
  problems: Awaited<ReturnType<typeof findProblems>>,
  path: string,
  page: number,
  from: From,
) {
  const [first] = problems
  if (!first) return html``
  return html`${remarkTable(
    first.of_all,
    problems.map(({ line, problem, ...each }) => {
      const { file, column } = placeOf(from, each)
      const where = [file, line && `line ${line}`, column].filter(Boolean).join(', ')
      return { where, problem, n: 1 }
    }),
  )}
<p class="govuk-body"><a class="govuk-link" href="${path}">Show what is alike together</a></p>
${arrows(path, page, Math.ceil(first.of_all / ON_A_PAGE), { lines: 'all' })}`
}

function remarkTable(of: number, rows: { where: string; problem: string; n: number }[]): Html {
  return table({
    caption: of === 1 ? 'One remark on the files' : `${of.toLocaleString('en-GB')} remarks on the files`,
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Where' }, { text: 'What' }, { text: 'Times', format: 'numeric' }],
    rows: rows.map(({ where, problem, n }) => [
      { text: where },
      { text: problem },
      { text: n.toLocaleString('en-GB'), format: 'numeric' },
    ]),
  })
}
