import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Route } from '#design/route.ts'
import { rowsToDo } from '#design/rows.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { recordAlongside } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { DayLine, WaitingLine } from '#records/children/happenings.ts'
import { todayOf } from '#records/places/today.ts'
import { describeNotMentioned, type NotMentioned, quietSchoolDays } from '#stages/identify/index.ts'
import { isOwn } from '../../caseload/own.ts'
import { firstOf, WAITING_SHOWN } from '../day.ts'
import {
  allWaiting,
  childrenOfToday,
  linesOfDay,
  notMentionedOf,
  type OldMarks,
  oldMarks,
  unseen,
} from '../todays.ts'
import { logPermission, type Way, waysAmong } from '../ways.ts'

/** So many of those not mentioned are shown with why; all of them stand on the caseload, under their flag. */
const NOT_MENTIONED_SHOWN = 10
/** Ways that stand above the day. */
const FIRST_WAYS = 3

/**
 * A Link Worker's first page: the day in time order, what waits, and whom nobody has mentioned lately. A manager sees the
 * same of the place, a school's lead of their roll.
 */
export function today(gathered: Gathered, routes: () => readonly Route[]): PageFunction {
  return async visit => {
    const { tx, actor, requestId } = visit
    const day = todayOf(visit)
    const logs = logPermission(routes())
    const mayLog = logs !== undefined && may(actor, logs)
    // All at once: what is read next must not wait for the slowest of what was read first.
    const mine = childrenOfToday(visit)
    const missing = notMentionedOf(tx, gathered, mine)
    const [children, lines, waiting, days, missed, described, notSeen, old] = await Promise.all([
      mine,
      linesOfDay(visit, gathered, day),
      allWaiting(visit, gathered, day),
      quietSchoolDays(tx),
      missing,
      missing.then(those => describeNotMentioned(tx, those.slice(0, NOT_MENTIONED_SHOWN))),
      mine.then(those => unseen(tx, gathered, those, day)),
      mine.then(those => oldMarks(tx, those, day)),
    ])
    const ways = waysOn(visit, waysAmong(routes()))
    recordAlongside(tx, {
      action: 'saw-list',
      subject: 'today',
      request: requestId,
      detail: { lines: lines.length, waiting: waiting.length, not_mentioned: missed.length },
    })
    return {
      title: 'Today',
      heading: 'Today',
      body: html`
<p class="govuk-body-l">${weekday(day)} ${dayInFull(day)}</p>
${ways.first}
${theDay(lines, { ...notSeen, own: isOwn(actor) }, mayLog)}
${waits(waiting)}
${notMentioned(described, { all: missed.length, children: children.length, days }, mayLog)}
${old.length > 0 && oldSaid(old)}
${ways.more}`,
    }
  }
}

// What is opened every day above the day, in one line of a phone; the rest below it, one tap away.
function waysOn({ actor }: Visit, ways: readonly Way[]): { first: Html | false; more: Html | false } {
  const open = ways.filter(way => may(actor, way.permission))
  const split = open.length > FIRST_WAYS + 1
  const more = split ? open.slice(FIRST_WAYS) : []
  const list = (those: readonly Pick<Way, 'path' | 'text'>[]) =>
    those.length > 0 &&
    html`<ul class="kith-ways">${those.map(way => html`<li><a class="govuk-link" href="${way.path}">${way.text}</a></li>`)}</ul>`
  return {
    first: list(split ? [...open.slice(0, FIRST_WAYS), { path: '#more', text: 'More' }] : open),
    more: split && html`<h2 class="govuk-heading-m" id="more" tabindex="-1">More</h2>${list(more)}`,
  }
}

function theDay(
  lines: readonly DayLine[],
  notSeen: { children: number; days: number; own: boolean },
  mayLog: boolean,
): Html {
  const whose = notSeen.own ? 'you have not seen' : 'nobody has seen'
  const unseen =
    notSeen.children > 0 &&
    `${counted(notSeen.children, 'child', 'children')} ${whose} for ${notSeen.days} school days.`
  return html`<h2 class="govuk-heading-m">The day</h2>
${
  lines.length === 0
    ? html`<p class="govuk-body">Nothing booked.${unseen && html` <a class="govuk-link" href="/support/children">${unseen}</a>`}</p>`
    : html`${rowsToDo({
        label: 'The day',
        rows: lines.map(line => ({
          lead: line.at ?? 'All day',
          text: html`<a class="govuk-link" href="${line.href}">${line.text}</a>`,
          why: line.why,
          action: mayLog && line.childId ? log(line.childId, line.text) : undefined,
        })),
      })}${unseen && html`<p class="govuk-body"><a class="govuk-link" href="/support/children">${unseen}</a></p>`}`
}`
}

function waits(waiting: readonly WaitingLine[]): Html {
  const { shown, more } = firstOf(waiting, WAITING_SHOWN)
  return html`<h2 class="govuk-heading-m">Waiting for you</h2>
${shown.length === 0 ? html`<p class="govuk-body">Nothing is waiting.</p>` : waitingRows(shown)}
${more > 0 && html`<p class="govuk-body"><a class="govuk-link" href="/support/waiting">and ${more} more</a></p>`}`
}

/** What waits, each with why and its button. */
export function waitingRows(waiting: readonly WaitingLine[]): Html {
  return rowsToDo({
    label: 'Waiting for you',
    rows: waiting.map(line => ({
      text: line.text,
      why: line.why,
      action: { text: line.action, href: line.href, about: line.text },
    })),
  })
}

function notMentioned(
  shown: readonly NotMentioned[],
  { all, children, days }: { all: number; children: number; days: number },
  mayLog: boolean,
): Html {
  return html`<h2 class="govuk-heading-m">Not mentioned lately</h2>
${
  all === 0
    ? html`<p class="govuk-body">${children === 0 ? 'No child or young person is here yet.' : `Of ${counted(children, 'child or young person', 'children and young people')}, nobody is missing school without somebody having spoken of it.`}</p>`
    : html`<p class="govuk-body">Attendance fell or days were missed, and nobody has been in touch for ${days} school days: ${all} of ${counted(children, 'child or young person', 'children and young people')}.</p>
${rowsToDo({
  label: 'Not mentioned lately',
  rows: shown.map(child => ({
    text: html`<a class="govuk-link" href="/support/children/${child.childId}"><bdi>${shortNameOf(child)}</bdi></a>, ${yearName(child.yearGroup)}`,
    why: sentence(child.why),
    action: mayLog ? log(child.childId, shortNameOf(child)) : undefined,
  })),
})}
${all > shown.length && html`<p class="govuk-body"><a class="govuk-link" href="/support/children">and ${all - shown.length} more, first on the caseload</a></p>`}`
}`
}

function log(childId: string, about: Html | string) {
  return { text: 'Log', href: `/support/children/${childId}/log?next=/support`, about }
}

// Nobody on the list does not mean that nobody was missed, where the marks are old.
function oldSaid(old: readonly OldMarks[]): Html {
  return insetText({
    text: html`${old.map(
      ({ school, endOn, schoolDays }) =>
        html`<p class="govuk-body">${endOn === null ? `No attendance of ${school} has come this year.` : `The attendance of ${school} ends on ${weekday(endOn)} ${dayInFull(endOn)}, ${counted(schoolDays, 'school day', 'school days')} ago.`}</p>`,
    )}<p class="govuk-body">What happened since is not known here.</p>`,
  })
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })

function weekday(day: string): string {
  return weekdays.format(new Date(`${day}T00:00:00Z`))
}
