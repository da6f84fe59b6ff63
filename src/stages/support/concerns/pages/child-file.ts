// The safeguarding file of one child, for those who keep it: everything in the order of its days.
import { button } from '#design/button.ts'
import { emptyState } from '#design/empty.ts'
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { childOfVisit, childSheet } from '../../child/frame.html.ts'
import { chronology } from '../chronology.html.ts'
import { chronologyOf } from '../file.ts'
import { ENTRIES, fileHome } from '../file-words.ts'

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
    : chronology(visit, lines, child.id)
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
