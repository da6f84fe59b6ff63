// Who is asked about: the children of whom too little is known, those first who meet most risks already. How many, and each
// of them, is for a person to change before anybody is asked.
import { areaTopic } from '#arithmetic/screen/index.ts'
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import { input } from '#design/input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { capital } from '../../screens/reasons.html.ts'
import { childrenWith, latestScreen, outcomesBySchool } from '../../screens/screens.ts'
import { beginRound, openRoundOf, proposed, schoolsToAsk } from '../rounds.ts'
import { errorsOf } from '../wrong.ts'

const most = 200

/** Shows whom a round would ask about, ticked. */
export const askWhom: PageFunction = visit => show(visit, {})

/** Begins the round about those who are ticked. */
export const takeRound: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const { school, screen } = await where(visit)
  const id = form.text('id')
  const wrong: Record<string, string> = {}
  const days = Number(form.text('days'))
  const children = form.all('child').filter(isId)
  if (!Number.isInteger(days) || days < 1 || days > 60) wrong.days = 'Enter a number of days from 1 to 60'
  if (children.length === 0) wrong.child = 'Tick at least one child'
  if (!isId(id) || Object.keys(wrong).length > 0) return await show(visit, wrong)
  const open = await openRoundOf(tx, school.school_id)
  if (open) return seeOther(`/identify/collecting/${open}`)
  const asked = await beginRound(tx, {
    id,
    schoolId: school.school_id,
    screenId: screen.id,
    forDay: screen.as_of,
    days,
    children,
  })
  await record(tx, {
    action: 'began-collecting',
    subject: 'collecting-round',
    subjectId: id,
    request: requestId,
    detail: { children: asked, days },
  })
  return seeOther(`/identify/collecting/${id}/tutors`)
}

async function where({ tx, params }: Visit) {
  const screen = await latestScreen(tx)
  const school = screen && (await schoolsToAsk(tx, screen.id)).find(each => each.school_id === params.school)
  if (!screen || !school) throw new NotFound('not a school one asks for')
  return { screen, school }
}

async function show(visit: Visit, wrong: Record<string, string>): Promise<Sheet> {
  const { tx, query, form, requestId } = visit
  const { screen, school } = await where(visit)
  const wanted = Number(query.get('n') ?? form.text('n'))
  const atMost = Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, most) : proposed.children
  const [[counts], rows] = await Promise.all([
    outcomesBySchool(tx, screen.id, school.school_id),
    childrenWith(tx, screen.id, school.school_id, ['too-little-known'], { atMost, after: 0 }),
  ])
  if (!counts || counts.children === 0) throw new NotFound('nobody of this school is yours to see')
  await record(tx, {
    action: 'saw-list',
    subject: 'school',
    subjectId: school.school_id,
    request: requestId,
    detail: { outcome: 'too-little-known', children: rows.length },
  })
  const ticked =
    form.names().includes('child') || wrong.child ? form.all('child') : rows.map(row => row.child_id)
  const page = {
    title: 'Begin a round',
    heading: `Ask the tutors of ${school.school}`,
    errors: errorsOf(wrong),
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Ask tutors', href: '/identify/collecting' },
      { text: 'Begin a round' },
    ],
  }
  if (school.open_round) {
    const action = { text: 'Go to the open round', href: `/identify/collecting/${school.open_round}` }
    return {
      ...page,
      body: emptyState({ text: 'A round is open for this school. Close it before another begins.', action }),
    }
  }
  if (rows.length === 0) {
    const action = { text: 'Back to the rounds', href: '/identify/collecting' }
    return {
      ...page,
      body: emptyState({ text: 'There is nobody here of whom too little is known.', action }),
    }
  }
  return {
    ...page,
    body: html`
<p class="govuk-body-l">Of ${counted(counts.too_little_known, 'child', 'children')} too little was known on ${dayInFull(screen.as_of)}: what is missing could change the answer. Here are ${rows.length < counts.too_little_known ? `the first ${rows.length}` : 'all of them'}, those first who meet most risks already.</p>
<form method="get" class="kith-filters">${input({ name: 'n', label: 'How many to show', value: atMost, inputmode: 'numeric', classes: 'govuk-input--width-3' })}${button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>
<form method="post" novalidate>
<input type="hidden" name="id" value="${formId()}"><input type="hidden" name="n" value="${atMost}">
${checkboxes({
  name: 'child',
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: 'Ask about', classes: 'govuk-fieldset__legend--m' } },
  hint: 'Take a tick away to leave a child out. Somebody who is not listed is added on a later page, with the reason.',
  errorMessage: wrong.child,
  values: ticked,
  items: rows.map(row => ({
    value: row.child_id,
    text: html`<bdi>${nameOf(row)}</bdi>, ${yearName(row.year_group)}`,
    hint: whatIsKnown(row),
  })),
})}
${input({
  name: 'days',
  label: 'How many days do tutors have?',
  hint: `Links stop working then. ${capital(`${proposed.days} days`)} are two school weeks.`,
  value: form.text('days') || proposed.days,
  inputmode: 'numeric',
  classes: 'govuk-input--width-3',
  errorMessage: wrong.days,
})}
${button({ text: 'Go on: who knows them?', preventDoubleClick: true })}
</form>`,
  }
}

// A count of risks never stands without their names.
function whatIsKnown(row: Awaited<ReturnType<typeof childrenWith>>[number]): string {
  const met = row.reasons.areas
    .filter(area => area.counts && area.state === 'met')
    .map(area => areaTopic(area.area))
  const missing = row.areas_not_measured.map(areaTopic).join(', ')
  return `Met so far, of ${row.risks_measured} measured: ${met.join(', ') || 'none'}. Not measured: ${missing}.`
}
