// The sheet on which a contact is logged or amended: one page, one scroll on a phone, and everything but the first answer
// may be left alone.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { chips } from '#design/chips.ts'
import { dateInput } from '#design/date-input.ts'
import { details } from '#design/details.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import type { Content } from '#design/markup.ts'
import { radios } from '#design/radios.ts'
import { select } from '#design/select.ts'
import { textarea } from '#design/textarea.ts'
import { type Html, html } from '#platform/html.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import { AUDIENCES, HOW_WENT, NOTE_MARKS, WITH_WHOM } from './contacts.ts'
import type { Typed } from './drafts.ts'
import { othersIn, type Wrong } from './reading.ts'
import type { ContactRules } from './settings.ts'
import type { Writable } from './who.ts'
import { AUDIENCE_WORDS, CHIP_WORDS, HOW_ROWS, MARK_WORDS, WENT_WORDS, WITH_WORDS } from './words.ts'

export type SheetOf = {
  /** Where it is posted. */
  action: string
  id: string
  childId: string
  typed: Typed
  wrong: Wrong
  rules: ContactRules
  next: string
  /** Everybody else of whom the writer may write. */
  others: readonly Writable[]
  /** More hidden fields: which version is amended, when a draft was seen. */
  hidden?: Record<string, string>
  /** What stands between errors and questions: the text of somebody else, the question whether this is the same again. */
  before?: Html | undefined
  /** Without it there is no keeping for later. */
  keeps?: boolean
  /** When the sheet was opened: how long it took is kept of the week, and of nobody. */
  opened?: string | undefined
  save?: string
}

/** The errors of a sheet, in the order of its fields. */
export function errorsOf(wrong: Wrong): ErrorItem[] {
  return Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }))
}

/** The form itself. */
export function sheet(of: SheetOf): Html {
  const { typed, wrong, hidden, keeps } = of
  return html`
${of.before}
<form class="kith-sheet" method="post" action="${of.action}" novalidate${keeps && html` data-autosave data-outbox-kind="contact" data-outbox-needs="how" data-outbox-missing="Choose how you were in touch." data-child="${of.childId}"`}>
<input type="hidden" name="id" value="${of.id}">
<input type="hidden" name="next" value="${of.next}">
${keeps && html`<input type="hidden" name="opened" value="${of.opened}">`}
${Object.entries(hidden ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${chips({
  name: 'how',
  value: typed.how,
  errorMessage: wrong.how,
  fieldset: { legend: legend('How were you in touch?') },
  rows: HOW_ROWS.map(({ text, items }) => ({
    text,
    items: items.map(({ value }) => ({ value, text: CHIP_WORDS[value]! })),
  })),
})}
${chips({
  name: 'went',
  value: typed.went,
  fieldset: { legend: legend('How did it go?', 'optional') },
  rows: [{ items: HOW_WENT.map(value => ({ value, text: WENT_WORDS[value], face: value })) }],
})}
${note(of)}
${checkboxes({
  name: 'ask',
  classes: 'govuk-checkboxes--small',
  values: [typed.ask ?? ''],
  items: [{ value: 'yes', text: 'Ask my manager about this' }],
})}
${more(of)}
<div class="kith-sheet-bar">
${button({ text: of.save ?? 'Save', preventDoubleClick: true })}
${keeps && button({ text: 'Keep for later', name: 'keep', value: 'yes', classes: 'govuk-button--secondary' })}
${keeps && html`<span class="kith-kept" role="status"></span>`}
</div>
</form>`
}

function note({ typed, wrong }: SheetOf): Html {
  return html`<div class="kith-note">
${textarea({
  name: 'note',
  label: { text: html`Note <span class="kith-optional">optional</span>`, classes: 'govuk-label--s' },
  hint: html`What will help the next person? <a class="govuk-link" href="/support/log/help">What belongs in a note</a>`,
  value: typed.note,
  rows: 4,
  errorMessage: wrong.note,
})}
${radios({
  name: 'audience',
  value: typed.audience || 'team',
  classes: 'govuk-radios--small',
  fieldset: { legend: legend('Who can see the note') },
  items: AUDIENCES.map(value => ({ value, ...AUDIENCE_WORDS[value] })),
})}
</div>
${chips({
  name: 'mark',
  value: typed.mark ?? '',
  fieldset: { legend: legend('The note is', 'optional') },
  rows: [
    {
      items: [
        { value: '', text: 'A note' },
        ...NOTE_MARKS.map(value => ({ value, text: MARK_WORDS[value] })),
      ],
    },
  ],
})}`
}

function more(of: SheetOf): Html {
  const { typed, wrong, rules, others } = of
  const chosen = new Set(othersIn(typed))
  const open = [wrong.minutes, wrong['on-day'], wrong.at, wrong.with].some(Boolean) || typed.at !== undefined
  return html`
${
  others.length > 0 &&
  details({
    summaryText: 'Others were there too',
    open: chosen.size > 0,
    text: checkboxes({
      name: 'with',
      classes: 'govuk-checkboxes--small kith-many',
      fieldset: { legend: 'The same contact, on the record of each' },
      values: [...chosen],
      errorMessage: wrong.with,
      items: others.map(each => ({
        value: each.child_id,
        text: html`<bdi>${shortNameOf(each)}</bdi>, ${yearName(each.year_group)}`,
      })),
    }),
  })
}
${details({
  summaryText: 'With whom, when, how long (now, as usual)',
  open,
  text: html`
${radios({
  name: 'whom',
  value: typed.whom,
  classes: 'govuk-radios--small',
  fieldset: { legend: 'With whom?' },
  hint: 'Left alone: the child in person, home by telephone, text and e-mail, the school at a meeting',
  items: WITH_WHOM.map(value => ({ value, text: WITH_WORDS[value] })),
})}
${dateInput({
  id: 'on',
  namePrefix: 'on',
  fieldset: { legend: 'When?' },
  hint: 'Left empty: today. An earlier day is shown with the day you wrote it',
  values: { 'on-day': typed['on-day'], 'on-month': typed['on-month'], 'on-year': typed['on-year'] },
  errorMessage: wrong['on-day'],
})}
${input({
  name: 'at',
  label: 'At what time?',
  hint: 'Only where it matters, such as 15:40',
  value: typed.at,
  inputmode: 'numeric',
  classes: 'govuk-input--width-5',
  errorMessage: wrong.at,
})}
${input({
  name: 'minutes',
  label: 'How many minutes?',
  hint: usual(rules),
  value: typed.minutes,
  inputmode: 'numeric',
  classes: 'govuk-input--width-3',
  errorMessage: wrong.minutes,
})}
${select({
  name: 'language',
  label: 'Which language is the note in?',
  hint: 'What a child said is kept as it was said',
  value: typed.language ?? 'en',
  items: NOTE_LANGUAGES.map(value => ({ value, text: languageNames.of(value) ?? value })),
})}`,
})}`
}

function usual({ usualMinutes }: ContactRules): string {
  return `Left empty: ${usualMinutes['in-person']} in person, ${usualMinutes.phone} for a call, ${usualMinutes.text} for a text, ${usualMinutes['home-visit']} for a home visit, ${usualMinutes.meeting} for a meeting`
}

function legend(text: string, aside?: string): { text: Content; classes: string } {
  return {
    text: html`${text}${aside && html` <span class="kith-optional">${aside}</span>`}`,
    classes: 'govuk-fieldset__legend--s',
  }
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' })
/** Languages of which the programme's places know families; any other is written as English and said in the note. */
const NOTE_LANGUAGES = [
  'en',
  'ar',
  'bn',
  'cs',
  'fa',
  'pa',
  'pl',
  'ps',
  'pt',
  'ro',
  'so',
  'sq',
  'ti',
  'uk',
  'ur',
]
