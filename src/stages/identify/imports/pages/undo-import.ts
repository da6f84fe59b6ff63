// Takes back exactly one import, with a reason, and says what it did.
import { button } from '#design/button.ts'
import { input } from '#design/input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { counted, thousands } from '#design/thousands.ts'
import { askForStep, type Import, mayUndo } from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import { momentInWords } from '../import-words.ts'
import { frameOf, theImport } from '../the-import.ts'

const LONGEST_REASON = 300

function notAlone(feed: string): string {
  return feed === 'council-episodes'
    ? 'Only somebody who may read the Early Help of every child in it can undo it: the programme manager, for one.'
    : 'It brought in rows of another school too, so only somebody who sends files for all of its schools can undo it: the programme manager, for one.'
}

/** Before undoing: what it means, and why it is wanted. */
export const askToUndo: PageFunction = async visit => form(await undoable(visit))

export const undoTheImport: PageFunction = async visit => {
  const found = await undoable(visit)
  const { tx, form: posted, requestId } = visit
  const id = posted.text('step').toLowerCase()
  if (!isId(id)) throw new BadRequest('The form came without its number. Open the page again.')
  const because = posted.text('because').trim()
  if (because === '' || because.length > LONGEST_REASON)
    return form(found, because, `Write why, in at most ${LONGEST_REASON} letters`)
  if (await askForStep(tx, { id, importId: found.id, step: 'undo', choices: { because } })) {
    await record(tx, {
      action: 'asked-to-undo-import',
      subject: 'import',
      subjectId: found.id,
      request: requestId,
    })
  }
  return seeOther(`/identify/imports/${found.id}`)
}

/** While a job is at it. */
export function undoing(found: Import): Sheet {
  return {
    ...frameOf(found, 'This import is being undone'),
    refreshSeconds: 2,
    body: html`<p class="govuk-body-l">What it changed is being put back.</p>
<p class="govuk-body">You can leave this page; it goes on without it.</p>`,
  }
}

/** The way to it, on the receipt of an import that changed something, for who may take it back. */
export async function undoLink(
  { id, outcome, undone_at, feed }: Import,
  { tx, actor }: Visit,
): Promise<Html> {
  if (outcome !== 'taken-in' || undone_at !== null || feed === 'schools') return html``
  if (!(await mayUndo(tx, actor.personId, id))) return html`<p class="govuk-body">${notAlone(feed)}</p>`
  return html`<p class="govuk-body"><a class="govuk-link" href="/identify/imports/${id}/undo">Undo this import</a></p>`
}

/** What undoing did, on the receipt. */
export function undone({ undone_at, undo }: Import): Html {
  if (undone_at === null || undo === null) return html``
  const { putBack, takenOut, left, writtenSince = 0 } = undo
  return html`<p class="govuk-body">${counted(putBack, 'child is', 'children are')} as they were before, and ${counted(takenOut, 'record that it had added was', 'records that it had added were')} taken out.</p>
${writtenSince > 0 && html`<p class="govuk-body">${counted(writtenSince, 'episode stays', 'episodes stay')} as it is now: somebody has written in it since, or taken its lead over.</p>`}
${
  left.length > 0 &&
  html`<p class="govuk-body">What a later import has changed since stays as it is:</p>
<ul class="govuk-list govuk-list--bullet">${left.map(
    ({ importId, named, children }) =>
      html`<li>${thousands(children)} ${children === 1 ? 'child' : 'children'}, by <a class="govuk-link" href="/identify/imports/${importId}">${named}</a></li>`,
  )}</ul>`
}`
}

async function undoable(visit: Visit): Promise<Import> {
  const found = await theImport(visit)
  if (
    found.outcome !== 'taken-in' ||
    found.undone_at !== null ||
    found.feed === 'schools' ||
    found.step !== null
  )
    throw new NotFound('nothing to undo')
  if (!(await mayUndo(visit.tx, visit.actor.personId, found.id))) throw new PlainError(notAlone(found.feed))
  return found
}

function form(found: Import, because = '', fault?: string): Sheet {
  return {
    ...frameOf(found, 'Undo this import?'),
    errors: fault ? [{ text: fault, href: '#because' }] : [],
    body: html`
<p class="govuk-body-l">${found.named}, taken in on ${momentInWords(found.finished_at!, undefined)}.</p>
<p class="govuk-body">What it began ends, what it ended begins again, marks it replaced come back, and records it added are taken out. Nothing is wiped out: the history shows both. What a later import has changed since stays, and is named; so does an episode of the council in which somebody has written. A family’s objection stays too: only the family takes it back.</p>
<form method="post" action="/identify/imports/${found.id}/undo" novalidate>
<input type="hidden" name="step" value="${formId()}">
${input({ id: 'because', name: 'because', label: 'Why?', hint: 'Such as: it was last year’s file. Do not write a child’s name', value: because, errorMessage: fault })}
${button({ text: 'Undo this import', classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/identify/imports/${found.id}">Leave it as it is</a></p>`,
  }
}
