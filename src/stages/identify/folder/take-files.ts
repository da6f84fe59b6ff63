// Which numbers of which file the screen keeps of each child. The columns of a file stand in rows.ts of the extract, and
// its words in the same order as the screen's own lists: both are one.

import { writeCounts } from '#arithmetic/attendance/mark-plan.ts'
import type { FlagColumn } from '#arithmetic/screen/rules.ts'
import type { Screen } from '#arithmetic/screen/screen.ts'
import { FILES, type NumberOptions, type PupilFile } from '#intake/extract/index.ts'

/** The files that are read after the pupils, in any order and by several threads at once. */
export type FactFile = Exclude<PupilFile, 'pupils'>

/** Pupils in their order: the number that the extract gives one is the number it has in the screen. */
export function takePupils({ roster }: Screen): NumberOptions {
  const [school, year] = placesIn('pupils', 'school', 'year')
  const flags = roster.flags.map(({ column }) => placesIn('pupils', column)[0])
  const words = roster.flags.map((flag): [FlagColumn, typeof flag.words] => [flag.column, flag.words])
  return {
    dictionaries: { school: roster.schools, year: roster.years, ...Object.fromEntries(words) },
    take: (_, numbers) => {
      const child = roster.add(numbers[school]!, numbers[year]!)
      for (let flag = 0; flag < flags.length; flag++) {
        const word = numbers[flags[flag]!]!
        if (word > 0) roster.setFlag(child, flag, word)
      }
    },
  }
}

/** What is taken of every other file. */
export function takeFacts({ facts, shape, plan }: Screen): Record<FactFile, NumberOptions> {
  const { subjects } = shape.watches
  const [suspended, type] = placesIn('suspensions', 'start', 'type')
  const [behaved, sign, points] = placesIn('behaviour', 'date', 'kind', 'points')
  const [said, concern] = placesIn('concerns', 'date', 'kind')
  const [judged, subject, band] = placesIn('attainment', 'date', 'subject', 'band')
  const [answered, informant, firstScore] = placesIn('sdq', 'date', 'informant', 'emotional')
  const [rated, area, rating] = placesIn('ratings', 'date', 'area', 'rating')
  return {
    marks: { plan, take: child => writeCounts(plan, facts.columns.marks, child * shape.markFields) },
    suspensions: {
      take: (child, row) => {
        if (row[type] !== LUNCHTIME) facts.takeSuspension(child, row[suspended]!)
      },
    },
    behaviour: {
      take: (child, row) => {
        if (row[sign] === NEGATIVE) facts.takeBehaviour(child, row[behaved]!, row[points]!)
      },
    },
    concerns: { take: (child, row) => facts.takeConcern(child, row[said]!, row[concern]!) },
    attainment: {
      dictionaries: { subject: { code: word => subjects.indexOf(word) } },
      take: (child, row) => facts.takeAttainment(child, row[judged]!, row[subject]!, row[band]!),
    },
    sdq: { take: (child, row) => facts.takeSdq(child, row[answered]!, row[informant]!, row, firstScore) },
    ratings: { take: (child, row) => facts.takeRating(child, row[rated]!, row[area]!, row[rating]!) },
  }
}

const LUNCHTIME = wordIn('suspensions', 'type', 'LNCH')
const NEGATIVE = wordIn('behaviour', 'kind', 'negative')

/** The places of one to three columns in a file's rows of numbers. */
function placesIn(file: PupilFile, ...columns: string[]): [number, number, number] {
  const place = (column = ''): number => FILES[file].findIndex(({ name }) => name === column)
  return [place(columns[0]), place(columns[1]), place(columns[2])]
}

function wordIn(file: PupilFile, name: string, word: string): number {
  const column = FILES[file].find(one => one.name === name)!
  return 'words' in column ? (column.words as readonly string[]).indexOf(word) : -1
}
