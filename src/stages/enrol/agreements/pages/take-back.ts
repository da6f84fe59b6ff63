// Takes a yes back. Rule: it holds at once, and the page says where it will be seen (rules/enrol.md).
import { button } from '#design/button.ts'
import { dateInput } from '#design/date-input.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { boxesOf, type PostedDay, postedDay } from '#design/posted-day.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { todayOf } from '#records/places/today.ts'
import { matchesOf } from '../../matching/matching.ts'
import { FAMILY_SAID_BY, SAID_HOW } from '../../words.ts'
import { saidOf, type Withdrawal, withdrawAgreement } from '../agreements.ts'
import { fromNow } from '../purposes.ts'
import { childOfAgreements, crumbsOf, purposeOfVisit } from './child.ts'
import { saidInFull } from './said.html.ts'

type Asked = { by: string; how: string; taken: PostedDay; words: string }
type Wrong = Partial<Record<'by' | 'how' | 'taken' | 'words', string>>

export const askTakeBack: PageFunction = async visit => {
  const today = todayOf(visit)
  const empty = { by: '', how: '', taken: { day: today, values: boxesOf(today) }, words: '' }
  return await sheet(visit, visit.query.get('who'), empty, {})
}

export const takeTakeBack: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const child = await childOfAgreements(visit)
  const { purpose, who } = await purposeOfVisit(visit, form.text('who'))
  const asked: Asked = {
    by: who === 'child' ? 'child' : form.text('by'),
    how: form.text('how'),
    taken: postedDay(form, 'taken'),
    words: form.text('words'),
  }
  const { day } = asked.taken
  const wrong: Wrong = {
    ...(who === 'family' && !(asked.by in FAMILY_SAID_BY) && { by: 'Choose who took it back' }),
    ...(!(asked.how in SAID_HOW) && { how: 'Choose how it was said' }),
    ...((day === undefined || day > todayOf(visit)) && {
      taken: 'Write the day on which they said so: today or before',
    }),
    ...(asked.words.length > 1000 && { words: 'Write at most 1,000 letters' }),
  }
  if (Object.keys(wrong).length > 0) return await sheet(visit, who, asked, wrong)
  const outcome = await withdrawAgreement(tx, {
    childId: child.id,
    purpose: purpose.id,
    who,
    by: asked.by as Withdrawal['by'],
    how: asked.how as Withdrawal['how'],
    onDay: day!,
    words: asked.words || null,
  })
  if (outcome === 'withdrawn')
    await record(tx, {
      action: 'took-back-agreement',
      subject: 'agreement',
      childId: child.id,
      request: requestId,
      detail: { purpose: purpose.id, who },
    })
  return seeOther(`/enrol/children/${child.id}/agreements?done=taken-back&taken-back=${purpose.id}`)
}

async function sheet(visit: Visit, asks: string | null, asked: Asked, wrong: Wrong): Promise<Sheet> {
  const { tx } = visit
  const child = await childOfAgreements(visit)
  const { purpose, who } = await purposeOfVisit(visit, asks)
  if (purpose.kind === 'notice') throw new NotFound('a notice is not taken back')
  const [{ said }, matches] = await Promise.all([saidOf(tx, child.id), matchesOf(tx, child.id)])
  const yes = said.find(
    each => each.stands && each.purpose === purpose.id && each.who === who && each.answer === 'yes',
  )
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({
    text,
    href: `#${name === 'taken' ? 'taken-day' : name}`,
  }))
  const worker = matches.find(each => each.ended_at === null)?.name
  return {
    title: 'Take a yes back',
    heading: 'Take a yes back',
    errors,
    breadcrumbs: [...crumbsOf(visit, child), { text: 'Take back' }],
    body: yes
      ? html`
<p class="govuk-body-l">${purpose.name}. About <bdi>${child.name}</bdi>.</p>
<p class="govuk-body">${saidInFull(visit, yes)}</p>
<h2 class="govuk-heading-m">From now on</h2>
<ul class="govuk-list govuk-list--bullet">${fromNow(purpose, { name: child.name, worker }).map(line => html`<li>${line}</li>`)}<li>Nobody asks for it again this school year. They may come back whenever they like.</li></ul>
<form method="post" action="/enrol/children/${child.id}/agreements/${purpose.id}/take-back" novalidate>
<input type="hidden" name="who" value="${who}">
${who === 'family' && radios({ name: 'by', value: asked.by, errorMessage: wrong.by, classes: 'govuk-radios--small', fieldset: { legend: { text: 'Who took it back?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(FAMILY_SAID_BY).map(([value, text]) => ({ value, text })) })}
${radios({ name: 'how', value: asked.how, errorMessage: wrong.how, classes: 'govuk-radios--small', fieldset: { legend: { text: 'How was it said?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(SAID_HOW).map(([value, text]) => ({ value, text })) })}
${dateInput({ id: 'taken', namePrefix: 'taken', values: asked.taken.values, errorMessage: wrong.taken, fieldset: { legend: { text: 'When?', classes: 'govuk-fieldset__legend--s' } } })}
${textarea({ name: 'words', label: { text: 'What would they like to be remembered? (optional)', classes: 'govuk-label--s' }, hint: 'In their own words. Nobody asks why', rows: 3, value: asked.words, errorMessage: wrong.words })}
${button({ text: 'Take the yes back now', preventDoubleClick: true })}
</form>`
      : html`<p class="govuk-body">There is no yes to take back: none was said, or it was taken back before.</p>`,
  }
}
