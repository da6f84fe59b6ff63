// Somebody complains: the form that writes it down, and who is not to read it.
import { html } from '#platform/html.ts'
import { todayOf } from '#records/places/today.ts'
import {
  dayField,
  lineField,
  readDay,
  readSome,
  readWords,
  someField,
  wordsField,
} from '../../in-school/fields.ts'
import { addComplaint, answerers } from '../complaints.ts'
import { HOME } from '../words.ts'
import { writing } from './form.html.ts'

const MOST = { whom: 200, words: 2000 }

export const newComplaint = writing({
  title: 'Somebody complains',
  submit: 'Write it down',
  action: 'wrote-complaint-down',
  subject: 'data-complaint',
  intro:
    'About how we keep, use or share what we know. Write no child’s name: whose record it is stands where it was asked for or corrected.',
  fields: async (showing, visit) => html`
${lineField(showing, { name: 'whom', label: 'Who complains, and how do we reach them?' })}
${dayField(showing, { name: 'received', legend: 'On which day did it come?', usual: todayOf(visit) })}
${wordsField(showing, { name: 'what', label: 'What do they say?', hint: 'In their words', most: MOST.words, rows: 5 })}
${someField(showing, {
  name: 'about',
  legend: 'Is it about one of these?',
  hint: 'Whoever it is about does not read it any more, you too',
  items: (await answerers(visit.tx)).map(each => ({ value: each.person_id, text: each.name })),
})}`,
  read: async (visit, wrong) => {
    const people = (await answerers(visit.tx)).map(each => each.person_id)
    const about = readSome(visit.form, 'about', people)
    if (about.length === people.length)
      wrong.about = 'Nobody would be left to answer it. Ask somebody above you to take this duty first'
    return {
      fromWhom: readWords(visit.form, wrong, 'whom', 'Write who complains', MOST.whom),
      receivedOn: readDay(visit.form, wrong, 'received', 'Enter the day on which it came', {
        until: [todayOf(visit), 'The day on which it came is not in the future'],
      }),
      what: readWords(visit.form, wrong, 'what', 'Write what they say', MOST.words),
      aboutPeople: about,
    }
  },
  keep: async ({ tx }, id, read) => {
    await addComplaint(tx, { id, ...read })
    return undefined
  },
  onward: () => HOME,
})
