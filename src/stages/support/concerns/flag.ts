// What others are told: that there is a safeguarding file and whom to ask, and no more (matrix: F).
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { ChildPart, Happenings } from '#records/children/happenings.ts'
import { dayOfMoment } from '#records/places/today.ts'
import { keepersOf, safeguardingFile } from './concerns.ts'
import { fileHome } from './file-words.ts'
import { ownSchoolsChildren } from './own-school.ts'
import { OWN_SCHOOL, WORRIED } from './words.ts'

/** On the child's first page: the way to write a concern, and whether there is a file. Never printed. */
export const safeguardingPart: ChildPart = async ({ tx, actor }, childId) => {
  const since = await safeguardingFile(tx, childId)
  const ask = since ? await keepersOf(tx, childId) : []
  const ofSchool =
    since &&
    may(actor, 'do keep watch at school') &&
    (await ownSchoolsChildren(tx)).some(each => each.child_id === childId)
  return {
    slot: 'standing',
    title: 'Safeguarding',
    body: html`<div class="kith-not-printed">${
      since &&
      html`<p class="govuk-body-s">There is a safeguarding file. ${
        may(actor, 'read safeguarding')
          ? html`<a class="govuk-link" href="${fileHome(childId)}">Open it</a>`
          : ofSchool
            ? html`<a class="govuk-link" href="${OWN_SCHOOL}/${childId}">Read it, as your school’s safeguarding lead</a>`
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
  const ask = await keepersOf(visit.tx, childId)
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
