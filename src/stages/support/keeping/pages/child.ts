// One child: until when each part of the record is kept, what holds it, and the form that places a hold.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { tag } from '#design/tag.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { type ChildOfVisit, childOfVisit, childSheet } from '../../child/frame.html.ts'
import { oneField, readOne, type Wrong } from '../../in-school/fields.ts'
import { holdBox, holdFields } from '../hold.html.ts'
import { holds, placeHold } from '../holds.ts'
import { keptLonger, standingOf } from '../keeping.ts'
import { childKeeping, PART_WORDS, standingWords } from '../words.ts'
import { readHold } from './holds.ts'

/** Until when this record is kept, and its holds. */
export const childKept =
  (gathered: Gathered): PageFunction =>
  async visit =>
    show(gathered, visit, await childOfVisit(visit, 'kept-until'), {})

/** Places a hold on the child or the whole family. */
export const holdsChild =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, undefined)
    const { form } = visit
    const sent = form.text('id')
    if (!isId(sent)) throw new BadRequest('The form came without its number. Open the page again.')
    const wrong: Wrong = {}
    const whose = readOne(form, wrong, 'whose', ['child', 'family'] as const, 'Say whose records are held')
    const { part, because } = readHold(visit, wrong)
    if (Object.keys(wrong).length > 0) return await show(gathered, visit, child, wrong)
    const id = idOfPost(sent, child.id, whose, part ?? 'all', because)
    const hold = { id, childId: child.id, wholeFamily: whose === 'family', part, because }
    if (await placeHold(visit.tx, hold))
      await record(visit.tx, {
        action: 'placed-hold',
        subject: 'hold',
        subjectId: id,
        childId: child.id,
        why: child.why ?? '',
        request: visit.requestId,
      })
    return seeOther(childKeeping(child.id))
  }

async function show(gathered: Gathered, visit: Visit, child: ChildOfVisit, wrong: Wrong): Promise<Sheet> {
  const standing = await standingOf(visit.tx, child.id)
  const longer = await keptLonger(visit.tx, child.id)
  const all = await holds(visit.tx, child.id)
  const showing = { form: visit.form, wrong }
  return childSheet(visit, gathered, child, {
    tab: childKeeping(child.id),
    title: 'Kept until',
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<h2 class="govuk-heading-l">How long this record is kept</h2>
${summaryList({
  rows: standing.map(({ part, due, held }) => ({
    key: { text: PART_WORDS[part] },
    value: { text: html`${held && html`${tag({ text: 'Held', colour: 'orange' })} `}${standingWords(due)}` },
  })),
})}
${longer.map(each => html`<p class="govuk-body">${PART_WORDS[each.part as keyof typeof PART_WORDS]} is kept longer, until ${each.keep_until && dayInFull(each.keep_until)}: <bdi>${each.because}</bdi>. <bdi>${each.decided_name ?? 'Somebody'}</bdi> said so.</p>`)}
<p class="govuk-body">Who they are is kept as long as a part of it. Nothing goes by itself: one proposes, one reviews, another authorises.</p>
<h2 class="govuk-heading-m">Holds</h2>
${
  all.length > 0
    ? all.map(hold => holdBox(visit, hold, wrong))
    : standing.some(each => each.held)
      ? html`<p class="govuk-body">It is held with a sister’s or brother’s record, their school’s or the place’s.</p>`
      : html`<p class="govuk-body">Nothing of this record is held.</p>`
}
<form method="post" action="${childKeeping(child.id)}" novalidate>
<h3 class="govuk-heading-s">Place a hold</h3>
<input type="hidden" name="id" value="${visit.form.text('id') || formId()}">
${oneField(showing, {
  name: 'whose',
  legend: 'Whose?',
  items: [
    { value: 'child', text: 'This child’s or young person’s' },
    {
      value: 'family',
      text: 'The whole family’s',
      hint: 'All children here of one household or with a relative in common',
    },
  ],
})}
${holdFields(showing)}
${button({ text: 'Place the hold', preventDoubleClick: true })}</form>`,
  })
}
