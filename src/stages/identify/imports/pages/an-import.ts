import { button } from '#design/button.ts'
import { progress } from '#design/progress.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { summaryList } from '#design/summary-list.ts'
import { askForStep, askToCancel, filesOf, type Import, type Outcome, remarks, WHAT } from '#intake/index.ts'
import { type Html, html } from '#platform/html.ts'
import { seeOther, type Visit } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { runScreenButton } from '../../screens/pages/run-screen.ts'
import {
  BY_COMMAND,
  countsInWords,
  doingInWords,
  momentInWords,
  OUTCOMES,
  publicLists,
  UNDONE,
} from '../import-words.ts'
import { frameOf, theImport } from '../the-import.ts'
import { remarksOnRows } from './import-remarks.ts'
import { matchColumns } from './match-columns.ts'
import { review } from './review.ts'
import { toldOfFiles } from './told-of-files.ts'
import { undoing, undoLink, undone } from './undo-import.ts'

/** A job that has not begun by then is worth asking about. In milliseconds. */
const LATE = 120_000

/** One import: how far it is, what it asks of a person, and its receipt for ever after. `uploads`: where files wait. */
export function anImport(uploads: string): PageFunction {
  return async visit => {
    const found = await theImport(visit)
    if (found.outcome !== null)
      return found.step === 'undo' ? undoing(found) : await ended(found, found.outcome, visit)
    if (found.step !== null || found.waits === null) return underWay(found, visit)
    return found.waits === 'review' ? await review(found, visit) : await matchColumns(uploads, found, visit)
  }
}

export const cancelImport: PageFunction = async visit => {
  const { id, outcome, waits, step } = await theImport(visit)
  if (outcome === null) {
    await askToCancel(visit.tx, id)
    // Nothing is at work that could stop: dropping it is work of its own.
    if (waits !== null && step === null)
      await askForStep(visit.tx, { id: newId(), importId: id, step: 'drop' })
    await record(visit.tx, {
      action: 'cancelled-import',
      subject: 'import',
      subjectId: id,
      request: visit.requestId,
    })
  }
  return seeOther(`/identify/imports/${id}`)
}

function underWay(found: Import, { now }: Visit): Sheet {
  const { started_at, cancel_asked_at, asked_at, all_bytes, done_bytes, doing, id, step } = found
  const late = started_at === null && found.waits === null && now().getTime() - asked_at.getTime() > LATE
  const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024)
  return {
    ...frameOf(
      found,
      cancel_asked_at
        ? 'Stopping'
        : step === 'look'
          ? 'The files are being looked at'
          : 'The files are being taken in',
    ),
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
<p class="govuk-body">${
      cancel_asked_at
        ? 'Nothing of these files will be kept.'
        : step === 'look'
          ? 'You can leave this page; it goes on without it. Nothing is changed before you have seen what would be.'
          : 'You can leave this page; it goes on without it. All of the files are kept, or nothing of them.'
    }</p>
${!cancel_asked_at && html`<form method="post" action="/identify/imports/${id}/cancel">${button({ text: 'Stop, and keep nothing', classes: 'govuk-button--secondary' })}</form>`}`,
  }
}

async function ended(found: Import, outcome: Outcome, visit: Visit): Promise<Sheet> {
  const { actor } = visit
  const { heading, text } = found.undone_at === null ? OUTCOMES[outcome] : UNDONE
  const zone = actor.place?.zone
  const screenIsOld =
    outcome === 'taken-in' && found.receipt.files !== undefined && may(actor, 'do run the screen')
  return {
    ...frameOf(found, heading),
    body: html`
<p class="govuk-body-l">${isTold(found) ? found.sentence : text}</p>
${outcome === 'stopped' && html`<p class="govuk-body">${text} ${whatToDo(found, visit)}</p>`}
${(outcome === 'failed' || outcome === 'cancelled') && found.sentence && html`<p class="govuk-body">${found.sentence}</p>`}
${undone(found)}
${receipt(found)}
${remarks(found.receipt).map(remark => html`<p class="govuk-body">${remark}</p>`)}
${alarmsAnswered(found)}
${toldOfFiles(found.receipt)}
${await remarksOnRows(found, visit)}
<p class="govuk-body-s">Sent by ${found.person ?? BY_COMMAND} on ${momentInWords(found.asked_at, zone)}${found.finished_at && html`, done on ${momentInWords(found.finished_at, zone)}`}. The files themselves are not kept.</p>
<div class="govuk-button-group">${button({ text: 'Bring in more files', href: '/identify/imports/new', classes: screenIsOld ? 'govuk-button--secondary' : undefined })}${screenIsOld && runScreenButton()}</div>
${await undoLink(found, visit)}`,
  }
}

// Why it was refused, or why nothing is new though the files held something.
function isTold({ outcome, sentence, undone_at }: Import): boolean {
  return (
    outcome !== null && ['stopped', 'nothing-new', 'taken-in'].includes(outcome) && !!sentence && !undone_at
  )
}

function whatToDo({ receipt }: Import, { actor }: Visit): Html {
  if (!receipt.unknownSchools) return html`Correct the files and send them again.`
  return may(actor, 'do set up the place')
    ? html`<a class="govuk-link" href="/identify/add-a-school">Add a school</a>`
    : html`The programme manager can add a school.`
}

function alarmsAnswered({ receipt: { alarms = [], alarmsBecause } }: Import): Html {
  if (alarms.length === 0) return html``
  return html`<p class="govuk-body">These files were unlike the last ones: ${alarms.join(' ')}${alarmsBecause && html` Taken in all the same: ${alarmsBecause}`}</p>`
}

function receipt({ receipt }: Import): Html {
  const rows = [
    ...filesOf(receipt).map(([file, counts]) => ({
      key: { text: WHAT[file] },
      value: { text: countsInWords(file, counts) },
    })),
    ...publicLists(receipt),
  ]
  return rows.length === 0 ? html`` : summaryList({ rows })
}
