// The forms of referrals.

import { daysBefore } from '#arithmetic/days.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { type Asking, ask } from '../../in-school/asking.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readOne,
  readWords,
  readWordsIfAny,
  type Wrong,
  wordsField,
} from '../../in-school/fields.ts'
import {
  acknowledgeReferral,
  addReferralLine,
  answerReferral,
  answers,
  familySaid,
  firstSeen,
  lineKinds,
  type Referral,
  referralKinds,
  sendReferral,
} from '../referrals.ts'
import {
  answerWords,
  earlyHelpHome,
  lineWords,
  referralHome,
  referralKindWords,
  saidWords,
} from '../words.ts'
import { MOST, under } from './begin.ts'
import { referralOf } from './referral.ts'

const choices = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map(value => ({ value, text: words[value] }))
const ofReferral = {
  ...under,
  of: referralOf,
  subject: 'referral',
  back: ({ child, of }: Asking<Referral>) => referralHome(child.id, of.id),
}

/** Whoever writes a referral down later than that looks into the service's own papers. */
const SENT_WITHIN = 365
const notLater = (today: string): [string, string] => [today, 'The day is today or before']

/** Weeks waiting run from the day it was sent: what came of it came on that day or after. */
function daySince(
  { visit: { form }, of, today }: { visit: Pick<Visit, 'form'>; of: Referral; today: string },
  wrong: Wrong,
): string {
  return readDay(form, wrong, 'on', 'Enter the day', {
    from: [of.sent_on, `It was sent on ${dayInFull(of.sent_on)}: enter that day or a later one`],
    until: notLater(today),
  })
}

export const newReferral = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Write down a referral',
    submit: 'Keep it',
    action: 'sent-referral',
    subject: 'referral',
    ...under,
    begins: true,
    of: async () => undefined,
    fields: (showing, { today }) => html`
<p class="govuk-body">Send it the service’s own way; this keeps that it went, so that somebody asks after it. Write no clinical notes. If a child is not safe now, ring first.</p>
${oneField(showing, { name: 'kind', legend: 'What kind of service?', items: choices(referralKinds, referralKindWords) })}
${lineField(showing, { name: 'service', label: 'Which one?', hint: 'Such as: CAMHS, the school’s mental health support team' })}
${wordsField(showing, { name: 'because', label: 'Why, in a sentence or two?', most: MOST.why, rows: 3 })}
${oneField(showing, { name: 'said', legend: 'What did the family say?', items: choices(familySaid, saidWords) })}
${lineField(showing, { name: 'without', label: 'Without their yes: why is it sent all the same?', hint: 'To protect a child needs no yes' })}
${dayField(showing, { name: 'on', legend: 'When was it sent?', usual: today })}`,
    read: ({ visit: { form }, today }, wrong) => {
      const said = readOne(form, wrong, 'said', familySaid, 'Say what the family said')
      return {
        kind: readOne(form, wrong, 'kind', referralKinds, 'Say what kind of service'),
        service: readWords(form, wrong, 'service', 'Say which service', MOST.name),
        because: readWords(form, wrong, 'because', 'Say why', MOST.why),
        familySaid: said,
        withoutYesBecause:
          said === 'yes'
            ? null
            : readWords(form, wrong, 'without', 'Say why it is sent without their yes', MOST.line),
        sentOn: readDay(form, wrong, 'on', 'Enter the day it was sent', {
          from: [daysBefore(today, SENT_WITHIN), 'The day is within the last year'],
          until: notLater(today),
        }),
      }
    },
    keep: ({ visit: { tx }, child }, id, read) => sendReferral(tx, { id, childId: child.id, ...read }),
    back: ({ child }) => earlyHelpHome(child.id),
  })

export const acknowledged = (gathered: Gathered) =>
  ask(gathered, {
    title: 'They acknowledged it',
    submit: 'Keep it',
    action: 'acknowledged-referral',
    ...ofReferral,
    fields: (showing, { today }) => html`
${lineField(showing, { name: 'who', label: 'Who said that it arrived?' })}
${dayField(showing, { name: 'on', legend: 'When did they say so?', usual: today })}`,
    read: (asking, wrong) => ({
      who: readWords(asking.visit.form, wrong, 'who', 'Say who', MOST.name),
      onDay: daySince(asking, wrong),
    }),
    keep: ({ visit: { tx }, child, of }, _id, read) =>
      acknowledgeReferral(tx, { id: of.id, childId: child.id, ...read }),
  })

export const answered = (gathered: Gathered) =>
  ask(gathered, {
    title: 'They answered',
    submit: 'Keep it',
    action: 'answered-referral',
    ...ofReferral,
    fields: (showing, { today }) => html`
${oneField(showing, { name: 'answer', legend: 'What was it?', items: choices(answers, answerWords) })}
${wordsField(showing, { name: 'words', label: 'What did they say? Of a no: why', most: MOST.line, rows: 3 })}
${dayField(showing, { name: 'on', legend: 'When did they answer?', usual: today })}`,
    read: (asking, wrong) => {
      const { form } = asking.visit
      const answer = readOne(form, wrong, 'answer', answers, 'Say what it was')
      const words =
        answer === 'declined'
          ? readWords(form, wrong, 'words', 'Say why they declined it', MOST.line)
          : readWordsIfAny(form, wrong, 'words', MOST.line)
      return { answer, words, onDay: daySince(asking, wrong) }
    },
    keep: ({ visit: { tx }, child, of }, _id, read) =>
      answerReferral(tx, { id: of.id, childId: child.id, ...read }),
    inTheWay: ({ of }, _id, read) =>
      of.answer && of.answer !== read.answer ? 'Another answer was written down before' : undefined,
  })

export const seenFirst = (gathered: Gathered) =>
  ask(gathered, {
    title: 'The first appointment was',
    submit: 'Keep it: the waiting is over',
    action: 'seen-by-referral',
    ...ofReferral,
    fields: (
      showing,
      { today },
    ) => html`<p class="govuk-body">That they were seen, and nothing of what was said there.</p>
${dayField(showing, { name: 'on', legend: 'When was it?', usual: today })}`,
    read: (asking, wrong) => ({ onDay: daySince(asking, wrong) }),
    keep: ({ visit: { tx }, child, of }, _id, read) =>
      firstSeen(tx, { id: of.id, childId: child.id, ...read }),
  })

export const newLine = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Meanwhile, or chased',
    submit: 'Keep it',
    action: 'wrote-referral-line',
    ...ofReferral,
    fields: (showing, { today }) => html`
${oneField(showing, { name: 'kind', legend: 'What is it?', items: choices(lineKinds, lineWords) })}
${wordsField(showing, { name: 'words', label: 'In a sentence', most: MOST.line, rows: 2 })}
${dayField(showing, { name: 'on', legend: 'When?', usual: today })}`,
    read: ({ visit: { form }, of, today }, wrong) => ({
      kind: readOne(form, wrong, 'kind', lineKinds, 'Say what it is'),
      words: readWords(form, wrong, 'words', 'Say it in a sentence', MOST.line),
      onDay: daySince({ visit: { form }, of, today }, wrong),
    }),
    keep: ({ visit: { tx }, child, of }, id, read) =>
      addReferralLine(tx, { id, referralId: of.id, childId: child.id, ...read }),
  })
