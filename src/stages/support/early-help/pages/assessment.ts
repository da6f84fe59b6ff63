// The whole family's assessment: section by section, ready to be carried into the council's form; typed on a page of its own.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { textarea } from '#design/textarea.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet } from '../../child/frame.html.ts'
import {
  type Assessment,
  assessmentsOf,
  beginAssessment,
  completeAssessment,
  type Section,
  saveSections,
  sectionsOf,
} from '../assessment.ts'
import type { Episode } from '../episodes.ts'
import { earlyHelpWords } from '../settings.ts'
import { assessmentHome, earlyHelpHome, episodeHome } from '../words.ts'
import { episodeOf, writesIn } from './record.ts'

type Asked = {
  child: ChildOfVisit
  episode: Episode
  assessment: Assessment | undefined
  sections: Section[]
}

/** Each section as plain text that one tap copies, or selects whole where there is no script, and that prints. */
export const assessmentPage =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const asked = await askedOf(visit, 'early-help-assessment')
    const { child, episode, assessment, sections } = asked
    const writes = writesIn(visit, episode)
    const home = assessmentHome(child.id, episode.id)
    return childSheet(visit, gathered, child, {
      tab: earlyHelpHome(child.id),
      title: 'Whole-family assessment',
      under: 'Whole-family assessment',
      form: true,
      body: html`
<h2 class="govuk-heading-l">Whole-family assessment</h2>
${stateOf(assessment)}
${
  assessment &&
  html`<p class="govuk-body kith-not-printed">In the order of the council’s form. Copy a section, paste it there, and come back for the next: a tap on a text selects the whole of it. Or print this page.</p>
${sections.map(carried)}`
}
${writes && wayOn(assessment, home)}
<p class="govuk-body kith-not-printed"><a class="govuk-link" href="${episodeHome(child.id, episode.id)}">Back to the episode</a></p>`,
    })
  }

/** All sections on one page, typed once. */
export const writeAssessment =
  (gathered: Gathered): PageFunction =>
  async visit =>
    writing(visit, gathered, await theirs(visit, 'early-help-assessment'), {})

/** Keeps what changed. Where somebody saved meanwhile, both texts are shown, and nothing typed is lost. */
export const keepAssessment =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { form, tx } = visit
    const asked = await theirs(visit, undefined)
    const { child, episode, sections } = asked
    const sent = form.text('id')
    if (!isId(sent))
      throw new BadRequest('The form came without its number. Open the page again and write it there.')
    const wrong: Record<string, string> = {}
    const changed = sections.flatMap((each, nth) => {
      const typed = form.text(each.id).replaceAll('\r\n', '\n')
      const stands = each.typed?.words ?? ''
      if (typed === stands) return []
      const id = idOfPost(sent, each.id, typed)
      if (each.typed?.id === id) return []
      if (typed.length > MOST) wrong[each.id] = `Say it in at most ${MOST} letters`
      else if ((each.typed?.id ?? '') !== form.text(`over-${each.id}`))
        wrong[each.id] =
          `${each.typed?.made_by ?? 'Somebody'} saved this section meanwhile. Their text stands above yours: put together what both of you wrote, and save again`
      return [{ id, section: each.id, heading: each.heading, words: typed, nth }]
    })
    if (Object.keys(wrong).length > 0) return writing(visit, gathered, asked, wrong)
    if (changed.length > 0) {
      const id = asked.assessment?.id ?? idOfPost(sent, 'assessment', episode.id)
      if (!asked.assessment) await beginAssessment(tx, { id, episodeId: episode.id, beganOn: todayOf(visit) })
      await saveSections(tx, id, changed)
      await noted(visit, asked, 'wrote-early-help-assessment', id, { sections: changed.length })
    }
    return seeOther(assessmentHome(child.id, episode.id))
  }

/** It is done: every section stays as it stands now. */
export const completeIt: PageFunction = async visit => {
  const asked = await theirs(visit, undefined)
  const { child, episode, assessment, sections } = asked
  if (!assessment) throw new NotFound('none is under way')
  const done = await completeAssessment(visit.tx, child.id, {
    id: assessment.id,
    onDay: todayOf(visit),
    organisation: episode.organisation ?? visit.actor.place?.name ?? '',
    sections,
  })
  if (done) await noted(visit, asked, 'completed-early-help-assessment', assessment.id, {})
  return seeOther(assessmentHome(child.id, episode.id))
}

function writing(
  visit: Visit,
  gathered: Gathered,
  { child, episode, sections }: Asked,
  wrong: Record<string, string>,
): Sheet {
  const { form } = visit
  const sent = form.text('id')
  return childSheet(visit, gathered, child, {
    tab: earlyHelpHome(child.id),
    title: 'Write the assessment',
    under: 'Whole-family assessment',
    form: true,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<h2 class="govuk-heading-l">Whole-family assessment</h2>
<p class="govuk-body">In the sections of the council’s form. What Kith knows already stands there and need not be typed. Facts apart from opinions; the family reads it with you.</p>
<form method="post" novalidate>
<input type="hidden" name="id" value="${sent || formId()}">
${sections.map(each => sectionField(each, sent ? form.text(each.id) : undefined, wrong[each.id]))}
<div class="govuk-button-group">${button({ text: 'Save' })}<a class="govuk-link" href="${assessmentHome(child.id, episode.id)}">Leave it</a></div>
</form>`,
  })
}

function sectionField(section: Section, sent: string | undefined, wrong: string | undefined): Html {
  const stands = section.typed?.words ?? ''
  return html`
<input type="hidden" name="over-${section.id}" value="${section.typed?.id ?? ''}">
${section.known && html`<h3 class="govuk-heading-s">${section.heading}: what is known already</h3><pre class="kith-copy">${section.known}</pre>`}
${wrong !== undefined && stands !== '' && html`<h3 class="govuk-heading-s">${section.heading}: what stands now</h3><pre class="kith-copy">${stands}</pre>`}
${textarea({
  name: section.id,
  label: section.known ? `${section.heading}: what else` : section.heading,
  hint: section.asks,
  value: sent ?? stands,
  rows: 4,
  errorMessage: wrong,
})}`
}

/** Without the script the button is not there: a tap on the text selects the whole of it. */
function carried({ id, heading, whole }: Section): Html {
  return html`<h3 class="govuk-heading-m" id="${id}">${heading}</h3>
${
  whole
    ? html`<p class="govuk-body kith-copy-tap kith-not-printed" data-copies="text-${id}" hidden>${button({ text: html`Copy<span class="govuk-visually-hidden"> ${heading}</span>`, type: 'button', classes: 'govuk-button--secondary' })}<strong role="status"></strong></p>
<pre class="kith-copy" id="text-${id}" tabindex="0" aria-labelledby="${id}">${whole}</pre>`
    : html`<p class="govuk-body">Nothing stands here yet.</p>`
}`
}

function stateOf(assessment: Assessment | undefined): Html {
  if (!assessment) return html`<p class="govuk-body-l">Nothing is written yet.</p>`
  return assessment.completed_on
    ? html`<p class="govuk-body">Begun on ${dayInFull(assessment.began_on)}, completed on ${dayInFull(assessment.completed_on)} by ${assessment.organisation}${assessment.completed_by && html` (<bdi>${assessment.completed_by}</bdi>)`}. It stays as it was.</p>`
    : html`<p class="govuk-body">Begun on ${dayInFull(assessment.began_on)}, not completed yet.</p>`
}

function wayOn(assessment: Assessment | undefined, home: string): Html {
  if (!assessment) return button({ text: 'Write it', href: `${home}/write` })
  if (assessment.completed_on)
    return html`<p class="govuk-body kith-not-printed"><a class="govuk-link" href="${home}/write">Begin another</a></p>`
  return html`<div class="govuk-button-group">${button({ text: 'Go on writing', href: `${home}/write` })}</div>
<form method="post" action="${home}/complete">${button({ text: 'It is complete', classes: 'govuk-button--secondary' })}</form>`
}

/** The newest assessment of the episode, or its form where there is none yet. */
async function askedOf(visit: Visit, looked: string | undefined): Promise<Asked> {
  const child = await childOfVisit(visit, looked)
  const episode = await episodeOf(visit)
  const [[assessment], words] = await Promise.all([
    assessmentsOf(visit.tx, episode.id),
    earlyHelpWords(visit.tx),
  ])
  if (!words) throw new NotFound('the blueprint says nothing of Early Help')
  const of = { childId: child.id, episode, assessment: assessment ?? NONE }
  return { child, episode, assessment, sections: await sectionsOf(visit.tx, of, words) }
}

/** To be written: the one under way, or a new one. */
async function theirs(visit: Visit, looked: string | undefined): Promise<Asked> {
  const asked = await askedOf(visit, looked)
  if (!writesIn(visit, asked.episode)) throw new NotFound('another leads it, or it is over')
  if (!asked.assessment?.completed_on) return asked
  const words = (await earlyHelpWords(visit.tx))!
  const of = { childId: asked.child.id, episode: asked.episode, assessment: NONE }
  return { ...asked, assessment: undefined, sections: await sectionsOf(visit.tx, of, words) }
}

async function noted(
  visit: Visit,
  { child }: Asked,
  action: string,
  subjectId: string,
  detail: Record<string, number>,
): Promise<void> {
  await record(visit.tx, {
    action,
    subject: 'early-help-assessment',
    subjectId,
    childId: child.id,
    why: child.why,
    request: visit.requestId,
    detail,
  })
}

const MOST = 5000
/** Stands in for an assessment that nobody has begun. */
const NONE: Assessment = {
  id: '00000000-0000-0000-0000-000000000000',
  began_on: '',
  completed_on: null,
  organisation: null,
  completed_by: null,
}
