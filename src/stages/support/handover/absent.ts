// A Link Worker of whom nothing came for long is away, whether or not somebody said so: their children have nobody present, and
// whoever leads the team is told. Rule: rules/handover.md.
import { shortDate } from '#design/contextual-date.ts'
import { counted } from '#design/thousands.ts'
import { day, many, queries, type Tx, text, texts, uuid, whole } from '#platform/database/queries.ts'
import { html } from '#platform/html.ts'
import { may } from '#records/access/may.ts'
import type { WaitingLines } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { openDaysOf } from '#records/places/open-days.ts'
import { blueprintInForce } from '#records/places/places.ts'
import { contactRules } from '../contacts/settings.ts'
import { handoversHome } from './words.ts'

const db = queries(new URL('./absent.sql', import.meta.url), {
  findSilent: many({ person_id: uuid, name: text, children: whole, schools: texts, last_on: day }),
})

/** Before what is handed over and waits, after somebody with nobody at all. */
const POINTS = 70

/** Whose last contact and last day in school are so many school days back that the place would miss a child: the longest first. */
export async function absentWorkers(tx: Tx, today: string) {
  const workers = await db.findSilent(tx)
  const first = workers[0]
  if (!first) return []
  const { schoolDaysWithoutContact: most } = contactRules((await blueprintInForce(tx)).content)
  const open = await openDaysOf(
    tx,
    workers.flatMap(each => each.schools),
    first.last_on,
    today,
  )
  return workers
    .map(each => ({
      ...each,
      schoolDays: Math.max(
        ...each.schools.map(
          one => (open.get(one) ?? []).filter(on => on > each.last_on && on <= today).length,
        ),
      ),
    }))
    .filter(each => each.schoolDays > most)
}

export const absentWaits: WaitingLines = async ({ tx, actor }, today) => {
  if (!may(actor, 'do lead the team')) return []
  return (await whereThere(tx, 'handovers', () => absentWorkers(tx, today))).map(each => ({
    text: html`Nothing of <bdi>${each.name}</bdi> for ${counted(each.schoolDays, 'school day', 'school days')}: ${counted(each.children, 'child or young person has', 'children and young people have')} nobody else`,
    why: `In school or in touch last on ${shortDate(each.last_on, today)}. Away for longer? Hand over`,
    href: `${handoversHome}/new?person=${each.person_id}`,
    action: 'Hand over',
    points: POINTS,
    due: each.last_on,
  }))
}
