import type { Route } from '#design/route.ts'
import { LARGEST_UPLOAD } from '#intake/index.ts'
import { anImport, cancelImport } from './pages/an-import.ts'
import { decideCloseMatches } from './pages/close-matches.ts'
import { bringInFiles, takeFiles } from './pages/import-files.ts'
import { imports } from './pages/imports.ts'
import { matchAgain, matchTheColumns } from './pages/match-columns.ts'
import { confirmImport } from './pages/review.ts'
import { askToUndo, undoTheImport } from './pages/undo-import.ts'
import { sayYear } from './pages/year-of-list.ts'
import { backToTheImport } from './the-import.ts'

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
    { method: 'GET', path: '/identify/imports/:import', permission, page: anImport(uploads) },
    { method: 'POST', path: '/identify/imports/:import/cancel', permission, page: cancelImport },
    { method: 'POST', path: '/identify/imports/:import/columns', permission, page: matchTheColumns(uploads) },
    { method: 'GET', path: '/identify/imports/:import/columns', permission, page: backToTheImport },
    { method: 'POST', path: '/identify/imports/:import/columns-again', permission, page: matchAgain },
    { method: 'POST', path: '/identify/imports/:import/decisions', permission, page: decideCloseMatches },
    { method: 'POST', path: '/identify/imports/:import/confirm', permission, page: confirmImport },
    { method: 'GET', path: '/identify/imports/:import/confirm', permission, page: backToTheImport },
    { method: 'POST', path: '/identify/imports/:import/year', permission, page: sayYear },
    { method: 'GET', path: '/identify/imports/:import/undo', permission, page: askToUndo },
    { method: 'POST', path: '/identify/imports/:import/undo', permission, page: undoTheImport },
  ]
}
