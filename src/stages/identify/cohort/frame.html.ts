// What every page of a room shares: where one is, the ways to the other pages, and how many places are filled.
import type { Crumb } from '#design/breadcrumbs.ts'
import { dayInFull } from '#design/day-in-full.ts'
import { tabLinks } from '#design/tab-links.ts'
import { counted } from '#design/thousands.ts'
import { type Html, html } from '#platform/html.ts'
import type { Room } from './rooms.ts'

export type RoomPage = 'children' | 'together' | 'checks' | 'sign' | 'frozen'

/** The way here. */
export function crumbs(room: Room, here?: string): Crumb[] {
  const root = `/identify/cohorts/${room.id}`
  return [
    { text: 'Identify', href: '/identify' },
    { text: 'Cohorts', href: '/identify/cohorts' },
    here ? { text: room.school, href: root } : { text: room.school },
    ...(here ? [{ text: here }] : []),
  ]
}

/** The pages of a room. */
export function roomTabs(room: Room, current: RoomPage): Html {
  const root = `/identify/cohorts/${room.id}`
  const pages: [RoomPage, string, string][] = [
    ['children', 'Child by child', root],
    ['together', 'All together', `${root}/together`],
    ['checks', 'Council', `${root}/checks`],
    ['sign', 'Sign', `${root}/sign`],
    ...(room.frozen_at ? [['frozen', 'Frozen run', `${root}/frozen`] as [RoomPage, string, string]] : []),
  ]
  return tabLinks({
    label: 'Pages of this room',
    tabs: pages.map(([page, text, href]) => ({ text, href, current: page === current })),
  })
}

/** `13 of 15 places filled`, drawn as well: one square a place. */
export function capacityLine(room: Room, chosen: number): Html {
  const over = Math.max(0, chosen - room.capacity)
  const squares = Math.max(room.capacity, chosen)
  return html`<p class="kith-room__capacity"><strong>${chosen} of ${counted(room.capacity, 'place', 'places')} filled</strong>${over > 0 && html`: ${over} too many`}${squares > 0 && squares <= 60 && html` <svg class="kith-waffle" aria-hidden="true" focusable="false" width="${squares * 14}" height="14" viewBox="0 0 ${squares * 14} 14">${Array.from({ length: squares }, (_, n) => html`<rect${n < chosen ? html` class="${n < room.capacity ? 'kith-waffle__filled' : 'kith-waffle__over'}"` : null} x="${n * 14 + 1.5}" y="1.5" width="11" height="11" rx="2"/>`)}</svg>`}</p>`
}

/** What the room is and of when. */
export function roomLine(room: Room): Html {
  return html`<p class="govuk-body kith-room__of">The screen of ${dayInFull(room.as_of)}, by version ${room.blueprint_version} of the rules.</p>`
}
