/** Where somebody was going before they signed in: an address of our own, never another's; the first page otherwise. */
export function nextPage(wanted: string | null | undefined, origin: string): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, origin)) return '/'
  const url = new URL(wanted, origin)
  // "/.//evil.example" is of this origin, and its path alone is the address of another.
  if (url.origin !== new URL(origin).origin || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search
}

/** The same as a query to hand on, or nothing when it is the first page. */
export function nextQuery(wanted: string | null | undefined, origin: string): string {
  const next = nextPage(wanted, origin)
  return next === '/' ? '' : `?next=${encodeURIComponent(next)}`
}
