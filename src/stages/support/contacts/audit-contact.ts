import type { Tx } from '#platform/database/queries.ts'
import { record, whyMaySee } from '#records/access/audit.ts'
import type { Contact } from './contacts.ts'

/** Writes into the audit, on each child's record, that a contact was logged; `later` where it was written without signal. */
export async function auditContact(
  tx: Tx,
  contact: Contact,
  {
    request,
    action = 'logged-contact',
    later,
  }: { request?: string | undefined; action?: string; later?: true } = {},
): Promise<void> {
  for (const childId of contact.children) {
    const why = await whyMaySee(tx, childId)
    await record(tx, {
      action,
      subject: 'contact',
      subjectId: contact.id,
      childId,
      ...(why && { why }),
      detail: {
        kind: contact.kind,
        children: contact.children.length,
        noted: contact.note !== undefined,
        ...(later && { later }),
      },
      ...(request && { request }),
    })
  }
}
