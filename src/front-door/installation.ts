import type { Actor } from '#platform/database/queries.ts'
import type { Seals } from '#platform/sealed.ts'
import type { TodayPart } from '#records/children/contributions.ts'
import type { LinkHome } from '#records/links/links.ts'
import type { Organisation } from './organisations.ts'

/** What the front door needs to know of this installation. */
export type FrontDoor = {
  /** Pretend data: people may sign in by picking a name, on this computer only. */
  pretend: boolean
  /** The name of a pretend place that is still being filled. */
  coming?: (() => string | undefined) | undefined
  /** The keys that seal the seeds of second factors; without them nobody signs in by password. */
  seals?: Seals
  /** The organisations whose own accounts people may sign in with. */
  organisations?: readonly Organisation[]
  /** What each stage shows on the first page. */
  today?: readonly TodayPart[]
  /** Where a person's day begins, if not on the page that all stages share. */
  landing?: (actor: Actor) => string | undefined
  /** Where a link leads, by what it is for. */
  links?: readonly LinkHome[]
}
