/** Where the list is, for all or one school, and its parts. */
export function listAddress(
  of: { school?: string | null; show?: 'acted'; page?: number; done?: boolean } = {},
): string {
  const query = new URLSearchParams()
  if (of.school) query.set('school', of.school)
  if (of.show) query.set('show', of.show)
  if (of.page !== undefined && of.page > 1) query.set('page', String(of.page))
  if (of.done) query.set('done', 'yes')
  const text = query.toString()
  return text === '' ? '/identify/missed' : `/identify/missed?${text}`
}

export function childAddress(childId: string): string {
  return `/identify/missed/${childId}`
}
