// What was agreed with one child and family, purpose by purpose: agreement to take part, consent, notices given. Rule: three
// things, never one signature (rules/enrol.md).
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction } from '#design/route.ts'
import { type SummaryRow, summaryList } from '#design/summary-list.ts'
import { tabLinks } from '#design/tab-links.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { signedSchoolOf } from '#stages/identify/index.ts'
import { matchesOf } from '../../matching/matching.ts'
import {
  type Enrolment,
  enrolmentsOf,
  type Purpose,
  purposesOf,
  type Said,
  saidOf,
  sayGoodbye,
  type Who,
  wasOffered,
} from '../agreements.ts'
import { fromNow } from '../purposes.ts'
import { childOfAgreements, crumbsOf } from './child.ts'
import { saidBefore, saidInFull, whoSaid } from './said.html.ts'

const KINDS = {
  agreement: [
    'Agreement to take part',
    'The programme and Early Help are two questions. A yes to one is no yes to the other.',
  ],
  consent: ['Consent', 'Asked for each thing apart. A no changes nothing else.'],
  notice: ['Notices given', 'What families are told. It is not a question, and nobody signs it.'],
} as const

export const agreed =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const { tx, query } = visit
    const child = await childOfAgreements(visit)
    const [purposes, { said, rests }, enrolments, matches, offered, signedAt] = await Promise.all([
      purposesOf(tx),
      saidOf(tx, child.id),
      enrolmentsOf(tx, child.id),
      matchesOf(tx, child.id),
      wasOffered(tx, child.id),
      signedSchoolOf(tx, child.id),
    ])
    const [enrolment] = enrolments
    const worker = matches.find(each => each.ended_at === null)
    const takenBack = purposes.find(each => each.id === query.get('taken-back'))
    const scene: Scene = {
      visit,
      childId: child.id,
      said,
      rests,
      toAnswer: offered && signedAt !== undefined && enrolment?.ended_on !== null,
    }
    const before = said.filter(each => !each.stands)
    return {
      title: 'What was agreed',
      heading: html`What was agreed: <bdi>${nameOf(child)}</bdi>`,
      notice: bannerOf(query.get('done')),
      breadcrumbs: crumbsOf(visit, child).slice(0, 1),
      body: html`
${tabsOf(visit, gathered, child.id)}
<p class="govuk-body-l">${yearName(child.year_group)}, ${child.school ?? 'no school known'}. ${standing(enrolment)}</p>
${takenBack && insetText({ text: html`<p class="govuk-body"><strong>${takenBack.name}: taken back. From now on:</strong></p><ul class="govuk-list govuk-list--bullet">${fromNow(takenBack, { name: child.name, worker: worker?.name }).map(line => html`<li>${line}</li>`)}</ul>` })}
${enrolment?.ended_on && worker && goodbye(visit, child.id, child.name, worker)}
${(['agreement', 'consent', 'notice'] as const).map(kind =>
  group(
    scene,
    kind,
    purposes.filter(each => each.kind === kind),
  ),
)}
${
  before.length > 0 &&
  html`<h2 class="govuk-heading-m">Said before</h2><ul class="govuk-list govuk-list--bullet">${before.map(each => html`<li>${saidBefore(each, purposes.find(one => one.id === each.purpose)?.name ?? each.purpose)}</li>`)}</ul>`
}
<p class="govuk-body-s kith-why">Why you can see this: ${child.why?.replaceAll(/\bmy\b/g, 'your')}. Kith notes that you looked.</p>`,
    }
  }

// The same pages of the record as on every other of them.
function tabsOf({ actor, path }: Visit, gathered: Gathered, childId: string): Html | null {
  const pages = [...(gathered.childPages ?? [])]
    .filter(page => may(actor, page.permission))
    .sort((a, b) => a.order - b.order)
  if (pages.length < 2) return null
  return tabLinks({
    label: 'Pages of this record',
    tabs: pages.map(page => ({
      text: page.text,
      href: page.href(childId),
      current: page.href(childId) === path,
    })),
  })
}

export const takeGoodbye: PageFunction = async visit => {
  const { tx, requestId } = visit
  const child = await childOfAgreements(visit)
  const [enrolment] = await enrolmentsOf(tx, child.id)
  if (!enrolment?.ended_on) throw new NotFound('nobody to say goodbye to')
  if (await sayGoodbye(tx, child.id))
    await record(tx, { action: 'said-goodbye', childId: child.id, request: requestId })
  // Whoever said it may not see the child any more: back to where they stand.
  return seeOther(may(visit.actor, 'do match link workers') ? `/enrol/children/${child.id}/agreements` : '/')
}

type Scene = {
  visit: Visit
  childId: string
  said: Said[]
  rests: { purpose: string; who: string }[]
  /** There is an offer: the answer to it is recorded with the offer. */
  toAnswer: boolean
}

function group(scene: Scene, kind: keyof typeof KINDS, purposes: Purpose[]): Html {
  if (purposes.length === 0) return html``
  const [title, hint] = KINDS[kind]
  return html`<h2 class="govuk-heading-m">${title}</h2><p class="govuk-body">${hint}</p>${summaryList({
    rows: purposes.flatMap(purpose => purpose.asks.map(who => row(scene, purpose, who))),
  })}`
}

function row(scene: Scene, purpose: Purpose, who: Who): SummaryRow {
  const { visit, childId, said, rests } = scene
  const now = said.find(each => each.stands && each.purpose === purpose.id && each.who === who)
  const rest = rests.find(each => each.purpose === purpose.id && each.who === who)
  const asked = purpose.asks.length > 1 || who === 'child' ? `, ${whoSaid(who)}` : ''
  const at = `/enrol/children/${childId}`
  const question = `?who=${who}`
  const hidden = `${purpose.name}${asked}`
  // Before they take part the answer to the offer is changed with the offer.
  const withOffer = purpose.id === 'support' && scene.toAnswer
  const record = withOffer ? `${at}/answer${question}` : `${at}/agreements/${purpose.id}${question}`
  const back = now?.answer === 'yes' && !withOffer
  return {
    key: {
      text: html`${purpose.name}${asked}<br><span class="govuk-body-s">${purpose.basis}; ${purpose.controller}</span>`,
    },
    value: {
      text: html`${now ? saidInFull(visit, now) : rest ? 'Nobody asks now.' : purpose.kind === 'notice' ? 'Not told yet' : 'Not asked yet'}${now?.answer === 'not-yet' && now.ask_from && html` <span>Asked again from ${dayInFull(now.ask_from)}, not before.</span>`}`,
    },
    ...(may(visit.actor, 'do make offers') && {
      actions: {
        items: [
          ...(back
            ? []
            : [
                {
                  text: now
                    ? 'Changed'
                    : rest
                      ? 'They came back'
                      : purpose.kind === 'notice'
                        ? 'Told'
                        : 'Record',
                  href: record,
                  visuallyHiddenText: hidden,
                },
              ]),
          ...(back
            ? [
                {
                  text: 'Take back',
                  href: `${at}/agreements/${purpose.id}/take-back${question}`,
                  visuallyHiddenText: hidden,
                },
              ]
            : []),
        ],
      },
    }),
  }
}

function standing(enrolment: Enrolment | undefined): string {
  if (!enrolment) return 'Does not take part yet.'
  if (enrolment.ended_on === null)
    return `Takes part since ${dayInFull(enrolment.began_on)}, in ${enrolment.cohort_name}.`
  const why = enrolment.ended_because === 'withdrew' ? ': the yes was taken back' : ''
  return `Took part until ${dayInFull(enrolment.ended_on)}${why}. Nothing new begins; what was stays.`
}

function goodbye(
  visit: Visit,
  childId: string,
  name: string,
  worker: { person_id: string; name: string },
): Html {
  const own = worker.person_id === visit.actor.personId
  if (!own && !may(visit.actor, 'do match link workers'))
    return html`<p class="govuk-body">${worker.name} says goodbye.</p>`
  return html`<form method="post" action="/enrol/children/${childId}/goodbye"><p class="govuk-body">${own ? 'You have' : html`<bdi>${worker.name}</bdi> has`} <bdi>${name}</bdi> on the list to say goodbye. When that is done, they leave the list, and the record is closed to ${own ? 'you' : 'them'}.</p><button type="submit" class="govuk-button govuk-button--secondary" data-prevent-double-click="true">Goodbye is said</button></form>`
}

function bannerOf(what: string | null): Html | undefined {
  const text: Record<string, string> = {
    kept: 'What they said is recorded.',
    'taken-back': 'The yes is taken back. It holds at once.',
    matched: 'They are matched. It is on the Link Worker’s list and on Today.',
  }
  const said = text[what ?? '']
  return said ? notificationBanner({ type: 'success', text: said }) : undefined
}
