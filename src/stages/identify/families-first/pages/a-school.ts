import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { table } from '#design/table.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { languageOf } from '#records/family-words/family-words.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { contactOf } from '../contacts.ts'
import { leadsSchool, type Notice, noticesOf, type Promised, promisesOf } from '../families-first.ts'
import { objectingChildren, objectionsHeard } from '../objections.ts'
import { neverInWords } from '../promise.html.ts'
import { stateTag, whatToDo } from '../state.html.ts'
import { SENT_BY } from './notice.ts'
import { schoolOfVisit } from './school-of-visit.ts'

const DONE: Record<string, string> = {
  notice: 'What families were told is recorded.',
  promise: 'The promise is signed.',
  contact: 'Every letter prints it from now on.',
  objects: 'The objection is recorded. If something is held of this child, it left every list just now.',
  'no-longer':
    'It is recorded that the family no longer objects. If the school’s file still marks the child, ask for that to be taken out, or the next import objects again.',
}

/** One school: what its families were told, what it promised, and who objects. */
export const familiesOfSchool: PageFunction = async visit => {
  const { tx, query, requestId } = visit
  const school = await schoolOfVisit(visit)
  const [notices, promises, objecting, heard, leads, contact] = await Promise.all([
    noticesOf(tx, school.id),
    promisesOf(tx, school.id),
    objectingChildren(tx, school.id),
    objectionsHeard(tx),
    leadsSchool(tx, school.id),
    contactOf(tx, school.id),
  ])
  await record(tx, {
    action: 'saw-list',
    subject: 'families-told',
    subjectId: school.id,
    request: requestId,
    detail: { children: objecting.length },
  })
  const today = todayOf(visit)
  const done = new Map(Object.entries(DONE)).get(query.get('done') ?? '')
  const here = `/identify/families/${school.id}`
  return {
    title: 'Families first',
    heading: school.name,
    notice: done ? notificationBanner({ type: 'success', text: done }) : undefined,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Families first', href: '/identify/families' },
      { text: school.name },
    ],
    body: html`
<p class="govuk-body-l">${stateTag(school)} ${whatToDo(school)}</p>
<h2 class="govuk-heading-m">What families were told</h2>
${notices.length === 0 ? html`<p class="govuk-body">Nothing is recorded yet. There is a letter to begin with, which the school may change.</p>` : notices.map(each => noticeCard(each, notices, visit))}
<div class="govuk-button-group">${button({ text: notices.length === 0 ? 'Record what families were told' : 'Record another notice', href: `${here}/notice`, classes: notices.length === 0 ? undefined : 'govuk-button--secondary' })}<a class="govuk-link" href="${here}/wording">See the proposed letter</a></div>
<p class="govuk-body">${contact ? html`Letters tell families to ring ${contact.phone} and ask for <bdi>${contact.ask_for}</bdi>.` : 'Letters have no phone number yet, and a line to write one on.'} <a class="govuk-link" href="${here}/contact">${contact ? 'Change it' : 'Say whom families ring'}</a></p>
<h2 class="govuk-heading-m">The school’s promise</h2>
${promises.length === 0 ? html`<p class="govuk-body">Not signed yet. The school’s own lead signs it here.</p>` : promiseSummary(promises, visit)}
<p class="govuk-body"><a class="govuk-link" href="${here}/promise">${leads ? (promises.length === 0 ? 'Read and sign the promise' : 'Sign a new version') : 'Read the promise'}</a></p>
<h2 class="govuk-heading-m">Families who object</h2>
<p class="govuk-body">${heardInWords(heard.get(school.id))} A child whose family objects is kept nowhere: only a code that recognises the pupil number, so that the next file does not bring the child back.</p>
${
  objecting.length > 0 &&
  table({
    caption: `${counted(objecting.length, 'child who is held already', 'children who are held already')}`,
    captionClasses: 'govuk-table__caption--s',
    firstCellIsHeader: true,
    head: [{ text: 'Name' }, { text: 'Year' }, { text: 'Since' }, { text: 'What to do' }],
    rows: objecting.map(child => [
      { text: html`<bdi>${nameOf(child)}</bdi>` },
      { text: yearName(child.year_group) },
      { text: shortDate(dayOfMoment(visit, child.made_at), today) },
      {
        text: html`Left every list. A person decides with the family what becomes of what is held. <a class="govuk-link" href="${here}/objection?what=no-longer&amp;child=${child.id}">The family no longer objects<span class="govuk-visually-hidden">: ${nameOf(child)}</span></a>`,
      },
    ]),
  })
}
<div class="govuk-button-group">${button({ text: 'Record an objection', href: `${here}/objection`, classes: 'govuk-button--secondary' })}<a class="govuk-link" href="${here}/objection?what=no-longer">A family no longer objects</a></div>`,
  }
}

function noticeCard(notice: Notice, all: readonly Notice[], visit: Visit): Html {
  const correction = all.find(each => each.replaces === notice.id)
  return summaryList({
    card: {
      title: { text: `Given on ${dayInFull(notice.given_on)}`, headingLevel: 3 },
      actions: notice.replaced
        ? undefined
        : {
            items: [
              {
                text: 'Correct',
                href: `/identify/families/${visit.params.school}/notice?replaces=${notice.id}`,
              },
            ],
          },
    },
    rows: [
      notice.replaced && {
        key: { text: 'Corrected' },
        value: {
          text: html`${tag({ text: 'No longer counts', colour: 'grey' })} ${correction?.because ?? ''}`,
        },
      },
      {
        key: { text: 'How it was sent' },
        value: { text: notice.sent_by.map(each => SENT_BY[each] ?? each).join(', ') },
      },
      {
        key: { text: 'Languages' },
        value: { text: notice.languages.map(each => languageOf(each)?.english_name ?? each).join(', ') },
      },
      {
        key: { text: 'Wording' },
        value: {
          text: details({
            summaryText: 'Read it as it was given',
            text: html`<div class="kith-as-written">${notice.wording}</div>`,
          }),
        },
      },
      {
        key: { text: 'Recorded' },
        value: {
          text: `${dayInFull(dayOfMoment(visit, notice.recorded_at))}${notice.recorded_by ? `, by ${notice.recorded_by}` : ''}`,
        },
      },
    ],
  })
}

function promiseSummary(promises: readonly Promised[], visit: Visit): Html {
  const [inForce, ...earlier] = promises as [Promised, ...Promised[]]
  const signed = (each: Promised) =>
    `${each.signed_name}, ${each.signed_role}, ${dayInFull(dayOfMoment(visit, each.signed_at))}`
  return html`${summaryList({
    rows: [
      { key: { text: 'Never for' }, value: { text: neverInWords(inForce.never) } },
      inForce.own_words !== null && {
        key: { text: 'In its own words' },
        value: { text: inForce.own_words },
      },
      { key: { text: 'Signed' }, value: { text: signed(inForce) } },
      { key: { text: 'Version' }, value: { text: inForce.version } },
    ],
  })}${
    earlier.length > 0 &&
    details({
      summaryText: counted(earlier.length, 'earlier version', 'earlier versions'),
      text: html`<ul class="govuk-list">${earlier.map(each => html`<li>Version ${each.version}: ${signed(each)}. Never for ${neverInWords(each.never)}.${each.own_words && ` ${each.own_words}`}</li>`)}</ul>`,
    })
  }`
}

function heardInWords(heard: { objects: number; no_longer: number } | undefined): string {
  if (!heard || heard.objects === 0) return 'No objection was written down by hand.'
  const over = heard.no_longer > 0 ? `, ${heard.no_longer} of them taken back` : ''
  return `${counted(heard.objects, 'objection was', 'objections were')} written down by hand${over}.`
}
