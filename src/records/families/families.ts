// Family and household of a child: who lives together, who is who, how to reach them, and the address nobody may know.
import { nothing, queries, type Tx } from '#platform/database/queries.ts'
import { newId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'

const db = queries(new URL('./families.sql', import.meta.url), {
  addFamilies: nothing(),
  addHousehold: nothing(),
  addToHousehold: nothing(),
  addRelative: nothing(),
  addRelationships: nothing(),
  addContact: nothing(),
  addProtectedAddress: nothing(),
})

export type Contact = { kind: 'address' | 'phone' | 'email'; whose: string; value: string }

/** Puts children into one household. Answers its id. */
export async function addHousehold(tx: Tx, children: string[]): Promise<string> {
  const id = newId()
  await db.addHousehold(tx, { id })
  await db.addToHousehold(tx, { household_id: id, children })
  return id
}

/** A child's home, its relatives and the phone that is rung first. Every id is the caller's: the same twice is one. */
export type Home = {
  id: string
  childId: string
  phone: string
  whose: string
  relatives: {
    id: string
    name: string
    kind: string
    languages: string[]
    needsInterpreter: boolean
    livesWith: boolean
    mayCollect: boolean
    /** The document that shows parental responsibility, where one was seen: it is never inferred. */
    responsibilityShownBy: string | null
  }[]
}

/** Adds any number of homes in one statement. A child who has a household already is left alone. */
export async function addFamilies(tx: Tx, homes: readonly Home[]): Promise<void> {
  const rows = homes.map(({ id, childId, relatives, phone, whose }) => ({
    ...{ household_id: id, child_id: childId, phone, whose },
    relatives: relatives.map(
      ({ needsInterpreter, livesWith, mayCollect, responsibilityShownBy, ...told }) => ({
        ...told,
        needs_interpreter: needsInterpreter,
        lives_with: livesWith,
        may_collect: mayCollect,
        shown_by: responsibilityShownBy,
      }),
    ),
  }))
  if (rows.length > 0) await db.addFamilies(tx, { homes: JSON.stringify(rows) })
}

/** Adds a relative of these children: `mother`, `grandmother`… Parental responsibility is never inferred from it. */
export async function addRelative(
  tx: Tx,
  {
    children,
    name,
    kind,
    languages,
    needsInterpreter = false,
    livesWith = null,
    mayCollect = null,
  }: {
    children: string[]
    name: string
    kind: string
    languages: string[]
    needsInterpreter?: boolean
    livesWith?: boolean | null
    mayCollect?: boolean | null
  },
): Promise<void> {
  const id = newId()
  await db.addRelative(tx, { id, name, languages, needs_interpreter: needsInterpreter })
  await db.addRelationships(tx, {
    relative_id: id,
    kind,
    children,
    lives_with: livesWith,
    may_collect: mayCollect,
  })
}

/** Adds a way to reach a child's family. An address that must not be known goes to `protectAddress` instead. */
export async function addContact(tx: Tx, childId: string, contact: Contact): Promise<void> {
  await db.addContact(tx, { id: newId(), child_id: childId, ...contact })
}

/** Keeps an address that must not be known, sealed with a key that is not in the database. */
export async function protectAddress(
  tx: Tx,
  seals: Seals,
  { childId, address, because }: { childId: string; address: string; because: string },
): Promise<void> {
  const id = newId()
  const sealed = seals.seal(address, { table: 'kith.protected_addresses', column: 'sealed', row: id })
  await db.addProtectedAddress(tx, { id, child_id: childId, sealed, key_id: seals.keyIdOf(sealed), because })
  await record(tx, { action: 'protected-address', childId })
}
