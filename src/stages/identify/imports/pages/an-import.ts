import { button } from '#design/button.ts'
import { progress } from '#design/progress.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { askToCancel, filesOf, findImport, type Import, type Outcome, remarks, WHAT } from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { runScreenButton } from '../../screens/pages/run-screen.ts'
import { BY_COMMAND, countsInWords, doingInWords, momentInWords, OUTCOMES } from '../import-words.ts'
import { remarksOnRows } from './import-remarks.ts'

/** A job that has not begun by then is worth asking about. In milliseconds. */
const LATE = 120_000

/** One import: how far it is while it runs, and its receipt for ever after. */
export const anImport: PageFunction = async visit => {
  const found = await theImport(visit)
  return found.outcome === null ? underWay(found, visit) : await ended(found, found.outcome, visit)
}

export const cancelImport: PageFunction = async visit => {
  const { id, outcome } = await theImport(visit)
  if (outcome === null) {
    await askToCancel(visit.tx, id)
    await record(visit.tx, {
      action: 'cancelled-import',
      subject: 'import',
      subjectId: id,
      request: visit.requestId,
    })
  }
  return seeOther(`/identify/imports/${id}`)
}

async function theImport({ tx, params }: Visit): Promise<Import> {
  const id = params.import ?? ''
  const found = isId(id) ? await findImport(tx, id) : undefined
  if (!found) throw new NotFound('no such import')
  return found
}

function underWay(found: Import, { now }: Visit): Sheet {
  const { started_at, cancel_asked_at, asked_at, all_bytes, done_bytes, doing, id } = found
  const late = started_at === null && now().getTime() - asked_at.getTime() > LATE
  const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024)
  return {
    ...frame(found, cancel_asked_at ? 'Stopping' : 'The files are being taken in'),
    refreshSeconds: 2,
    body: html`
${
  started_at === null
    ? html`<p class="govuk-body-l">${late ? 'This has not begun, though it should have. Nothing is lost; if it is still so in ten minutes, ask for help.' : doing === null ? 'This begins in a moment.' : `${doingInWords(doing)}.`}</p>`
    : progress({
        id: 'how-far',
        label: doingInWords(doing),
        done: kilobytes(done_bytes),
        of: kilobytes(Math.max(all_bytes ?? 0, done_bytes, 1)),
        unit: 'KB read',
      })
}
<p class="govuk-body">${cancel_asked_at ? 'Nothing of these files will be kept.' : 'You can leave this page; it goes on without it. All of the files are kept, or nothing of them.'}</p>
${!cancel_asked_at && html`<form method="post" action="/identify/imports/${id}/cancel">${button({ text: 'Stop, and keep nothing', classes: 'govuk-button--secondary' })}</form>`}`,
  }
}

async function ended(found: Import, outcome: Outcome, visit: Visit): Promise<Sheet> {
  const { actor } = visit
  const { heading, text } = OUTCOMES[outcome]
  const zone = actor.place?.zone
  const screenIsOld = outcome === 'taken-in' && may(actor, 'do run the screen')
  return {
    ...frame(found, heading),
    body: html`
<p class="govuk-body-l">${outcome === 'stopped' && found.sentence ? found.sentence : text}</p>
${outcome === 'stopped' && html`<p class="govuk-body">${text} ${whatToDo(found, visit)}</p>`}
${outcome === 'failed' && found.sentence && html`<p class="govuk-body">${found.sentence}</p>`}
${receipt(found)}
${remarks(found.receipt).map(remark => html`<p class="govuk-body">${remark}</p>`)}
${await remarksOnRows(found, visit)}
<p class="govuk-body-s">Sent by ${found.person ?? BY_COMMAND} on ${momentInWords(found.asked_at, zone)}${found.finished_at && html`, done on ${momentInWords(found.finished_at, zone)}`}. The files themselves are not kept.</p>
<div class="govuk-button-group">${button({ text: 'Bring in more files', href: '/identify/imports/new', classes: screenIsOld ? 'govuk-button--secondary' : undefined })}${screenIsOld && runScreenButton()}</div>`,
  }
}

function whatToDo({ receipt }: Import, { actor }: Visit): Html {
  if (!receipt.unknownSchools) return html`Correct the files and send them again.`
  return may(actor, 'do set up the place')
    ? html`<a class="govuk-link" href="/identify/add-a-school">Add a school</a>`
    : html`The programme manager can add a school.`
}

function receipt({ receipt }: Import): Html {
  const rows = filesOf(receipt)
  if (rows.length === 0) return html``
  return summaryList({
    rows: rows.map(([file, counts]) => ({
      key: { text: WHAT[file] },
      value: { text: countsInWords(file, counts) },
    })),
  })
}

function frame(found: Import, heading: string): Pick<Sheet, 'title' | 'heading' | 'breadcrumbs'> {
  return {
    title: heading,
    heading,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Files', href: '/identify/imports' },
      { text: found.named },
    ],
  }
}
