// One child and the Link Workers there are: caseloads, languages and conflicts of interest in view. Rule: a conflict is shown
// as such and never why (rules/enrol.md).
import { button } from '#design/button.ts'
import { dateInput } from '#design/date-input.ts'
import { emptyState } from '#design/empty.ts'
import type { ErrorItem } from '#design/error-summary.ts'
import { input } from '#design/input.ts'
import { boxesOf, type PostedDay, postedDay } from '#design/posted-day.ts'
import { type RadioItem, radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { academicYearOf, blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { enrolmentOf } from '../../agreements/agreements.ts'
import { childOfAgreements } from '../../agreements/pages/child.ts'
import { languageName } from '../../agreements/pages/said.html.ts'
import { languagesOfFamily } from '../../offers.ts'
import {
  changeLinkWorker,
  conflictsAmong,
  linkWorkers,
  matchesOf,
  matchLinkWorker,
  type Worker,
  waitingForMatch,
} from '../matching.ts'

type Asked = { id: string; person: string; cohort: string; began: PostedDay }
type Wrong = Partial<Record<'person' | 'cohort' | 'began', string>>

export const askMatch: PageFunction = async visit => {
  const today = todayOf(visit)
  const year = academicYearOf(today)
  return await sheet(
    visit,
    {
      id: formId(),
      person: '',
      cohort: `Cohort ${year}/${String(year + 1).slice(2)}`,
      began: { day: today, values: boxesOf(today) },
    },
    {},
  )
}

export const takeMatch: PageFunction = async visit => {
  const { tx, form } = visit
  const child = await childOfAgreements(visit)
  const enrolment = await enrolmentOf(tx, child.id)
  const takesPart = enrolment !== undefined && enrolment.ended_on === null
  const asked: Asked = {
    id: form.text('id').toLowerCase(),
    person: form.text('person'),
    cohort: form.text('cohort').trim(),
    began: postedDay(form, 'began'),
  }
  if (!isId(asked.id)) throw new BadRequest('The form came without its number. Open it again.')
  const { day } = asked.began
  const wrong: Wrong = {
    ...(!isId(asked.person) && { person: 'Choose the Link Worker' }),
    ...(!takesPart &&
      (asked.cohort === '' || asked.cohort.length > 100) && {
        cohort: 'Write the name of the group they begin in',
      }),
    ...((day === undefined || day > todayOf(visit)) && {
      began: 'Write the day from which it holds: today or before',
    }),
  }
  if (Object.keys(wrong).length > 0) return await sheet(visit, asked, wrong)
  const now = matchedNow(await matchesOf(tx, child.id))
  if (now && form.text('instead') !== now.person_id && asked.person !== now.person_id)
    return await sheet(visit, asked, {
      person: `${now.name} was matched while you chose. Change it only if you have spoken with whoever did`,
    })
  const outcome = takesPart
    ? await changeLinkWorker(tx, { id: asked.id, childId: child.id, personId: asked.person, onDay: day! })
    : await matchLinkWorker(tx, {
        enrolmentId: asked.id,
        caseloadId: idOfPost(asked.id, 'caseload'),
        childId: child.id,
        personId: asked.person,
        cohortId: (await waitingForMatch(tx)).find(each => each.child_id === child.id)?.cohort_id ?? null,
        cohortName: asked.cohort,
        beganOn: day!,
      })
  const problem = WHY_NOT[outcome]
  if (problem) return await sheet(visit, asked, { person: problem })
  return seeOther(`/enrol/children/${child.id}/agreements?done=matched`)
}

const WHY_NOT: Partial<Record<string, string>> = {
  conflict: 'They have said there is a conflict. Choose another',
  restricted: 'This record is kept to named people. Ask the safeguarding lead first',
  'no-worker': 'This is no Link Worker of the place any more. Choose another',
  'no-school': 'The child or young person is on no school’s roll',
  'no-yes': 'One of the two yeses is missing: it was taken back, or not said yet',
  objects: 'The family objects. Nobody is matched',
  'given-on': 'Their place has gone to another family since. The next cohort asks anew',
  'not-taking-part': 'They take part no more',
  'takes-part':
    'Somebody matched them while you chose. Look who it is, and change it only if you have spoken',
}

async function sheet(visit: Visit, asked: Asked, wrong: Wrong): Promise<Sheet> {
  const { tx } = visit
  const child = await childOfAgreements(visit)
  const [enrolment, workers, conflicts, family, matches, { content }, waiting] = await Promise.all([
    enrolmentOf(tx, child.id),
    linkWorkers(tx),
    conflictsAmong(tx, [child.id]),
    languagesOfFamily(tx, child.id),
    matchesOf(tx, child.id),
    blueprintInForce(tx),
    waitingForMatch(tx),
  ])
  const takesPart = enrolment !== undefined && enrolment.ended_on === null
  const now = matchedNow(matches)
  const others = peopleOf(workers).filter(each => !takesPart || each.id !== now?.person_id)
  const free = others.filter(each => !conflicts.has(`${child.id} ${each.id}`))
  const kept = others.filter(each => conflicts.has(`${child.id} ${each.id}`))
  const capacity = content.capacity.children_per_link_worker
  const here = (each: Person) => each.schools.some(school => school.id === child.school_id)
  const item = (each: Person): RadioItem => ({
    value: each.id,
    text: each.name,
    hint: `${each.schools.map(school => school.name).join(', ') || 'No school of their own'}. ${each.caseload} of ${capacity} on the caseload${each.caseload >= capacity ? ': full' : ''}.${spokenBy(each, family.languages)}`,
  })
  const items = [...free.filter(here), ...free.filter(each => !here(each))]
  const errors: ErrorItem[] = Object.entries(wrong).map(([name, text]) => ({
    text,
    href: `#${name === 'began' ? 'began-day' : name}`,
  }))
  const ready = takesPart || waiting.some(each => each.child_id === child.id)
  const title = takesPart ? 'Change the Link Worker' : 'Choose a Link Worker'
  return {
    title,
    heading: html`${title}: <bdi>${nameOf(child)}</bdi>`,
    errors,
    breadcrumbs: [
      { text: 'Enrol', href: '/enrol' },
      { text: 'Match', href: '/enrol/matching' },
      { text: nameOf(child) },
    ],
    body: ready
      ? html`
<p class="govuk-body-l">${yearName(child.year_group)}, ${child.school ?? 'no school known'}. ${family.languages.length > 0 ? `The family speaks ${family.languages.map(languageName).join(', ')}${family.interpreter ? ' and would like an interpreter' : ''}.` : 'Which language the family speaks is not known.'}</p>
${now && takesPart && html`<p class="govuk-body">With <bdi>${now.name}</bdi> now. When you change it, ${now.name} no longer has the record; what ${now.name} wrote stays.</p>`}
<form method="post" action="/enrol/children/${child.id}/match" novalidate>
<input type="hidden" name="id" value="${asked.id}"><input type="hidden" name="instead" value="${now?.person_id ?? ''}">
${items.length > 0 ? radios({ name: 'person', value: asked.person, errorMessage: wrong.person, fieldset: { legend: { text: 'Link Worker', classes: 'govuk-fieldset__legend--s' } }, hint: 'Those who work in the school stand first', items: items.map(item) }) : html`<p class="govuk-body">There is no Link Worker to choose.</p>`}
${kept.length > 0 && cannot(kept)}
${!takesPart && input({ name: 'cohort', label: 'The group they begin in', hint: 'A name that says nothing of the children', value: asked.cohort, errorMessage: wrong.cohort })}
${dateInput({ id: 'began', namePrefix: 'began', values: asked.began.values, errorMessage: wrong.began, fieldset: { legend: { text: 'From which day?', classes: 'govuk-fieldset__legend--s' } } })}
${items.length > 0 && button({ text: takesPart ? 'Change the Link Worker' : 'Match them', preventDoubleClick: true })}
</form>`
      : emptyState({
          title: 'There is nobody to match yet',
          text: 'Both yeses come first: the family’s, and the child’s or young person’s own.',
          action: { text: 'What was agreed', href: `/enrol/children/${child.id}/agreements` },
        }),
  }
}

function matchedNow(matches: Awaited<ReturnType<typeof matchesOf>>) {
  return matches.find(each => each.ended_at === null)
}

type Person = {
  id: string
  name: string
  caseload: number
  languages: string[]
  schools: { id: string; name: string }[]
}

function peopleOf(workers: readonly Worker[]): Person[] {
  const people = new Map<string, Person>()
  for (const { id, name, caseload, languages, school_id, school } of workers) {
    const person = people.get(id) ?? {
      id,
      name,
      caseload: caseload ?? 0,
      languages: languages ?? [],
      schools: [],
    }
    if (school_id && school) person.schools.push({ id: school_id, name: school })
    people.set(id, person)
  }
  return [...people.values()].sort((a, b) => a.caseload - b.caseload || (a.name < b.name ? -1 : 1))
}

// What both speak stands first in the sentence: it is why somebody may be the right one.
function spokenBy({ languages }: Person, family: readonly string[]): string {
  if (languages.length === 0) return ''
  const both = languages.filter(each => each !== 'en' && family.includes(each))
  const names = languages.map(languageName).join(', ')
  return both.length > 0
    ? ` Speaks ${both.map(languageName).join(', ')}, as the family does.`
    : ` Speaks ${names}.`
}

function cannot(kept: readonly Person[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${kept.map(each => html`<li><bdi>${each.name}</bdi> cannot be matched: has said there is a conflict.</li>`)}</ul>`
}
