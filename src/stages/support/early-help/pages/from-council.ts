// The council's file comes back in: sent, looked at, confirmed. Nothing changes before somebody has seen what would.
import { createHash } from 'node:crypto'
import { button } from '#design/button.ts'
import { fileUpload } from '#design/file-upload.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import { CsvRefused } from '#platform/csv/index.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { todayOf } from '#records/places/today.ts'
import { cardName } from '../../in-school/words.ts'
import { readCouncilFile } from '../read-council-file.ts'
import { type Does, type JudgedRow, judgeCouncilRows, takeCouncilRows } from '../told.ts'

export const fromCouncil: PageFunction = () => sheet('')

/** Shows what the file would do. It travels in the form, so that what is confirmed is what was seen; nothing is kept meanwhile. */
export const lookAtCouncilFile: PageFunction = async visit => {
  const file = visit.form.file('file')
  if (!file) return sheet('', 'Choose the council’s file')
  const text = Buffer.from(await file.arrayBuffer())
  try {
    const { rows, problems } = readCouncilFile(text)
    if (problems.length > 0) return sheet('', ...problems.slice(0, PROBLEMS_SHOWN))
    const { judged, strangers } = await judgeCouncilRows(visit.tx, rows)
    await record(visit.tx, {
      action: 'saw-council-file',
      subject: 'council-file',
      request: visit.requestId,
      detail: { rows: rows.length, ours: judged.length },
    })
    return sheet(reviewFragment(judged, strangers, text.toString('utf8')))
  } catch (error) {
    if (error instanceof CsvRefused) return sheet('', error.message)
    throw error
  }
}

/** Takes what was confirmed. Judged again: where something changed meanwhile, what stands now counts. */
export const takeCouncilFile: PageFunction = async visit => {
  const text = Buffer.from(visit.form.text('content'), 'base64')
  if (text.length === 0) throw new BadRequest('The file did not come with the form. Send it again.')
  const { rows, problems } = readCouncilFile(text)
  if (problems.length > 0) throw new BadRequest('The file did not come whole. Send it again.')
  const { judged, strangers } = await judgeCouncilRows(visit.tx, rows)
  const hash = createHash('sha256').update(text).digest('hex')
  const taken = await takeCouncilRows(visit.tx, judged, { fileDay: todayOf(visit), hash })
  await record(visit.tx, {
    action: 'took-in-council-file',
    subject: 'council-file',
    request: visit.requestId,
    detail: { rows: rows.length, ours: judged.length, strangers, taken, sha256: hash },
  })
  return seeOther('/support/early-help')
}

function sheet(review: Html | '', ...wrong: string[]): Sheet {
  return {
    title: 'From the council',
    heading: 'From the council',
    wide: true,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Early Help', href: '/support/early-help' },
      { text: 'From the council' },
    ],
    errors: wrong.map(text => ({ text, href: '#file' })),
    body:
      review ||
      html`
<p class="govuk-body">A file in the columns of the Standard Safeguarding Dataset’s early_help_episodes (CSV). Of children who are not here nothing is kept. You see what would change before anything does.</p>
<form method="post" action="/support/early-help/from-council/look" enctype="multipart/form-data" novalidate>
${fileUpload({ name: 'file', label: 'The council’s file', errorMessage: wrong[0] })}
${button({ text: 'Look at it' })}
</form>`,
  }
}

function reviewFragment(judged: JudgedRow[], strangers: number, text: string): Html {
  const changes = judged.filter(each => each.does !== 'note')
  return html`
<p class="govuk-body-l">${counted(judged.length, 'row is', 'rows are')} about children who are here; ${counted(changes.length, 'changes', 'change')} something. ${counted(strangers, 'row is', 'rows are')} about others and not kept.</p>
${tableCards({
  caption: 'What the file says',
  captionHidden: true,
  rows: [...changes, ...judged.filter(each => each.does === 'note')],
  link: { heading: 'Who', text: each => html`<bdi>${cardName(each)}</bdi>` },
  columns: [
    {
      heading: 'What happens',
      cell: each => html`<strong>${DOES[each.does]}</strong>${each.why && html`: ${each.why}`}`,
    },
    { heading: 'Open', cell: each => `${each.beganOn}${each.endedOn ? ` to ${each.endedOn}` : ''}` },
    { heading: 'Lead worker', cell: each => each.worker && html`<bdi>${each.worker}</bdi>` },
  ],
  empty: 'None of it is about a child who is here.',
})}
<form method="post" action="/support/early-help/from-council">
<input type="hidden" name="content" value="${Buffer.from(text, 'utf8').toString('base64')}">
<div class="govuk-button-group">${judged.length > 0 && button({ text: 'Take it in' })}<a class="govuk-link" href="/support/early-help/from-council">Leave it</a></div>
</form>`
}

const DOES: Record<Does, string> = {
  begin: 'An episode that the council leads begins here',
  close: 'The episode closes here too',
  lead: 'Another lead worker',
  note: 'Noted',
}
const PROBLEMS_SHOWN = 10
