import type { Route } from '#design/route.ts'

export const routes: Route[] = []
