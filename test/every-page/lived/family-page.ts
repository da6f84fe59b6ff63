// The pages of the walk's family and child: each with a link that works, with what was said there, answered and not, and what is
// not right.
import { randomUUID } from 'node:crypto'
import { hashToken } from '#platform/sessions.ts'
import { relativesOf } from '#records/families/relatives.ts'
import { giveLink } from '#records/links/links.ts'
import {
  addPages,
  answerNotRight,
  answerSaid,
  givePageLink,
  notRight,
  purposes,
  saidOnPages,
  sayOnPage,
  speak,
  tellNotRight,
} from '#stages/support/index.ts'
import type { TestDatabase } from '../../world.ts'
import { type Ground, LONG, must, TODAY } from './ground.ts'

/** Gives the mother and the child their pages; answers the tokens of their links. */
export async function haveOwnPages(
  { as, school, child }: Ground,
  database: TestDatabase,
): Promise<{ parent: string; child: string }> {
  const give = (who: 'parent' | 'child') =>
    as('link-worker', async tx => {
      const mother = (await relativesOf(tx, child)).find(each => each.kind === 'mother')!
      const [id, linkId] = [randomUUID(), randomUUID()]
      const relativeId = who === 'parent' ? mother.relative_id : null
      must(
        (await addPages(tx, [{ id, childId: child, who, relativeId, mayChange: who === 'parent' }]))[0],
        id,
      )
      const given = await giveLink(tx, {
        id: linkId,
        purpose: purposes[who],
        schoolId: school,
        forWhom: who === 'parent' ? 'a parent or carer' : 'a pupil',
        aboutId: id,
        days: 30,
      })
      must(await givePageLink(tx, child, id, linkId), true)
      return given!.token
    })
  const tokens = { parent: await give('parent'), child: await give('child') }
  for (const token of Object.values(tokens))
    await database.asActor(hashToken(token), async tx => {
      await speak(tx, 'en')
      for (const kind of ['reply', 'put-right'] as const)
        must(await sayOnPage(tx, { id: randomUUID(), kind, words: `It is at four. ${LONG}` }), true)
      for (const about of ['link-worker', 'school'] as const)
        must(await tellNotRight(tx, { id: randomUUID(), theme: 'promise', about, words: LONG }), true)
    })
  await as('link-worker', async tx => {
    const [said] = await saidOnPages(tx, child)
    must(await answerSaid(tx, child, { id: said!.id, answer: `Thank you. ${LONG}`, onDay: TODAY }), true)
  })
  await as('programme-manager', async tx => {
    const [wrong] = await notRight(tx)
    must(await answerNotRight(tx, { id: wrong!.id, answer: `I rang them. ${LONG}`, onDay: TODAY }), child)
  })
  return tokens
}
