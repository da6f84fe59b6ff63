// A line of a child's safeguarding file: who was spoken with, what was decided, what was shared or not.
import { button } from '#design/button.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { type ChildOfVisit, childOfVisit, childSheet } from '../../child/frame.html.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readOne,
  readWords,
  readWordsIfAny,
  type Showing,
  type Wrong,
  wordsField,
} from '../../in-school/fields.ts'
import { addEntry, bases, familySaid, type NewEntry, toldFamily } from '../file.ts'
import { BASES, ENTRIES, FAMILY_SAID, FAMILY_TOLD, fileHome } from '../file-words.ts'

type Read = Pick<NewEntry, 'kind' | 'onDay' | 'words' | 'sharing'>
type Asked = {
  title: string
  fields: (showing: Showing) => Html
  read: (visit: Visit, wrong: Wrong) => Omit<Read, 'onDay'>
}

const MOST = { line: 300, words: 6000 }

const discussion: Asked = {
  title: ENTRIES.discussion.add,
  fields: showing => html`
${lineField(showing, { name: 'with', label: 'With whom?', hint: 'Their name, and what they are' })}
${wordsField(showing, { name: 'what', label: 'What was said?', most: MOST.words, rows: 6 })}`,
  read: ({ form }, wrong) => ({
    kind: 'discussion',
    words: {
      withWhom: readWords(form, wrong, 'with', 'Say who was spoken with', MOST.line),
      what: readWords(form, wrong, 'what', 'Write what was said', MOST.words),
      why: '',
      notTold: '',
    },
  }),
}

const decision: Asked = {
  title: ENTRIES.decision.add,
  fields: showing => html`
${wordsField(showing, { name: 'what', label: 'What was decided?', hint: 'And who does it, by when', most: MOST.words, rows: 4 })}
${wordsField(showing, { name: 'why', label: 'Why?', hint: 'Doing nothing more is a decision too, with a reason', most: MOST.words, rows: 4 })}
${lineField(showing, { name: 'with', label: 'With whom was it decided? (if with somebody)' })}`,
  read: ({ form }, wrong) => ({
    kind: 'decision',
    words: {
      what: readWords(form, wrong, 'what', 'Write what was decided', MOST.words),
      why: readWords(form, wrong, 'why', 'Write why it was decided so', MOST.words),
      withWhom: readWordsIfAny(form, wrong, 'with', MOST.line) ?? '',
      notTold: '',
    },
  }),
}

const items = <K extends string>(words: Record<K, string>) =>
  (Object.entries(words) as [K, string][]).map(([value, text]) => ({ value, text }))

const sharing: Asked = {
  title: ENTRIES.shared.add,
  fields: showing => html`
${insetText({ text: 'To protect a child nobody’s consent is needed, and a family that does not agree does not stop it. Write what was decided either way.' })}
${oneField(showing, {
  name: 'kind',
  legend: 'Was it shared?',
  items: [
    { value: 'shared', text: 'Yes, it was shared' },
    { value: 'not-shared', text: 'No, it was decided not to share it' },
  ],
})}
${lineField(showing, { name: 'with', label: 'With whom?', hint: 'To whom it went; or who asked for it, or might have had it. Name and what they are' })}
${wordsField(showing, { name: 'what', label: 'What?', hint: 'No more than they need. Say apart what was seen, what the child said, and what is opinion', most: MOST.words, rows: 4 })}
${wordsField(showing, { name: 'why', label: 'Why, or why not?', most: MOST.words, rows: 4 })}
${oneField(showing, { name: 'basis', legend: 'If it was shared: on what does it rest?', items: items(BASES) })}
${oneField(showing, { name: 'told', legend: 'Was the family told?', items: items(FAMILY_TOLD) })}
${wordsField(showing, { name: 'not-told', label: 'If not: why?', hint: 'Such as: telling them would put the child in more danger', most: MOST.words, rows: 2 })}
${oneField(showing, { name: 'said', legend: 'What did the family say to it?', items: items(FAMILY_SAID) })}`,
  read: ({ form }, wrong) => {
    const kind = readOne(form, wrong, 'kind', ['shared', 'not-shared'] as const, 'Say whether it was shared')
    const told = readOne(form, wrong, 'told', toldFamily, 'Say whether the family was told')
    const notTold = readWordsIfAny(form, wrong, 'not-told', MOST.words) ?? ''
    if (told === 'no' && notTold === '') wrong['not-told'] = 'Say why the family was not told'
    return {
      kind,
      words: {
        withWhom: readWords(form, wrong, 'with', 'Say with whom', MOST.line),
        what: readWords(form, wrong, 'what', 'Write what it is', MOST.words),
        why: readWords(form, wrong, 'why', 'Write why, or why not', MOST.words),
        notTold,
      },
      sharing: {
        basis:
          kind === 'shared' ? readOne(form, wrong, 'basis', bases, 'Say on what the sharing rests') : null,
        familyTold: told,
        familySaid: readOne(
          form,
          wrong,
          'said',
          familySaid,
          'Say what the family said, or that nobody asked them',
        ),
      },
    }
  },
}

const passing: Asked = {
  title: ENTRIES['passed-on'].add,
  fields: showing => html`
${insetText({ text: 'At a move the file goes to the next school’s safeguarding lead within five days, or sooner where the place says so, apart from every other paper, and they say that they have it.' })}
${oneField(showing, {
  name: 'kind',
  legend: 'What happened?',
  items: [
    { value: 'passed-on', text: 'It was sent, or handed over' },
    { value: 'receipt', text: 'They said that they have it' },
  ],
})}
${lineField(showing, { name: 'with', label: 'Who?', hint: 'The school, and the name of its safeguarding lead' })}
${wordsField(showing, { name: 'what', label: 'How?', hint: 'By hand, by which system; by which letter or call they said so', most: MOST.words, rows: 2 })}`,
  read: ({ form }, wrong) => ({
    kind: readOne(form, wrong, 'kind', ['passed-on', 'receipt'] as const, 'Say what happened'),
    words: {
      withWhom: readWords(form, wrong, 'with', 'Say which school and who there', MOST.line),
      what: readWords(form, wrong, 'what', 'Write how', MOST.words),
      why: '',
      notTold: '',
    },
  }),
}

/** The forms of a file by the last part of their address. */
export const entryForms = { discussion, decision, sharing, passing }

export function askForEntry(gathered: Gathered, asked: Asked): PageFunction {
  return async visit => sheet(visit, gathered, await childOfVisit(visit, undefined), asked, {})
}

export function takeEntry(gathered: Gathered, seals: Seals | undefined, asked: Asked): PageFunction {
  return async visit => {
    if (!seals) throw new Error('Without its keys Kith cannot seal a file.')
    const { tx, form, requestId } = visit
    const child = await childOfVisit(visit, undefined)
    const formOf = form.text('id')
    if (!isId(formOf))
      throw new BadRequest('The form came without its number. Open the page again and write it there.')
    const wrong: Wrong = {}
    const onDay = readDay(form, wrong, 'on', 'Write the day', {
      until: [todayOf(visit), 'The day is today or before'],
    })
    const read: Read = { onDay, ...asked.read(visit, wrong) }
    if (Object.keys(wrong).length > 0) return sheet(visit, gathered, child, asked, wrong)
    const concern = form.text('concern')
    const id = idOfPost(formOf, child.id, JSON.stringify(read))
    const concernId = isId(concern) ? concern : null
    if (await addEntry(tx, seals, { id, childId: child.id, concernId, ...read }))
      await record(tx, {
        action: `wrote-${read.kind}`,
        subject: 'safeguarding-file',
        subjectId: id,
        childId: child.id,
        why: child.why,
        request: requestId,
      })
    return seeOther(`${fileHome(child.id)}#e-${id}`)
  }
}

function sheet(visit: Visit, gathered: Gathered, child: ChildOfVisit, asked: Asked, wrong: Wrong): Sheet {
  const { form, query } = visit
  const home = fileHome(child.id)
  const concern = form.text('concern') || (query.get('concern') ?? '')
  const showing = { form, wrong }
  return childSheet(visit, gathered, child, {
    tab: home,
    title: asked.title,
    under: asked.title,
    form: true,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`<h2 class="govuk-heading-l">${asked.title}</h2>
<form method="post" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${isId(concern) && html`<input type="hidden" name="concern" value="${concern}">`}
${dayField(showing, { name: 'on', legend: 'On which day?', usual: todayOf(visit) })}
${asked.fields(showing)}
<div class="govuk-button-group">${button({ text: 'Keep it in the file', preventDoubleClick: true })}<a class="govuk-link" href="${home}">Leave it</a></div>
</form>`,
  })
}
