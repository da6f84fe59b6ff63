// What was opened by breaking the glass, for whoever receives concerns: why, and whether it was right.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { emptyState } from '#design/empty.ts'
import { input } from '#design/input.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import { todayOf } from '#records/places/today.ts'
import { dayAndTime } from '../../contacts/day-and-time.ts'
import { cardName } from '../../in-school/words.ts'
import { CATEGORIES, type Category, glassBroken, reviewGlass } from '../glass.ts'
import { GLASS_REVIEWS, RECEIVED } from '../words.ts'

const TITLE = 'Records opened by breaking the glass'
const VERDICTS = {
  right: 'It was right to open it',
  'not-right': 'It was not right: I follow it up',
} as const

export const glassReviews =
  (seals: Seals | undefined): PageFunction =>
  async visit =>
    await sheet(visit, sealsOf(seals))

export const takeGlassReview =
  (seals: Seals | undefined): PageFunction =>
  async visit => {
    const { tx, form, params, requestId } = visit
    const id = params.glass ?? ''
    if (!isId(id)) throw new NotFound('no such thing')
    const verdict = form.text('verdict')
    const words = form.text('words')
    if (!(verdict in VERDICTS) || words === '' || words.length > 2000)
      return await sheet(visit, sealsOf(seals), { id, text: 'Say whether it was right, and what you found' })
    if (await reviewGlass(tx, sealsOf(seals), { id, verdict: verdict as keyof typeof VERDICTS, words }))
      await record(tx, {
        action: 'reviewed-glass',
        subject: 'break-glass',
        subjectId: id,
        request: requestId,
        detail: { verdict },
      })
    return seeOther(GLASS_REVIEWS)
  }

function sealsOf(seals: Seals | undefined): Seals {
  if (!seals) throw new Error('Without its keys Kith cannot open why.')
  return seals
}

async function sheet(visit: Visit, seals: Seals, wrong?: { id: string; text: string }): Promise<Sheet> {
  const all = await glassBroken(visit.tx, seals)
  await record(visit.tx, {
    action: 'saw-list',
    subject: 'break-glass',
    request: visit.requestId,
    detail: { opened: all.length },
  })
  return {
    title: TITLE,
    heading: TITLE,
    ...(wrong && { errors: [{ text: wrong.text, href: `#g-${wrong.id}` }] }),
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Concerns', href: RECEIVED },
      { text: TITLE },
    ],
    body:
      all.length === 0
        ? emptyState({ text: 'Nobody has opened a record that was not theirs.' })
        : html`<ol class="kith-lately">${all.map(each => one(visit, each, wrong?.id === each.id ? wrong.text : undefined))}</ol>`,
  }
}

function one(
  visit: Visit,
  each: Awaited<ReturnType<typeof glassBroken>>[number],
  wrong: string | undefined,
): Html {
  return html`<li class="kith-entry" id="g-${each.id}">
<h2 class="kith-entry__title"><bdi>${each.by_name}</bdi> opened the record of <bdi>${cardName(each)}</bdi></h2>
<p class="kith-entry__meta">${dayAndTime(visit, each.made_at)} · ${CATEGORIES[each.category as Category]}${each.closed_at && html` · closed again ${dayAndTime(visit, each.closed_at)}`}</p>
<p class="govuk-body"><bdi>${each.because}</bdi></p>
${
  each.reviewed_at
    ? html`<p class="govuk-body">${each.verdict === 'right' ? 'It was right' : 'It was not right'}, says <bdi>${each.reviewed_by}</bdi>, ${dayAndTime(visit, each.reviewed_at)}.</p>`
    : each.own
      ? html`<p class="govuk-body">Somebody else looks at it.</p>`
      : html`<p class="govuk-body">${each.due && each.due < todayOf(visit) ? tag({ text: 'Overdue', colour: 'red' }) : ''} Look at it by ${each.due && shortDate(each.due, todayOf(visit))}.</p>
<form method="post" action="${GLASS_REVIEWS}/${each.id}" novalidate>
${radios({ name: 'verdict', idPrefix: `v-${each.id}`, classes: 'govuk-radios--small', errorMessage: wrong, fieldset: { legend: { text: 'Was it right?', classes: 'govuk-fieldset__legend--s' } }, items: Object.entries(VERDICTS).map(([value, text]) => ({ value, text })) })}
${input({ id: `w-${each.id}`, name: 'words', label: 'What did you find?', value: wrong ? visit.form.text('words') : '', classes: 'govuk-!-width-two-thirds' })}
${button({ text: html`Keep it<span class="govuk-visually-hidden">, of what ${each.by_name} opened</span>`, preventDoubleClick: true })}
</form>`
}
</li>`
}
