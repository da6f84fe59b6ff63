// The lines of a safeguarding file in the order of their days: for those who keep it, and for a school's own safeguarding lead.
import { dayInFull } from '#design/day-in-full.ts'
import { summaryList } from '#design/summary-list.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { dayAndTime } from '../contacts/day-and-time.ts'
import type { Chronology, EntryKind } from './file.ts'
import { BASES, ENTRIES, FAMILY_SAID, FAMILY_TOLD, fileHome } from './file-words.ts'
import { PARTS, parts, RECEIVED } from './words.ts'

/** The lines. `keptOf`: the child whose file the reader keeps; without it, there is nothing in it to touch. */
export function chronology(visit: Visit, lines: Chronology, keptOf?: string): Html {
  return html`<ol class="kith-lately">${lines.map(line =>
    line.is === 'concern' ? aConcern(visit, keptOf, line) : anEntry(visit, line),
  )}</ol>`
}

function aConcern(
  visit: Visit,
  keptOf: string | undefined,
  { row, words, day }: Extract<Chronology[number], { is: 'concern' }>,
): Html {
  return html`<li class="kith-entry" id="c-${row.id}">
<h3 class="kith-entry__title">${keptOf ? html`<a class="govuk-link" href="${RECEIVED}/${row.id}">A concern</a>` : 'A concern'}</h3>
<p class="kith-entry__meta">${dayInFull(day)}${row.happened_at && `, ${row.happened_at.slice(0, 5)}`} · written by <bdi>${row.written_by}</bdi>, ${dayAndTime(visit, row.made_at)} · ${row.received_at ? html`received by <bdi>${row.received_by}</bdi>, ${dayAndTime(visit, row.received_at)}` : html`<strong>not received yet</strong>`}</p>
${summaryList({
  classes: 'govuk-summary-list--no-border',
  rows: [
    words.about !== '' && {
      key: { text: 'Who it is about, as written' },
      value: { text: html`<bdi>${words.about}</bdi>` },
    },
    !!words.staff && {
      key: { text: 'Somebody who works with us or at the school, as written' },
      value: { text: html`<bdi>${words.staff}</bdi>` },
    },
    ...parts
      .filter(part => words[part] !== '')
      .map(part => ({ key: { text: PARTS[part].inFile }, value: { text: html`<bdi>${words[part]}</bdi>` } })),
  ],
})}
${keptOf && html`<p class="govuk-body-s kith-not-printed"><a class="govuk-link" href="${fileHome(keptOf)}/decision?concern=${row.id}">Write what was decided about it</a></p>`}
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
