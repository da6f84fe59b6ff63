// How the question about columns looks: one card a table, one line a column that Kith can use.
import { button } from '#design/button.ts'
import { details } from '#design/details.ts'
import { input } from '#design/input.ts'
import { radios } from '#design/radios.ts'
import { select } from '#design/select.ts'
import { counted } from '#design/thousands.ts'
import {
  FILES,
  type FileName,
  type Found,
  type FoundTable,
  type Import,
  type MatchedTable,
  targetsOf,
} from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import { formId } from '#platform/ids.ts'
import type { School } from '#records/places/places.ts'
import { fieldName } from './field-names.ts'
import { asked, KINDS, type Said, schoolsToName } from './matching-of-form.ts'

type Recognised = Found['recognised']
type Faults = readonly { text: string; href: string }[]

/** The whole form; without the files, what to do instead. */
export function matchingForm(
  { id }: Import,
  recognised: Recognised | undefined,
  said: Said | undefined,
  { known, mine }: { known: readonly School[]; mine: readonly School[] },
  faults: readonly { text: string; href: string }[] = [],
): Html {
  if (!recognised || !said) {
    return html`<p class="govuk-body-l">The files that were sent are not here any more.</p>${button({ text: 'Send them again', href: '/identify/imports/new' })}`
  }
  const { matching } = said
  return html`
<p class="govuk-body-l">${capital(recognised.systemSaid).replace(/\.$/, '')}.</p>
<p class="govuk-body">Kith has made a proposal. Correct what is wrong; the next file with the same headings goes straight to the review.</p>
${dropped(recognised)}
<form method="post" action="/identify/imports/${id}/columns" novalidate>
<input type="hidden" name="step" value="${formId()}">
${recognised.tables.map((table, n) => oneTable(table, matching.tables[n], n, faults))}
${ofSchools(recognised, said, { known, mine }, faults)}
${ofYears(said, faults)}
${button({ text: 'Go on to the review', preventDoubleClick: true })}
</form>
<form method="post" action="/identify/imports/${id}/cancel">${button({ text: 'Drop them, and keep nothing', classes: 'govuk-button--secondary' })}</form>`
}

function dropped({ dropped: columns }: Recognised): Html {
  const sensitive = columns.filter(each => each.sensitive)
  const others = columns.filter(each => !each.sensitive)
  const named = (list: typeof columns): Html =>
    html`<ul class="govuk-list govuk-list--bullet">${list.map(each => html`<li>${each.column} (${each.table})</li>`)}</ul>`
  return html`
${sensitive.length > 0 && html`<p class="govuk-body"><strong>Dropped on sight, and kept nowhere.</strong> Leave these out of your report the next time:</p>${named(sensitive)}`}
${others.length > 0 && details({ summaryText: counted(others.length, 'more column is not needed', 'more columns are not needed'), text: named(others) })}`
}

function oneTable(table: FoundTable, said: MatchedTable | undefined, n: number, faults: Faults): Html {
  const becomes = said?.becomes ?? 'nothing'
  const register = said?.register ?? table.register
  const above =
    table.skippedAbove > 0 ? `, below ${counted(table.skippedAbove, 'line of title', 'lines of titles')}` : ''
  return html`
<h2 class="govuk-heading-m">${table.id}</h2>
<p class="govuk-body">${counted(table.rows, 'row', 'rows')}${table.headerLine > 0 && html`; its headings are on line ${table.headerLine}${above}`}.</p>
<input type="hidden" name="t${n}-was" value="${becomes}"><input type="hidden" name="t${n}-shape" value="${register ?? ''}">
${select({
  id: `t${n}-becomes`,
  name: `t${n}-becomes`,
  label: 'What is in this table?',
  value: becomes,
  items: Object.entries(KINDS).map(([value, text]) => ({ value, text })),
})}
${becomes === 'marks' && shapeOf(register, n)}
${details({ summaryText: 'How its first rows look', text: firstRows(table) })}
${becomes !== 'nothing' && columnsOf(table, said, n, faults)}
${becomes !== 'nothing' && table.dayFirst === null && hasDays(said) && orderOfDays(said, n)}`
}

// What was found and what is needed first; the rest can be opened.
function columnsOf(table: FoundTable, said: MatchedTable | undefined, n: number, faults: Faults): Html {
  const { becomes = 'nothing', register, columns = {} } = said ?? {}
  if (becomes === 'nothing') return html``
  const targets = targetsOf(becomes, register ?? table.register ?? null)
  const first = targets.filter(({ name, required }) => required || columns[name] !== undefined)
  const others = targets.filter(target => !first.includes(target))
  const items = [
    { value: '', text: 'Not in this table' },
    ...named(table).map(text => ({ value: text, text })),
  ]
  const one = ({ name, means, required }: (typeof targets)[number]): Html =>
    html`${select({
      id: `t${n}-${name}`,
      name: `t${n}.${name}`,
      label: html`<strong>${capital(fieldName(name))}</strong>${plainly(means, name)}${required && html` <span class="kith-needed">needed</span>`}`,
      errorMessage: errorAt(faults, `t${n}-${name}`),
      value: columns[name] ?? '',
      items,
    })}${columns[name] === undefined && required && sameForAll(becomes, name, said, n)}`
  return html`<div class="kith-columns">${first.map(one)}</div>
${
  others.length > 0 &&
  details({
    summaryText: `${counted(others.length, 'more column', 'more columns')} that Kith can use, not found here`,
    text: html`<div class="kith-columns">${others.map(one)}</div>`,
  })
}`
}

function named({ headers }: FoundTable): string[] {
  return [...new Set(headers.filter(header => header !== ''))]
}

function shapeOf(register: string | null | undefined, n: number): Html {
  return select({
    id: `t${n}-register`,
    name: `t${n}-register`,
    label: 'How do the marks lie?',
    value: register ?? 'long',
    items: [
      { value: 'long', text: 'A row for each session or day' },
      { value: 'wide', text: 'A column for each session or day' },
      { value: 'packed', text: 'Side by side in one cell' },
    ],
  })
}

// A report of suspensions alone has no column that says so.
function sameForAll(becomes: string, target: string, said: MatchedTable | undefined, n: number): Html {
  const column = becomes in FILES ? FILES[becomes as FileName].find(({ name }) => name === target) : undefined
  const words = column && 'words' in column ? column.words : undefined
  if (!words) return html``
  return select({
    id: `t${n}-always-${target}`,
    name: `t${n}=${target}`,
    label: `The same for every row (${fieldName(target)})`,
    value: said?.always?.[target] ?? '',
    items: [{ value: '', text: 'No' }, ...words.map(word => ({ value: word, text: word }))],
  })
}

const DAYS = ['date', 'dob', 'start', 'from']

function hasDays(said: MatchedTable | undefined): boolean {
  return DAYS.some(name => said?.columns[name] !== undefined)
}

function orderOfDays(said: MatchedTable | undefined, n: number): Html {
  return radios({
    name: `t${n}-days`,
    idPrefix: `t${n}-days`,
    classes: 'govuk-radios--small',
    value: said?.dayFirst === false ? 'month' : 'day',
    fieldset: { legend: { text: 'What is 03/04/2026 in this table?', classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'day', text: '3 April 2026' },
      { value: 'month', text: '4 March 2026' },
    ],
  })
}

const COLUMNS_SHOWN = 40
const ROWS_SHOWN = 3

function firstRows({ headers, sample }: FoundTable): Html {
  return html`<dl class="kith-meanings">${headers.slice(0, COLUMNS_SHOWN).map((header, cell) => {
    const values = sample.slice(0, ROWS_SHOWN).map(row => row[cell] || '(blank)')
    return html`<dt>${header || '(no heading)'}</dt><dd>${values.join(' · ') || '(no rows)'}</dd>`
  })}</dl>${headers.length > COLUMNS_SHOWN && html`<p class="govuk-body">And ${counted(headers.length - COLUMNS_SHOWN, 'column', 'columns')} more.</p>`}`
}

function ofSchools(
  recognised: Recognised,
  { matching }: Said,
  { known, mine }: { known: readonly School[]; mine: readonly School[] },
  faults: Faults,
): Html {
  const unnamed = schoolsToName(recognised, known)
  // Whoever sends for one school is not asked which.
  const only = mine.length === 1 ? mine[0]!.urn : ''
  const choose = { value: '', text: 'Choose' }
  const items = [...mine.map(({ urn, name }) => ({ value: urn, text: `${name} (${urn})` }))]
  if (unnamed.length === 0 && !asked(matching).school) return html``
  return html`<h2 class="govuk-heading-m">Which school?</h2>
${
  unnamed.length === 0 &&
  select({
    id: 'school',
    name: 'school',
    label: 'No column says which school these children go to',
    value: matching.school ?? only,
    errorMessage: errorAt(faults, 'school'),
    items: only === '' ? [choose, ...items] : items,
  })
}
${unnamed.map(
  ({ said, name, rows }, n) =>
    html`<input type="hidden" name="said-${n}" value="${said}">${select({
      id: `school-${n}`,
      name: `school-${n}`,
      label: `The files call it ${said}${name ? `, ${name}` : ''}`,
      hint: counted(rows, 'row', 'rows'),
      // What the files say themselves may be another school: that is never answered for somebody.
      value: matching.schools?.[said] ?? '',
      errorMessage: errorAt(faults, `school-${n}`),
      items: [choose, ...items],
    })}`,
)}`
}

const YEARS = ['N', 'R', ...Array.from({ length: 14 }, (_, n) => String(n + 1))]

function ofYears({ matching }: Said, faults: Faults): Html {
  if (!asked(matching).year) return html``
  const { year } = matching
  const value = year === undefined ? '' : 'always' in year ? year.always : 'by-birth'
  return html`<h2 class="govuk-heading-m">Which year group?</h2>
${select({
  id: 'year',
  name: 'year',
  label: 'No column says the year group',
  errorMessage: errorAt(faults, 'year'),
  value,
  items: [
    { value: '', text: 'Choose' },
    { value: 'by-birth', text: 'By age, from the date of birth' },
    ...YEARS.map(each => ({ value: each, text: `All are in year ${each}` })),
  ],
})}
${input({
  id: 'birth-day',
  name: 'birth-day',
  label: 'By age: on which day?',
  hint: 'The first day of the academic year, such as 2025-09-01',
  value: year && 'byBirthOn' in year ? year.byBirthOn : '',
  classes: 'govuk-input--width-10',
})}`
}

function errorAt(faults: Faults, id: string): string | undefined {
  return faults.find(({ href }) => href === `#${id}`)?.text
}

// "Date of birth, date of birth" tells nothing twice.
function plainly(means: string, name: string): string {
  return fieldName(name) === means ? '' : `, ${means}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
