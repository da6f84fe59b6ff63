// What is sent from the page of an end: each is kept once, and what is wrong comes back with everything typed.
import type { PageFunction } from '#design/route.ts'
import { BadRequest, NotFound, seeOther, type Visit } from '#platform/http.ts'
import { idOfPost, isId } from '#platform/ids.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { todayOf } from '#records/places/today.ts'
import { childOfVisit } from '../../child/frame.html.ts'
import { readDay, readOne, readWords, readWordsIfAny, type Wrong } from '../../in-school/fields.ts'
import {
  addKeepsake,
  askBack,
  doFollowUp,
  ENDED_BECAUSE,
  type Ending,
  endingOf,
  endProgramme,
  holdClosingReview,
  planEnding,
  withdrawKeepsake,
} from '../ending.ts'
import { endingHome } from '../words.ts'
import { showEnding } from './ending.ts'

type Take = (gathered: Gathered) => PageFunction

export const plan: Take = gathered => async visit => {
  const { form, tx } = visit
  const child = await childOfVisit(visit, undefined)
  const wrong: Wrong = {}
  const onDay = readDay(form, wrong, 'planned', 'Enter the day on which it is to end')
  if (Object.keys(wrong).length > 0) return showEnding(gathered, visit, wrong)
  await planEnding(tx, { id: idOfPost(formOf(visit), child.id, onDay), childId: child.id, onDay })
  return seeOther(endingHome(child.id))
}

export const keep: Take = gathered => async visit => {
  const { form, tx } = visit
  const one = await found(visit)
  const wrong: Wrong = {}
  const kind = readOne(
    form,
    wrong,
    'kind',
    ['person', 'place'] as const,
    'Say whether it is a person or a place',
  )
  const name = readWords(form, wrong, 'name', 'Say who, or where', 80)
  const words = readWordsIfAny(form, wrong, 'when', 400)
  if (Object.keys(wrong).length > 0) return showEnding(gathered, visit, wrong)
  const id = idOfPost(formOf(visit), kind, name, words ?? '')
  await addKeepsake(tx, { id, endingId: one.id, childId: visit.params.child!, kind, name, words })
  return back(visit)
}

export const kindWords: Take = gathered => async visit => {
  const { form, tx } = visit
  const one = await found(visit)
  const wrong: Wrong = {}
  const name = readWords(form, wrong, 'from', 'Say whose words they are', 80)
  const words = readWords(form, wrong, 'words', 'Write the words', 400)
  if (Object.keys(wrong).length > 0) return showEnding(gathered, visit, wrong)
  const id = idOfPost(formOf(visit), name, words)
  await addKeepsake(tx, {
    id,
    endingId: one.id,
    childId: visit.params.child!,
    kind: 'kind-words',
    name,
    words,
  })
  return back(visit)
}

export const takeBack: PageFunction = async visit => {
  const one = await found(visit)
  const id = visit.params.keepsake ?? ''
  if (isId(id) && one.ended_on === null) await withdrawKeepsake(visit.tx, id, visit.params.child!)
  return back(visit)
}

export const review: Take = gathered => async visit => {
  const { form, tx } = visit
  const one = await found(visit)
  const wrong: Wrong = {}
  const today = todayOf(visit)
  const heldOn = readDay(form, wrong, 'held', 'Enter the day of the review', {
    until: [today, 'A review is written when it was held'],
  })
  const words = readWords(form, wrong, 'review', 'Write what was reached, and what stays', 2000)
  if (Object.keys(wrong).length > 0) return showEnding(gathered, visit, wrong)
  const id = idOfPost(formOf(visit), 'review', heldOn, words)
  if (heldOn !== one.review_on || words !== one.review_words)
    await holdClosingReview(tx, { id, endingId: one.id, childId: visit.params.child!, heldOn, words })
  return back(visit)
}

export const end: Take = gathered => async visit => {
  const { form, tx } = visit
  const one = await found(visit)
  const wrong: Wrong = {}
  const because = readOne(form, wrong, 'because', ENDED_BECAUSE, 'Say how it ends')
  const onDay = readDay(form, wrong, 'ended', 'Enter the day', {
    until: [todayOf(visit), 'It ends today, or did before'],
  })
  if (Object.keys(wrong).length > 0) return showEnding(gathered, visit, wrong)
  const outcome = await endProgramme(tx, { id: one.id, childId: visit.params.child!, onDay, because })
  return outcome === 'no-review'
    ? showEnding(gathered, visit, { review: 'First hold the closing review' })
    : back(visit)
}

export const followUp: Take = gathered => async visit => {
  const { form, tx, params } = visit
  await found(visit)
  const wrong: Wrong = {}
  const how = readOne(form, wrong, 'how', ['spoken', 'not-reached'] as const, 'Say whether they were reached')
  const words = readWordsIfAny(form, wrong, 'said', 500)
  if (Object.keys(wrong).length > 0) return showEnding(gathered, visit, wrong)
  const id = params.followup ?? ''
  if (isId(id)) await doFollowUp(tx, { id, childId: params.child!, onDay: todayOf(visit), how, words })
  return back(visit)
}

export const comeBack: Take = gathered => async visit => {
  const { form, tx, params } = visit
  const one = await found(visit)
  const wrong: Wrong = {}
  const words = readWordsIfAny(form, wrong, 'back', 500)
  if (Object.keys(wrong).length > 0) return showEnding(gathered, visit, wrong)
  const id = idOfPost(formOf(visit), 'back', words ?? '')
  await askBack(tx, { id, endingId: one.id, childId: params.child!, onDay: todayOf(visit), words })
  return back(visit)
}

async function found(visit: Visit): Promise<Ending> {
  const child = await childOfVisit(visit, undefined)
  const one = await endingOf(visit.tx, child.id)
  if (!one) throw new NotFound('no end is planned')
  return one
}

function formOf({ form }: Visit): string {
  const id = form.text('id')
  if (!isId(id)) throw new BadRequest('The form came without its number. Open it again.')
  return id
}

function back({ params }: Visit) {
  return seeOther(endingHome(params.child!))
}
