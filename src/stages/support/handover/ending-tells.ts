// What an end adds to What's happened.
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { Happening, Happenings } from '#records/children/happenings.ts'
import { endingOf, followUpsOf } from './ending.ts'
import { endingHome } from './words.ts'

export const endingHappenings: Happenings = async (visit, childId, { from, to }) => {
  if (!may(visit.actor, 'read plan')) return []
  const one = await endingOf(visit.tx, childId)
  if (!one) return []
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
  return [
    ...(one.review_on ? [told(one.id, one.review_on, 'Closing review', one.review_words)] : []),
    ...(one.back_asked_on ? [told(one.id, one.back_asked_on, 'Asked to come back', one.back_words)] : []),
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
