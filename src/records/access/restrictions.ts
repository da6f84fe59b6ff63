// Who may see a child beyond the matrix: a restricted child's allow list, staff who must not look, a Link Worker's caseload.
// Each writes the facts; the database's triggers bring access.reach up to date in the same transaction.
import { nothing, queries, type Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import { record } from './audit.ts'

const db = queries(new URL('./restrictions.sql', import.meta.url), {
  restrict: nothing(),
  allow: nothing(),
  exclude: nothing(),
  addToCaseload: nothing(),
})

/** Restricts a child's record to those allowed, under a named owner, to be looked at again within 90 days. */
export async function restrictChild(
  tx: Tx,
  {
    childId,
    ownerId,
    because,
    reviewBy,
    allowed,
  }: { childId: string; ownerId: string; because: string; reviewBy: string; allowed: string[] },
): Promise<void> {
  await db.allow(tx, { child_id: childId, people: allowed })
  await db.restrict(tx, { id: newId(), child_id: childId, owner_id: ownerId, because, review_by: reviewBy })
  // Why stands with the restriction: whoever reads the audit need not read of the child.
  await record(tx, { action: 'restricted-child', childId })
}

/** Keeps a person from seeing a child: their own, a relative's, a neighbour's. */
export async function excludePerson(
  tx: Tx,
  {
    childId,
    personId,
    kind,
  }: {
    childId: string
    personId: string
    kind: 'own-child' | 'relative' | 'neighbour' | 'former-partner' | 'other'
  },
): Promise<void> {
  await db.exclude(tx, { id: newId(), child_id: childId, person_id: personId, kind })
  await record(tx, { action: 'excluded-person', childId, subject: 'person', subjectId: personId, why: kind })
}

/** Puts a child on a Link Worker's caseload. */
export async function addToCaseload(
  tx: Tx,
  { childId, personId }: { childId: string; personId: string },
): Promise<void> {
  await db.addToCaseload(tx, { id: newId(), child_id: childId, person_id: personId })
  await record(tx, { action: 'matched-link-worker', childId, subject: 'person', subjectId: personId })
}
