import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { findChild, shortNameOf, yearName } from '#records/children/children.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { auditContact } from '../../contacts/audit-contact.ts'
import { type Contact, logContact } from '../../contacts/contacts.ts'
import { timeOf } from '../../contacts/day-and-time.ts'
import { contactIn, typedIn } from '../../contacts/reading.ts'
import { contactRules } from '../../contacts/settings.ts'
import { contactTitle } from '../../contacts/words.ts'
import { registerIn } from '../../groups/reading.ts'
import { fieldsOf } from '../arrivals.ts'
import type { OutboxKey } from '../envelope.ts'
import { findInInbox, type InInbox, inbox, settle } from '../inbox.ts'
import { dayOfSaving } from '../kinds.ts'

const address = '/support/arrivals'

/** What arrived and could not go to its place by itself: to read, to put on the child's record, or to lay aside with why. */
export function arrivals(key: OutboxKey | undefined): PageFunction {
  return async visit => {
    const { tx, requestId } = visit
    const all = await inbox(tx)
    await record(tx, {
      action: 'saw-list',
      subject: 'arrivals',
      request: requestId,
      detail: { arrivals: all.length },
    })
    const cards: Html[] = []
    for (const each of all) cards.push(await card(visit, key, each))
    return {
      title: 'What arrived late',
      heading: 'What arrived late',
      breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'What arrived late' }],
      body: html`
<p class="govuk-body">Written without signal by somebody who may not write there any more, or twice under one number. Nothing of it is on a child’s record yet.</p>
${all.length === 0 ? emptyState({ title: 'Nothing is waiting', text: 'All that was written without signal has its place.' }) : cards}`,
    }
  }
}

/** Puts one on the record in its writer’s name, or lays it aside. */
export function settleArrival(key: OutboxKey | undefined): PageFunction {
  return async visit => {
    const { tx, params, form, requestId } = visit
    const found = isId(params.arrival ?? '') ? await findInInbox(tx, params.arrival!) : undefined
    if (!found) throw new NotFound('no such arrival, or settled')
    const request = requestId
    if (form.text('do') === 'put') {
      const read = await contactOf(visit, key, found)
      if (!read || !(await isTheirs(visit, read)))
        return refused(
          found,
          'This cannot be put on a record from here: the child is not yours to see, or it is no contact',
        )
      const logged = await logContact(tx, { ...read, by: found.person_id })
      if (logged !== 'made' && logged !== 'known')
        return refused(
          found,
          'The child or young person did not take part on that day, so nothing was put on the record',
        )
      await auditContact(tx, read, { request, action: 'took-in-contact' })
      await settle(tx, found.id, { words: 'Put on the record', keep: false, request })
      return seeOther(address)
    }
    const words = form.text('words')
    if (words === '') return refused(found, 'Say in a few words what you did with it', `words-${found.id}`)
    await settle(tx, found.id, { words: words.slice(0, 500), keep: true, request })
    return seeOther(address)
  }
}

async function card(visit: Visit, key: OutboxKey | undefined, each: InInbox): Promise<Html> {
  const today = todayOf(visit)
  const contact = await contactOf(visit, key, each)
  const theirs = contact ? await isTheirs(visit, contact) : false
  return html`<section class="kith-card"><h2 class="govuk-heading-m">From <bdi>${each.by_name}</bdi>, written ${shortDate(dayOfMoment(visit, each.saved_at), today)} at ${timeOf(visit, each.saved_at)}</h2>
<p class="govuk-body">${why(each)} Arrived ${shortDate(dayOfMoment(visit, each.arrived_at), today)} at ${timeOf(visit, each.arrived_at)}.</p>
${theirs && contact ? await told(visit, contact) : html`<p class="govuk-body">${contact ? 'It is about a child or young person whom you may not see. Ask the safeguarding lead.' : await otherTold(visit, key, each)}</p>`}
${
  theirs &&
  html`<form method="post" action="${address}/${each.id}"><input type="hidden" name="do" value="put">${button({ text: 'Put on the record', preventDoubleClick: true })}</form>`
}
<form method="post" action="${address}/${each.id}"><div class="govuk-form-group"><label class="govuk-label" for="words-${each.id}">Lay aside: what did you do with it?</label><input class="govuk-input" id="words-${each.id}" name="words" maxlength="500"></div>${button({ text: 'Lay aside', classes: 'govuk-button--secondary' })}</form>
</section>`
}

async function told(visit: Visit, contact: Contact): Promise<Html> {
  const [childId] = contact.children as [string]
  const child = await findChild(visit.tx, childId)
  const why = await whyMaySee(visit.tx, childId)
  await record(visit.tx, {
    action: 'saw-child',
    subject: 'arrival',
    subjectId: contact.id,
    childId,
    request: visit.requestId,
    ...(why && { why }),
  })
  const title = contactTitle({
    kind: contact.kind,
    direction: contact.direction ?? null,
    with_whom: contact.withWhom,
  })
  return html`<p class="govuk-body"><strong>${title}</strong>, <bdi>${child && shortNameOf(child)}</bdi>, ${yearName(child?.year_group ?? null)}.</p>
${contact.note && html`<blockquote class="kith-note-words"><p class="govuk-body">${contact.note}</p></blockquote>`}`
}

/** A tap or a register: of whom, as far as they are the reader's to see. It is taken again by whoever may, and laid aside. */
async function otherTold(visit: Visit, key: OutboxKey | undefined, each: InInbox): Promise<Html | string> {
  const said = kindWords[each.kind] ?? 'It cannot be read here.'
  const fields = key && each.kind !== 'contact' ? fieldsOf(key, each.envelope) : undefined
  if (!fields) return said
  const rows =
    each.kind === 'register'
      ? (registerIn(fields.form, each.item_id, each.saved_at)?.rows ?? [])
      : [
          {
            childId: fields.form.text('child'),
            there: fields.form.text('there') === 'no' ? 'not-there' : 'there',
          },
        ]
  const names: Html[] = []
  let hidden = 0
  for (const { childId, there } of rows) {
    const child = isId(childId) ? await findChild(visit.tx, childId) : undefined
    if (child) names.push(html`<bdi>${shortNameOf(child)}</bdi>${there === 'not-there' ? ': not there' : ''}`)
    else hidden += 1
  }
  return html`${said} ${names.map((name, at) => html`${at > 0 && ', '}${name}`)}${names.length > 0 && '.'}${hidden > 0 && ` ${hidden} whom you may not see: ask the safeguarding lead.`}`
}

async function contactOf(
  visit: Visit,
  key: OutboxKey | undefined,
  each: InInbox,
): Promise<Contact | undefined> {
  const fields = key && each.kind === 'contact' ? fieldsOf(key, each.envelope) : undefined
  if (!fields) return undefined
  const { content } = await blueprintInForce(visit.tx)
  return contactIn(typedIn(fields.form), {
    // Another text under a number that is taken has a number of its own: that of its arrival.
    id: each.state === 'apart' ? each.id : each.item_id,
    childId: fields.form.text('child'),
    today: dayOfSaving(visit, each.saved_at, each.arrived_at),
    capturedAt: each.saved_at,
    rules: contactRules(content),
  }).contact
}

/** A note that its writer kept for the safeguarding lead is not the manager's to read, here neither. */
async function isTheirs({ tx }: Visit, contact: Contact): Promise<boolean> {
  if (contact.audience === 'safeguarding') return false
  for (const childId of contact.children) if (!isId(childId) || !(await findChild(tx, childId))) return false
  return true
}

function why({ because, by_name }: InInbox): Html | string {
  switch (because) {
    case 'not-yours-now':
      return html`<bdi>${by_name}</bdi> could not write there any more when it arrived.`
    case 'another-text':
      return 'Another text stands under the same number.'
    case 'after-its-day':
      return 'It was written after the device’s day had ended, or came more than three days later.'
    default:
      return 'It is of a kind, or holds an answer, that Kith does not understand.'
  }
}

const kindWords: Record<string, string> = {
  seen: 'A tap that says somebody was seen.',
  register: 'A register of a group.',
  contact: 'A contact whose answers cannot be read.',
}

function refused(found: InInbox, sentence: string, field?: string): Sheet {
  return {
    title: 'What arrived late',
    heading: 'Nothing was changed',
    status: 422,
    backLink: address,
    body: html`<p class="govuk-body-l">${sentence}.</p><p class="govuk-body"><a class="govuk-link" href="${address}${field ? `#${field}` : ''}">Go back to what arrived</a>. It is still there, from <bdi>${found.by_name}</bdi>.</p>`,
  }
}
