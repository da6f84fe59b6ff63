// What whoever receives a concern does with it: says so, and puts it into a child's file.
import type { PageFunction } from '#design/route.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'
import { fileConcern, receiveConcern } from '../concerns.ts'
import { readKeptFrom } from '../kept-from.html.ts'
import { keepFrom } from '../kept-from.ts'
import { nextSteps, RECEIVED } from '../words.ts'

/** Says that it is received. Somebody else may have said so a moment before: then theirs stands. */
export const receive: PageFunction = async visit => {
  const id = idOfVisit(visit)
  const ticked = visit.form.all('next')
  const steps = nextSteps.filter(each => ticked.includes(each))
  if (await receiveConcern(visit.tx, id, steps))
    await record(visit.tx, {
      action: 'received-concern',
      subject: 'safeguarding-concern',
      subjectId: id,
      request: visit.requestId,
    })
  return seeOther(`${RECEIVED}/${id}`)
}

/** Keeps it from those whom it is about. The reader may be one of them: then it is not theirs to read any more. */
export const keep: PageFunction = async visit => {
  const id = idOfVisit(visit)
  const people = readKeptFrom(visit.form)
  if (!(await keepFrom(visit.tx, id, people))) throw new NotFound('no such concern')
  await record(visit.tx, {
    action: 'kept-concern-from',
    subject: 'safeguarding-concern',
    subjectId: id,
    request: visit.requestId,
    detail: { people: people.length },
  })
  return seeOther(
    visit.actor.personId && people.includes(visit.actor.personId) ? RECEIVED : `${RECEIVED}/${id}`,
  )
}

/** Puts it into a child's file. */
export const file: PageFunction = async visit => {
  const id = idOfVisit(visit)
  const childId = visit.form.text('child')
  if (!isId(childId)) throw new NotFound('nobody chosen')
  if (await fileConcern(visit.tx, id, childId))
    await record(visit.tx, {
      action: 'filed-concern',
      subject: 'safeguarding-concern',
      subjectId: id,
      childId,
      request: visit.requestId,
    })
  return seeOther(`${RECEIVED}/${id}`)
}

/** The concern of the address. Throws NotFound where it cannot be one. */
export function idOfVisit({ params }: Visit): string {
  const id = params.concern ?? ''
  if (!isId(id)) throw new NotFound('no such concern')
  return id
}
