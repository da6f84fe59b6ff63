import { daysBefore, isDay } from '#arithmetic/days.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { emptyState } from '#design/empty.ts'
import { pagination } from '#design/pagination.ts'
import type { PageFunction } from '#design/route.ts'
import { tabLinks } from '#design/tab-links.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import { may } from '#records/access/may.ts'
import type { Gathered } from '#records/children/contributions.ts'
import type { Happening } from '#records/children/happenings.ts'
import { todayOf } from '#records/places/today.ts'
import { besideEntry } from '../../rights/beside.html.ts'
import { type Correction, correctionsOf } from '../../rights/corrections.ts'
import { mayBeWrong } from '../../rights/entry-of.ts'
import { maySay } from '../../rights/pages/corrections.ts'
import { childCorrections, correctEntry } from '../../rights/words.ts'
import { dayHeading, entry } from '../entry.html.ts'
import { childOfVisit, childSheet } from '../frame.html.ts'
import { happenedUpTo } from '../happened.ts'
import { byDay, countKinds, ENTRIES_A_PAGE, type HappenedDay, kindWord, pageOfDays } from '../timeline.ts'

/** How many notes stand open at the top: the last two or three are read just before meeting. */
const OPEN = 3

/** What's happened: everything anybody told, by day, newest first. */
export const happened =
  (gathered: Gathered): PageFunction =>
  async visit => {
    const child = await childOfVisit(visit, 'timeline', { gathers: true })
    const today = todayOf(visit)
    const asked = visit.query.get('before') ?? ''
    const newer = isDay(asked) && asked <= today
    const wanted = visit.query.get('kind') || undefined
    const isWanted = (each: Happening) => wanted === undefined || each.kind === wanted
    const { found: all, since } = await happenedUpTo(
      visit,
      gathered,
      { childId: child.id, cameOn: child.enrolment?.began_on, to: newer ? daysBefore(asked, 1) : today },
      found => found.filter(isWanted).length >= ENTRIES_A_PAGE,
    )
    const kinds = countKinds(all)
    const kind = kinds.find(each => each.kind === wanted)?.kind
    const page = await pageOfDays(byDay(all.filter(isWanted)))
    const { shown } = page
    const older = page.older ?? since
    const home = `/support/children/${child.id}/happened`
    const here = (query: Record<string, string | undefined>) => {
      const set = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
      return set.length > 0 ? `${home}?${new URLSearchParams(set)}` : home
    }
    return childSheet(visit, gathered, child, {
      title: 'What’s happened',
      tab: home,
      under: 'What’s happened',
      body:
        all.length === 0 && !newer
          ? emptyState(
              may(visit.actor, 'write notes')
                ? {
                    text: 'Nothing yet. Log your first hello.',
                    action: { text: 'Log a contact', href: `/support/children/${child.id}/log` },
                  }
                : { text: 'Nothing that is yours to read has happened yet.' },
            )
          : html`
${tabLinks({
  label: 'Which kind',
  tabs: [
    { text: 'All', count: all.length, href: here({}), current: kind === undefined },
    ...kinds.map(each => ({
      text: kindWord(each.kind),
      count: each.count,
      href: here({ kind: each.kind }),
      current: each.kind === kind,
    })),
  ],
})}
${shown.length === 0 ? emptyState({ text: 'Nothing is older than that.', action: { text: 'To the newest', href: here({ kind }) } }) : await timeline(shown, { today, newest: !newer, ...(await wrongAmong(visit, child.id)) })}
${
  (older || newer) &&
  pagination({
    previous: newer ? { href: here({ kind }), text: 'To the newest' } : null,
    next: older ? { href: here({ kind, before: older }), text: 'Older days' } : null,
  })
}
<p class="govuk-body-s">${counted(all.length, 'entry', 'entries')}${since ? ` since ${dayInFull(since)}` : ''}${newer ? ` until ${dayInFull(asked)}` : ''}, of what you may see. What is kept to a few people is shown as being there.${may(visit.actor, 'read notes') && html` <a class="govuk-link" href="${childCorrections(child.id)}">Corrections</a>`}</p>`,
    })
  }

// What was said to be wrong, beside what it is about; and where one says so. A reader who reads no notes finds neither.
async function wrongAmong(visit: Visit, childId: string) {
  if (!may(visit.actor, 'read notes')) return { corrections: new Map<string, Correction[]>() }
  const all = await correctionsOf(visit.tx, childId)
  return {
    corrections: Map.groupBy(
      all.filter(each => each.entry_id !== null),
      each => each.entry_id!,
    ),
    ...(maySay(visit) && { childId }),
  }
}

type Around = {
  today: string
  newest: boolean
  corrections: ReadonlyMap<string, Correction[]>
  /** Whose it is, where the reader may say that something is wrong. */
  childId?: string
}

async function timeline(days: HappenedDay[], { today, newest, corrections, childId }: Around): Promise<Html> {
  const open = new Set(newest ? firstNotes(days) : [])
  return html`<div class="kith-timeline">${await Promise.all(
    days.map(
      async ({ day, entries }) =>
        html`<section aria-labelledby="day-${day}"><h2 class="kith-timeline__day" id="day-${day}"><time datetime="${day}">${dayHeading(day, today)}</time></h2>
<ol>${await Promise.all(
          entries.map(each =>
            entry(each, {
              open: open.has(each),
              beside: besideEntry(corrections.get(each.id) ?? [], today),
              wrong: childId !== undefined && mayBeWrong(each) ? correctEntry(childId, each) : undefined,
            }),
          ),
        )}</ol></section>`,
    ),
  )}</div>`
}

// The first notes in the order in which they are read.
function firstNotes(days: HappenedDay[]): Happening[] {
  return days
    .flatMap(({ entries }) => entries)
    .filter(each => each.body !== undefined && !each.system)
    .slice(0, OPEN)
}
