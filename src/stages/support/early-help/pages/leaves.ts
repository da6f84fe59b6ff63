// Somebody is not around the family any more: one tap.
import type { PageFunction } from '#design/route.ts'
import { NotFound, seeOther } from '#platform/http.ts'
import { record } from '#records/access/audit.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfVisit } from '../../child/frame.html.ts'
import { aroundEpisode, leaveTeam } from '../episodes.ts'
import { episodeHome } from '../words.ts'
import { episodeOf, writesIn } from './record.ts'

export const leaves: PageFunction = async visit => {
  const child = await childOfVisit(visit, undefined)
  const episode = await episodeOf(visit)
  const { team } = await aroundEpisode(visit.tx, episode.id)
  const member = team.find(each => each.id === visit.params.member)
  if (!member || !writesIn(visit, episode)) throw new NotFound('no such member')
  if (await leaveTeam(visit.tx, child.id, member.id, todayOf(visit)))
    await record(visit.tx, {
      action: 'left-early-help-team',
      subject: 'early-help-team',
      subjectId: member.id,
      childId: child.id,
      why: child.why,
      request: visit.requestId,
    })
  return seeOther(episodeHome(child.id, episode.id))
}
