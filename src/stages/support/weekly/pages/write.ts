// Writing the page of a week in a few taps: what could stand there is proposed and may be said otherwise; three things that go well
// and three asks at most; then it is given, and stands.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { shortDate } from '#design/contextual-date.ts'
import { details } from '#design/details.ts'
import { input } from '#design/input.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { select } from '#design/select.ts'
import { textarea } from '#design/textarea.ts'
import { type Html, html } from '#platform/html.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { formId, idOfPost, isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { todayOf } from '#records/places/today.ts'
import { dayField, readDayIfAny, type Wrong } from '../../in-school/fields.ts'
import { addActions } from '../../reviews/actions.ts'
import { namesToKeepOut, type Proposal, type Proposals, proposalsFor } from '../proposals.ts'
import {
  giveWeekly,
  type LineKind,
  lineKinds,
  linesOf,
  MOST_LINES,
  mondayOf,
  type NewLine,
  type Reader,
  readersOf,
} from '../weekly.ts'
import { kindWords, pageHome, WEEKLY, weekWords } from '../words.ts'
import { backToWeekly } from './home.ts'

const LONGEST = 200

export const writeWeekly: PageFunction = async visit => sheet(visit, await toWrite(visit), {})

/** Gives the page. Whatever is wrong comes back with everything that was ticked and typed. */
export const giveIt: PageFunction = async visit => {
  const { tx, form, requestId } = visit
  if (!isId(form.text('id')))
    throw new BadRequest('The form came without its number. Open the page again and write it there.')
  const asked = await toWrite(visit)
  const wrong: Wrong = {}
  const said = read(visit, asked, wrong)
  const named = await namesToKeepOut(
    tx,
    asked.proposals.agreed,
    said.map(each => each.words),
  )
  if (named.length > 0)
    wrong.give = `Take out ${named.join(', ')}: child and family have not both said that they may stand on this page`
  if (Object.keys(wrong).length > 0) return sheet(visit, asked, wrong)
  const id = idOfPost(form.text('id'), asked.to.id, JSON.stringify(said))
  const lines = said.map(
    (each, n): NewLine => ({ ...each, id: idOfPost(id, String(n)), kind: each.kind as LineKind }),
  )
  // An ask in one's own words with a day is a task of theirs, and is settled by their answer like any other.
  const tasks = lines.filter(each => each.kind === 'ask' && !each.about && each.childId && each.onDay)
  for (const each of tasks) Object.assign(each, { about: 'action', aboutId: idOfPost(each.id, 'action') })
  if (await giveWeekly(tx, { id, to: asked.to.reader, weekOf: asked.week, givenOn: asked.today, lines })) {
    await addActions(
      tx,
      tasks.map(each => ({
        ...{ id: each.aboutId!, childId: each.childId!, what: each.words, dueOn: each.onDay! },
        doer: { who: asked.to.reader.schoolId ? 'school' : 'other', words: asked.to.name },
        ...{ cameFrom: 'weekly', fromId: id, agreedOn: asked.today },
      })),
    )
    await record(tx, { action: 'gave-weekly-page', subject: 'weekly', subjectId: id, request: requestId })
  }
  return seeOther(pageHome(id))
}

type ToWrite = {
  to: { id: string; name: string; lead: string | null; reader: Reader; pageId: string | null }
  proposals: Proposals
  /** What stands of this week already, by the keys of proposals. */
  stands: Map<string, string> | undefined
  week: string
  today: string
}

async function toWrite(visit: Visit): Promise<ToWrite> {
  const { tx, params, requestId } = visit
  const today = todayOf(visit)
  const week = mondayOf(today)
  const found = (await readersOf(tx, week)).find(each => each.to_id === params.to)
  if (!found) throw new NotFound('nobody to write to')
  const reader: Reader =
    found.whom === 'school'
      ? { schoolId: found.to_id, readerId: null }
      : { schoolId: null, readerId: found.to_id }
  const [proposals, lines] = await Promise.all([
    proposalsFor(tx, reader, today),
    found.page_id ? linesOf(tx, found.page_id) : [],
  ])
  await record(tx, {
    action: 'saw-list',
    subject: 'weekly-proposals',
    request: requestId,
    detail: { children: proposals.agreed.length },
  })
  const agreed = new Set(proposals.agreed.map(each => each.childId))
  const stands = new Map<string, string>()
  for (const line of lines.filter(each => each.child_id === null || agreed.has(each.child_id))) {
    const key = line.about ? `${line.about}.${line.about_id}` : `line.${line.id}`
    const list = proposals[line.kind as LineKind]
    stands.set(key, line.words)
    if (!list.some(each => each.key === key))
      list.push({
        ...{ key, childId: line.child_id, words: line.words, from: 'On the page that stands' },
        ...{ about: line.about ?? '', aboutId: line.about_id ?? '', onDay: line.on_day },
      })
  }
  return {
    to: { id: found.to_id, name: found.name, lead: found.lead, reader, pageId: found.page_id },
    ...{ proposals, stands: found.page_id ? stands : undefined, week, today },
  }
}

type Said = Omit<NewLine, 'id'>

function read({ form }: Visit, { proposals, today }: ToWrite, wrong: Wrong): Said[] {
  const byDay = readDayIfAny(form, wrong, 'by', 'Write the whole day, or leave it empty', [
    today,
    'Ask for a day that is still to come',
  ])
  const all = lineKinds.flatMap(kind => {
    const ticked = form.all(kind)
    const chosen = proposals[kind].filter(each => ticked.includes(each.key))
    if (chosen.length < ticked.length)
      wrong[kind] =
        'One of these is not there any more: somebody settled it, or told of it on a page of theirs. Look again and give the page'
    const lines = chosen.map(
      (each): Said => ({
        ...{ kind, childId: each.childId, onDay: each.onDay },
        words: kind === 'date' ? each.words : form.text(`words.${each.key}`) || each.words,
        about: each.about || null,
        aboutId: each.aboutId || null,
      }),
    )
    const own = kind === 'date' ? '' : form.text(`own-${kind}`)
    const whom = form.text(`own-${kind}-child`)
    if (own)
      lines.push({
        ...{ kind, words: own, about: null, aboutId: null },
        childId: proposals.agreed.find(each => each.childId === whom)?.childId ?? null,
        onDay: kind === 'ask' ? byDay : null,
      })
    if (lines.length > MOST_LINES[kind])
      wrong[kind] = `Choose at most ${MOST_LINES[kind]}: you have ${lines.length}`
    if (lines.some(each => each.words.length > LONGEST))
      wrong[kind] = `Say each in at most ${LONGEST} letters`
    return lines
  })
  if (all.length === 0 && Object.keys(wrong).length === 0)
    wrong.give = 'Choose at least one thing, or say one in your own words'
  return all
}

function sheet(visit: Visit, asked: ToWrite, wrong: Wrong): Sheet {
  const { to, proposals, week, today } = asked
  const { form } = visit
  const nobody = proposals.agreed.length === 0
  return {
    title: 'Write the page of the week',
    heading: html`The week, for <bdi>${to.name}</bdi>`,
    breadcrumbs: [{ text: 'Support', href: '/support' }, backToWeekly, { text: 'Write' }],
    errors: Object.entries(wrong).map(([field, text]) => ({ text, href: `#${field}` })),
    body: html`
<p class="govuk-body">${weekWords(week, today)}${to.lead && html`, to <bdi>${to.lead}</bdi>`}. Tick what is to stand there and say it as you would; then give it. It stands as you give it.${to.pageId && html` You <a class="govuk-link" href="${pageHome(to.pageId)}">gave one this week</a>: what you give now stands in its place, and both are kept.`}</p>
${proposals.others.map(each => html`<p class="govuk-body"><bdi>${each.writer}</bdi> <a class="govuk-link" href="${pageHome(each.pageId)}">gave them a page this week</a> too: what stands there is not proposed again.</p>`)}
<p class="govuk-body-s">${nobody ? html`<strong>Nobody may stand on this page by name yet.</strong> Child and family say so with their yes to the plan. You can still say what is about no child.` : `By first name, of ${proposals.agreed.length} ${proposals.agreed.length === 1 ? 'child or young person' : 'children and young people'} of whom child and family both said so. Nobody else is proposed.`}</p>
<form method="post" id="give" novalidate>
<input type="hidden" name="id" value="${form.text('id') || formId()}">
${lineKinds.map(kind => html`${part(visit, asked, kind, wrong)}${kind !== 'date' && ownWords(visit, asked, kind, wrong)}`)}
<div class="govuk-button-group">${button({ text: 'Give this page' })}<a class="govuk-link" href="${WEEKLY}">Leave it</a></div>
</form>`,
  }
}

function part({ form }: Visit, { proposals, stands, today }: ToWrite, kind: LineKind, wrong: Wrong): Html {
  const list = proposals[kind]
  const posted = form.names().length > 0
  const usual = stands
    ? list.filter(each => stands.has(each.key)).map(each => each.key)
    : list.slice(0, MOST_LINES[kind]).map(each => each.key)
  const legend = kind === 'date' ? kindWords.date : `${kindWords[kind]}: at most three`
  if (list.length === 0)
    return html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m" id="${kind}">${legend}</legend><p class="govuk-body">${NONE[kind]}</p></fieldset>`
  return checkboxes({
    name: kind,
    values: posted ? form.all(kind) : usual,
    errorMessage: wrong[kind],
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
    items: list.map((each: Proposal) => ({
      value: each.key,
      text:
        kind === 'date'
          ? html`${shortDate(each.onDay ?? '', today)}: <bdi>${each.words}</bdi>`
          : html`<bdi>${each.words}</bdi>`,
      hint: each.from,
      conditional:
        kind === 'date'
          ? undefined
          : textarea({
              name: `words.${each.key}`,
              label: 'Say it like this',
              rows: 2,
              value: form.text(`words.${each.key}`) || (stands?.get(each.key) ?? each.words),
              attributes: { maxlength: String(LONGEST) },
            }),
    })),
  })
}

const NONE: Record<LineKind, string> = {
  well: 'Nothing is recorded of the last two weeks that could be told. Say it in your own words.',
  ask: 'No task, step or answer of theirs is waiting.',
  date: 'Nothing is planned for the next three weeks.',
}

// In one's own words: of somebody who may stand there, or of nobody by name.
function ownWords({ form }: Visit, { proposals }: ToWrite, kind: 'well' | 'ask', wrong: Wrong): Html {
  const name = `own-${kind}`
  return details({
    summaryText: kind === 'well' ? 'Something else that goes well' : 'Ask for something else',
    open: form.text(name) !== '' || wrong['by-day'] !== undefined,
    text: html`${input({ name, label: 'In your own words', value: form.text(name), attributes: { maxlength: String(LONGEST) } })}
${select({
  name: `${name}-child`,
  label: 'About whom?',
  value: form.text(`${name}-child`),
  items: [
    { value: '', text: 'Nobody by name' },
    ...proposals.agreed.map(each => ({ value: each.childId, text: each.name })),
  ],
})}
${kind === 'ask' && dayField({ form, wrong }, { name: 'by', legend: 'By when? (optional)', hint: 'With a day, and of somebody, it is a task of theirs too' })}`,
  })
}
