// A complaint about data protection: written down, acknowledged, answered.
import { dayInFull } from '#design/day-in-full.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { todayOf } from '#records/places/today.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readOne,
  readWords,
  type Wrong,
  wordsField,
} from '../../in-school/fields.ts'
import {
  acknowledge,
  answerComplaint,
  COMPLAINT_OUTCOMES,
  type Complaint,
  type ComplaintOutcome,
  complaints,
} from '../complaints.ts'
import { complaintHome, complaintState, HOME, OUTCOME_WORDS } from '../words.ts'
import { errorsOf, step, stepForm } from './form.html.ts'

const MOST = { whom: 200, words: 2000, how: 200 }

/** One complaint, with what comes next. */
export const complaint: PageFunction = async visit => {
  const found = await complaintOf(visit)
  await record(visit.tx, {
    action: 'saw-complaint',
    subject: 'data-complaint',
    subjectId: found.id,
    request: visit.requestId,
  })
  return await show(visit, found, {})
}

const of = { subject: 'data-complaint', find: complaintOf, show, home: complaintHome }

export const acknowledges = step({
  ...of,
  action: 'acknowledged-complaint',
  read: (visit, wrong) => ({
    on: pastDay(visit, wrong, 'told'),
    how: readWords(visit.form, wrong, 'how', 'Say how they were told', MOST.how),
  }),
  act: ({ tx }, id, { on, how }) => acknowledge(tx, id, on, how),
})

export const answers = step({
  ...of,
  action: 'answered-complaint',
  read: (visit, wrong) => ({
    outcome: readOne(visit.form, wrong, 'outcome', COMPLAINT_OUTCOMES, 'Say whether they were right'),
    answer: readWords(visit.form, wrong, 'answer', 'Write what they were answered', MOST.words),
    onDay: pastDay(visit, wrong, 'answered'),
  }),
  act: ({ tx }, id, read) => answerComplaint(tx, { id, ...read }),
})

function pastDay(visit: Visit, wrong: Wrong, name: string): string {
  return readDay(visit.form, wrong, name, 'Enter the day', {
    until: [todayOf(visit), 'The day is today or before'],
  })
}

async function complaintOf({ tx, params }: Visit): Promise<Complaint> {
  const id = params.complaint ?? ''
  const [found] = isId(id) ? await complaints(tx, { id }) : []
  if (!found) throw new NotFound('no such complaint')
  return found
}

async function show(visit: Visit, found: Complaint, wrong: Wrong): Promise<Sheet> {
  return {
    title: 'A complaint',
    heading: html`<bdi>${found.from_whom}</bdi> complains`,
    breadcrumbs: [
      { text: 'Support', href: '/support' },
      { text: 'Data protection', href: HOME },
      { text: 'A complaint' },
    ],
    errors: errorsOf(wrong),
    body: html`${summaryList({ rows: factsOf(found) })}${nextOf(visit, found, wrong)}`,
  }
}

function factsOf(found: Complaint) {
  const fact = (key: string, text: Html | string | null | false) =>
    text ? [{ key: { text: key }, value: { text } }] : []
  return [
    ...fact('What they say', html`<bdi class="kith-as-written">${found.what}</bdi>`),
    ...fact('Came', dayInFull(found.received_on)),
    ...fact('Stands', complaintState(found)),
    ...fact('Acknowledge by', found.acknowledged_on === null && dayInFull(found.acknowledge_by)),
    ...fact(
      'Acknowledged',
      found.acknowledged_on &&
        html`${dayInFull(found.acknowledged_on)}, <bdi>${found.acknowledged_by}</bdi>: ${found.acknowledged_how}`,
    ),
    ...fact(
      'Answered',
      found.answered_on &&
        html`${dayInFull(found.answered_on)}, <bdi>${found.answered_by}</bdi>. ${OUTCOME_WORDS[found.outcome as ComplaintOutcome]}.`,
    ),
    ...fact('The answer', found.answer && html`<bdi class="kith-as-written">${found.answer}</bdi>`),
    ...fact('Kept from', found.about > 0 && `whom it is about: ${found.about}`),
  ]
}

function nextOf(visit: Visit, found: Complaint, wrong: Wrong): Html {
  const showing = { form: visit.form, wrong }
  const today = todayOf(visit)
  if (found.answered_on) return html``
  if (!found.acknowledged_on)
    return stepForm(
      `${complaintHome(found.id)}/acknowledge`,
      'Tell them that we have it',
      html`${dayField(showing, { name: 'told', legend: 'On which day were they told?', usual: today })}
${lineField(showing, { name: 'how', label: 'How?', hint: 'Such as: by letter; rang them' })}`,
      'They were told',
    )
  return stepForm(
    `${complaintHome(found.id)}/answer`,
    'Answer them',
    html`${oneField(showing, { name: 'outcome', legend: 'Were they right?', items: COMPLAINT_OUTCOMES.map(value => ({ value, text: OUTCOME_WORDS[value] })) })}
${wordsField(showing, { name: 'answer', label: 'What were they answered?', hint: 'What we found, what is different now, and that they may complain to the Information Commissioner’s Office', most: MOST.words, rows: 5 })}
${dayField(showing, { name: 'answered', legend: 'On which day?', usual: today })}`,
    'They were answered',
  )
}
