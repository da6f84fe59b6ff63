// Somebody says that something about a child is wrong: the form that writes it down, about one entry of what happened, about what was
// asked on a family's page, or about anything else that is named.
import { daysBefore, isDay } from '#arithmetic/days.ts'
import { shortDate } from '#design/contextual-date.ts'
import { select } from '#design/select.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { Happening } from '#records/children/happenings.ts'
import { todayOf } from '#records/places/today.ts'
import { entry } from '../../child/entry.html.ts'
import type { ChildOfVisit } from '../../child/frame.html.ts'
import { happenedWith } from '../../child/happened.ts'
import { type SaidOnPage, saidOnPages } from '../../family-page/pages.ts'
import { type Asking, ask } from '../../in-school/asking.ts'
import {
  dayField,
  lineField,
  oneField,
  readDay,
  readOne,
  readWords,
  readWordsIfAny,
  type Showing,
  someField,
  type Wrong,
  wordsField,
} from '../../in-school/fields.ts'
import { askCorrection, CORRECTION_ASKERS, correctionsOf } from '../corrections.ts'
import { entryOf, mayBeWrong } from '../entry-of.ts'
import { CORRECTION_ASKER_WORDS, childCorrections, correctionHome } from '../words.ts'

const MOST = { words: 2000, evidence: 1000, name: 120, entry: 200 }
/** Entries to choose from where the form was not opened from one: of so many days, and no more than this. */
const CHOICE = { days: 365, most: 120 }

/** That it is about the safeguarding file, whose entries stand in no list to choose from. */
const OF_FILE = 'file'

/** What the form is about: the entry it was opened from, or those to choose from; and what was said on a family's page. */
type About = { of: Happening | undefined; among: Happening[]; said: SaidOnPage | undefined }

/** The two pages of the form. */
export const correct = (gathered: Gathered, seals?: Seals) =>
  ask<About, ReturnType<typeof read>>(gathered, {
    title: 'Something is wrong',
    submit: 'Write it down',
    action: 'asked-correction',
    subject: 'correction',
    looked: 'corrections',
    tab: child => `/support/children/${child}/happened`,
    of: (visit, child) => aboutWhat(visit, gathered, child),
    fields,
    read,
    keep: ({ visit, child, of: { said } }, id, typed) =>
      askCorrection(visit.tx, { id, childId: child.id, saidId: said?.id ?? null, ...typed }, seals),
    inTheWay: async ({ visit, child }, id) =>
      (await correctionsOf(visit.tx, child.id, { id })).length > 0
        ? undefined
        : 'It was answered on their page meanwhile, or is being put right already.',
    back: ({ child }) => childCorrections(child.id),
    onward: async ({ child }, id) => correctionHome(child.id, id),
  })

function fields(showing: Showing, { visit, child, of: { of, among, said }, today }: Asking<About>): Html {
  const usual = said ? (said.who === 'child' ? 'child' : 'parent') : 'parent'
  const name = said ? (said.who === 'child' ? (child.forename ?? '') : said.relative) : undefined
  return html`
<p class="govuk-body">What was written stays as it was, and what is decided stands beside it. It is decided within a month.</p>
${said && html`<p class="govuk-body">Asked on their page, ${shortDate(said.said_on, today)}: “<bdi class="kith-as-written">${said.words}</bdi>”</p>`}
${
  of
    ? html`<ol class="kith-lately">${entry(of, { open: true, dated: { today, reader: null } })}</ol>`
    : html`${select({
        name: 'entry',
        label: 'What is it about?',
        hint: 'An entry of What’s happened, the newest first',
        value: showing.form.text('entry'),
        errorMessage: showing.wrong.entry,
        items: [
          { value: '', text: 'Something else, named below' },
          ...among.map(each => ({
            value: keyOf(each),
            text: `${shortDate(each.day, today)}: ${each.title}`.slice(0, 90),
          })),
        ],
      })}
${lineField(showing, { name: 'named', label: 'If it is something else: what?', hint: 'Such as: the name of the school before; the family tree' })}
${may(visit.actor, 'do restrict a record') && someField(showing, { name: 'kept', legend: 'Is it about the safeguarding file?', items: [{ value: OF_FILE, text: 'Yes: only the safeguarding leads read this', hint: 'Else everybody who reads notes of the child does' }] })}`
}
${wordsField(showing, { name: 'wrong', label: 'What is said to be wrong?', most: MOST.words, usual: said?.words ?? '' })}
${wordsField(showing, { name: 'right', label: 'What do they say is right?', hint: 'In their words. If it stays as it is, this stands beside it', most: MOST.words })}
${wordsField(showing, { name: 'evidence', label: 'What shows it? (if anything)', most: MOST.evidence, rows: 2 })}
${oneField(showing, {
  name: 'opinion',
  legend: 'Is it a fact, or what somebody thinks?',
  items: [
    { value: 'fact', text: 'A fact: a day, a name, what happened' },
    {
      value: 'opinion',
      text: 'What somebody thinks',
      hint: 'Nobody can show that it is false, so what they say of it always stands beside it',
    },
  ],
})}
${oneField(showing, { name: 'asker', legend: 'Who asks?', usual, items: CORRECTION_ASKERS.map(value => ({ value, text: CORRECTION_ASKER_WORDS[value] })) })}
${lineField(showing, { name: 'asked-by', label: 'Their name', ...(name && { usual: name }) })}
${dayField(showing, { name: 'received', legend: 'On which day did they say so?', usual: said?.said_on ?? today })}`
}

function read({ visit: { form, actor }, of: { of, among }, today }: Asking<About>, wrong: Wrong) {
  const chosen = of ?? among.find(each => keyOf(each) === form.text('entry'))
  const named = form.text('named')
  if (!chosen && named === '') wrong.entry = 'Choose what it is about, or name it below'
  if (named.length > MOST.entry) wrong.named = `Say it in at most ${MOST.entry} letters`
  const ofFile = may(actor, 'do restrict a record') && form.all('kept').includes(OF_FILE)
  if (ofFile && chosen) wrong.kept = 'Name it: an entry that the team reads is not of the safeguarding file'
  return {
    ofFile,
    entryId: chosen?.id ?? null,
    entryDay: chosen?.day ?? null,
    entry: chosen ? chosen.title.slice(0, MOST.entry) : named,
    wrong: readWords(form, wrong, 'wrong', 'Write what is said to be wrong', MOST.words),
    rightIs: readWords(form, wrong, 'right', 'Write what they say is right', MOST.words),
    evidence: readWordsIfAny(form, wrong, 'evidence', MOST.evidence),
    opinion:
      readOne(
        form,
        wrong,
        'opinion',
        ['fact', 'opinion'] as const,
        'Say whether it is a fact or what somebody thinks',
      ) === 'opinion',
    asker: readOne(form, wrong, 'asker', CORRECTION_ASKERS, 'Say who asks'),
    askedBy: readWords(form, wrong, 'asked-by', 'Write the name of whoever asks', MOST.name),
    receivedOn: readDay(form, wrong, 'received', 'Enter the day on which they said so', {
      until: [today, 'The day on which they said so is not in the future'],
    }),
  }
}

async function aboutWhat(visit: Visit, gathered: Gathered, child: ChildOfVisit): Promise<About> {
  const { query, tx } = visit
  const [day, key, said] = [query.get('day') ?? '', query.get('of') ?? '', query.get('said') ?? '']
  if (key !== '') {
    const of = isDay(day) ? await entryOf(visit, gathered, child.id, { id: key, day }) : undefined
    if (!of) throw new NotFound('no such entry')
    return { of, among: [], said: undefined }
  }
  const words = isId(said)
    ? (await saidOnPages(tx, child.id)).find(each => each.id === said && each.kind === 'put-right')
    : undefined
  if (said !== '' && !words) throw new NotFound('nothing of that kind was said')
  const today = todayOf(visit)
  const all = await happenedWith(visit, gathered, child.id, {
    from: daysBefore(today, CHOICE.days),
    to: today,
  })
  const among = all
    .filter(each => mayBeWrong(each) && each.id !== words?.id)
    .sort((a, b) => (a.day === b.day ? b.at.getTime() - a.at.getTime() : a.day < b.day ? 1 : -1))
  return { of: undefined, among: among.slice(0, CHOICE.most), said: words }
}

function keyOf({ day, id }: Happening): string {
  return `${day} ${id}`
}
