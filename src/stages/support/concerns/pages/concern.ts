// One concern, for those who read the safeguarding file: its words, that it is received, and whose file it belongs to.
import { button } from '#design/button.ts'
import { checkboxes } from '#design/checkboxes.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { details } from '#design/details.ts'
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
import { ABOUT_STAFF, keptFromBoxes } from '../kept-from.html.ts'
import { whomItMayBeAbout } from '../kept-from.ts'
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
${await keptFrom(visit, found, here)}
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
      !!words.staff && {
        key: { text: 'Somebody who works with us or at the school, as written' },
        value: { text: html`<bdi>${words.staff}</bdi>` },
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

async function keptFrom(visit: Visit, found: NonNullable<Concern>, here: string): Promise<Html> {
  return html`${
    found.about_staff &&
    insetText({
      text: html`<p class="govuk-body">It is about somebody who works with us or at the school. ${found.kept_from.length > 0 ? html`It is kept from <bdi>${found.kept_from.join(', ')}</bdi>.` : html`<strong>It is kept from nobody by name yet.</strong>`} No school’s lead reads it, and nobody is told that there is a file for it.</p>`,
    })
  }${details({
    summaryText: found.about_staff ? 'Keep it from somebody else too' : ABOUT_STAFF,
    text: html`<form method="post" action="${here}/kept" novalidate>
<p class="govuk-body">Whoever you tick never sees it, nor that it is there. Nobody is taken off again.</p>
${keptFromBoxes(
  (await whomItMayBeAbout(visit.tx)).filter(each => !found.kept_from_id.includes(each.person_id)),
  [],
)}
${button({ text: 'It is about somebody who works here', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`,
  })}`
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
