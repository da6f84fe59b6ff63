// Tasks of one child: one more at any time, done by one tap, or let go with a reason.
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction } from '#design/route.ts'
import { html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfVisit } from '../../child/frame.html.ts'
import { ask, otherWords } from '../../in-school/asking.ts'
import { lineField, readWords } from '../../in-school/fields.ts'
import { type Action, actionsOf, addActions, settleAction } from '../actions.ts'
import { actionsFrom, MOST } from '../held-fields.ts'
import { readTasks, taskFields } from '../task-fields.ts'
import { reviewsHome } from '../words.ts'
import { helpersFor } from './forms.ts'

/** Adds a task that comes from no review. */
export const addTask = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Add a task',
    submit: 'Add it',
    action: 'added-task',
    subject: 'action',
    begins: true,
    tab: reviewsHome,
    of: async (visit, child) => ({ helpers: await helpersFor(visit, child) }),
    fields: (showing, { of, today }) => taskFields(showing, of.helpers, today, 1),
    read: ({ visit: { form }, of, today }, wrong) => {
      const tasks = readTasks(form, wrong, of.helpers, today)
      if (tasks.length === 0) wrong['what-1'] = 'Say what is agreed'
      return { tasks }
    },
    keep: ({ visit: { tx }, child, today }, id, { tasks }) =>
      addActions(tx, actionsFrom(tasks, { id, childId: child.id, cameFrom: 'own', onDay: today })),
    back: ({ child }) => reviewsHome(child.id),
  })

/** A task done today. */
export const taskDone: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const task = await taskOf(visit)
  if (await settleAction(visit.tx, child.id, task.id, { onDay: todayOf(visit) }))
    await record(visit.tx, {
      action: 'did-task',
      subject: 'action',
      subjectId: task.id,
      childId: child.id,
      why: child.why,
      request: visit.requestId,
    })
  return seeOther(reviewsHome(child.id))
}

export const letTaskGo = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Let a task go',
    heading: ({ of }) => `Let go: “${of.what}”`,
    submit: 'Let it go',
    action: 'let-task-go',
    subject: 'action',
    tab: reviewsHome,
    of: taskOf,
    fields: showing => html`
${lineField(showing, { name: 'because', label: 'Why is it not done after all?', hint: 'It stays, with this beside it' })}`,
    read: ({ visit: { form } }, wrong) => ({
      because: readWords(form, wrong, 'because', 'Say why it is not done', MOST.because),
    }),
    keep: ({ visit: { tx }, child, of, today }, _id, { because }) =>
      settleAction(tx, child.id, of.id, { onDay: today, letGoBecause: because }),
    inTheWay: ({ of }, _id, { because }) =>
      of.settled_on !== null && of.let_go_because === null
        ? `It was done on ${dayInFull(of.settled_on)}`
        : otherWords('It was let go before', of.let_go_because, because),
    back: ({ child }) => reviewsHome(child.id),
  })

/** The task of the address, however long ago it was settled; NotFound where there is none or none of this child's. */
async function taskOf(visit: Visit): Promise<Action> {
  const found = (await actionsOf(visit.tx, visit.params.child ?? '', EVER)).find(
    each => each.id === visit.params.task,
  )
  if (!found) throw new NotFound('no such task')
  return found
}

const EVER = '2000-01-01'
