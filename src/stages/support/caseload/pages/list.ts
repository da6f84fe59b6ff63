import { dayInFull } from '#design/day-in-full.ts'
import { insetText } from '#design/inset-text.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import { html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { recordAlongside } from '#records/access/audit.ts'
import { isRole, matrix } from '#records/access/matrix.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { timeOf, todayOf } from '#records/places/today.ts'
import { managersOf, namesOfPeople, takingPart } from '../caseload.ts'
import { arrange, describeRows } from '../rows.ts'
import { addressOf, viewOf } from '../view.ts'
import { narrow } from './narrow.ts'
import { caseloadTable, otherPages } from './table.ts'

const ROWS = 50

/** My children, all children of the place, or the school's: those who take part, who needs attention first. */
export function caseload(gathered: Gathered): PageFunction {
  return async visit => {
    const { tx, actor, query, requestId } = visit
    const today = todayOf(visit)
    const view = viewOf(query)
    const reach = reachOf(visit)
    // A grant lets a Link Worker see a child of somebody else's for a time: that makes them nobody's own.
    const mine = await takingPart(tx, reach === 'caseload' && actor.roles.includes('link-worker'))
    if (mine.length === 0) return await nobodyYet(visit, reach)
    const rows = await describeRows(tx, gathered, mine, today)
    const found = arrange(rows, view)
    const first = view.all ? 0 : (view.page - 1) * ROWS
    const shown = view.all ? found : found.slice(first, first + ROWS)
    const workers =
      reach === 'caseload'
        ? new Map()
        : await namesOfPeople(
            tx,
            rows.flatMap(row => row.workers),
          )
    recordAlongside(tx, {
      action: 'saw-list',
      subject: 'caseload',
      request: requestId,
      detail: { page: view.all ? 'all' : view.page, children: shown.length, of: found.length },
    })
    return {
      ...frame(reach),
      wide: true,
      body: html`
${narrow(view, rows, workers, reach)}
${printed(visit, today)}
${caseloadTable({ rows: shown, found: found.length, first, everybody: rows.length, view, gathered, workers, today, visit })}
${!view.all && otherPages(view, found.length, ROWS)}
${!view.all && found.length > ROWS && html`<p class="govuk-body kith-screen-only"><a class="govuk-link" href="${addressOf(view, { all: true })}">All ${found.length} on one page, to print</a></p>`}`,
    }
  }
}

export type Reach = 'place' | 'roll' | 'caseload'

// Whoever has more than one role sees by the widest: the database says the same.
function reachOf({ actor }: Visit): Reach {
  const scopes = actor.roles.filter(isRole).map(role => matrix[role].scope)
  if (scopes.includes('place')) return 'place'
  return scopes.includes('roll') ? 'roll' : 'caseload'
}

// A grant lets a Link Worker see a child of somebody else's for a time: that makes them nobody's own.
const HEADINGS: Record<Reach, string> = {
  place: 'All children',
  roll: 'Children of your school',
  caseload: 'My children',
}

function frame(reach: Reach): Pick<Sheet, 'title' | 'heading' | 'breadcrumbs'> {
  const heading = HEADINGS[reach]
  return { title: heading, heading, breadcrumbs: [{ text: 'Support', href: '/support' }, { text: heading }] }
}

async function nobodyYet({ tx }: Visit, reach: Reach): Promise<Sheet> {
  const [manager] = await managersOf(tx)
  const text =
    reach === 'caseload'
      ? `Nobody is matched with you yet. Ask ${manager ?? 'the programme manager'} to match you.`
      : reach === 'roll'
        ? 'Nobody of your school takes part yet. A child or young person is here once both they and their family have said yes.'
        : 'Nobody takes part yet. A child or young person is here once both they and their family have said yes, and a Link Worker is matched.'
  return { ...frame(reach), body: insetText({ text }) }
}

function printed({ actor, now }: Visit, today: string) {
  return html`<p class="kith-print-only">Printed on ${dayInFull(today)} at ${timeOf({ actor }, now())} by ${actor.name}.${actor.place?.pretend === true && ' Pretend data: nobody here is real.'}</p>`
}
