import type { ErrorItem } from '#design/error-summary.ts'
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { PlainError } from '#platform/plain-error.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { promiseOf } from '../../families-first/families-first.ts'
import { promiseFragment } from '../../families-first/promise.html.ts'
import type { Typed } from '../child.html.ts'
import { fairnessTables } from '../fairness.ts'
import { capacityLine, crumbs, roomTabs } from '../frame.html.ts'
import { getRoom } from '../rooms.ts'
import { type Grouping, gapAnswersOf, groupsOf, sayAboutGap } from '../signing.ts'
import { childrenOfRoom, entriesOf } from '../standing.ts'
import { attendancePicture, fairness, gapHeading, gapPart, whyTheyAreIn } from '../together.html.ts'
import { groupingWords } from '../words.ts'

/** Those chosen seen together: how they attend, why each above 95% is in, who is chosen by group, and the gaps. */
export function together(gathered: Gathered): PageFunction {
  return visit => show(visit, gathered, {}, {})
}

/** Writes what the actor's side did about a gap. */
export function writeAboutAGap(gathered: Gathered): PageFunction {
  return async visit => {
    const { tx, params, form, requestId } = visit
    const room = await getRoom(tx, params.cohort)
    const [id, by, words] = [form.text('id'), form.text('by'), form.text('words')]
    if (!isId(id) || !Object.hasOwn(groupingWords, by))
      throw new BadRequest('Open the page again and use the form there.')
    if (words.length < 10 || words.length > 1000)
      return await show(
        visit,
        gathered,
        { [by]: words },
        { [by]: 'Write what you did about it, in 10 to 1,000 letters' },
      )
    const answer = await sayAboutGap(tx, { id, cohortId: room.id, by: by as Grouping, words })
    if (answer === 'frozen') throw new PlainError('Both sides have signed, and the run is frozen.')
    if (answer === 'said')
      await record(tx, {
        action: 'wrote-about-gap',
        subject: 'cohort',
        subjectId: room.id,
        request: requestId,
        detail: { by },
      })
    return seeOther(`/identify/cohorts/${room.id}/together?written=yes#gaps`)
  }
}

async function show(
  { tx, actor, params, query, requestId }: Visit,
  { offered = [] }: Gathered,
  typed: Typed,
  wrong: Typed,
): Promise<Sheet> {
  const room = await getRoom(tx, params.cohort)
  const [{ children }, groups, answers, promise, offers] = await Promise.all([
    childrenOfRoom(tx, room, { stands: 'in' }),
    groupsOf(tx, room.id),
    gapAnswersOf(tx, room.id),
    promiseOf(tx, room.school_id),
    room.frozen_at ? Promise.all(offered.map(each => each(tx, room.id))) : [],
  ])
  const entries = await entriesOf(tx, room, children)
  await record(tx, {
    action: 'saw-cohort-together',
    subject: 'cohort',
    subjectId: room.id,
    request: requestId,
  })
  const below = room.blueprint.disclosure.inside_place_below
  const tables = fairnessTables(groups, below, offers.flat())
  const gaps = tables.filter(each => each.gap)
  const errors: ErrorItem[] = Object.entries(wrong).map(([by, text]) => ({ text: text!, href: `#gap-${by}` }))
  return {
    title: 'All together',
    heading: 'Those chosen, all together',
    errors,
    breadcrumbs: crumbs(room, 'All together'),
    notice: query.has('written')
      ? notificationBanner({ type: 'success', titleText: 'Saved', text: 'What you wrote is kept.' })
      : undefined,
    body: html`
${capacityLine(room, children.length)}
${roomTabs(room, 'together')}
${attendancePicture(children)}
${whyTheyAreIn(room, children, entries)}
${fairness(tables, below)}
<h2 class="govuk-heading-m" id="gaps">${gapHeading(tables)}</h2>
${gaps.map(each => gapPart(room, each, answers, actor.personId, { typed, wrong }))}
${promiseFragment(promise)}`,
  }
}
