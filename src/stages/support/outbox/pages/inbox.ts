import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import { findChild, shortNameOf, yearName } from '#records/children/children.ts'
import { findGroup, findGroupDay } from '#records/groups/groups.ts'
import { dayOfMoment, timeOf, todayOf } from '#records/places/today.ts'
import type { Contact } from '../../contacts/contacts.ts'
import { contactTitle } from '../../contacts/words.ts'
import { namesOf } from '../../presence/seen.ts'
import type { OutboxKey } from '../envelope.ts'
import { findInInbox, type InInbox, inbox, settle } from '../inbox.ts'
import { childrenOf, isTheirs, type Opened, openedOf, put } from '../putting.ts'

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
      const opened = await openedOf(visit, key, found)
      if (!opened || !(await isTheirs(visit, opened)))
        return refused(
          found,
          'This cannot be put on a record from here: the child is not yours to see, or it cannot be read',
        )
      const done = await put(visit, opened, found.person_id)
      if (done === 'refused')
        return refused(
          found,
          opened.kind === 'register'
            ? 'The day of the group was called off or is not there, so nothing was put on the record'
            : 'The child or young person did not take part on that day, so nothing was put on the record',
        )
      await settle(tx, found.id, { words: PUT_WORDS[done], keep: done === 'kept', request })
      return seeOther(address)
    }
    const words = form.text('words')
    if (words === '') return refused(found, 'Say in a few words what you did with it', `words-${found.id}`)
    await settle(tx, found.id, { words: words.slice(0, 500), keep: true, request })
    return seeOther(address)
  }
}

const PUT_WORDS = {
  put: 'Put on the record',
  kept: 'Put on the record, but for those who took part no more or are not the manager’s to see',
}

async function card(visit: Visit, key: OutboxKey | undefined, each: InInbox): Promise<Html> {
  const today = todayOf(visit)
  const opened = await openedOf(visit, key, each)
  const theirs = opened ? await isTheirs(visit, opened) : false
  return html`<section class="kith-card"><h2 class="govuk-heading-m">From <bdi>${each.by_name}</bdi>, written ${shortDate(dayOfMoment(visit, each.saved_at), today)} at ${timeOf(visit, each.saved_at)}</h2>
<p class="govuk-body">${why(each)} Arrived ${shortDate(dayOfMoment(visit, each.arrived_at), today)} at ${timeOf(visit, each.arrived_at)}.</p>
${saidOf(opened, theirs, opened && (await wordsOf(visit, opened, theirs)), each)}
${
  theirs &&
  html`<form method="post" action="${address}/${each.id}"><input type="hidden" name="do" value="put">${button({ text: 'Put on the record', preventDoubleClick: true })}</form>`
}
<form method="post" action="${address}/${each.id}"><div class="govuk-form-group"><label class="govuk-label" for="words-${each.id}">Lay aside: what did you do with it?</label><input class="govuk-input" id="words-${each.id}" name="words" maxlength="500"></div>${button({ text: 'Lay aside', classes: 'govuk-button--secondary' })}</form>
</section>`
}

function saidOf(opened: Opened | undefined, theirs: boolean, words: Html | undefined, each: InInbox): Html {
  if (!opened) return html`<p class="govuk-body">${kindWords[each.kind] ?? 'It cannot be read here.'}</p>`
  if (opened.kind === 'contact' && !theirs)
    return html`<p class="govuk-body">It is about a child or young person whom you may not see. Ask the safeguarding lead.</p>`
  return html`${words}`
}

async function wordsOf(visit: Visit, opened: Opened, theirs: boolean): Promise<Html | undefined> {
  if (opened.kind !== 'contact') return await whoWasThere(visit, opened)
  return theirs ? await told(visit, opened.contact) : undefined
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

/** A tap or a register: of whom and which day, as far as they are the reader's to see. */
async function whoWasThere(
  visit: Visit,
  opened: Exclude<Opened, { kind: 'contact' }>,
): Promise<Html | undefined> {
  const today = todayOf(visit)
  const groupDay =
    opened.kind === 'register' ? await findGroupDay(visit.tx, opened.register.groupDayId) : undefined
  const group = groupDay && (await findGroup(visit.tx, groupDay.group_id))
  const children = childrenOf(opened)
  const seen = await namesOf(visit.tx, children.map(each => each.childId).filter(isId))
  const names = children.flatMap(({ childId, there }) => {
    const child = seen.get(childId.toLowerCase())
    return child ? [html`<bdi>${shortNameOf(child)}</bdi>${there === false && ': not there'}`] : []
  })
  const hidden = children.length - names.length
  const what =
    opened.kind === 'seen'
      ? html`Seen on ${shortDate(opened.tap.onDay, today)}`
      : html`Register${group && html` of ${group.name}`}${groupDay && html` on ${shortDate(groupDay.on_day, today)}`}`
  return html`<p class="govuk-body"><strong>${what}</strong>${names.length > 0 && ': '}${names.map((name, at) => html`${at > 0 && ', '}${name}`)}.${hidden > 0 && ` ${hidden} whom you may not see: ask the safeguarding lead.`}</p>`
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
  seen: 'A tap that says somebody was seen; of whom cannot be read.',
  register: 'A register of a group that cannot be read.',
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
