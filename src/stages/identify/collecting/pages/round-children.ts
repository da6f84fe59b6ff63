// A person may ask about somebody whom the list does not name, or leave somebody out: each with the reason, which stays.
import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import { input } from '#design/input.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { html } from '#platform/html.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { askAbout, childrenOf, othersOfSchool, type Round, stopAsking } from '../rounds.ts'
import { errorsOf } from '../wrong.ts'
import { crumbs, openRound, roundOf } from './of-round.ts'

export const roundChildren: PageFunction = async visit => {
  const round = await roundOf(visit)
  return round.closed_at ? seeOther(`/identify/collecting/${round.id}`) : await show(visit, round, {})
}

export const takeRoundChildren: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const round = await openRound(visit)
  const what = form.text('form') === 'drop' ? 'drop' : 'add'
  const childId = form.text(`${what}-child`)
  const because = form.text(`${what}-because`)
  const wrong: Record<string, string> = {}
  if (!isId(childId)) wrong[`${what}-child`] = 'Choose a child'
  if (because.length < 3 || because.length > 300) wrong[`${what}-because`] = 'Say why, in 3 to 300 letters'
  if (Object.keys(wrong).length > 0) return await show(visit, round, wrong)
  const done =
    what === 'drop'
      ? await stopAsking(tx, round.id, childId, because)
      : (await askAbout(tx, round.id, [childId], because)) > 0
  if (done) {
    await record(tx, {
      action: what === 'drop' ? 'stopped-asking-about' : 'added-to-collecting',
      subject: 'collecting-round',
      subjectId: round.id,
      childId,
      request: requestId,
    })
  }
  return seeOther(`/identify/collecting/${round.id}/children?done=${done ? what : 'nothing'}`)
}

const said: Record<string, string> = {
  drop: 'The round no longer asks about this child. What was said already stays.',
  add: 'The round asks about this child too. Choose their tutor.',
  nothing: 'Nothing was changed: this child cannot be asked about, or was left out already.',
}

async function show(visit: Visit, round: Round, wrong: Record<string, string>): Promise<Sheet> {
  const { tx, form, query, requestId } = visit
  const [all, others] = await Promise.all([childrenOf(tx, round.id), othersOfSchool(tx, round.id)])
  const inside = all.filter(each => !each.dropped_because)
  const dropped = all.filter(each => each.dropped_because)
  const done = new Map(Object.entries(said)).get(query.get('done') ?? '')
  await record(tx, {
    action: 'saw-list',
    subject: 'collecting-round',
    subjectId: round.id,
    request: requestId,
    detail: { children: inside.length, others: others.length },
  })
  const choices = (
    rows: { child_id: string; forename: string | null; surname: string | null; year_group: string | null }[],
  ) => [
    { value: '', text: 'Choose a child' },
    ...rows.map(each => ({ value: each.child_id, text: `${nameOf(each)}, ${yearName(each.year_group)}` })),
  ]
  const part = (
    what: 'drop' | 'add',
    rows: Parameters<typeof choices>[0],
    label: string,
    text: string,
  ) => html`<form method="post" novalidate>
<input type="hidden" name="form" value="${what}">
${select({ name: `${what}-child`, label, value: form.text(`${what}-child`), items: choices(rows), errorMessage: wrong[`${what}-child`] })}
${input({ name: `${what}-because`, label: 'Why?', value: form.text(`${what}-because`), errorMessage: wrong[`${what}-because`] })}
${button({ text, classes: 'govuk-button--secondary' })}
</form>`
  return {
    title: 'Leave a child out, or add one',
    heading: 'Leave a child out, or add one',
    breadcrumbs: crumbs(round, 'Children'),
    errors: errorsOf(wrong),
    notice: done ? notificationBanner({ titleText: 'Done', text: done }) : undefined,
    body: html`
<h2 class="govuk-heading-m">Leave out</h2>
${inside.length === 0 ? emptyState({ text: 'This round asks about nobody.' }) : part('drop', inside, 'Of whom the tutor is not asked', 'Leave out')}
<h2 class="govuk-heading-m">Add</h2>
${others.length === 0 ? emptyState({ text: 'Everybody in scope is asked about.' }) : part('add', others, 'Of whom the tutor is asked too', 'Add')}
${
  dropped.length > 0 &&
  html`<h2 class="govuk-heading-m">Left out</h2><ul class="govuk-list govuk-list--bullet">${dropped.map(each => html`<li><bdi>${nameOf(each)}</bdi>: ${each.dropped_because}</li>`)}</ul>`
}
<p class="govuk-body"><a class="govuk-link" href="/identify/collecting/${round.id}/tutors">Back to who knows them</a></p>`,
  }
}
