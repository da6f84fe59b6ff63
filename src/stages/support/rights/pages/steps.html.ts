// What can be done next with a request, each as a small form of its own: only what its state allows is there.
import { button } from '#design/button.ts'
import { details } from '#design/details.ts'
import { insetText } from '#design/inset-text.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { formId } from '#platform/ids.ts'
import { dayField, lineField, oneField, type Showing, wordsField } from '../../in-school/fields.ts'
import type { RecordRequest } from '../requests.ts'
import { PAUSE_WORDS, requestHome } from '../words.ts'

/**
 * What the forms stand for: the day, the mark of the bundle as it is shown here, how many lines were written since it was gathered,
 * whether something stands in it as opened that is not what was sealed, and whether something was kept from who made it ready.
 */
type Now = { today: string; shown: string; since: number; untrue: boolean; back: boolean }

/** The forms for what comes next. Nothing where it was handed over or has ended. */
export function stepsOf(showing: Showing, asked: RecordRequest, now: Now): Html {
  if (asked.handed_on !== null || asked.ended_on !== null) return html``
  return html`<h2 class="govuk-heading-m">What comes next</h2>
<div id="shown">${showing.wrong.shown && html`<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${showing.wrong.shown}</p>`}
${nextOf(showing, asked, now)}</div>
${asked.signed_at === null && clockOf(showing, asked)}
${form(asked, 'end', showing, 'End it without an answer', html`${lineField(showing, { name: 'end-because', label: 'Why does it end?', hint: 'Such as: they took it back; it is not theirs to ask' })}`, 'End the request')}`
}

function nextOf(showing: Showing, asked: RecordRequest, { today, shown, since, untrue, back }: Now): Html {
  if (untrue)
    return insetText({
      text: 'Something stands in this bundle as opened that is not what was sealed: somebody wrote it into the database past Kith. It can be neither signed nor handed over. Say so to whoever answers for data protection, end this request with that as the reason, and write it down anew with the day it came.',
    })
  const asShown = html`<input type="hidden" name="shown" value="${shown}">`
  const home = requestHome(asked.id)
  if (asked.signed_at)
    return html`<form method="post" action="${home}/hand-over" novalidate>
${dayField(showing, { name: 'handed', legend: 'On which day was it handed over?', usual: today })}
${lineField(showing, { name: 'how', label: 'How?', hint: 'Such as: printed, into their hands, at school' })}
${button({ text: 'Handed over' })}</form>`
  if (asked.ready_at)
    return html`${
      since > 0 &&
      html`<p class="govuk-body"><strong>${counted(since, 'line', 'lines')} written since it was gathered</strong> ${since === 1 ? 'is' : 'are'} not in it. What came after they asked need not be; what you want in it is gathered once it is back to be changed.</p>`
    }${
      asked.ready_by_me
        ? insetText({
            text: 'You made it ready, so another signs it: the safeguarding lead or a deputy of this place. Nobody signs alone.',
          })
        : back
          ? insetText({
              text: 'Something about the child was kept from whoever made this ready, and is not in it. Send it back to be changed, gather the rest, and say yourself that it is ready. Then another signs it.',
            })
          : html`<form method="post" action="${home}/sign">${asShown}<p class="govuk-body">Read the whole bundle first: what others said, what could do harm, whose address it is.</p>
${button({ text: 'I have read it, and sign' })}</form>`
    }
<form method="post" action="${home}/back">${button({ text: 'Back to be changed', classes: 'govuk-button--secondary' })}</form>`
  if (asked.lines === 0)
    return html`<form method="post" action="${home}/gather"><p class="govuk-body">Everything that is kept about the child is gathered, from every part of Kith. Nobody sees it but the two of you.</p>
${button({ text: 'Gather what is kept', preventDoubleClick: true })}</form>`
  return html`${
    asked.shut > 0 &&
    html`<form method="post" action="${home}/open"><p class="govuk-body">${counted(asked.shut, 'line stands', 'lines stand')} for what is sealed: the safeguarding file, a protected address. Opened, each sentence is a line that comes in <strong>left out</strong>, until you put it in.</p>
${button({ text: 'Open what is sealed, and add its lines', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
  }${
    since > 0 &&
    html`<form method="post" action="${home}/gather"><p class="govuk-body">${counted(since, 'line', 'lines')} ${since === 1 ? 'is' : 'are'} new since it was gathered.</p>
${button({ text: 'Gather the rest', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
  }<form method="post" action="${home}/ready">${asShown}
<p class="govuk-body">Open each part above, and leave out what is not theirs to read. Then another looks at it again.</p>
${button({ text: 'It is ready', preventDoubleClick: true })}</form>
${form(
  asked,
  'add',
  showing,
  'Add what is kept elsewhere',
  html`<input type="hidden" name="id" value="${showing.form.text('id') || formId()}">
${wordsField(showing, { name: 'words', label: 'What is it?', hint: 'A letter in a file, a message: its words', most: 5000, rows: 5 })}`,
  'Add it',
)}`
}

function clockOf(showing: Showing, asked: RecordRequest): Html {
  const still = asked.pauses.some(each => each.until === null)
  return html`${
    still
      ? html`<form method="post" action="${requestHome(asked.id)}/resume">${button({ text: 'It is known now: the clock runs on', classes: 'govuk-button--secondary' })}</form>`
      : form(
          asked,
          'pause',
          showing,
          'Stop the clock',
          html`<input type="hidden" name="id" value="${formId()}">
${oneField(showing, { name: 'why', legend: 'Why?', items: Object.entries(PAUSE_WORDS).map(([value, text]) => ({ value, text })) })}`,
          'Stop the clock from today',
        )
  }
${
  asked.extended_because === null &&
  form(
    asked,
    'extend',
    showing,
    'Take two months more',
    html`${lineField(showing, { name: 'because', label: 'Why is it complex?', hint: 'In the words in which they were told' })}`,
    'Take two months more',
  )
}`
}

function form(
  asked: RecordRequest,
  step: string,
  { wrong }: Showing,
  summaryText: string,
  fields: Html,
  submit: string,
): Html {
  const names: Record<string, string> = { end: 'end-because', add: 'words', pause: 'why', extend: 'because' }
  return details({
    summaryText,
    open: wrong[names[step] ?? ''] !== undefined,
    text: html`<form method="post" action="${requestHome(asked.id)}/${step}" novalidate>${fields}
${button({ text: submit, classes: 'govuk-button--secondary' })}</form>`,
  })
}
