import { createHash } from 'node:crypto'
import { button } from '#design/button.ts'
import { fileUpload } from '#design/file-upload.ts'
import type { PageFunction, Sheet } from '#design/route.ts'
import {
  addImport,
  askForStep,
  BAD_ROWS_PERCENT,
  faultOfUpload,
  keepUpload,
  LARGEST_UPLOAD,
  type SentFile,
} from '#intake/index.ts'
import { html } from '#platform/html.ts'
import { BadRequest, seeOther } from '#platform/http.ts'
import { formId, isId, newId } from '#platform/ids.ts'
import { record } from '#records/access/audit.ts'

/** Asks for the files. The import's id is in the form, so that the same post twice is one import. */
export const bringInFiles: PageFunction = () => ask(formId())

/** Keeps what was sent until a job has taken it in; `uploads` is where. */
export function takeFiles(uploads: string): PageFunction {
  return async ({ tx, actor, form, requestId }) => {
    const id = form.text('id').toLowerCase()
    if (!isId(id))
      throw new BadRequest('The form came without its number. Open it again and choose the files.')
    const files = await Promise.all(form.files('files').map(sent))
    const fault = faultOfUpload(files)
    if (fault) return ask(id, fault)
    const named = files.map(file => file.name).join(', ')
    const bytes = files.reduce((sum, file) => sum + file.content.length, 0)
    const added = await addImport(tx, { id, named, bytes, hash: hashOf(files) })
    if (added === 'other') {
      return ask(formId(), 'Other files were sent with this form before. Choose the files once more.')
    }
    if (added === 'added') {
      keepUpload(uploads, { placeId: actor.placeId!, importId: id }, files)
      await askForStep(tx, { id: newId(), importId: id, step: 'look' })
      await record(tx, { action: 'sent-import', subject: 'import', subjectId: id, request: requestId })
    }
    return seeOther(`/identify/imports/${id}`)
  }
}

async function sent(file: File): Promise<SentFile> {
  return { name: file.name, content: Buffer.from(await file.arrayBuffer()) }
}

/** One hash of all the files, whatever order they were chosen in. */
function hashOf(files: readonly SentFile[]): string {
  const each = files.map(
    ({ name, content }) => `${name} ${createHash('sha256').update(content).digest('hex')}`,
  )
  return createHash('sha256').update(each.sort().join('\n')).digest('hex')
}

function ask(id: string, fault?: string): Sheet {
  return {
    title: 'Bring in files',
    heading: 'Bring in files',
    breadcrumbs: [
      { text: 'Identify', href: '/identify' },
      { text: 'Files', href: '/identify/imports' },
      { text: 'Bring in files' },
    ],
    errors: fault ? [{ text: fault, href: '#files' }] : [],
    body: html`
<p class="govuk-body">Drop in what your school’s system gives: a CSV or Excel report from SIMS, Arbor, Bromcom or ScholarPack, a CTF file, a OneRoster or Microsoft School Data Sync zip, or Kith’s own extract folder. A list of schools from Get Information about Schools, the DfE’s attendance statistics, and a council’s Early Help episodes (early_help_episodes of the Standard Safeguarding Dataset) are read too.</p>
<p class="govuk-body">Nothing is changed before you have seen what would be. Rows with a fault in them are left out and named, line by line; where more than ${BAD_ROWS_PERCENT} in 100 rows of a file have one, nothing of the files is kept.</p>
<form method="post" action="/identify/imports/new" enctype="multipart/form-data" novalidate>
<input type="hidden" name="id" value="${id}">
${fileUpload({
  id: 'files',
  name: 'files',
  label: 'The files',
  hint: `One file, several, or one zip of them all. At most ${Math.round(LARGEST_UPLOAD / 1024 / 1024)} MB`,
  multiple: true,
  errorMessage: fault,
  attributes: { accept: '.zip,.csv,.txt,.xlsx,.xml,.ctf' },
})}
${button({ text: 'Look at them', preventDoubleClick: true })}
</form>`,
  }
}
