// What an end adds to What's happened.
import type { Tx } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Happening, Happenings } from '#records/children/happenings.ts'
import { isKept } from '#records/children/what-is-kept.ts'
import { endingOf, followUpsOf, wordsOfEnding } from './ending.ts'
import { endingHome } from './words.ts'

/** The end of one child's taking part, looked for only where any was planned. */
export async function plannedOrEnded(tx: Tx, childId: string) {
  return (await isKept(tx, childId, 'endings')) ? endingOf(tx, childId) : undefined
}

export const endingHappenings: Happenings = async (visit, childId, { from, to }) => {
  if (!may(visit.actor, 'read plan')) return []
  const one = await plannedOrEnded(visit.tx, childId)
  if (!one) return []
  const said = await wordsOfEnding(visit.tx, one.id)
  const followUps = one.ended_on ? await followUpsOf(visit.tx, one.id) : []
  const at = (day: string) => new Date(`${day}T12:00:00Z`)
  const href = endingHome(childId)
  const told = (id: string, day: string, title: string, words?: string | null): Happening => ({
    id: `${id} ${title}`,
    day,
    at: at(day),
    kind: 'agreements',
    title,
    body: words ? html`<p class="govuk-body"><bdi>${words}</bdi></p>` : undefined,
    href,
  })
  const reviews = said.filter(each => each.kind === 'review')
  const reviewTitle = (id: string) =>
    id === reviews[0]?.id ? 'Closing review' : 'Closing review, as it was written before'
  return [
    ...said.map(({ id, kind, on_day: day, words }) =>
      told(id, day, kind === 'back' ? 'Asked to come back' : reviewTitle(id), words),
    ),
    ...followUps.flatMap(each =>
      each.done_on
        ? [
            told(
              each.id,
              each.done_on,
              each.how === 'spoken' ? 'Somebody asked how they are' : 'Somebody tried to ask how they are',
              each.words,
            ),
          ]
        : [],
    ),
  ].filter(each => each.day >= from && each.day <= to)
}
