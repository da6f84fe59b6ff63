// What happened, told in the same transaction: for counting, for notices, for the story. State is joined, never read here.
import { nothing, queries, type Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'

const db = queries(new URL('./events.sql', import.meta.url), { addEvent: nothing() })

/** Tells that something happened: `screen-run`, `import-taken-in`, … */
export async function tell(
  tx: Tx,
  event: { kind: string; childId?: string; aboutId?: string },
): Promise<void> {
  await db.addEvent(tx, {
    id: newId(),
    kind: event.kind,
    child_id: event.childId ?? null,
    about_id: event.aboutId ?? null,
  })
}
