// What stands on a parent's page and on a child's, the same for the preview a Link Worker looks at and for whoever holds the
// link. `own` is missing in the preview: then nothing on it can be pressed.
import { button } from '#design/button.ts'
import { type Html, html } from '#platform/html.ts'
import type { PieceName } from '#records/family-words/family-words.ts'
import { agreedPart } from './agreed.html.ts'
import { journeyPart, keptParts, tasksPart } from './journey.html.ts'
import { activity, list, type Own, type Part, paragraph, quoted, type Writer, writer } from './parts.html.ts'
import { type Shows, SOMEBODY } from './shows.ts'
import type { Tongue } from './tongue.ts'
import { CHILDLINE, EMERGENCY } from './words.ts'

/** A parent's or carer's page. */
export function parentPage(tongue: Tongue, shows: Shows, own: Own | undefined): Html {
  const { say, title } = tongue
  const names = { child: shows.forename ?? '', school: shows.school }
  const parts: Part[] = [
    {
      id: 'together',
      piece: 'page_together',
      title: title('page_together'),
      body: planPart(tongue, shows, names),
    },
    {
      id: 'next',
      piece: 'page_next',
      title: title('page_next'),
      body: datesPart(tongue, shows, 'page_next', 0),
    },
    { id: 'helps', piece: 'page_helps', title: title('page_helps'), body: helpsPart(tongue, shows) },
    { id: 'agreed', piece: 'page_agreed', title: title('page_agreed'), body: agreedPart(tongue, shows, own) },
    {
      id: 'told',
      piece: 'page_told',
      title: title('page_told'),
      body:
        shows.told?.length === 0
          ? paragraph(say('page_told', 1))
          : html`${paragraph(say('page_told', 0))}${list(shows.told?.map(each => html`<bdi>${each.name}</bdi> (<bdi>${each.role}</bdi>): ${tongue.weekday('page_told', each.on)}`))}`,
    },
    {
      id: 'looked',
      piece: 'page_looked',
      title: title('page_looked'),
      body: lookedPart(tongue, shows, names),
    },
    {
      id: 'say',
      piece: 'page_say',
      title: title('page_say'),
      body: html`${saidPart(tongue, shows)}${own?.write ?? paragraph(say('page_say', 0))}`,
    },
    wrongPart(tongue, shows, own),
  ]
  return whole(tongue, title('page_frame', { names }), parts, own)
}

/** The child's or young person's own page: their words, steps, team and journey. */
export function childPage(tongue: Tongue, shows: Shows, own: Own | undefined): Html {
  const { say } = tongue
  const names = { child: shows.forename ?? '' }
  const team = html`${shows.workers.map(worker => html`<li>${say('my_page', 7, { names: { worker } })}</li>`)}${shows.team?.map(name => html`<li><bdi>${name}</bdi></li>`)}`
  const parts: Part[] = [
    {
      id: 'words',
      piece: 'my_page',
      title: say('my_page', 1),
      body: wordsPart(tongue, shows),
    },
    { id: 'steps', piece: 'my_page', title: say('my_page', 4), body: stepsPart(tongue, shows) },
    ...tasksPart(tongue, shows),
    {
      id: 'team',
      piece: 'my_page',
      title: say('my_page', 6),
      body: html`<ul class="govuk-list">${team}</ul>`,
    },
    { id: 'next', piece: 'my_page', title: say('my_page', 8), body: datesPart(tongue, shows, 'my_page', 9) },
    ...keptParts(tongue, shows),
    {
      id: 'journey',
      piece: 'my_journey',
      title: tongue.title('my_journey'),
      body: journeyPart(tongue, shows),
    },
    {
      id: 'say',
      piece: 'my_page',
      notOnPaper: true,
      title: say('my_page', 10),
      body: html`${saidPart(tongue, shows)}${own?.write ?? paragraph(say('my_page', 11))}`,
    },
    { ...wrongPart(tongue, shows, own), notOnPaper: true },
  ]
  return whole(tongue, tongue.title('my_page', { names }), parts, own)
}

/** The pieces a page is made of: those without an approval are listed for whoever gives the link. */
export const piecesOf: Record<'parent' | 'child', readonly PieceName[]> = {
  parent: [
    'page_frame',
    'page_together',
    'page_next',
    'page_helps',
    'page_agreed',
    'page_take_back',
    'page_say_yes',
    'page_looked',
    'page_told',
    'page_say',
    'page_not_right',
    'pictures',
  ],
  child: ['page_frame', 'my_page', 'my_journey', 'page_next', 'page_say', 'page_not_right', 'pictures'],
}

/** The numbers that are always there, and that a child may ring. */
export function numbers({ say }: Tongue): Html {
  const ring = (name: string, value: string) => ({ names: { [name]: value } })
  return html`<p class="govuk-body"><strong>${say('page_not_right', 20, ring('emergency', EMERGENCY))}</strong></p>
<p class="govuk-body">${say('page_not_right', 21, ring('childline', CHILDLINE))}</p>`
}

// In the preview the page stands inside another, so its headings are a step smaller.
function whole(tongue: Tongue, heading: Html, parts: Part[], own: Own | undefined): Html {
  const { say, plain } = tongue
  const top = own
    ? html`<h1 class="govuk-heading-l">${heading}</h1>`
    : html`<h2 class="govuk-heading-l">${heading}</h2>`
  return html`<article class="kith-for-families kith-own-page" lang="${tongue.language}" dir="${tongue.dir}">
${top}
${parts.map(part => {
  const named = `part-${part.id}`
  const { lang, dir } = tongue.of(part.piece)
  return html`<section class="kith-own-page__part${part.notOnPaper && ' kith-not-on-paper'}" id="of-${part.id}" lang="${lang}" dir="${dir}" aria-labelledby="${named}">
${own ? html`<h2 class="govuk-heading-m" id="${named}">${part.title}</h2>` : html`<h3 class="govuk-heading-m" id="${named}">${part.title}</h3>`}
${own && html`<button type="button" class="govuk-button govuk-button--secondary kith-listen" data-listen="${plain('page_frame', 2)}" hidden>${say('page_frame', 1)}<span class="govuk-visually-hidden">: ${part.title}</span></button>`}
${part.body}</section>`
})}
</article>`
}

function planPart(tongue: Tongue, { plan }: Shows, names: { child: string }): Html {
  const { say } = tongue
  const asWritten = writer(tongue, 'page_helps', 3)
  if (!plan) return paragraph(say('page_together', 1, { names }))
  return html`${paragraph(say('page_together', 0, { names }))}
${written(asWritten, say('page_together', 2, { names }), plan.hopes)}${written(asWritten, say('page_together', 3, { names }), plan.strengths)}
${plan.goals.length > 0 && html`<p class="govuk-body"><strong>${say('page_together', 4)}</strong></p>${goals(asWritten, plan.goals, [say('page_together', 5), say('page_together', 6, { names }), say('page_together', 7)])}`}
${plan.doing.length > 0 && html`<p class="govuk-body"><strong>${say('page_together', 8)}</strong></p>${list(plan.doing.map(each => activity(tongue, asWritten, each)))}`}`
}

// The child's goals as steps, in their order.
function stepsPart(tongue: Tongue, { plan }: Shows): Html {
  const { say } = tongue
  const asWritten = writer(tongue, 'my_page', 26)
  if (!plan || plan.goals.length + plan.doing.length === 0) return paragraph(say('my_page', 5))
  return html`${goals(asWritten, plan.goals, [say('my_page', 15), say('my_page', 16), say('my_page', 17)])}
${plan.doing.length > 0 && html`<p class="govuk-body"><strong>${say('my_page', 18)}</strong></p><ol class="govuk-list govuk-list--number">${plan.doing.map(each => html`<li>${activity(tongue, asWritten, each)}</li>`)}</ol>`}`
}

function wordsPart(tongue: Tongue, { plan, lines }: Shows): Html {
  const { say } = tongue
  const asWritten = writer(tongue, 'my_page', 26)
  const none = !plan?.own && !plan?.hopes && !plan?.strengths && !lines?.length
  if (none) return paragraph(say('my_page', 3))
  return html`${plan?.own && html`<p class="govuk-body-l">${quoted(asWritten(plan.own))}</p>`}
${written(asWritten, say('my_page', 13), plan?.hopes)}${written(asWritten, say('my_page', 14), plan?.strengths)}
${lines && lines.length > 0 && html`${paragraph(say('my_page', 2))}${list(lines.map(asWritten))}`}`
}

/** `labels`: who helps, what the child does, what others do. */
function goals(
  asWritten: Writer,
  these: NonNullable<Shows['plan']>['goals'],
  labels: readonly [Html, Html, Html],
): Html {
  return html`<ol class="govuk-list govuk-list--number kith-spaced">${these.map(each => {
    const rows = [each.helps, each.me, each.you].map(
      (text, n) => text && html`<br>${labels[n]} ${asWritten(text)}`,
    )
    return html`<li><strong>${each.aim && asWritten(each.aim)}</strong>${rows}</li>`
  })}</ol>`
}

function written(asWritten: Writer, heading: Html, text: string | null | undefined): Html | false {
  return Boolean(text) && html`<p class="govuk-body"><strong>${heading}</strong><br>${asWritten(text!)}</p>`
}

function datesPart(tongue: Tongue, { dates, school }: Shows, none: PieceName, line: number): Html {
  if (dates.length === 0) return paragraph(tongue.say(none, line))
  return list(
    dates.map(
      each =>
        html`<strong>${tongue.weekday('page_next', each.day)}</strong>${each.at && html` <bdi dir="ltr">${each.at}</bdi>`}: ${whatIsNext(tongue, each, school, none === 'my_page' ? ['my_page', 26] : ['page_helps', 3])}`,
    ),
  )
}

function whatIsNext(
  { say, plain }: Tongue,
  { kind, what: told }: Shows['dates'][number],
  school: string,
  [piece, line]: readonly [PieceName, number],
): Html {
  const what = told.replaceAll(SOMEBODY, plain(piece, line))
  if (kind === 'group') return html`<bdi>${what}</bdi>`
  const where =
    told === 'school' ? html`: <bdi>${school}</bdi>` : told !== '' && html`. ${say('page_next', 3)}`
  return html`${say('page_next', kind === 'meeting' ? 1 : 2)}${where}`
}

function helpsPart({ say }: Tongue, { workers, ask, school }: Shows): Html {
  if (workers.length === 0 && !ask) return paragraph(say('page_helps', 2))
  return html`${workers.map(worker => paragraph(say('page_helps', 0, { names: { worker, school } })))}
${ask && paragraph(say('page_helps', 1, { names: { phone: ask.phone, ask: ask.for } }))}`
}

const ROLES = [
  'link-worker',
  'programme-manager',
  'school-lead',
  'safeguarding-lead',
  'early-help-practitioner',
]

function lookedPart({ say }: Tongue, { looked }: Shows, names: { child: string }): Html {
  if (!looked || looked.length === 0) return paragraph(say('page_looked', 2))
  // Whoever is of no role a family meets stands together, last.
  const counted = new Map<number, { people: number; times: number }>()
  for (const { role, people, times } of looked) {
    const line = ROLES.includes(role) ? 3 + ROLES.indexOf(role) : 3 + ROLES.length
    const known = counted.get(line) ?? { people: 0, times: 0 }
    counted.set(line, { people: known.people + people, times: known.times + times })
  }
  return html`${paragraph(say('page_looked', 0, { names }))}${list(
    [...counted]
      .sort(([one], [other]) => one - other)
      .map(([line, numbers]) => html`${say('page_looked', line)}: ${say('page_looked', 1, { numbers })}`),
  )}`
}

function saidPart(tongue: Tongue, { said }: Shows): Html | false {
  const { say } = tongue
  return (
    said.length > 0 &&
    list(
      said.map(
        each =>
          html`${say('page_say', 8, { days: { day: each.on } })} ${each.answer ? html`${say('page_say', 9)} ${ours(each.answer)}` : say('page_say', 10)}`,
      ),
    )
  )
}

// What we answered, in the English in which it was written.
function ours(answer: string): Html {
  return quoted(html`<bdi lang="en">${answer.replaceAll(SOMEBODY, 'somebody')}</bdi>`)
}

function wrongPart(tongue: Tongue, { wrong }: Shows, own: Own | undefined): Part {
  const { say, title } = tongue
  return {
    id: 'not-right',
    piece: 'page_not_right',
    title: title('page_not_right'),
    body: html`${paragraph(say('page_not_right', 0))}${paragraph(say('page_not_right', 1))}
${
  wrong.length > 0 &&
  list(
    wrong.map(
      each =>
        html`${say('page_not_right', 18, { days: { day: each.on, by: each.due } })}${each.answer && html` ${say('page_not_right', 19)} ${ours(each.answer)}`}`,
    ),
  )
}
${own && html`<p class="govuk-body">${button({ text: title('page_not_right'), href: `${own.home}/not-right`, classes: 'govuk-button--secondary' })}</p>`}
${numbers(tongue)}`,
  }
}
