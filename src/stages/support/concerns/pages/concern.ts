// One concern, for those who read the safeguarding file: its words, that it is received, and whose file it belongs to.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, type Visit } from '#platform/http.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import { nameOf } from '#records/children/children.ts'
import { dayAndTime } from '../../contacts/day-and-time.ts'
import { type Concern, openConcern } from '../concerns.ts'
import { fileHome } from '../file-words.ts'
import { whose } from '../whose.html.ts'
import { NEXT_STEPS, type NextStep, nextSteps, PARTS, parts, RECEIVED } from '../words.ts'
import { idOfVisit } from './receive.ts'

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

async function concernOfVisit(visit: Visit, seals: Seals | undefined): Promise<NonNullable<Concern>> {
  if (!seals) throw new Error('Without its keys Kith cannot open a concern.')
  const found = await openConcern(visit.tx, seals, idOfVisit(visit))
  if (!found) throw new NotFound('no such concern')
  return found
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
