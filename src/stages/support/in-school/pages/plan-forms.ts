// The forms of an attendance plan: begin, what lies behind it, a step, a yes, a part-time timetable, a review, closing.
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { idOfPost } from '#platform/ids.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { type Asking, ask, otherWords } from '../asking.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readDayIfAny,
  readOne,
  readSome,
  readWords,
  readWordsIfAny,
  type Showing,
  someField,
  type Wrong,
  wordsField,
} from '../fields.ts'
import {
  addCauses,
  addReviews,
  addSteps,
  addTimetables,
  addYeses,
  beginPlans,
  causeKinds,
  causeSides,
  closePlan,
  endTimetable,
  type Plan,
  partsOfPlan,
  plansOf,
  type Step,
  settleStep,
  weekSessions,
  yesSides,
} from '../plan.ts'
import { causeSideWords, causeWords, planHome, schoolHome, sessionWords, yesSideWords } from '../words.ts'
import { planOf } from './plan.ts'

const MOST = { name: 120, what: 300, words: 1000, because: 500 }
const ofPlan = {
  of: (visit: Visit) => planOf(visit),
  back: ({ child, of }: Asking<Plan>) => planHome(child.id, of.id),
  inTheWay: ({ of }: Asking<Plan>) =>
    of.closed_on === null
      ? undefined
      : `The plan was closed on ${dayInFull(of.closed_on)}: “${of.closed_because}”. Nothing is added to it any more`,
}

/** Begins a plan with what the first of them says lies behind it. */
export const newPlan = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Begin an attendance action plan',
    submit: 'Begin the plan',
    action: 'began-attendance-plan',
    subject: 'attendance-plan',
    begins: true,
    of: async () => undefined,
    fields: showing => html`
<p class="govuk-body">Not the percentage first: ask what lies behind it, and write down who says so. Others add theirs after.</p>
${causeFields(showing)}`,
    read: ({ visit, today }, wrong) => readCauses(visit, today, wrong),
    keep: async ({ visit: { tx }, child, today }, id, read) => {
      const made = await beginPlans(tx, [{ id, childId: child.id, beganOn: today }])
      if (made.length > 0) await addCauses(tx, [{ id: idOfPost(id, 'causes'), planId: id, ...read }])
      return made
    },
    inTheWay: async ({ visit: { tx }, child }, id) => {
      const plans = await plansOf(tx, child.id)
      const open = plans.some(each => each.id === id) ? undefined : plans.find(each => !each.closed_on)
      return (
        open &&
        `A plan is open already, since ${dayInFull(open.began_on)}${open.made_by ? ` by ${open.made_by}` : ''}. Open it, and add there what you wrote`
      )
    },
    back: ({ child }) => schoolHome(child.id),
  })

export const addCause = (gathered: Gathered) =>
  ask(gathered, {
    title: 'What lies behind it',
    submit: 'Keep it',
    action: 'told-what-lies-behind',
    subject: 'attendance-plan-cause',
    ...ofPlan,
    fields: causeFields,
    read: ({ visit, today }, wrong) => readCauses(visit, today, wrong),
    keep: ({ visit, of }, id, read) => addCauses(visit.tx, [{ id, planId: of.id, ...read }]),
  })

export const addStep = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Add a step',
    submit: 'Add it',
    action: 'added-step',
    subject: 'attendance-plan-step',
    ...ofPlan,
    fields: showing => html`
${lineField(showing, { name: 'what', label: 'What is done?', hint: 'Such as: meets Danny at the gate' })}
${lineField(showing, { name: 'who', label: 'Who does it?' })}
${dayField(showing, { name: 'by', legend: 'By when?' })}`,
    read: ({ visit: { form }, today }, wrong) => ({
      what: readWords(form, wrong, 'what', 'Say what is done', MOST.what),
      who: readWords(form, wrong, 'who', 'Say who does it', MOST.name),
      byDay: readDay(form, wrong, 'by', 'Enter the day by which it is done', {
        from: [today, 'The day is today or later'],
      }),
    }),
    keep: ({ visit, of }, id, read) => addSteps(visit.tx, [{ id, planId: of.id, ...read }]),
  })

export const dropStep = (gathered: Gathered) =>
  ask<Step & { plan: Plan }, { droppedBecause: string }>(gathered, {
    title: 'Drop a step',
    heading: ({ of }) => `Drop “${of.what}”`,
    submit: 'Drop it',
    action: 'dropped-step',
    subject: 'attendance-plan-step',
    of: async visit => {
      const plan = await planOf(visit)
      const step = (await partsOfPlan(visit.tx, plan.id)).steps.find(each => each.id === visit.params.step)
      if (!step) throw new NotFound('no such step')
      return { ...step, plan }
    },
    fields: showing =>
      lineField(showing, {
        name: 'because',
        label: 'Why is it not done after all?',
        hint: 'It stays, with this beside it',
      }),
    read: ({ visit: { form } }, wrong) => ({
      droppedBecause: readWords(form, wrong, 'because', 'Say why it is not done', MOST.what),
    }),
    keep: ({ visit, child, of }, _id, read) => settleStep(visit.tx, child.id, of.id, read),
    inTheWay: ({ of }, _id, { droppedBecause }) =>
      of.done_on
        ? `The step was done on ${dayInFull(of.done_on)}`
        : otherWords('The step was dropped before', of.dropped_because, droppedBecause),
    back: ({ child, of }) => planHome(child.id, of.plan.id),
  })

export const addYes = (gathered: Gathered) =>
  ask(gathered, {
    title: 'A yes or a no',
    submit: 'Write it down',
    action: 'wrote-yes',
    subject: 'attendance-plan-yes',
    ...ofPlan,
    fields: showing => html`
${oneField(showing, { name: 'side', legend: 'Who was asked?', items: choicesOf(yesSides, yesSideWords) })}
${lineField(showing, { name: 'name', label: 'By name' })}
${oneField(showing, {
  name: 'agrees',
  legend: 'Do they agree with the plan?',
  items: [
    { value: 'yes', text: 'Yes' },
    {
      value: 'no',
      text: 'No, or not to all of it',
      hint: 'That is an answer. Write what they said, and change the plan',
    },
  ],
})}
${wordsField(showing, { name: 'words', label: 'In their words (optional)', most: MOST.because, rows: 2 })}`,
    read: ({ visit: { form }, today }, wrong) => ({
      side: readOne(form, wrong, 'side', yesSides, 'Say who was asked'),
      name: readWords(form, wrong, 'name', 'Say who it was, by name', MOST.name),
      agrees: readOne(form, wrong, 'agrees', ['yes', 'no'], 'Say whether they agree') === 'yes',
      words: readWordsIfAny(form, wrong, 'words', MOST.because),
      saidOn: today,
    }),
    keep: ({ visit, of }, id, read) => addYeses(visit.tx, [{ id, planId: of.id, ...read }]),
  })

/** Never without the day on which it ends. */
export const addPartTime = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Agree a part-time timetable',
    submit: 'Keep it',
    action: 'agreed-part-time',
    subject: 'part-time-timetable',
    ...ofPlan,
    fields: (showing, { today }) => html`
<p class="govuk-body">A part-time timetable is for a time and has an end. Sessions not in school are marked C2 by the school; you are told before it ends.</p>
${dayField(showing, { name: 'from', legend: 'From', usual: today })}
${dayField(showing, { name: 'to', legend: 'Until', hint: 'The last day. After it they are back in full' })}
${someField(showing, { name: 'in-school', legend: 'When are they in school?', items: weekSessions.map(value => ({ value, text: sessionWords(value) })) })}
${lineField(showing, { name: 'because', label: 'What is it for?' })}`,
    read: ({ visit: { form } }, wrong) => {
      const startsOn = readDay(form, wrong, 'from', 'Enter the day on which it begins')
      const endsOn = readDay(form, wrong, 'to', 'Enter the day on which it ends: it cannot be without one', {
        from: [startsOn || '0001-01-01', 'It ends after it begins'],
        until: [
          longest(startsOn),
          'A part-time timetable this long needs another plan: enter a day within a year',
        ],
      })
      const inSchool = readSome(form, 'in-school', weekSessions)
      if (inSchool.length === 0) wrong['in-school'] = 'Say when they are in school'
      if (inSchool.length === weekSessions.length) wrong['in-school'] = 'All sessions are a full timetable'
      return {
        startsOn,
        endsOn,
        inSchool,
        because: readWords(form, wrong, 'because', 'Say what it is for', MOST.because),
      }
    },
    keep: ({ visit, of }, id, read) => addTimetables(visit.tx, [{ id, planId: of.id, ...read }]),
  })

export const endPartTime = (gathered: Gathered) =>
  ask(gathered, {
    title: 'End the part-time timetable',
    submit: 'Back in full from today',
    action: 'ended-part-time',
    subject: 'part-time-timetable',
    ...ofPlan,
    fields: () =>
      html`<p class="govuk-body">From today they are in school in full. What was agreed before stays readable.</p>`,
    read: ({ today }) => ({ onDay: today }),
    keep: async ({ visit, child, of }, _id, { onDay }) => {
      const { timetables } = await partsOfPlan(visit.tx, of.id)
      const one = timetables.find(each => each.id === visit.params.timetable)
      if (!one) throw new NotFound('no such timetable')
      return await endTimetable(visit.tx, child.id, one.id, onDay)
    },
    // Ended before is what was wanted, whoever did it.
    inTheWay: () => undefined,
  })

export const addReview = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Review the plan',
    submit: 'Keep the review',
    action: 'reviewed-attendance-plan',
    subject: 'attendance-plan-review',
    ...ofPlan,
    fields: showing => html`
${wordsField(showing, { name: 'words', label: 'What did you find, and what is agreed now?', most: MOST.words, rows: 5 })}
${dayField(showing, { name: 'next', legend: 'When is it looked at again? (optional)' })}`,
    read: ({ visit: { form }, today }, wrong) => ({
      onDay: today,
      words: readWords(form, wrong, 'words', 'Write what you found', MOST.words),
      nextOn: readDayIfAny(form, wrong, 'next', 'Enter the whole day, or leave it out', [
        dayOf(dayNumber(today) + 1),
        'The next look is after today',
      ]),
    }),
    keep: ({ visit, of }, id, read) => addReviews(visit.tx, [{ id, planId: of.id, ...read }]),
  })

export const closeThePlan = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Close the plan',
    submit: 'Close it',
    action: 'closed-attendance-plan',
    subject: 'attendance-plan',
    ...ofPlan,
    fields: showing =>
      wordsField(showing, {
        name: 'because',
        label: 'Why is it closed?',
        hint: 'What was reached, or what takes its place',
        most: MOST.because,
      }),
    read: ({ visit: { form } }, wrong) => ({
      because: readWords(form, wrong, 'because', 'Say why it is closed', MOST.because),
    }),
    keep: ({ visit, child, of, today }, _id, read) =>
      closePlan(visit.tx, child.id, { id: of.id, onDay: today, ...read }),
    inTheWay: ({ of }, _id, { because }) =>
      otherWords('The plan was closed before', of.closed_because, because),
  })

function causeFields(showing: Showing) {
  return html`
${oneField(showing, { name: 'said-by', legend: 'Who says so?', items: choicesOf(causeSides, causeSideWords) })}
${someField(showing, { name: 'causes', legend: 'What lies behind it?', hint: 'As many as they name', items: choicesOf(causeKinds, causeWords) })}
${wordsField(showing, { name: 'words', label: 'In their own words', most: MOST.words })}`
}

function readCauses({ form }: Visit, today: string, wrong: Wrong) {
  const saidBy = readOne(form, wrong, 'said-by', causeSides, 'Say who says so')
  const causes = readSome(form, 'causes', causeKinds)
  const words = readWordsIfAny(form, wrong, 'words', MOST.words)
  if (causes.length === 0 && words === null)
    wrong.causes = 'Tick what lies behind it, or write it in their words'
  return { saidBy, causes, words, saidOn: today }
}

function choicesOf<T extends string>(values: readonly T[], words: Record<T, string>) {
  return values.map(value => ({ value, text: words[value] }))
}

/** A year on: longer is no time. */
function longest(startsOn: string): string {
  return startsOn ? dayOf(dayNumber(startsOn) + 365) : '9999-12-31'
}
