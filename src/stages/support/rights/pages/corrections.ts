// What was said to be wrong: of one child, of all whose notes the reader reads, and one of them with what is decided.
import { button } from '#design/button.ts'
import { contextualDate, shortDate } from '#design/contextual-date.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { tableCards } from '#design/table-cards.ts'
import { tag } from '#design/tag.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { entry } from '../../child/entry.html.ts'
import { type ChildOfVisit, childOfVisit, childSheet } from '../../child/frame.html.ts'
import { MOST_ANSWER } from '../../family-page/words.ts'
import {
  oneField,
  readOne,
  readWords,
  readWordsIfAny,
  type Wrong,
  wordsField,
} from '../../in-school/fields.ts'
import {
  type Correction,
  type CorrectionAsker,
  correctionsOf,
  decideCorrection,
  OUTCOMES,
} from '../corrections.ts'
import { entryOf } from '../entry-of.ts'
import {
  CORRECTION_ASKER_WORDS,
  childCorrections,
  correctionDue,
  correctionHome,
  correctionState,
} from '../words.ts'

const MOST = { because: 1000, statement: 2000 }

/** What was said to be wrong of one child. */
export const corrections =
  (gathered: Gathered, seals?: Seals): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'corrections')
    const today = todayOf(visit)
    const rows = await correctionsOf(visit.tx, child.id, {}, seals)
    return childSheet(visit, gathered, child, {
      tab: `/support/children/${child.id}/happened`,
      title: 'Corrections',
      under: 'Corrections',
      form: true,
      body: html`
<h2 class="govuk-heading-l">Corrections</h2>
${tableCards({
  caption: 'What was said to be wrong',
  captionHidden: true,
  rows,
  link: { heading: 'About', href: each => correctionHome(child.id, each.id), text: each => each.entry },
  columns: [
    { heading: 'By', cell: each => html`<bdi>${each.asked_by}</bdi>` },
    { heading: 'Said', cell: each => shortDate(each.received_on, today), short: true },
    {
      heading: 'Stands',
      cell: each =>
        each.outcome === null
          ? html`Decide by ${contextualDate({ date: correctionDue(each, today), today, overdue: 'Late' })}`
          : correctionState(each),
    },
  ],
  empty: 'Nobody has said that something is wrong. Whoever does has a right to an answer within a month.',
})}
${maySay(visit) && button({ text: 'Somebody says that something is wrong', href: `${childCorrections(child.id)}/new` })}`,
    })
  }

/** One correction, with what may be decided. */
export const correction =
  (gathered: Gathered, seals?: Seals): PageFunction =>
  async visit =>
    sheet(visit, { gathered, seals }, await childOfVisit(visit, 'corrections'), {})

/** Decides it. */
export const decide =
  (gathered: Gathered, seals?: Seals): PageFunction =>
  async visit => {
    const { form, tx, requestId } = visit
    const child = await childOfVisit(visit, undefined)
    const asked = await correctionOf(visit, child, seals)
    const wrong: Wrong = {}
    const outcome = readOne(form, wrong, 'outcome', outcomesFor(visit, asked), 'Say what is decided')
    const because = readWordsIfAny(form, wrong, 'because', MOST.because)
    if (outcome === 'not-corrected' && because === null) wrong.because ??= 'Write why it stays as it is'
    const theirs = readWordsIfAny(form, wrong, 'statement', MOST.statement)
    const stands = outcome === 'not-corrected' || asked.opinion
    if (stands && theirs === null)
      wrong.statement ??= 'Write what they say of it, as it is to stand beside it'
    const told =
      asked.said_id === null ? null : readWords(form, wrong, 'told', 'Write what you tell them', MOST_ANSWER)
    if (asked.outcome === null && Object.keys(wrong).length > 0)
      return sheet(visit, { gathered, seals }, child, wrong)
    const statement = stands ? theirs : null
    const { id, ofFile } = asked
    if (await decideCorrection(tx, { id, outcome, because, statement, told, ofFile }, seals))
      await record(tx, {
        action: 'decided-correction',
        subject: 'correction',
        subjectId: asked.id,
        childId: child.id,
        why: child.why,
        request: requestId,
        detail: { outcome },
      })
    return seeOther(correctionHome(child.id, asked.id))
  }

/** Whether this reader may write down, and decide: who writes notes, leads the team or answers for records. */
export function maySay({ actor }: Visit): boolean {
  return may(actor, 'write notes') || mayRefuse({ actor })
}

// That a fact stays as it is, another says than who writes the notes.
function mayRefuse({ actor }: Pick<Visit, 'actor'>): boolean {
  return may(actor, 'do answer for the record') || may(actor, 'do lead the team')
}

function outcomesFor(visit: Visit, { opinion }: Correction) {
  return opinion || mayRefuse(visit) ? OUTCOMES : (['corrected'] as const)
}

async function correctionOf({ tx, params }: Visit, child: ChildOfVisit, seals?: Seals): Promise<Correction> {
  const id = params.correction ?? ''
  const [found] = isId(id) ? await correctionsOf(tx, child.id, { id }, seals) : []
  if (!found) throw new NotFound('no such correction')
  return found
}

type Around = { gathered: Gathered; seals: Seals | undefined }

async function sheet(
  visit: Visit,
  { gathered, seals }: Around,
  child: ChildOfVisit,
  wrong: Wrong,
): Promise<Sheet> {
  const asked = await correctionOf(visit, child, seals)
  const today = todayOf(visit)
  const original =
    asked.entry_id === null
      ? undefined
      : await entryOf(visit, gathered, child.id, { id: asked.entry_id, day: asked.entry_day! })
  return childSheet(visit, gathered, child, {
    tab: `/support/children/${child.id}/happened`,
    title: 'Something is wrong',
    under: 'Something is wrong',
    form: true,
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<h2 class="govuk-heading-l">${asked.entry}</h2>
${original && html`<h3 class="govuk-heading-s">As it was written</h3><ol class="kith-lately">${await entry(original, { open: true, dated: { today, reader: null } })}</ol>`}
${summaryList({ rows: factsOf(asked, today) })}
${asked.outcome === null && maySay(visit) && form(visit, asked, wrong)}
<p class="govuk-body"><a class="govuk-link" href="${childCorrections(child.id)}">All corrections of this record</a></p>`,
  })
}

function factsOf(asked: Correction, today: string) {
  const fact = (key: string, text: Html | string | null | false) =>
    text ? [{ key: { text: key }, value: { text } }] : []
  const said = (words: string | null) => words && html`<bdi class="kith-as-written">${words}</bdi>`
  return [
    ...fact('Said to be wrong', said(asked.wrong)),
    ...fact('They say is right', said(asked.right_is)),
    ...fact('What shows it', said(asked.evidence)),
    ...fact('It is', asked.opinion ? 'What somebody thinks' : 'A fact'),
    ...fact(
      'Who asks',
      html`${CORRECTION_ASKER_WORDS[asked.asker as CorrectionAsker]}: <bdi>${asked.asked_by}</bdi>, ${dayInFull(asked.received_on)}${asked.said_id && ', on their page'}`,
    ),
    ...fact('Written down by', said(asked.made_by)),
    ...(asked.outcome === null
      ? fact(
          'Decide by',
          html`${dayInFull(correctionDue(asked, today))}${correctionDue(asked, today) < today && html` ${tag({ text: 'Late', colour: 'red' })}`}`,
        )
      : [
          ...fact(
            'Decided',
            html`${correctionState(asked)}, ${dayInFull(asked.decided_on!)}, <bdi>${asked.decided_by}</bdi>`,
          ),
          ...fact('Why', said(asked.because)),
          ...fact('What they say of it', said(asked.statement)),
        ]),
  ]
}

function form(visit: Visit, asked: Correction, wrong: Wrong): Html {
  const showing = { form: visit.form, wrong }
  const outcomes = outcomesFor(visit, asked)
  return html`<h3 class="govuk-heading-m">Decide</h3>
${outcomes.length === 1 && insetText({ text: 'That a fact stays as it is, the manager or the safeguarding lead decides: they find it on their Today.' })}
<form method="post" novalidate>
${oneField(showing, { name: 'outcome', legend: 'What is decided?', items: outcomes.map(value => ({ value, ...OUTCOME_WORDS[value] })) })}
${wordsField(showing, { name: 'because', label: 'Why?', hint: 'Needed where it stays as it is', most: MOST.because, rows: 2 })}
${(asked.opinion || outcomes.length > 1) && wordsField(showing, { name: 'statement', label: 'What they say of it, as it is to stand beside it', hint: asked.opinion ? 'It stands there whatever is decided' : 'Needed where it stays as it is', most: MOST.statement, usual: asked.right_is })}
${asked.said_id !== null && wordsField(showing, { name: 'told', label: 'What you tell them on their page, in plain words', most: MOST_ANSWER, rows: 2 })}
${button({ text: 'Decide it', preventDoubleClick: true })}
</form>`
}

const OUTCOME_WORDS = {
  corrected: { text: 'It is wrong', hint: 'What they say is right stands beside it' },
  'not-corrected': { text: 'It stays as it is', hint: 'What they say of it stands beside it' },
} as const
