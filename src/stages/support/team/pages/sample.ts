import { isDay } from '#arithmetic/days.ts'
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { shortNameOf } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { contactTitle } from '../../contacts/words.ts'
import { type Drawn, EACH, readNote, sampleOf } from '../sample.ts'

const address = '/support/team/sample'

/** The notes drawn of this fortnight: to read, and to say a word back. */
export const sample: PageFunction = async visit => {
  const { tx, requestId } = visit
  const today = todayOf(visit)
  const notes = await sampleOf(tx, today)
  for (const { child_id } of notes.filter(each => !each.was_read)) {
    const why = await whyMaySee(tx, child_id)
    await record(tx, {
      action: 'saw-child',
      subject: 'sample',
      childId: child_id,
      request: requestId,
      ...(why && { why }),
    })
  }
  const unread = notes.filter(each => !each.was_read)
  return {
    title: 'Notes to read',
    heading: 'Notes to read with the team',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Team', href: '/support/team' },
      { text: 'Notes to read' },
    ],
    body: html`
<p class="govuk-body">Drawn by lot, at most ${EACH} of each person’s this fortnight, out of notes that are yours to read. What helps the next person? Say so; ask where you would want to know more. Nobody is counted.</p>
<p class="govuk-body">${notes.length - unread.length} of ${notes.length} read.</p>
${unread.length === 0 ? emptyState({ title: 'Nothing to read', text: notes.length === 0 ? 'No note was written this fortnight.' : 'You have read all that were drawn this fortnight.' }) : unread.map(each => card(each, today))}`,
  }
}

/** Says that one was read. */
export const readOne: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const id = form.text('id')
  const contactId = form.text('contact')
  if (!isId(id) || !isId(contactId))
    throw new BadRequest('The form came without its number. Open the page again.')
  const words = form.text('words').slice(0, 2000) || undefined
  if (!(await readNote(tx, { id, contactId, words, request: requestId }))) {
    const day = form.text('day')
    const drawnToo = await sampleOf(tx, isDay(day) ? day : todayOf(visit))
    if (!drawnToo.some(each => each.contact_id === contactId)) throw new NotFound('no such note')
  }
  return seeOther(address)
}

function card(note: Drawn, today: string): Html {
  const id = formId()
  return html`<section class="kith-card"><h2 class="govuk-heading-s"><a class="govuk-link" href="/support/contacts/${note.id}?next=${address}">${contactTitle(note)}</a>, <bdi>${shortNameOf(note)}</bdi>, ${shortDate(note.occurred_on, today)}</h2>
<blockquote class="kith-note-words"><p class="govuk-body">${note.words}</p></blockquote>
<p class="govuk-body-s">Written by <bdi>${note.writer}</bdi></p>
<form method="post" action="${address}"><input type="hidden" name="id" value="${id}"><input type="hidden" name="contact" value="${note.contact_id}"><input type="hidden" name="day" value="${today}">
${textarea({ name: 'words', id: `words-${id}`, label: { text: 'A word back (optional)' }, rows: 2, attributes: { maxlength: '2000' } })}
${button({ text: 'I have read it', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>
</section>`
}
