import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { shortNameOf } from '#records/children/children.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { auditContact } from '../audit-contact.ts'
import { amendContact, childrenOfContact, type Version } from '../contacts.ts'
import type { Typed } from '../drafts.ts'
import { noteWords } from '../note.html.ts'
import { contactIn, typedFrom, typedIn, type Wrong } from '../reading.ts'
import { contactRules } from '../settings.ts'
import { errorsOf, sheet } from '../sheet.html.ts'
import { writing } from '../who.ts'
import { found } from './contact.ts'

type Shown = {
  id: string
  typed: Typed
  seen: string
  wrong?: Wrong
  errors?: Sheet['errors']
  before?: Html
}

/** The sheet with what stands, for putting it right: it stays as it was, beneath what is written now. */
export const changeSheet: PageFunction = async visit => {
  const { tx, requestId } = visit
  const { last } = await standing(visit)
  await record(tx, {
    action: 'saw-child',
    subject: 'contact',
    subjectId: last.form_id,
    childId: last.child_id,
    why: await whyMaySee(tx, last.child_id),
    request: requestId,
  })
  return await show(visit, last, { id: formId(), typed: typedFrom(last), seen: last.form_id })
}

/** Writes the amendment. Where somebody else was quicker both texts are shown, and nothing is lost. */
export const change: PageFunction = async visit => {
  const { tx, form, now, requestId } = visit
  const id = form.text('id')
  const seen = form.text('seen')
  if (!isId(id) || !isId(seen))
    throw new BadRequest('The form came without its number. Open the page again and write it there.')
  const { last, children } = await standing(visit)
  const typed = typedIn(form)
  const childId = last.child_id
  const { content } = await blueprintInForce(tx)
  const rules = contactRules(content)
  const read = contactIn(typed, { id, childId, today: todayOf(visit), capturedAt: now(), rules })
  if (!read.contact)
    return await show(visit, last, { id, typed, seen, wrong: read.wrong, errors: errorsOf(read.wrong) })
  // An amendment is about those it was about: with somebody else it was another contact.
  const of = children.map(each => each.child_id)
  const contact = {
    ...read.contact,
    children: [childId, ...of.filter(each => each !== childId)],
    // What was sent home and in which language is no field of the sheet.
    ...(last.good_news && { goodNews: { sentence: last.good_news, toldIn: last.told_in! } }),
  }
  const logged = await amendContact(tx, seen, contact)
  if (logged === 'refused') throw new NotFound('not theirs to amend')
  if (logged === 'changed' || logged === 'other')
    return await show(visit, last, {
      id: formId(),
      typed,
      seen: last.form_id,
      errors: [{ text: 'Somebody put this right while you were writing. Look at both texts', href: '#note' }],
      before: insetText({
        text: html`<p class="govuk-body"><bdi>${last.writer}</bdi> wrote:</p>${noteWords(last) ?? html`<p class="govuk-body">No note that you can read.</p>`}<p class="govuk-body">What you wrote stands below. Saving puts it in the place of theirs; both stay to be read.</p>`,
      }),
    })
  if (logged === 'made')
    await auditContact(visit.tx, contact, { request: requestId, action: 'amended-contact' })
  return seeOther(`/support/contacts/${id}`)
}

// What stands now, of those the actor may write of and whose note they may read.
async function standing(visit: Visit) {
  const versions = await found(visit)
  const last = versions.at(-1)!
  const { mine } = await writing(visit.tx, last.child_id)
  if (!mine || last.withdrawn_at !== null || (last.noted && last.words === null))
    throw new NotFound('not theirs to amend')
  return { last, children: await childrenOfContact(visit.tx, last.form_id) }
}

async function show(visit: Visit, last: Version, shown: Shown): Promise<Sheet> {
  const { tx } = visit
  const [{ content }, children] = await Promise.all([
    blueprintInForce(tx),
    childrenOfContact(tx, last.form_id),
  ])
  const here = `/support/contacts/${last.form_id}`
  return {
    title: 'Put a contact right',
    heading: 'Put it right',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'A contact', href: here },
      { text: 'Put it right' },
    ],
    errors: shown.errors ?? [],
    body: html`
<p class="govuk-body">With ${children.map((each, at) => html`${at > 0 && ', '}<bdi>${shortNameOf(each)}</bdi>`)}. What was written first stays to be read.</p>
${sheet({
  action: `${here}/change`,
  id: shown.id,
  childId: last.child_id,
  typed: shown.typed,
  wrong: shown.wrong ?? {},
  rules: contactRules(content),
  next: here,
  others: [],
  hidden: { seen: shown.seen },
  before: shown.before,
  save: 'Save',
})}`,
  }
}
