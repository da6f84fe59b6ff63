// How it is said where a school stands with its families, and what to do about it.
import { dayInFull } from '#design/day-in-full.ts'
import { type Tag, tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import type { Standing } from './families-first.ts'

const TAGS: Record<Standing['state'], Tag> = {
  'not-told': { text: 'Not told', colour: 'red' },
  'no-promise': { text: 'No promise yet', colour: 'orange' },
  waiting: { text: 'May still object', colour: 'yellow' },
  ready: { text: 'Told', colour: 'green' },
}

export function stateTag({ state }: Standing): Html {
  return tag(TAGS[state])
}

/** One sentence: what is missing, and who does it. */
export function whatToDo({ state, may_object_until: until }: Standing): string {
  if (state === 'not-told') return 'Tell all its families, and record here what they were told and when.'
  if (state === 'no-promise') return 'The school’s own lead signs what a list may never be used for.'
  if (state === 'waiting')
    return `Its families have until ${dayInFull(until!)} to object. Nothing is to be done until then.`
  return 'Families were told, the school has promised, and the days for objecting have passed: the next run looks at it.'
}

/** Schools that a run leaves out, named, each with what to do; nothing where there are none. */
export function leftOutOfRuns(notYet: readonly Standing[], link: boolean): Html {
  if (notYet.length === 0) return html``
  return html`<ul class="govuk-list govuk-list--bullet">${notYet.map(
    school =>
      html`<li>${link ? html`<a class="govuk-link" href="/identify/families/${school.id}">${school.name}</a>` : school.name}: ${whatToDo(school)}</li>`,
  )}</ul>`
}
