// Activities as the plan's page shows them, in order: what each waits for, and one tap for what comes next or for stopping it.
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import type { BlueprintData } from '#records/places/blueprint.ts'
import { type Activity, type StopReason, type StopSide, stopReasons, stopSides } from './activities.ts'
import { comesLater, domainName } from './phases.ts'
import { drawing, pictureOf } from './pictures.html.ts'
import type { WholePlan } from './whole.ts'
import { planHome, stopSideWords, stopWords } from './words.ts'

/** About whom, and who reads it. */
export type ActivitiesAbout = {
  childId: string
  writes: boolean
  /** Who says so where this reader stops one: the child, unless the reader is somebody of a school or council. */
  side: StopSide
  content: BlueprintData
  today: string
}

export function activitiesPart({ plan, activities }: WholePlan, about: ActivitiesAbout): Html {
  const open = activities.filter(each => each.stopped_on === null && each.done_on === null)
  const over = activities.filter(each => !open.includes(each))
  return html`${
    open.length === 0
      ? html`<p class="govuk-body">None yet. The child picks from pictures.</p>`
      : html`<ol class="kith-activities">${open.map((each, n) => openOne(each, n, plan.enrolled_on, about))}</ol>`
  }
${
  over.length > 0 &&
  details({
    summaryText: `Done or stopped, ${over.length}`,
    text: html`<ul class="govuk-list govuk-list--spaced">${over.map(each => html`<li>${overOne(each, about.today)}</li>`)}</ul>`,
  })
}`
}

/** `Somebody who teaches me: maths, Tuesdays`: the words of the picture, and which one. */
export function activityName({ kind, what }: Pick<Activity, 'kind' | 'what'>): Html {
  const picture = pictureOf(kind)
  if (kind === 'something-else' && what) return html`<bdi>${what}</bdi>`
  return html`${picture.word}${what && html`: <bdi>${what}</bdi>`}`
}

/** What must come first, as it was said: people begin it with "when", or do not. */
export function readyWords(words: string): Html {
  const [, rest] = /^when\s+(.*)$/is.exec(words) ?? []
  return rest ? html`Ready when <bdi>${rest}</bdi>` : html`Ready when: <bdi>${words}</bdi>`
}

function openOne(each: Activity, n: number, enrolledOn: string | null, about: ActivitiesAbout): Html {
  const { childId, writes, content, today } = about
  const here = `${planHome(childId)}/activities/${each.id}`
  const later = enrolledOn && each.begun_on === null && comesLater(content, each.domain, enrolledOn, today)
  const waits = each.ready_when !== null && each.ready_on === null
  const name = activityName(each)
  const tap = (move: string, text: string) =>
    html`<button type="submit" class="govuk-button govuk-button--secondary govuk-button--small" name="move" value="${move}">${text}<span class="govuk-visually-hidden">: ${name}</span></button>`
  return html`<li class="kith-activity">${drawing(pictureOf(each.kind))}<div>
<p class="kith-activity__name"><strong>${name}</strong>${each.my_choice && html` ${tag({ text: 'My choice', colour: 'teal' })}`}</p>
<p class="govuk-body-s">${each.begun_on ? html`${tag({ text: 'Going on', colour: 'green' })} since ${shortDate(each.begun_on, today)}` : waits ? tag({ text: 'Waits', colour: 'grey' }) : tag({ text: 'To begin', colour: 'yellow' })}${later && html` ${tag({ text: `${domainName(content, each.domain)} comes in year ${later}`, colour: 'orange' })}`}</p>
${each.ready_when && html`<p class="govuk-body-s">${readyWords(each.ready_when)}${each.ready_on && html`. It is so since ${shortDate(each.ready_on, today)}`}</p>`}
${
  writes &&
  html`<form method="post" action="${here}" class="kith-activity__ways">${waits && tap('ready', 'It is so now')}${!waits && each.begun_on === null && tap('begin', 'It begins')}${each.begun_on !== null && tap('finish', 'It is done')}${n > 0 && tap('earlier', 'Before the one above')}</form>`
}
${stopForm(each, here, about)}</div></li>`
}

// One tap stops it, whoever says so: the child, unless somebody else is chosen first.
function stopForm(each: Activity, here: string, { side: usual }: ActivitiesAbout): Html {
  return html`<form method="post" action="${here}/stop" class="kith-activity__stop"><fieldset class="govuk-fieldset"><legend class="govuk-body-s">${each.begun_on ? 'Stop it, in one tap' : 'Leave it out, in one tap'}<span class="govuk-visually-hidden">: ${activityName(each)}</span></legend>
<div class="kith-activity__ways">${stopReasons.map(why => html`<button type="submit" class="kith-activity__why" name="why" value="${why}">${stopWords[why]}</button>`)}<label class="govuk-body-s" for="side-${each.id}">says <span class="govuk-visually-hidden">whom</span></label><select class="kith-activity__side" id="side-${each.id}" name="side">${stopSides.map(side => html`<option value="${side}"${side === usual && html` selected`}>${stopSideWords[side]}</option>`)}</select></div></fieldset></form>`
}

function overOne(each: Activity, today: string): Html {
  if (each.done_on)
    return html`${tag({ text: 'Done', colour: 'green' })} ${activityName(each)}, ${shortDate(each.done_on, today)}`
  return html`${tag({ text: 'Stopped', colour: 'grey' })} ${activityName(each)}, ${shortDate(each.stopped_on ?? '', today)}, by ${stopSideWords[each.stopped_side as StopSide]}: ${stopWords[each.stopped_why as StopReason]}${each.stopped_words && html` (<bdi>${each.stopped_words}</bdi>)`}`
}
