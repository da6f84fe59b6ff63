// What is asked of each side in writing up a review: whether they came, who that was, what they said, what they ask.
import { daysBefore } from '#arithmetic/days.ts'
import { chips } from '#design/chips.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { idOfPost } from '#platform/ids.ts'
import {
  lineField,
  readDay,
  readDayIfAny,
  readWords,
  readWordsIfAny,
  type Showing,
  type Wrong,
  wordsField,
} from '../in-school/fields.ts'
import type { NewAction } from './actions.ts'
import type { NewSide, ReviewKind, Side } from './reviews.ts'
import { type Helpers, readTasks, type Task } from './task-fields.ts'
import { sidesOfKind, sideWords } from './words.ts'

export const MOST = { agreed: 1000, said: 1000, asks: 500, name: 200, because: 300, where: 120 }

export type HeldRead = {
  heldOn: string
  agreed: string
  sides: Omit<NewSide, 'id' | 'reviewId'>[]
  tasks: Task[]
  nextOn: string | null
}

/** The questions of one side. Nobody has to say that others came: only what they said, or who they were. */
export function sideFields(showing: Showing, side: Side, kind: ReviewKind): Html {
  const { form, wrong } = showing
  if (side === 'other')
    return html`${lineField(showing, { name: 'who-other', label: 'Who else came? (if anybody)' })}`
  return html`
<h3 class="govuk-heading-m">${sideWords[side]}</h3>
${chips({
  name: `came-${side}`,
  value: form.text(`came-${side}`),
  errorMessage: wrong[`came-${side}`],
  fieldset: {
    legend: {
      text: html`Did they come?<span class="govuk-visually-hidden"> ${sideWords[side]}</span>`,
      classes: 'govuk-fieldset__legend--s',
    },
  },
  rows: [
    {
      items: [
        { value: 'yes', text: 'Came' },
        { value: 'no', text: 'Not there' },
      ],
    },
  ],
})}
${side !== 'child' && lineField(showing, { name: `who-${side}`, label: side === 'parent' ? 'Who came? (such as: Mum)' : 'Who came? (such as: Ms Hill)' })}
${wordsField(showing, { name: `said-${side}`, label: `What did ${side === 'school' ? 'school' : 'they'} say?`, most: MOST.said, rows: 2 })}
${
  kind === 'home-school' &&
  side !== 'child' &&
  wordsField(showing, {
    name: `asks-${side}`,
    label: side === 'parent' ? 'What do they ask of school?' : 'What does school ask of home?',
    most: MOST.asks,
    rows: 2,
  })
}`
}

/** Reads what was written up; `wrong` names what is missing. */
export function readHeld(
  { form }: Pick<Visit, 'form'>,
  wrong: Wrong,
  { kind, helpers, today }: { kind: ReviewKind; helpers: Helpers; today: string },
): HeldRead {
  const sides = sidesOfKind(kind).flatMap(side => readSide(form, wrong, side, kind))
  const named = Object.fromEntries(sides.map(each => [each.side, each.name ?? null]))
  const heldOn = readDay(form, wrong, 'held', 'Enter the day on which it was', {
    from: [daysBefore(today, 366), 'The day is within the last year'],
    until: [today, 'The day is today or before'],
  })
  return {
    heldOn,
    agreed: readWords(form, wrong, 'agreed', 'Say how it is going, and what was agreed', MOST.agreed),
    sides,
    tasks: readTasks(form, wrong, helpers, today, named),
    nextOn:
      kind === 'termly'
        ? readDayIfAny(form, wrong, 'next', 'Enter the whole day of the next one', [
            today,
            'The next one is today or later',
          ])
        : null,
  }
}

function readSide(
  form: Visit['form'],
  wrong: Wrong,
  side: Side,
  kind: ReviewKind,
): Omit<NewSide, 'id' | 'reviewId'>[] {
  const name = readWordsIfAny(form, wrong, `who-${side}`, MOST.name)
  if (side === 'other') return name === null ? [] : [{ side, name, came: true }]
  const said = readWordsIfAny(form, wrong, `said-${side}`, MOST.said)
  const asks = readWordsIfAny(form, wrong, `asks-${side}`, MOST.asks)
  const came = form.text(`came-${side}`)
  if (came !== 'yes' && came !== 'no') wrong[`came-${side}`] = `Say whether ${MISSING[side]} came`
  return [{ side, name, came: came === 'yes', said, asks: kind === 'home-school' ? asks : null }]
}

const MISSING: Record<Exclude<Side, 'other'>, string> = {
  child: 'the child or young person',
  parent: 'a parent or carer',
  school: 'somebody from school',
}

/** The tasks of a form, as actions of what they came from. */
export function actionsFrom(
  tasks: readonly Task[],
  {
    id,
    childId,
    cameFrom,
    fromId,
    onDay,
  }: { id: string; childId: string; cameFrom: string; fromId?: string; onDay: string },
): NewAction[] {
  return tasks.map((task, n) => ({
    ...task,
    id: idOfPost(id, 'task', String(n)),
    childId,
    cameFrom,
    fromId,
    agreedOn: onDay,
  }))
}

/** Hours and minutes that may be left out. */
export function readTime(form: Visit['form'], wrong: Wrong): string | null {
  const typed = form.text('at').replace('.', ':')
  if (typed === '') return null
  const time = /^\d:/.test(typed) ? `0${typed}` : typed
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) wrong.at = 'Enter the time as hours and minutes, such as 15:30'
  return time
}
