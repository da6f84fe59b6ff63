// The words of the whole plan, hopes first. The first save begins the plan; a save on top of somebody else's shows both.

import { select } from '#design/select.ts'
import type { Tx } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { idOfPost, isId } from '#platform/ids.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { languageName } from '../../child/frame.html.ts'
import { type Asking, ask } from '../../in-school/asking.ts'
import { readWordsIfAny, type Showing, wordsField } from '../../in-school/fields.ts'
import { bothTexts, joined, planLabels, wordsOf } from '../both.html.ts'
import {
  besideOf,
  inForce,
  type PlanWords,
  plansOf,
  saveVersions,
  startPlans,
  type Version,
} from '../plans.ts'
import { planHome } from '../words.ts'

const MOST = 2000
const names = ['hopes', 'ownWords', 'strengths', 'protective'] as const
const hints = {
  hopes: 'Ask about later first: next year, or grown up. Write it as they say it',
  ownWords: 'In their words, and in their language',
  strengths: 'What others say they are good at, too',
  protective: 'A person, a place, an animal, a habit that makes a day better',
}

/** Of the newest plan, if one was begun: what stands, and the text beside it that is being settled. */
type Of = {
  planId: string | undefined
  stands: Version | undefined
  beside: Version | undefined
  codes: string[]
}

export const aboutMe = (gathered: Gathered) =>
  ask<Of, { words: PlanWords; follows: string | null; settles: string | null }>(gathered, {
    title: 'What I hope for',
    heading: ({ of }) => (of.planId ? 'Write it together' : 'Begin a plan together'),
    submit: 'Keep it',
    action: 'saved-plan',
    subject: 'plan',
    begins: true,
    tab: planHome,
    looked: 'plan',
    of: textBeing,
    fields: (showing, { of }) => html`
${writtenOn(showing, of.planId, of.stands)}
${of.beside && html`<input type="hidden" name="settles" value="${of.beside.id}">${bothTexts(of.stands, of.beside)}`}
${!of.beside && html`<p class="govuk-body">Sit beside each other. Nothing has to be full today.</p>`}
${names.map(name => field(showing, of, name))}
${select({
  name: 'ownLanguage',
  label: 'Their words are in',
  value: showing.form.text('ownLanguage') || (of.beside?.own_language ?? of.stands?.own_language ?? 'en'),
  items: of.codes.map(value => ({ value, text: languageName(value) })),
})}`,
    read: ({ visit: { form }, of }, wrong) => {
      const [hopes, ownWords, strengths, protective] = names.map(name =>
        readWordsIfAny(form, wrong, name, MOST),
      ) as [string | null, string | null, string | null, string | null]
      if (!hopes && !ownWords && !strengths && !protective) wrong.hopes = 'Write at least one of these'
      const language = of.codes.find(code => code === form.text('ownLanguage')) ?? 'en'
      const ownLanguage = ownWords && language
      return {
        words: { hopes, ownWords, ownLanguage, strengths, protective },
        follows: idIn(form.text('follows')),
        settles: idIn(form.text('settles')),
      }
    },
    keep: async ({ visit, child, of, today }, id, { words, follows, settles }) => {
      const { tx } = visit
      const same = JSON.stringify(words) === JSON.stringify(wordsOf(of.stands))
      const before = await planBefore(visit, of.planId)
      if (of.planId && !before && !settles && same) return []
      if (!of.planId && !before)
        await startPlans(tx, [{ id: idOfPost(id, 'plan'), childId: child.id, beganOn: today }])
      const planId = before ?? (await plansOf(tx, child.id))[0]?.id
      if (!planId) return []
      return (await saveVersions(tx, [{ id, planId, savedOn: today, follows, settles, words }])).map(
        each => each.id,
      )
    },
    keepLate: async ({ visit, today }, id, { words, follows }) => {
      const planId = await planBefore(visit, undefined)
      const version = { id, savedOn: today, follows, words }
      return planId !== undefined && (await saveVersions(visit.tx, [{ ...version, planId }])).length > 0
    },
    back: ({ child }) => planHome(child.id),
    onward: (asking, id) => ifBeside(asking, id, `${planHome(asking.child.id)}/words`),
  })

/** Which plan and which text of it the form was opened on: the same when it comes back for something wrong. */
export function writtenOn({ form }: Showing, planId: string | undefined, stands: Version | undefined) {
  const sent = form.names().includes('follows')
  return html`<input type="hidden" name="plan" value="${sent ? form.text('plan') : (planId ?? '')}">
<input type="hidden" name="follows" value="${sent ? form.text('follows') : (stands?.id ?? '')}">`
}

/**
 * The plan of a time before, where the form was opened on it and is sent when that time is over; undefined where it is of
 * the plan that is `now`, or of no plan of this child.
 */
async function planBefore({ tx, form, params }: Visit, now: string | undefined): Promise<string | undefined> {
  const asked = form.text('plan')
  if (asked === '' || asked === now) return undefined
  return (await plansOf(tx, params.child ?? '')).find(each => each.id === asked)?.id
}

/**
 * Where it leads on from what was saved under this id: to both texts, where it stands beside another that nobody has settled;
 * to every version, where its plan is over.
 */
export async function ifBeside(
  { visit: { tx }, child }: Asking<unknown>,
  id: string,
  form: string,
): Promise<string | undefined> {
  for (const plan of await plansOf(tx, child.id))
    if ((await besideOf(tx, plan.id)).some(each => each.id === id))
      return plan.enrolled_on ? `${form}?beside=${id}` : `${planHome(child.id)}/versions`
  return undefined
}

/** The text beside what stands that the address asks to settle; undefined where somebody has settled it. */
export async function besideAsked({ tx, query }: Visit, planId: string, goalId: string | null) {
  const id = query.get('beside')
  return id === null
    ? undefined
    : (await besideOf(tx, planId)).find(each => each.id === id && each.goal_id === goalId)
}

export function idIn(text: string): string | null {
  return isId(text) ? text : null
}

/** The languages in which somebody's own words may be written down: those of the place's families. */
export async function tongues(tx: Tx): Promise<string[]> {
  const { content } = await blueprintInForce(tx)
  return [...new Set(['en', ...content.languages.families])]
}

async function textBeing(visit: Visit): Promise<Of> {
  const codes = await tongues(visit.tx)
  const plan = (await plansOf(visit.tx, visit.params.child ?? '')).find(each => each.enrolled_on !== null)
  if (!plan) return { planId: undefined, stands: undefined, beside: undefined, codes }
  const { words } = await inForce(visit.tx, plan.id)
  return { planId: plan.id, stands: words, beside: await besideAsked(visit, plan.id, null), codes }
}

function field(showing: Showing, { stands, beside }: Of, name: (typeof names)[number]) {
  const usual = joined(wordsOf(stands)[name], beside && wordsOf(beside)[name])
  return wordsField(showing, { name, label: planLabels[name], hint: hints[name], most: MOST, usual })
}
