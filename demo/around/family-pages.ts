// Zofia and her mother, and whoever brings Jayden up, have pages of their own, through the same door as any: given by the Link Worker,
// who could look at them first; a language chosen, something said there, something answered, and one thing that is not right.
import type { Database } from '#platform/database/connections.ts'
import { hashToken } from '#platform/sessions.ts'
import type { Work } from '#records/access/work.ts'
import { findChildByUpn } from '#records/children/children.ts'
import { relativesOf } from '#records/families/relatives.ts'
import { giveLink } from '#records/links/links.ts'
import { enrolmentOf } from '#stages/enrol/index.ts'
import {
  addPages,
  answerSaid,
  givePageLink,
  parentKinds,
  purposes,
  sayOnPage,
  speak,
  tellNotRight,
} from '#stages/support/index.ts'
import { children, today } from '#test/cast.ts'
import { actors } from '../agree-cohorts.ts'
import type { CastPeople } from '../cast-into-place.ts'
import { demoId } from '../demo-id.ts'

const DAYS = 120
type Telling = { say?: [kind: 'reply' | 'put-right', words: string, answer?: string]; wrong?: string }

/** Gives the pages and says what was said on them. Said again, they are there once. */
export async function giveFamilyPages(database: Database, work: Work, people: CastPeople): Promise<void> {
  const act = actors(database, work.placeId, people)

  await give('zofia', 'canalsideWorker', 'parent', 'pl', {
    say: [
      'put-right',
      'My phone number has changed. I wrote it on paper for Danny.',
      'Thank you. It is put right.',
    ],
  })
  await give('zofia', 'canalsideWorker', 'child', 'en', {
    say: ['reply', 'Can we draw hedgehogs again on Monday?'],
  })
  await give('jayden', 'lockgateWorker', 'parent', 'en', {
    say: ['reply', 'He liked the librarian. Can he go there after lunch, too?'],
    wrong: 'Somebody was going to ring me about the bus and nobody did.',
  })

  async function give(
    key: 'zofia' | 'jayden',
    worker: string,
    who: 'parent' | 'child',
    language: string,
    { say, wrong }: Telling,
  ): Promise<void> {
    const token = await act(worker, async tx => {
      const childId = await findChildByUpn(tx, children[key].upn)
      const schoolId = childId && (await enrolmentOf(tx, childId))?.school_id
      if (!childId || !schoolId) return undefined
      const grownUps = (await relativesOf(tx, childId)).filter(
        each => (parentKinds as readonly string[]).includes(each.kind) && !each.died && !each.not_contacted,
      )
      const relative =
        who === 'parent' ? (grownUps.find(each => each.kind === 'mother') ?? grownUps[0]) : undefined
      if (who === 'parent' && !relative) return undefined
      const [id, linkId] = [demoId(childId, 'page', who), demoId(childId, 'page', who, 'link')]
      const page = {
        id,
        childId,
        who,
        relativeId: relative?.relative_id ?? null,
        mayChange: who === 'parent',
      }
      if ((await addPages(tx, [page])).length === 0) return undefined
      const forWhom = who === 'child' ? 'a pupil' : 'a parent or carer'
      const given = await giveLink(tx, {
        id: linkId,
        purpose: purposes[who],
        schoolId,
        forWhom,
        aboutId: id,
        days: DAYS,
      })
      await givePageLink(tx, childId, id, linkId)
      return given && { token: given.token, childId }
    })
    if (!token) return
    const said = demoId(token.childId, 'said', who)
    await database.asActor(hashToken(token.token), async tx => {
      await speak(tx, language)
      if (say) await sayOnPage(tx, { id: said, kind: say[0], words: say[1] })
      if (wrong)
        await tellNotRight(tx, {
          id: demoId(said, 'wrong'),
          theme: 'promise',
          about: 'link-worker',
          words: wrong,
        })
    })
    const answer = say?.[2]
    if (answer) await act(worker, tx => answerSaid(tx, token.childId, { id: said, answer, onDay: today }))
  }
}
