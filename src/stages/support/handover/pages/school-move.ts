// A new school: what the old one's people pass on, and that the new one's have read it.
import { button } from '#design/button.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { dayAndTime } from '../../contacts/day-and-time.ts'
import { versionsOf } from '../../in-school/class-page.ts'
import { lineField, readWords, readWordsIfAny, type Wrong, wordsField } from '../../in-school/fields.ts'
import { notesOf, readNote, schoolsHere, type TransitionNote, writeNote } from '../school-move.ts'
import { endingHome } from '../words.ts'

export const schoolMove =
  (gathered: Gathered): PageFunction =>
  visit =>
    show(gathered, visit, {}, 'new-school')

export const takeSchoolMove =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { form, tx } = visit
    const child = await childOfVisit(visit, undefined)
    const formed = form.text('id')
    if (!isId(formed)) throw new BadRequest('The form came without its number. Open it again.')
    const wrong: Wrong = {}
    const toSchool = (await schoolsHere(tx)).find(each => each.id === form.text('to'))?.id ?? null
    const toWords = toSchool ? null : readWordsIfAny(form, wrong, 'elsewhere', 120)
    if (!toSchool && !toWords) wrong.to = 'Choose the new school, or write which it is'
    const helps = readWords(form, wrong, 'helps', 'Write what helps them', 1500)
    const whoKnows = readWordsIfAny(form, wrong, 'knows', 1000)
    const asks = readWordsIfAny(form, wrong, 'asks', 1000)
    if (Object.keys(wrong).length > 0) return show(gathered, visit, wrong)
    const id = idOfPost(formed, child.id, toSchool ?? toWords!, helps, whoKnows ?? '', asks ?? '')
    await writeNote(tx, { id, childId: child.id, toSchool, toWords, helps, whoKnows, asks })
    return seeOther(homeOf(child.id))
  }

/** Whoever it is for says that they have read it. */
export const readSchoolMove: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const id = visit.params.transition ?? ''
  const note = (await notesOf(visit.tx, child.id)).find(each => each.id === id)
  if (!note) throw new NotFound('no such note')
  await readNote(visit.tx, id, child.id)
  return seeOther(homeOf(child.id))
}

function homeOf(childId: string): string {
  return `${endingHome(childId)}/school`
}

async function show(gathered: Gathered, visit: Visit, wrong: Wrong, looked?: string): Promise<Sheet> {
  const { tx, actor } = visit
  const child = await childOfVisit(visit, looked)
  const writes = may(actor, 'write plan') && takesPart(child)
  const [notes, schools, versions] = await Promise.all([
    notesOf(tx, child.id),
    writes ? schoolsHere(tx) : [],
    writes ? versionsOf(tx, child.id) : [],
  ])
  return childSheet(visit, gathered, child, {
    tab: `/support/children/${child.id}`,
    title: 'A new school',
    under: 'A new school',
    form: true,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<h2 class="govuk-heading-l">A new school</h2>
<p class="govuk-body">What those who know them pass on to the new school. Its lead and the new Link Worker read it once the child is theirs; what was before is seen by whoever may see the child.</p>
${notes.length > 0 ? notes.map((each, n) => noteOf(visit, child.id, each, n === 0)) : html`<p class="govuk-body">Nothing is written for a new school yet.</p>`}
${writes && formOf(visit, wrong, child.id, schools, versions[0]?.lines ?? [], notes.length > 0)}`,
  })
}

function noteOf(visit: Visit, childId: string, note: TransitionNote, newest: boolean): Html {
  const part = (title: string, words: string | null) =>
    words &&
    html`<h4 class="govuk-heading-s">${title}</h4><p class="govuk-body kith-note__words">${words}</p>`
  return html`<h3 class="govuk-heading-m">For <bdi>${note.school}</bdi></h3>
${insetText({
  text: html`${part('What helps me', note.helps)}${part('Who should know', note.who_knows)}${part('What the new school is asked', note.asks)}
<p class="govuk-body-s kith-origin"><bdi>${note.by_name}</bdi>, ${dayAndTime(visit, note.made_at)}. ${(note.readers ?? []).length > 0 ? html`Read by <bdi>${(note.readers ?? []).join(', ')}</bdi>` : 'Nobody has said yet that they read it'}.</p>`,
})}
${
  newest &&
  !note.read &&
  note.made_by !== visit.actor.personId &&
  html`<form method="post" action="${homeOf(childId)}/${note.id}/read">${button({ text: 'I have read it', classes: 'govuk-button--secondary' })}</form>`
}`
}

function formOf(
  { form }: Visit,
  wrong: Wrong,
  childId: string,
  schools: { id: string; name: string }[],
  lines: readonly string[],
  again: boolean,
): Html {
  const showing = { form, wrong }
  return html`<h3 class="govuk-heading-m">${again ? 'Write it anew' : 'Write it'}</h3>
${lines.length > 0 && html`<p class="govuk-body">From <em>What helps me in class</em>, in their words:</p><ul class="govuk-list govuk-list--bullet">${lines.map(each => html`<li><bdi>${each}</bdi></li>`)}</ul>`}
<form method="post" action="${homeOf(childId)}" novalidate><input type="hidden" name="id" value="${form.text('id') || formId()}">
${select({
  name: 'to',
  label: 'The new school',
  value: form.text('to'),
  errorMessage: wrong.to,
  items: [
    { value: '', text: 'Another, not here' },
    ...schools.map(each => ({ value: each.id, text: each.name })),
  ],
})}
${lineField(showing, { name: 'elsewhere', label: 'If it is another: which?' })}
${wordsField(showing, { name: 'helps', label: 'What helps me', hint: 'Ask them, and write it as they say it', most: 1500 })}
${wordsField(showing, { name: 'knows', label: 'Who should know, and what the family lets us say', most: 1000 })}
${wordsField(showing, { name: 'asks', label: 'What the new school is asked', most: 1000 })}
${button({ text: 'Pass it on', preventDoubleClick: true })}</form>`
}
