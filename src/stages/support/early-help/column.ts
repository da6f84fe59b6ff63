import { html } from '#platform/html.ts'
import type { CaseloadColumn } from '#records/children/happenings.ts'
import { whereThere } from '#records/children/what-stands.ts'
import { openOf } from './open.ts'

/** Who leads, in the caseload. */
export const earlyHelpColumn: CaseloadColumn = {
  key: 'early-help',
  heading: 'Early Help',
  order: 58,
  cells: async (tx, children, day) => {
    const rows = await whereThere(tx, 'early help', () => openOf(tx, children))
    return new Map(
      rows.map(each => [
        each.child_id,
        {
          html: html`${each.mine ? 'You lead' : html`<bdi>${each.lead ?? 'Nobody leads'}</bdi>`}`,
          attention: each.mine && (each.next_on ?? day) < day ? 1 : 0,
          flag: each.lead === null ? 'Early Help: nobody leads' : undefined,
        },
      ]),
    )
  },
}
