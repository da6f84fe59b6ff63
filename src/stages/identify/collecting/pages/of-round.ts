// What the pages of one round share.
import { NotFound, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { findRound, type Round } from '../rounds.ts'

/** The round of the address, of a school one acts for. */
export async function roundOf({ tx, params }: Pick<Visit, 'tx' | 'params'>): Promise<Round> {
  const id = params.round ?? ''
  const round = isId(id) ? await findRound(tx, id) : undefined
  if (!round) throw new NotFound('no such round')
  return round
}

/** The round of the address, where it can still be changed. */
export async function openRound(visit: Pick<Visit, 'tx' | 'params'>): Promise<Round> {
  const round = await roundOf(visit)
  if (round.closed_at) throw new NotFound('the round is closed')
  return round
}

/** The way back from a page inside a round. */
export function crumbs(round: Round, here?: string) {
  const to = { text: round.school, href: `/identify/collecting/${round.id}` }
  return [
    { text: 'Identify', href: '/identify' },
    { text: 'Ask tutors', href: '/identify/collecting' },
    ...(here ? [to, { text: here }] : [{ text: round.school }]),
  ]
}
