import { details } from '#design/details.ts'
import { emptyState } from '#design/empty.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { type Child, findChild, nameOf, shortNameOf, yearName } from '#records/children/children.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { timeOf, todayOf } from '#records/places/today.ts'
import { timeSheet } from '../../team/team.ts'
import { auditContact } from '../audit-contact.ts'
import { alikeJustNow, lastNotes, logContact } from '../contacts.ts'
import { dayAndTime } from '../day-and-time.ts'
import { findDraft, keepDraft, ownDrafts, type Typed } from '../drafts.ts'
import { noteLine } from '../note.html.ts'
import { contactIn, LONGEST_NOTE, typedIn, type Wrong } from '../reading.ts'
import { type ContactRules, contactRules } from '../settings.ts'
import { errorsOf, sheet } from '../sheet.html.ts'
import { wayBack, withSaid } from '../way-back.ts'
import { thoseIWriteOf, writing } from '../who.ts'

const NOTES = 3
const SOMEBODY_LEFT =
  'Somebody this contact is with takes part no more, or is not yours to write of. Take them out, or write a day on which they took part'

type Asked = { child: Child; rules: ContactRules; next: string; home: string }
type Shown = {
  id: string
  typed: Typed
  wrong?: Wrong
  errors?: Sheet['errors']
  before?: Html
  hidden?: Record<string, string>
  save?: string
}

/** The sheet on which a contact with a child is logged; with `?draft=` it goes on with what was not finished. */
export const logSheet: PageFunction = async visit => {
  const { tx, query, requestId } = visit
  const asked = await askedFor(visit, query.get('next'))
  const { child } = asked
  const { takesPart } = await writing(tx, child.id)
  await record(tx, {
    action: 'saw-child',
    subject: 'log',
    childId: child.id,
    why: await whyMaySee(tx, child.id),
    request: requestId,
  })
  const draft = isId(query.get('draft') ?? '') ? await findDraft(tx, query.get('draft')!) : undefined
  if (!takesPart && !draft) return nothingBegins(asked)
  const others = query.getAll('with').filter(isId)
  const typed: Typed = draft?.fields ?? (others.length > 0 ? { with: others.join(' ') } : {})
  return await show(visit, asked, {
    id: draft?.id ?? formId(),
    typed,
    ...(draft && { hidden: { seen: draft.saved_at.toISOString() } }),
  })
}

/** Saves the contact, or keeps it for later; the same post twice is one contact. */
export const log: PageFunction = async visit => {
  const { tx, form, now, requestId } = visit
  const id = form.text('id')
  if (!isId(id))
    throw new BadRequest('The form came without its number. Open the page again and write it there.')
  const asked = await askedFor(visit, form.text('next'))
  const { child, rules, next } = asked
  const typed = typedIn(form)
  if (form.text('keep') !== '') return await keep(visit, asked, id, typed)
  const read = contactIn(typed, { id, childId: child.id, today: todayOf(visit), capturedAt: now(), rules })
  if (!read.contact)
    return await show(visit, asked, { id, typed, wrong: read.wrong, errors: errorsOf(read.wrong) })
  if (form.text('again') !== 'yes') {
    const alike = await alikeJustNow(tx, read.contact, rules.sameAgainMinutes)
    if (alike) return await sameAgain(visit, asked, { id, typed }, alike)
  }
  const logged = await logContact(tx, read.contact)
  if (logged === 'refused')
    return await show(visit, asked, { id, typed, errors: [{ text: SOMEBODY_LEFT, href: '#how' }] })
  if (logged === 'other' || logged === 'changed') return await savedBefore(visit, asked, { id, typed })
  if (logged === 'made') {
    await auditContact(tx, read.contact, { request: requestId })
    await timeSheet(tx, form.text('opened'))
  }
  return seeOther(withSaid(next, { saved: id }))
}

async function askedFor(visit: Visit, next: string | null): Promise<Asked> {
  const { tx, params } = visit
  const childId = params.child ?? ''
  const child = isId(childId) ? await findChild(tx, childId) : undefined
  if (!child || !(await writing(tx, childId)).mine) throw new NotFound('no such child, or not theirs')
  const { content } = await blueprintInForce(tx)
  const home = `/support/children/${childId}`
  return { child, rules: contactRules(content), next: wayBack(next, home), home }
}

async function show(visit: Visit, asked: Asked, shown: Shown): Promise<Sheet> {
  const { tx } = visit
  const { child, rules, next, home } = asked
  const [others, notes, drafts] = await Promise.all([
    thoseIWriteOf(tx),
    lastNotes(tx, child.id, NOTES),
    ownDrafts(tx, child.id),
  ])
  const unfinished = drafts.filter(draft => draft.id !== shown.id)
  return {
    title: 'Log a contact',
    heading: html`Log a contact with <bdi>${shortNameOf(child)}</bdi>`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: html`<bdi>${shortNameOf(child)}</bdi>`, href: home },
      { text: 'Log a contact' },
    ],
    errors: shown.errors ?? [],
    body: html`
<p class="govuk-body-s kith-origin">${yearName(child.year_group)}, ${child.school ?? 'no school known'}</p>
${unfinished.map(
  draft =>
    html`<p class="govuk-body"><a class="govuk-link" href="${home}/log?draft=${draft.id}&amp;next=${encodeURIComponent(next)}">Go on with what you began</a> ${dayAndTime(visit, draft.saved_at)}</p>`,
)}
${sheet({
  action: `${home}/log`,
  id: shown.id,
  childId: child.id,
  typed: shown.typed,
  wrong: shown.wrong ?? {},
  rules,
  next,
  others: others.filter(each => each.child_id !== child.id),
  before: shown.before,
  keeps: true,
  opened: visit.form.text('opened') || visit.now().toISOString(),
  ...(shown.hidden && { hidden: shown.hidden }),
  ...(shown.save && { save: shown.save }),
})}
${
  notes.length > 0 &&
  details({
    summaryText: `The last ${notes.length === 1 ? 'note' : `${notes.length} notes`}`,
    text: html`<ol class="kith-lately">${notes.map(note => noteLine(note, todayOf(visit)))}</ol>`,
  })
}
<p class="govuk-body"><a class="govuk-link" href="${home}/log/good-news?next=${encodeURIComponent(next)}">Tell home some good news</a> · <a class="govuk-link" href="${home}/log/help?next=${encodeURIComponent(next)}">Write down practical help</a></p>`,
  }
}

async function keep(visit: Visit, asked: Asked, id: string, typed: Typed): Promise<Sheet | Response> {
  const { tx, form, requestId } = visit
  const { child, next } = asked
  const seen = Number.isNaN(Date.parse(form.text('seen'))) ? undefined : new Date(form.text('seen'))
  const byItself = form.text('keep') === 'auto'
  // Well within what a draft may hold, with the other fields and however it is written down.
  if (JSON.stringify(typed).length > 2 * LONGEST_NOTE) {
    const wrong = { note: `Write at most ${LONGEST_NOTE} letters` }
    if (byItself) return Response.json(wrong, { status: 422 })
    return await show(visit, asked, { id, typed, wrong, errors: errorsOf(wrong) })
  }
  const kept = await keepDraft(tx, { id, childId: child.id, fields: typed, seen })
  if (kept === undefined) throw new NotFound('not theirs to write of')
  if (kept === 'kept') {
    if (!seen)
      await record(tx, {
        action: 'kept-draft',
        subject: 'draft',
        subjectId: id,
        childId: child.id,
        request: requestId,
      })
    if (!byItself) return seeOther(withSaid(next, { kept: id }))
    const draft = await findDraft(tx, id)
    return Response.json({ seen: draft?.saved_at.toISOString() })
  }
  if (byItself) return Response.json({ elsewhere: true }, { status: 409 })
  const draft = await findDraft(tx, id)
  if (!draft) return await savedBefore(visit, asked, { id, typed })
  return await show(visit, asked, {
    id,
    typed,
    hidden: { seen: draft.saved_at.toISOString() },
    errors: [
      {
        text: 'You changed this on another device. Look at both texts and keep what is right',
        href: '#note',
      },
    ],
    before: insetText({
      text: html`<p class="govuk-body">The other device has:</p><p class="govuk-body kith-note__words">${draft.fields.note ?? 'no note'}</p>`,
    }),
  })
}

function sameAgain(
  visit: Visit,
  asked: Asked,
  shown: Shown,
  alike: { form_id: string; received_at: Date },
): Promise<Sheet> {
  const at = timeOf(visit, alike.received_at)
  return show(visit, asked, {
    ...shown,
    hidden: { again: 'yes' },
    save: 'It is another one: save it',
    errors: [{ text: `Is this the same as the one you saved at ${at}?`, href: '#how' }],
    before: insetText({
      text: html`You saved the same kind of contact at ${at}. If this is that one, <a class="govuk-link" href="/support/contacts/${alike.form_id}">open it</a> or <a class="govuk-link" href="${asked.next}">leave this</a>. If it is another, save it below: nothing you wrote is lost.`,
    }),
  })
}

function savedBefore(visit: Visit, asked: Asked, shown: Shown): Promise<Sheet> {
  const id = shown.id
  return show(visit, asked, {
    ...shown,
    id: formId(),
    hidden: { again: 'yes' },
    save: 'Save it as another contact',
    errors: [{ text: 'This form was saved before, with other answers', href: '#how' }],
    before: insetText({
      text: html`What you saved first stands as it was. <a class="govuk-link" href="/support/contacts/${id}">Open it to put it right</a>, or save what is below as another contact.`,
    }),
  })
}

function nothingBegins({ child, home }: Asked): Sheet {
  return {
    title: 'Log a contact',
    heading: html`Log a contact with <bdi>${nameOf(child)}</bdi>`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: html`<bdi>${shortNameOf(child)}</bdi>`, href: home },
      { text: 'Log a contact' },
    ],
    body: emptyState({
      text: 'This child or young person does not take part now, so nothing new begins with them. What was written stays on their record.',
      action: { text: 'Open their record', href: home },
    }),
  }
}
