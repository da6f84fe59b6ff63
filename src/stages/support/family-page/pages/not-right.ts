// What families and children say is not right, for whoever hears it and whom it is not about: what waits, by when, and what comes
// again and again.
import { button } from '#design/button.ts'
import { characterCount } from '#design/character-count.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { table } from '#design/table.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { languageName } from '../../child/frame.html.ts'
import { answerNotRight, type NotRight, notRight, themesOf } from '../not-right.ts'
import { type About, abouts, MOST_ANSWER, type Theme, themes } from '../words.ts'

export const notRightPage: PageFunction = visit => sheet(visit, undefined)

/** Answers one; the answer stands on the page of whoever said it. */
export const takeAnswer: PageFunction = async visit => {
  const { tx, params, form, requestId } = visit
  const id = params.wrong ?? ''
  const answer = form.text(`answer-${id}`)
  const known = isId(id) && (await notRight(tx)).find(each => each.id === id)
  if (!known) throw new NotFound('nothing of that kind')
  if (known.answered_on === null && (answer === '' || answer.length > MOST_ANSWER))
    return sheet(visit, { id, text: `Write what you answer, in at most ${MOST_ANSWER} letters` })
  const child = await answerNotRight(tx, { id, answer, onDay: todayOf(visit) })
  if (child)
    await record(tx, {
      action: 'answered-not-right',
      subject: 'not-right',
      subjectId: id,
      childId: child,
      request: requestId,
    })
  return seeOther('/support/not-right')
}

async function sheet(visit: Visit, wrong: { id: string; text: string } | undefined): Promise<Sheet> {
  const { tx, requestId } = visit
  const today = todayOf(visit)
  const all = await notRight(tx)
  await record(tx, {
    action: 'saw-list',
    subject: 'not-right',
    request: requestId,
    detail: { rows: all.length },
  })
  const waiting = all.filter(each => each.answered_on === null)
  const answered = all.filter(each => each.answered_on !== null)
  return {
    title: 'What is not right',
    heading: 'What is not right',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'What is not right' }],
    errors: wrong ? [{ text: wrong.text, href: `#answer-${wrong.id}` }] : [],
    body:
      all.length === 0
        ? emptyState({ text: 'No family and no child has said that something is not right.' })
        : html`
<p class="govuk-body">Said on the pages of families and children, and by teachers, tutors and alternative provision on theirs. Answer within ten working days; your answer stands on their page. Whoever it is about does not read it here.</p>
<h2 class="govuk-heading-m">${counted(waiting.length, 'waits for an answer', 'wait for an answer')}</h2>
${waiting.map(each => one(visit, each, today, wrong?.id === each.id ? wrong.text : undefined))}
<h2 class="govuk-heading-m">What comes again</h2>
${table({
  caption: `Of ${counted(all.length, 'thing', 'things')} said`,
  firstCellIsHeader: true,
  head: [
    { text: 'What' },
    { text: 'How often', format: 'numeric' },
    { text: 'Answered late or late now', format: 'numeric' },
  ],
  rows: themesOf(all, today).map(each => [
    { text: themes[each.theme] },
    { text: each.many, format: 'numeric' },
    { text: each.late, format: 'numeric' },
  ]),
})}
${answered.length > 0 && html`<h2 class="govuk-heading-m">Answered</h2>${answered.map(each => one(visit, each, today, undefined))}`}`,
  }
}

/** Whoever has a page of their own: it is open as long as the child takes part. A partner's link may be over sooner. */
const saidBy: Record<string, string> = { child: 'The child or young person', parent: 'A parent or carer' }
const saidByPartner: Record<string, string> = {
  'what-helps': 'A teacher',
  'other-school': 'Staff of alternative provision',
  'tell-us': 'A tutor',
}

function one({ form }: Visit, each: NotRight, today: string, error: string | undefined): Html {
  const name = `answer-${each.id}`
  const partner = saidByPartner[each.who]
  const from = partner ?? saidBy[each.who] ?? 'Somebody'
  return html`<section class="kith-entry">
<h3 class="govuk-heading-s">${themes[each.theme as Theme]}, about: ${abouts[each.about as About]}</h3>
<p class="govuk-body">${from} of <a class="govuk-link" href="/support/children/${each.child_id}"><bdi>${shortNameOf(each)}</bdi></a>, ${shortDate(each.said_on, today)}${each.language !== 'en' && `, reading ${languageName(each.language)}`}: “<bdi class="kith-as-written">${each.words}</bdi>”</p>
${
  each.answer
    ? html`<p class="govuk-body">Answered ${shortDate(each.answered_on!, today)} by <bdi>${each.answered_by}</bdi>: “<bdi class="kith-as-written">${each.answer}</bdi>”</p>`
    : html`<p class="govuk-body">Answer by ${contextualDate({ date: each.due_on, today, overdue: 'Late' })}</p>
<form method="post" action="/support/not-right/${each.id}" novalidate>
${characterCount({ name, label: 'Your answer, in plain words', hint: `What you found, and what will be different. It stands on their page${partner ? ', as long as a link of theirs opens: answer as well where they say one can reach them' : ''}`, maxlength: MOST_ANSWER, rows: 3, value: form.text(name), errorMessage: error })}
${button({ text: html`Answer<span class="govuk-visually-hidden"> ${themes[each.theme as Theme]}</span>` })}
</form>`
}
</section>`
}
