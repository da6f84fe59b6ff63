import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import { tableCards } from '#design/table-cards.ts'
import { counted } from '#design/thousands.ts'
import type { Tx } from '#platform/database/queries.ts'
import type { Html } from '#platform/html.ts'
import { nameOf } from '#records/children/children.ts'
import { acts, namesOf } from '../missed.ts'
import { actSaid } from '../said.ts'

const ACTS = 50

/** The newest things done for children of a school, or for all whom the actor may see, with the day and by whom. */
export async function actedOn(tx: Tx, schoolId: string | undefined): Promise<Html> {
  const rows = await acts(tx, { schoolId }, ACTS)
  const children = rows.map(row => row.child_id)
  const names = new Map((await namesOf(tx, children)).map(row => [row.child_id, row]))
  return tableCards({
    caption:
      rows.length === ACTS
        ? `The last ${ACTS} things done`
        : counted(rows.length, 'thing done', 'things done'),
    rows,
    link: {
      heading: 'Name',
      href: row => `/identify/children/${row.child_id}`,
      text: row => nameOf(names.get(row.child_id) ?? { forename: null, surname: null }),
    },
    columns: [
      { heading: 'Day', cell: row => dayInFull(row.on_day), short: true },
      { heading: 'What was done', cell: row => actSaid(row), long: true },
      { heading: 'By', cell: row => row.person },
    ],
    empty: emptyState({
      title: 'Nothing has been written down yet',
      text: 'When somebody says here what they did for a child or young person, it stands here with the day and their name.',
    }),
  })
}
