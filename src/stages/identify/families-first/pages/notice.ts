import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { dateInput } from '#design/date-input.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import { boxesOf, type PostedDay, postedDay } from '#design/posted-day.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { languageOf } from '#records/family-words/family-words.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { type Notice, noticesOf, recordNotice, type Standing } from '../families-first.ts'
import { proposedText } from '../proposed.ts'
import { schoolOfVisit } from './school-of-visit.ts'

export const SENT_BY: Record<string, string> = {
  letter: 'Letter on paper',
  email: 'Email',
  text: 'Text message or school app',
  meeting: 'Spoken at a meeting or at the gate',
  website: 'School website or newsletter',
  interpreter: 'Spoken through an interpreter',
}

type Asked = {
  id: string
  given: PostedDay
  wording: string
  languages: string[]
  sentBy: string[]
  because: string
}
type Wrong = Partial<Record<'given' | 'wording' | 'languages' | 'sent_by' | 'because', string>>

/** Records that all families of a school were told; with `?replaces=` it corrects an earlier record. */
export const askForNotice: PageFunction = async visit => {
  const school = await schoolOfVisit(visit)
  const replaced = await replacedBy(visit, school, visit.query.get('replaces') ?? '')
  const { wording } = replaced ?? { wording: await proposedText(visit, school, 'en') }
  const asked: Asked = {
    id: formId(),
    given: { day: replaced?.given_on, values: boxesOf(replaced?.given_on) },
    wording,
    languages: replaced?.languages ?? ['en'],
    sentBy: replaced?.sent_by ?? [],
    because: '',
  }
  return await sheet(visit, school, replaced, asked, {})
}

export const takeNotice: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const school = await schoolOfVisit(visit)
  const replaced = await replacedBy(visit, school, form.text('replaces'))
  const asked: Asked = {
    id: form.text('id').toLowerCase(),
    given: postedDay(form, 'given'),
    wording: form.text('wording').replaceAll('\r\n', '\n'),
    languages: form.all('languages'),
    sentBy: form.all('sent_by').filter(each => each in SENT_BY),
    because: form.text('because'),
  }
  // From the proposed letter: shown to be completed, not yet taken.
  if (form.text('prepare') === 'yes')
    return await sheet(visit, school, undefined, { ...asked, id: formId() }, {})
  if (!isId(asked.id)) throw new BadRequest('The form came without its number. Open it again.')
  const wrong = check(asked, replaced, todayOf(visit))
  if (Object.keys(wrong).length > 0) return await sheet(visit, school, replaced, asked, wrong)
  const added = await recordNotice(tx, {
    id: asked.id,
    schoolId: school.id,
    givenOn: asked.given.day!,
    wording: asked.wording,
    languages: asked.languages,
    sentBy: asked.sentBy,
    replaces: replaced?.id,
    because: replaced ? asked.because : undefined,
  })
  if (added) {
    await record(tx, {
      action: replaced ? 'corrected-notice' : 'recorded-notice',
      subject: 'school',
      subjectId: school.id,
      request: requestId,
    })
  }
  return seeOther(`/identify/families/${school.id}?done=notice`)
}

async function replacedBy({ tx }: Visit, school: Standing, id: string): Promise<Notice | undefined> {
  if (id === '') return undefined
  const found = (await noticesOf(tx, school.id)).find(each => each.id === id)
  if (!found) throw new NotFound('no such notice')
  return found
}

function check(asked: Asked, replaced: Notice | undefined, today: string): Wrong {
  const { day } = asked.given
  return {
    ...(day === undefined
      ? { given: 'Write the day on which all families had been told' }
      : day > today && { given: 'The day must be today or before: record it when families have been told' }),
    ...((asked.wording.length < 20 || asked.wording.length > 20000) && {
      wording: 'Write what families were told, word for word, in at most 20,000 letters',
    }),
    ...(asked.languages.length === 0 && { languages: 'Choose at least one language' }),
    ...(asked.sentBy.length === 0 && { sent_by: 'Choose how it reached families' }),
    ...(replaced && asked.because.length < 3 && { because: 'Write what was wrong in the earlier record' }),
  }
}

async function sheet(
  { tx }: Visit,
  school: Standing,
  replaced: Notice | undefined,
  asked: Asked,
  wrong: Wrong,
): Promise<Sheet> {
  const { languages, families_first } = (await blueprintInForce(tx)).content
  const first: Record<string, string> = { given: 'given-day', sent_by: 'sent_by', languages: 'languages' }
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({
    text,
    href: `#${first[name] ?? name}`,
  }))
  const heading = replaced ? 'Correct what families were told' : 'What families were told'
  return {
    title: heading,
    heading,
    errors,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Families first', href: '/identify/families' },
      { text: school.name, href: `/identify/families/${school.id}` },
      { text: heading },
    ],
    body: html`
${replaced ? insetText({ text: `The record of ${dayInFull(replaced.given_on)} stays, and says that it no longer counts.` }) : html`<p class="govuk-body">Record it when <strong>all</strong> families of ${school.name} have been told. They have ${families_first.days_to_object} days to object, counted from the day you write here.</p>`}
<form method="post" action="/identify/families/${school.id}/notice" novalidate>
<input type="hidden" name="id" value="${asked.id}">
${replaced && html`<input type="hidden" name="replaces" value="${replaced.id}">`}
${dateInput({
  id: 'given',
  namePrefix: 'given',
  values: asked.given.values,
  errorMessage: wrong.given,
  fieldset: { legend: { text: 'When had all families been told?', classes: 'govuk-fieldset__legend--s' } },
  hint: 'The last day, where it took several. For example, 18 5 2026',
})}
${checkboxes({
  name: 'sent_by',
  values: asked.sentBy,
  errorMessage: wrong.sent_by,
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'How did it reach them?', classes: 'govuk-fieldset__legend--s' } },
  items: Object.entries(SENT_BY).map(([value, text]) => ({ value, text })),
})}
${checkboxes({
  name: 'languages',
  values: asked.languages,
  errorMessage: wrong.languages,
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'In which languages?', classes: 'govuk-fieldset__legend--s' } },
  items: languages.families.map(value => ({ value, text: languageName(value) })),
})}
${textarea({
  name: 'wording',
  label: { text: 'What were they told?', classes: 'govuk-label--s' },
  hint: 'Word for word. The proposed letter stands here; change it to what was really given',
  rows: 16,
  value: asked.wording,
  errorMessage: wrong.wording,
})}
${
  replaced &&
  input({
    name: 'because',
    id: 'because',
    label: { text: 'What was wrong in the earlier record?', classes: 'govuk-label--s' },
    value: asked.because,
    errorMessage: wrong.because,
  })
}
${button({ text: replaced ? 'Keep the correction' : 'Record it', preventDoubleClick: true })}
</form>`,
  }
}

function languageName(code: string): string {
  return languageOf(code)?.english_name ?? new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
}
