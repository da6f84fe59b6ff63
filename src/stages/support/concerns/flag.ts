// What others are told: that there is a safeguarding file and whom to ask, and no more (matrix: F). And what waits for the lead.
import { counted } from '#design/thousands.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { ChildPart, Happenings, WaitingLines } from '#records/children/happenings.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { receiversOf, safeguardingFile, waitingConcerns } from './concerns.ts'
import { undecidedConcerns } from './file.ts'
import { fileHome, RECEIVED, WORRIED } from './words.ts'

/** On the child's first page: the way to write a concern, and whether there is a file. Never printed. */
export const safeguardingPart: ChildPart = async ({ tx, actor }, childId) => {
  const since = await safeguardingFile(tx, childId)
  const ask = since ? await receiversOf(tx, childId) : []
  return {
    slot: 'standing',
    title: 'Safeguarding',
    body: html`<div class="kith-not-printed">${
      since &&
      html`<p class="govuk-body-s">There is a safeguarding file. ${
        may(actor, 'read safeguarding')
          ? html`<a class="govuk-link" href="${fileHome(childId)}">Open it</a>`
          : html`It is not shown to you. If you need to know, ask <bdi>${ask.join(' or ') || 'the safeguarding lead'}</bdi>.`
      }</p>`
    }<p class="govuk-body-s"><a class="govuk-link" href="/support/children/${childId}/concern">${WORRIED}</a></p></div>`,
  }
}

/** One line in what happened: that there is a file, on the day it began. */
export const safeguardingHappening: Happenings = async (visit, childId, { from, to }) => {
  const since = await safeguardingFile(visit.tx, childId)
  const onDay = since && dayOfMoment(visit, since)
  if (!since || !onDay || onDay < from || onDay > to) return []
  const ask = await receiversOf(visit.tx, childId)
  return [
    {
      id: `safeguarding ${childId}`,
      day: onDay,
      at: since,
      kind: 'family',
      title: 'There is a safeguarding file',
      restricted: { ask: ask.join(' or ') || 'the safeguarding lead' },
      system: true,
      notPrinted: true,
    },
  ]
}

/** New concerns stand above all else that waits. */
const POINTS = { fresh: 1000, unfiled: 900, undecided: 800 }

export const concernsWait: WaitingLines = async visit => {
  if (!may(visit.actor, 'do receive concerns')) return []
  const [{ fresh, unfiled, since }, { undecided, since: first }] = await Promise.all([
    waitingConcerns(visit.tx),
    undecidedConcerns(visit.tx),
  ])
  const due = since ? dayOfMoment(visit, since) : undefined
  return [
    fresh > 0 && {
      text: html`${counted(fresh, 'concern is', 'concerns are')} new`,
      why: 'Not received yet: whoever wrote waits',
      href: RECEIVED,
      action: 'Read',
      points: POINTS.fresh,
      due,
    },
    unfiled > 0 && {
      text: html`${counted(unfiled, 'concern is', 'concerns are')} in no child’s file yet`,
      why: 'Find whose it is',
      href: RECEIVED,
      action: 'Look',
      points: POINTS.unfiled,
      due,
    },
    undecided > 0 && {
      text: html`Nothing is decided yet about ${counted(undecided, 'concern', 'concerns')}`,
      why: 'Received and in the file: write what was decided, and why',
      href: RECEIVED,
      action: 'Look',
      points: POINTS.undecided,
      due: first ? dayOfMoment(visit, first) : undefined,
    },
  ].filter(each => each !== false)
}
