import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import { filters } from '#design/filters.ts'
import type { PageFunction } from '#design/route.ts'
import { select } from '#design/select.ts'
import { type Html, html } from '#platform/html.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { childOfVisit, childSheet } from '../../child/frame.html.ts'
import { ties } from '../kinds.ts'
import { networkPicture } from '../network.html.ts'
import { changesBetween, type Network, networksOf, shared } from '../network.ts'

/** Two drawings side by side: the first of all and the newest, unless others are chosen. What changed stands above, in words. */
export const compare =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'family')
    const home = `/support/children/${child.id}/family`
    const networks = await networksOf(visit.tx, child.id)
    const chosen = (name: string) => networks.find(({ id }) => id === visit.query.get(name))
    const before = chosen('before') ?? networks[0]
    const after = chosen('after') ?? networks.at(-1)
    const name = child.forename ?? 'this child'
    return childSheet(visit, gathered, child, {
      title: 'Before and after',
      tab: home,
      under: 'Before and after',
      wide: true,
      body:
        !before || !after || networks.length < 2
          ? emptyState({
              text: 'There is one drawing or none: the second shows what changed.',
              action: { text: 'Family and network', href: home },
            })
          : html`
${filters({
  action: `${home}/network/compare`,
  fields: [choice('before', 'Before', networks, before), choice('after', 'After', networks, after)],
})}
<div class="kith-not-printed">${inWords(before, after, false)}</div><div class="kith-print-only">${inWords(before, after, true)}</div>
<div class="kith-two">
<section><h2 class="govuk-heading-m">Before: ${dayInFull(before.drawnOn)}</h2>${networkPicture(name, `${name} on ${dayInFull(before.drawnOn)}`, before.people)}</section>
<section><h2 class="govuk-heading-m">After: ${dayInFull(after.drawnOn)}</h2>${networkPicture(name, `${name} on ${dayInFull(after.drawnOn)}`, after.people)}</section>
</div>
<p class="govuk-body-s">A drawing says how things were seen on that day, by those who drew. It does not say why they changed.</p>`,
    })
  }

function choice(name: string, label: string, networks: readonly Network[], chosen: Network): Html {
  return select({
    name,
    label,
    value: chosen.id,
    items: networks.map((each, n) => ({
      value: each.id,
      text: `${dayInFull(each.drawnOn)}${n === 0 ? ' (the first)' : n === networks.length - 1 ? ' (the newest)' : ''}`,
    })),
  })
}

function inWords(before: Network, after: Network, forPaper: boolean): Html {
  const of = ({ people }: Network) => (forPaper ? shared(people) : people)
  const { came, gone, changed } = changesBetween(of(before), of(after))
  const strong = (network: Network) => of(network).filter(each => each.tie === 'strong').length
  return html`<ul class="govuk-list govuk-list--bullet">
<li>${of(before).length} people and places before, ${of(after).length} after; strong ties: ${strong(before)} before, ${strong(after)} after.</li>
${came.length > 0 && html`<li>New: <bdi>${came.join(', ')}</bdi></li>`}
${gone.length > 0 && html`<li>No longer there: <bdi>${gone.join(', ')}</bdi></li>`}
${changed.map(each => html`<li><bdi>${each.name}</bdi>: ${ties[each.from].toLowerCase()} before, ${ties[each.to].toLowerCase()} after</li>`)}
</ul>`
}
