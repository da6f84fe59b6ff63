// What follows one suspension: which days it takes, calls and visits, the return meeting, and the school's own side.

import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { suspensionDays } from '#arithmetic/suspension-days.ts'
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { openDaysBetween } from '#records/places/open-days.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { placementsOf } from '../placement.ts'
import { inSchoolRules } from '../settings.ts'
import { linesList, meetingWords, placementsTable } from '../suspension.html.ts'
import {
  linesAbout,
  type Meeting,
  meetingsAbout,
  type Suspension,
  type SuspensionLine,
  suspensionsOf,
  takeBackLine,
} from '../suspension.ts'
import { reasonWord } from '../suspension-reasons.ts'
import { daysOfSessions, schoolHome, suspensionHome } from '../words.ts'

/** Who may write: programme and school's lead, each their own side. */
export const SIDE = 'do act on what was missed'
/** Days to look ahead for the way back: 45 school days with holidays between. */
const AHEAD = 130

export const suspension =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'suspension')
    const one = await suspensionOf(visit)
    const { tx, actor } = visit
    const today = todayOf(visit)
    const about = { followUpId: one.id }
    const [lines, meetings, placements, openDays, undo] = await Promise.all([
      linesAbout(tx, child.id, about),
      meetingsAbout(tx, child.id, about),
      placementsOf(tx, child.id),
      child.school_id
        ? openDaysBetween(tx, child.school_id, one.starts_on, dayOf(dayNumber(one.starts_on) + AHEAD))
        : [],
      undoMinutes(visit),
    ])
    const here = suspensionHome(child.id, one.id)
    const writes = may(actor, 'write plan') && takesPart(child)
    const ofIt = placements.filter(each => each.follow_up_id === one.id)
    return childSheet(visit, gathered, child, {
      tab: schoolHome(child.id),
      title: 'After a suspension',
      under: 'After a suspension',
      body: html`
<h2 class="govuk-heading-l">${one.type === 'PERM' ? 'Permanently excluded' : `Suspended for ${daysOfSessions(one.sessions)}`}, from ${dayInFull(one.starts_on)}</h2>
${factsOf(one, openDays, today)}
${one.settled_on && html`<p class="govuk-body">${tag({ text: 'Nothing more to do', colour: 'grey' })} since ${shortDate(one.settled_on, today)}: <bdi>${one.settled_because}</bdi></p>`}
<h3 class="govuk-heading-m">Return meeting</h3>
${meetingsPart(meetings, { here, writes, today })}
${writes && html`<p class="govuk-body">${button({ text: 'Plan a return meeting', href: `${here}/add/meeting`, classes: meetings.some(each => !each.called_off_because) ? 'govuk-button--secondary' : '' })}</p>`}
<h3 class="govuk-heading-m">Calls, visits, and how it is going</h3>
${linesList(lines, today, line => takeBackForm(visit, line, { here, undo }))}
${addLink(visit, child, here)}
<h3 class="govuk-heading-m">Alternative provision</h3>
${placementsTable(ofIt, child.id, today)}
${writes && html`<p class="govuk-body"><a class="govuk-link" href="${schoolHome(child.id)}/placements/new?after=${one.id}">Enter alternative provision</a></p>`}
${writes && !one.settled_on && html`<p class="govuk-body"><a class="govuk-link" href="${here}/add/settle">Nothing more to do: say why</a></p>`}
<p class="govuk-body"><a class="govuk-link" href="${schoolHome(child.id)}">Back to School</a></p>`,
    })
  }

/** Takes back a line of one's own, while it is new. */
export const takeBack: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const id = visit.form.text('line')
  if (isId(id) && (await tookBack(visit, child.id, id)))
    await record(visit.tx, {
      action: 'took-back',
      subject: 'suspension-line',
      subjectId: id,
      childId: child.id,
      why: child.why,
      request: visit.requestId,
    })
  const back = visit.form.text('back')
  return seeOther(back.startsWith(schoolHome(child.id)) ? back : schoolHome(child.id))
}

/** The suspension of the address; NotFound where there is none or none of this child's. */
export async function suspensionOf({ tx, params }: Visit): Promise<Suspension> {
  const found = (await suspensionsOf(tx, params.child ?? '')).find(each => each.id === params.suspension)
  if (!found) throw new NotFound('no such suspension')
  return found
}

/** For how long what one wrote can be taken back. */
export async function undoMinutes({ tx }: Visit): Promise<number> {
  return (await inSchoolRules(tx)).undoMinutes
}

/** Return meetings with what can be done about each. */
export function meetingsPart(
  meetings: Meeting[],
  { here, writes, today }: { here: string; writes: boolean; today: string },
): Html {
  if (meetings.length === 0) return html`<p class="govuk-body">Nobody has planned one yet.</p>`
  return html`<ul class="govuk-list govuk-list--spaced">${meetings.map(
    each =>
      html`<li>${meetingWords(each, today)}${
        writes &&
        !each.held_on &&
        !each.called_off_because &&
        html`<br><a class="govuk-link" href="${here}/meetings/${each.id}/held">Say who came and what was agreed</a> or <a class="govuk-link" href="${here}/meetings/${each.id}/off">call it off</a>`
      }</li>`,
  )}</ul>`
}

/** A way to write for each side that may: the programme while the child takes part, and the school's lead. */
export function addLink({ actor }: Visit, child: ChildOfVisit, here: string): Html | null {
  if (!may(actor, SIDE) || !takesPart(child)) return null
  const text = may(actor, 'write plan') ? 'Write what was done, or how it is going' : 'Add the school’s side'
  return html`<p class="govuk-body"><a class="govuk-link" href="${here}/side">${text}</a></p>`
}

/** A button beside one's own new lines. */
export function takeBackForm(
  { actor, now }: Visit,
  line: SuspensionLine,
  { here, undo }: { here: string; undo: number },
): Html | null {
  const fresh = now().getTime() - line.made_at.getTime() < undo * 60_000
  if (!fresh || line.made_by === null || line.made_by !== actor.personId || line.side !== 'programme')
    return null
  const home = here.split('/').slice(0, 5).join('/')
  return html`<form method="post" action="${home}/take-back"><input type="hidden" name="line" value="${line.id}"><input type="hidden" name="back" value="${here}">${button({ text: 'Take this back', classes: 'govuk-button--secondary govuk-button--small' })}</form>`
}

async function tookBack(visit: Visit, childId: string, id: string): Promise<boolean> {
  const now = visit.now()
  const since = new Date(now.getTime() - (await undoMinutes(visit)) * 60_000)
  return await takeBackLine(visit.tx, childId, { id, now, since })
}

function factsOf(one: Suspension, openDays: string[], today: string): Html {
  const { days, backOn, provisionFrom } = suspensionDays(
    { startsOn: one.starts_on, sessions: one.sessions, type: one.type as 'SUSP' | 'PERM' },
    openDays,
  )
  return summaryList({
    rows: [
      one.type === 'SUSP' && {
        key: { text: 'School days' },
        value: {
          text:
            days.length > 0
              ? days.map(each => shortDate(each, today)).join(', ')
              : 'Not known: the school’s days are not here',
        },
      },
      one.type === 'SUSP' && {
        key: { text: 'Back on' },
        value: { text: backOn ? shortDate(backOn, today) : 'Not known: the school’s days are not here' },
      },
      provisionFrom !== null && {
        key: { text: 'Other provision due' },
        value: { text: `From ${shortDate(provisionFrom, today)}, the sixth school day` },
      },
      {
        key: { text: 'Why, as school says' },
        value: {
          text: html`<bdi>${one.reasons.map(reasonWord).join('; ') || one.because || 'Not said'}</bdi>`,
        },
      },
      {
        key: { text: 'Where this is from' },
        value: {
          text: one.from_school ? 'The school’s file' : 'Entered by hand; not in the school’s file yet',
        },
      },
    ],
  })
}
