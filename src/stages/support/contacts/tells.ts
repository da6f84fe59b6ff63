// What contacts, notes, drafts and practical help tell of one child: on the timeline, and on the first page of the record.
import { shortDate } from '#design/contextual-date.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { ChildPart, Happening, Happenings } from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { type ContactOfChild, contactsOfChild, lastWords, type NoteMark } from './contacts.ts'
import { ownDrafts } from './drafts.ts'
import { type HelpGiven, type HelpKind, helpOfChild } from './help.ts'
import { noteWords, wentWords } from './note.html.ts'
import { CHIP_WORDS, contactTitle, HELP_WORDS, pounds, whomToAsk } from './words.ts'

/** Contacts and notes; of a note that is not the reader's, that it is there and whom to ask. */
export const contactHappenings: Happenings = async (visit, childId, span) => {
  if (!may(visit.actor, 'read notes')) return []
  return (await contactsOfChild(visit.tx, childId, span)).map(each => told(each, visit))
}

/** What the reader began and did not finish, on the day it was last kept. */
export const draftHappenings: Happenings = async (visit, childId, span) => {
  if (!may(visit.actor, 'write notes')) return []
  const drafts = await whereKept(visit.tx, childId, 'drafts', () => ownDrafts(visit.tx, childId))
  return drafts.flatMap(draft => {
    const day = dayOfMoment(visit, draft.saved_at)
    if (day < span.from || day > span.to) return []
    const how = CHIP_WORDS[draft.fields.how ?? '']
    return {
      id: draft.id,
      day,
      at: draft.saved_at,
      kind: 'contacts',
      title: how ?? 'A contact',
      by: 'You, and nobody else reads it',
      href: `/support/children/${childId}/log?draft=${draft.id}`,
      body: draft.fields.note ? html`<p class="kith-note__words">${draft.fields.note}</p>` : undefined,
      unfinished: true,
    }
  })
}

/** What was given or lent, and what came back. */
export const helpHappenings: Happenings = async (visit, childId, span) => {
  if (!may(visit.actor, 'read plan')) return []
  const given = await whereKept(visit.tx, childId, 'practical help', () =>
    helpOfChild(visit.tx, childId, span),
  )
  return given.flatMap(each => {
    const within = (day: string | null) => day !== null && day >= span.from && day <= span.to
    const href = `/support/contacts/help/${each.id}`
    return [
      ...(within(each.given_on)
        ? [{ ...helpTold(each), day: each.given_on, title: helpTitle(each), body: helpBody(each), href }]
        : []),
      ...(within(each.back_on)
        ? [
            {
              ...helpTold(each),
              id: `${each.id}-back`,
              day: each.back_on!,
              title: `Back: ${lower(each)}`,
              href,
            },
          ]
        : []),
    ]
  })
}

/** What the child said last, as they said it. */
export const wordsPart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read notes')) return undefined
  const said = await lastWords(visit.tx, childId)
  return (
    said && {
      slot: 'words',
      title: 'In their own words',
      href: `/support/contacts/${said.form_id}`,
      body: html`${noteWords({ ...said, mark: 'words' })}<p class="govuk-body-s kith-origin">${shortDate(said.occurred_on, todayOf(visit))}</p>`,
    }
  )
}

function told(contact: ContactOfChild, visit: Parameters<Happenings>[0]): Happening {
  const takenBack = contact.withdrawn_because !== null
  const restricted = contact.noted && contact.words === null
  const written = dayOfMoment(visit, contact.captured_at)
  const backDated = written !== contact.occurred_on
  const title = contactTitle(contact)
  return {
    id: contact.id,
    day: contact.occurred_on,
    at: contact.captured_at,
    kind: contact.mark === 'words' ? 'words' : 'contacts',
    title: takenBack ? `Taken back: ${title[0]!.toLowerCase()}${title.slice(1)}` : title,
    by: contact.writer,
    href: `/support/contacts/${contact.form_id}`,
    ...(restricted && { restricted: { ask: whomToAsk(contact.audience, contact.writer) } }),
    ...(!takenBack && !restricted && contact.mark && { mark: contact.mark as NoteMark }),
    ...(!restricted && {
      body: takenBack
        ? html`<p class="kith-note__words">${contact.withdrawn_because}</p>`
        : html`${noteWords(contact)}${wentWords(contact.how_went)}${contact.occurred_at && html`<p class="kith-origin">At ${contact.occurred_at}</p>`}${backDated && html`<p class="kith-origin">Back-dated: written ${shortDate(written, todayOf(visit))}</p>`}${contact.amends_id && html`<p class="kith-origin">Amended: open it to read what stood before</p>`}`,
    }),
  }
}

function helpTold({ id, made_at, given_by }: HelpGiven) {
  return { id, at: made_at, kind: 'help', by: given_by }
}

function helpTitle(help: HelpGiven): string {
  return `${help.given_or_lent === 'lent' ? 'Lent' : 'Given'}: ${lower(help)}`
}

function lower({ kind, what }: HelpGiven): string {
  const text = kind === 'other' ? what! : HELP_WORDS[kind as HelpKind]
  return text[0]!.toLowerCase() + text.slice(1)
}

function helpBody(help: HelpGiven) {
  const parts = [
    help.kind !== 'other' && help.what,
    help.worth_pence !== null && `worth ${pounds(help.worth_pence)}`,
    help.from_whom && `from ${help.from_whom}`,
    help.due_back_on && !help.back_on && `due back ${help.due_back_on}`,
  ].filter(Boolean)
  return parts.length > 0 ? html`<p class="kith-note__words">${parts.join(', ')}</p>` : undefined
}
