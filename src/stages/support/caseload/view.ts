// How a caseload is looked at: what narrows it and what orders it, kept in its address so that it can be kept and sent.

export type View = {
  school: string
  year: string
  worker: string
  cohort: string
  flag: string
  sort: string
  /** Turned round: what otherwise comes first comes last. */
  turned: boolean
  page: number
  /** All on one page, to print. */
  all: boolean
}

const FILTERS = ['school', 'year', 'worker', 'cohort', 'flag'] as const

/** Of an address. What is not known there is left out. */
export function viewOf(query: URLSearchParams): View {
  const page = Number(query.get('page') ?? '1')
  const said = (name: string) => (query.get(name) ?? '').slice(0, 100)
  return {
    school: said('school'),
    year: said('year'),
    worker: said('worker'),
    cohort: said('cohort'),
    flag: said('flag'),
    sort: said('sort'),
    turned: query.get('order') === 'turned',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    all: query.has('all'),
  }
}

/** The address of a view; `change` says what is otherwise than in it. Another order or filter begins on the first page. */
export function addressOf(view: View, change: Partial<View> = {}): string {
  const next = { ...view, page: 1, all: false, ...change }
  const query = new URLSearchParams()
  for (const name of [...FILTERS, 'sort'] as const) if (next[name] !== '') query.set(name, next[name])
  if (next.turned) query.set('order', 'turned')
  if (next.page > 1) query.set('page', String(next.page))
  if (next.all) query.set('all', 'yes')
  const text = query.toString()
  return text === '' ? '/support/children' : `/support/children?${text}`
}

/** Whether anything narrows the list. */
export function isNarrowed(view: View): boolean {
  return FILTERS.some(name => view[name] !== '')
}
