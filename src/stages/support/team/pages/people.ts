import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dateInput } from '#design/date-input.ts'
import { details } from '#design/details.ts'
import { input } from '#design/input.ts'
import { boxesOf, postedDay } from '#design/posted-day.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId, newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { todayOf } from '#records/places/today.ts'
import {
  addTraining,
  speaks,
  speaksNoMore,
  type TeamMember,
  type Training,
  teamOf,
  trainingsOf,
  withdrawTraining,
} from '../people.ts'
import { holdsOn } from '../rules.ts'
import { SOON_DAYS } from './team.ts'

const address = '/support/team/people'
type Boxes = ReturnType<typeof boxesOf>
type Typed = { id: string; person: string; what: string; done: Boxes; until: Boxes }
type Wrong = Partial<Record<'person' | 'what' | 'done' | 'until', string>>

/** Who is in the team, what they speak and what training they have; one's own languages, and for whoever leads, training. */
export const people: PageFunction = visit =>
  show(visit, { id: formId(), person: '', what: '', done: boxesOf(undefined), until: boxesOf(undefined) }, {})

/** Says what the reader speaks, or no more. */
export const takeLanguage: PageFunction = async ({ tx, actor, form }) => {
  const language = form.text('language').toLowerCase()
  if (!/^[a-z]{2,3}$/.test(language)) throw new BadRequest('Choose a language from the list.')
  if (form.text('do') === 'end') {
    if (!(await speaksNoMore(tx, actor.personId!, language))) throw new NotFound('not said')
  } else await speaks(tx, newId(), actor.personId!, language)
  return seeOther(address)
}

/** Writes training down, or takes back what was written by mistake. */
export const takeTraining: PageFunction = async visit => {
  const { tx, form } = visit
  const gone = form.text('withdraw')
  if (gone !== '') {
    if (!isId(gone) || !(await withdrawTraining(tx, gone))) throw new NotFound('no such training')
    return seeOther(address)
  }
  const today = todayOf(visit)
  const done = postedDay(form, 'done')
  const until = postedDay(form, 'until')
  const members = await teamOf(tx)
  const typed = {
    id: form.text('id'),
    person: form.text('person'),
    what: form.text('what'),
    done: done.values,
    until: until.values,
  }
  const untilGiven = Object.values(until.values).some(box => box !== '')
  const wrong: Wrong = {
    ...(!members.some(each => each.person_id === typed.person) && { person: 'Choose who was trained' }),
    ...((typed.what.length < 2 || typed.what.length > 100) && { what: 'Write in what, in 2 to 100 letters' }),
    ...(!done.day && { done: 'Write the day, such as 3 9 2025' }),
    ...(done.day && done.day > today && { done: 'Write a day that has come' }),
    ...(untilGiven && !until.day && { until: 'Write the day, such as 3 9 2028, or leave it empty' }),
    ...(until.day && done.day && until.day <= done.day && { until: 'Write a day after the training' }),
  }
  if (Object.keys(wrong).length > 0 || !isId(typed.id)) return await show(visit, typed, wrong)
  const { person: personId, what } = typed
  const training = { personId, what, doneOn: done.day!, holdsUntil: until.day }
  await addTraining(tx, { id: idOfPost(typed.id, JSON.stringify(training)), ...training })
  return seeOther(address)
}

async function show(visit: Visit, typed: Typed, wrong: Wrong): Promise<Sheet> {
  const { tx, actor, requestId } = visit
  const today = todayOf(visit)
  const leads = may(actor, 'do lead the team')
  const [members, trainings] = await Promise.all([teamOf(tx), trainingsOf(tx)])
  await record(tx, { action: 'saw-list', subject: 'team people', request: requestId })
  const own = members.find(each => each.person_id === actor.personId)
  const of = (member: TeamMember) => trainings.filter(each => each.person_id === member.person_id)
  return {
    title: 'People of the team',
    heading: 'People of the team',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      ...(leads ? [{ text: 'Team', href: '/support/team' }] : []),
      { text: 'People' },
    ],
    errors: Object.entries(wrong).map(([name, text]) => ({
      text,
      href: `#${name === 'done' || name === 'until' ? `${name}-day` : name}`,
    })),
    body: html`
${tableCards({
  caption: leads ? 'What people speak, and what training they have' : 'What people speak',
  captionHidden: true,
  rows: members,
  link: { heading: 'Name', text: each => html`<bdi>${each.name}</bdi>` },
  columns: [
    { heading: 'Where', cell: each => each.schools.join(', ') },
    { heading: 'Speaks', cell: each => each.languages.map(languageName).join(', ') },
    // Others read their own alone: an empty cell beside a colleague's name would say that they have none.
    ...(leads
      ? [
          {
            heading: 'Training',
            cell: (each: TeamMember) => trainingsSaid(of(each), today, leads),
            long: true,
          },
        ]
      : []),
  ],
  empty: 'Nobody works with children here yet.',
})}
${own && languages(own.languages)}
${own && !leads && ownTraining(trainingsSaid(of(own), today, leads))}
${leads && trainingForm(members, typed, wrong)}`,
  }
}

function trainingsSaid(trainings: readonly Training[], today: string, leads: boolean): Html | undefined {
  if (trainings.length === 0) return undefined
  return html`<ul class="govuk-list kith-said">${trainings.map(each => {
    const state = holdsOn(each.holds_until, today, SOON_DAYS)
    const until = each.holds_until ? ` until ${shortDate(each.holds_until, today)}` : ''
    return html`<li><span>${each.what}, ${shortDate(each.done_on, today)}${until}</span> ${state !== 'holds' && tag({ text: state === 'ran-out' ? 'Ran out' : 'Runs out soon', classes: state === 'ran-out' ? 'govuk-tag--red' : 'govuk-tag--yellow' })}</li>`
  })}</ul>${leads && takingBack(trainings)}`
}

// Folded: a button on every line would stand over what is read each week, for what is needed once a year.
function takingBack(trainings: readonly Training[]): Html {
  return details({
    summaryText: 'Written by mistake?',
    text: html`<form method="post" action="${address}/training">${trainings.map(
      each =>
        html`<button class="govuk-button govuk-button--secondary" name="withdraw" value="${each.id}">Take back ${each.what}</button> `,
    )}</form>`,
  })
}

function ownTraining(said: Html | undefined): Html {
  return html`<h2 class="govuk-heading-m">Your training</h2>
${said ?? html`<p class="govuk-body">None of yours is written down yet.</p>`}
<p class="govuk-body-s">You read it, and whoever leads the team, who writes it down.</p>`
}

function languages(spoken: readonly string[]): Html {
  return html`<h2 class="govuk-heading-m">What you speak</h2>
${spoken.length === 0 ? html`<p class="govuk-body">You have said no language beside English yet.</p>` : html`<ul class="govuk-list kith-said">${spoken.map(code => html`<li><span>${languageName(code)}</span> <form method="post" action="${address}/language"><input type="hidden" name="do" value="end"><button class="govuk-button govuk-button--secondary" name="language" value="${code}">Not any more<span class="govuk-visually-hidden">: ${languageName(code)}</span></button></form></li>`)}</ul>`}
<form method="post" action="${address}/language">
${select({ name: 'language', label: { text: 'A language in which you can talk with a family' }, items: LANGUAGES.filter(code => !spoken.includes(code)).map(code => ({ value: code, text: languageName(code) })) })}
${button({ text: 'Add it', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`
}

function trainingForm(
  members: readonly { person_id: string; name: string }[],
  typed: Typed,
  wrong: Wrong,
): Html {
  return html`<h2 class="govuk-heading-m">Write training down</h2>
<form method="post" action="${address}/training" novalidate><input type="hidden" name="id" value="${typed.id || formId()}">
${select({ name: 'person', label: { text: 'Who' }, value: typed.person, items: [{ value: '', text: 'Choose' }, ...members.map(each => ({ value: each.person_id, text: each.name }))], ...(wrong.person && { errorMessage: wrong.person }) })}
${input({ name: 'what', label: { text: 'In what' }, hint: 'Safeguarding level 3, first aid, data protection', value: typed.what, ...(wrong.what && { errorMessage: wrong.what }) })}
${dateInput({ namePrefix: 'done', id: 'done', fieldset: { legend: { text: 'When', classes: 'govuk-fieldset__legend--s' } }, values: typed.done, ...(wrong.done && { errorMessage: wrong.done }) })}
${dateInput({ namePrefix: 'until', id: 'until', fieldset: { legend: { text: 'Until when it holds', classes: 'govuk-fieldset__legend--s' } }, hint: 'Leave empty where it does not run out.', values: typed.until, ...(wrong.until && { errorMessage: wrong.until }) })}
${button({ text: 'Write it down', preventDoubleClick: true })}
</form>`
}

// The languages most spoken in England and Wales after English (ONS Census 2021, main language), and British Sign Language.
const LANGUAGES = [
  'pl',
  'ro',
  'pa',
  'ur',
  'pt',
  'es',
  'ar',
  'bn',
  'gu',
  'it',
  'ta',
  'fr',
  'lt',
  'zh',
  'tr',
  'so',
  'uk',
  'ku',
  'fa',
  'cy',
  'bfi',
]

function languageName(code: string): string {
  if (code === 'bfi') return 'British Sign Language'
  return new Intl.DisplayNames('en-GB', { type: 'language' }).of(code) ?? code
}
