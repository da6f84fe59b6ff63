// Two short forms of the family's page: a fact, and a way to reach them; and their ends.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { input } from '#design/input.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { addContactTold, endContact, protectionOf, relativesOf } from '#records/families/relatives.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet, hasLeft, takesPart } from '../../child/frame.html.ts'
import { addFact, endFact } from '../facts.ts'

type Wrong = Record<string, string>

export const askForFact =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'family')
    if (!takesPart(child)) return back(child)
    return await factSheet(visit, gathered, child, { id: formId(), words: '', about: '', theirs: false })
  }

export const takeFact =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { tx, form } = visit
    const child = await childOfVisit(visit, undefined)
    // Nothing new begins with whoever takes part no more.
    if (!takesPart(child)) return back(child)
    const relatives = await relativesOf(tx, child.id)
    const about = relatives.find(each => each.relative_id === form.text('about'))?.relative_id ?? ''
    const asked = {
      id: idOf(visit),
      words: form.text('words'),
      about,
      theirs: form.text('theirs') === 'yes',
    }
    const wrong: Wrong = {
      ...((asked.words === '' || asked.words.length > 2000) && {
        words: 'Write the fact, at most 2,000 letters',
      }),
      ...(asked.theirs && about === '' && { about: 'Choose whose it is' }),
    }
    if (Object.keys(wrong).length > 0) return await factSheet(visit, gathered, child, asked, wrong)
    await addFact(tx, {
      id: idOfPost(asked.id, child.id, asked.words, about, String(asked.theirs)),
      childId: child.id,
      relativeId: about || null,
      theirs: asked.theirs,
      words: asked.words,
      knownOn: todayOf(visit),
    })
    return back(child, 'told')
  }

export const stopFact: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const id = visit.params.fact ?? ''
  if (!isId(id)) throw new NotFound('no such fact')
  await endFact(visit.tx, child.id, id)
  return back(child, 'ended')
}

export const askForContact =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'family')
    if (!mayChangeContacts(visit, child)) return back(child)
    return contactSheet(visit, gathered, child, { id: formId(), kind: 'phone', whose: '', value: '' })
  }

export const takeContact =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { tx, form, requestId } = visit
    const child = await childOfVisit(visit, undefined)
    if (!mayChangeContacts(visit, child)) return back(child)
    const asked = {
      id: idOf(visit),
      kind: form.text('kind'),
      whose: form.text('whose'),
      value: form.text('value'),
    }
    const { protected: hidden } = await protectionOf(tx, child.id)
    const wrong: Wrong = {
      ...(!(asked.kind in CONTACTS) && { kind: 'Choose what it is' }),
      ...(asked.kind === 'address' &&
        hidden && { kind: 'An address is protected: tell it to the safeguarding lead, and not here' }),
      ...((asked.whose === '' || asked.whose.length > 200) && { whose: 'Write whose it is' }),
      ...((asked.value === '' || asked.value.length > 300) && { value: 'Write the number or address' }),
    }
    if (Object.keys(wrong).length > 0) return contactSheet(visit, gathered, child, asked, wrong)
    const id = idOfPost(asked.id, child.id, asked.kind, asked.whose, asked.value)
    if (await addContactTold(tx, { ...asked, id, childId: child.id }))
      await record(tx, {
        action: 'added-contact',
        subject: 'contact-detail',
        subjectId: id,
        childId: child.id,
        request: requestId,
      })
    return back(child, 'told')
  }

export const stopContact: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const id = visit.params.detail ?? ''
  if (!isId(id)) throw new NotFound('no such detail')
  if (!mayChangeContacts(visit, child)) return back(child)
  if (await endContact(visit.tx, child.id, id))
    await record(visit.tx, {
      action: 'ended-contact',
      subject: 'contact-detail',
      subjectId: id,
      childId: child.id,
      request: visit.requestId,
    })
  return back(child, 'ended')
}

/** Of a child who took part and does no more, how to reach them is the safeguarding lead's to change. */
export function mayChangeContacts({ actor }: Visit, child: ChildOfVisit): boolean {
  return may(actor, 'write contact') && (!hasLeft(child) || may(actor, 'do restrict a record'))
}

function idOf({ form }: Visit): string {
  const id = form.text('id').toLowerCase()
  if (!isId(id)) throw new BadRequest('The form came without its number. Open it again.')
  return id
}

function back(child: ChildOfVisit, done?: string): Response {
  return seeOther(`/support/children/${child.id}/family${done ? `?done=${done}` : ''}`)
}

async function factSheet(
  visit: Visit,
  gathered: Gathered,
  child: ChildOfVisit,
  asked: { id: string; words: string; about: string; theirs: boolean },
  wrong: Wrong = {},
): Promise<Sheet> {
  const relatives = await relativesOf(visit.tx, child.id)
  const home = `/support/children/${child.id}/family`
  return childSheet(visit, gathered, child, {
    title: 'A fact of the family',
    tab: home,
    under: 'A fact of the family',
    form: true,
    errors: errorsOf(wrong),
    body: html`<h2 class="govuk-heading-m">A fact of the family</h2>
<p class="govuk-body">What helps the next person. Somebody at risk is told to the safeguarding lead, not here.</p>
<form method="post" action="${home}/facts" novalidate><input type="hidden" name="id" value="${asked.id}">
${textarea({ name: 'words', label: { text: 'The fact', classes: 'govuk-label--s' }, rows: 3, value: asked.words, errorMessage: wrong.words })}
${select({ name: 'about', label: { text: 'About', classes: 'govuk-label--s' }, value: asked.about, errorMessage: wrong.about, items: [{ value: '', text: 'The family, or the child' }, ...relatives.map(each => ({ value: each.relative_id, text: each.name }))] })}
${checkboxes({ name: 'theirs', classes: 'govuk-checkboxes--small', values: asked.theirs ? ['yes'] : [], items: [{ value: 'yes', text: 'It is theirs, not the child’s', hint: 'Their health, work, past: no partner sees it, no print holds it, and it is not on the child’s page' }] })}
${button({ text: 'Keep', preventDoubleClick: true })}</form>`,
  })
}

function contactSheet(
  visit: Visit,
  gathered: Gathered,
  child: ChildOfVisit,
  asked: { id: string; kind: string; whose: string; value: string },
  wrong: Wrong = {},
): Sheet {
  const home = `/support/children/${child.id}/family`
  return childSheet(visit, gathered, child, {
    title: 'A way to reach the family',
    tab: home,
    under: 'A way to reach them',
    form: true,
    errors: errorsOf(wrong),
    body: html`<h2 class="govuk-heading-m">A way to reach the family</h2>
<p class="govuk-body">An address that must not be known does not belong here: tell it to the safeguarding lead.</p>
<form method="post" action="${home}/contacts" novalidate><input type="hidden" name="id" value="${asked.id}">
${radios({ name: 'kind', classes: 'govuk-radios--small govuk-radios--inline', value: asked.kind, errorMessage: wrong.kind, fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(CONTACTS).map(([value, text]) => ({ value, text })) })}
${input({ name: 'whose', label: { text: 'Whose?', classes: 'govuk-label--s' }, value: asked.whose, errorMessage: wrong.whose, autocomplete: 'off' })}
${input({ name: 'value', label: { text: 'Number or address', classes: 'govuk-label--s' }, value: asked.value, errorMessage: wrong.value, autocomplete: 'off' })}
${button({ text: 'Keep', preventDoubleClick: true })}</form>`,
  })
}

function errorsOf(wrong: Wrong) {
  return Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }))
}

const CONTACTS: Record<string, string> = { phone: 'Phone', email: 'Mail', address: 'Address' }
