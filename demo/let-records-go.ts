// What was kept of the first years is past its time: one record has gone, with its certificate, two are proposed, one is held.
import type { Database } from '#platform/database/connections.ts'
import { nothing, one, queries, truth } from '#platform/database/queries.ts'
import type { Work } from '#records/access/work.ts'
import { addMember } from '#records/staff/staff.ts'
import { letRecordsGo, liftHold, placeHold, placeWideHold, proposeLettingGo } from '#stages/support/index.ts'
import { DEPUTY } from './ask-for-records.ts'
import { demoId } from './demo-id.ts'

const db = queries(new URL('./let-records-go.sql', import.meta.url), {
  addFormer: nothing(),
  decideAll: nothing(),
  holdsThere: one({ there: truth }),
})

const CANALSIDE = '990001'
const former = (forename: string, surname: string, born: string, began: string, ended: string) => ({
  id: demoId('former-child', forename),
  forename,
  surname,
  born_on: born,
  began_on: began,
  ended_on: ended,
})
const gone = former('Callum', 'Eastwood', '2007-03-14', '2016-09-12', '2018-07-13')
const others = [
  former('Sabiha', 'Rahman', '2007-11-02', '2016-09-12', '2018-07-20'),
  former('Leo', 'Fairclough', '2008-05-27', '2017-09-11', '2019-07-12'),
  former('Marta', 'Zielinska', '2008-01-19', '2017-09-11', '2019-07-12'),
]
/** The list that waits to be reviewed. */
export const PROPOSED = demoId('keeping-list', 'proposed')

/** Brings the first years in, lets one record go and proposes the rest, all by people of the place. Done once. */
export async function letSomeRecordsGo(
  database: Database,
  work: Work,
  people: ReadonlyMap<string, string>,
  today: string,
): Promise<void> {
  const lead = people.get('safeguarding')!
  const done = demoId('keeping-list', 'done')
  if ((await work.as(tx => db.holdsThere(tx, { list: PROPOSED }))).there) return
  await work.as(async tx => {
    const deputy = await addMember(tx, work.placeId, {
      ...DEPUTY,
      role: 'safeguarding-lead',
      organisation: 'Kith Millbrook',
      organisationKind: 'lead-charity',
    })
    const by = people.get('canalsideWorker')!
    await db.addFormer(tx, { former: JSON.stringify([gone]), urn: CANALSIDE, by })
    await proposeLettingGo(tx, { id: done, today, by: lead })
    await db.decideAll(tx, { list: done, reviewed: lead, authorised: deputy })
  })
  await letRecordsGo(database)
  await work.as(async tx => {
    await db.addFormer(tx, {
      former: JSON.stringify(others),
      urn: CANALSIDE,
      by: people.get('canalsideWorker')!,
    })
    await placeHold(tx, {
      id: demoId('hold', 'marta'),
      childId: others[2]!.id,
      wholeFamily: false,
      part: null,
      because: 'A solicitor’s letter of 2 March: a claim about a school trip, their number 4471',
      by: lead,
    })
    const inquiry = demoId('hold', 'inquiry')
    await placeWideHold(tx, {
      id: inquiry,
      schoolId: null,
      part: 'safeguarding',
      because: 'An inquiry has asked every place to keep what may be evidence, letter of 14 January',
      by: lead,
    })
    // A hold of one part keeps who the child is, and with it the last part: nothing would be proposed while it stood.
    await liftHold(tx, inquiry, 'The inquiry wrote on 3 July that it has what it asked for')
    await proposeLettingGo(tx, { id: PROPOSED, today, by: lead })
  })
}
