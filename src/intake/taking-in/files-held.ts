// Which files a school has sent for a year. Rule: "not measured" is where a file never came, not where it came empty.
import { many, nothing, one, queries, type Tx, text, uuid, whole } from '#platform/database/queries.ts'
import type { FileName } from '../extract/index.ts'
import type { Taking } from './taking.ts'

const db = queries(new URL('./files-held.sql', import.meta.url), {
  addFilesHeld: one({ added: whole }),
  addImportSchools: nothing(),
  findLastRows: many({ school_id: uuid, school: text, file: text, rows: whole }),
})

/**
 * Notes the files for every school they came from: with pupils.csv that is all of its schools, an empty file's too;
 * without it, the schools of the children the file was about. Returns how many are new.
 */
export async function keepFilesHeld(taking: Taking, present: readonly FileName[]): Promise<number> {
  const ofPupils = taking.schoolsIn.get('pupils')
  const held = present
    .filter(file => file !== 'calendar')
    .flatMap(file =>
      [...(ofPupils ?? taking.schoolsIn.get(file) ?? new Map()).keys()].map(school => ({ file, school })),
    )
  const { added } = await db.addFilesHeld(taking.tx, {
    schools: held.map(each => each.school),
    files: held.map(each => each.file),
    academic_year: taking.academicYear,
    import_id: taking.importId,
  })
  await keepRows(taking)
  return added
}

/** How many rows of each file came for each school with the last import of the same year that still stands. */
export function findLastRows(tx: Tx, academicYear: number, schools: readonly string[]) {
  return db.findLastRows(tx, { academic_year: academicYear, schools: [...schools] })
}

async function keepRows({ tx, importId: import_id, academicYear: academic_year, schoolsIn }: Taking) {
  const rows = [...schoolsIn].flatMap(([file, schools]) =>
    [...schools].map(([school, n]) => ({ file, school, n })),
  )
  await db.addImportSchools(tx, {
    import_id,
    academic_year,
    schools: rows.map(each => each.school),
    files: rows.map(each => each.file),
    rows: rows.map(each => each.n),
  })
}
