// What the plan tells elsewhere: the timeline, what waits for its Link Worker, the first page of the record, the caseload.
import { daysBefore } from '#arithmetic/days.ts'
import { tag } from '#design/tag.ts'
import { counted } from '#design/thousands.ts'
import { day, many, moment, orNull, queries, text, truth, uuid } from '#platform/database/queries.ts'
import { type Html, html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type {
  CaseloadColumn,
  ChildPart,
  Happening,
  Happenings,
  WaitingLine,
  WaitingLines,
} from '#records/children/happenings.ts'
import { whereKept } from '#records/children/what-is-kept.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { ownChildren } from '../caseload/own.ts'
import { cardName } from '../in-school/words.ts'
import type { StopReason } from './activities.ts'
import { goalCounts } from './goals.ts'
import { OWN_PEOPLE_FLAG } from './own-people.html.ts'
import { pictureOf } from './pictures.html.ts'
import { planHome, stopWords } from './words.ts'

const db = queries(new URL('./happened.sql', import.meta.url), {
  findHappenings: many({
    id: uuid,
    what: text,
    on_day: day,
    at: moment,
    about: orNull(text),
    kind: orNull(text),
    why: orNull(text),
    words: orNull(text),
    by_name: orNull(text),
  }),
  findWaiting: many({
    child_id: uuid,
    what: text,
    kind: orNull(text),
    since: day,
  }),
  findAgreed: many({
    goal_id: orNull(uuid),
    hopes: orNull(text),
    aim: orNull(text),
    child: orNull(truth),
    parent: orNull(truth),
    whole: truth,
  }),
})

export const planHappenings: Happenings = async (visit, childId, { from, to }) => {
  const { tx, actor } = visit
  if (!may(actor, 'read plan')) return []
  const rows = await whereKept(tx, childId, 'plans', () =>
    db.findHappenings(tx, { child_id: childId, from_day: from, to_day: to }),
  )
  return rows.map(
    (row): Happening => ({
      id: `${row.id} ${row.what}`,
      day: row.on_day,
      at: row.at,
      kind: 'plan',
      title: titleOf(row),
      by: row.by_name ?? undefined,
      body: bodyOf(row),
      href: planHome(childId),
    }),
  )
}

const TITLES: Record<string, string> = {
  saved: 'The plan was written together',
  goal: 'A goal agreed',
  'goal-saved': 'A goal said otherwise',
  reached: 'A goal reached',
  changed: 'A goal ended: changed our minds',
  'not-now': 'A goal left for later',
  now: 'Where I am now with a goal',
  begun: 'An activity began',
  done: 'An activity is done',
  stopped: 'An activity was stopped',
  yes: 'Yes to the plan',
  no: 'No to the plan',
  need: 'A need was found',
  helped: 'First help came',
}

type Told = Awaited<ReturnType<typeof db.findHappenings>>[number]

/** `An activity was stopped: Boxing, too far`: which one, and why. */
function titleOf({ what, kind, about, why }: Told): string {
  const title = TITLES[what] ?? what
  if (kind === null) return title
  const word = kind === 'something-else' && about ? about : pictureOf(kind).word
  const reason = why && stopWords[why as StopReason].toLocaleLowerCase('en-GB')
  return `${title}: ${word}${reason ? `, ${reason}` : ''}`
}

/** Which goal, need or activity it was, and below it what was said. */
function bodyOf({ kind, about, words }: Told): Html | undefined {
  const which = kind === 'something-else' ? null : about
  if (!which && !words) return undefined
  return html`${which && html`<p class="govuk-body">${kind ? html`<bdi>${which}</bdi>` : html`“<bdi>${which}</bdi>”`}</p>`}${words && html`<p class="govuk-body"><bdi>${words}</bdi></p>`}`
}

/** Whether a happening says where somebody is with a goal: a review lays that beside where they were, goal by goal. */
export function saysWhereNow({ id }: Pick<Happening, 'id'>): boolean {
  return id.endsWith(' now')
}

/**
 * Two texts beside each other before stops that call a review, a promise to look again, a plan that is not begun, and last a
 * goal about their own people.
 */
const POINTS = { beside: 65, called: 55, again: 45, none: 25, people: 15 }

export const planWaits: WaitingLines = async (visit, today) => {
  if (!may(visit.actor, 'write plan')) return []
  const { content } = await blueprintInForce(visit.tx)
  const within = content.review_rhythm.plan_within_days_of_start
  const [found, own] = await Promise.all([
    db.findWaiting(visit.tx, { today, before: daysBefore(today, within) }),
    ownChildren(visit.tx),
  ])
  const names = new Map(own.map(({ child_id, forename, initial }) => [child_id, { forename, initial }]))
  const rows = found.map(row => ({ forename: null, initial: null, ...names.get(row.child_id), ...row }))
  const none = rows.filter(each => each.what === 'none')
  const again = rows.filter(each => each.what === 'again')
  const people = rows.filter(each => each.what === 'people')
  const named = rows.filter(each => each.what === 'beside' || each.what === 'called')
  return [
    ...named.map(
      (each): WaitingLine => ({
        text: html`<bdi>${cardName(each)}</bdi>: ${each.what === 'beside' ? 'two texts of the plan stand beside each other' : `${pictureOf(each.kind ?? '').word.toLocaleLowerCase('en-GB')} was stopped twice`}`,
        why: each.what === 'beside' ? 'Keep what is right of both' : 'Two stops of one kind call a review',
        href: planHome(each.child_id),
        action: 'Look',
        points: each.what === 'beside' ? POINTS.beside : POINTS.called,
        due: each.since,
      }),
    ),
    ...again.slice(0, 1).map(
      (each): WaitingLine => ({
        text:
          again.length === 1
            ? html`<bdi>${cardName(each)}</bdi>: look at a goal again`
            : html`Look again at goals of ${counted(again.length, 'child or young person', 'children and young people')}, of <bdi>${cardName(each)}</bdi> first`,
        why: 'The day on which you said you would',
        href: `${planHome(each.child_id)}#goals`,
        action: 'Look',
        points: POINTS.again,
        due: each.since,
      }),
    ),
    ...none.slice(0, 1).map(
      (each): WaitingLine => ({
        text:
          none.length === 1
            ? html`<bdi>${cardName(each)}</bdi> has no plan yet`
            : html`${counted(none.length, 'child or young person', 'children and young people')} have no plan yet, <bdi>${cardName(each)}</bdi> for longest`,
        why: `Taking part for more than ${within} days`,
        href: planHome(each.child_id),
        action: 'Begin',
        points: POINTS.none,
        due: each.since,
      }),
    ),
    ...people.slice(0, 1).map(
      (each): WaitingLine => ({
        text:
          people.length === 1
            ? html`<bdi>${cardName(each)}</bdi>: no goal about their own people yet`
            : html`${people.length} plans have no goal about their own people yet, that of <bdi>${cardName(each)}</bdi> for longest`,
        why: 'Wanted from the first term; not now is one tap',
        href:
          people.length === 1
            ? `${planHome(each.child_id)}#goals`
            : `/support/children?flag=${encodeURIComponent(OWN_PEOPLE_FLAG)}`,
        action: 'Look',
        points: POINTS.people,
        due: each.since,
      }),
    ),
  ]
}

/** The hope, the goals that stand, and both yeses. */
export const planPart: ChildPart = async (visit, childId) => {
  if (!may(visit.actor, 'read plan')) return undefined
  const rows = await whereKept(visit.tx, childId, 'plans', () =>
    db.findAgreed(visit.tx, { child_id: childId }),
  )
  const [plan] = rows
  if (!plan) return undefined
  const hopes = rows.find(each => each.goal_id === null)?.hopes
  const aims = rows.flatMap(each => each.aim ?? [])
  const yes = (who: string, said: boolean | null) =>
    tag({
      text: said === null ? `${who}: not asked` : `${who}: ${said ? 'yes' : 'no'}`,
      colour: said === null ? 'grey' : said ? 'green' : 'orange',
    })
  return {
    slot: 'agreed',
    title: 'Plan',
    href: planHome(childId),
    body: html`${hopes && html`<p class="govuk-body-s">Hopes: <bdi>${hopes}</bdi></p>`}
${aims.length > 0 && html`<ul class="govuk-list">${aims.map(aim => html`<li>“<bdi>${aim}</bdi>”</li>`)}</ul>`}
<p class="govuk-body-s">${plan.whole ? html`${yes('Child', plan.child)} ${yes('Parent', plan.parent)}` : 'What child and family agreed to share'}</p>`,
  }
}

/** `1 of 3`: goals reached of those that stand or were reached. */
export const goalsColumn: CaseloadColumn = {
  key: 'goals',
  heading: 'Goals',
  order: 52,
  cells: async (tx, children) =>
    new Map(
      (await goalCounts(tx, children)).map(each => [
        each.child_id,
        {
          html: html`${each.goals > 0 ? `${each.reached} of ${each.goals}` : each.whole ? 'None yet' : 'None shared'}`,
          flag: each.whole && each.own_people_wanted ? OWN_PEOPLE_FLAG : undefined,
        },
      ]),
    ),
}
