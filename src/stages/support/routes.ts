import type { Route } from '#design/route.ts'
import type { Seals } from '#platform/sealed.ts'
import type { Gathered } from '#records/children/contributions.ts'
import { caseloadRoutes } from './caseload/routes.ts'
import { childRoutes } from './child/routes.ts'
import { concernsRoutes } from './concerns/routes.ts'
import { contactsRoutes } from './contacts/routes.ts'
import { dataProtectionRoutes } from './data-protection/routes.ts'
import { earlyHelpRoutes } from './early-help/routes.ts'
import { familyRoutes } from './family/routes.ts'
import { familyPageRoutes } from './family-page/routes.ts'
import { findingRoutes } from './finding/routes.ts'
import { groupRoutes } from './groups/routes.ts'
import { handoverRoutes } from './handover/routes.ts'
import { holidayRoutes } from './holidays/routes.ts'
import { inSchoolRoutes } from './in-school/routes.ts'
import { keepingRoutes } from './keeping/routes.ts'
import type { Taking } from './outbox/arrivals.ts'
import { outboxRoutes } from './outbox/routes.ts'
import { planRoutes } from './plans/routes.ts'
import { presenceRoutes } from './presence/routes.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { rightsRoutes } from './rights/routes.ts'
import { teamRoutes } from './team/routes.ts'
import { todayRoutes } from './today/routes.ts'
import { weeklyRoutes } from './weekly/routes.ts'

/** Each folder of this stage has routes of its own; `gathered` is what all stages contribute to its pages, `seals` what opens sealed words. */
export function routes(gathered: Gathered, taking?: Taking, seals?: Seals): Route[] {
  const all: Route[] = [
    ...todayRoutes(gathered, () => all),
    ...presenceRoutes,
    ...groupRoutes,
    ...holidayRoutes,
    ...handoverRoutes(gathered),
    ...caseloadRoutes(gathered),
    ...findingRoutes,
    ...contactsRoutes,
    ...childRoutes(gathered),
    ...familyRoutes(gathered),
    ...familyPageRoutes(gathered),
    ...inSchoolRoutes(gathered),
    ...reviewRoutes(gathered),
    ...earlyHelpRoutes(gathered),
    ...planRoutes(gathered),
    ...outboxRoutes(taking),
    ...teamRoutes,
    ...concernsRoutes(gathered, seals),
    ...rightsRoutes(gathered, seals),
    ...weeklyRoutes,
    ...dataProtectionRoutes,
    ...keepingRoutes(gathered),
  ]
  return all
}
