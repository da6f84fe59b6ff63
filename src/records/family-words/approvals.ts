// Who has read a translation and says that it is right. Without that a family gets English, said to be English.
import { many, maybe, moment, queries, type Tx, text, uuid } from '#platform/database/queries.ts'
import { hashOfWording, type PieceName, type Wording, wordingOf } from './family-words.ts'

const db = queries(new URL('./approvals.sql', import.meta.url), {
  findApprovals: many({
    id: uuid,
    language: text,
    piece: text,
    text_hash: text,
    read_by: text,
    knows_it_as: text,
    approved_at: moment,
  }),
  addApproval: maybe({ id: uuid }),
  withdrawApproval: maybe({ language: text, piece: text }),
})

export type Approval = Awaited<ReturnType<typeof db.findApprovals>>[number]

/** The approvals of the place that stand, of whatever text. */
export function approvals(tx: Tx): Promise<Approval[]> {
  return db.findApprovals(tx)
}

/** The approval of the text as it stands in the file now, or undefined: an older text's does not count. */
export function approvalOf(
  all: readonly Approval[],
  language: string,
  piece: PieceName,
): Approval | undefined {
  const wording = wordingOf(language, piece)
  if (!wording) return undefined
  const hash = hashOfWording(wording)
  return all.find(each => each.language === language && each.piece === piece && each.text_hash === hash)
}

/** What a family that reads this language is shown: its own when approved, else English, and `language` says which. */
export async function wordingForFamily(
  tx: Tx,
  language: string,
  piece: PieceName,
): Promise<{ language: string; wording: Wording }> {
  const own = wordingOf(language, piece)
  const english = wordingOf('en', piece)
  if (!english) throw new Error(`words/en.json has no ${piece}.`)
  if (!own || language === 'en') return { language: 'en', wording: english }
  return approvalOf(await approvals(tx), language, piece)
    ? { language, wording: own }
    : { language: 'en', wording: english }
}

/** Records that somebody who reads the language has read this very text. False where it was approved already. */
export async function approveWording(
  tx: Tx,
  approval: {
    id: string
    language: string
    piece: PieceName
    textHash: string
    readBy: string
    knowsItAs: string
  },
): Promise<boolean> {
  const added = await db.addApproval(tx, {
    id: approval.id,
    language: approval.language,
    piece: approval.piece,
    text_hash: approval.textHash,
    read_by: approval.readBy,
    knows_it_as: approval.knowsItAs,
  })
  return added !== undefined
}

/** Ends an approval: from now on families get English again. */
export function withdrawApproval(tx: Tx, id: string) {
  return db.withdrawApproval(tx, { id })
}
