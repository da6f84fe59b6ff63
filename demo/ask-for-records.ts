// One mother of the pretend place has asked for her child's record, and nobody has gathered it yet.
import { maybe, queries, uuid } from '#platform/database/queries.ts'
import type { Work } from '#records/access/work.ts'
import { writeDownRequest } from '#stages/support/index.ts'
import { children, families } from '#test/cast.ts'
import { demoId } from './demo-id.ts'

const db = queries(new URL('./ask-for-records.sql', import.meta.url), {
  findChild: maybe({ child_id: uuid }),
})

/** Writes the request down as the safeguarding lead would, ten days before the day of the demo. */
export async function askForOneRecord(work: Work, people: ReadonlyMap<string, string>): Promise<void> {
  const { forename, surname } = children.zofia
  await work.as(async tx => {
    const child = await db.findChild(tx, { forename, surname })
    if (!child) return
    await writeDownRequest(tx, {
      id: demoId('record-request', 'zofia'),
      childId: child.child_id,
      asker: 'parent',
      askedBy: families.kowalczyk.guardians[0]!.name,
      rightShown: 'Birth certificate seen, and on the school’s register as having parental responsibility',
      childView: 'Knows about it. Would like to read it together.',
      whatFor: 'What the school sends you, and what you write about her',
      receivedOn: '2026-07-07',
      madeBy: people.get('safeguarding'),
    })
  })
}
