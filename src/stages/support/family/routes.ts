import type { Route } from '#design/route.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { compare } from './pages/compare.ts'
import { askForDrawing, takeDrawing } from './pages/draw.ts'
import { family } from './pages/family.ts'
import { askOfRelative, stopRelative, takeRelative } from './pages/relative.ts'
import {
  askForContact,
  askForFact,
  stopContact,
  stopFact,
  takeContact,
  takeFact,
} from './pages/small-forms.ts'

export function familyRoutes(gathered: Gathered): Route[] {
  const home = '/support/children/:child/family'
  const writes = { permission: 'write family' } as const
  return [
    { method: 'GET', path: home, permission: 'read family', page: family(gathered) },
    { method: 'GET', path: `${home}/network`, ...writes, page: askForDrawing(gathered) },
    { method: 'POST', path: `${home}/network`, ...writes, page: takeDrawing(gathered) },
    { method: 'GET', path: `${home}/network/compare`, permission: 'read family', page: compare(gathered) },
    { method: 'GET', path: `${home}/relatives`, ...writes, page: askOfRelative(gathered) },
    { method: 'POST', path: `${home}/relatives`, ...writes, page: takeRelative(gathered) },
    { method: 'GET', path: `${home}/relatives/:relative`, ...writes, page: askOfRelative(gathered) },
    { method: 'POST', path: `${home}/relatives/:relative`, ...writes, page: takeRelative(gathered) },
    { method: 'POST', path: `${home}/relatives/:relative/end`, ...writes, page: stopRelative },
    { method: 'GET', path: `${home}/facts`, ...writes, page: askForFact(gathered) },
    { method: 'POST', path: `${home}/facts`, ...writes, page: takeFact(gathered) },
    { method: 'POST', path: `${home}/facts/:fact/end`, ...writes, page: stopFact },
    { method: 'GET', path: `${home}/contacts`, permission: 'write contact', page: askForContact(gathered) },
    { method: 'POST', path: `${home}/contacts`, permission: 'write contact', page: takeContact(gathered) },
    { method: 'POST', path: `${home}/contacts/:detail/end`, permission: 'write contact', page: stopContact },
  ]
}
