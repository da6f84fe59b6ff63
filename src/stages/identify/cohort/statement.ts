// The sentence that both sides sign. Rule: rules/cohort.md. What is kept, on which basis and how long, is the blueprint's.
import { dayInFull } from '#design/day-in-full.ts'
import { counted } from '#design/thousands.ts'
import type { Room } from './rooms.ts'

/** For how many years a frozen run is kept: the blueprint's retention of frozen runs, else of those screened. */
function keepYears({ blueprint }: Room): number {
  const years = (name: string) =>
    blueprint.retention.filter(each => each.class === name).map(each => each.keep_years)
  return Math.min(
    ...(years('frozen run').length ? years('frozen run') : years('screened, not enrolled')),
    100,
  )
}

/** What is signed, in words. */
export function statementOf(room: Room, counts: { in: number; waiting: number }): string {
  const [basis] = room.blueprint.lawful_bases
  return [
    `We agree that ${counted(counts.in, 'child or young person', 'children and young people')} of ${room.school} are offered a place, and that ${counts.waiting} wait in this order.`,
    `The run of ${dayInFull(room.as_of)} is kept as it stands: what the screen said of everybody it looked at, the ${counted(room.capacity, 'place', 'places')} there were, what each of us decided and why.`,
    `Those not chosen are kept without name, with the month of birth only, for ${counted(keepYears(room), 'year', 'years')}, for evaluation and for paying on outcomes${basis ? `, on this basis: ${basis.article_6} (${basis.controller})` : ''}. The key that rejoins names stays with the school.`,
  ].join(' ')
}
