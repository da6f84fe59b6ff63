// The forms of a review: plan it, write it up, cancel it, look back; and a small one at any time in between.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { idOfPost } from '#platform/ids.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import type { ChildOfVisit } from '../../child/frame.html.ts'
import { type Asking, ask, otherWords } from '../../in-school/asking.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readOne,
  readSome,
  readWords,
  readWordsIfAny,
  someField,
  wordsField,
} from '../../in-school/fields.ts'
import { addActions, helpersOf } from '../actions.ts'
import { actionsFrom, MOST, readHeld, readTime, sideFields } from '../held-fields.ts'
import {
  addSides,
  beginReviews,
  cancelReview,
  holdReview,
  lookBack,
  type Review,
  type ReviewKind,
  reviewsOf,
  type Side,
  sides,
  sidesOf,
} from '../reviews.ts'
import { proposedDay } from '../rules.ts'
import { rhythmOf } from '../settings.ts'
import { type Standing, standingOf } from '../standing.ts'
import { type Helpers, readTasks, taskFields } from '../task-fields.ts'
import { kindWords, reviewHome, reviewsHome, sidesOfKind, sideWords } from '../words.ts'
import { reviewOf } from './review.ts'

const ofReview = {
  tab: reviewsHome,
  back: ({ child, of }: Asking<{ review: Review }>) => reviewHome(child.id, of.review.id),
}

type Planning = { standing: Standing | undefined }

/** Plans a termly review or a meeting of home and school: a day is proposed by the place's rhythm. */
export const planReview = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Plan a review',
    submit: 'Plan it',
    action: 'planned-review',
    subject: 'review',
    begins: true,
    tab: reviewsHome,
    of: async (visit, child): Promise<Planning> => ({
      standing: (await standingOf(visit.tx, [child.id], todayOf(visit))).get(child.id),
    }),
    fields: (showing, { visit, of: { standing }, today }) => html`
${oneField(showing, {
  name: 'kind',
  legend: 'What is it?',
  usual: visit.query.get('kind') === 'home-school' ? 'home-school' : 'termly',
  items: PLANNED.map(value => ({
    value,
    text: kindWords[value],
    hint: value === 'termly' ? 'With the child, the parent and the school' : 'The parent’s view comes first',
  })),
})}
${dayField(showing, {
  name: 'on',
  legend: 'On which day?',
  hint:
    standing?.next &&
    `This one is held from ${shortDate(standing.next.opens, today)} to ${shortDate(standing.next.due, today)}`,
  usual: standing?.next ? proposedDay(standing.next, standing.openDays, today) : today,
})}
${lineField(showing, { name: 'at', label: 'At what time? (if you know)', hint: 'Such as 15:30' })}
${lineField(showing, { name: 'where', label: 'Where? (if you know)' })}`,
    read: ({ visit: { form }, today }, wrong) => ({
      kind: readOne(form, wrong, 'kind', PLANNED, 'Say what it is'),
      plannedFor: readDay(form, wrong, 'on', 'Enter the day of the review', {
        from: [today, 'The day is today or later'],
        until: [dayOf(dayNumber(today) + 400), 'The day is within a year'],
      }),
      at: readTime(form, wrong),
      where: readWordsIfAny(form, wrong, 'where', MOST.where),
    }),
    keep: ({ visit: { tx }, child }, id, read) => beginReviews(tx, [{ id, childId: child.id, ...read }]),
    inTheWay: async ({ visit: { tx }, child }, id, { kind }) => {
      const all = await reviewsOf(tx, child.id)
      const there = all.some(each => each.id === id)
        ? undefined
        : all.find(each => each.kind === kind && each.held_on === null && each.cancelled_on === null)
      return (
        there &&
        `One is planned already, for ${dayInFull(there.planned_for)}${there.made_by ? ` by ${there.made_by}` : ''}. Cancel that one first, or write it up`
      )
    },
    back: ({ child }) => reviewsHome(child.id),
  })

type Holding = { review: Review; helpers: Helpers; lookBackDays: number; next: string | undefined }

/** Writes up a review that was planned: who came, what each said, tasks, and the day of the next. */
export const holdTheReview = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Write it up',
    submit: 'Keep it',
    action: 'held-review',
    subject: 'review',
    begins: true,
    ...ofReview,
    of: holdingOf,
    fields: (showing, { of, today }) => html`
${dayField(showing, {
  name: 'held',
  legend: 'When was it?',
  usual: of.review.planned_for < today ? of.review.planned_for : today,
})}
${sidesOfKind(kindOf(of)).map(side => sideFields(showing, side, kindOf(of)))}
${wordsField(showing, {
  name: 'agreed',
  label: 'How is it going, and what was agreed?',
  hint: 'A sentence or two. Whoever reads the plan reads this, the school too',
  most: MOST.agreed,
})}
<h3 class="govuk-heading-m">What was agreed to do</h3>
<p class="govuk-hint">Leave empty what you do not need.</p>
${taskFields(showing, of.helpers, today)}
${kindOf(of) === 'termly' && dayField(showing, { name: 'next', legend: 'When is the next one?', hint: 'By the rhythm of your place. Change it to what you agreed', ...(of.next && { usual: of.next }) })}`,
    read: ({ visit, of, today }, wrong) =>
      readHeld(visit, wrong, { kind: kindOf(of), helpers: of.helpers, today }),
    keep: async ({ visit: { tx }, child, of }, id, read) => {
      const lookBackOn = kindOf(of) === 'home-school' ? dayOf(dayNumber(read.heldOn) + of.lookBackDays) : null
      const held = { onDay: read.heldOn, agreed: read.agreed, lookBackOn }
      if (!(await holdReview(tx, child.id, of.review.id, held))) return false
      await addSides(
        tx,
        read.sides.map(each => ({ ...each, id: idOfPost(id, each.side), reviewId: of.review.id })),
      )
      const from = { id, childId: child.id, cameFrom: 'review', fromId: of.review.id, onDay: read.heldOn }
      await addActions(tx, actionsFrom(read.tasks, from))
      if (read.nextOn !== null)
        await beginReviews(tx, [
          { id: idOfPost(id, 'next'), childId: child.id, kind: 'termly', plannedFor: read.nextOn },
        ])
      return true
    },
    inTheWay: ({ of: { review } }, _id, { agreed }) =>
      review.cancelled_because !== null
        ? `It was cancelled on ${dayInFull(review.cancelled_on!)}: “${review.cancelled_because}”. Plan another, and write it there`
        : otherWords(
            `${review.held_by ?? 'Somebody'} wrote it up on ${dayInFull(review.held_on ?? review.planned_for)}`,
            review.agreed,
            agreed,
          ),
  })

/** Adjusts what is planned at any time: a small review, written as it was held today. */
export const changeNow = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Change something now',
    submit: 'Keep it',
    action: 'held-review',
    subject: 'review',
    begins: true,
    tab: reviewsHome,
    of: async (visit, child) => ({ helpers: await helpersFor(visit, child) }),
    fields: (showing, { of, today }) => html`
<p class="govuk-body">A small review, at any time. The termly one stays as it is.</p>
${wordsField(showing, { name: 'agreed', label: 'What changes, and why?', hint: 'Whoever reads the plan reads this, the school too', most: MOST.agreed })}
${someField(showing, { name: 'with', legend: 'Talked over with', items: THREE.map(value => ({ value, text: sideWords[value] })) })}
<h3 class="govuk-heading-m">What was agreed to do</h3>
<p class="govuk-hint">Leave empty what you do not need.</p>
${taskFields(showing, of.helpers, today)}`,
    read: ({ visit: { form }, of, today }, wrong) => ({
      agreed: readWords(form, wrong, 'agreed', 'Say what changes, and why', MOST.agreed),
      with: readSome(form, 'with', THREE),
      tasks: readTasks(form, wrong, of.helpers, today),
    }),
    keep: async ({ visit: { tx }, child, today }, id, read) => {
      const held = { onDay: today, agreed: read.agreed }
      const made = await beginReviews(tx, [
        { id, childId: child.id, kind: 'between', plannedFor: today, held },
      ])
      if (made.length === 0) return made
      await addSides(
        tx,
        read.with.map(side => ({ id: idOfPost(id, side), reviewId: id, side, came: true })),
      )
      const from = { id, childId: child.id, cameFrom: 'review', fromId: id, onDay: today }
      await addActions(tx, actionsFrom(read.tasks, from))
      return made
    },
    back: ({ child }) => reviewsHome(child.id),
  })

export const cancelTheReview = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Cancel it',
    submit: 'Cancel it',
    action: 'cancelled-review',
    subject: 'review',
    ...ofReview,
    of: async visit => ({ review: await reviewOf(visit) }),
    fields: showing =>
      lineField(showing, {
        name: 'because',
        label: 'Why is it not held?',
        hint: 'It stays, with this beside it. The review is still due',
      }),
    read: ({ visit: { form } }, wrong) => ({
      because: readWords(form, wrong, 'because', 'Say why it is not held', MOST.because),
    }),
    keep: ({ visit: { tx }, child, of, today }, _id, { because }) =>
      cancelReview(tx, child.id, of.review.id, { onDay: today, because }),
    inTheWay: ({ of: { review } }, _id, { because }) =>
      review.held_on !== null
        ? `It was held on ${dayInFull(review.held_on)}`
        : otherWords('It was cancelled before', review.cancelled_because, because),
  })

/** Adds what somebody said, or puts it right: what was written before stays below it. */
export const addWhatSomebodySaid = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Add what somebody said',
    submit: 'Add it',
    action: 'added-to-review',
    subject: 'review-side',
    ...ofReview,
    of: async visit => {
      const review = await reviewOf(visit)
      if (review.held_on === null) throw new NotFound('not held')
      return { review }
    },
    fields: showing => html`
<p class="govuk-body">It stands first from now on. What was written before stays below it.</p>
${oneField(showing, { name: 'side', legend: 'Who?', items: sides.map(value => ({ value, text: sideWords[value] })) })}
${lineField(showing, { name: 'name', label: 'Their name, or who they are (if it helps)' })}
${wordsField(showing, { name: 'said', label: 'What did they say?', most: MOST.said })}`,
    read: ({ visit: { form } }, wrong) => ({
      side: readOne(form, wrong, 'side', sides, 'Say who said it'),
      name: readWordsIfAny(form, wrong, 'name', MOST.name),
      said: readWords(form, wrong, 'said', 'Write what they said', MOST.said),
    }),
    keep: async ({ visit: { tx }, of }, id, read) => {
      const before = (await sidesOf(tx, [of.review.id])).find(each => each.side === read.side)
      return await addSides(tx, [
        { ...read, id, reviewId: of.review.id, came: before?.came ?? true, asks: before?.asks },
      ])
    },
  })

/** What came of what home and school asked of each other. */
export const lookBackAtIt = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Look back',
    submit: 'Keep it',
    action: 'looked-back',
    subject: 'review',
    ...ofReview,
    of: async visit => {
      const review = await reviewOf(visit)
      const said = await sidesOf(visit.tx, [review.id])
      // The parent's view comes first, as it did in the meeting.
      const asks = sides.flatMap(side => said.filter(each => each.side === side && each.asks !== null))
      return { review, asks }
    },
    fields: (showing, { of }) => html`
${of.asks.map(each => html`<p class="govuk-body"><strong>${sideWords[each.side as Side]}</strong> asked: “<bdi>${each.asks}</bdi>”</p>`)}
${wordsField(showing, { name: 'words', label: 'What came of it, as both see it?', most: MOST.agreed })}`,
    read: ({ visit: { form } }, wrong) => ({
      words: readWords(form, wrong, 'words', 'Say what came of it', MOST.agreed),
    }),
    keep: ({ visit: { tx }, child, of, today }, _id, { words }) =>
      lookBack(tx, child.id, of.review.id, { onDay: today, words }),
    inTheWay: ({ of: { review } }, _id, { words }) =>
      otherWords('Somebody wrote it down before', review.looked_back_words, words),
  })

const PLANNED = ['termly', 'home-school'] as const
const THREE = ['child', 'parent', 'school'] as const

async function holdingOf(visit: Visit, child: ChildOfVisit): Promise<Holding> {
  const { tx } = visit
  const today = todayOf(visit)
  const [review, helpers, rhythm, standing] = await Promise.all([
    reviewOf(visit),
    helpersFor(visit, child),
    rhythmOf(tx),
    standingOf(tx, [child.id], today),
  ])
  return { review, helpers, lookBackDays: rhythm.lookBackDays, next: standing.get(child.id)?.after() }
}

export async function helpersFor({ tx, actor }: Visit, child: ChildOfVisit): Promise<Helpers> {
  return { me: actor.personId ?? '', helpers: await helpersOf(tx, child.id) }
}

function kindOf({ review }: Holding): ReviewKind {
  return review.kind as ReviewKind
}
