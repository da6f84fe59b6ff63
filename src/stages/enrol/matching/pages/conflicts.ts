// Somebody tells of a child who is theirs or near to them. Rule: the page never says whether the child is here.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { type Conflict, ownConflicts, tellOfConflict } from '../matching.ts'

type Asked = { id: string; forename: string; surname: string; school: string; kind: string }
type Wrong = Partial<Record<'forename' | 'surname' | 'school' | 'kind', string>>

const KINDS: Record<Conflict['kind'], string> = {
  'own-child': 'My own child',
  relative: 'A relative',
  neighbour: 'A neighbour, or the child of a friend',
  'former-partner': 'The child of a former partner',
  other: 'Another reason: nobody asks which',
}

export const askConflict: PageFunction = visit =>
  sheet(visit, { id: formId(), forename: '', surname: '', school: '', kind: '' }, {})

export const takeConflict: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const asked: Asked = {
    id: form.text('id').toLowerCase(),
    forename: form.text('forename').trim(),
    surname: form.text('surname').trim(),
    school: form.text('school'),
    kind: form.text('kind'),
  }
  if (!isId(asked.id)) throw new BadRequest('The form came without its number. Open it again.')
  const schools = await schoolsOfPlace(tx)
  const fits = (text: string) => text !== '' && text.length <= 100
  const wrong: Wrong = {
    ...(!fits(asked.forename) && { forename: 'Write the first name' }),
    ...(!fits(asked.surname) && { surname: 'Write the last name' }),
    ...(!schools.some(each => each.id === asked.school) && { school: 'Choose the school' }),
    ...(!(asked.kind in KINDS) && { kind: 'Choose what it is' }),
  }
  if (Object.keys(wrong).length > 0) return await sheet(visit, asked, wrong)
  await tellOfConflict(tx, {
    id: asked.id,
    forename: asked.forename,
    surname: asked.surname,
    schoolId: asked.school,
    kind: asked.kind as Conflict['kind'],
  })
  await record(tx, {
    action: 'told-of-conflict',
    subject: 'conflict',
    subjectId: asked.id,
    request: requestId,
  })
  return seeOther('/enrol/conflicts?done=told')
}

async function sheet(visit: Visit, asked: Asked, wrong: Wrong): Promise<Sheet> {
  const [schools, told] = await Promise.all([schoolsOfPlace(visit.tx), ownConflicts(visit.tx)])
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }))
  return {
    title: 'A conflict of interest',
    heading: 'A conflict of interest',
    errors,
    notice: visit.query.has('done')
      ? notificationBanner({
          type: 'success',
          text: 'Thank you. If the child is here or comes here, the record is kept from you, and you are not matched.',
        })
      : undefined,
    breadcrumbs: [{ text: 'Enrol', href: '/enrol' }, { text: 'A conflict of interest' }],
    body: html`
<p class="govuk-body">Is somebody in these schools your own child, a relative or a neighbour? Say so, and their record is kept from you. Whoever matches Link Workers sees that there is a conflict, and never why. This page does not say whether the child is here.</p>
<form method="post" action="/enrol/conflicts" novalidate>
<input type="hidden" name="id" value="${asked.id}">
${input({ name: 'forename', label: 'First name of the child', value: asked.forename, errorMessage: wrong.forename, attributes: { autocomplete: 'off' } })}
${input({ name: 'surname', label: 'Last name', value: asked.surname, errorMessage: wrong.surname, attributes: { autocomplete: 'off' } })}
${select({ name: 'school', label: 'School', items: [{ value: '', text: 'Choose' }, ...schools.map(each => ({ value: each.id, text: each.name }))], value: asked.school, errorMessage: wrong.school })}
${radios({ name: 'kind', value: asked.kind, errorMessage: wrong.kind, classes: 'govuk-radios--small', fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(KINDS).map(([value, text]) => ({ value, text })) })}
${button({ text: 'Keep the record from me', preventDoubleClick: true })}
</form>
${
  told.length > 0 &&
  html`<h2 class="govuk-heading-m">You have told of</h2><ul class="govuk-list govuk-list--bullet">${told.map(each => html`<li><bdi>${each.forename} ${each.surname}</bdi>, ${each.school}, on ${dayInFull(dayOfMoment(visit, each.told_at))}.</li>`)}</ul><p class="govuk-body">It ends when the safeguarding lead ends it.</p>`
}`,
  }
}
