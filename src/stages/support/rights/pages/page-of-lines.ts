// Which lines of a bundle an address means: one kind of thing, a hundred lines at a time.
import { NotFound, type Visit } from '#platform/http.ts'
import { type BundleLine, bundleLines, type RecordRequest } from '../requests.ts'
import { requestOf } from './requests.ts'

/** So many lines stand on a page: each has a choice of its own. */
const ON_A_PAGE = 100

export type Section = {
  asked: RecordRequest
  lines: BundleLine[]
  section: string
  page: number
  pages: number
}

/** The lines of this page. Throws NotFound where there is none of the kind, or no such page. */
export async function sectionOf(visit: Visit): Promise<Section> {
  const asked = await requestOf(visit)
  const section = visit.params.section ?? ''
  const all = await bundleLines(visit.tx, asked.id, section)
  const pages = Math.ceil(all.length / ON_A_PAGE)
  const page = Math.max(1, Math.trunc(Number(visit.query.get('page') ?? 1)) || 1)
  const lines = all.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)
  if (lines.length === 0) throw new NotFound('nothing of this kind')
  return { asked, lines, section, page, pages }
}
