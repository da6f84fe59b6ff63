// What comes next with a breach: the forms of the steps that are not written yet. Stopping comes first, and what is due in hours
// waits for nothing else.
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { todayOf } from '#records/places/today.ts'
import { dayField, lineField, oneField, type Wrong, wordsField } from '../../in-school/fields.ts'
import { type Breach, RISKS } from '../breaches.ts'
import { breachHome, commissionerSettled, peopleSettled, RISK_WORDS } from '../words.ts'
import { stepForm } from './form.html.ts'

/** So many letters there is room for. */
export const MOST = { how: 1000, words: 2000, reference: 100 }

/** The forms of what comes next; nothing where it is closed. */
export function nextOf(visit: Visit, found: Breach, wrong: Wrong): Html {
  if (found.closed_on) return html``
  const showing = { form: visit.form, wrong }
  const today = todayOf(visit)
  const home = breachHome(found.id)
  const forms: Html[] = []
  if (!found.contained_on)
    forms.push(
      stepForm(
        `${home}/contain`,
        'Stop it',
        html`${dayField(showing, { name: 'contained', legend: 'On which day was it stopped?', usual: today })}
${wordsField(showing, { name: 'contained-how', label: 'How?', hint: 'Such as: the list was taken down; they say that they deleted it', most: MOST.how, rows: 2 })}`,
        'It is stopped',
      ),
    )
  if (!found.risk)
    forms.push(
      stepForm(
        `${home}/assess`,
        'Assess it',
        html`${oneField(showing, { name: 'risk', legend: 'What may it do to those it is about?', items: RISKS.map(value => ({ value, ...RISK_WORDS[value] })) })}
${wordsField(showing, { name: 'risk-why', label: 'Why do you think so?', most: MOST.how, rows: 2 })}
${lineField(showing, { name: 'people', label: 'How many people is it about?', hint: 'As a number, as well as you know today' })}`,
        'It is assessed',
      ),
    )
  if (found.risk && !commissionerSettled(found))
    forms.push(
      stepForm(
        `${home}/commissioner`,
        'The Information Commissioner',
        html`${
          found.risk === 'unlikely' &&
          wordsField(showing, {
            name: 'ico-not',
            label: 'Why are they not told?',
            hint: 'Only where harm is unlikely. Leave it empty where they were told',
            most: MOST.how,
            rows: 2,
          })
        }
${dayField(showing, { name: 'ico', legend: 'On which day were they told?' })}
${lineField(showing, { name: 'ico-time', label: 'At what time?', hint: 'As 14:20' })}
${lineField(showing, { name: 'ico-reference', label: 'Their number for it (if there is one)' })}
${wordsField(showing, { name: 'ico-late', label: 'If later than 72 hours after it was found: why?', most: MOST.how, rows: 2 })}`,
        'Keep it',
      ),
    )
  if (found.risk && !peopleSettled(found))
    forms.push(
      stepForm(
        `${home}/people`,
        'Those it is about',
        html`${dayField(showing, { name: 'people-told', legend: 'On which day were they told?' })}
${wordsField(showing, { name: 'people-how', label: 'How, and what were they told?', most: MOST.how, rows: 2 })}
${wordsField(showing, { name: 'people-not', label: 'If they are not told: why?', most: MOST.how, rows: 2 })}`,
        'Keep what they were told',
      ),
    )
  if (found.contained_on && found.risk && commissionerSettled(found) && peopleSettled(found))
    forms.push(
      stepForm(
        `${home}/close`,
        'Close it',
        html`${wordsField(showing, { name: 'learnt', label: 'What is different since?', hint: 'So that it does not happen again', most: MOST.words })}`,
        'Close it',
      ),
    )
  return html`${forms}`
}
