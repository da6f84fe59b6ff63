// Opening the record of a child who is not one's own, for an hour, with a reason.
import { button } from '#design/button.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import { oneField, readOne, readWords, type Wrong, wordsField } from '../../in-school/fields.ts'
import { breakGlass, CATEGORIES, type Category, closeGlass, LETTERS } from '../glass.ts'
import { GLASS, RING, WORRIED } from '../words.ts'

const TITLE = 'Open a record that is not yours'
const MOST = 2000
/** Whoever has not shown who they are for so long does so again first (security: re-authenticate for break-glass). */
const CONFIRMED_MINUTES = 10

export const askForGlass: PageFunction = async visit => mustConfirm(visit) ?? (await sheet(visit, {}))

export function takeGlass(seals: Seals | undefined): PageFunction {
  return async visit => {
    if (!seals) throw new Error('Without its keys Kith cannot seal why.')
    const confirm = mustConfirm(visit)
    if (confirm) return confirm
    const { tx, form, requestId } = visit
    const id = form.text('id').toLowerCase()
    if (!isId(id))
      throw new BadRequest('The form came without its number. Open the page again and write it there.')
    const wrong: Wrong = {}
    const name = readWords(form, wrong, 'name', 'Write the whole name, first name and surname', 200)
    const category = readOne(
      form,
      wrong,
      'category',
      Object.keys(CATEGORIES) as Category[],
      'Choose what it is',
    )
    const because = readWords(form, wrong, 'because', 'Write why you need it now', MOST)
    if (because !== '' && because.length < LETTERS)
      wrong.because = `Write a little more of why: ${LETTERS} letters at least`
    const schoolId = form.text('school')
    if (!isId(schoolId)) wrong.school = 'Choose the school'
    if (Object.keys(wrong).length > 0) return await sheet(visit, wrong)
    const { what, childId } = await breakGlass(tx, seals, { id, name, schoolId, category, because })
    await record(tx, {
      action: what === 'opened' ? 'broke-glass' : 'tried-to-break-glass',
      subject: 'break-glass',
      subjectId: id,
      ...(what === 'opened' && childId && { childId, why: `break-glass: ${category}` }),
      request: requestId,
      detail: { answer: what },
    })
    if (childId && (what === 'opened' || what === 'already')) return seeOther(`/support/children/${childId}`)
    return await sheet(visit, {
      name:
        what === 'one-at-a-time'
          ? 'Another record is open to you in this way. Close it first'
          : 'No record can be opened so. Look at the name and the school, or ring',
    })
  }
}

/** Ends it before its hour is over. */
export const shutGlass: PageFunction = async visit => {
  if (await closeGlass(visit.tx))
    await record(visit.tx, { action: 'closed-glass', subject: 'break-glass', request: visit.requestId })
  return seeOther('/support')
}

function mustConfirm({ actor, now, path }: Visit): Response | undefined {
  const at = actor.steppedUpAt
  if (at && now().getTime() - at.getTime() <= CONFIRMED_MINUTES * 60_000) return undefined
  return seeOther(`/account/confirm?next=${encodeURIComponent(path)}`)
}

async function sheet({ tx, form }: Visit, wrong: Wrong): Promise<Sheet> {
  const showing = { form, wrong }
  return {
    title: TITLE,
    heading: TITLE,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    breadcrumbs: [{ text: WORRIED, href: RING }, { text: TITLE }],
    body: html`
${insetText({ text: html`Where you can, <a class="govuk-link" href="${RING}">ring</a> instead. This opens one child’s record to you, to read, for an hour. The safeguarding lead is told at once, and somebody else looks at it afterwards. It does not open a safeguarding file, a protected address, or a record that is kept to a few people.` })}
<form method="post" action="${GLASS}" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${input({ name: 'name', label: 'The child’s whole name', value: form.text('name'), errorMessage: wrong.name, classes: 'govuk-!-width-two-thirds', autocomplete: 'off', spellcheck: false })}
${select({
  id: 'school',
  name: 'school',
  label: 'Their school',
  value: form.text('school'),
  errorMessage: wrong.school,
  items: [
    { value: '', text: 'Choose' },
    ...(await schoolsOfPlace(tx)).map(each => ({ value: each.id, text: each.name })),
  ],
})}
${oneField(showing, { name: 'category', legend: 'What is it?', items: Object.entries(CATEGORIES).map(([value, text]) => ({ value, text })) })}
${wordsField(showing, { name: 'because', label: 'Why do you need it now?', hint: `At least ${LETTERS} letters. Whoever looks at it afterwards reads this`, most: MOST })}
<div class="govuk-button-group">${button({ text: 'Open it for an hour', classes: 'govuk-button--warning', preventDoubleClick: true })}<a class="govuk-link" href="${RING}">Leave it</a></div>
</form>`,
  }
}
