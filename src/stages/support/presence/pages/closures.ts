import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dateInput } from '#design/date-input.ts'
import { input } from '#design/input.ts'
import { boxesOf, postedDay } from '#design/posted-day.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import {
  type Closure,
  closeSchool,
  closuresOf,
  openAgain,
  schoolsOfAsker,
  WHY_CLOSED,
  withdrawClosure,
} from '../closures.ts'
import { oneButton } from '../one-button.html.ts'
import { CLOSED_WORDS } from '../words.ts'

type Typed = {
  id: string
  school: string
  from: ReturnType<typeof boxesOf>
  until: ReturnType<typeof boxesOf>
  why: string
  words: string
}
type Wrong = Partial<Record<'school' | 'from' | 'until' | 'why' | 'words', string>>

/** The switch "school closed": which schools are, which were, and closing one. */
export const closuresPage: PageFunction = visit =>
  show(
    visit,
    {
      id: formId(),
      school: '',
      from: boxesOf(todayOf(visit)),
      until: boxesOf(undefined),
      why: '',
      words: '',
    },
    {},
  )

async function show(visit: Visit, typed: Typed, wrong: Wrong): Promise<Sheet> {
  const { tx, actor, requestId } = visit
  const today = todayOf(visit)
  const mayClose = may(actor, 'do close a school')
  const [closures, all, ours] = await Promise.all([closuresOf(tx), schoolsOfPlace(tx), schoolsOfAsker(tx)])
  const schools = all.filter(each => ours.includes(each.id))
  await record(tx, { action: 'saw-list', subject: 'closures', request: requestId })
  return {
    title: 'School closed',
    heading: 'School closed',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'School closed' }],
    errors: Object.entries(wrong).map(([name, text]) => ({
      text,
      href: `#${name === 'from' || name === 'until' ? `${name}-day` : name}`,
    })),
    body: html`
<p class="govuk-body">While a school is closed, calls and doorstep visits stand in for presence. Closed days are no gaps, and every “school days since” waits until it opens again.</p>
${tableCards<Closure>({
  caption: 'Closed now, ahead, and before',
  rows: closures,
  link: { heading: 'School', text: each => each.school },
  columns: [
    { heading: 'From', cell: each => shortDate(each.from_day, today), short: true },
    { heading: 'Until', cell: each => untilSaid(each, today), short: true },
    {
      heading: 'Why',
      cell: each =>
        html`${CLOSED_WORDS[each.why as keyof typeof CLOSED_WORDS]}${each.words && html`: ${each.words}`}`,
    },
    { heading: 'Said by', cell: each => each.made_by },
    ...(mayClose ? [{ heading: 'Change', cell: (each: Closure) => changes(each, today), long: true }] : []),
  ],
  empty: 'No school has been closed. If one closes, say so here: then nobody is missed because of it.',
})}
${
  mayClose &&
  html`<h2 class="govuk-heading-m">Close a school</h2>
<form method="post" action="/support/closures" novalidate>
<input type="hidden" name="id" value="${typed.id}">
${
  schools.length === 1
    ? html`<input type="hidden" name="school" value="${schools[0]!.id}"><p class="govuk-body">${schools[0]!.name}</p>`
    : select({
        name: 'school',
        label: 'School',
        value: typed.school,
        items: [
          { value: '', text: 'Choose a school' },
          ...schools.map(each => ({ value: each.id, text: each.name })),
        ],
        ...(wrong.school && { errorMessage: wrong.school }),
      })
}
${dateInput({
  namePrefix: 'from',
  id: 'from',
  fieldset: { legend: { text: 'Closed from', classes: 'govuk-fieldset__legend--s' } },
  values: typed.from,
  ...(wrong.from && { errorMessage: wrong.from }),
})}
${dateInput({
  namePrefix: 'until',
  id: 'until',
  fieldset: { legend: { text: 'The last closed day', classes: 'govuk-fieldset__legend--s' } },
  hint: 'Leave empty while nobody knows.',
  values: typed.until,
  ...(wrong.until && { errorMessage: wrong.until }),
})}
${radios({
  name: 'why',
  value: typed.why,
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: 'Why', classes: 'govuk-fieldset__legend--s' } },
  items: WHY_CLOSED.map(value => ({ value, text: CLOSED_WORDS[value] })),
  ...(wrong.why && { errorMessage: wrong.why }),
})}
${input({ name: 'words', label: 'More, in short (optional)', value: typed.words, ...(wrong.words && { errorMessage: wrong.words }) })}
${button({ text: 'Close the school', preventDoubleClick: true })}
</form>`
}`,
  }
}

/** Closes a school. */
export const close: PageFunction = async visit => {
  const { tx, form } = visit
  const id = form.text('id')
  if (!isId(id)) throw new BadRequest('Open the page again and write it there.')
  const [from, until] = [postedDay(form, 'from'), postedDay(form, 'until')]
  const why = WHY_CLOSED.find(each => each === form.text('why'))
  const words = form.text('words')
  const typed = {
    id,
    school: form.text('school'),
    from: from.values,
    until: until.values,
    why: form.text('why'),
    words,
  }
  const untilSaidAtAll = Object.values(until.values).some(each => each !== '')
  const wrong: Wrong = {
    ...(!isId(typed.school) && { school: 'Choose the school' }),
    ...(!from.day && { from: 'Write the first closed day' }),
    ...(untilSaidAtAll && !until.day && { until: 'Write the last closed day, or leave it empty' }),
    ...(from.day &&
      until.day &&
      until.day < from.day && { until: 'The last closed day is before the first' }),
    ...(!why && { why: 'Choose why' }),
    ...(words.length > 200 && { words: 'Write at most 200 characters' }),
  }
  if (Object.keys(wrong).length > 0 || !from.day || !why) return await show(visit, typed, wrong)
  const written = await closeSchool(tx, {
    id: idOfPost(id, typed.school, from.day, until.day ?? '', why, words),
    schoolId: typed.school,
    from: from.day,
    until: until.day ?? null,
    why,
    words: words === '' ? null : words,
  })
  if (written === 'not-theirs') throw new NotFound('not a school of theirs')
  return seeOther('/support/closures')
}

/** Open again from today, or taken back where it was just written. */
export const changeClosure: PageFunction = async visit => {
  const { tx, form, params } = visit
  const id = params.closure ?? ''
  const done =
    isId(id) &&
    (form.text('do') === 'undo' ? await withdrawClosure(tx, id) : await openAgain(tx, id, todayOf(visit)))
  if (!done) throw new NotFound('no such closure, or nothing to change')
  return seeOther('/support/closures')
}

function changes(closure: Closure, today: string) {
  const over = closure.open_from !== null || (closure.until_day !== null && closure.until_day < today)
  const name = html`<span class="govuk-visually-hidden">, ${closure.school}</span>`
  const action = `/support/closures/${closure.id}`
  return html`${closure.fresh && oneButton({ action, fields: { do: 'undo' }, text: html`Undo${name}` })}${
    !over &&
    closure.from_day <= today &&
    oneButton({ action, fields: { do: 'open' }, text: html`Open again from today${name}` })
  }`
}

function untilSaid(closure: Closure, today: string): string {
  if (closure.open_from) return `open again from ${shortDate(closure.open_from, today)}`
  return closure.until_day ? shortDate(closure.until_day, today) : 'nobody knows yet'
}
