import { maybe, nothing, one, orNull, queries, type Tx, text, whole } from '#platform/database/queries.ts'
import type { Values } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'

const db = queries(new URL('./audit.sql', import.meta.url), {
  addEntry: nothing(),
  recordExport: one({ children: orNull(whole) }),
  findWhy: maybe({ why: text }),
})

/** What is written in the audit about one act. Who did it and when is written by the database itself. */
export type Act = {
  /** A verb in the past: `saw-child`, `saw-list`, `took-in-import`, `signed-in`. */
  action: string
  /** What kind of thing it was about, and which. */
  subject?: string
  subjectId?: string
  childId?: string
  why?: string
  /** Numbers and fixed words only: never a name, a note or an address. */
  detail?: Record<string, string | number | boolean | null>
  request?: string
  /** Only at the door and before a place is known: otherwise the database writes its own. */
  personId?: string
  placeId?: string
}

/** Writes an act into the audit, in the transaction of the act itself. */
export async function record(tx: Tx, act: Act): Promise<void> {
  await db.addEntry(tx, entryOf(act))
}

/** The same, of a page that need not wait for it: nothing of the page is shown before it is written. */
export function recordAlongside(tx: Tx, act: Act): void {
  db.addEntry.alongside(tx, entryOf(act))
}

function entryOf(act: Act): Values {
  return {
    id: newId(),
    action: act.action,
    subject: act.subject ?? null,
    subject_id: act.subjectId ?? null,
    child_id: act.childId ?? null,
    why: act.why ?? null,
    detail: JSON.stringify(act.detail ?? {}),
    request: act.request ?? null,
    person_id: act.personId ?? null,
    place_id: act.placeId ?? null,
  }
}

/**
 * Writes a file or print that leaves Kith (`exported-…`, `printed-…`) into the audit, and whose records are in it: the one door for
 * whatever carries several children, so that the size of a breach can be told. Of one child alone, `record` with its `childId` does.
 * `id` is the number by which it is known outside.
 */
export async function recordExport(
  tx: Tx,
  made: Required<Pick<Act, 'action' | 'subject' | 'subjectId' | 'request' | 'detail'>> & {
    id: string
    children: readonly string[]
  },
): Promise<void> {
  await db.recordExport(tx, {
    id: made.id,
    action: made.action,
    subject: made.subject,
    subject_id: made.subjectId,
    detail: JSON.stringify(made.detail),
    request: made.request,
    children: [...made.children],
  })
}

/** Why the actor may see this child, in words (`my caseload`), or undefined when they may not. */
export async function whyMaySee(tx: Tx, childId: string): Promise<string | undefined> {
  return (await db.findWhy(tx, { child_id: childId }))?.why
}
