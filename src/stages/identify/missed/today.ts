import { counts } from '#design/counts.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { GatheredPart } from '#records/children/contributions.ts'
import { looks, ofKinds, stillMissed } from './missed.ts'
import { listAddress, WHATS, type What } from './pages/addresses.ts'

/** On the first page: how many may have been missed, for those who can do something about it. */
export const missedToday: GatheredPart = async ({ tx, actor }, { mentions }) => {
  if (!may(actor, 'do act on what was missed')) return undefined
  const part = { title: 'You may have missed', href: listAddress() }
  const [known, missed] = [await looks(tx), await stillMissed(tx, mentions)]
  if (known.length === 0 && missed.length === 0) return undefined
  if (missed.length === 0) {
    return {
      ...part,
      body: html`<p class="govuk-body">Nobody is waiting: everybody to whom something happened has been spoken of.</p>`,
    }
  }
  return {
    ...part,
    body: html`
<p class="govuk-body">Something happened to ${missed.length === 1 ? 'one child or young person' : `${missed.length} children and young people`}, and nobody has spoken of it:</p>
${counts(
  (Object.keys(WHATS) as What[]).map(what => ({
    n: ofKinds(missed, WHATS[what].kinds).length,
    text: WHATS[what].text,
    href: listAddress({ what }),
  })),
)}`,
  }
}
