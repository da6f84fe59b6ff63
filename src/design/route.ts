import type { RouteOf, Visit } from '#platform/http.ts'
import type { Page } from './page.ts'

/** What a page of Kith gives back; the app adds the frame: the place, who is signed in, where one can go. */
export type Sheet = Omit<Page, 'place' | 'person' | 'nav' | 'find' | 'ring' | 'banners' | 'pretend'> & {
  status?: number
}

/**
 * One row of a stage's `routes.ts`. `forFamilies`: a family reads or is handed what this address shows, so a test reads it
 * for words that no family is shown.
 */
export type Route = RouteOf<Sheet> & { forFamilies?: true }

/** A page: shows on GET, acts on POST and then sends the browser on. */
export type PageFunction = (visit: Visit) => Promise<Sheet | Response> | Sheet | Response
