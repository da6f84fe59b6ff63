// For which school year a list of pupils is, where no day of the files says so and the roll held is of another year.
import { button } from '#design/button.ts'
import { details } from '#design/details.ts'
import { radios } from '#design/radios.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import {
  askForStep,
  type Import,
  type Receipt,
  type ReviewKept,
  yearInWords,
  yearMeans,
} from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther } from '#platform/http.ts'
import { formId, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { frameOf, theImport } from '../the-import.ts'

/** The question alone: nothing of the list can be shown before it is answered. */
export function askForYear(found: Import, { receipt }: ReviewKept, fault?: string): Sheet {
  return {
    ...frameOf(found, 'Which school year is this list for?'),
    errors: fault ? [{ text: fault, href: '#year' }] : [],
    body: html`
<p class="govuk-body-l">Nothing in these files says it, and the roll that is held is of another year than today’s. Nothing of them is in the records yet.</p>
${yearForm(found, receipt, { fault })}
<form method="post" action="/identify/imports/${found.id}/cancel">${button({ text: 'Drop them, and keep nothing', classes: 'govuk-button--secondary' })}</form>`,
  }
}

/** The year the list is read for and what that means, with the way to another; nothing where there is no list. */
export function yearRead(found: Import, { receipt }: ReviewKept): Html {
  const { academicYear, files } = receipt
  if (academicYear === undefined || !files?.pupils) return html``
  const means = yearMeans(receipt)
  return html`<p class="govuk-body">This list is read <strong>for the school year ${yearInWords(academicYear)}</strong>.${means && html` ${means}`}</p>
${receipt.yearOfList && details({ summaryText: 'It is for another school year', text: yearForm(found, receipt, { value: academicYear }) })}`
}

export const sayYear: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  const found = await theImport(visit)
  const path = `/identify/imports/${found.id}`
  const id = form.text('step').toLowerCase()
  if (!isId(id)) throw new BadRequest('The form came without its number. Open the page again.')
  if (found.waits !== 'review' || found.step !== null) return seeOther(path)
  const kept = found.review as ReviewKept
  const year = Number(form.text('year'))
  const { held, current } = kept.receipt.yearOfList ?? {}
  if (year !== held && year !== current) return askForYear(found, kept, 'Choose the school year')
  if (await askForStep(tx, { id, importId: found.id, step: 'look', choices: { year } })) {
    await record(tx, {
      action: 'said-year-of-list',
      subject: 'import',
      subjectId: found.id,
      request: requestId,
      detail: { year },
    })
  }
  return seeOther(path)
}

function yearForm(
  { id }: Import,
  { yearOfList }: Receipt,
  { value, fault }: { value?: number; fault?: string },
): Html {
  if (!yearOfList) return html``
  const { held, current } = yearOfList
  return html`<form method="post" action="/identify/imports/${id}/year" novalidate>
<input type="hidden" name="step" value="${formId()}">
${radios({
  name: 'year',
  idPrefix: 'year',
  value: value === undefined ? undefined : String(value),
  errorMessage: fault,
  fieldset: { legend: { text: 'The list is for', classes: 'govuk-fieldset__legend--s' } },
  items: [
    {
      value: String(held),
      text: yearInWords(held),
      hint: 'The year of the roll that is held. Who is not in the list stays on it',
    },
    {
      value: String(current),
      text: yearInWords(current),
      hint:
        current > held
          ? 'A new year: the year groups are the new ones, and who is not in the list has left'
          : 'An earlier year: it changes nothing of today',
    },
  ],
})}
${button({ text: 'Read the list for this year', preventDoubleClick: true })}
</form>`
}
