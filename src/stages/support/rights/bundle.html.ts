// How the lines of a bundle look: with a choice each, as they are kept, and as they are handed over.
import { type Html, html } from '#platform/html.ts'
import type { BundleLine, Exemption } from './requests.ts'
import { EXEMPTION_WORDS } from './words.ts'

/** Lines of one row stand together, under its day. */
export function groupsOf(lines: readonly BundleLine[]): { day: string | null; lines: BundleLine[] }[] {
  const rows = Map.groupBy(lines, line => line.row_id ?? `${line.on_day}`)
  return [...rows.values()].map(ofRow => ({ day: ofRow[0]!.on_day, lines: ofRow }))
}

/** A line that may still be left out, with the reasons that fit whoever asks. */
export function openLine(line: BundleLine, reasons: readonly Exemption[]): Html {
  return html`<div class="kith-bundle__line"><p class="govuk-body"><span class="kith-bundle__field">${line.field}</span> <bdi>${line.words}</bdi></p>
<label class="govuk-visually-hidden" for="line-${line.n}">Leave out “${line.words.slice(0, 60)}”?</label>
<select class="govuk-select" id="line-${line.n}" name="line-${line.n}"><option value="">In</option>${reasons.map(code => html`<option value="${code}"${line.withheld === code && html` selected`}>Out: ${EXEMPTION_WORDS[code]}</option>`)}</select></div>`
}

/** A line of a bundle that is ready. */
export function fixedLine(line: BundleLine): Html {
  return html`<p class="govuk-body"><span class="kith-bundle__field">${line.field}</span> <bdi>${line.words}</bdi>${line.withheld && html` <strong>Out: ${EXEMPTION_WORDS[line.withheld as Exemption]}</strong>${line.withheld_by && html`, <bdi>${line.withheld_by}</bdi>`}`}</p>`
}

/** A line as whoever asked reads it: what is left out says so, and why. */
export function handedOut(line: BundleLine): Html {
  return line.withheld === null
    ? html`<bdi>${line.words}</bdi>`
    : html`<strong>Left out:</strong> ${EXEMPTION_WORDS[line.withheld as Exemption]
        .replace(/^It /, 'it ')
        .replace(/^Child/, 'child')
        .replace(/^The/, 'the')}`
}
