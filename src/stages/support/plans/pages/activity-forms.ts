// Activities: the child picks from pictures, the Link Worker adds one with what must come first, and one tap moves each on.
// Anyone who reads the plan stops one, with a reason.

import type { PageFunction } from '#design/route.ts'
import { select } from '#design/select.ts'
import { html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { idOfPost } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfVisit } from '../../child/frame.html.ts'
import { type Asking, ask } from '../../in-school/asking.ts'
import { lineField, oneField, readSome, readWordsIfAny } from '../../in-school/fields.ts'
import {
  type Activity,
  activitiesOf,
  addActivities,
  beginActivity,
  finishActivity,
  moveEarlier,
  sayReady,
  stopActivity,
  stopReasons,
  stopSides,
} from '../activities.ts'
import { goalsOf } from '../goals.ts'
import { comesLater, domainName } from '../phases.ts'
import { drawing, pictureOf, pictures } from '../pictures.html.ts'
import { inForce } from '../plans.ts'
import { planOfVisit } from '../whole.ts'
import { planHome } from '../words.ts'
import { underPlan } from './goal-forms.ts'

const MOST = { what: 200, ready: 300 }
const back = ({ child }: Asking<unknown>) => `${planHome(child.id)}#activities`
const kinds = pictures.map(each => each.kind)

/** The child picks what they would like to do from pictures: my choice. */
export const myChoice = (gathered: Gathered) =>
  ask(gathered, {
    title: 'My choice',
    heading: () => 'What would you like to do?',
    submit: 'This is my choice',
    action: 'chose-activities',
    subject: 'plan',
    begins: true,
    ...underPlan,
    of: async visit => {
      const plan = await planOfVisit(visit)
      return { plan, there: (await activitiesOf(visit.tx, plan.id)).filter(each => isOpen(each)) }
    },
    fields: ({ form, wrong }, { of }) => {
      const there = new Set(of.there.map(each => each.kind))
      return html`
<p class="govuk-body">Tap as many as you like. You can stop any of them, any day.</p>
<fieldset class="govuk-fieldset kith-choices"${wrong.kinds !== undefined && html` aria-describedby="kinds-error"`}><legend class="govuk-visually-hidden">Pictures</legend>
${wrong.kinds && html`<p id="kinds-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${wrong.kinds}</p>`}
${pictures
  .filter(each => !there.has(each.kind))
  .map(
    (each, n) =>
      html`<span class="kith-choices__item"><input type="checkbox" class="kith-choices__input" id="${n === 0 ? 'kinds' : `kinds-${n + 1}`}" name="kinds" value="${each.kind}"${form.all('kinds').includes(each.kind) && html` checked`}><label class="kith-choices__label" for="${n === 0 ? 'kinds' : `kinds-${n + 1}`}">${drawing(each)}${each.word}</label></span>`,
  )}</fieldset>
${lineField({ form, wrong }, { name: 'what', label: 'Something else? (optional)' })}`
    },
    read: ({ visit: { form } }, wrong) => {
      const chosen = readSome(form, 'kinds', kinds)
      const what = readWordsIfAny(form, wrong, 'what', MOST.what)
      if (chosen.length === 0 && what === null) wrong.kinds = 'Tap at least one picture'
      return { chosen, what }
    },
    keep: ({ visit: { tx }, of: { plan } }, id, { chosen, what }) =>
      addActivities(
        tx,
        [
          ...chosen.map(kind => ({ kind, what: null })),
          ...(what ? [{ kind: 'something-else', what }] : []),
        ].map(each => ({
          ...each,
          ...{ id: idOfPost(id, each.kind), planId: plan.id, goalId: null, myChoice: true, readyWhen: null },
          domain: pictureOf(each.kind).domain,
        })),
      ),
    back,
  })

/** One that is thought of for them: for which goal, and what must come first. */
export const newActivity = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Add an activity',
    submit: 'Keep it',
    action: 'added-activity',
    subject: 'plan-activity',
    begins: true,
    ...underPlan,
    of: async visit => {
      const plan = await planOfVisit(visit)
      const [goals, { goals: texts }, { content }] = await Promise.all([
        goalsOf(visit.tx, plan.id),
        inForce(visit.tx, plan.id),
        blueprintInForce(visit.tx),
      ])
      return {
        plan,
        content,
        goals: goals
          .filter(each => each.ended_on === null)
          .map(each => ({ value: each.id, text: texts.get(each.id)?.aim ?? '' })),
      }
    },
    fields: (showing, { of, today }) => html`
<p class="govuk-body">Too early does harm: say what must come first, as the child would.</p>
${select({
  name: 'kind',
  label: { text: 'What is it?', classes: 'govuk-label--s' },
  value: showing.form.text('kind'),
  errorMessage: showing.wrong.kind,
  items: [
    { value: '', text: 'Choose' },
    ...pictures.map(each => {
      const later = of.plan.enrolled_on && comesLater(of.content, each.domain, of.plan.enrolled_on, today)
      return {
        value: each.kind,
        text: later
          ? `${each.word} (${domainName(of.content, each.domain)} comes in year ${later})`
          : each.word,
      }
    }),
  ],
})}
${lineField(showing, { name: 'what', label: 'Which one, where, when? (optional)' })}
${of.goals.length > 0 && oneField(showing, { name: 'goal', legend: 'For which goal?', usual: 'none', items: [...of.goals, { value: 'none', text: 'For none of these' }] })}
${lineField(showing, { name: 'readyWhen', label: 'Ready when… (optional)', hint: 'Such as: when I like being in the room. It is not begun before somebody says so' })}`,
    read: ({ visit: { form }, of }, wrong) => {
      const kind = kinds.find(each => each === form.text('kind'))
      if (kind === undefined) wrong.kind = 'Choose what it is'
      const goalId = of.goals.find(each => each.value === form.text('goal'))?.value ?? null
      return {
        kind: kind ?? '',
        goalId,
        what: readWordsIfAny(form, wrong, 'what', MOST.what),
        readyWhen: readWordsIfAny(form, wrong, 'readyWhen', MOST.ready),
      }
    },
    keep: ({ visit: { tx }, of: { plan } }, id, read) =>
      addActivities(tx, [
        { ...read, id, planId: plan.id, myChoice: false, domain: pictureOf(read.kind).domain },
      ]),
    back,
  })

const moves = { ready: sayReady, begin: beginActivity, finish: finishActivity } as const

/** One tap: somebody is ready, it begins, it came to its end, or it comes before another. */
export const moveActivity: PageFunction = async visit => {
  const { child, activity } = await activityOfVisit(visit)
  const move = visit.form.text('move')
  const which = { childId: child.id, id: activity.id, onDay: todayOf(visit) }
  const done =
    move === 'earlier'
      ? await moveEarlier(visit.tx, child.id, activity.id)
      : Object.hasOwn(moves, move)
        ? await moves[move as keyof typeof moves](visit.tx, which)
        : undefined
  if (done === undefined) throw new BadRequest('The button came without its word. Open the plan again.')
  if (done) await noted(visit, `activity-${move}`, activity, child.why)
  return seeOther(`${planHome(child.id)}#activities`)
}

/** One tap: it stops, with its reason. Nothing more is asked. */
export const stopIt: PageFunction = async visit => {
  const { child, activity } = await activityOfVisit(visit)
  const why = stopReasons.find(each => each === visit.form.text('why'))
  const side = stopSides.find(each => each === visit.form.text('side')) ?? 'child'
  if (!why) throw new BadRequest('The button came without its reason. Open the plan again.')
  const stop = { childId: child.id, id: activity.id, onDay: todayOf(visit), side, why }
  if (await stopActivity(visit.tx, stop)) await noted(visit, 'stopped-activity', activity, child.why)
  return seeOther(`${planHome(child.id)}#activities`)
}

/** Whether it is still to come, or runs. */
export function isOpen({ stopped_on: stopped, done_on: done }: Activity): boolean {
  return stopped === null && done === null
}

async function activityOfVisit(visit: Visit) {
  const child = await childOfVisit(visit, undefined)
  const plan = await planOfVisit(visit)
  const activity = (await activitiesOf(visit.tx, plan.id)).find(each => each.id === visit.params.activity)
  if (!activity) throw new NotFound('no such activity')
  return { child, activity }
}

async function noted(visit: Visit, action: string, activity: Activity, why: string | undefined) {
  await record(visit.tx, {
    action,
    subject: 'plan-activity',
    subjectId: activity.id,
    childId: visit.params.child ?? '',
    why,
    request: visit.requestId,
  })
}
