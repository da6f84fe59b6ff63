import type { Route } from '#design/route.ts'
import { aProposal, putInForce, sayOfProposal } from './pages/a-proposal.ts'
import { proposalsSideBySide } from './pages/proposals.ts'
import { proposeRules, workbench } from './pages/workbench.ts'

const permission = 'do propose rules'

/** Trying the rules, proposing others, and agreeing on one. */
export const workbenchRoutes: Route[] = [
  { method: 'GET', path: '/identify/workbench', permission, page: workbench, entry: true },
  { method: 'GET', path: '/identify/workbench/proposals', permission, page: proposalsSideBySide },
  { method: 'POST', path: '/identify/workbench/proposals', permission, page: proposeRules },
  { method: 'GET', path: '/identify/workbench/proposals/:proposal', permission, page: aProposal },
  {
    method: 'POST',
    path: '/identify/workbench/proposals/:proposal/remarks',
    permission,
    page: sayOfProposal,
  },
  {
    method: 'POST',
    path: '/identify/workbench/proposals/:proposal/agree',
    permission: 'do agree rules',
    page: putInForce,
  },
]
