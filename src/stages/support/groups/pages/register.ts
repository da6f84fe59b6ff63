import { button } from '#design/button.ts'
import { chips } from '#design/chips.ts'
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { taps } from '#design/taps.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import { plannedMinutes } from '#records/groups/dose.ts'
import {
  cancelDays,
  type Group,
  type GroupDay,
  type Member,
  membersOf,
  onRegister,
  WHY_CANCELLED,
  type WhyCancelled,
} from '#records/groups/groups.ts'
import { registersOf, rowsOf, standingOf, WHY_NOT_THERE } from '#records/groups/registers.ts'
import { todayOf } from '#records/places/today.ts'
import { dayAndTime } from '../../contacts/day-and-time.ts'
import { oneButton } from '../../presence/one-button.html.ts'
import { registerIn } from '../reading.ts'
import { takeBackRegister, takeRegister } from '../taking.ts'
import { CANCELLED_WORDS, NOT_THERE_WORDS, offWords, THERE_WORDS } from '../words.ts'
import { dayOfVisit } from './group-of-visit.ts'

type Standing = Awaited<ReturnType<typeof standingOf>>
type Taken = Awaited<ReturnType<typeof registersOf>>[number]
type RowOf = Awaited<ReturnType<typeof rowsOf>>[number]

/** The register of one day: everybody is there until somebody says otherwise. Taken again, it amends. */
export const registerPage: PageFunction = async visit => {
  const { group, day } = await dayOfVisit(visit)
  return await show(visit, group, day)
}

async function show(visit: Visit, group: Group, day: GroupDay): Promise<Sheet> {
  const { tx, actor, query, requestId } = visit
  const today = todayOf(visit)
  const [members, standing, taken, rows] = await Promise.all([
    membersOf(tx, group.id),
    standingOf(tx, day.id),
    registersOf(tx, day.id),
    rowsOf(tx, day.id),
  ])
  const { on, off } = onRegister(members, day.on_day)
  await record(tx, {
    action: 'saw-list',
    subject: 'register',
    subjectId: day.id,
    request: requestId,
    detail: { children: on.length },
  })
  const stands = taken.filter(each => each.withdrawn_at === null)
  const newest = stands[0]
  const home = `/support/groups/${group.id}`
  const here = `${home}/days/${day.id}`
  const changes = group.ours === true && may(actor, 'do run groups')
  const writes = changes && day.cancelled_at === null && day.on_day <= today && on.length > 0
  const saved = query.get('saved') === 'yes' && newest?.mine === true
  return {
    title: 'Register',
    heading: html`${group.name}, ${shortDate(day.on_day, today)}`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Groups', href: '/support/groups' },
      { text: group.name, href: home },
      { text: 'Register' },
    ],
    ...(saved && {
      notice: notificationBanner({
        type: 'success',
        titleText: 'Saved',
        disableAutoFocus: true,
        content: html`${saidShort(standing, on)}${newest.fresh === true && oneButton({ action: `${here}/undo`, fields: { register: newest.id }, text: 'Undo' })}`,
      }),
    }),
    body: html`
<p class="govuk-body">${day.starts_at} to ${day.ends_at}${group.room && html`, ${group.room}`}, ${group.school}.</p>
${day.cancelled_why !== null && insetText({ text: `This day was called off: ${CANCELLED_WORDS[day.cancelled_why as WhyCancelled].toLowerCase()}. It counts for nothing.` })}
${day.on_day > today && day.cancelled_at === null && insetText({ text: 'This day has not come yet. Its register opens that morning.' })}
${atOnce(stands, rows, members)}
${on.length === 0 && html`<p class="govuk-body">Nobody you see is on this register. <a class="govuk-link" href="${home}/members">Add who comes</a></p>`}
${writes ? registerForm(here, day, on, standing, newest) : day.on_day <= today && readOnly(on, standing)}
${off.length > 0 && html`<p class="govuk-body">Not on this register any more: ${off.map((each, n) => html`${n > 0 && '; '}<bdi>${shortNameOf(each)}</bdi>, ${offWords(each)}`)}.</p>`}
${
  taken.length > 0 &&
  details({
    summaryText: `Who took this register (${taken.length})`,
    text: html`<ul class="govuk-list">${taken.map(each => html`<li>${each.taken_by_name ?? 'Somebody who left'}, ${dayAndTime(visit, each.captured_at)}${each.withdrawn_at && ', taken back'}${each.others_came > 0 && html`, and ${each.others_came} more came`}</li>`)}</ul>`,
  })
}
<p class="govuk-body"><a class="govuk-link" href="${home}">All of ${group.name}</a> · <a class="govuk-link" href="${here}/blank">Blank register to print</a></p>
${changes && day.cancelled_at === null && stands.length === 0 && callOff(here)}`,
  }
}

/** Saves the register; the same post twice is one. */
export const saveRegister: PageFunction = async visit => {
  const { tx, form, now } = visit
  const { group, day } = await dayOfVisit(visit)
  const register = registerIn(form, form.text('id'), now())
  if (register === undefined || register.groupDayId !== day.id || day.on_day > todayOf(visit))
    throw new BadRequest('Open the register again and save it there.')
  const { written } = await takeRegister(tx, register)
  if (written === 'not-theirs') throw new NotFound('not theirs, or called off')
  if (written === 'other')
    throw new BadRequest('This page was saved before. Open the register again to amend it.')
  return seeOther(`/support/groups/${group.id}/days/${day.id}?saved=yes`)
}

/** Takes one's own register of the last ten minutes back. */
export const undoRegister: PageFunction = async visit => {
  const { group, day } = await dayOfVisit(visit)
  const id = visit.form.text('register')
  if (isId(id)) await takeBackRegister(visit.tx, id)
  return seeOther(`/support/groups/${group.id}/days/${day.id}`)
}

/** Calls the day off. */
export const callOffDay: PageFunction = async visit => {
  const { group, day } = await dayOfVisit(visit)
  if (group.ours !== true) throw new NotFound('not theirs')
  const why = WHY_CANCELLED.find(each => each === visit.form.text('why')) ?? 'other'
  await cancelDays(visit.tx, group.id, [day.id], why)
  return seeOther(`/support/groups/${group.id}/days/${day.id}`)
}

function registerForm(
  here: string,
  day: GroupDay,
  on: readonly Member[],
  standing: Standing,
  newest: Taken | undefined,
): Html {
  const planned = plannedMinutes(day.starts_at, day.ends_at)
  return html`<form method="post" action="${here}" data-outbox-kind="register">
<input type="hidden" name="id" value="${formId()}"><input type="hidden" name="day" value="${day.id}">${newest && html`<input type="hidden" name="amends" value="${newest.id}">`}
${taps({
  label: 'Register',
  rows: on.map(member => {
    const known = standing.get(member.child_id)
    const about = html`<span class="govuk-visually-hidden">, <bdi>${shortNameOf(member)}</bdi></span>`
    return {
      id: `row-${member.child_id}`,
      who: html`<bdi>${shortNameOf(member)}</bdi><input type="hidden" name="child" value="${member.child_id}">`,
      note: yearName(member.year_group),
      actions: html`${chips({
        name: `mark-${member.child_id}`,
        value: known?.there ?? 'there',
        fieldset: { legend: { text: shortNameOf(member), classes: 'govuk-visually-hidden' } },
        rows: [
          {
            items: (['there', 'late', 'not-there'] as const).map(value => ({
              value,
              text: THERE_WORDS[value],
            })),
          },
        ],
      })}
<div class="kith-taps__why kith-taps__why--away">${select({
        name: `why-${member.child_id}`,
        label: html`Why not${about}`,
        value: known?.why ?? '',
        items: [
          { value: '', text: 'Not said' },
          ...WHY_NOT_THERE.map(value => ({ value, text: NOT_THERE_WORDS[value] })),
        ],
      })}</div>
<div class="kith-taps__why kith-taps__why--late">${input({
        name: `late-${member.child_id}`,
        label: html`Minutes late${about}`,
        inputmode: 'numeric',
        classes: 'govuk-input--width-3',
        value: known?.there === 'late' && known.minutes < planned ? planned - known.minutes : '',
      })}</div>`,
    }
  }),
})}
${input({ name: 'others', label: 'Somebody else came: how many (optional)', inputmode: 'numeric', classes: 'govuk-input--width-3', value: newest && newest.others_came > 0 ? newest.others_came : '' })}
${button({ text: newest ? 'Save the amended register' : 'Save', preventDoubleClick: true })}
</form>`
}

function readOnly(on: readonly Member[], standing: Standing): Html {
  return html`<ul class="govuk-list">${on.map(member => {
    const known = standing.get(member.child_id)
    return html`<li><bdi>${shortNameOf(member)}</bdi>: ${known ? said(known) : 'nothing written yet'}</li>`
  })}</ul>`
}

// Two who saved over the same register wrote at once: where they differ, both stand here.
function atOnce(stands: readonly Taken[], rows: readonly RowOf[], members: readonly Member[]): Html | false {
  const [first] = stands
  const other = stands.find(
    each => each !== first && each.amends === first?.amends && each.taken_by !== first.taken_by,
  )
  if (!first || !other) return false
  const names = new Map(members.map(each => [each.child_id, shortNameOf(each)]))
  const differing = rows
    .filter(row => row.register_id === first.id)
    .flatMap(row => {
      const theirs = rows.find(each => each.register_id === other.id && each.child_id === row.child_id)
      return theirs && theirs.there !== row.there ? [{ row, theirs }] : []
    })
  return (
    differing.length > 0 &&
    insetText({
      text: html`<p class="govuk-body"><strong>Two people took this register at once.</strong> Both are kept; the newest counts until somebody saves it again.</p><ul class="govuk-list">${differing.map(({ row, theirs }) => html`<li><bdi>${names.get(row.child_id)}</bdi>: ${first.taken_by_name} says ${said(row).toLowerCase()}, ${other.taken_by_name} says ${said(theirs).toLowerCase()}</li>`)}</ul>`,
    })
  )
}

function callOff(here: string): Html {
  return details({
    summaryText: 'This day is called off',
    text: html`<form method="post" action="${here}/cancel">${select({
      name: 'why',
      label: 'Why',
      items: WHY_CANCELLED.map(value => ({ value, text: CANCELLED_WORDS[value] })),
    })}${button({ text: 'Call it off', classes: 'govuk-button--secondary' })}</form>`,
  })
}

function said({ there, why }: { there: string; why: string | null }): string {
  const word = THERE_WORDS[there as keyof typeof THERE_WORDS]
  return why ? `${word}: ${NOT_THERE_WORDS[why as keyof typeof NOT_THERE_WORDS].toLowerCase()}` : word
}

function saidShort(standing: Standing, on: readonly Member[]): Html {
  const there = on.filter(each => standing.get(each.child_id)?.there !== 'not-there').length
  return html`<p class="govuk-notification-banner__heading">${there} of ${on.length} there.</p>`
}
