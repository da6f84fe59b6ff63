import { button } from '#design/button.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { contactOf, recordContact } from '../contacts.ts'
import { schoolOfVisit } from './school-of-visit.ts'

type Typed = { id: string; askFor: string; phone: string }
type Wrong = { ask_for?: string; phone?: string }

/** Whom families ask for when they ring the school, as every letter prints it. */
export const askForContact: PageFunction = async visit => {
  const school = await schoolOfVisit(visit)
  const known = await contactOf(visit.tx, school.id)
  return await sheet(visit, { id: formId(), askFor: known?.ask_for ?? '', phone: known?.phone ?? '' }, {})
}

export const takeContact: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const school = await schoolOfVisit(visit)
  const typed = {
    id: form.text('id').toLowerCase(),
    askFor: form.text('ask_for'),
    phone: form.text('phone'),
  }
  if (!isId(typed.id)) throw new BadRequest('The form came without its number. Open it again.')
  const wrong: Wrong = {
    ...((typed.askFor.length < 2 || typed.askFor.length > 200) && {
      ask_for: 'Write whom families ask for: a name, or the office',
    }),
    ...(!/^[0-9+() -]{7,25}$/.test(typed.phone) && { phone: 'Write the school’s phone number' }),
  }
  if (Object.keys(wrong).length > 0) return await sheet(visit, typed, wrong)
  if (await recordContact(tx, { ...typed, schoolId: school.id }))
    await record(tx, {
      action: 'recorded-contact',
      subject: 'school',
      subjectId: school.id,
      request: requestId,
    })
  return seeOther(`/identify/families/${school.id}?done=contact`)
}

async function sheet(visit: Visit, typed: Typed, wrong: Wrong): Promise<Sheet> {
  const school = await schoolOfVisit(visit)
  const here = `/identify/families/${school.id}`
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }))
  return {
    title: 'Whom families ring',
    heading: 'Whom families ring',
    errors,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Families first', href: '/identify/families' },
      { text: school.name, href: here },
      { text: 'Whom families ring' },
    ],
    body: html`
<p class="govuk-body">Asked once for ${school.name}. Every letter to its families prints it, beside the day by which they may answer.</p>
<form method="post" action="${here}/contact" novalidate><input type="hidden" name="id" value="${typed.id}">
${input({ name: 'ask_for', label: 'Whom to ask for', hint: 'A name, or the office', value: typed.askFor, errorMessage: wrong.ask_for })}
${input({ name: 'phone', label: 'Phone number', type: 'tel', value: typed.phone, errorMessage: wrong.phone, classes: 'govuk-input--width-20' })}
${button({ text: 'Save', preventDoubleClick: true })}</form>`,
  }
}
