// The council's file: which columns, of which days, and what for. It is made when it is asked for and kept nowhere; the audit keeps
// its number, what it was for, how many rows and the hash of its bytes.
import { createHash } from 'node:crypto'
import { button } from '#design/button.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { csvLine, csvPieces } from '#platform/csv/index.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { academicYearOf } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { dayField, oneField, readDay, readOne, type Wrong } from '../../in-school/fields.ts'
import { councilFile, type FileKind, fileKinds } from '../council-file.ts'

export const councilFilePage: PageFunction = visit => asked(visit, {})

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
  const { columns, rows, leftOut } = await councilFile(tx, kind, { from, until, today })
  const text = [
    // A file of a real place begins with its columns, for the council's system to read.
    actor.place?.pretend ? csvLine(['# Pretend data: nobody in this file exists.'], { forPeople: true }) : '',
    ...csvPieces(columns, rows, { forPeople: true }),
  ].join('')
  const id = newId()
  await record(tx, {
    action: 'exported-early-help',
    subject: 'council-file',
    subjectId: id,
    request: requestId,
    detail: {
      columns: kind,
      purpose,
      from,
      until,
      rows: rows.length,
      left_out: leftOut,
      sha256: createHash('sha256').update(text).digest('hex'),
    },
  })
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      // The number in the name is the one under which the audit knows it.
      'content-disposition': `attachment; filename="${actor.place?.pretend ? 'pretend-' : ''}${FILE_NAMES[kind]}-${today}-${id}.csv"`,
    },
  })
}

function asked(visit: Visit, wrong: Wrong): Sheet {
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
<p class="govuk-body">The audit keeps who made it, what for, and how many rows it has. Send it the way your agreement with the council says, and delete it when it has arrived.</p>
${button({ text: 'Make the file (CSV)' })}
</form>`,
  }
}

const purposes = ['council-system', 'council-return', 'check-together'] as const
const PURPOSES: Record<(typeof purposes)[number], string> = {
  'council-system': 'Into the council’s own system',
  'council-return': 'For a return or an inspection of the council',
  'check-together': 'To check together that both know the same',
}
const FILE_NAMES: Record<FileKind, string> = {
  ssd: 'early_help_episodes',
  'annex-a': 'annex-a-list-2',
}
