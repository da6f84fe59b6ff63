// Somebody asked for this child's record: the form that writes it down, and what was asked before.

import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfVisit, childSheet } from '../../child/frame.html.ts'
import { ask } from '../../in-school/asking.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readOne,
  readWords,
  readWordsIfAny,
  wordsField,
} from '../../in-school/fields.ts'
import { ASKERS, requests, writeDownRequest } from '../requests.ts'
import { ASKER_WORDS, childRights, dueOf, requestHome, stateOf } from '../words.ts'

const MOST = { name: 120, words: 500 }

/** What was asked for of this child's record, and where each stands. */
export const childRequests =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'requests-for-record')
    const today = todayOf(visit)
    const rows = await requests(visit.tx, { childId: child.id })
    return childSheet(visit, gathered, child, {
      tab: childRights(child.id),
      title: 'Asked for',
      body: html`
<h2 class="govuk-heading-l">Who asked for this record</h2>
${tableCards({
  caption: 'Requests for this record',
  captionHidden: true,
  rows,
  link: {
    heading: 'Asked by',
    href: each => requestHome(each.id),
    text: each => html`<bdi>${each.asked_by}</bdi>`,
  },
  columns: [
    { heading: 'Came', cell: each => shortDate(each.received_on, today), short: true },
    {
      heading: 'Due',
      cell: each => !each.handed_on && !each.ended_on && shortDate(dueOf(each, today), today),
      short: true,
    },
    { heading: 'Stands', cell: stateOf },
  ],
  empty:
    'Nobody has asked for this record. Whoever does has a right to an answer within a month, in whatever words they ask.',
})}
${button({ text: 'Somebody asks for it', href: `${childRights(child.id)}/new` })}`,
    })
  }

/** Writes down that somebody asked. */
export const askForRecord = (gathered: Gathered) =>
  ask(gathered, {
    title: 'Somebody asks for this record',
    submit: 'Write it down',
    action: 'wrote-request-down',
    subject: 'record-request',
    tab: childRights,
    of: async () => undefined,
    fields: showing => html`
${oneField(showing, { name: 'asker', legend: 'Who asks?', items: ASKERS.map(value => ({ value, text: ASKER_WORDS[value] })) })}
${lineField(showing, { name: 'asked-by', label: 'Their name' })}
${dayField(showing, { name: 'received', legend: 'On which day did it come?', hint: 'By whatever way: a letter, a message, said at the door' })}
${wordsField(showing, { name: 'right', label: 'What shows that they may ask for this child?', hint: 'Such as: birth certificate seen; court order of a day; the child’s own letter. Nothing for the child themself. A surname or a telephone list shows nothing', most: MOST.words, rows: 2 })}
${wordsField(showing, { name: 'view', label: 'What does the child think of it? (optional)', hint: 'And could they ask themself?', most: MOST.words, rows: 2 })}
${wordsField(showing, { name: 'what-for', label: 'What do they ask for? (optional)', hint: 'Everything, unless they say less', most: MOST.words, rows: 2 })}`,
    read: ({ visit: { form }, today }, wrong) => {
      const asker = readOne(form, wrong, 'asker', ASKERS, 'Say who asks')
      return {
        asker,
        askedBy: readWords(form, wrong, 'asked-by', 'Write the name of whoever asks', MOST.name),
        receivedOn: readDay(form, wrong, 'received', 'Enter the day on which it came', {
          until: [today, 'The day on which it came is not in the future'],
        }),
        rightShown:
          asker === 'child'
            ? readWordsIfAny(form, wrong, 'right', MOST.words)
            : readWords(
                form,
                wrong,
                'right',
                'Write what shows that they may ask for this child',
                MOST.words,
              ),
        childView: readWordsIfAny(form, wrong, 'view', MOST.words),
        whatFor: readWordsIfAny(form, wrong, 'what-for', MOST.words),
      }
    },
    keep: ({ visit, child }, id, read) => writeDownRequest(visit.tx, { id, childId: child.id, ...read }),
    back: ({ child }) => childRights(child.id),
  })
