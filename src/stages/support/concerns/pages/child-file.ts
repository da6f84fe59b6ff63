// The safeguarding file of one child, for those who keep it: everything in the order of its days.
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { childOfVisit, childSheet } from '../../child/frame.html.ts'
import { dayAndTime } from '../../contacts/day-and-time.ts'
import { type Chronology, chronologyOf, type EntryKind } from '../file.ts'
import { BASES, ENTRIES, FAMILY_SAID, FAMILY_TOLD, fileHome } from '../file-words.ts'
import { PARTS, parts, RECEIVED } from '../words.ts'

export function childFile(gathered: Gathered, seals: Seals | undefined): PageFunction {
  return async visit => {
    if (!seals) throw new Error('Without its keys Kith cannot open a safeguarding file.')
    const child = await childOfVisit(visit, undefined)
    const lines = await chronologyOf(visit.tx, seals, child.id)
    await record(visit.tx, {
      action: 'opened-safeguarding-file',
      subject: 'safeguarding-file',
      childId: child.id,
      why: child.why,
      request: visit.requestId,
      detail: { lines: lines.length },
    })
    const home = fileHome(child.id)
    return childSheet(visit, gathered, child, {
      tab: home,
      title: 'Safeguarding file',
      under: 'Safeguarding file',
      form: true,
      body: html`
<h2 class="govuk-heading-l">Safeguarding file</h2>
${
  lines.length === 0
    ? emptyState({ text: 'Nothing has been written about them.' })
    : html`<ol class="kith-lately">${lines.map(line => shown(visit, child.id, line))}</ol>`
}
<div class="kith-not-printed">
<h3 class="govuk-heading-m">Write into the file</h3>
<div class="govuk-button-group">
${button({ text: ENTRIES.discussion.add, href: `${home}/discussion`, classes: 'govuk-button--secondary' })}
${button({ text: ENTRIES.decision.add, href: `${home}/decision`, classes: 'govuk-button--secondary' })}
${button({ text: ENTRIES['passed-on'].add, href: `${home}/passing`, classes: 'govuk-button--secondary' })}
${button({ text: ENTRIES.shared.add, href: `${home}/sharing`, classes: 'govuk-button--secondary' })}
</div>
<p class="govuk-body"><a class="govuk-link" href="/support/children/${child.id}/corrections/new">Somebody says that something in it is wrong</a></p>
</div>`,
    })
  }
}

function shown(visit: Visit, childId: string, line: Chronology[number]): Html {
  return line.is === 'concern' ? aConcern(visit, childId, line) : anEntry(visit, line)
}

function aConcern(
  visit: Visit,
  childId: string,
  { row, words, day }: Extract<Chronology[number], { is: 'concern' }>,
): Html {
  return html`<li class="kith-entry" id="c-${row.id}">
<h3 class="kith-entry__title"><a class="govuk-link" href="${RECEIVED}/${row.id}">A concern</a></h3>
<p class="kith-entry__meta">${dayInFull(day)}${row.happened_at && `, ${row.happened_at.slice(0, 5)}`} · written by <bdi>${row.written_by}</bdi>, ${dayAndTime(visit, row.made_at)} · ${row.received_at ? html`received by <bdi>${row.received_by}</bdi>, ${dayAndTime(visit, row.received_at)}` : html`<strong>not received yet</strong>`}</p>
${summaryList({
  classes: 'govuk-summary-list--no-border',
  rows: [
    words.about !== '' && {
      key: { text: 'Who it is about, as written' },
      value: { text: html`<bdi>${words.about}</bdi>` },
    },
    ...parts
      .filter(part => words[part] !== '')
      .map(part => ({ key: { text: PARTS[part].inFile }, value: { text: html`<bdi>${words[part]}</bdi>` } })),
  ],
})}
<p class="govuk-body-s kith-not-printed"><a class="govuk-link" href="${fileHome(childId)}/decision?concern=${row.id}">Write what was decided about it</a></p>
</li>`
}

function anEntry(visit: Visit, { row, words, day }: Extract<Chronology[number], { is: 'entry' }>): Html {
  const kind = row.kind as EntryKind
  const facts: [string, string | null][] = [
    [kind === 'shared' ? 'To whom' : (WHO[kind] ?? 'With whom'), words.withWhom],
    [WHAT[kind], words.what],
    ['Why', words.why],
    ['On what it rests', row.basis && BASES[row.basis as keyof typeof BASES]],
    ['The family was told', row.family_told && FAMILY_TOLD[row.family_told as keyof typeof FAMILY_TOLD]],
    ['Why not', words.notTold],
    ['What the family said', row.family_said && FAMILY_SAID[row.family_said as keyof typeof FAMILY_SAID]],
  ]
  return html`<li class="kith-entry" id="e-${row.id}">
<h3 class="kith-entry__title">${ENTRIES[kind].title}</h3>
<p class="kith-entry__meta">${dayInFull(day)} · written by <bdi>${row.made_by ?? 'somebody who has left'}</bdi>, ${dayAndTime(visit, row.made_at)}${row.concern_id && html` · <a class="govuk-link" href="#c-${row.concern_id}">about this concern</a>`}</p>
${summaryList({
  classes: 'govuk-summary-list--no-border',
  rows: facts
    .filter(([, said]) => said !== null && said !== '')
    .map(([key, said]) => ({ key: { text: key }, value: { text: html`<bdi>${said}</bdi>` } })),
})}
</li>`
}

const WHAT: Record<EntryKind, string> = {
  discussion: 'What was said',
  decision: 'What was decided',
  shared: 'What was shared',
  'not-shared': 'What was not shared',
  'passed-on': 'What was sent, and how',
  receipt: 'How they said so',
}

const WHO: Partial<Record<EntryKind, string>> = {
  'not-shared': 'Who asked, or might have had it',
  'passed-on': 'To whom',
  receipt: 'Who has it',
}
