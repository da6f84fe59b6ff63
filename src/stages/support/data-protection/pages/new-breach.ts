// Something went wrong: the form that writes it down as it was found.
import { html } from '#platform/html.ts'
import { todayOf } from '#records/places/today.ts'
import { dayField, lineField, readWords, wordsField } from '../../in-school/fields.ts'
import { addBreach } from '../breaches.ts'
import { breachHome } from '../words.ts'
import { MOST } from './breach-steps.html.ts'
import { writing } from './form.html.ts'
import { pastDay, readTime } from './moment-fields.ts'

export const newBreach = writing({
  title: 'Something went wrong',
  submit: 'Write it down',
  action: 'wrote-breach-down',
  subject: 'data-breach',
  intro:
    'A letter or a list that went to somebody else, a bag or a device that is lost, somebody who looked and should not have. Write no child’s name. From when it was found, 72 hours run.',
  fields: (showing, visit) => html`
${wordsField(showing, { name: 'what', label: 'What happened?', most: MOST.words, rows: 4 })}
${dayField(showing, { name: 'found', legend: 'On which day was it found?', usual: todayOf(visit) })}
${lineField(showing, { name: 'found-time', label: 'At what time?', hint: 'As 14:20' })}
${lineField(showing, { name: 'found-by', label: 'Who found it?', ...(visit.actor.name && { usual: visit.actor.name }) })}`,
  read: (visit, wrong) => ({
    what: readWords(visit.form, wrong, 'what', 'Write what happened', MOST.words),
    at: {
      day: pastDay(visit, wrong, 'found', 'Enter the day on which it was found'),
      time: readTime(visit.form, wrong, 'found-time'),
    },
    foundBy: readWords(visit.form, wrong, 'found-by', 'Write who found it', 120),
  }),
  keep: async ({ tx }, id, read) => {
    await addBreach(tx, { id, ...read })
    return undefined
  },
  onward: breachHome,
})
