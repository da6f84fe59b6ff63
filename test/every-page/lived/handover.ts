// Somebody leaves: the walk's child and others are handed over, each at another step.
import { randomUUID } from 'node:crypto'
import type { Plain } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { newId } from '#platform/ids.ts'
import {
  addKeepsake,
  askBack,
  doFollowUp,
  endProgramme,
  followUpsOf,
  holdClosingReview,
  planEnding,
} from '#stages/support/handover/ending.ts'
import { askToTakeOver, handedOver, startHandover } from '#stages/support/handover/handover.ts'
import { finishHandover, tellHandover, writeLine } from '#stages/support/handover/passing-on.ts'
import { readNote, writeNote } from '#stages/support/handover/school-move.ts'
import { type Ground, LONG, must, TODAY } from './ground.ts'

const sql = readSqlFile(new URL('handover.sql', import.meta.url))

/** A handover with the walk's child in it, and one in which the walk's Link Worker is asked. Answers their addresses' parts. */
export async function changeHands(ground: Ground, administrator: Plain): Promise<Record<string, string>> {
  const { whoIs, others } = ground
  const handover = await handOver(ground)
  const people = { worker: whoIs('link-worker'), asked: others[3]!, done: others[2]! }
  const [made] = await administrator.run(sql, 'addHandover', people)
  await askAnother(ground, handover, made!.another as string)
  await comeToTheEnd(ground)
  return { ':handover': handover, ':asked': made!.asked as string }
}

/** The end of the walk's child is planned; another's is over, and somebody has asked how they are. */
async function comeToTheEnd({ as, child, others }: Ground): Promise<void> {
  const note = {
    id: randomUUID(),
    childId: child,
    toSchool: null,
    toWords: LONG,
    helps: LONG,
    whoKnows: LONG,
    asks: LONG,
  }
  await as('link-worker', async tx => {
    must(await writeNote(tx, note), true)
    const left = others[5]!
    for (const childId of [child, left]) {
      const id = randomUUID()
      must(await planEnding(tx, { id, childId, onDay: '2026-07-31' }), 'planned')
      const keepsake = { endingId: id, childId, words: LONG }
      await addKeepsake(tx, {
        ...keepsake,
        id: randomUUID(),
        kind: 'person',
        name: 'Mr Featherstonehaugh-Okonkwo',
      })
      await addKeepsake(tx, { ...keepsake, id: randomUUID(), kind: 'place', name: 'The boat museum' })
      await addKeepsake(tx, { ...keepsake, id: randomUUID(), kind: 'kind-words', name: 'Danny' })
      for (const words of ['What was thought at first.', LONG])
        await holdClosingReview(tx, { id: newId(), endingId: id, childId, heldOn: TODAY, words })
      if (childId === child) continue
      must(await endProgramme(tx, { id, childId, onDay: TODAY, because: 'completed' }), 'ended')
      const [first] = await followUpsOf(tx, id)
      must(await doFollowUp(tx, { id: first!.id, childId, onDay: TODAY, how: 'spoken', words: LONG }), true)
      await askBack(tx, { id: newId(), endingId: id, childId, onDay: TODAY, words: LONG })
    }
  })
  await as('programme-manager', async tx => must(await readNote(tx, note.id, child), true))
}

async function handOver({ as, whoIs, child, others }: Ground): Promise<string> {
  const id = randomUUID()
  const children = [child, others[0]!, others[1]!, others[5]!]
  const since = '2000-01-01'
  await as('link-worker', async tx => {
    const start = { id, personId: whoIs('link-worker'), why: 'leaves' as const, lastDay: '2026-07-31' }
    must(await startHandover(tx, { ...start, children }), 'made')
    const handed = await handedOver(tx, { since, handoverId: id })
    must(handed.length, 4)
    for (const { id: handedId, child_id: childId } of handed) {
      const line = { handedId, childId, byDay: null }
      await writeLine(tx, { ...line, id: randomUUID(), kind: 'matters', words: LONG })
      await writeLine(tx, { ...line, id: randomUUID(), kind: 'promise', words: LONG, byDay: '2026-09-04' })
      await writeLine(tx, { ...line, id: randomUUID(), kind: 'ring', words: 'Mr Featherstonehaugh-Okonkwo' })
      await writeLine(tx, { ...line, id: randomUUID(), kind: 'other', words: LONG })
    }
    const outcomes = []
    for (const { id: handedId, child_id: childId } of handed.filter(each => each.child_id !== child)) {
      const about = { handedId, childId }
      for (const goodbyeTold of [false, true])
        await tellHandover(tx, {
          ...about,
          id: newId(),
          introduceOn: '2026-07-10',
          introduced: false,
          goodbyeTold,
        })
      outcomes.push(await finishHandover(tx, { ...about, today: TODAY }))
    }
    // Of some a note is not sent yet.
    must(outcomes.includes('finished'), true)
  })
  return id
}

async function askAnother({ as, child }: Ground, handoverId: string, personId: string): Promise<void> {
  await as('programme-manager', async tx => {
    const handed = await handedOver(tx, { since: '2000-01-01', handoverId })
    const one = handed.find(each => each.child_id !== child)!
    must(await askToTakeOver(tx, { handedId: one.id, childId: one.child_id, personId }), 'asked')
  })
}
