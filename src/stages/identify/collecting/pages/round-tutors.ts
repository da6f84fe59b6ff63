// Who is asked about whom. Tutors are typed or pasted, a line each; one with years gets the children of those years at once,
// so that thirty children are given out in one step; what is left is chosen child by child.
import { button } from '#design/button.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { tableCards } from '#design/table-cards.ts'
import { textarea } from '#design/textarea.ts'
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { addTutors, childrenOf, giveToTutors, type Round, tutorsOf } from '../rounds.ts'
import { readTutorLines } from '../tutor-lines.ts'
import { errorsOf } from '../wrong.ts'
import { crumbs, openRound, roundOf } from './of-round.ts'

export const roundTutors: PageFunction = async visit => {
  const round = await roundOf(visit)
  return round.closed_at ? seeOther(`/identify/collecting/${round.id}`) : await show(visit, round, {})
}

/** Adds tutors, or says who is asked about whom: one of two forms. */
export const takeRoundTutors: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const round = await openRound(visit)
  const here = `/identify/collecting/${round.id}/tutors`
  const note = (action: string, n: number) =>
    record(tx, {
      action,
      subject: 'collecting-round',
      subjectId: round.id,
      request: requestId,
      detail: { n },
    })
  if (form.text('form') === 'tutors') {
    const read = readTutorLines(form.text('tutors'))
    if ('problem' in read) return await show(visit, round, { tutors: read.problem })
    await addTutors(tx, round, read.tutors)
    await note('named-tutors', read.tutors.length)
    return seeOther(`${here}?done=tutors`)
  }
  const given = form
    .names()
    .filter(name => name.startsWith('tutor-') && isId(name.slice(6)))
    .map(name => ({ child: name.slice(6), tutor: isId(form.text(name)) ? form.text(name) : null }))
  await note('gave-children-to-tutors', await giveToTutors(tx, round.id, given))
  return seeOther(
    form.text('next') === 'links' ? `/identify/collecting/${round.id}#links` : `${here}?done=given`,
  )
}

async function show(visit: Visit, round: Round, wrong: Record<string, string>): Promise<Sheet> {
  const { tx, form, query, requestId } = visit
  const [tutors, all] = await Promise.all([tutorsOf(tx, round.id), childrenOf(tx, round.id)])
  const children = all.filter(each => !each.dropped_because)
  const without = children.filter(each => !each.tutor_id).length
  await record(tx, {
    action: 'saw-list',
    subject: 'collecting-round',
    subjectId: round.id,
    request: requestId,
    detail: { children: children.length },
  })
  return {
    title: 'Who knows them?',
    heading: 'Who knows them?',
    breadcrumbs: crumbs(round, 'Who knows them?'),
    errors: errorsOf(wrong),
    notice: query.get('done') ? notificationBanner({ titleText: 'Saved', text: saidOf(without) }) : undefined,
    body: html`
<p class="govuk-body-l">${counted(children.length, 'child', 'children')} of ${round.school}. ${without === 0 ? 'Everybody has a tutor.' : `${counted(without, 'child has', 'children have')} no tutor yet.`}</p>
<form method="post" novalidate><input type="hidden" name="form" value="tutors">
${textarea({
  name: 'tutors',
  label: { text: tutors.length === 0 ? 'Who are their tutors?' : 'Add tutors', classes: 'govuk-label--m' },
  hint: 'One on each line, like “Ms Khan, k.khan@school.example, Year 7”. Only the name is needed. With a year, the children of that year who have no tutor yet are theirs at once.',
  rows: tutors.length === 0 ? 6 : 3,
  value: form.text('tutors'),
  spellcheck: false,
  errorMessage: wrong.tutors,
})}
${button({ text: 'Add', classes: tutors.length === 0 ? '' : 'govuk-button--secondary' })}
</form>
${
  tutors.length > 0 &&
  html`<form method="post" novalidate><input type="hidden" name="form" value="children">
${tableCards({
  caption: 'Who is asked about whom',
  rows: children,
  link: { heading: 'Name', href: each => `/identify/children/${each.child_id}`, text: nameOf },
  columns: [
    { heading: 'Year', cell: each => yearName(each.year_group), short: true },
    {
      heading: 'Tutor',
      long: true,
      cell: each =>
        select({
          name: `tutor-${each.child_id}`,
          label: { text: `Tutor of ${nameOf(each)}`, classes: 'govuk-visually-hidden' },
          value: each.tutor_id ?? undefined,
          items: [
            { value: '', text: 'Nobody yet' },
            ...tutors.map(tutor => ({ value: tutor.id, text: tutor.name })),
          ],
        }),
    },
  ],
  empty: 'This round asks about nobody.',
})}
<div class="govuk-button-group">${button({ text: 'Save and go on to the links', name: 'next', value: 'links' })}${button({ text: 'Save', classes: 'govuk-button--secondary' })}</div>
</form>`
}
<p class="govuk-body"><a class="govuk-link" href="/identify/collecting/${round.id}/children">Leave a child out, or add one</a></p>`,
  }
}

function saidOf(without: number): string {
  return without === 0
    ? 'Everybody has a tutor. Go on to the links.'
    : `${counted(without, 'child has', 'children have')} no tutor yet: choose below.`
}
