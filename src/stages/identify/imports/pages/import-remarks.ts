// What was wrong with the rows of an import: the same fault on many lines said once, and every line for who wants it.
import { table } from '#design/table.ts'
import { findProblemGroups, findProblems, type Import, whereInWords } from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { arrows, pageOf } from './imports.ts'

const ON_A_PAGE = 50

/** The table of remarks with its pages; nothing where there are none. */
export async function remarksOnRows({ id, feed }: Import, { tx, query }: Visit): Promise<Html> {
  const page = pageOf(query)
  const part = { most: ON_A_PAGE, skip: (page - 1) * ON_A_PAGE }
  const path = `/identify/imports/${id}`
  const all = query.get('lines') === 'all'
  const remarks = all
    ? everyLine(await findProblems(tx, id, part), path, page)
    : alikeTogether(await findProblemGroups(tx, id, part), path, page)
  if (feed === 'extract' || remarks.toString() === '') return remarks
  return html`${remarks}<p class="govuk-body-s">Lines are counted in the lists that Kith made of your files, in their order.</p>`
}

function alikeTogether(groups: Awaited<ReturnType<typeof findProblemGroups>>, path: string, page: number) {
  const [first] = groups
  if (!first) return html``
  return html`${remarkTable(
    first.of_all,
    groups.map(({ n, problem, ...group }) => ({ where: whereInWords({ n, ...group }), problem, n })),
  )}
${first.of_all > first.of_groups && html`<p class="govuk-body"><a class="govuk-link" href="${path}?lines=all">Show every line</a></p>`}
${arrows(path, page, Math.ceil(first.of_groups / ON_A_PAGE))}`
}

function everyLine(problems: Awaited<ReturnType<typeof findProblems>>, path: string, page: number) {
  const [first] = problems
  if (!first) return html``
  return html`${remarkTable(
    first.of_all,
    problems.map(({ file, line, column, problem }) => ({
      where: [file, line && `line ${line}`, column].filter(Boolean).join(', '),
      problem,
      n: 1,
    })),
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
