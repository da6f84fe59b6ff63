// Which files a school has sent for a year. Rule: "not measured" is where a file never came, not where it came empty.
import { one, queries, whole } from '#platform/database/queries.ts'
import type { FileName } from '../extract/index.ts'
import type { Taking } from './taking.ts'

const db = queries(new URL('./files-held.sql', import.meta.url), { addFilesHeld: one({ added: whole }) })

/**
 * Notes the files for every school they came from: with pupils.csv that is all of its schools, an empty file's too;
 * without it, the schools of the children the file was about. Returns how many are new.
 */
export async function keepFilesHeld(taking: Taking, present: readonly FileName[]): Promise<number> {
  const ofPupils = taking.schoolsIn.get('pupils')
  const held = present
    .filter(file => file !== 'calendar')
    .flatMap(file => [...(ofPupils ?? taking.schoolsIn.get(file) ?? [])].map(school => ({ file, school })))
  const { added } = await db.addFilesHeld(taking.tx, {
    schools: held.map(each => each.school),
    files: held.map(each => each.file),
    academic_year: taking.academicYear,
    import_id: taking.importId,
  })
  return added
}
