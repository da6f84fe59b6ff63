// Which numbers of which file the screen keeps of each child. The columns of a file stand in rows.ts of the extract, and
// its words in the same order as the screen's own lists: both are one.

import { writeCounts } from '#arithmetic/attendance/mark-plan.ts'
import type { FlagColumn, Screen } from '#arithmetic/screen/index.ts'
import { FILES, type NumberOptions, type PupilFile } from '#intake/extract/index.ts'

/** The files that are read after the pupils, in any order and by several threads at once. */
export type FactFile = Exclude<PupilFile, 'pupils'>

/** Pupils in their order: the number that the extract gives one is the number it has in the screen. */
export function takePupils({ roster }: Screen): NumberOptions {
  const [school, year] = placesIn('pupils', 'school', 'year')
  const flags = roster.flags.map(({ column }) => placesIn('pupils', column)[0]!)
  const words = roster.flags.map((flag): [FlagColumn, typeof flag.words] => [flag.column, flag.words])
  return {
    dictionaries: { school: roster.schools, year: roster.years, ...Object.fromEntries(words) },
    take: (_, numbers) => {
      const child = roster.add(numbers[school!]!, numbers[year!]!)
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
  return {
    marks: { plan, take: child => writeCounts(plan, facts.columns.marks, child * shape.markFields) },
    suspensions: taking('suspensions', ['start', 'type'], (child, cells, [start, type]) => {
      if (cells[type] !== LUNCHTIME) facts.takeSuspension(child, cells[start]!)
    }),
    behaviour: taking('behaviour', ['date', 'kind', 'points'], (child, cells, [date, kind, points]) => {
      if (cells[kind] === NEGATIVE) facts.takeBehaviour(child, cells[date]!, cells[points]!)
    }),
    concerns: taking('concerns', ['date', 'kind'], (child, cells, [date, kind]) => {
      facts.takeConcern(child, cells[date]!, cells[kind]!)
    }),
    attainment: {
      dictionaries: { subject: { code: subject => subjects.indexOf(subject) } },
      ...taking('attainment', ['date', 'subject', 'band'], (child, cells, [date, subject, band]) => {
        facts.takeAttainment(child, cells[date]!, cells[subject]!, cells[band]!)
      }),
    },
    sdq: taking('sdq', ['date', 'informant', 'emotional'], (child, cells, [date, informant, first]) => {
      facts.takeSdq(child, cells[date]!, cells[informant]!, cells, first)
    }),
    ratings: taking('ratings', ['date', 'area', 'rating'], (child, cells, [date, area, rating]) => {
      facts.takeRating(child, cells[date]!, cells[area]!, cells[rating]!)
    }),
  }
}

const LUNCHTIME = wordIn('suspensions', 'type', 'LNCH')
const NEGATIVE = wordIn('behaviour', 'kind', 'negative')

type Places = [number, number, number]

function taking(
  file: FactFile,
  columns: string[],
  take: (child: number, cells: Float64Array, places: Places) => void,
): NumberOptions {
  const [first = 0, second = 0, third = 0] = placesIn(file, ...columns)
  const places: Places = [first, second, third]
  return { take: (child, cells) => take(child, cells, places) }
}

function placesIn(file: PupilFile, ...columns: string[]): number[] {
  return columns.map(name => FILES[file].findIndex(column => column.name === name))
}

function wordIn(file: PupilFile, name: string, word: string): number {
  const column = FILES[file].find(one => one.name === name)!
  return 'words' in column ? (column.words as readonly string[]).indexOf(word) : -1
}
