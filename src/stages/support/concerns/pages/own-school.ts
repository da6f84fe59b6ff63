// The concerns of a school's children, for the safeguarding lead of that school: to read, and nothing to change.
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { NotFound } from '#platform/http.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { childOfVisit, childSheet } from '../../child/frame.html.ts'
import { cardName } from '../../in-school/words.ts'
import { chronology } from '../chronology.html.ts'
import { keepersOf } from '../concerns.ts'
import { chronologyOf } from '../file.ts'
import { ownSchoolsChildren } from '../own-school.ts'
import { OWN_SCHOOL } from '../words.ts'

const TITLE = 'Concerns of your school'

export const ownSchool: PageFunction = async visit => {
  const rows = await ownSchoolsChildren(visit.tx)
  await record(visit.tx, {
    action: 'saw-list',
    subject: 'own-schools-concerns',
    request: visit.requestId,
    detail: { children: rows.length },
  })
  return {
    title: TITLE,
    heading: TITLE,
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: TITLE }],
    body: html`
<p class="govuk-body">For a school’s designated safeguarding lead, named by the safeguarding lead of this place. Here are the concerns that were received about children on your roll, written since they came to you.</p>
${tableCards({
  caption: 'The newest first',
  rows,
  link: {
    heading: 'About',
    href: each => `${OWN_SCHOOL}/${each.child_id}`,
    text: each => html`<bdi>${cardName(each)}</bdi>`,
  },
  columns: [
    { heading: 'Concerns', cell: each => String(each.concerns), short: true },
    { heading: 'The last of', cell: each => dayInFull(each.last_on) },
    { heading: 'State', cell: each => (each.decided ? 'Decided' : 'Nothing decided yet') },
  ],
  empty:
    'No concern that you may read. If you are your school’s safeguarding lead, ask the safeguarding lead of this place to name you.',
})}`,
  }
}

/** The lines about one child that the reader may read. As if there were none where none is theirs. */
export function ownSchoolsFile(gathered: Gathered, seals: Seals | undefined): PageFunction {
  return async visit => {
    if (!seals) throw new Error('Without its keys Kith cannot open a safeguarding file.')
    const child = await childOfVisit(visit, undefined)
    const lines = await chronologyOf(visit.tx, seals, child.id)
    if (lines.length === 0) throw new NotFound('nothing there for this reader')
    await record(visit.tx, {
      action: 'opened-own-schools-concerns',
      subject: 'safeguarding-file',
      childId: child.id,
      why: child.why,
      request: visit.requestId,
      detail: { lines: lines.length },
    })
    const ask = await keepersOf(visit.tx, child.id)
    return childSheet(visit, gathered, child, {
      tab: `/support/children/${child.id}`,
      title: 'Concerns',
      under: 'Concerns',
      form: true,
      body: html`
<h2 class="govuk-heading-l">Concerns</h2>
${insetText({ text: html`You read this as your school’s safeguarding lead, and that you did is written down. It is for you alone. What is missing, and what you know of it yourself: ask and tell <bdi>${ask.join(' or ') || 'the safeguarding lead'}</bdi>.` })}
${chronology(visit, lines)}
<p class="govuk-body kith-not-printed"><a class="govuk-link" href="${OWN_SCHOOL}">All concerns of your school</a></p>`,
    })
  }
}
