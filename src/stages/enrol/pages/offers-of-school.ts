import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import { emptyState } from '#design/empty.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { table as plainTable } from '#design/table.ts'
import { type Column, tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { waffle } from '#design/waffle.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { findSchool } from '#records/places/places.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { promiseFragment, promiseOf } from '#stages/identify/index.ts'
import {
  type Holder,
  isOffered,
  type Move,
  moveUp,
  offersOfSchool,
  type SchoolOffers,
  seesSchool,
} from '../offers.ts'
import { answerTag, familiesIn, rollSentence, type Step, stepOf, WHY_FREE } from '../words.ts'

/** One school: to offer, offered, answered; places that are free, who moved up and why, who is next. */
export const offersOfOneSchool: PageFunction = visit => sheet(visit, {})

export const takeMoveUp: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const school = await schoolOf(visit)
  const offers = await offersOfSchool(tx, school.id)
  const freed = form.text('freed')
  const id = form.text('id').toLowerCase()
  const because = form.text('because')
  const holder = offers?.holders.find(each => each.childId === freed)
  if (!offers || !holder) throw new NotFound('no such place')
  if (!isId(id)) throw new BadRequest('The form came without its number. Open the list again.')
  if (because.length < 3 || because.length > 500) {
    return await sheet(visit, {
      freed,
      because,
      text: 'Write why the place goes to the next, in a few words',
    })
  }
  const moved = await moveUp(tx, { id, cohortId: offers.cohortId, freed, because })
  await record(tx, {
    action: 'gave-place-on',
    subject: 'cohort',
    subjectId: offers.cohortId,
    childId: freed,
    request: requestId,
    detail: { moved: moved !== undefined },
  })
  return seeOther(`/enrol/schools/${school.id}?moved=${moved ? 'yes' : 'nobody'}`)
}

type Fault = { freed?: string; because?: string; text?: string }

async function schoolOf({ tx, params }: Visit) {
  const id = params.school ?? ''
  const school = isId(id) ? await findSchool(tx, id) : undefined
  if (!school || !(await seesSchool(tx, id))) throw new NotFound('no such school')
  return school
}

async function sheet(visit: Visit, fault: Fault): Promise<Sheet> {
  const { tx, query, requestId } = visit
  const school = await schoolOf(visit)
  const [offers, promise] = await Promise.all([offersOfSchool(tx, school.id), promiseOf(tx, school.id)])
  await record(tx, {
    action: 'saw-list',
    subject: 'offers',
    subjectId: school.id,
    request: requestId,
    detail: { children: offers?.holders.length ?? 0 },
  })
  const errors: ErrorItem[] = fault.text ? [{ text: fault.text, href: `#because-${fault.freed}` }] : []
  return {
    title: 'Offers to families',
    heading: school.name,
    errors,
    notice: bannerOf(query.get('moved') ?? query.get('done')),
    breadcrumbs: [{ text: 'Enrol', href: '/enrol' }, { text: school.name }],
    body: offers
      ? html`${promiseFragment(promise)}${listed(visit, school.id, offers, fault)}${left(offers, visit)}`
      : emptyState({
          title: 'No cohort is signed yet',
          text: 'When the school’s lead and the programme manager have both signed, the families are listed here.',
        }),
  }
}

function bannerOf(what: string | null): Html | undefined {
  const text: Record<string, string> = {
    yes: 'The next in the order has moved up, and their family can be offered the place.',
    nobody: 'Nobody moved up: the place is not free any more, or nobody is left in the order.',
    offered: 'The offer is recorded.',
    answered: 'The answer is recorded.',
  }
  const said = text[what ?? '']
  return said
    ? notificationBanner({ type: what === 'nobody' ? undefined : 'success', text: said })
    : undefined
}

// A child whose family objects is on no list here, and nobody reads why a place is free who need not know.
function listed(visit: Visit, schoolId: string, { size, holders }: SchoolOffers, fault: Fault): Html {
  const all = holders.filter(isOffered)
  // Whoever said no is on nobody's list but that of the one person who sees it.
  const theirs = all.filter(each => !each.objects && !each.quiet && each.onRoll)
  const free = all.filter(each => each.free).sort((a, b) => (a.free!.since < b.free!.since ? -1 : 1))
  const next = holders.filter(each => stepOf(each) === 'next' && !each.objects)
  const { signed, yes, offered, objects } = size
  const own = visit.actor.roles.includes('school-lead')
  return html`
${waffle({ id: 'said-yes', finding: `A yes for ${yes} of ${counted(signed, 'place', 'places')}: ${offered} of ${familiesIn(size)} were offered a place`, n: Math.min(yes, signed), of: Math.max(signed, 1), filled: 'families who said yes', all: 'places' })}
<p class="govuk-body">${rollSentence(size, own ? 'your' : 'the school’s')}${objects > 0 && may(visit.actor, 'do tell families') && ` ${objects} left out: the family objects.`}</p>
${free.length > 0 && html`<h2 class="govuk-heading-m">${counted(free.length, 'place is', 'places are')} free</h2>${free.map((each, n) => freePlace(visit, schoolId, each, n === 0 ? next[0] : next[n] && 'later', fault))}`}
${table('to-offer', theirs, visit)}
${table('offered', theirs, visit)}
${table('answered', theirs, visit)}
${movedUp(
  visit,
  all.filter(each => !each.objects),
  all,
)}
${
  next.length > 0 &&
  details({
    summaryText: `Next in the order: ${next.length}`,
    text: html`<ol class="govuk-list govuk-list--number">${next.map(each => html`<li><bdi>${nameOf(each)}</bdi>, ${yearName(each.yearGroup)} (${each.place})</li>`)}</ol>`,
  })
}`
}

// They stay in what was agreed. Who no longer sees them reads a code, and what was recorded up to the day they left.
function left({ gone, holders }: SchoolOffers, visit: Visit): Html | false {
  const today = todayOf(visit)
  const seen = holders.filter(each => isOffered(each) && !each.onRoll && !each.objects)
  if (gone.length + seen.length === 0) return false
  const row = (
    who: Html | string,
    year: string | null,
    offered: string | undefined | null,
    said?: string | null,
  ) =>
    [
      who,
      yearName(year),
      offered ? shortDate(offered, today) : 'Not offered',
      tag(answerTag(said ?? undefined)),
    ].map(text => ({ text }))
  return html`<h2 class="govuk-heading-m">Left the roll of this school: ${gone.length + seen.length}</h2>
<p class="govuk-body">Both sides signed for them, and they stay in the agreement.${gone.length > 0 && ' Whoever has a code here is not shown to you any more: nothing is newer than the day they left. The programme manager gives their place on.'}</p>
<div class="kith-scroll" role="region" tabindex="0" aria-label="Left the roll of this school">${plainTable({
    caption: 'Each has left the roll of this school',
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: ['Who', 'Year', 'Offered', 'Family'].map(text => ({ text })),
    rows: [
      ...seen.map(each =>
        row(
          html`<a class="govuk-link" href="/enrol/children/${each.childId}"><bdi>${nameOf(each)}</bdi></a>`,
          each.yearGroup,
          each.offer?.offered_on,
          each.familyAnswers[0]?.answer,
        ),
      ),
      ...gone.map(each => row(each.code ?? '', each.year_group, each.offered_on, each.answer)),
    ],
  })}</div>`
}

const TABLES: Record<Exclude<Step, 'next'>, { caption: string; empty: string }> = {
  'to-offer': { caption: 'To offer', empty: 'Every family here was offered a place.' },
  offered: { caption: 'Offered, no answer yet', empty: 'No family is thinking it over just now.' },
  answered: { caption: 'Answered', empty: 'No family has answered yet.' },
}

function table(step: Exclude<Step, 'next'>, theirs: Holder[], visit: Visit): Html {
  const today = todayOf(visit)
  const rows = theirs.filter(each => stepOf(each) === step)
  const { caption, empty } = TABLES[step]
  return html`<h2 class="govuk-heading-m">${caption}: ${rows.length}</h2>${
    rows.length === 0
      ? html`<p class="govuk-body">${empty}</p>`
      : tableCards({
          caption,
          captionHidden: true,
          rows,
          link: {
            heading: 'Name',
            href: row => `/enrol/children/${row.childId}`,
            text: row => html`<bdi>${nameOf(row)}</bdi>`,
          },
          columns: columnsOf(step, today),
          empty,
        })
  }`
}

function columnsOf(step: Step, today: string): Column<Holder>[] {
  const columns: Column<Holder>[] = [
    { heading: 'Year', cell: row => yearName(row.yearGroup), short: true },
    { heading: 'Place', cell: row => (row.move ? 'Moved up' : 'In from the first'), short: true },
  ]
  if (step === 'to-offer') return columns
  return [
    ...columns,
    { heading: 'Offered', cell: row => row.offer && shortDate(row.offer.offered_on, today), short: true },
    ...(step === 'answered'
      ? [
          {
            heading: 'Family',
            cell: (row: Holder) => tag(answerTag(row.familyAnswers[0]?.answer)),
            short: true,
          },
        ]
      : [
          {
            heading: 'Answer by',
            cell: (row: Holder) => row.offer && shortDate(row.offer.answer_by, today),
            short: true,
          },
        ]),
    { heading: 'Child, asked apart', cell: row => tag(answerTag(row.childAnswers[0]?.answer)), short: true },
  ]
}

function freePlace(
  visit: Visit,
  schoolId: string,
  holder: Holder,
  next: Holder | 'later' | undefined,
  fault: Fault,
): Html {
  const mine = fault.freed === holder.childId ? fault : {}
  return html`<p class="govuk-body">${holder.free!.why === 'objects' ? 'A place is free.' : html`The place of <bdi>${nameOf(holder)}</bdi> is free since ${shortDate(holder.free!.since, todayOf(visit))}: ${WHY_FREE[holder.free!.why]}.`}</p>
${
  next === 'later'
    ? html`<p class="govuk-body">It goes to the one after, when the place above is given on.</p>`
    : next
      ? html`<form method="post" action="/enrol/schools/${schoolId}/move-up" novalidate>
<input type="hidden" name="id" value="${formId()}"><input type="hidden" name="freed" value="${holder.childId}">
${input({ id: `because-${holder.childId}`, name: 'because', label: 'Why does it go to the next now?', hint: html`The next in the order that both sides signed is <bdi>${nameOf(next)}</bdi>. Nobody chooses whom`, value: mine.because, errorMessage: mine.text })}
${button({ text: 'Give the place to the next', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`
      : html`<p class="govuk-body">Nobody is left in the order. The place stays free until the next cohort.</p>`
}`
}

// Whose place it was, and why it went on, is for the one who reads a no.
function movedUp(visit: Visit, theirs: Holder[], all: Holder[]): Html {
  const moved = theirs.filter(each => each.move)
  if (moved.length === 0) return html``
  const whose = ({ freed_by, why_free }: Move) => {
    const holder = all.find(each => each.childId === freed_by)
    return holder && !holder.objects && why_free !== 'objects'
      ? html`the place of <bdi>${nameOf(holder)}</bdi>, as ${WHY_FREE[why_free ?? '']}`
      : 'a place that came free'
  }
  return html`<h2 class="govuk-heading-m">Moved up: ${moved.length}</h2>
<ul class="govuk-list govuk-list--bullet">${moved.map(
    ({ move, ...each }) =>
      html`<li><bdi>${nameOf(each)}</bdi> has ${whose(move!)} (${move!.because && `“${move!.because}”; `}${move!.moved_at && shortDate(dayOfMoment(visit, move!.moved_at), todayOf(visit))}${move!.moved_by && html`, <bdi>${move!.moved_by}</bdi>`}).</li>`,
  )}</ul>`
}
