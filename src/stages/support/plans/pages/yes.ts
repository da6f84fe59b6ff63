// The child's yes, or the parent's, to the plan as it is now, and what each of them lets the school and the council read of it.
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { idOfPost } from '#platform/ids.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { ChildOfVisit } from '../../child/frame.html.ts'
import { ask } from '../../in-school/asking.ts'
import {
  lineField,
  oneField,
  readOne,
  readWords,
  readWordsIfAny,
  someField,
  wordsField,
} from '../../in-school/fields.ts'
import { goalsOf } from '../goals.ts'
import { addAgreements, inForce, yesHows, yesSides } from '../plans.ts'
import { addShares, readerOf, type SharedWith, sharedOf } from '../shares.ts'
import { planOfVisit } from '../whole.ts'
import { planHome, yesHowWords, yesSideWords } from '../words.ts'
import { underPlan } from './goal-forms.ts'

const MOST = { name: 120, words: 500 }
const PAGE = 'page'

export const sayYes = (gathered: Gathered) =>
  ask(gathered, {
    ...underPlan,
    back: ({ child }) => planHome(child.id),
    of: toAsk,
    title: 'Write down a yes or a no',
    submit: 'Keep it',
    action: 'said-yes-to-plan',
    subject: 'plan',
    begins: true,
    fields: (showing, { of, child }) => html`
<input type="hidden" name="number" value="${showing.form.text('number') || of.plan.number}">
<p class="govuk-body">Each says it for themselves. A no is written down like a yes, and changes nothing else.</p>
${oneField(showing, { name: 'side', legend: 'Who?', usual: showing.form.text('side') || 'child', items: itemsOf(yesSides, yesSideWords) })}
${oneField(showing, {
  name: 'agrees',
  legend: 'What do they say to the plan?',
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No, or not like this' },
  ],
})}
${lineField(showing, { name: 'name', label: 'Who of the family?', hint: 'The child’s own name is known' })}
${oneField(showing, { name: 'how', legend: 'How?', usual: 'together', items: itemsOf(yesHows, yesHowWords) })}
${someField(showing, {
  name: 'school',
  legend: `What may the lead at ${child.school ?? 'their school'} read?`,
  hint: 'Nothing is ticked for them. The school reads what both the child and a parent or carer say yes to, and no more; with a goal go where they are with it and its activities.',
  items: itemsToShare(of.goals, 'the page the school is given every week'),
})}
${
  of.episode &&
  someField(showing, {
    name: 'council',
    legend: 'And whoever leads their Early Help at the council?',
    hint: 'The same, for the council.',
    items: itemsToShare(of.goals, 'the page the council is given every week'),
  })
}
${of.shares && html`<p class="govuk-body-s">This answer stands in place of their last one: what is not ticked now is not shared any more.</p>`}
${wordsField(showing, { name: 'words', label: 'In their words (optional)', most: MOST.words, rows: 2 })}`,
    read: ({ visit: { form }, of, child, today }, wrong) => {
      const { number } = of.plan
      if (number === 0) wrong.side = 'There is nothing in the plan to agree to yet'
      const side = readOne(form, wrong, 'side', yesSides, 'Choose who says it')
      const own = side === 'child' && form.text('name') === ''
      const shown = /^\d{1,6}$/.test(form.text('number')) ? Number(form.text('number')) : number
      const agrees = readOne(form, wrong, 'agrees', ['yes', 'no'] as const, 'Choose what they say') === 'yes'
      const may = [PAGE, ...of.goals.map(each => each.id)]
      const ticked = (whom: SharedWith) => (agrees ? may.filter(each => form.all(whom).includes(each)) : [])
      return {
        side,
        agrees,
        name: own
          ? (child.forename ?? 'The child')
          : readWords(form, wrong, 'name', 'Write who of the family said it', MOST.name),
        how: readOne(form, wrong, 'how', yesHows, 'Choose how they said it'),
        words: readWordsIfAny(form, wrong, 'words', MOST.words),
        saidOn: today,
        // To the plan as it stood when they were asked, whoever saved since.
        number: Math.min(Math.max(1, shown), Math.max(1, number)),
        shares: { school: ticked('school'), council: of.episode ? ticked('council') : [] },
      }
    },
    keep: async ({ visit: { tx }, of }, id, { shares, ...read }) => {
      const kept = await addAgreements(tx, [{ id, planId: of.plan.id, ...read }])
      if (kept.length > 0)
        await addShares(
          tx,
          (['school', 'council'] as const).flatMap(whom =>
            shares[whom].map(what => ({
              ...{ id: idOfPost(id, whom, what), agreementId: id, whom },
              goalId: what === PAGE ? null : what,
            })),
          ),
        )
      return kept
    },
  })

async function toAsk(visit: Visit, child: ChildOfVisit) {
  const plan = await planOfVisit(visit)
  const [goals, stands, shared, { episode }] = await Promise.all([
    goalsOf(visit.tx, plan.id),
    inForce(visit.tx, plan.id),
    sharedOf(visit.tx, plan.id),
    readerOf(visit.tx, child.id),
  ])
  const open = goals.filter(each => each.ended_on === null)
  return {
    ...{ plan, episode, shares: shared.length > 0 },
    goals: open.map(each => ({ id: each.id, aim: stands.goals.get(each.id)?.aim ?? '' })),
  }
}

function itemsToShare(goals: readonly { id: string; aim: string }[], page: string) {
  return [
    ...goals.map(each => ({ value: each.id, text: `The goal “${each.aim}”` })),
    { value: PAGE, text: `How it goes, by first name, on ${page}` },
  ]
}

function itemsOf<K extends string>(keys: readonly K[], words: Record<K, string>) {
  return keys.map(value => ({ value, text: words[value] }))
}
