// Who of a school's leads is its designated safeguarding lead, and so reads its concerns: said by whoever receives them.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { nameSchoolLead, schoolLeads } from '../own-school.ts'
import { RECEIVED, SCHOOL_LEADS } from '../words.ts'

const TITLE = 'Schools’ own safeguarding leads'

export const whoLeadsAtSchools: PageFunction = async visit => {
  const rows = await schoolLeads(visit.tx)
  await record(visit.tx, {
    action: 'saw-list',
    subject: 'school-safeguarding-leads',
    request: visit.requestId,
  })
  return {
    title: TITLE,
    heading: TITLE,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Concerns', href: RECEIVED },
      { text: TITLE },
    ],
    body: html`
<p class="govuk-body">A school’s designated safeguarding lead or deputy reads the concerns of children on that school’s roll, once you have received them. Name nobody else. A concern about somebody who works with us or at the school is never among them.</p>
${tableCards({
  caption: 'Leads of schools',
  rows,
  link: { heading: 'Who', text: each => html`<bdi>${each.name}</bdi>` },
  columns: [
    { heading: 'School', cell: each => html`<bdi>${each.school}</bdi>` },
    {
      heading: 'Reads its concerns',
      cell: each =>
        each.named_at
          ? html`Named ${dayInFull(dayOfMoment(visit, each.named_at))}${each.named_by && html` by <bdi>${each.named_by}</bdi>`}`
          : 'No: only that there is a file',
    },
    {
      heading: 'Change',
      cell: each =>
        html`<form method="post" novalidate><input type="hidden" name="school" value="${each.school_id}"><input type="hidden" name="person" value="${each.person_id}"><input type="hidden" name="is" value="${each.named_at ? 'not' : 'lead'}">${button({ text: html`${each.named_at ? 'End this' : 'Name as safeguarding lead'}<span class="govuk-visually-hidden">: ${each.name}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`,
    },
  ],
  empty: 'No school has a lead here yet.',
})}`,
  }
}

export const nameAtSchool: PageFunction = async ({ tx, form, requestId }) => {
  const [schoolId, personId, is] = [form.text('school'), form.text('person'), form.text('is')]
  if (!isId(schoolId) || !isId(personId) || !['lead', 'not'].includes(is))
    throw new BadRequest('The form came without who it is about. Open the page again and press it there.')
  if (await nameSchoolLead(tx, { schoolId, personId, isLead: is === 'lead' }))
    await record(tx, {
      action: is === 'lead' ? 'named-school-safeguarding-lead' : 'ended-school-safeguarding-lead',
      subject: 'person',
      subjectId: personId,
      request: requestId,
    })
  return seeOther(SCHOOL_LEADS)
}
