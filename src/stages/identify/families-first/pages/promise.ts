import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { leadsSchool, NEVER, promiseOf, type Standing, signPromise } from '../families-first.ts'
import { neverInWords } from '../promise.html.ts'
import { schoolOfVisit } from './school-of-visit.ts'

type Asked = { id: string; ownWords: string; role: string; agreed: boolean }
type Wrong = Partial<Record<'own_words' | 'role' | 'agreed', string>>

/** The promise, to be read by whoever acts for the school and signed by its own lead alone. */
export const readPromise: PageFunction = async visit => {
  const school = await schoolOfVisit(visit)
  const inForce = await promiseOf(visit.tx, school.id)
  const asked = { id: formId(), ownWords: inForce?.own_words ?? '', role: '', agreed: false }
  return await sheet(visit, school, asked, {})
}

export const takePromise: PageFunction = async visit => {
  const { tx, actor, form, requestId } = visit
  const school = await schoolOfVisit(visit)
  if (!(await leadsSchool(tx, school.id))) throw new NotFound('not theirs to sign')
  const asked = {
    id: form.text('id').toLowerCase(),
    ownWords: form.text('own_words'),
    role: form.text('role'),
    agreed: form.text('agreed') === 'yes',
  }
  if (!isId(asked.id)) throw new BadRequest('The form came without its number. Open it again.')
  const wrong: Wrong = {
    ...(asked.ownWords.length > 1000 && { own_words: 'Write at most 1,000 letters' }),
    ...((asked.role.length < 2 || asked.role.length > 200) && {
      role: 'Write as what you sign, such as Head teacher',
    }),
    ...(!asked.agreed && { agreed: 'Tick the box to sign for the school' }),
  }
  if (Object.keys(wrong).length > 0) return await sheet(visit, school, asked, wrong)
  const signed = await signPromise(tx, {
    id: asked.id,
    schoolId: school.id,
    ownWords: asked.ownWords || null,
    name: actor.name ?? '',
    role: asked.role,
  })
  if (signed) {
    await record(tx, {
      action: 'signed-promise',
      subject: 'school',
      subjectId: school.id,
      request: requestId,
    })
  }
  return seeOther(`/identify/families/${school.id}?done=promise`)
}

async function sheet({ tx, actor }: Visit, school: Standing, asked: Asked, wrong: Wrong): Promise<Sheet> {
  const leads = await leadsSchool(tx, school.id)
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({ text, href: `#${name}` }))
  return {
    title: 'The school’s promise',
    heading: 'The school’s promise',
    errors,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Families first', href: '/identify/families' },
      { text: school.name, href: `/identify/families/${school.id}` },
      { text: 'Promise' },
    ],
    body: html`
<p class="govuk-body-l">${school.name} promises all its families that a list made with Kith is never used for ${neverInWords(NEVER)}.</p>
<p class="govuk-body">The promise stands on every list and every file with this school’s children, on screen and on paper. A list exists to offer help, which a family may refuse at no cost.</p>
${
  leads
    ? html`<form method="post" action="/identify/families/${school.id}/promise" novalidate>
<input type="hidden" name="id" value="${asked.id}">
${textarea({ name: 'own_words', label: 'What else does the school promise, in its own words? (optional)', value: asked.ownWords, rows: 3, errorMessage: wrong.own_words })}
${input({ name: 'role', id: 'role', label: 'You sign as', hint: 'Such as Head teacher or SENCO', value: asked.role, errorMessage: wrong.role, classes: 'govuk-input--width-20' })}
${checkboxes({ name: 'agreed', values: asked.agreed ? ['yes'] : [], errorMessage: wrong.agreed, items: [{ value: 'yes', text: html`I, <bdi>${actor.name}</bdi>, promise this for ${school.name}` }] })}
${button({ text: 'Sign the promise', preventDoubleClick: true })}
</form>`
    : insetText({
        text: `Only the lead of ${school.name} signs it, from their own account. Nobody promises for another school.`,
      })
}`,
  }
}
