// What Kith knows and does not take in: returns and lists of a council, refused politely, each with what it takes instead.

import { called } from '../limits.ts'
import type { Opened } from '../reading/open.ts'
import { textAt, type XmlDocument } from '../reading/xml.ts'

const INSTEAD =
  'What Kith takes from a council is the column "status" (none, early-help, cin, cp, lac) and "known_before" of pupils.csv, by UPN, and its Early Help episodes (early_help_episodes of the Standard Safeguarding Dataset); nothing more of what social care knows.'

/** A sentence for a document that is known and not taken, or for one that is not known; null for a transfer file. */
export function whyDocumentIsTurnedAway({ name, root, content }: XmlDocument): string | null {
  if (root === 'CTfile' || root === 'SuperStarReport') return null
  const collection = textAt(content, 'Header', 'CollectionDetails', 'Collection')
  if (root === 'Message' && collection.toUpperCase() === 'CIN') {
    const year = textAt(content, 'Header', 'CollectionDetails', 'Year')
    return `${name} is the children in need census${year === '' ? '' : ` of ${year}`}: a return that a council makes to the Department for Education, with far more than an early offer needs. It was not read. ${INSTEAD}`
  }
  if (root === 'Message' && collection !== '') {
    return `${name} is the return "${collection.slice(0, 40)}" to the Department for Education. Kith does not read returns: make a report of the pupils in your school system, as CSV or XLSX, or export a CTF.`
  }
  return `${name} is XML that Kith does not know (its first element is ${root.slice(0, 40) || 'not there'}). It reads a CTF, a SIMS report, or a report as CSV or XLSX.`
}

/** A sentence where the sheets are those of Ofsted's Annex A, the list a council hands to inspectors; else null. */
export function whyTablesAreTurnedAway({ tables }: Opened): string | null {
  const lists = tables.filter(({ id }) => /: List \d+$/i.test(id))
  if (lists.length < 5) return null
  const name = called(lists[0]!.id.replace(/: List \d+$/i, ''))
  return `${name} is Annex A: the lists of children that a council hands to Ofsted's inspectors. It was not read. ${INSTEAD}`
}
