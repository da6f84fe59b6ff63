// How long a contact may be undone, when two look like one, and how long each kind usually takes: as a place's blueprint
// says (`alerts.contact`), and what stands in for what it leaves out. The rule: rules/contacts.md.
import type { BlueprintData } from '#records/places/blueprint.ts'
import type { Kind } from './contacts.ts'

export type ContactRules = {
  /** After so many school days without a contact a child is shown to be out of contact. */
  schoolDaysWithoutContact: number
  schoolDaysWithoutFamilyContact: number
  /** After so many without a note, that is said, apart from the other. */
  schoolDaysWithoutNote: number
  undoMinutes: number
  sameAgainMinutes: number
  /** What the field for minutes holds before anybody touches it. A text to a parent is no visit. */
  usualMinutes: Record<Kind, number>
}

const USUAL = {
  undo_minutes: 10,
  same_again_minutes: 5,
  usual_minutes: { 'in-person': 15, phone: 10, text: 5, 'home-visit': 45, meeting: 45, email: 5, letter: 10 },
}

/** The rules of a place. Without a number of its own, a note is missed after as many days as a contact. */
export function contactRules({ alerts }: Pick<BlueprintData, 'alerts'>): ContactRules {
  const { contact } = alerts
  return {
    schoolDaysWithoutContact: contact.school_days_without_contact,
    schoolDaysWithoutFamilyContact: contact.school_days_without_family_contact,
    schoolDaysWithoutNote: contact.school_days_without_note ?? contact.school_days_without_contact,
    undoMinutes: contact.undo_minutes ?? USUAL.undo_minutes,
    sameAgainMinutes: contact.same_again_minutes ?? USUAL.same_again_minutes,
    usualMinutes: { ...USUAL.usual_minutes, ...contact.usual_minutes },
  }
}

/** How many minutes a contact counts for where nobody said: the usual ones of its kind. */
export function minutesOf(rules: Pick<ContactRules, 'usualMinutes'>, kind: Kind, said?: number): number {
  return said ?? rules.usualMinutes[kind]
}
