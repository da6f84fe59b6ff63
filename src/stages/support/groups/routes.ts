import type { Route } from '#design/route.ts'
import { blankRegister } from './pages/blank.ts'
import { addMoreDays, callOffDays, changeGroup, endTheGroup, letGroupGoOn } from './pages/change.ts'
import { groupPage } from './pages/group.ts'
import { groupList } from './pages/list.ts'
import { makeGroupPage, makeTheGroup } from './pages/make.ts'
import { addTheMembers, chooseMembers, endTheMember } from './pages/members.ts'
import { callOffDay, registerPage, saveRegister, undoRegister } from './pages/register.ts'

const run = 'do run groups'
const one = '/support/groups/:group'
const day = `${one}/days/:day`

export const groupRoutes: Route[] = [
  { method: 'GET', path: '/support/groups', permission: 'read plan', page: groupList },
  { method: 'GET', path: '/support/groups/new', permission: run, page: makeGroupPage },
  { method: 'POST', path: '/support/groups/new', permission: run, page: makeTheGroup },
  { method: 'GET', path: one, permission: 'read plan', page: groupPage },
  { method: 'GET', path: `${one}/change`, permission: run, page: changeGroup },
  { method: 'POST', path: `${one}/change/days`, permission: run, page: addMoreDays },
  { method: 'POST', path: `${one}/change/off`, permission: run, page: callOffDays },
  { method: 'POST', path: `${one}/change/end`, permission: run, page: endTheGroup },
  { method: 'POST', path: `${one}/change/go-on`, permission: run, page: letGroupGoOn },
  { method: 'GET', path: `${one}/members`, permission: run, page: chooseMembers },
  { method: 'POST', path: `${one}/members`, permission: run, page: addTheMembers },
  { method: 'POST', path: `${one}/members/:member`, permission: run, page: endTheMember },
  { method: 'GET', path: day, permission: 'read plan', page: registerPage },
  { method: 'POST', path: day, permission: run, page: saveRegister },
  { method: 'POST', path: `${day}/undo`, permission: run, page: undoRegister },
  { method: 'POST', path: `${day}/cancel`, permission: run, page: callOffDay },
  { method: 'GET', path: `${day}/blank`, permission: 'read plan', page: blankRegister },
]
