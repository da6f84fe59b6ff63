import { insetText } from '#design/inset-text.ts'
import type { PageFunction } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { EXAMPLES } from '../examples.ts'

/** What belongs in a note, with ten examples. Everybody in them is made up. */
export const whatBelongs: PageFunction = () => ({
  title: 'What belongs in a note',
  heading: 'What belongs in a note',
  breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'What belongs in a note' }],
  body: html`
<p class="govuk-body-l">Write what will help the next person, as you would say it with the child and the parent in the room.</p>
<ul class="govuk-list govuk-list--bullet">
<li>Most contacts need no note. Who, how, and how it went are enough.</li>
<li>What you saw and heard is one thing, what you think is another. Say which is which.</li>
<li>What a child said: in their words, in their language, marked as theirs.</li>
<li>A strength is as worth writing as a worry.</li>
<li>“Not there”, and why if you know. Nobody failed.</li>
<li>A worry that a child is not safe is no note. Ring the safeguarding lead first, then write.</li>
<li>Nothing about another family, and nothing that only a relative should tell.</li>
</ul>
<h2 class="govuk-heading-m">Ten notes that help</h2>
<p class="govuk-body">Everybody here is made up.</p>
<ol class="govuk-list govuk-list--number govuk-list--spaced">${EXAMPLES.map(example)}</ol>
${insetText({ text: 'A family may ask to read what is written about them. Write every note so that you would not mind.' })}`,
})

function example({ words, said, because }: (typeof EXAMPLES)[number]): Html {
  return html`<li>${said ? html`<blockquote class="kith-note__words kith-note__said">“${words}”</blockquote>` : html`<p class="kith-note__words">${words}</p>`}<p class="kith-origin govuk-body-s">${because}</p></li>`
}
