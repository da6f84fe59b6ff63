import { filters } from '#design/filters.ts'
import { select } from '#design/select.ts'
import { type Html, html } from '#platform/html.ts'
import { yearName } from '#records/children/children.ts'
import type { Row } from '../rows.ts'
import { addressOf, isNarrowed, type View } from '../view.ts'
import type { Reach } from './list.ts'

/** What narrows the list, open above it. A filter with one choice alone is left out. */
export function narrow(view: View, rows: readonly Row[], workers: Map<string, string>, reach: Reach): Html {
  const unmatched = rows.some(row => row.workers.length === 0)
  return filters({
    action: '/support/children',
    clear: isNarrowed(view)
      ? addressOf(view, { school: '', year: '', worker: '', cohort: '', flag: '' })
      : undefined,
    fields: [
      choose('school', 'School', view.school, [
        ...new Map(rows.map(row => [row.school_id, row.school] as const)),
      ]),
      choose(
        'year',
        'Year',
        view.year,
        [...new Set(rows.map(row => row.year_group))]
          .filter(year => year !== null)
          .map(year => [year, yearName(year)]),
      ),
      choose(
        'flag',
        'What needs attention',
        view.flag,
        [...new Map(rows.flatMap(row => row.flags).map(flag => [flag, flag] as const))],
        1,
      ),
      reach !== 'caseload' &&
        choose('worker', 'Link Worker', view.worker, [
          ...workers,
          ...(unmatched ? [['nobody', 'Nobody matched'] as const] : []),
        ]),
      choose('cohort', 'Cohort', view.cohort, [
        ...new Map(rows.map(row => [row.cohort_name, row.cohort_name] as const)),
      ]),
      view.sort !== '' && html`<input type="hidden" name="sort" value="${view.sort}">`,
      view.turned && html`<input type="hidden" name="order" value="turned">`,
    ].filter((field): field is Html => field !== false && field !== ''),
  })
}

const inOrder = new Intl.Collator('en', { numeric: true })

function choose(
  name: string,
  label: string,
  value: string,
  choices: readonly (readonly [string, string])[],
  atLeast = 2,
): Html | '' {
  if (choices.length < atLeast && value === '') return ''
  const items = choices.toSorted(([, a], [, b]) => inOrder.compare(a, b))
  return select({
    name,
    label,
    value,
    items: [{ value: '', text: 'All' }, ...items.map(([each, text]) => ({ value: each, text }))],
  })
}
