// What we think is behind it, and needs found: told in trust, so shown to those who read notes. What waits for help stands open,
// a longer list is folded, and a new word is one tap away.
import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { type BehindSide, behindOf, type Finder, type NeedKind, needsOf } from './behind.ts'
import type { WholePlan } from './whole.ts'
import { behindSideWords, finderWords, needKindWords, planHome } from './words.ts'

type About = { childId: string; writes: boolean; today: string }

/** So many of what is settled stand open; more are folded. */
const OPEN_UP_TO = 2

export async function inTrust(
  { tx }: Visit,
  { plan }: WholePlan,
  { childId, writes, today }: About,
): Promise<Html> {
  const [behind, needs] = await Promise.all([behindOf(tx, plan.id), needsOf(tx, plan.id, today)])
  const here = planHome(childId)
  const about = { here, writes, today }
  const holds = behind.filter(each => each.ended_on === null)
  const over = behind.filter(each => each.ended_on !== null)
  const [wait, helped] = [true, false].map(waits =>
    needs.filter(each => (each.helped_on === null) === waits).map(each => needFound(each, about)),
  ) as [Html[], Html[]]
  return html`
<h3 class="govuk-heading-m">What we think is behind it</h3>
<p class="govuk-body-s">Told in trust: read with notes, so not by the school’s lead.</p>
${holds.length === 0 && html`<p class="govuk-body">Nobody has said yet. Absence is a symptom: ask the child, the parent, the school.</p>`}
${folded(
  'What was said',
  holds.map(each => saidBehind(each, about)),
)}
${over.length > 0 && html`<p class="govuk-body-s">Seen otherwise now: ${over.map((each, n) => html`${n > 0 && '; '}“<bdi>${each.words}</bdi>” (${shortDate(each.ended_on ?? '', today)})`)}.</p>`}
${writes && html`<p class="govuk-body"><a class="govuk-link" href="${here}/behind">Add what somebody says</a></p>`}
<h3 class="govuk-heading-m">Needs found</h3>
${needs.length === 0 && html`<p class="govuk-body">None that nobody had named before.</p>`}
${list(wait)}
${folded('Help has come for', helped)}
${writes && html`<p class="govuk-body"><a class="govuk-link" href="${here}/needs">A need was found</a></p>`}`
}

type AboutOne = { here: string; writes: boolean; today: string }

function saidBehind(
  each: Awaited<ReturnType<typeof behindOf>>[number],
  { here, writes, today }: AboutOne,
): Html {
  const lang = each.language && each.language !== 'en' ? html` lang="${each.language}"` : ''
  return html`<li><strong>${behindSideWords[each.said_by as BehindSide]}</strong>, ${shortDate(each.said_on, today)}: “<bdi${lang}>${each.words}</bdi>”${writes && html`<form method="post" action="${here}/behind/${each.id}/end" class="kith-activity__ways">${button({ text: html`We see it otherwise now<span class="govuk-visually-hidden">: ${each.words}</span>`, classes: 'govuk-button--secondary govuk-button--small' })}</form>`}</li>`
}

function needFound(
  each: Awaited<ReturnType<typeof needsOf>>[number],
  { here, writes, today }: AboutOne,
): Html {
  const worry =
    each.worry_on &&
    html` Worry first said ${shortDate(each.worry_on, today)}, by ${finder(each.worry_by as Finder)}.`
  const help = each.helped_on
    ? html`First help ${shortDate(each.helped_on, today)}: <bdi>${each.help}</bdi>${each.days !== null && html` (${days(each.days)})`}.`
    : html`<strong>No help yet${each.days !== null && html`, ${days(each.days)}`}.</strong>${writes && html` <a class="govuk-link" href="${here}/needs/${each.id}">Help has come<span class="govuk-visually-hidden">: ${each.what}</span></a>`}`
  return html`<li>${tag({ text: needKindWords[each.kind as NeedKind], colour: 'blue' })} <bdi>${each.what}</bdi><br><span class="govuk-body-s">Found ${shortDate(each.found_on, today)} by ${finder(each.found_by as Finder)}.${worry} ${help}</span></li>`
}

function list(items: readonly Html[]): Html | false {
  return items.length > 0 && html`<ul class="govuk-list govuk-list--spaced">${items}</ul>`
}

function folded(what: string, items: readonly Html[]): Html | false {
  const text = list(items)
  if (text === false || items.length <= OPEN_UP_TO) return text
  return details({ summaryText: `${what}: ${counted(items.length, 'entry', 'entries')}`, text })
}

/** `the school`, `a local group`: inside a sentence. */
function finder(who: Finder): string {
  return who === 'programme' ? 'the Link Worker' : finderWords[who].toLocaleLowerCase('en-GB')
}

function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'} from the worry`
}
