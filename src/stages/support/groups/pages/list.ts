import { button } from '#design/button.ts'
import { shortDate } from '#design/contextual-date.ts'
import type { PageFunction } from '#design/route.ts'
import { tableCards } from '#design/table-cards.ts'
import { html } from '#platform/html.ts'
import { record } from '#records/access/audit.ts'
import { may } from '#records/access/may.ts'
import { type GroupKind, groupsKnown } from '#records/groups/groups.ts'
import { todayOf } from '#records/places/today.ts'
import { KIND_WORDS } from '../words.ts'

/** The groups of the reader's schools, and those of other schools that their own children go to. */
export const groupList: PageFunction = async visit => {
  const { tx, actor, requestId } = visit
  const today = todayOf(visit)
  const groups = await groupsKnown(tx, today)
  await record(tx, {
    action: 'saw-list',
    subject: 'groups',
    request: requestId,
    detail: { groups: groups.length },
  })
  const running = groups.filter(each => each.ended_on === null || each.ended_on >= today)
  const ended = groups.filter(each => !running.includes(each))
  return {
    title: 'Groups',
    heading: 'Groups',
    breadcrumbs: [{ text: 'Support', href: '/support' }, { text: 'Groups' }],
    body: html`
<p class="govuk-body">Clubs and small groups that a Link Worker or a school runs. Each has a register, and the register says how much of it every child had.</p>
${may(actor, 'do run groups') && button({ text: 'Make a group', href: '/support/groups/new' })}
${listOf('Running', running, today, 'No group yet. Make one for a breakfast club, a homework club or tuition.')}
${ended.length > 0 && listOf('Ended', ended, today, '')}`,
  }
}

type Row = Awaited<ReturnType<typeof groupsKnown>>[number]

function listOf(caption: string, rows: Row[], today: string, empty: string) {
  return tableCards<Row>({
    caption: `${caption}: ${rows.length}`,
    rows,
    link: { heading: 'Group', href: each => `/support/groups/${each.id}`, text: each => each.name },
    columns: [
      { heading: 'What', cell: each => KIND_WORDS[each.kind as GroupKind] },
      { heading: 'School', cell: each => each.school },
      { heading: 'Run by', cell: each => each.run_by_name ?? each.run_by_words },
      { heading: 'Members you see', cell: each => each.members, numeric: true },
      {
        heading: 'Next',
        cell: each =>
          each.next_day && `${shortDate(each.next_day, today)}, ${each.starts_at} to ${each.ends_at}`,
        short: true,
      },
    ],
    empty,
  })
}
