// What is known of files beside their rows: what was dropped on sight, what was set aside while they were read, and how the
// totals a system sent agree with its own marks. The same on the review and on the receipt.
import { details } from '#design/details.ts'
import { table } from '#design/table.ts'
import { counted, thousands } from '#design/thousands.ts'
import { policyInWords, type Receipt } from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'

export function toldOfFiles({ dropped, setAside = [], totals, remarks = [] }: Receipt): Html {
  return html`
${remarks.map(remark => html`<p class="govuk-body">${remark}</p>`)}
${
  (dropped?.sensitive.length ?? 0) > 0 &&
  html`<p class="govuk-body"><strong>Dropped on sight, and kept nowhere:</strong> ${dropped!.sensitive.join(', ')}.</p>`
}
${
  (dropped?.others.length ?? 0) > 0 &&
  details({ summaryText: 'Columns that were not needed', text: `${dropped!.others.join(', ')}.` })
}
${totals && totals.compared > 0 && ofTotals(totals)}
${setAside.length > 0 && ofSetAside(setAside)}`
}

/** Who is believed where two senders differ; `sender` is whose files these are. */
export function mergePolicy(sender: string): Html {
  return details({
    summaryText: 'Who is believed where two senders differ',
    text: html`<p class="govuk-body">These files are read as the ${sender}’s.</p>
<ul class="govuk-list govuk-list--bullet">${policyInWords().map(
      ({ who, columns }) =>
        html`<li>${who} on: ${columns.map(column => COLUMN[column] ?? column).join(', ')}.</li>`,
    )}</ul>
<p class="govuk-body">Records with a date, such as behaviour or an assessment, are only ever added.</p>`,
  })
}

const COLUMN: Record<string, string> = {
  roll: 'school and year group',
  name: 'names',
  birth: 'birth date and sex',
  fsm: 'free school meals',
  ever6: 'free school meals in six years',
  sen: 'special educational needs',
  need: 'primary need',
  eal: 'first language',
  idaci_decile: 'deprivation decile',
  status: 'help from the council',
  known_before: 'known to the council before',
}

function ofTotals({ compared, differing, some }: NonNullable<Receipt['totals']>): Html {
  if (differing === 0) {
    return html`<p class="govuk-body">${counted(compared, 'total that came with the files was', 'totals that came with the files were')} worked out again from the marks, and all agree.</p>`
  }
  return html`<p class="govuk-body">${thousands(differing)} of ${counted(compared, 'total', 'totals')} that came with the files differ from what the marks say. The marks count.</p>
${details({
  summaryText: 'Totals that differ',
  text: html`<ul class="govuk-list govuk-list--bullet">${some.map(each => html`<li>${each}</li>`)}</ul>`,
})}`
}

const FEW_REASONS = 10

function ofSetAside(rows: NonNullable<Receipt['setAside']>): Html {
  const times = rows.reduce((sum, row) => sum + row.times, 0)
  return details({
    summaryText: `Set aside while the files were read: ${thousands(times)}`,
    // A few reasons are read as they stand; many would bury the page.
    open: rows.length < FEW_REASONS,
    text: table({
      caption: 'What was not taken as it stood',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Where' }, { text: 'Why' }, { text: 'Times', format: 'numeric' }],
      rows: rows.map(row => [
        { text: [row.file, row.line && `line ${row.line}`, row.column].filter(Boolean).join(', ') },
        { text: row.reason },
        { text: thousands(row.times), format: 'numeric' },
      ]),
    }),
  })
}
