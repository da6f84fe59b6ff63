// The days of contacts, asked for many children at once: for the caseload, for Today and for whom nobody mentioned.
import { day, many, queries, type Tx, uuid } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import type { Mentions } from '#records/children/contributions.ts'
import type { CaseloadCell, CaseloadColumn, LastDays } from '#records/children/happenings.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { lastContacts } from './contacts.ts'
import { type Silence, saidOfSilence, silenceOf } from './days-since.ts'
import { type ContactRules, contactRules } from './settings.ts'

const db = queries(new URL('./days-since.sql', import.meta.url), {
  findSchools: many({ child_id: uuid, school_id: uuid, began_on: day }),
})

type Silences = Map<string, Silence & { contactOn: string | undefined }>

/** Of children who take part: school days without a contact, a note, a word with home. In five queries, however many. */
export async function silences(tx: Tx, children: readonly string[], today: string): Promise<Silences> {
  const [takingPart] = await Promise.all([
    db.findSchools(tx, { children: [...children] }),
    lastContacts(tx, children),
  ])
  return silencesOf(tx, takingPart, today)
}

/** The same, where it is known in which school each takes part, and since when. */
export async function silencesOf(
  tx: Tx,
  takingPart: readonly { child_id: string; school_id: string; began_on: string }[],
  today: string,
): Promise<Silences> {
  const last = await lastContacts(
    tx,
    takingPart.map(each => each.child_id),
  )
  const days = new Map(last.map(row => [row.child_id, row]))
  const knowns = takingPart.map(row => {
    const known = days.get(row.child_id)
    return {
      childId: row.child_id,
      schoolId: row.school_id,
      beganOn: row.began_on,
      contactOn: known?.contact_on,
      noteOn: known?.note_on ?? undefined,
      familyOn: known?.family_on ?? undefined,
    }
  })
  const from = knowns
    .flatMap(each => [each.contactOn, each.noteOn, each.familyOn].map(last => last ?? each.beganOn))
    .sort()[0]
  if (from === undefined) return new Map()
  const open = await openDaysOf(
    tx,
    knowns.map(each => each.schoolId),
    from,
    today,
  )
  return new Map(
    knowns.map(each => [
      each.childId,
      { ...silenceOf(open.get(each.schoolId) ?? [], each, today), contactOn: each.contactOn },
    ]),
  )
}

/** The last contact, in school days; longer than the place allows, it is said in words. */
export const lastContactColumn: CaseloadColumn = {
  key: 'last-contact',
  heading: 'Last contact',
  order: 50,
  cells: async (tx, children, today) => {
    const [{ content }, silent] = await Promise.all([blueprintInForce(tx), silences(tx, children, today)])
    const rules = contactRules(content)
    return new Map([...silent].map(([childId, silence]) => [childId, cellOf(silence, rules, today)]))
  },
}

/** The latest contact and note of each child, whoever may read them. */
export const contactDays: LastDays = async (tx, children) =>
  (await lastContacts(tx, children)).flatMap(({ child_id, contact_on, note_on }) => [
    { child_id, kind: 'contact' as const, on_day: contact_on },
    ...(note_on ? [{ child_id, kind: 'note' as const, on_day: note_on }] : []),
  ])

/** Somebody who was in contact with a child has spoken of them. */
export const contactMentions: Mentions = async (tx, children, since) =>
  (await lastContacts(tx, children)).flatMap(({ child_id, contact_on }) =>
    contact_on >= since ? [{ child_id, on_day: contact_on }] : [],
  )

function cellOf(
  silence: Silence & { contactOn: string | undefined },
  rules: ContactRules,
  today: string,
): CaseloadCell {
  const said = saidOfSilence(silence, rules)
  const flags = { contact: 'No contact lately', family: 'Home not heard from', note: 'No note lately' }
  return {
    html:
      silence.contactOn === undefined
        ? html`None yet`
        : silence.contactOn === today
          ? html`Today`
          : html`${silence.contact} school ${silence.contact === 1 ? 'day' : 'days'} ago`,
    attention: said.includes('contact') ? silence.contact : said.length > 0 ? 1 : 0,
    ...(said[0] && { flag: flags[said[0]] }),
  }
}
