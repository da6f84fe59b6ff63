import type { RouteOf, Visit } from '#platform/http.ts'
import type { Page } from './page.ts'

/** What a page of Kith gives back; the app adds the frame: the place, who is signed in, where one can go. */
export type Sheet = Omit<Page, 'place' | 'person' | 'nav' | 'pretend'> & { status?: number }

/** One row of a stage's `routes.ts`. */
export type Route = RouteOf<Sheet>

/** A page: shows on GET, acts on POST and then sends the browser on. */
export type PageFunction = (visit: Visit) => Promise<Sheet | Response> | Sheet | Response
