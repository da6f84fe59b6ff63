import type { Route } from '#design/route.ts'
import { change, changeSheet } from './pages/change.ts'
import { answer, contact, undo } from './pages/contact.ts'
import { drafts, handOn, openDraft, throwAway } from './pages/drafts.ts'
import { giveNews, goodNews, newsTold } from './pages/good-news.ts'
import { whatBelongs } from './pages/help.ts'
import { helpGiven, helpSheet, saveHelp, settleHelp } from './pages/help-given.ts'
import { log, logSheet } from './pages/log.ts'
import { pickWhom } from './pages/pick.ts'

/** Contacts, notes, what is not finished, good news home, practical help. */
export const contactsRoutes: Route[] = [
  { method: 'GET', path: '/support/log', permission: 'write notes', page: pickWhom },
  { method: 'GET', path: '/support/log/help', permission: 'read notes', page: whatBelongs },
  { method: 'GET', path: '/support/children/:child/log', permission: 'write notes', page: logSheet },
  { method: 'POST', path: '/support/children/:child/log', permission: 'write notes', page: log },
  {
    method: 'GET',
    path: '/support/children/:child/log/good-news',
    permission: 'write notes',
    page: goodNews,
  },
  {
    method: 'POST',
    path: '/support/children/:child/log/good-news',
    permission: 'write notes',
    page: giveNews,
  },
  { method: 'GET', path: '/support/children/:child/log/help', permission: 'write plan', page: helpSheet },
  { method: 'POST', path: '/support/children/:child/log/help', permission: 'write plan', page: saveHelp },
  { method: 'GET', path: '/support/contacts/drafts', permission: 'read notes', page: drafts },
  // Those for the safeguarding lead alone have an address of their own, as their wall is another.
  {
    method: 'GET',
    path: '/support/contacts/drafts/:draft',
    permission: 'do lead the team',
    page: openDraft,
  },
  {
    method: 'POST',
    path: '/support/contacts/drafts/:draft/hand-on',
    permission: 'do lead the team',
    page: handOn,
  },
  {
    method: 'GET',
    path: '/support/contacts/kept/:kept',
    permission: 'do restrict a record',
    page: openDraft,
  },
  {
    method: 'POST',
    path: '/support/contacts/kept/:kept/hand-on',
    permission: 'do restrict a record',
    page: handOn,
  },
  {
    method: 'POST',
    path: '/support/contacts/drafts/:draft/throw-away',
    permission: 'write notes',
    page: throwAway,
  },
  { method: 'GET', path: '/support/contacts/help/:help', permission: 'read plan', page: helpGiven },
  { method: 'POST', path: '/support/contacts/help/:help', permission: 'write plan', page: settleHelp },
  { method: 'GET', path: '/support/contacts/:contact', permission: 'read notes', page: contact },
  {
    method: 'GET',
    path: '/support/contacts/:contact/told',
    permission: 'read notes',
    page: newsTold,
    forFamilies: true,
  },
  { method: 'GET', path: '/support/contacts/:contact/change', permission: 'write notes', page: changeSheet },
  { method: 'POST', path: '/support/contacts/:contact/change', permission: 'write notes', page: change },
  { method: 'POST', path: '/support/contacts/:contact/undo', permission: 'read notes', page: undo },
  { method: 'POST', path: '/support/contacts/:contact/answer', permission: 'do lead the team', page: answer },
]
