// Which column is what: proposed, corrected by a person, and remembered for the next file of that sender.
import { notificationBanner } from '#design/notification-banner.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { askForStep, type Found, type Import, mySchools, readFound } from '#intake/index.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { isId, newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { schoolsOfPlace } from '#records/places/places.ts'
import { matchingForm } from '../match-form.ts'
import { faultsOf, faultsOfOthers, readMatching, startingPoint } from '../matching-of-form.ts'
import { frameOf, theImport } from '../the-import.ts'

/** Asks how the columns of the files are to be read. `uploads`: where they wait. */
export async function matchColumns(uploads: string, found: Import, visit: Visit): Promise<Sheet> {
  const files = readFound<Found>(uploads, { placeId: visit.actor.placeId!, importId: found.id })
  await record(visit.tx, {
    action: 'saw-columns',
    subject: 'import',
    subjectId: found.id,
    request: visit.requestId,
  })
  return await sheet(found, files, visit)
}

export function matchTheColumns(uploads: string): PageFunction {
  return async visit => {
    const { tx, form, actor, requestId } = visit
    const found = await theImport(visit)
    const path = `/identify/imports/${found.id}`
    const id = form.text('step').toLowerCase()
    if (!isId(id)) throw new BadRequest('The form came without its number. Open the page again.')
    if (found.waits !== 'matching' || found.step !== null) return seeOther(path)
    const files = readFound<Found>(uploads, { placeId: actor.placeId!, importId: found.id })
    if (!files) return await sheet(found, files, visit)
    const schools = await schoolsOfPlace(tx)
    const said = readMatching(files.recognised, form, schools)
    const faults = [
      ...faultsOf(files.recognised, said.matching, schools),
      ...faultsOfOthers(files.recognised, said.matching, schools, await mySchools(tx)),
    ]
    // Another kind of table was chosen: it has other columns, and they are asked for before anything is read.
    if (said.turned || faults.length > 0) return await sheet(found, files, visit, said, faults)
    if (
      await askForStep(tx, { id, importId: found.id, step: 'look', choices: { matching: said.matching } })
    ) {
      await record(tx, {
        action: 'matched-columns',
        subject: 'import',
        subjectId: found.id,
        request: requestId,
        detail: { tables: said.matching.tables.length },
      })
    }
    return seeOther(path)
  }
}

/** Asks about the columns again, though they are remembered. */
export const matchAgain: PageFunction = async visit => {
  const { id, waits, step } = await theImport(visit)
  if (waits === 'review' && step === null)
    await askForStep(visit.tx, { id: newId(), importId: id, step: 'look', choices: { rematch: true } })
  return seeOther(`/identify/imports/${id}`)
}

async function sheet(
  found: Import,
  files: Found | undefined,
  { tx }: Visit,
  said = files && startingPoint(files),
  faults?: { text: string; href: string }[],
): Promise<Sheet> {
  const schools = await schoolsOfPlace(tx)
  const fault = files?.fault ? [{ text: files.fault, href: '#t0-becomes' }] : []
  return {
    ...frameOf(found, 'Which column is what?'),
    // The form is right; what it was said of the files was not.
    status: faults ? undefined : 200,
    errors: faults ?? fault,
    notice: said?.turned
      ? notificationBanner({
          text: 'The columns of that kind of table are shown now. Check them, and go on.',
        })
      : undefined,
    body: matchingForm(found, files?.recognised, said, { known: schools, mine: await mySchools(tx) }, faults),
  }
}
