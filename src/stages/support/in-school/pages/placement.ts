// One placement in alternative provision: one plan for three sides, and the link by which its staff see it.
import { dayNumber } from '#arithmetic/days.ts'
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { tag } from '#design/tag.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { endLinks, giveLink, linksAbout } from '#records/links/links.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfVisit, childSheet, takesPart } from '../../child/frame.html.ts'
import { ask, otherWords } from '../asking.ts'
import { dayField, lineField, readDay, readSome, readWords, someField } from '../fields.ts'
import {
  addPlacements,
  endPlacement,
  givePlacementLink,
  type Placement,
  placementsOf,
  weekDays,
} from '../placement.ts'
import { linkSlip, mayGiveLinks } from '../slip.html.ts'
import { linesList } from '../suspension.html.ts'
import { linesAbout, meetingsAbout, suspensionsOf } from '../suspension.ts'
import { daysInWords, placementHome, schoolHome, suspensionHome } from '../words.ts'
import { addLink, meetingsPart, takeBackForm, undoMinutes } from './suspension.ts'

const MOST = { name: 120, by: 200, because: 300 }
/** A placement ends within a school year; a link works for no longer. */
const LONGEST_DAYS = 365

export const placement =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'placement')
    const one = await placementOf(visit)
    const { tx, actor } = visit
    const today = todayOf(visit)
    const about = { placementId: one.id }
    const [lines, meetings, links, undo, gives] = await Promise.all([
      linesAbout(tx, child.id, about),
      meetingsAbout(tx, child.id, about),
      linksAbout(tx, [one.id]),
      undoMinutes(visit),
      mayGiveLinks(visit, one.school_id),
    ])
    const here = placementHome(child.id, one.id)
    const open = one.ended_on === null
    const writes = may(actor, 'write plan') && takesPart(child)
    const plan = lines.find(each => each.kind === 'return-plan')
    const link = links.find(each => each.id === one.link_id && !each.ended_at)
    return childSheet(visit, gathered, child, {
      tab: schoolHome(child.id),
      title: 'Alternative provision',
      under: 'Alternative provision',
      body: html`
<h2 class="govuk-heading-l">At <bdi>${one.provider}</bdi></h2>
<p class="govuk-body">${open ? tag({ text: 'Open', colour: 'teal' }) : html`${tag({ text: 'Ended', colour: 'grey' })} on ${dayInFull(one.ended_on!)}: <bdi>${one.ended_because}</bdi>`}</p>
${summaryList({
  rows: [
    { key: { text: 'From' }, value: { text: dayInFull(one.starts_on) } },
    { key: { text: 'To' }, value: { text: dayInFull(one.ends_on) } },
    { key: { text: 'Days' }, value: { text: daysInWords(one.days) } },
    {
      key: { text: 'Whom to ask there' },
      value: { text: html`<bdi>${one.contact_name}</bdi>, <bdi>${one.contact_by}</bdi>` },
    },
    one.follow_up_id !== null && {
      key: { text: 'After' },
      value: {
        text: html`<a class="govuk-link" href="${suspensionHome(child.id, one.follow_up_id)}">The suspension</a>`,
      },
    },
  ],
})}
<h3 class="govuk-heading-m">The return plan, as all three sides see it</h3>
${plan ? insetText({ text: html`<bdi>${plan.words}</bdi><br><span class="govuk-hint">${plan.by_name}, ${shortDate(plan.on_day, today)}</span>` }) : html`<p class="govuk-body">Not written yet.</p>`}
<h3 class="govuk-heading-m">Return meeting</h3>
${meetingsPart(meetings, { here, writes, today })}
${writes && open && html`<p class="govuk-body">${button({ text: 'Plan a return meeting', href: `${here}/add/meeting`, classes: 'govuk-button--secondary' })}</p>`}
<h3 class="govuk-heading-m">What the three sides write</h3>
${linesList(lines, today, line => takeBackForm(visit, line, { here, undo }))}
${open && addLink(visit, child, here)}
${writes && open && gives && linkPart(here, link !== undefined && link.until > visit.now())}
${writes && open && html`<p class="govuk-body"><a class="govuk-link" href="${here}/end">The placement has ended</a></p>`}
<p class="govuk-body"><a class="govuk-link" href="${schoolHome(child.id)}">Back to School</a></p>`,
    })
  }

/** Where somebody learns instead. After a suspension where the address says so. */
export const newPlacement = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Enter alternative provision',
    submit: 'Keep it',
    action: 'entered-placement',
    subject: 'placement',
    begins: true,
    of: async visit => {
      const after = visit.query.get('after')
      const known = after ? await suspensionsOf(visit.tx, visit.params.child ?? '') : []
      return known.find(each => each.id === after)
    },
    fields: (showing, { today }) => html`
${lineField(showing, { name: 'provider', label: 'Where?', hint: 'The name of the provider' })}
${dayField(showing, { name: 'from', legend: 'From', usual: today })}
${dayField(showing, { name: 'to', legend: 'Until', hint: 'As planned now. The link of its staff ends with it' })}
${someField(showing, { name: 'days', legend: 'On which days?', items: weekDays.map(value => ({ value, text: daysInWords([value]) })) })}
${lineField(showing, { name: 'contact', label: 'Whom do we ask there?' })}
${lineField(showing, { name: 'by', label: 'How are they reached?', hint: 'Telephone or e-mail' })}`,
    read: ({ visit: { form } }, wrong) => {
      const startsOn = readDay(form, wrong, 'from', 'Enter the first day')
      const days = readSome(form, 'days', weekDays)
      if (days.length === 0) wrong.days = 'Say on which days'
      return {
        provider: readWords(form, wrong, 'provider', 'Say where they learn', MOST.name),
        startsOn,
        endsOn: readDay(form, wrong, 'to', 'Enter the last day, as planned', {
          from: [startsOn || '0001-01-01', 'The last day is after the first'],
        }),
        days,
        contactName: readWords(form, wrong, 'contact', 'Say whom to ask there', MOST.name),
        contactBy: readWords(form, wrong, 'by', 'Say how they are reached', MOST.by),
      }
    },
    keep: ({ visit, child, of }, id, read) =>
      addPlacements(visit.tx, [{ id, childId: child.id, followUpId: of?.begun ? of.id : null, ...read }]),
    back: ({ child }) => schoolHome(child.id),
  })

export const placementEnds = (gathered: Gathered) =>
  ask(gathered, {
    title: 'The placement has ended',
    submit: 'End it',
    action: 'ended-placement',
    subject: 'placement',
    of: placementOf,
    fields: showing => html`
<p class="govuk-body">Its link opens nothing from now on. What was written stays.</p>
${lineField(showing, { name: 'because', label: 'How did it end?', hint: 'Such as: back in school in full' })}`,
    read: ({ visit: { form } }, wrong) => ({
      because: readWords(form, wrong, 'because', 'Say how it ended', MOST.because),
    }),
    keep: async ({ visit, child, of, today }, _id, read) => {
      const ended = await endPlacement(visit.tx, child.id, { id: of.id, onDay: today, ...read })
      if (ended) await endLinks(visit.tx, 'other-school', of.id, 'the placement has ended')
      return ended
    },
    inTheWay: ({ of }, _id, { because }) => otherWords('It was ended before', of.ended_because, because),
    back: ({ child, of }) => placementHome(child.id, of.id),
  })

/** Makes the link of the provider's staff and shows it once. */
export const givePlacementLinkPage =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, undefined)
    const one = await placementOf(visit)
    if (!(await mayGiveLinks(visit, one.school_id))) throw new NotFound('not of a school of theirs')
    const here = placementHome(child.id, one.id)
    const id = visit.form.text('id')
    const today = todayOf(visit)
    const days = Math.min(dayNumber(one.ends_on) - dayNumber(today) + 1, LONGEST_DAYS)
    if (!isId(id) || one.ended_on || days < 1 || !takesPart(child)) return seeOther(here)
    const given = await giveLink(visit.tx, {
      id,
      purpose: 'other-school',
      schoolId: one.school_id,
      forWhom: one.contact_name,
      aboutId: one.id,
      days,
    })
    if (!given) return seeOther(here)
    await givePlacementLink(visit.tx, child.id, one.id, id)
    await record(visit.tx, {
      action: 'gave-link',
      subject: 'link',
      subjectId: id,
      childId: child.id,
      why: child.why,
      request: visit.requestId,
      detail: { purpose: 'other-school' },
    })
    return childSheet(visit, gathered, child, {
      tab: schoolHome(child.id),
      title: 'A link to hand over',
      under: 'A link to hand over',
      body: linkSlip(visit, {
        given,
        forWhom: one.contact_name,
        words:
          'Here you find the dates, whom to ask and the way back to school for one pupil with you, and can say how it is going. It takes two minutes.',
        back: here,
      }),
    })
  }

/** The placement of the address; NotFound where there is none or none of this child's. */
export async function placementOf({ tx, params }: Visit): Promise<Placement> {
  const found = (await placementsOf(tx, params.child ?? '')).find(each => each.id === params.placement)
  if (!found) throw new NotFound('no such placement')
  return found
}

function linkPart(here: string, works: boolean) {
  return html`<h3 class="govuk-heading-m">The link for staff there</h3>
<p class="govuk-body">It shows first name and initial, dates, whom to ask, the return plan and the return meeting, and no more. It ends with the placement.</p>
<form method="post" action="${here}/link"><input type="hidden" name="id" value="${formId()}">${button({ text: works ? 'Give a new link: the old one then opens nothing' : 'Give them the link', classes: 'govuk-button--secondary' })}</form>`
}
