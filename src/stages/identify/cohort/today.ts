// What the room adds to the first page: for those who agree on cohorts, and for those of the council who are asked.
import { counts } from '#design/counts.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { TodayPart } from '#records/children/contributions.ts'
import { checksToAnswer } from './checks.ts'
import { roomsOf } from './rooms.ts'

export const cohortsToday: TodayPart = async ({ tx, actor }) => {
  if (!may(actor, 'do choose the cohort')) return undefined
  const rooms = (await roomsOf(tx)).filter(each => each.id !== null)
  const signed = rooms.filter(each => each.frozen_at !== null).length
  return {
    title: 'Cohorts',
    href: '/identify/cohorts',
    body:
      rooms.length === 0
        ? html`<p class="govuk-body">No school has begun to agree on whom to offer a place.</p>`
        : counts([
            { n: rooms.length - signed, text: 'being agreed on', href: '/identify/cohorts' },
            { n: signed, text: 'signed by both', href: '/identify/cohorts' },
          ]),
  }
}

export const checksToday: TodayPart = async ({ tx, actor }) => {
  if (!may(actor, 'do answer checks')) return undefined
  const asked = await checksToAnswer(tx)
  return {
    title: 'Is the family known?',
    href: '/identify/checks',
    body: counts([{ n: asked.length, text: 'waiting for your yes or no', href: '/identify/checks' }]),
  }
}
