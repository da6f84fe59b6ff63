// The family's pages, for whoever works with the child: who has one and whether it opens, what was said there, and what we answer.
import { button } from '#design/button.ts'
import { characterCount } from '#design/character-count.ts'
import { shortDate } from '#design/contextual-date.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { protectionOf, relativesOf } from '#records/families/relatives.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import {
  type ChildOfVisit,
  childOfVisit,
  childSheet,
  languageName,
  takesPart,
} from '../../child/frame.html.ts'
import { kindWord } from '../../family/kinds.ts'
import { mayGiveLinks } from '../../in-school/slip.html.ts'
import { type Correction, correctionsOf } from '../../rights/corrections.ts'
import { childCorrections, correctionDue, correctionHome } from '../../rights/words.ts'
import { answerSaid, type FamilyPage, pagesOf, type SaidOnPage, saidOnPages } from '../pages.ts'
import { MOST_ANSWER, pagesHome, parentKinds, type SaidKind, saidKinds } from '../words.ts'

export const familyPages =
  (gathered: Gathered): PageFunction =>
  async visit =>
    sheet(gathered, visit, await childOfVisit(visit, 'family-page'), undefined)

/** Answers what was said; it stands on their page. */
export const answer =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, undefined)
    const id = visit.params.said ?? ''
    const known = (await saidOnPages(visit.tx, child.id)).find(each => each.id === id)
    if (!known) throw new NotFound('nothing of that kind was said')
    const words = visit.form.text(`answer-${id}`)
    if (known.answered_on === null && (words === '' || words.length > MOST_ANSWER))
      return sheet(gathered, visit, child, {
        id,
        text: `Write what you answer, in at most ${MOST_ANSWER} letters`,
      })
    if (await answerSaid(visit.tx, child.id, { id, answer: words, onDay: todayOf(visit) }))
      await record(visit.tx, {
        action: 'answered-family',
        subject: 'family-page',
        subjectId: known.page_id,
        childId: child.id,
        why: child.why,
        request: visit.requestId,
      })
    return seeOther(pagesHome(child.id))
  }

async function sheet(
  gathered: Gathered,
  visit: Visit,
  child: ChildOfVisit,
  wrong: { id: string; text: string } | undefined,
): Promise<Sheet> {
  const { tx, actor } = visit
  const [pages, said, relatives, protection, corrections] = await Promise.all([
    pagesOf(tx, child.id),
    saidOnPages(tx, child.id),
    relativesOf(tx, child.id),
    protectionOf(tx, child.id),
    correctionsOf(tx, child.id),
  ])
  const today = todayOf(visit)
  const here = pagesHome(child.id)
  const open = pages.filter(each => each.ended_on === null)
  const writes = may(actor, 'write family')
  const gives =
    writes && takesPart(child) && child.school_id !== null && (await mayGiveLinks(visit, child.school_id))
  const without = relatives.filter(
    each =>
      (parentKinds as readonly string[]).includes(each.kind) &&
      !each.died &&
      each.not_contacted === null &&
      !open.some(page => page.relative_id === each.relative_id),
  )
  const correcting = (each: SaidOnPage) => ({
    childId: child.id,
    correction: corrections.find(({ said_id: id }) => id === each.id),
  })
  const waits = said.filter(each => each.answered_on === null)
  return childSheet(visit, gathered, child, {
    tab: here,
    title: 'Family page',
    errors: wrong ? [{ text: wrong.text, href: `#answer-${wrong.id}` }] : [],
    body: html`
<h2 class="govuk-heading-l">Pages of the family</h2>
<p class="govuk-body">One parent or carer has one page, and the child or young person has their own. Nobody sees the other’s. Before you give a link you look at exactly what it shows.</p>
${protection.protected && html`<p class="govuk-body"><strong>An address of theirs is protected, so no page opens.</strong> A page names the school. Print what you want to show, and go through it together.</p>`}
${waits.length > 0 && html`<h3 class="govuk-heading-m">Waits for your answer</h3>${waits.map(each => one(visit, each, { today, here, writes, error: wrong?.id === each.id ? wrong.text : undefined, correcting: correcting(each) }))}`}
${tableCards({
  caption: 'Who has a page',
  rows: open,
  link: { heading: 'Whose', text: whose },
  columns: [
    { heading: 'Link', cell: each => state(visit, each, today) },
    {
      heading: 'Reads',
      cell: each => (each.language ? languageName(each.language) : 'not chosen yet'),
      short: true,
    },
    {
      heading: 'May take a yes back',
      cell: each => (each.who === 'child' ? '' : each.may_change ? 'Yes' : 'No'),
      short: true,
    },
    ...(writes
      ? [{ heading: 'Change', long: true, cell: (each: FamilyPage) => change(each, here, gives) }]
      : []),
  ],
  empty: 'Nobody has a page yet.',
})}
${
  gives &&
  !protection.protected &&
  (without.length > 0 || !['parent', 'child'].every(who => open.some(each => each.who === who))) &&
  html`<h3 class="govuk-heading-m">Give a page</h3>
<ul class="govuk-list">${without.map(each => html`<li><a class="govuk-link" href="${here}/new?for=${each.relative_id}">Look at the page for <bdi>${each.name}</bdi></a>, ${kindWord(each.kind).toLowerCase()}</li>`)}
${!open.some(each => each.who === 'child') && html`<li><a class="govuk-link" href="${here}/new?for=child">Look at the page for <bdi>${child.forename ?? 'the child or young person'}</bdi> themselves</a></li>`}</ul>
${without.length === 0 && !open.some(each => each.who === 'parent') && html`<p class="govuk-body">No parent or carer is written down whom one may contact. <a class="govuk-link" href="/support/children/${child.id}/family">Write them down first</a>.</p>`}`
}
${
  said.length > waits.length &&
  html`<h3 class="govuk-heading-m">Said and answered</h3>${said.filter(each => each.answered_on !== null).map(each => one(visit, each, { today, here, writes: false, error: undefined, correcting: correcting(each) }))}`
}`,
  })
}

function whose(each: FamilyPage): string {
  return each.who === 'child' ? 'The child or young person' : (each.relative ?? 'A parent or carer')
}

function state(visit: Visit, { state, until }: FamilyPage, today: string): Html {
  if (state === 'works')
    return html`${tag({ text: 'Works', colour: 'green' })} until ${shortDate(dayOfMoment(visit, until!), today)}`
  return state === 'closed'
    ? html`${tag({ text: 'Closed', colour: 'grey' })} by what came since: a restriction, a conflict or a yes taken back. Look first, then give a new link`
    : tag({ text: 'None works', colour: 'yellow' })
}

function change(each: FamilyPage, here: string, gives: boolean): Html {
  const name = html`<span class="govuk-visually-hidden"> for ${whose(each).replace(/^(The|A) /, first => first.toLowerCase())}</span>`
  const small = 'govuk-button--secondary govuk-button--small'
  return html`${gives && button({ text: html`Look, and give a new link${name}`, href: `${here}/new?for=${each.relative_id ?? 'child'}`, classes: small })}
${gives && each.state === 'works' && html`<form method="post" action="${here}/${each.id}/code">${button({ text: html`A code to read out${name}`, classes: small })}</form>`}
<form method="post" action="${here}/${each.id}/end">${button({ text: html`Close it${name}`, classes: small })}</form>`
}

function one(
  { form }: Visit,
  each: SaidOnPage,
  {
    today,
    here,
    writes,
    error,
    correcting,
  }: {
    today: string
    here: string
    writes: boolean
    error: string | undefined
    correcting: { childId: string; correction: Correction | undefined }
  },
): Html {
  const name = `answer-${each.id}`
  return html`<section class="kith-entry">
<h4 class="govuk-heading-s">${saidKinds[each.kind as SaidKind]}: <bdi>${each.who === 'child' ? 'the child or young person' : each.relative}</bdi>, ${shortDate(each.said_on, today)}${each.language !== 'en' && `, reading ${languageName(each.language)}`}</h4>
<p class="govuk-body">“<bdi class="kith-as-written">${each.words}</bdi>”</p>
${
  each.answer
    ? html`<p class="govuk-body">${each.answered_by ?? 'Somebody'} answered ${shortDate(each.answered_on!, today)}: “<bdi class="kith-as-written">${each.answer}</bdi>”</p>`
    : (beingPutRight(each, correcting, today) ??
      (writes &&
        html`${each.kind === 'put-right' && html`<p class="govuk-body"><a class="govuk-link" href="${childCorrections(correcting.childId)}/new?said=${each.id}">Something in the record is wrong: put it right beside it</a></p>`}<form method="post" action="${here}/said/${each.id}" novalidate>
${characterCount({ name, label: 'Your answer, in plain words', hint: 'It stands on their page', maxlength: MOST_ANSWER, rows: 2, value: form.text(name), errorMessage: error })}
${button({ text: 'Answer' })}
</form>`))
}
</section>`
}

// What was asked to be put right is answered by what is decided about it, and by nothing else meanwhile.
function beingPutRight(
  { answered_on }: SaidOnPage,
  { childId, correction }: { childId: string; correction: Correction | undefined },
  today: string,
): Html | undefined {
  if (!correction || answered_on !== null) return undefined
  return html`<p class="govuk-body"><a class="govuk-link" href="${correctionHome(childId, correction.id)}">Being put right</a>: decide by ${shortDate(correctionDue(correction, today), today)}. What you decide answers it on their page.</p>`
}
