// One concern, for those who read the safeguarding file: its words, that it is received, and whose file it belongs to.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { input } from '#design/input.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { taps } from '#design/taps.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import { nameOf, yearName } from '#records/children/children.ts'
import { dayAndTime } from '../../contacts/day-and-time.ts'
import { findByName } from '../../finding/finding.ts'
import { type Concern, fileConcern, openConcern, receiveConcern } from '../concerns.ts'
import { fileHome, NEXT_STEPS, type NextStep, nextSteps, PARTS, parts, RECEIVED } from '../words.ts'

export function concern(seals: Seals | undefined): PageFunction {
  return async visit => {
    const found = await concernOfVisit(visit, seals)
    const here = `${RECEIVED}/${found.id}`
    await record(visit.tx, {
      action: 'opened-concern',
      subject: 'safeguarding-concern',
      subjectId: found.id,
      ...(found.child_id && { childId: found.child_id }),
      request: visit.requestId,
    })
    return {
      title: 'A concern',
      heading: found.child_id
        ? html`A concern about <bdi>${nameOf(found)}</bdi>`
        : 'A concern about somebody in no file yet',
      breadcrumbs: [
        { text: 'Support', href: '/support' },
        { text: 'Concerns', href: RECEIVED },
        { text: 'A concern' },
      ],
      body: html`
${wordsOf(visit, found)}
${found.received_at ? receipt(visit, found) : receiveForm(here)}
${found.child_id && html`<p class="govuk-body"><a class="govuk-link" href="${fileHome(found.child_id)}/decision?concern=${found.id}">Write what was decided about it</a></p><p class="govuk-body"><a class="govuk-link" href="${fileHome(found.child_id)}">The whole file</a></p>`}
${await whose(visit, found, here)}`,
    }
  }
}

/** Says that it is received. Somebody else may have said so a moment before: then theirs stands. */
export const receive: PageFunction = async visit => {
  const id = idOfVisit(visit)
  const ticked = visit.form.all('next')
  const steps = nextSteps.filter(each => ticked.includes(each))
  if (await receiveConcern(visit.tx, id, steps))
    await record(visit.tx, {
      action: 'received-concern',
      subject: 'safeguarding-concern',
      subjectId: id,
      request: visit.requestId,
    })
  return seeOther(`${RECEIVED}/${id}`)
}

/** Puts it into a child's file. */
export const file: PageFunction = async visit => {
  const id = idOfVisit(visit)
  const childId = visit.form.text('child')
  if (!isId(childId)) throw new NotFound('nobody chosen')
  if (await fileConcern(visit.tx, id, childId))
    await record(visit.tx, {
      action: 'filed-concern',
      subject: 'safeguarding-concern',
      subjectId: id,
      childId,
      request: visit.requestId,
    })
  return seeOther(`${RECEIVED}/${id}`)
}

async function concernOfVisit(visit: Visit, seals: Seals | undefined): Promise<NonNullable<Concern>> {
  if (!seals) throw new Error('Without its keys Kith cannot open a concern.')
  const found = await openConcern(visit.tx, seals, idOfVisit(visit))
  if (!found) throw new NotFound('no such concern')
  return found
}

function idOfVisit({ params }: Visit): string {
  const id = params.concern ?? ''
  if (!isId(id)) throw new NotFound('no such concern')
  return id
}

function wordsOf(visit: Visit, found: NonNullable<Concern>): Html {
  const { words } = found
  return html`${summaryList({
    rows: [
      words.about !== '' && {
        key: { text: 'Who it is about, as written' },
        value: { text: html`<bdi>${words.about}</bdi>` },
      },
      {
        key: { text: 'When' },
        value: {
          text: `${dayInFull(found.happened_on)}${found.happened_at ? `, ${found.happened_at.slice(0, 5)}` : ', at a time not known'}`,
        },
      },
      ...parts.map(part => ({
        key: { text: PARTS[part].inFile },
        value: { text: words[part] === '' ? 'Nothing written' : paragraphs(words[part]) },
      })),
      {
        key: { text: 'Written' },
        value: { text: html`by <bdi>${found.written_by}</bdi>, ${dayAndTime(visit, found.made_at)}` },
      },
    ],
  })}
${found.adds_to_id && html`<p class="govuk-body"><a class="govuk-link" href="${RECEIVED}/${found.adds_to_id}">It is added to an earlier one</a></p>`}`
}

function paragraphs(words: string): Html {
  return html`<bdi>${words.split(/\n+/).map((line, at) => html`${at > 0 && html`<br>`}${line}`)}</bdi>`
}

function receipt(visit: Visit, found: NonNullable<Concern>): Html {
  return insetText({
    text: html`<p class="govuk-body">Received by <bdi>${found.received_by}</bdi>, ${dayAndTime(visit, found.received_at!)}. ${found.next_steps.length > 0 ? html`The writer was told: ${found.next_steps.map(step => NEXT_STEPS[step as NextStep]).join(' ')}` : 'The writer was asked for nothing more.'}</p>`,
  })
}

function receiveForm(here: string): Html {
  return html`<form method="post" action="${here}/received" novalidate>
${checkboxes({
  name: 'next',
  classes: 'govuk-checkboxes--small',
  fieldset: {
    legend: { text: 'What should whoever wrote it do next?', classes: 'govuk-fieldset__legend--m' },
  },
  hint: 'They read this and your name, and nothing of what comes after',
  items: nextSteps.map(value => ({ value, text: NEXT_STEPS[value] })),
})}
${button({ text: 'Received', preventDoubleClick: true })}
</form>`
}

async function whose(visit: Visit, found: NonNullable<Concern>, here: string): Promise<Html> {
  const typed = (visit.query.get('find') ?? '').trim().slice(0, 100)
  const answer = typed === '' ? undefined : await findByName(visit.tx, typed)
  if (answer)
    await record(visit.tx, {
      action: 'searched',
      subject: 'children',
      request: visit.requestId,
      detail: { letters: typed.length, found: answer.found.length },
    })
  return html`<h2 class="govuk-heading-m">${found.child_id ? 'In the wrong file?' : 'Whose file does it belong to?'}</h2>
${found.filed_at && html`<p class="govuk-body">Put here by <bdi>${found.filed_by}</bdi>, ${dayAndTime(visit, found.filed_at)}.</p>`}
<form method="get" action="${here}" novalidate>
${input({ id: 'find', name: 'find', label: { text: 'Find the child or young person', classes: 'govuk-label--s' }, value: typed, classes: 'govuk-input--width-20', autocomplete: 'off', spellcheck: false })}
${button({ text: 'Find', classes: 'govuk-button--secondary' })}
</form>
${
  answer &&
  (answer.found.length === 0
    ? html`<p class="govuk-body">Nobody of that name whom you may see.</p>`
    : taps({
        label: 'Who was found',
        rows: answer.found.map(each => ({
          id: each.child_id,
          who: html`<bdi>${nameOf(each)}</bdi>`,
          note: [each.year_group && yearName(each.year_group), each.school].filter(Boolean).join(', '),
          actions: html`<form method="post" action="${here}/file"><input type="hidden" name="child" value="${each.child_id}">${button({ text: html`Into this file<span class="govuk-visually-hidden">, ${nameOf(each)}</span>`, classes: 'govuk-button--secondary' })}</form>`,
        })),
      }))
}`
}
