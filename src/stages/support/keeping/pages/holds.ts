// Holds: what nobody deletes, and why. Those of a child or a family are placed on the child's record; here those of a school or
// of the whole place, and all of them to be lifted.
import { button } from '#design/button.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import { readOne, readWords, type Wrong } from '../../in-school/fields.ts'
import { PARTS } from '../due.ts'
import { holdBox, holdFields } from '../hold.html.ts'
import { holds, liftHold, placeWideHold } from '../holds.ts'
import { childKeeping, holdsHome, keepingHome } from '../words.ts'

const MOST_WORDS = 500
/** What the select says for everybody of the place. */
const PLACE = 'place'

/** Every hold, and the form for one of a school or the place. */
export const holdsPage: PageFunction = visit => showHolds(visit, {})

/** Places a hold on a school or the whole place. */
export const placesHold: PageFunction = async visit => {
  const { form } = visit
  const sent = form.text('id')
  if (!isId(sent)) throw new BadRequest('The form came without its number. Open the page again.')
  const wrong: Wrong = {}
  const schools = await schoolsOfPlace(visit.tx)
  const whom = form.text('whom')
  const school = schools.find(each => each.id === whom)
  if (!school && whom !== PLACE) wrong.whom = 'Say whose records are held'
  const { part, because } = readHold(visit, wrong)
  if (Object.keys(wrong).length > 0) return await showHolds(visit, wrong)
  const id = idOfPost(sent, whom, part ?? 'all', because)
  if (await placeWideHold(visit.tx, { id, schoolId: school?.id ?? null, part, because }))
    await record(visit.tx, {
      action: 'placed-hold',
      subject: 'wide-hold',
      subjectId: id,
      request: visit.requestId,
    })
  return seeOther(holdsHome)
}

/** Lifts a hold, with the reason. */
export const liftsHold: PageFunction = async visit => {
  const hold = (await holds(visit.tx)).find(each => each.id === visit.params.hold)
  if (!hold) throw new NotFound('no such hold')
  const wrong: Wrong = {}
  const because = readWords(visit.form, wrong, `lift-${hold.id}`, 'Say why it is lifted', MOST_WORDS)
  if (because.length === 1) wrong[`lift-${hold.id}`] = 'Say why it is lifted'
  if (Object.keys(wrong).length > 0) return await showHolds(visit, wrong)
  if (await liftHold(visit.tx, hold.id, because))
    await record(visit.tx, {
      action: 'lifted-hold',
      subject: hold.wide ? 'wide-hold' : 'hold',
      subjectId: hold.id,
      ...(hold.child_id !== null && { childId: hold.child_id }),
      request: visit.requestId,
    })
  return seeOther(hold.child_id === null ? holdsHome : childKeeping(hold.child_id))
}

/** What every form for a hold asks. */
export function readHold({ form }: Visit, wrong: Wrong) {
  const part = readOne(form, wrong, 'part', ['all', ...PARTS] as const, 'Say what is held')
  const because = readWords(form, wrong, 'because', 'Say why it is held', MOST_WORDS)
  if (because.length > 0 && because.length < 3) wrong.because = 'Say why it is held, in three letters or more'
  return { part: part === 'all' ? null : part, because }
}

async function showHolds(visit: Visit, wrong: Wrong): Promise<Sheet> {
  const all = await holds(visit.tx)
  const schools = await schoolsOfPlace(visit.tx)
  const showing = { form: visit.form, wrong }
  await record(visit.tx, {
    action: 'saw-list',
    subject: 'holds',
    request: visit.requestId,
    detail: { holds: all.length },
  })
  return {
    title: 'Holds',
    heading: 'What nobody deletes',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Kept until', href: keepingHome },
      { text: 'Holds' },
    ],
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<p class="govuk-body-l">A hold stops every kind of deletion, also one that somebody asks for, until it is lifted.</p>
<h2 class="govuk-heading-m">What is held</h2>
${all.length === 0 ? html`<p class="govuk-body">Nothing is held.</p>` : all.map(hold => holdBox(visit, hold, wrong))}
<h2 class="govuk-heading-m">Hold a school’s, or the whole place’s</h2>
<p class="govuk-body">For one child or one family, open the child’s record and go to <em>Kept until</em>.</p>
<form method="post" action="${holdsHome}" novalidate>
<input type="hidden" name="id" value="${visit.form.text('id') || formId()}">
${select({
  name: 'whom',
  label: 'Whose?',
  value: visit.form.text('whom'),
  errorMessage: wrong.whom,
  items: [
    { value: '', text: 'Choose' },
    { value: PLACE, text: 'Everybody of the place' },
    ...schools.map(each => ({ value: each.id, text: `Everybody who was ever at ${each.name}` })),
  ],
})}
${holdFields(showing)}
${button({ text: 'Place the hold', preventDoubleClick: true })}</form>`,
  }
}
