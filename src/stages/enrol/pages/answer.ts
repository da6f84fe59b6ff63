import { button } from '#design/button.ts'
import { dateInput } from '#design/date-input.ts'
import { emptyState } from '#design/empty.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { boxesOf, type PostedDay, postedDay } from '#design/posted-day.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { nameOf } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { answerOffer, type Said } from '../offers.ts'
import { ANSWERS, FAMILY_SAID_BY, SAID_HOW } from '../words.ts'
import { childOfVisit } from './child-of-visit.ts'

type Asked = {
  id: string
  who: Said['who']
  answer: string
  saidBy: string
  saidHow: string
  said: PostedDay
  words: string
}
type Wrong = Partial<Record<'answer' | 'said_by' | 'said_how' | 'said' | 'words', string>>

/** Records what the family answered or, with `?who=child`, what the child or young person did. */
export const askForAnswer: PageFunction = async visit => {
  const today = todayOf(visit)
  return await sheet(
    visit,
    {
      id: formId(),
      who: visit.query.get('who') === 'child' ? 'child' : 'family',
      answer: '',
      saidBy: '',
      saidHow: '',
      said: { day: today, values: boxesOf(today) },
      words: '',
    },
    {},
  )
}

export const takeAnswer: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const { child, offered } = await childOfVisit(visit)
  if (!offered?.holder.offer) throw new NotFound('no offer to answer')
  const who = form.text('who') === 'child' ? 'child' : 'family'
  const asked: Asked = {
    id: form.text('id').toLowerCase(),
    who,
    answer: form.text('answer'),
    saidBy: who === 'child' ? 'child' : form.text('said_by'),
    saidHow: form.text('said_how'),
    said: postedDay(form, 'said'),
    words: form.text('words'),
  }
  if (!isId(asked.id)) throw new BadRequest('The form came without its number. Open it again.')
  const wrong: Wrong = {
    ...(!(asked.answer in ANSWERS) && { answer: 'Choose the answer' }),
    ...(who === 'family' && !(asked.saidBy in FAMILY_SAID_BY) && { said_by: 'Choose who said it' }),
    ...(!(asked.saidHow in SAID_HOW) && { said_how: 'Choose how it was said' }),
    ...((asked.said.day === undefined || asked.said.day > todayOf(visit)) && {
      said: 'Write the day on which it was said: today or before',
    }),
    ...(asked.words.length > 1000 && { words: 'Write at most 1,000 letters' }),
  }
  if (Object.keys(wrong).length > 0) return await sheet(visit, asked, wrong)
  const outcome = await answerOffer(tx, {
    id: asked.id,
    offerId: offered.holder.offer.id,
    childId: child.id,
    who,
    answer: asked.answer as Said['answer'],
    saidBy: asked.saidBy,
    saidHow: asked.saidHow,
    saidOn: asked.said.day!,
    words: asked.words || null,
  })
  if (outcome === 'takes-part') {
    return await sheet(
      visit,
      { ...asked, id: formId() },
      {
        answer: 'They take part already. To end that, take the yes back on the page What was agreed',
      },
    )
  }
  if (outcome === 'other')
    return await sheet(
      visit,
      { ...asked, id: formId() },
      {
        answer:
          'Another answer came with this form before, and is kept. Record this one too if they think again',
      },
    )
  if (outcome === 'answered') {
    await record(tx, {
      action: 'recorded-answer',
      subject: 'offer',
      subjectId: offered.holder.offer.id,
      childId: child.id,
      request: requestId,
      // Not what was said: the log is read by others than the one who sees a no.
      detail: { who },
    })
  }
  return seeOther(`/enrol/schools/${offered.schoolId}?done=answered`)
}

async function sheet(visit: Visit, asked: Asked, wrong: Wrong): Promise<Sheet> {
  const { child, offered } = await childOfVisit(visit)
  const first: Record<string, string> = { said: 'said-day' }
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({
    text,
    href: `#${first[name] ?? name}`,
  }))
  const family = asked.who === 'family'
  const heading = family ? 'What did the family say?' : 'What did the child or young person say?'
  return {
    title: heading,
    heading,
    errors,
    breadcrumbs: [
      { text: 'Enrol', href: '/enrol' },
      ...(offered ? [{ text: offered.school, href: `/enrol/schools/${offered.schoolId}` }] : []),
      { text: nameOf(child), href: `/enrol/children/${child.id}` },
      { text: 'Answer' },
    ],
    body: offered?.holder.offer
      ? html`
<p class="govuk-body">About <bdi>${nameOf(child)}</bdi>. ${family ? 'A no costs the family nothing. It is not asked why, and nobody asks again this school year. Only whoever leads the programme sees that it was a no.' : 'Asked apart from the family, in words they know. Their answer is their own.'}</p>
<form method="post" action="/enrol/children/${child.id}/answer" novalidate>
<input type="hidden" name="id" value="${asked.id}"><input type="hidden" name="who" value="${asked.who}">
${radios({ name: 'answer', value: asked.answer, errorMessage: wrong.answer, fieldset: { legend: { text: 'The answer', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(ANSWERS).map(([value, text]) => ({ value, text })) })}
${family && radios({ name: 'said_by', value: asked.saidBy, errorMessage: wrong.said_by, classes: 'govuk-radios--small', fieldset: { legend: { text: 'Who said it?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(FAMILY_SAID_BY).map(([value, text]) => ({ value, text })) })}
${radios({ name: 'said_how', value: asked.saidHow, errorMessage: wrong.said_how, classes: 'govuk-radios--small', fieldset: { legend: { text: 'How was it said?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(SAID_HOW).map(([value, text]) => ({ value, text })) })}
${dateInput({ id: 'said', namePrefix: 'said', values: asked.said.values, errorMessage: wrong.said, fieldset: { legend: { text: 'When?', classes: 'govuk-fieldset__legend--s' } } })}
${textarea({ name: 'words', label: { text: 'What would they like to be remembered? (optional)', classes: 'govuk-label--s' }, hint: 'In their own words. Not why they said no', rows: 3, value: asked.words, errorMessage: wrong.words })}
${button({ text: 'Record the answer', preventDoubleClick: true })}
</form>`
      : emptyState({
          text: 'The offer comes first: there is nothing to answer yet.',
          action: { text: 'To the offer', href: `/enrol/children/${child.id}` },
        }),
  }
}
