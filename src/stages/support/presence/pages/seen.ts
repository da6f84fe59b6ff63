import { daysBefore, isDay } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tapButton, taps } from '#design/taps.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import { groupDaysBetween, membersOf, onRegister } from '#records/groups/groups.ts'
import { timeOf, todayOf } from '#records/places/today.ts'
import { takeRegister } from '../../groups/taking.ts'
import { type Closure, closuresOf } from '../closures.ts'
import { ownDaysOn, ownSchools } from '../in-school.ts'
import { oneButton } from '../one-button.html.ts'
import {
  childrenToSee,
  notSeenOf,
  sawChildren,
  type TapThatStands,
  tapsOf,
  type Written,
  withdrawSeen,
} from '../seen.ts'
import { CLOSED_WORDS } from '../words.ts'
import { ownDay } from './own-day.html.ts'

/** So many days back one may still say whom one saw. */
const DAYS_BACK = 7
/** So many are named above the list; all of them say so in it. */
const NAMED = 6

/** Seen today: everybody on the worker's caseload with two buttons each, and the clubs of the day with one. */
export const seenPage: PageFunction = async (visit): Promise<Sheet> => {
  const { tx, requestId, query } = visit
  const today = todayOf(visit)
  const day = dayAsked(query.get('day') ?? '', today)
  const children = await childrenToSee(tx, day)
  const ids = children.map(each => each.child_id)
  const [standing, notSeen, clubs, closed, schools, own] = await Promise.all([
    tapsOf(tx, ids, day, day),
    notSeenOf(tx, ids, day),
    clubsOf(visit, day),
    closuresOf(tx, day),
    ownSchools(tx),
    ownDaysOn(tx, day),
  ])
  await record(tx, {
    action: 'saw-list',
    subject: 'seen',
    request: requestId,
    detail: { children: children.length },
  })
  const seen = new Set(standing.filter(each => each.there).map(each => each.child_id))
  const missing = notSeen.filter(each => each.notSeen && !seen.has(each.childId))
  const undo = query.get('undo') ?? ''
  const mayUndo = standing.some(each => each.id === undo && each.mine && each.fresh)
  const bySchool = Map.groupBy(children, each => each.school)
  return {
    title: 'Seen today',
    heading: day === today ? 'Seen today' : `Seen on ${shortDate(day, today)}`,
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Seen today' }],
    ...(mayUndo && {
      notice: notificationBanner({
        type: 'success',
        titleText: 'Saved',
        disableAutoFocus: true,
        content: html`${oneButton({ action: '/support/seen/undo', fields: { tap: undo, day }, text: 'Undo' })}`,
      }),
    }),
    body: html`
${day !== today && html`<p class="govuk-body"><a class="govuk-link" href="/support/seen">Go to today</a></p>`}
${closed.map(closedSaid)}
${ownDay({ schools, closed, day, today, own })}
${
  missing.length > 0 &&
  insetText({
    text: html`<p class="govuk-body"><strong>Not seen this week: ${missing.length} of ${counted(children.length, 'child or young person', 'children and young people')}.</strong> ${missing.slice(0, NAMED).map((each, n) => html`${n > 0 && ', '}<a class="govuk-link" href="#tap-${each.childId}"><bdi>${shortNameOf(children.find(child => child.child_id === each.childId)!)}</bdi></a>`)}${missing.length > NAMED && ' and others below'}</p>`,
  })
}
${clubs.length > 0 && clubTaps(clubs, day)}
${children.length === 0 && html`<p class="govuk-body">Nobody is on your caseload yet. Your manager matches children and Link Workers.</p>`}
${[...bySchool].map(
  ([
    school,
    here,
  ]) => html`<h2 class="govuk-heading-m">${school}: seen ${here.filter(each => seen.has(each.child_id)).length} of ${here.length}</h2>
${taps({
  label: school,
  rows: here.map(child => {
    const stands = standing.filter(each => each.child_id === child.child_id)
    const own = stands.find(each => each.mine)
    const days = notSeen.find(each => each.childId === child.child_id)
    return {
      id: `tap-${child.child_id}`,
      who: html`<a class="govuk-link" href="/support/children/${child.child_id}"><bdi>${shortNameOf(child)}</bdi></a>`,
      note: html`${yearName(child.year_group)}${days && !seen.has(child.child_id) && days.notSeen && html` · not seen for ${days.keptClose ? counted(days.days, 'day', 'days') : counted(days.days, 'school day', 'school days')}`}${stands
        .filter(each => !each.mine)
        .map(each => html` · ${each.by_name} says: ${each.there ? 'there' : 'not there'}`)}`,
      ...(own && { done: doneWords(visit, own) }),
      actions: buttons(child, own, day),
    }
  }),
})}`,
)}
<p class="govuk-body">Forgot one? ${earlierDays(day, today)}</p>`,
  }
}

/** One tap: `child`, `there` yes or no, `day`, and the number of the form. */
export const tapSeen: PageFunction = async visit => {
  const { tx, form, now } = visit
  const [id, childId] = [form.text('id'), form.text('child')]
  if (!isId(id) || !isId(childId)) throw new BadRequest('Open the page again and tap there.')
  const today = todayOf(visit)
  const onDay = dayAsked(form.text('day'), today)
  const there = form.text('there') !== 'no'
  const said = await sawChildren(tx, [{ id, childId, onDay, there, capturedAt: now() }])
  mustStand(said.get(id))
  return seeOther(`/support/seen?${onDay === today ? '' : `day=${onDay}&`}undo=${id}#tap-${childId}`)
}

/** Takes a tap of the last ten minutes back. */
export const undoSeen: PageFunction = async visit => {
  const id = visit.form.text('tap')
  if (isId(id)) await withdrawSeen(visit.tx, id)
  const today = todayOf(visit)
  const day = dayAsked(visit.form.text('day'), today)
  return seeOther(day === today ? '/support/seen' : `/support/seen?day=${day}`)
}

/** One tap for a whole club: everybody on its register was there. */
export const tapClub: PageFunction = async visit => {
  const { tx, form, now } = visit
  const [id, groupDayId] = [form.text('id'), form.text('club')]
  const today = todayOf(visit)
  const day = dayAsked(form.text('day'), today)
  const club = (await clubsOf(visit, day)).find(each => each.id === groupDayId)
  if (!isId(id) || !club) throw new NotFound('no such club today')
  if (!club.taken) {
    await takeRegister(tx, {
      id: idOfPost(id, groupDayId),
      groupDayId,
      rows: club.members.map(childId => ({ childId, there: 'there' as const })),
      capturedAt: now(),
    })
  }
  return seeOther(`/support/groups/${club.groupId}/days/${groupDayId}?saved=yes`)
}

type Club = { id: string; groupId: string; name: string; at: string; members: string[]; taken: boolean }

async function clubsOf({ tx, actor }: Visit, day: string): Promise<Club[]> {
  const days = (await groupDaysBetween(tx, day, day)).filter(
    each => each.cancelled_why === null && (each.run_by === null || each.run_by === actor.personId),
  )
  const clubs: Club[] = []
  for (const each of days) {
    const members = onRegister(await membersOf(tx, each.group_id), day).on.map(member => member.child_id)
    const { id, group_id: groupId, name, starts_at: at, taken } = each
    if (members.length > 0) clubs.push({ id, groupId, name, at, members, taken })
  }
  return clubs
}

function clubTaps(clubs: readonly Club[], day: string): Html {
  const id = formId()
  return html`<h2 class="govuk-heading-m">Groups</h2>
${taps({
  label: 'Groups',
  rows: clubs.map(club => ({
    id: `club-${club.id}`,
    who: html`<a class="govuk-link" href="/support/groups/${club.groupId}/days/${club.id}">${club.name}</a>`,
    note: `${club.at}, ${counted(club.members.length, 'child or young person', 'children and young people')}`,
    ...(club.taken && { done: { text: 'Register taken', there: true } }),
    actions: club.taken
      ? html``
      : html`${oneButton({
          action: '/support/seen/club',
          fields: { id, club: club.id, day },
          text: html`All there<span class="govuk-visually-hidden">, ${club.name}</span>`,
        })}<a class="govuk-link" href="/support/groups/${club.groupId}/days/${club.id}">Register<span class="govuk-visually-hidden">, ${club.name}</span></a>`,
  })),
})}`
}

function buttons(
  child: { child_id: string; forename: string | null; surname: string | null },
  own: TapThatStands | undefined,
  day: string,
): Html {
  const tap = { about: shortNameOf(child), name: 'there' }
  return html`<form method="post" action="/support/seen" class="kith-taps__do" data-outbox-kind="seen"><input type="hidden" name="id" value="${formId()}"><input type="hidden" name="child" value="${child.child_id}"><input type="hidden" name="day" value="${day}">${own?.there !== true && tapButton({ ...tap, text: 'There', value: 'yes', secondary: own !== undefined })}${own?.there !== false && tapButton({ ...tap, text: 'Not there', value: 'no', secondary: true })}</form>`
}

function doneWords(visit: Visit, own: TapThatStands): { text: string; there: boolean } {
  const at = timeOf(visit, own.captured_at)
  const where = own.how === 'register' || own.how === 'club' ? ', in a group' : ''
  return own.there
    ? { text: `Seen at ${at}${where}`, there: true }
    : { text: `Not there at ${at}`, there: false }
}

function closedSaid(closure: Closure): Html {
  return insetText({
    text: html`<p class="govuk-body"><strong>${closure.school} is closed: ${CLOSED_WORDS[closure.why as keyof typeof CLOSED_WORDS]}.</strong> Ring or go to the door instead. No day counts as a gap meanwhile. <a class="govuk-link" href="/support/holidays">Whom to ring</a></p>`,
  })
}

function earlierDays(day: string, today: string): Html {
  const days = Array.from({ length: DAYS_BACK }, (_, n) => daysBefore(today, n + 1)).filter(
    each => each !== day && ![0, 6].includes(new Date(`${each}T00:00:00Z`).getUTCDay()),
  )
  return html`${days.map((each, n) => html`${n > 0 && ' · '}<a class="govuk-link" href="/support/seen?day=${each}">${shortDate(each, today)}</a>`)}`
}

function dayAsked(asked: string, today: string): string {
  return isDay(asked) && asked <= today && asked >= daysBefore(today, DAYS_BACK) ? asked : today
}

function mustStand(written: Written | undefined): void {
  if (written === 'not-theirs') throw new NotFound('not theirs, or not taking part')
  if (written === 'other') throw new BadRequest('This page is from before. Open it again and tap there.')
}
