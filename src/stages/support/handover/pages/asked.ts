// Whoever is asked to have a child says yes or no, knowing what they need to answer and no more.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { shortNameOf, yearName } from '#records/children/children.ts'
import { todayOf } from '#records/places/today.ts'
import { type Asked, answerHandover, askedOfMe, tookOver } from '../handover.ts'
import { handoverRules } from '../settings.ts'
import { handoversHome, whyWords } from '../words.ts'

export const asked: PageFunction = async visit => show(visit, await found(visit))

export const answer: PageFunction = async visit => {
  const { tx, form } = visit
  const id = form.text('id')
  if (!isId(id)) throw new BadRequest('The form came without its number. Open it again.')
  const handedId = visit.params.asked ?? ''
  const one = (await askedOfMe(tx)).find(each => each.id === handedId)
  // Sent twice: the first made it theirs.
  if (!one && isId(handedId) && (await tookOver(tx, handedId))) return seeOther(handoversHome)
  if (!one) throw new NotFound('not asked of them')
  const yes = form.text('answer') === 'yes'
  const words = form.text('words')
  if (words.length > 300) return show(visit, one, 'Say it in at most 300 letters')
  const outcome = await answerHandover(tx, {
    handedId: one.id!,
    childId: one.child_id!,
    caseloadId: idOfPost(id, 'caseload'),
    yes,
    words: words || null,
    onDay: todayOf(visit),
  })
  if (outcome === 'not-finished')
    return show(visit, one, 'What is passed on is not written down yet. Speak with them, and say yes then')
  if (outcome === 'gone') throw new NotFound('not asked of them')
  return seeOther(outcome === 'accepted' ? `/support/children/${one.child_id}` : handoversHome)
}

async function found({ tx, params }: Visit): Promise<Asked> {
  const one = (await askedOfMe(tx)).find(each => each.id === params.asked)
  if (!one) throw new NotFound('not asked of them')
  return one
}

async function show(visit: Visit, one: Asked, wrong?: string): Promise<Sheet> {
  const { tx, requestId, form } = visit
  const { daysAfter } = await handoverRules(tx)
  await record(tx, {
    action: 'saw-child',
    subject: 'asked-to-take-over',
    childId: one.child_id!,
    why: 'asked to have them',
    request: requestId,
  })
  return {
    title: 'Asked to have a child or young person',
    heading: html`<bdi>${shortNameOf(one)}</bdi>`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Change of hands', href: handoversHome },
      { text: shortNameOf(one) },
    ],
    errors: wrong ? [{ text: wrong, href: '#words' }] : [],
    body: html`
<p class="govuk-body-l"><bdi>${one.from_name}</bdi> ${whyWords({ why: one.why ?? '', last_day: one.last_day ?? '' })}. Will you be there for ${one.forename ?? 'them'}?</p>
${summaryList({
  rows: [
    { key: { text: 'School' }, value: { text: `${yearName(one.year_group)}, ${one.school}` } },
    {
      key: { text: 'Introduced in person' },
      value: {
        text: one.introduced ? 'Yes' : one.introduce_on ? `On ${dayInFull(one.introduce_on)}` : 'No day yet',
      },
    },
    { key: { text: 'What matters to them' }, value: { text: listed(one.matters) } },
    { key: { text: 'What was promised' }, value: { text: listed(one.promises) } },
  ],
})}
${insetText({ text: `With your yes the record is yours. ${one.from_name} sees it for ${daysAfter} days more, for what was forgotten. If they are near to you in private, say no: nobody asks why.` })}
${
  one.finished
    ? html`<form method="post" action="${handoversHome}/asked/${one.id}"><input type="hidden" name="id" value="${form.text('id') || formId()}"><input type="hidden" name="answer" value="yes">${button({ text: 'Yes, I will be there', preventDoubleClick: true })}</form>`
    : html`<p class="govuk-body"><bdi>${one.from_name}</bdi> has not passed on everything yet. You can say yes when the list is done.</p>`
}
<form method="post" action="${handoversHome}/asked/${one.id}" novalidate><input type="hidden" name="id" value="${form.text('id') || formId()}"><input type="hidden" name="answer" value="no">
${input({ name: 'words', label: 'If you cannot: a word on it, if you like', hint: 'The programme manager reads it', value: form.text('words'), errorMessage: wrong })}
${button({ text: 'No, I cannot', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`,
  }
}

function listed(words: string[] | null) {
  return words && words.length > 0
    ? html`<ul class="govuk-list govuk-list--bullet">${words.map(each => html`<li><bdi>${each}</bdi></li>`)}</ul>`
    : 'Nothing is written yet'
}
