import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import { insetText } from '#design/inset-text.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf } from '#records/children/children.ts'
import type { Audience } from '../contacts.ts'
import { dayAndTime } from '../day-and-time.ts'
import {
  draftsLeft,
  dropDraft,
  findDraft,
  handOnDraft,
  openLeftDraft,
  ownDrafts,
  workersOf,
} from '../drafts.ts'
import { AUDIENCE_WORDS, CHIP_WORDS } from '../words.ts'

/** What is not finished: one's own, and for whoever leads the team what people without access any more left behind. */
export const drafts: PageFunction = async visit => {
  const { tx, actor, requestId } = visit
  const leads = may(actor, 'do lead the team') || may(actor, 'do restrict a record')
  const [own, left] = await Promise.all([ownDrafts(tx), leads ? draftsLeft(tx) : []])
  await record(tx, {
    action: 'saw-list',
    subject: 'drafts',
    detail: { own: own.length, left: left.length },
    request: requestId,
  })
  return {
    title: 'Not finished',
    heading: 'Not finished',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Not finished' }],
    body: html`
${
  own.length > 0
    ? tableCards({
        caption: 'What you began',
        rows: own,
        link: {
          heading: 'With',
          href: row => `/support/children/${row.child_id}/log?draft=${row.id}&next=/support/contacts/drafts`,
          text: shortNameOf,
        },
        columns: [
          { heading: 'What', cell: row => CHIP_WORDS[row.fields.how ?? ''] ?? 'A contact' },
          { heading: 'Kept', cell: row => dayAndTime(visit, row.saved_at) },
          {
            heading: 'Throw away',
            cell: row =>
              html`<form method="post" action="/support/contacts/drafts/${row.id}/throw-away">${button({ text: html`Throw away<span class="govuk-visually-hidden"> what you began with ${shortNameOf(row)}</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form>`,
          },
        ],
        empty: '',
      })
    : emptyState({
        text: 'You have begun nothing that is not finished.',
        action: { text: 'Back to Support', href: '/support' },
      })
}
${
  leads &&
  tableCards({
    caption: 'Begun by people who have no access to the child any more',
    rows: left.filter(row => row.opens),
    link: {
      heading: 'With',
      href: row => `/support/contacts/${may(actor, 'do lead the team') ? 'drafts' : 'kept'}/${row.id}`,
      text: shortNameOf,
    },
    columns: [
      { heading: 'Begun by', cell: row => html`<bdi>${row.writer}</bdi>` },
      { heading: 'Kept', cell: row => dayAndTime(visit, row.saved_at) },
      {
        heading: 'Who opens it',
        cell: row => (row.opens ? 'You' : 'Somebody else: the note is kept to a few'),
      },
    ],
    empty: 'Nobody who left has left a note unfinished that is yours to open.',
  })
}
${left.some(row => !row.opens) && html`<p class="govuk-body">${left.filter(row => !row.opens).length} more are there that ${may(actor, 'do lead the team') ? 'only the safeguarding lead opens' : 'the programme manager opens'}.</p>`}`,
  }
}

/** Opens what somebody left unfinished; that it was opened stands in the audit. */
export const openDraft: PageFunction = visit => show(visit)

/** Hands it on to somebody who may write of the child. */
export const handOn: PageFunction = async visit => {
  const { tx, form } = visit
  const to = form.text('to')
  const id = idOf(visit)
  if (to === '') return await show(visit, 'Choose who goes on with it')
  if (!isId(to) || !isId(id) || !(await handOnDraft(tx, id, to)))
    throw new NotFound('not there to be handed on')
  return seeOther('/support/contacts/drafts')
}

/** Throws away what one began oneself. */
export const throwAway: PageFunction = async ({ tx, params, requestId }) => {
  const id = params.draft ?? ''
  const draft = isId(id) ? await findDraft(tx, id) : undefined
  if (!draft || !(await dropDraft(tx, id))) throw new NotFound('no such draft')
  await record(tx, {
    action: 'dropped-draft',
    subject: 'draft',
    subjectId: id,
    childId: draft.child_id,
    request: requestId,
  })
  return seeOther('/support/contacts/drafts')
}

function idOf({ params }: Visit): string {
  return params.draft ?? params.kept ?? ''
}

async function show(visit: Visit, wrong?: string): Promise<Sheet> {
  const { tx, path } = visit
  const id = idOf(visit)
  const left = isId(id) ? await openLeftDraft(tx, id) : undefined
  if (!left) throw new NotFound('no such draft')
  const workers = await workersOf(tx, left.child_id)
  const { fields } = left
  return {
    title: 'Not finished',
    heading: 'What somebody left unfinished',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Not finished', href: '/support/contacts/drafts' },
      { text: 'One' },
    ],
    errors: wrong ? [{ text: wrong, href: '#to' }] : [],
    body: html`
<p class="govuk-body"><bdi>${left.writer}</bdi> kept it ${dayAndTime(visit, left.saved_at)}: ${CHIP_WORDS[fields.how ?? ''] ?? 'a contact'}. That you opened it stands in the audit.</p>
${insetText({ text: html`<p class="kith-note__words">${fields.note ?? 'There is no note in it yet.'}</p><p class="govuk-body-s kith-origin">Who was to see the note: ${AUDIENCE_WORDS[(fields.audience as Audience) ?? 'team'].text.replace(/^Me\b/, left.writer)}</p>` })}
${
  workers.length > 0
    ? html`<form method="post" action="${path.replace(/\/hand-on$/, '')}/hand-on" novalidate>
${radios({
  name: 'to',
  classes: 'govuk-radios--small',
  fieldset: { legend: 'Who goes on with it?' },
  errorMessage: wrong,
  items: workers.map(worker => ({ value: worker.id, text: worker.name })),
})}
${button({ text: 'Hand it on' })}
</form>`
    : emptyState({
        text: 'Nobody has this child on their caseload now. Match somebody first, then hand it on.',
      })
}`,
  }
}
