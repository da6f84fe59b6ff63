// The frame of every picture: the finding as caption, the drawing, and the same figures as a table.
import { type Html, html } from '#platform/html.ts'
import { details } from './details.ts'
import type { Content } from './markup.ts'
import { type Table, table } from './table.ts'

export type Figure = {
  /** Unique on the page. */
  id: string
  /** What the picture shows, as a sentence. Never "because of" for a before and after. */
  finding: Content
  drawing: Html
  table: Table
  /** Where the figures come from, when they were true, what is missing. */
  source?: Content
}

/** A picture with its finding above and its table below; nobody needs to see the picture to have all of it. */
export function figure({ id, finding, drawing, source, ...options }: Figure): Html {
  return html`<figure class="kith-figure" id="${id}">
<figcaption class="kith-figure__finding">${finding}</figcaption>
${drawing}
${details({ summaryText: 'Show as a table', text: table(options.table) })}
${source !== undefined && html`<p class="kith-figure__source">${source}</p>`}
</figure>`
}
