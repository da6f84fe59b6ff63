// The council's file: which columns, of which days, and what for. It is made when it is asked for and kept nowhere; what is kept is
// its number, what it was for, who was in it and the hash of its bytes, so that the size of a breach can be said.
import { createHash } from 'node:crypto'
import { button } from '#design/button.ts'
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { csvLine, csvPieces } from '#platform/csv/index.ts'
import { formOfTexts } from '#platform/forms.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { isId, newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { mustConfirm } from '#records/access/step-up.ts'
import { academicYearOf } from '#records/places/places.ts'
import { dayOfMoment, todayOf } from '#records/places/today.ts'
import { dayField, oneField, readDay, readOne, type Wrong } from '../../in-school/fields.ts'
import { cardName } from '../../in-school/words.ts'
import {
  childrenInFile,
  councilFile,
  councilFiles,
  type FileKind,
  fileKinds,
  keepCouncilFile,
  markOf,
  type Purpose,
  purposes,
} from '../council-file.ts'
import { earlyHelpHome } from '../words.ts'

/** Asks for a file; with `file` in the address, shows who was in one. What was typed comes back from a confirmation. */
export const councilFilePage: PageFunction = async visit =>
  asked({ ...visit, form: formOfTexts([...visit.query]) }, {})

export const makeCouncilFile: PageFunction = async visit => {
  const { form, tx, actor, requestId } = visit
  const today = todayOf(visit)
  const wrong: Wrong = {}
  const kind = readOne(form, wrong, 'columns', fileKinds, 'Say which columns')
  const purpose = readOne(form, wrong, 'purpose', purposes, 'Say what it is for')
  const from = readDay(form, wrong, 'from', 'Enter the first day', {
    until: [today, 'The first day is today or before it'],
  })
  const until = readDay(form, wrong, 'until', 'Enter the last day', {
    from: [from || '0001-01-01', 'The last day is after the first'],
  })
  if (Object.keys(wrong).length > 0) return asked(visit, wrong)
  const typed = form.names().map((name): [string, string] => [name, form.text(name)])
  const confirmFirst = mustConfirm(visit, `${HERE}?${new URLSearchParams(typed)}`)
  if (confirmFirst) return confirmFirst
  const { columns, rows, leftOut, children } = await councilFile(tx, kind, { from, until, today })
  const id = newId()
  const marked = { id, by: actor.name ?? '', on: today, rows: rows.length, children: children.length }
  const text = [
    // A file of a real place begins with its columns, for the council's system to read.
    actor.place?.pretend ? csvLine(['# Pretend data: nobody in this file exists.'], { forPeople: true }) : '',
    ...csvPieces(columns, [...rows, markOf(kind, marked)], { forPeople: true }),
  ].join('')
  const hash = createHash('sha256').update(text).digest('hex')
  await keepCouncilFile(tx, {
    id,
    kind,
    purpose,
    from,
    until,
    hash,
    rows: rows.length,
    children,
    leftOut,
    request: requestId,
  })
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      // The number in the name is the one under which the audit knows it.
      'content-disposition': `attachment; filename="${actor.place?.pretend ? 'pretend-' : ''}${FILE_NAMES[kind]}-${today}-${id}.csv"`,
    },
  })
}

async function asked(visit: Visit, wrong: Wrong): Promise<Sheet> {
  const today = todayOf(visit)
  const showing = { form: visit.form, wrong }
  return {
    title: 'The council’s file',
    heading: 'The council’s file',
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Early Help', href: '/support/early-help' },
      { text: 'The council’s file' },
    ],
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<p class="govuk-body">Of every child you may see. Where the family took the yes to Early Help back, nothing goes. A child is known by the council’s own number where it told us, else by the unique pupil number.</p>
<form method="post" novalidate>
${oneField(showing, {
  name: 'columns',
  legend: 'In which columns?',
  items: [
    {
      value: 'ssd',
      text: 'Standard Safeguarding Dataset: early_help_episodes',
      hint: 'Episodes that were open in these days',
    },
    {
      value: 'annex-a',
      text: 'Annex A, List 2',
      hint: 'Assessments that were begun in these days',
    },
  ],
})}
${dayField(showing, { name: 'from', legend: 'From', usual: `${academicYearOf(today)}-09-01` })}
${dayField(showing, { name: 'until', legend: 'Until', usual: today })}
${oneField(showing, {
  name: 'purpose',
  legend: 'What is it for?',
  items: purposes.map(value => ({ value, text: PURPOSES[value] })),
})}
<p class="govuk-body">Its last row is its mark: the file’s number, who made it, when, and of how many children. Who is in it is kept here. Unless you did within the last ten minutes, you show once more who you are. Send it the way your agreement with the council says, and delete it when it has arrived.</p>
${button({ text: 'Make the file (CSV)' })}
</form>
${await madeBefore(visit)}`,
  }
}

/** The files made last, and of the one that was asked for who was in it. */
async function madeBefore(visit: Visit): Promise<Html> {
  const files = await councilFiles(visit.tx)
  if (files.length === 0) return html``
  const asked = visit.query.get('file') ?? ''
  const shown = isId(asked) ? files.find(each => each.id === asked) : undefined
  return html`
<h2 class="govuk-heading-m">Files made before</h2>
${tableCards({
  caption: 'Files made before',
  captionHidden: true,
  rows: files,
  link: {
    heading: 'Number',
    href: each => `${HERE}?file=${each.id}#in-it`,
    text: each => each.id.slice(0, 8),
  },
  columns: [
    { heading: 'Made', cell: each => dayInFull(dayOfMoment(visit, each.made_at)) },
    { heading: 'By', cell: each => html`<bdi>${each.made_by}</bdi>` },
    { heading: 'What for', cell: each => PURPOSES[each.purpose as Purpose] },
    { heading: 'Rows', cell: each => String(each.rows), numeric: true },
    { heading: 'Children', cell: each => String(each.children), numeric: true },
  ],
  empty: '',
})}
${shown && (await inFile(visit, shown.id, shown.children))}`
}

async function inFile(visit: Visit, id: string, all: number): Promise<Html> {
  const children = await childrenInFile(visit.tx, id)
  await record(visit.tx, {
    action: 'saw-list',
    subject: 'council-file',
    subjectId: id,
    request: visit.requestId,
    detail: { children: children.length },
  })
  return html`
<h2 class="govuk-heading-m" id="in-it">Who was in file ${id.slice(0, 8)}</h2>
<ul class="govuk-list govuk-list--bullet">${children.map(each => html`<li><a class="govuk-link" href="${earlyHelpHome(each.child_id)}"><bdi>${cardName(each)}</bdi></a></li>`)}</ul>
${all > children.length && html`<p class="govuk-body">${counted(all - children.length, 'more is', 'more are')} not yours to see now.</p>`}`
}

const HERE = '/support/early-help/council-file'
const PURPOSES: Record<Purpose, string> = {
  'council-system': 'Into the council’s own system',
  'council-return': 'For a return or an inspection of the council',
  'check-together': 'To check together that both know the same',
}
const FILE_NAMES: Record<FileKind, string> = {
  ssd: 'early_help_episodes',
  'annex-a': 'annex-a-list-2',
}
