// One page of a week, as it was given: its reader answers each ask and says a few words; its writer reads the answers.
import { button } from '#design/button.ts'
import { details } from '#design/details.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { todayOf } from '#records/places/today.ts'
import { dayField, lineField, readDayIfAny, type Wrong, wordsField } from '../../in-school/fields.ts'
import { weeklyPage } from '../page.html.ts'
import {
  answers,
  type Line,
  linesOf,
  type NewReply,
  pageOf,
  repliesOf,
  replyTo,
  seeReplies,
} from '../weekly.ts'
import { answerWords, pageHome, weekWords, writeHome } from '../words.ts'
import { backToWeekly } from './home.ts'

const MOST_WORDS = 500
/** A reason is a line: with all that may be said, the page stays one printed side. */
const MOST_REASON = 200

export const showWeekly: PageFunction = async visit => sheet(visit, await toShow(visit), {})

/** Takes the answers that were given; what was left open stays open. */
export const answerWeekly: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  if (!isId(form.text('id')))
    throw new BadRequest('The form came without its number. Open the page again and answer it there.')
  const shown = await toShow(visit)
  const { page, lines, today } = shown
  if (!page.for_me) throw new NotFound('not theirs to answer')
  const wrong: Wrong = {}
  const replies = lines
    .filter(each => each.kind === 'ask')
    .flatMap((each): NewReply[] => readAnswer(visit, each, today, wrong))
  const words = form.text('words') || null
  if (words && words.length > MOST_WORDS) wrong.words = `Say it in at most ${MOST_WORDS} letters`
  if (words) replies.push({ id: '', lineId: null, answer: null, byDay: null, words })
  if (replies.length === 0 && Object.keys(wrong).length === 0)
    wrong.words = 'Answer one of them, or say a few words'
  if (Object.keys(wrong).length > 0) return sheet(visit, shown, wrong)
  const made = replies.map(each => ({
    ...each,
    id: idOfPost(form.text('id'), page.id, each.lineId ?? '', JSON.stringify(each)),
  }))
  if ((await replyTo(tx, page.id, today, made)) > 0)
    await record(tx, {
      action: 'answered-weekly-page',
      subject: 'weekly',
      subjectId: page.id,
      request: requestId,
    })
  return seeOther(`${pageHome(page.id)}?thanks`)
}

/** The writer has read what was answered: it waits no more. */
export const sawAnswers: PageFunction = async visit => {
  const { page, today } = await toShow(visit)
  if ((await seeReplies(visit.tx, page.id, today)) > 0)
    await record(visit.tx, {
      action: 'read-weekly-answers',
      subject: 'weekly',
      subjectId: page.id,
      request: visit.requestId,
    })
  return seeOther(pageHome(page.id))
}

async function toShow(visit: Visit) {
  const { tx, params, requestId } = visit
  const id = params.page ?? ''
  const page = isId(id) ? await pageOf(tx, id) : undefined
  if (!page) throw new NotFound('no such page')
  const [lines, replies] = await Promise.all([linesOf(tx, page.id), repliesOf(tx, page.id)])
  if (visit.form.names().length === 0)
    await record(tx, {
      action: 'saw-list',
      subject: 'weekly-page',
      subjectId: page.id,
      request: requestId,
      detail: { children: new Set(lines.map(each => each.child_id).filter(Boolean)).size },
    })
  return { page, lines, replies, today: todayOf(visit) }
}

type Shown = Awaited<ReturnType<typeof toShow>>

function sheet(visit: Visit, { page, lines, replies, today }: Shown, wrong: Wrong): Sheet {
  const { form } = visit
  const answers = page.for_me && !page.newer_id
  const unread = page.mine && replies.some(each => each.seen_on === null)
  const asks = lines.some(each => each.kind === 'ask')
  const body = weeklyPage(page, lines, replies, today, line => !!answers && answering(visit, line, wrong))
  return {
    title: 'Page of the week',
    heading: html`${weekWords(page.week_of, today)}, for <bdi>${page.reader ?? ''}</bdi>`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      backToWeekly,
      { text: weekWords(page.week_of, today) },
    ],
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    notice: visit.query.has('thanks')
      ? notificationBanner({
          type: 'success',
          text: 'Thank you. Whoever wrote this page finds your answer on their first page.',
        })
      : undefined,
    body: html`
${page.newer_id && insetText({ text: html`<p class="govuk-body">Another was given after this one. <a class="govuk-link" href="${pageHome(page.newer_id)}">What stands now</a></p>` })}
${unread && html`<form method="post" action="${pageHome(page.id)}/seen">${button({ text: 'I have read the answers', classes: 'kith-not-printed' })}</form>`}
${
  answers
    ? html`<form method="post" action="${pageHome(page.id)}" id="answers" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${body}
<div class="kith-not-printed">
${wordsField({ form, wrong }, { name: 'words', label: asks ? 'Anything else? (optional)' : 'Say a few words back (optional)', most: MOST_WORDS, rows: 2 })}
${button({ text: 'Send back' })}
</div></form>`
    : body
}
<p class="govuk-body-s kith-not-printed">Print this page: it fills one side of A4.${page.mine && html` <a class="govuk-link" href="${writeHome(page.school_id ?? page.reader_id ?? '')}">Write anew</a> to put something right: this one stays as it is.`}${page.older_id && html` <a class="govuk-link" href="${pageHome(page.older_id)}">The one before</a>`}</p>`,
  }
}

// Done, by a day, or cannot with the reason: the two that need a word have their fields beneath.
function answering({ form }: Visit, line: Line, wrong: Wrong): Html {
  const [name, by, why] = [`answer.${line.id}`, `by.${line.id}`, `why.${line.id}`]
  const showing = { form, wrong }
  return html`<div class="kith-not-printed">${radios({
    name,
    value: form.text(name),
    classes: 'govuk-radios--small govuk-radios--inline',
    fieldset: {
      legend: {
        text: html`Your answer<span class="govuk-visually-hidden"> to: ${line.words}</span>`,
        classes: 'govuk-fieldset__legend--s',
      },
    },
    items: answers.map(each => ({ value: each, text: answerWords[each] })),
  })}
${details({
  summaryText: html`By when, or why not<span class="govuk-visually-hidden">: ${line.words}</span>`,
  open: [`${by}-day`, why].some(each => wrong[each] !== undefined || form.text(each) !== ''),
  text: html`${dayField(showing, { name: by, legend: 'We will by' })}${lineField(showing, { name: why, label: 'We cannot, because' })}`,
})}</div>`
}

function readAnswer({ form }: Visit, { id }: Line, today: string, wrong: Wrong): NewReply[] {
  const answer = answers.find(each => each === form.text(`answer.${id}`))
  if (!answer) return []
  const before = Object.keys(wrong).length
  const byDay =
    answer === 'will'
      ? readDayIfAny(form, wrong, `by.${id}`, 'Write the whole day', [
          today,
          'Write a day that is still to come',
        ])
      : null
  const words = answer === 'cannot' ? form.text(`why.${id}`) : null
  if (answer === 'will' && !byDay && Object.keys(wrong).length === before)
    wrong[`by.${id}-day`] = 'Write by when'
  if (answer === 'cannot' && !words) wrong[`why.${id}`] = 'Write why it cannot be'
  if (words && words.length > MOST_REASON) wrong[`why.${id}`] = `Say it in at most ${MOST_REASON} letters`
  return [{ id: '', lineId: id, answer, byDay, words }]
}
