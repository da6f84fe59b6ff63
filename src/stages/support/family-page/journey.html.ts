// The child's page: what they said they will do, what they keep, and the strip of their journey.
import { type Html, html } from '#platform/html.ts'
import { whichPicture } from '../plans/pictures.html.ts'
import { list, type Part, paragraph, quoted, writer } from './parts.html.ts'
import { type Shows, SOMEBODY } from './shows.ts'
import type { Tongue } from './tongue.ts'

/** What the child said they will do; nothing where they said nothing. */
export function tasksPart(tongue: Tongue, { tasks }: Shows): Part[] {
  const { say } = tongue
  if (!tasks || tasks.length === 0) return []
  const asWritten = writer(tongue, 'my_page', 26)
  return [
    {
      id: 'tasks',
      piece: 'my_page',
      title: say('my_page', 20),
      body: list(
        tasks.map(each => html`${asWritten(each.what)}: ${say('my_page', 21, { days: { day: each.by } })}`),
      ),
    },
  ]
}

/** People and places that are theirs, and kind words: marked with them as the end comes near. */
export function keptParts(tongue: Tongue, { kept }: Shows): Part[] {
  const { say } = tongue
  const mine = (kept ?? []).filter(each => each.kind !== 'kind-words')
  const kind = (kept ?? []).filter(each => each.kind === 'kind-words')
  return [
    ...(mine.length === 0
      ? []
      : [
          {
            id: 'mine',
            piece: 'my_page' as const,
            title: say('my_page', 22),
            body: html`${paragraph(say('my_page', 23))}${list(mine.map(each => html`<strong><bdi>${each.name}</bdi></strong>${each.words && html`: <bdi class="kith-as-written" dir="auto">${each.words}</bdi>`}`))}`,
          },
        ]),
    ...(kind.length === 0
      ? []
      : [
          {
            id: 'kind',
            piece: 'my_page' as const,
            title: say('my_page', 24),
            body: list(
              kind.map(
                each =>
                  html`${say('my_page', 25, { names: { who: each.name } })} ${quoted(html`<bdi class="kith-as-written" dir="auto">${each.words}</bdi>`)}`,
              ),
            ),
          },
        ]),
  ]
}

/** Things done, people met, words said: a strip in the order in which it was, as one walks. */
export function journeyPart(tongue: Tongue, { journey, lines }: Shows): Html {
  const { say, plain } = tongue
  const named = (what: string) => ({ names: { what: what.replaceAll(SOMEBODY, plain('my_page', 26)) } })
  const steps: { on: string; step: Html }[] = [
    ...(journey?.groups ?? []).map(each => ({
      on: each.first,
      step: say('my_journey', 1, { ...named(each.what), numbers: { times: each.times } }),
    })),
    ...(journey?.done ?? []).map(each => ({
      on: each.on,
      step:
        each.kind === 'goal'
          ? say('my_journey', 5, named(each.what))
          : say('my_page', 19, named(picked(tongue, each.what))),
    })),
    ...(journey?.said
      ? [
          {
            on: journey.said.on,
            step: html`${say('my_journey', 6)} ${quoted(writer(tongue, 'my_page', 26)(journey.said.words))}`,
          },
        ]
      : []),
  ].sort((one, other) => (one.on < other.on ? -1 : 1))
  const all = [
    ...(journey?.since ? [say('my_journey', 0, { days: { day: journey.since } })] : []),
    ...(journey?.met ?? []).map(who => say('my_journey', 2, { names: { who } })),
    ...steps.map(({ step }) => step),
    ...(lines && lines.length > 0 ? [say('my_journey', 3)] : []),
  ]
  return html`<ol class="kith-journey">${all.map(step => html`<li>${step}</li>`)}</ol>${paragraph(say('my_journey', 4))}`
}

function picked(tongue: Tongue, told: string): string {
  const picture = whichPicture(told)
  return picture === -1 ? told : tongue.plain('pictures', picture)
}
