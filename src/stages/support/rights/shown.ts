// What somebody had before them when they said that a bundle is ready, or signed it: so that a page that was open while another
// changed the lines, or sent it back, settles nothing (rules/rights.md).
import { many, maybe, queries, type Tx, text, uuid } from '#platform/database/queries.ts'
import type { BundleLine } from './requests.ts'

const db = queries(new URL('./shown.sql', import.meta.url), {
  lockRequest: many({ id: uuid }),
  findShown: maybe({ shown: text }),
})

/** The mark of a bundle as it stands, for a hidden field of the form. Empty where the request is not the reader's. */
export async function shownOf(tx: Tx, requestId: string): Promise<string> {
  return (await db.findShown(tx, { id: requestId }))?.shown ?? ''
}

/** Nobody else does anything with this request before the transaction ends: what is read after it is as it stands. */
export async function lockRequest(tx: Tx, requestId: string): Promise<void> {
  await db.lockRequest(tx, { id: requestId })
}

/** Whether a bundle still stands as it did when its page had this mark. Once it is locked. */
export async function isAsShown(tx: Tx, requestId: string, shown: string): Promise<boolean> {
  return shown !== '' && shown === (await shownOf(tx, requestId))
}

/** What is left out of these lines, for a hidden field. */
export function leftOutOf(lines: readonly BundleLine[]): string {
  return lines.flatMap(({ n, withheld }) => (withheld ? [`${n}:${withheld}`] : [])).join(' ')
}

/** What `leftOutOf` said, by line. */
export function readLeftOut(said: string): ReadonlyMap<number, string> {
  return new Map(
    said.split(' ').map(each => {
      const [n, code = ''] = each.split(':')
      return [Number(n), code]
    }),
  )
}
