// The pages of the stage that Today leads to, in the order of a Link Worker's day. One that has no route is left out, so
// that a part of the stage is offered from the day it has its page.
import type { Route } from '#design/route.ts'
import type { Permission } from '#platform/http.ts'

/** Another page of the stage, offered where the reader may open it. */
export type Way = { path: string; text: string; permission: Permission }

const WAYS = [
  ['/support/children', 'Children'],
  ['/support/seen', 'Seen today'],
  ['/support/log', 'Log a contact'],
  ['/support/early-help', 'Early Help'],
  ['/support/groups', 'Groups'],
  ['/support/in-school', 'Days in school'],
  ['/support/holidays', 'Holiday list'],
  ['/support/reviews', 'Reviews'],
  ['/support/weekly', 'Page of the week'],
  ['/support/closures', 'School closed'],
  ['/support/concerns', 'Concerns'],
  ['/support/not-right', 'What is not right'],
  ['/support/corrections', 'Said to be wrong'],
  ['/support/handovers', 'Change of hands'],
  ['/support/team', 'Team'],
  ['/support/noticing', 'What I am noticing'],
  ['/support/team/people', 'People of the team'],
  ['/support/rights', 'Asked for'],
  ['/support/data-protection', 'Data protection'],
  ['/support/keeping', 'Kept until'],
  ['/support/arrivals', 'What arrived late'],
  ['/support/without-signal', 'Work without signal'],
] as const

/** The ways that these routes have a page for. */
export function waysAmong(routes: readonly Route[]): Way[] {
  return WAYS.flatMap(([path, text]) => {
    const route = routes.find(each => each.method === 'GET' && each.path === path)
    return route ? [{ path, text, permission: route.permission }] : []
  })
}

/** By what permission a contact with a child is logged; undefined while no route takes one. */
export function logPermission(routes: readonly Route[]): Permission | undefined {
  return routes.find(each => each.method === 'GET' && each.path === '/support/children/:child/log')
    ?.permission
}
