// The import that an address names, and the frame its pages share.
import type { PageFunction, Sheet } from '#design/route.ts'
import { findImport, type Import } from '#intake/index.ts'
import { NotFound, seeOther, type Visit } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'

/** Throws NotFound where there is none, or none of theirs. */
export async function theImport({ tx, params }: Visit): Promise<Import> {
  const id = params.import ?? ''
  const found = isId(id) ? await findImport(tx, id) : undefined
  if (!found) throw new NotFound('no such import')
  return found
}

/**
 * A form that comes back with what is wrong stands at the address it was sent to. Whoever opens that address once more, as
 * by the address bar, is led to where the import is by now; it may have its receipt.
 */
export const backToTheImport: PageFunction = async visit =>
  seeOther(`/identify/imports/${(await theImport(visit)).id}`)

export function frameOf(found: Import, heading: string): Pick<Sheet, 'title' | 'heading' | 'breadcrumbs'> {
  return {
    title: heading,
    heading,
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Files', href: '/identify/imports' },
      { text: found.named },
    ],
  }
}
