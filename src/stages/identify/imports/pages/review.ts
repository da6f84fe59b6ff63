// What an import would do, before anything changes: in groups, with what a person must decide, and the word that starts it.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { details } from '#design/details.ts'
import { input } from '#design/input.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { warningText } from '#design/warning-text.ts'
import {
  askForStep,
  type Choices,
  findReviewRows,
  type Import,
  type Receipt,
  type ReviewKept,
  tooManyGone,
} from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { todayOf } from '#records/places/today.ts'
import { frameOf, theImport } from '../the-import.ts'
import { closeMatches } from './close-matches.ts'
import { remarksOnRows } from './import-remarks.ts'
import { groups } from './review-groups.ts'
import { mergePolicy, toldOfFiles } from './told-of-files.ts'
import { askForYear, yearRead } from './year-of-list.ts'

/** The most that a reason may hold. */
const LONGEST_REASON = 300

type Wrong = { because?: string }

/** The review of an import that waits for a person. */
export async function review(
  found: Import,
  visit: Visit,
  wrong: Wrong = {},
  said: Choices = {},
): Promise<Sheet> {
  const { tx, requestId, query } = visit
  const kept = found.review as ReviewKept
  await record(tx, { action: 'saw-review', subject: 'import', subjectId: found.id, request: requestId })
  if (kept.receipt.yearOfList?.ask) return askForYear(found, kept)
  return {
    ...frameOf(found, 'Check before anything changes'),
    errors: wrong.because ? [{ text: wrong.because, href: '#because' }] : [],
    notice: noticeOf(kept, query),
    body: html`
${alarmsAtTop(alarmsOf(kept, said))}
<p class="govuk-body-l">Nothing of these files is in the records yet. This is what would be done with them.</p>
${yearRead(found, kept)}
${await groups(found, kept, visit)}
${await closeMatches(found, kept, visit)}
${toldOfFiles(kept.receipt)}
${await remarksOnRows(found, visit)}
${found.feed !== 'council-episodes' && mergePolicy(found.sender)}
${await confirmForm(found, kept, visit, wrong, said)}`,
  }
}

export const confirmImport: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const found = await theImport(visit)
  const path = `/identify/imports/${found.id}`
  const id = form.text('step').toLowerCase()
  if (!isId(id)) throw new BadRequest('The form came without its number. Open the page again.')
  if (found.waits !== 'review' || found.step !== null) return seeOther(path)
  const kept = found.review as ReviewKept
  if (form.text('reviewed') !== kept.fingerprint) return seeOther(`${path}?other=yes`)
  if (!mayConfirm(found, visit) || kept.receipt.yearOfList?.ask) return seeOther(path)
  const choices: Choices = {
    wholeRoll: form.text('whole-roll') === 'yes',
    because: form.text('because').trim() || undefined,
    schools: form.all('schools'),
    ...(found.feed === 'council-episodes' && { day: todayOf(visit) }),
  }
  if (alarmsOf(kept, choices).length > 0) {
    if (form.text('alarms') !== 'yes' || !choices.because)
      return await review(
        found,
        visit,
        { because: 'Tick that you have looked, and write why the files are right' },
        choices,
      )
    if (choices.because.length > LONGEST_REASON)
      return await review(
        found,
        visit,
        { because: `Write why in at most ${LONGEST_REASON} letters` },
        choices,
      )
  }
  if (await askForStep(tx, { id, importId: found.id, step: 'take-in', choices })) {
    await record(tx, {
      action: 'confirmed-import',
      subject: 'import',
      subjectId: found.id,
      request: requestId,
      detail: { alarms: alarmsOf(kept, choices).length, whole_roll: choices.wholeRoll ?? false },
    })
  }
  return seeOther(path)
}

/** What is to be answered: the review's alarms, and those that what is said of the file brings with it. */
function alarmsOf({ alarms, onRolls, receipt }: ReviewKept, { wholeRoll = false }: Choices): string[] {
  const missing = (receipt.notInFile ?? 0) + (receipt.left ?? 0)
  if (!wholeRoll || !tooManyGone({ before: onRolls, missing })) return alarms
  return [...alarms, `${missing} of the ${onRolls} children on the rolls of these schools would leave.`]
}

/** Schools join the place by whoever may set it up; everything else by whoever may bring in files. */
function mayConfirm({ feed }: Import, { actor }: Visit): boolean {
  return feed !== 'schools' || may(actor, 'do set up the place')
}

function noticeOf({ again, alarms }: ReviewKept, query: URLSearchParams): Html | undefined {
  if (again && alarms.length === 0)
    return notificationBanner({
      text: 'The records have changed since you looked, so nothing was taken in. This is the new review.',
    })
  if (query.has('other'))
    return notificationBanner({ text: 'This review is newer than the one you confirmed. Look at it again.' })
  if (query.has('decided')) return notificationBanner({ type: 'success', text: 'Your answers are kept.' })
  return undefined
}

async function confirmForm(
  found: Import,
  kept: ReviewKept,
  visit: Visit,
  wrong: Wrong,
  said: Choices,
): Promise<Html> {
  const { id } = found
  const { receipt } = kept
  const alarms = alarmsOf(kept, said)
  if (!mayConfirm(found, visit)) {
    return html`<p class="govuk-body">Schools are added by the programme manager or the administrator. Ask one of them to open this page and confirm it.</p>${cancelForm(id)}`
  }
  const schools = found.feed === 'schools' ? await schoolsToAdd(found, visit) : html``
  return html`
<h2 class="govuk-heading-m">Take them in?</h2>
<form method="post" action="/identify/imports/${id}/confirm" novalidate>
<input type="hidden" name="step" value="${formId()}">
<input type="hidden" name="reviewed" value="${kept.fingerprint}">
${schools}
${(receipt.notInFile ?? 0) > 0 && wholeRoll(receipt, said)}
${alarms.length > 0 && alarmsAnswered(alarms, wrong, said)}
${button({ text: 'Take them in', preventDoubleClick: true })}
</form>
${isConverted(found) && html`<form method="post" action="/identify/imports/${id}/columns-again">${button({ text: 'Match the columns again', classes: 'govuk-button--secondary' })}</form>`}
${cancelForm(id)}`
}

function isConverted({ feed }: Import): boolean {
  return !['extract', 'schools', 'statistics', 'council-episodes'].includes(feed)
}

function wholeRoll({ notInFile = 0 }: Receipt, { wholeRoll: ticked = false }: Choices): Html {
  return checkboxes({
    idPrefix: 'whole-roll',
    name: 'whole-roll',
    classes: 'govuk-checkboxes--small',
    values: ticked ? ['yes'] : [],
    items: [
      {
        value: 'yes',
        text: `The file is the whole roll of its schools: the ${notInFile} who are not in it have left`,
        hint: 'Leave it empty where the file is of one class or one year group',
      },
    ],
  })
}

// Before anything else on the page: who reads only the numbers must not miss that it is the wrong list.
function alarmsAtTop(alarms: readonly string[]): Html {
  if (alarms.length === 0) return html``
  return html`${warningText({ text: 'Look twice before you take these files in.' })}
<ul class="govuk-list govuk-list--bullet">${alarms.map(alarm => html`<li>${alarm}</li>`)}</ul>`
}

function alarmsAnswered(alarms: readonly string[], wrong: Wrong, said: Choices): Html {
  return html`
${warningText({ text: 'These files are not what was to be expected.' })}
<ul class="govuk-list govuk-list--bullet">${alarms.map(alarm => html`<li>${alarm}</li>`)}</ul>
${checkboxes({
  idPrefix: 'alarms',
  name: 'alarms',
  classes: 'govuk-checkboxes--small',
  items: [{ value: 'yes', text: 'I have looked, and the files are right' }],
})}
${input({
  id: 'because',
  name: 'because',
  label: 'Why are they right all the same?',
  hint: 'Such as: Year 11 has left. Do not write a child’s name',
  value: said.because,
  errorMessage: wrong.because,
})}`
}

async function schoolsToAdd({ id }: Import, { tx }: Visit): Promise<Html> {
  const rows = await findReviewRows(tx, id, 'school-new', MOST_SCHOOLS)
  if (rows.length === 0) return html``
  return checkboxes({
    idPrefix: 'schools',
    name: 'schools',
    classes: 'govuk-checkboxes--small',
    fieldset: {
      legend: { text: 'Which of these schools join the place?', classes: 'govuk-fieldset__legend--s' },
    },
    hint: 'Only those you tick are added. The schools that are here already are brought up to date',
    items: rows.map(row => ({ value: row.upn ?? '', text: row.says ?? '' })),
  })
}

/** A town's; a national list is filtered by the council it names before it is sent. */
const MOST_SCHOOLS = 200

function cancelForm(id: string): Html {
  return html`<form method="post" action="/identify/imports/${id}/cancel">${button({ text: 'Drop them, and keep nothing', classes: 'govuk-button--secondary' })}</form>
${details({
  summaryText: 'How long does this wait?',
  text: 'The files wait three days for your word, and are then deleted. You can leave this page and come back.',
})}`
}
