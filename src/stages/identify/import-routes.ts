import type { Route } from '#design/route.ts'
import { LARGEST_UPLOAD } from '#intake/index.ts'
import { anImport, cancelImport } from './imports/pages/an-import.ts'
import { bringInFiles, takeFiles } from './imports/pages/import-files.ts'
import { imports } from './imports/pages/imports.ts'

const permission = 'do import files'

/** The pages that bring files in. `uploads` is the folder in which what was sent waits to be taken in. */
export function importRoutes(uploads: string): Route[] {
  return [
    { method: 'GET', path: '/identify/imports', permission, page: imports, entry: true },
    { method: 'GET', path: '/identify/imports/new', permission, page: bringInFiles },
    {
      method: 'POST',
      path: '/identify/imports/new',
      permission,
      page: takeFiles(uploads),
      largest: LARGEST_UPLOAD,
    },
    { method: 'GET', path: '/identify/imports/:import', permission, page: anImport },
    { method: 'POST', path: '/identify/imports/:import/cancel', permission, page: cancelImport },
  ]
}
