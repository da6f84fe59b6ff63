// Records what a family or, apart, a child said to one purpose of the place.
import { button } from '#design/button.ts'
import { dateInput } from '#design/date-input.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { boxesOf, type PostedDay, postedDay } from '#design/posted-day.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { languagesOfFamily } from '../../offers.ts'
import { FAMILY_SAID_BY, SAID_HOW } from '../../words.ts'
import { type Purpose, recordAgreement, type Saying } from '../agreements.ts'
import { pieceFor } from '../purposes.ts'
import { childOfAgreements, crumbsOf, purposeOfVisit } from './child.ts'
import { ANSWER, languageName } from './said.html.ts'

type Asked = {
  id: string
  answer: string
  saidBy: string
  saidHow: string
  said: PostedDay
  language: string
  wording: string
  words: string
}
type Wrong = Partial<
  Record<'answer' | 'said_by' | 'said_how' | 'said' | 'language' | 'wording' | 'words', string>
>

export const askAgreement: PageFunction = async visit => {
  const today = todayOf(visit)
  const said = { day: today, values: boxesOf(today) }
  const empty = {
    id: formId(),
    answer: '',
    saidBy: '',
    saidHow: '',
    said,
    language: '',
    wording: '',
    words: '',
  }
  return await sheet(visit, visit.query.get('who'), empty, {})
}

export const takeAgreement: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const child = await childOfAgreements(visit)
  const { purpose, who } = await purposeOfVisit(visit, form.text('who'))
  const { content } = await blueprintInForce(tx)
  const asked: Asked = {
    id: form.text('id').toLowerCase(),
    answer: purpose.kind === 'notice' ? 'told' : form.text('answer'),
    saidBy: who === 'child' ? 'child' : form.text('said_by'),
    saidHow: form.text('said_how'),
    said: postedDay(form, 'said'),
    language: form.text('language'),
    wording: pieceFor(purpose, who) ?? form.text('wording'),
    words: form.text('words'),
  }
  if (!isId(asked.id)) throw new BadRequest('The form came without its number. Open it again.')
  const { day } = asked.said
  const wrong: Wrong = {
    ...(!answersTo(purpose).includes(asked.answer) && { answer: 'Choose the answer' }),
    ...(who === 'family' && !(asked.saidBy in FAMILY_SAID_BY) && { said_by: 'Choose who said it' }),
    ...(!(asked.saidHow in SAID_HOW) && { said_how: 'Choose how it was said' }),
    ...((day === undefined || day > todayOf(visit)) && {
      said: 'Write the day on which it was said: today or before',
    }),
    ...(!content.languages.families.includes(asked.language) && { language: 'Choose the language' }),
    ...((asked.wording === '' || asked.wording.length > 100) && {
      wording: 'Write which words were used, in up to 100 letters',
    }),
    ...(asked.words.length > 1000 && { words: 'Write at most 1,000 letters' }),
  }
  if (Object.keys(wrong).length > 0) return await sheet(visit, who, asked, wrong)
  const outcome = await recordAgreement(tx, {
    id: asked.id,
    childId: child.id,
    purpose: purpose.id,
    who,
    answer: asked.answer as Saying['answer'],
    saidBy: asked.saidBy as Saying['saidBy'],
    saidHow: asked.saidHow as Saying['saidHow'],
    saidOn: day!,
    wording: asked.wording,
    language: asked.language,
    words: asked.words || null,
  })
  if (outcome === 'other' || outcome === 'takes-part') {
    return await sheet(
      visit,
      who,
      { ...asked, id: formId() },
      {
        answer:
          outcome === 'other'
            ? 'Another answer came with this form before, and is kept. Record this one too if they think again'
            : 'They take part. To end that, take the yes back on the page before',
      },
    )
  }
  if (outcome === 'kept')
    await record(tx, {
      action: 'recorded-agreement',
      subject: 'agreement',
      subjectId: asked.id,
      childId: child.id,
      request: requestId,
      // Not what was said: the log is read by others than the one who sees a no.
      detail: { purpose: purpose.id, who },
    })
  return seeOther(`/enrol/children/${child.id}/agreements?done=kept`)
}

function answersTo({ kind }: Purpose): string[] {
  return kind === 'notice' ? ['told'] : ['yes', 'not-yet', 'no']
}

async function sheet(visit: Visit, asks: string | null, asked: Asked, wrong: Wrong): Promise<Sheet> {
  const child = await childOfAgreements(visit)
  const { purpose, who } = await purposeOfVisit(visit, asks)
  const [{ content }, family] = await Promise.all([
    blueprintInForce(visit.tx),
    languagesOfFamily(visit.tx, child.id),
  ])
  const all = content.languages.families
  const notice = purpose.kind === 'notice'
  const piece = pieceFor(purpose, who)
  const spoken = family.languages.find(each => each !== 'en' && all.includes(each)) ?? 'en'
  const heading = notice
    ? 'What was the family told?'
    : who === 'family'
      ? 'What did the family say?'
      : 'What did the child or young person say?'
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({
    text,
    href: `#${name === 'said' ? 'said-day' : name}`,
  }))
  const here = `/enrol/children/${child.id}/agreements/${purpose.id}`
  return {
    title: heading,
    heading,
    errors,
    breadcrumbs: [...crumbsOf(visit, child), { text: purpose.name }],
    body: html`
<p class="govuk-body-l">${purpose.name}. About <bdi>${child.name}</bdi>.</p>
<p class="govuk-body">${notice ? 'This is told, and not asked: there is nothing to sign.' : who === 'family' ? 'A no costs the family nothing. It is not asked why, and nobody asks again this school year. Only whoever leads the programme sees that it was a no.' : 'Asked apart from the family, in words they know. Their answer is their own.'}</p>
${piece && purpose.id !== 'support' && purpose.id !== 'finding' && html`<p class="govuk-body"><a class="govuk-link" href="${here}/words?who=${who}${spoken === 'en' ? '' : `&language=${spoken}`}">The words to say, or to print</a></p>`}
<form method="post" action="${here}" novalidate>
<input type="hidden" name="id" value="${asked.id}"><input type="hidden" name="who" value="${who}">
${!notice && radios({ name: 'answer', value: asked.answer, errorMessage: wrong.answer, fieldset: { legend: { text: 'The answer', classes: 'govuk-fieldset__legend--s' } }, items: answersTo(purpose).map(value => ({ value, text: ANSWER[value] })) })}
${who === 'family' && radios({ name: 'said_by', value: asked.saidBy, errorMessage: wrong.said_by, classes: 'govuk-radios--small', fieldset: { legend: { text: notice ? 'Who was told?' : 'Who said it?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(FAMILY_SAID_BY).map(([value, text]) => ({ value, text })) })}
${radios({ name: 'said_how', value: asked.saidHow, errorMessage: wrong.said_how, classes: 'govuk-radios--small', fieldset: { legend: { text: 'How?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(SAID_HOW).map(([value, text]) => ({ value, text })) })}
${radios({ name: 'language', value: asked.language || spoken, errorMessage: wrong.language, classes: 'govuk-radios--small', fieldset: { legend: { text: 'In which language?', classes: 'govuk-fieldset__legend--s' } }, items: all.map(value => ({ value, text: languageName(value) })) })}
${dateInput({ id: 'said', namePrefix: 'said', values: asked.said.values, errorMessage: wrong.said, fieldset: { legend: { text: 'When?', classes: 'govuk-fieldset__legend--s' } } })}
${!piece && input({ name: 'wording', label: 'Which words were used?', hint: 'The name of the letter or form, and its date', value: asked.wording, errorMessage: wrong.wording })}
${textarea({ name: 'words', label: { text: 'What would they like to be remembered? (optional)', classes: 'govuk-label--s' }, hint: 'In their own words. Not why they said no', rows: 3, value: asked.words, errorMessage: wrong.words })}
${button({ text: notice ? 'Record that they were told' : 'Record the answer', preventDoubleClick: true })}
</form>`,
  }
}
