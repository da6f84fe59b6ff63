// What is done with a request, a press each. What is wrong comes back beside what was typed; what somebody else did meanwhile
// is seen on the page that one goes back to.
import type { PageFunction } from '#design/route.ts'
import { BadRequest, seeOther, type Visit } from '#platform/http.ts'
import { idOfPost, isId } from '#platform/ids.ts'
import type { Seals } from '#platform/sealed.ts'
import { record } from '#records/access/audit.ts'
import { todayOf } from '#records/places/today.ts'
import { readDay, readOne, readWords, type Wrong } from '../../in-school/fields.ts'
import {
  addLineByHand,
  endRequest,
  extendRequest,
  gatherBundle,
  handOver,
  keepsBack,
  markReady,
  openSealed,
  pauseClock,
  type RecordRequest,
  resumeClock,
  sendBack,
  signBundle,
} from '../requests.ts'
import { isAsShown, lockRequest } from '../shown.ts'
import { requestHome } from '../words.ts'
import { isOpen, isTrue, requestOf, showRequest } from './requests.ts'

const PAUSES = ['identity', 'clarification'] as const

type Doing<Read> = {
  /** What the audit calls it. */
  action: string
  read?: (visit: Visit, wrong: Wrong) => Read
  act: (
    visit: Visit,
    asked: RecordRequest,
    read: Read,
    seals: Seals | undefined,
  ) => Promise<boolean | typeof CHANGED>
}

/** It is not what whoever pressed had before them. */
const CHANGED = 'changed'

function doing<Read = undefined>({ action, read, act }: Doing<Read>) {
  return (seals: Seals | undefined): PageFunction =>
    async visit => {
      const id = visit.params.request ?? ''
      if (isId(id)) await lockRequest(visit.tx, id)
      const asked = await requestOf(visit)
      const wrong: Wrong = {}
      const typed = read?.(visit, wrong) as Read
      if (Object.keys(wrong).length > 0 && isOpen(asked)) return await showRequest(visit, seals, wrong)
      const acted = await act(visit, asked, typed, seals)
      if (acted === CHANGED)
        return await showRequest(visit, seals, {
          shown: 'It has changed since you opened this page. Look at it again, and press then',
        })
      if (acted)
        await record(visit.tx, {
          action,
          subject: 'record-request',
          subjectId: asked.id,
          childId: asked.child_id,
          request: visit.requestId,
        })
      return seeOther(requestHome(asked.id))
    }
}

export const pauses = doing({
  action: 'paused-request',
  read: ({ form }, wrong) => readOne(form, wrong, 'why', PAUSES, 'Say why the clock stops'),
  act: (visit, asked, why) => pauseClock(visit.tx, { id: formOf(visit), requestId: asked.id, why }),
})

export const resumes = doing({
  action: 'resumed-request',
  act: (visit, asked) => resumeClock(visit.tx, asked.id),
})

export const extendsIt = doing({
  action: 'extended-request',
  read: ({ form }, wrong) => readWords(form, wrong, 'because', 'Say why it is complex', 500),
  act: ({ tx }, asked, because) => extendRequest(tx, asked.id, because),
})

export const gathers = doing({
  action: 'gathered-bundle',
  act: async ({ tx }, asked) =>
    isOpen(asked) && asked.ready_at === null && (await gatherBundle(tx, asked)) > 0,
})

/** Adds what is sealed to a bundle, for whoever may read it. */
export const opensSealed = doing({
  action: 'opened-sealed-lines',
  act: async ({ tx }, asked, _, seals) => {
    if (!seals) throw new Error('Without its keys Kith cannot open what is sealed.')
    return isOpen(asked) && asked.ready_at === null && (await openSealed(tx, seals, asked)) > 0
  },
})

export const addsByHand = doing({
  action: 'added-to-bundle',
  read: ({ form }, wrong) => readWords(form, wrong, 'words', 'Write what is kept elsewhere', 5000),
  act: async (visit, asked, words) =>
    asked.ready_at === null &&
    (await addLineByHand(visit.tx, asked.id, { rowId: idOfPost(formOf(visit), words), onDay: null, words })),
})

export const readies = doing({
  action: 'readied-bundle',
  act: async ({ tx, form }, asked, _, seals) => {
    if (!isOpen(asked) || asked.ready_at !== null || !(await isTrue(tx, asked, seals))) return false
    return (await isAsShown(tx, asked.id, form.text('shown'))) ? await markReady(tx, asked.id) : CHANGED
  },
})

export const sendsBack = doing({ action: 'sent-bundle-back', act: ({ tx }, asked) => sendBack(tx, asked.id) })

export const signs = doing({
  action: 'signed-bundle',
  act: async ({ tx, form }, asked, _, seals) => {
    if (!isOpen(asked) || asked.signed_at !== null || !(await isTrue(tx, asked, seals))) return false
    if (await keepsBack(tx, asked.id)) return false
    return (await isAsShown(tx, asked.id, form.text('shown'))) ? await signBundle(tx, asked.id) : CHANGED
  },
})

export const handsOver = doing({
  action: 'handed-bundle-over',
  read: (visit, wrong) => ({
    on: readDay(visit.form, wrong, 'handed', 'Enter the day on which it was handed over', {
      until: [todayOf(visit), 'The day on which it was handed over is not in the future'],
    }),
    how: readWords(visit.form, wrong, 'how', 'Say how it was handed over', 200),
  }),
  act: async ({ tx }, asked, { on, how }, seals) =>
    (await isTrue(tx, asked, seals)) && (await handOver(tx, asked.id, on, how)),
})

export const ends = doing({
  action: 'ended-request',
  read: ({ form }, wrong) => readWords(form, wrong, 'end-because', 'Say why it ends', 500),
  act: (visit, asked, because) => endRequest(visit.tx, asked.id, todayOf(visit), because),
})

function formOf({ form }: Visit): string {
  const id = form.text('id')
  if (!isId(id))
    throw new BadRequest('The form came without its number. Open the page again and write it there.')
  return id
}
