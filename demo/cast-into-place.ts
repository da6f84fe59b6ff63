// The named cast becomes people of the place, and what no school's export says of its children becomes records.
import type { Tx } from '#platform/database/queries.ts'
import type { Seals } from '#platform/sealed.ts'
import { addToCaseload, excludePerson, restrictChild } from '#records/access/restrictions.ts'
import { findChildByUpn } from '#records/children/children.ts'
import { addContact, addHousehold, addRelative, protectAddress } from '#records/families/families.ts'
import { addMember, type NewMember } from '#records/staff/staff.ts'
import { type CastChild, type CastFamily, type CastMember, children, families, staff } from '#test/cast.ts'

export type CastPeople = Map<string, string>

/** Adds the cast's staff to the place. Answers each one's id by their short name. */
export async function addCastPeople(tx: Tx, placeId: string): Promise<CastPeople> {
  const people: CastPeople = new Map()
  for (const [key, member] of Object.entries(staff) as [string, CastMember][]) {
    const { name, email, role, organisation, school } = member
    people.set(
      key,
      await addMember(tx, placeId, {
        name,
        email,
        role,
        organisation,
        organisationKind: kindOf(member),
        school,
      }),
    )
  }
  return people
}

/** Families, contacts, a protected address, a restricted child, a conflict of interest, the first caseloads. */
export async function addWhatPeopleKnow(tx: Tx, seals: Seals, people: CastPeople): Promise<void> {
  const ids = new Map<string, string>()
  for (const [key, child] of Object.entries(children) as [string, CastChild][]) {
    const id = await findChildByUpn(tx, child.upn)
    if (id) ids.set(key, id)
  }
  for (const family of Object.values(families) as CastFamily[]) await addFamily(tx, seals, family, ids)
  for (const [key, child] of Object.entries(children) as [string, CastChild][]) {
    const childId = ids.get(key)
    if (childId) await addLimits(tx, childId, child, people)
  }
  for (const [child, worker] of [
    ['zofia', 'canalsideWorker'],
    ['jayden', 'lockgateWorker'],
  ] as const) {
    const childId = ids.get(child)
    if (childId) await addToCaseload(tx, { childId, personId: people.get(worker)! })
  }
}

async function addFamily(tx: Tx, seals: Seals, family: CastFamily, ids: Map<string, string>) {
  const known = family.children.flatMap(key => ids.get(key) ?? [])
  if (known.length === 0) return
  await addHousehold(tx, known)
  for (const { name, relationship, phone, language } of family.guardians) {
    await addRelative(tx, {
      ...{ children: known, name, kind: relationship, languages: [language] },
      needsInterpreter: language !== 'en',
      livesWith: true,
      mayCollect: true,
    })
    for (const childId of known)
      await addContact(tx, childId, { kind: 'phone', whose: `${name}, ${relationship}`, value: phone })
  }
  for (const childId of known) {
    if (family.protectedAddress) {
      await protectAddress(tx, seals, {
        childId,
        address: family.address,
        because: 'The family asked that nobody learns it',
      })
    } else {
      await addContact(tx, childId, { kind: 'address', whose: 'home', value: family.address })
    }
  }
}

async function addLimits(tx: Tx, childId: string, { restricted, conflict }: CastChild, people: CastPeople) {
  if (conflict)
    await excludePerson(tx, { childId, personId: people.get(conflict.with)!, kind: conflict.kind })
  if (!restricted) return
  await restrictChild(tx, {
    childId,
    ownerId: people.get(restricted.owner)!,
    because: restricted.because,
    reviewBy: '2026-10-01',
    allowed: restricted.allows.map(key => people.get(key)!),
  })
}

const kinds: Partial<Record<CastMember['role'], NewMember['organisationKind']>> = {
  'school-lead': 'school',
  'data-manager': 'school',
  'early-help-practitioner': 'council',
  'partner-worker': 'partner',
  payer: 'payer',
  evaluator: 'evaluator',
}

function kindOf({ role }: CastMember): NewMember['organisationKind'] {
  return kinds[role] ?? 'lead-charity'
}
