// Where somebody goes on after something was saved: back to where they were, and never to another site.

/** `next` as a path of this site, or the fallback where it is none. */
export function wayBack(next: string | null | undefined, fallback: string): string {
  if (!next?.startsWith('/') || next.length > 500) return fallback
  const here = 'http://here.invalid'
  const url = URL.canParse(next, here) ? new URL(next, here) : undefined
  return url?.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search : fallback
}

/** The same with one thing said there: `?saved=…`. What an earlier save said is dropped. */
export function withSaid(path: string, said: Record<string, string>): string {
  const url = new URL(path, 'http://here.invalid')
  for (const name of ['saved', 'kept', 'undone']) url.searchParams.delete(name)
  for (const [name, value] of Object.entries(said)) url.searchParams.set(name, value)
  return url.pathname + url.search
}
