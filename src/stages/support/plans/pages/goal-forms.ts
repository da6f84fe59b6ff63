// The forms of a goal: agree one with the child in one sitting, say it otherwise, where I am now, and its end.
import { checkboxes } from '#design/checkboxes.ts'
import { chips } from '#design/chips.ts'
import { details } from '#design/details.ts'
import { type Html, html } from '#platform/html.ts'
import { idOfPost } from '#platform/ids.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { type Asking, ask, otherWords } from '../../in-school/asking.ts'
import {
  dayField,
  lineField,
  oneField,
  readDayIfAny,
  readOne,
  readSome,
  readWords,
  readWordsIfAny,
  type Showing,
  someField,
  type Wrong,
  wordsField,
} from '../../in-school/fields.ts'
import { bothTexts, goalLabels, goalWordsOf, joined } from '../both.html.ts'
import {
  addGoal,
  addPoints,
  endGoal,
  type Goal,
  goalEnds,
  goalsOf,
  type Measure,
  MOST_GOALS,
  pointSides,
  pointsOf,
  whoses,
} from '../goals.ts'
import { addAgreements, type GoalWords, inForce, type Plan, saveVersions, type Version } from '../plans.ts'
import { carryShares } from '../shares.ts'
import { chosenValue, valueChips } from '../values.html.ts'
import { type Area, areasOf, goalOfVisit, planOfVisit } from '../whole.ts'
import { goalEndWords, goalHome, planHome, pointSideWords, valueWords, whoseWords } from '../words.ts'
import { besideAsked, idIn, ifBeside, writtenOn } from './about-me.ts'

const MOST = { aim: 300, helps: 300, does: 500, words: 500 }
export const underPlan = { tab: planHome, looked: 'plan' }
const back = ({ child }: Asking<unknown>) => planHome(child.id)

/** A goal agreed with the child beside you: what they want, where they are now, and their yes, on one page. */
export const newGoal = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Agree a goal',
    submit: 'Keep this goal',
    action: 'agreed-goal',
    subject: 'plan-goal',
    begins: true,
    ...underPlan,
    of: async visit => {
      const plan = await planOfVisit(visit)
      return {
        plan,
        areas: await areasOf(visit, visit.params.child ?? ''),
        goals: await goalsOf(visit.tx, plan.id),
      }
    },
    fields: (showing, { visit, of, child }) => {
      const whose = showing.form.text('whose') || (visit.query.get('whose') ?? 'child')
      const own = whose === 'network'
      return html`
${lineField(showing, { name: 'aim', label: goalLabels.aim, hint: own ? 'As the family says it: whom would they ring, who comes round?' : `As ${child.forename ?? 'they'} says it` })}
${valueChips({
  ...(own && { measure: 'doing' }),
  value: showing.form.text('now'),
  legend: own ? 'Who does it by now?' : 'Where am I with it now?',
  errorMessage: showing.wrong.now,
})}
${chips({
  name: 'whose',
  value: whose,
  fieldset: { legend: { text: 'Whose goal is it?', classes: 'govuk-fieldset__legend--s' } },
  rows: [{ items: whoses.map(value => ({ value, text: whoseWords[value] })) }],
})}
${goalFields(showing, undefined, undefined, of.areas)}
${someField(showing, { name: 'yes', legend: 'Do they say yes to it?', items: [{ value: 'child', text: 'Yes, they want this goal' }] })}`
    },
    read: ({ visit: { form }, of }, wrong) => {
      const goal = readGoal(form, wrong, of.areas)
      const now = chosenValue(form.text('now'))
      const whose = readOne(form, wrong, 'whose', whoses, 'Choose whose goal it is')
      const own = whose === 'network'
      if (!now) wrong.now = 'Ask where they are with it now, and tap it'
      else if (own && now.measure !== 'doing') wrong.now = 'Tap who does it by now: for us, with us, by us'
      else if (!own && now.measure === 'doing')
        wrong.now = 'Tap a face or a number; “Done for us” is for a goal about our own people'
      return {
        goal,
        now: now ?? { measure: 'numbers' as const, value: 0 },
        whose,
        yes: form.all('yes').includes('child'),
      }
    },
    keep: async ({ visit: { tx }, child, of: { plan }, today }, id, { goal, now, whose, yes }) => {
      const begun = { id, planId: plan.id, whose, measure: now.measure, beganOn: today }
      if (!(await addGoal(tx, begun))) return false
      const [saved] = await saveVersions(tx, [
        { id: idOfPost(id, 'text'), planId: plan.id, savedOn: today, follows: null, goalId: id, goal },
      ])
      const said = { onDay: today, saidBy: 'child' as const, words: null }
      await addPoints(tx, [{ ...said, id: idOfPost(id, 'now'), goalId: id, value: now.value }])
      if (yes && saved) {
        const said = idOfPost(id, 'yes')
        await addAgreements(tx, [
          {
            ...{ id: said, planId: plan.id, side: 'child', agrees: true, how: 'together' },
            ...{ name: child.forename ?? 'The child', saidOn: today, words: null, number: saved.number },
          },
        ])
        await carryShares(tx, said)
      }
      return true
    },
    inTheWay: ({ of }, id) =>
      of.goals.filter(each => each.ended_on === null).length >= MOST_GOALS &&
      !of.goals.some(each => each.id === id)
        ? `There are ${MOST_GOALS} goals already. End one first, or leave this for later: not now`
        : undefined,
    back,
  })

type OfGoal = {
  plan: Plan
  goal: Goal
  stands: Version | undefined
  beside: Version | undefined
  areas: Area[]
}

/** The same goal in other words; a save on top of somebody else's shows both. */
export const changeGoal = (gathered: Gathered) =>
  ask<OfGoal, { goal: GoalWords; follows: string | null; settles: string | null }>(gathered, {
    title: 'Say a goal otherwise',
    submit: 'Keep it',
    action: 'saved-goal',
    subject: 'plan-goal',
    begins: true,
    ...underPlan,
    of: async visit => {
      const { plan, goal } = await goalOfVisit(
        visit,
        visit.form.names().length > 0 ? 'of any time' : undefined,
      )
      return {
        ...{ plan, goal },
        stands: (await inForce(visit.tx, plan.id)).goals.get(goal.id),
        beside: await besideAsked(visit, plan.id, goal.id),
        areas: await areasOf(visit, visit.params.child ?? ''),
      }
    },
    fields: (showing, { of }) => html`
${writtenOn(showing, of.plan.id, of.stands)}
${of.beside && html`<input type="hidden" name="settles" value="${of.beside.id}">${bothTexts(of.stands, of.beside)}`}
${wordsField(showing, { name: 'aim', label: goalLabels.aim, most: MOST.aim, rows: 2, usual: joined(of.stands?.aim, of.beside?.aim) })}
${goalFields(showing, of.stands, of.beside, of.areas)}`,
    read: ({ visit: { form }, of }, wrong) => ({
      goal: readGoal(form, wrong, of.areas),
      follows: idIn(form.text('follows')),
      settles: idIn(form.text('settles')),
    }),
    keep: async ({ visit: { tx }, of, today }, id, { goal, follows, settles }) => {
      if (!settles && JSON.stringify(goal) === JSON.stringify(goalWordsOf(of.stands))) return []
      const version = { id, planId: of.plan.id, savedOn: today, goalId: of.goal.id, goal, follows, settles }
      return (await saveVersions(tx, [version])).map(each => each.id)
    },
    keepLate: async ({ visit: { tx }, of, today }, id, { goal, follows }) => {
      const version = { id, planId: of.plan.id, savedOn: today, goalId: of.goal.id, goal, follows }
      return (await saveVersions(tx, [version])).length > 0
    },
    back,
    onward: (asking, id) => ifBeside(asking, id, goalHome(asking.child.id, asking.of.goal.id)),
  })

/** Where I am now, one tap. */
export const whereNow = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Where I am now',
    submit: 'Keep it',
    action: 'said-where-now',
    subject: 'plan-goal',
    begins: true,
    ...underPlan,
    of: goalWithAim,
    fields: (showing, { of }) => html`
<p class="govuk-body-l">“<bdi>${of.aim}</bdi>”</p>
${valueChips({ measure: of.goal.measure as Measure, value: showing.form.text('now'), legend: 'Where am I with it now?', errorMessage: showing.wrong.now })}
${oneField(showing, { name: 'saidBy', legend: 'Who says so?', usual: 'child', items: pointSides.map(value => ({ value, text: pointSideWords[value] })) })}
${wordsField(showing, { name: 'words', label: 'In their words (optional)', most: MOST.words, rows: 2 })}`,
    read: ({ visit: { form }, of, today }, wrong) => {
      const now = chosenValue(form.text('now'))
      if (!now || now.measure !== of.goal.measure) wrong.now = 'Tap where they are with it now'
      return {
        value: now?.value ?? 0,
        saidBy: readOne(form, wrong, 'saidBy', pointSides, 'Choose who says so'),
        words: readWordsIfAny(form, wrong, 'words', MOST.words),
        onDay: today,
      }
    },
    keep: ({ visit: { tx }, of }, id, read) => addPoints(tx, [{ id, goalId: of.goal.id, ...read }]),
    back,
  })

/** A goal is reached, changed, or left for later; its words stay. */
export const endAGoal = (gathered: Gathered) =>
  ask(gathered, {
    title: 'End a goal',
    submit: 'End this goal',
    action: 'ended-goal',
    subject: 'plan-goal',
    ...underPlan,
    of: goalWithAim,
    fields: (showing, { of }) => html`
<p class="govuk-body-l">“<bdi>${of.aim}</bdi>”</p>
${of.last !== undefined && html`<p class="govuk-body">Last said: ${valueWords(of.goal.measure, of.last)}</p>`}
${oneField(showing, { name: 'how', legend: 'What became of it?', items: goalEnds.map(value => ({ value, text: goalEndWords[value] })) })}
${wordsField(showing, { name: 'words', label: 'What do they say about it? (optional)', most: MOST.words, rows: 2 })}`,
    read: ({ visit: { form }, today }, wrong) => ({
      how: readOne(form, wrong, 'how', goalEnds, 'Choose what became of it'),
      words: readWordsIfAny(form, wrong, 'words', MOST.words),
      onDay: today,
    }),
    keep: ({ visit: { tx }, child, of }, _id, read) => endGoal(tx, child.id, { id: of.goal.id, ...read }),
    inTheWay: ({ of }, _id, read) =>
      read.words === null
        ? undefined
        : otherWords('It was ended before', of.goal.ended_words ?? '', read.words),
    back,
  })

function goalFields(
  showing: Showing,
  stands: Version | undefined,
  beside: Version | undefined,
  areas: readonly Area[],
): Html {
  const { form, wrong } = showing
  const answers = form.names().includes('id')
    ? form.all('answers')
    : [...(stands?.answers ?? []), ...(beside?.answers ?? [])]
  const again = stands?.look_again_on ?? beside?.look_again_on
  const usual = (pick: (version: Version) => string | null) =>
    joined(stands && pick(stands), beside && pick(beside))
  return html`
${wordsField(showing, { name: 'iDo', label: goalLabels.iDo, most: MOST.does, rows: 2, usual: usual(each => each.i_do) })}
${wordsField(showing, { name: 'youDo', label: goalLabels.youDo, most: MOST.does, rows: 2, usual: usual(each => each.you_do) })}
${wordsField(showing, { name: 'whoHelps', label: goalLabels.whoHelps, most: MOST.helps, rows: 2, usual: usual(each => each.who_helps) })}
${dayField(showing, { name: 'lookAgain', legend: 'When do we look at it again? (optional)', ...(again && { usual: again }) })}
${details({
  summaryText: 'What it may answer, for the grown-ups',
  open: answers.length > 0,
  text: checkboxes({
    name: 'answers',
    values: answers,
    errorMessage: wrong.answers,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: 'One goal may answer several', classes: 'govuk-fieldset__legend--s' } },
    items: areas.map(each => ({
      value: each.area,
      text: each.name,
      hint: each.met ? 'The screen found this with them' : undefined,
    })),
  }),
})}`
}

function readGoal(form: Showing['form'], wrong: Wrong, areas: readonly Area[]): GoalWords {
  return {
    aim: readWords(form, wrong, 'aim', 'Write what they want, in their words', MOST.aim),
    whoHelps: readWordsIfAny(form, wrong, 'whoHelps', MOST.helps),
    iDo: readWordsIfAny(form, wrong, 'iDo', MOST.does),
    youDo: readWordsIfAny(form, wrong, 'youDo', MOST.does),
    answers: readSome(
      form,
      'answers',
      areas.map(each => each.area),
    ),
    lookAgainOn: readDayIfAny(form, wrong, 'lookAgain', 'Write a day, or leave it empty'),
  }
}

async function goalWithAim(visit: Parameters<typeof goalOfVisit>[0]) {
  const { plan, goal } = await goalOfVisit(visit)
  const { goals } = await inForce(visit.tx, plan.id)
  const last = (await pointsOf(visit.tx, plan.id)).findLast(each => each.goal_id === goal.id)?.value
  return { plan, goal, aim: goals.get(goal.id)?.aim ?? '', last }
}
