// The child's own print: A4, 14 point, pictures and their words. No measure, no number of how they are, nothing of the screen.
import type { PageFunction } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf } from '#records/children/children.ts'
import { childOfVisit } from '../../child/frame.html.ts'
import { activityName, readyWords } from '../activities.html.ts'
import { drawing, type Picture, pictureOf } from '../pictures.html.ts'
import { wholePlan } from '../whole.ts'
import { planHome } from '../words.ts'

export const printPage: PageFunction = async visit => {
  const child = await childOfVisit(visit, 'plan-print')
  const whole = await wholePlan(visit.tx, child.id)
  if (!whole) throw new NotFound('no plan')
  const { words, goals, goalTexts, activities } = whole
  const open = activities.filter(each => each.stopped_on === null && each.done_on === null)
  const done = activities.filter(each => each.done_on !== null)
  const standing = goals.filter(each => each.ended_on === null)
  const reached = goals.filter(each => each.ended_how === 'reached')
  await record(visit.tx, {
    action: 'printed-plan',
    subject: 'plan',
    subjectId: whole.plan.id,
    childId: child.id,
    why: child.why,
    request: visit.requestId,
  })
  const lang = words?.own_language && words.own_language !== 'en' ? words.own_language : null
  return {
    title: 'My plan',
    heading: html`<bdi>${child.forename ?? shortNameOf(child)}</bdi>: my plan`,
    breadcrumbs: [{ text: 'The record', href: planHome(child.id) }, { text: 'My plan' }],
    body: html`<p class="govuk-body kith-not-printed">Print this page and give it to them. Read it together first.</p>
<div class="kith-for-families"><div class="kith-my-plan">
<h2 class="kith-print-only"><bdi>${child.forename ?? shortNameOf(child)}</bdi>: my plan</h2>
${part('What I hope for', words?.hopes && html`<p><bdi>${words.hopes}</bdi></p>`)}
${part('About me', words?.own_words && html`<p${lang && html` lang="${lang}" dir="auto"`}>“<bdi>${words.own_words}</bdi>”</p>`)}
${part('What I am good at', words?.strengths && html`<p><bdi>${words.strengths}</bdi></p>`)}
${part('Who and what is good for me', words?.protective && html`<p><bdi>${words.protective}</bdi></p>`)}
${standing.map((goal, n) => {
  const text = goalTexts.get(goal.id)
  const line = (label: string, said: string | null | undefined) =>
    said && html`<p><strong>${label}</strong><br><bdi>${said}</bdi></p>`
  return part(
    html`${standing.length > 1 && html`<span class="kith-my-plan__step">${n + 1}</span> `}${goal.whose === 'network' ? 'What we want' : 'What I want'}`,
    html`<p><bdi>${text?.aim ?? ''}</bdi></p>${line('What I do', text?.i_do)}${line('What the others do', text?.you_do)}${line('Who helps', text?.who_helps)}`,
  )
})}
${part(
  'What comes next',
  open.length > 0 &&
    html`<ol class="kith-activities">${open.map(each => html`<li class="kith-activity">${drawing(pictureOf(each.kind))}<div><strong>${activityName(each)}</strong>${each.my_choice && html`<br>My choice`}${each.begun_on === null && each.ready_when && html`<br>${readyWords(each.ready_when)}`}</div></li>`)}</ol>`,
)}
${part(
  'What I have done',
  reached.length + done.length > 0 &&
    html`<ol class="kith-activities">${done.map(each => html`<li class="kith-activity">${drawing(pictureOf(each.kind))}<div><strong>${activityName(each)}</strong></div></li>`)}${reached.map(each => html`<li class="kith-activity">${drawing(REACHED)}<div><strong><bdi>${goalTexts.get(each.id)?.aim ?? ''}</bdi></strong><br>${each.whose === 'network' ? 'We wanted this, and we did it' : 'I wanted this, and I did it'}</div></li>`)}</ol>`,
)}
${!words && standing.length === 0 && open.length === 0 && html`<p>Nothing is agreed yet. Draw here what you would like.</p>`}
<p>I can stop anything on this page, any day. I tell ${child.link_workers[0] ?? 'my Link Worker'}, and nobody minds.</p>
</div></div>`,
  }
}

/** A flag on a hill: a goal that was reached. */
const REACHED: Picture = {
  kind: 'reached',
  word: '',
  domain: '',
  lines: 'M6 42q18-14 36 0M24 35V8l14 6-14 6',
}

function part(heading: Html | string, body: Html | string | false | null | undefined): Html | null {
  return body ? html`<section><h2>${heading}</h2>${body}</section>` : null
}
