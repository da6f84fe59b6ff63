// The Common Transfer File: what schools in England send each other when a pupil moves, XML. Elements as in the
// Department for Education's "Common transfer file 25: specification". Older files write Gender for Sex.
// Elements that are not named here are passed over.

import { type RawTable, type SheetRow, tableInMemory } from '../reading/rows.ts'
import { child, children, textAt, type XmlDocument, type XmlNode } from '../reading/xml.ts'

export interface TransferFile {
  systemSaid: string
  tables: RawTable[]
  remarks: string[]
  schoolNames: Map<string, string>
}

/** Results that say where a pupil stands against what is expected. Codes with their meaning, as schools publish them. */
const BANDS: Record<string, string> = {
  BLW: 'well_below',
  PKF: 'well_below',
  PKE: 'well_below',
  PKG: 'well_below',
  WTS: 'below',
  HNM: 'below',
  NS: 'below',
  EXS: 'at',
  AS: 'at',
  GDS: 'above',
}

/** Subjects that the extract has a code for. Spelling tests, phonics and the early years are not among them. */
const SUBJECTS: Record<string, string> = {
  EN: 'EN',
  ENG: 'EN',
  RE: 'RE',
  REA: 'RE',
  WR: 'WR',
  WRI: 'WR',
  MA: 'MA',
  MAT: 'MA',
  SC: 'SC',
  SCI: 'SC',
}

const PUPIL_HEADER = [
  'UPN',
  'Surname',
  'Forename',
  'DOB',
  'Sex',
  'NCyearActual',
  'Ethnicity',
  'FSM',
  'SENprovision',
  'SEN need',
  'In care',
  'School',
]
const RESULT_HEADER = ['UPN', 'Date', 'Subject', 'Band', 'Result', 'Scale']

/** The pupils and, where there are any, their assessments as two tables. */
export function readTransferFile(document: XmlDocument): TransferFile {
  const { name, bytes, content } = document
  const pupils = children(child(content, 'CTFpupilData'), 'Pupil')
  const school = schoolOf(content)
  const people: SheetRow[] = pupils.map((pupil, at) => ({ line: at + 1, cells: pupilCells(pupil, school) }))
  const results = resultsOf(pupils)
  const tables = [table(`${name}: pupils`, PUPIL_HEADER, people, bytes)]
  if (results.rows.length > 0) {
    tables.push(table(`${name}: assessments`, RESULT_HEADER, results.rows, bytes))
  }
  const version = textAt(content, 'Header', 'CTFversion')
  return {
    systemSaid: `A Common Transfer File${version === '' ? '' : ` ${version}`}: its first element is CTfile.`,
    tables,
    remarks: [...remarksOf(content, people, results)],
    schoolNames: new Map([[school, schoolName(content, school)]]),
  }
}

/** The school the pupils go to, where the file is for one; else the one they come from. Seven digits, LA and number. */
function schoolOf(content: XmlNode): string {
  for (const which of ['DestSchool', 'SourceSchool']) {
    const [la, estab] = ['LEA', 'Estab'].map(part => textAt(content, 'Header', which, part))
    if (/^\d{3}$/.test(la!) && /^\d{1,4}$/.test(estab!)) return la! + estab!.padStart(4, '0')
  }
  return ''
}

function schoolName(content: XmlNode, school: string): string {
  const [la, estab] = ['LEA', 'Estab'].map(part => textAt(content, 'Header', 'SourceSchool', part))
  return la! + estab!.padStart(4, '0') === school
    ? textAt(content, 'Header', 'SourceSchool', 'SchoolName')
    : ''
}

function pupilCells(pupil: XmlNode, school: string): string[] {
  const year = textAt(pupil, 'BasicDetails', 'NCyearActual') || textAt(pupil, 'NCyearActual')
  const ethnicity = textAt(pupil, 'BasicDetails', 'Ethnicity') || textAt(pupil, 'Ethnicity')
  return [
    ...['UPN', 'Surname', 'Forename', 'DOB'].map(element => textAt(pupil, element)),
    textAt(pupil, 'Sex') || textAt(pupil, 'Gender'),
    year,
    ethnicity,
    freeMeals(pupil),
    textAt(pupil, 'SENhistory', 'SEN', 'SENprovision'),
    textAt(pupil, 'SENhistory', 'SENneeds', 'SENneed', 'SENtype'),
    inCare(pupil),
    school,
  ]
}

/** Meals now: an entitlement that began and has not ended. Without any history nothing is known. */
function freeMeals(pupil: XmlNode): string {
  const history = child(pupil, 'FSMhistory')
  const spells = children(history, 'FSMinstance')
  if (spells.length === 0) return ''
  return spells.some(spell => textAt(spell, 'FSMstartDate') !== '' && textAt(spell, 'FSMendDate') === '')
    ? 'Y'
    : 'N'
}

function inCare(pupil: XmlNode): string {
  const said = textAt(pupil, 'LookedAfter', 'InCare')
  return /^(true|1|y)$/i.test(said) ? 'Y' : said === '' ? '' : 'N'
}

interface Results {
  rows: SheetRow[]
  all: number
}

function resultsOf(pupils: readonly XmlNode[]): Results {
  const rows: SheetRow[] = []
  let all = 0
  pupils.forEach((pupil, at) => {
    for (const stage of children(child(pupil, 'StageAssessments'), 'KeyStage')) {
      for (const assessment of children(stage, 'StageAssessment')) {
        all++
        const cells = resultCells(textAt(stage, 'Stage'), assessment)
        if (cells !== null) rows.push({ line: at + 1, cells: [textAt(pupil, 'UPN'), ...cells] })
      }
    }
  })
  return { rows, all }
}

function resultCells(stage: string, assessment: XmlNode): string[] | null {
  const [year, subject, result] = ['Year', 'Subject', 'Result'].map(part => textAt(assessment, part))
  const band = BANDS[result!.toUpperCase()]
  const code = SUBJECTS[subject!.toUpperCase()]
  if (band === undefined || code === undefined || !/^\d{4}$/.test(year!)) return null
  return [
    `${year}-06-30`,
    code,
    band,
    result!,
    [stage, textAt(assessment, 'Method')].filter(Boolean).join(' '),
  ]
}

function table(id: string, header: string[], rows: SheetRow[], bytes: number): RawTable {
  return { ...tableInMemory(id, [{ line: 0, cells: header }, ...rows], bytes), withoutLines: true }
}

function* remarksOf(content: XmlNode, people: readonly SheetRow[], results: Results): Generator<string> {
  yield 'A line number says which pupil of the file is meant, the first being 1.'
  if (textAt(content, 'Header', 'DocumentQualifier').toLowerCase() === 'partial')
    yield 'The file says that it is partial: pupils who are not in it have not left.'
  if (people.every(({ cells }) => cells[5] === ''))
    yield 'No year group is in the file. Say it for all, or have it worked out from the dates of birth.'
  if (results.rows.length > 0)
    yield 'The file tells only the year of an assessment: 30 June of it is kept as the day.'
  const others = results.all - results.rows.length
  if (others > 0)
    yield `${others} of ${results.all} assessments were not taken: test marks, early years and subjects without a band against what is expected.`
}
