import type { Route } from '#design/route.ts'
import { breach } from './pages/breach.ts'
import {
  assesses,
  closes,
  contains,
  namesExport,
  tellsCommissioner,
  tellsPeople,
} from './pages/breach-steps.ts'
import { acknowledges, answers, complaint } from './pages/complaint.ts'
import { dataProtection } from './pages/list.ts'
import { newBreach } from './pages/new-breach.ts'
import { newComplaint } from './pages/new-complaint.ts'
import { HOME } from './words.ts'

const permission = 'do answer for data protection'
const get = (path: string, page: Route['page']): Route => ({ method: 'GET', path, permission, page })
const post = (path: string, page: Route['page']): Route => ({ method: 'POST', path, permission, page })
const complaints = `${HOME}/complaints`
const breaches = `${HOME}/breaches`

/** Complaints about data protection and breaches, for whoever answers for them. */
export const dataProtectionRoutes: Route[] = [
  get(HOME, dataProtection),
  get(`${complaints}/new`, newComplaint.show),
  post(`${complaints}/new`, newComplaint.take),
  get(`${complaints}/:complaint`, complaint),
  post(`${complaints}/:complaint/acknowledge`, acknowledges),
  post(`${complaints}/:complaint/answer`, answers),
  get(`${breaches}/new`, newBreach.show),
  post(`${breaches}/new`, newBreach.take),
  get(`${breaches}/:breach`, breach),
  post(`${breaches}/:breach/export`, namesExport),
  post(`${breaches}/:breach/contain`, contains),
  post(`${breaches}/:breach/assess`, assesses),
  post(`${breaches}/:breach/commissioner`, tellsCommissioner),
  post(`${breaches}/:breach/people`, tellsPeople),
  post(`${breaches}/:breach/close`, closes),
]
