// Rows as numbers and rows as objects are two ways through the same files: they must say the same of any of them, which
// lines are refused and why included.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { countMarks, planMarks, readSums } from '#arithmetic/attendance/mark-plan.ts'
import { ANN, BEN, CAT, DAN } from './folder.fixture.ts'
import { type ExtractReport, FILES, folderSource, type NumberOptions, readExtract } from './index.ts'
import { numberOf } from './number-cell.ts'
import type { PupilFile } from './number-reading.ts'

const folder = mkdtempSync(join(tmpdir(), 'kith-numbers-'))
after(() => rmSync(folder, { recursive: true }))

const FILES_READ = ['pupils', 'marks', 'suspensions', 'behaviour', 'attainment', 'sdq', 'ratings'] as const
const DAYS = ['2024-08-16', '2024-08-19', '2025-09-01']

const often = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: usual, weight: 6 }, { arbitrary: odd, weight: 1 })
const cell = (usual: string[], ...odd: string[]) =>
  often(
    fc.constantFrom(...usual),
    fc.constantFrom('', ' ', 'é', '\u00a0x', 'a\0b', '"', '"a ""b"""', '"a,b"', '"two\nlines"', ...odd),
  )
const upn = cell(
  [ANN, BEN, CAT],
  DAN,
  ANN.toLowerCase(),
  ` ${BEN} `,
  `"${CAT}"`,
  'X'.repeat(21),
  'Z000000000000',
)
const day = cell(
  ['2026-01-05', '2024-02-29'],
  '2026-02-29',
  '05/01/2026',
  '2026-1-5',
  '0000-01-01',
  '"2026-01-06"',
)
const yesNo = cell(['Y', 'N', ''], 'y', 'yes')
const score = cell(['0', '7', '10'], '11', '-1', '7.0', '7.5')

const rowsOf = {
  pupils: [
    upn,
    cell(['100001', '100002'], '12', '1000011'),
    cell(['7', 'R', '0', 'N1'], '15'),
    yesNo,
    day,
    cell(['1', '10'], '11', '3.0'),
    yesNo,
  ],
  marks: [
    upn,
    cell(['/\\/\\/\\', '/\\I', 'C2J1Y4L/U', '--##'], 'JJ?/J', '/\\/\\/\\/\\', ' /\\', '1/', 'I01'),
  ],
  suspensions: [
    upn,
    day,
    cell(['2', '10'], '-2', '1.0'),
    cell(['SUSP', 'LNCH'], 'susp'),
    cell(['PP', 'PP;DB', ''], 'A;B;C;D', ';A', 'A;;B;'),
  ],
  behaviour: [
    upn,
    day,
    cell(['negative', 'positive'], 'bad'),
    cell(['0', '20'], '-1', '1e3', '9'.repeat(20)),
  ],
  attainment: [
    upn,
    day,
    cell(['EN', 'MA', 'Drama and movement in words'], 'en'),
    cell(['below', 'at'], 'Below'),
  ],
  sdq: [upn, day, cell(['teacher', 'self'], 'tutor'), score, score, score, score, score, score],
  ratings: [
    upn,
    day,
    cell(['school-engagement'], 'home'),
    cell(['low', 'high'], 'LOW'),
    cell(['seen', 'comes to parents’ evenings']),
  ],
}
const HEADERS: Record<keyof typeof rowsOf, string> = {
  pupils: 'upn,school,year,ever6,dob,idaci_decile,objects',
  marks: 'upn,marks',
  suspensions: 'upn,start,sessions,type,reasons',
  behaviour: 'upn,date,kind,points',
  attainment: 'upn,date,subject,band',
  sdq: 'upn,date,informant,emotional,conduct,hyperactivity,peer,prosocial,impact',
  ratings: 'upn,date,area,rating,because',
}

test('rows as numbers and as objects: the same rows, numbers, counts and problems', async () => {
  const lines = (file: keyof typeof rowsOf) => {
    const names = HEADERS[file].split(',').entries().toArray()
    const order = often(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length }))
    const rows = fc.array(fc.tuple(fc.tuple(...rowsOf[file]), cell(['', '', '', ''], ',', 'x')), {
      maxLength: 8,
    })
    const lineEnd = often(fc.constant('\n'), fc.constant('\r\n'))
    return fc.tuple(order, rows, lineEnd).map(([order, rows, lineEnd]) => {
      const header = order.map(([, name]) => name).join(',')
      const others = rows.map(([cells, end]) => order.map(([at]) => cells[at]).join(',') + end)
      return [header, ...others].join(lineEnd)
    })
  }
  await fc.assert(
    fc.asyncProperty(
      fc.record(Object.fromEntries(FILES_READ.map(file => [file, lines(file)]))),
      async files => {
        for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, `${file}.csv`), text!)
        writeFileSync(join(folder, 'calendar.csv'), `date\n${DAYS.join('\n')}\n`)
        assert.deepEqual(await readAsNumbers(), await readAsObjects())
      },
    ),
    { numRuns: 80 },
  )
})

test('an end of a row that was seen before is not taken for another', async () => {
  const upns = [ANN, BEN, CAT]
  writeFileSync(
    join(folder, 'pupils.csv'),
    `upn,school,year\n${upns.map(upn => `${upn},100001,7\n`).join('')}`,
  )
  const points = Array.from({ length: 6000 }, (_, i) => (i % 2) * ((i * 7) % 3000))
  const rows = points.map((n, i) => `${upns[i % 3]},2026-01-05,negative,${n}\n`)
  writeFileSync(join(folder, 'behaviour.csv'), `${HEADERS.behaviour}\n${rows.join('')}`)
  const { rows: read } = await readAsNumbers()
  assert.deepEqual(
    read.flatMap(row => (Array.isArray(row) && row[0] === 'behaviour' ? [row.at(-3)] : [])),
    points,
  )
})

test('a day that is blank, and a letter that is no word, are refused either way', async () => {
  const pupils = `upn,school,year,ever6,dob\n${ANN},100001,7,Y,\n${BEN},100001,7,y,2015-04-19\n`
  const behaviour = [`${ANN},,negative,1`, `${ANN},2026-01-05,n,1`, `${BEN},2026-01-05,negative,1`]
  for (const file of FILES_READ) rmSync(join(folder, `${file}.csv`), { force: true })
  writeFileSync(join(folder, 'pupils.csv'), pupils)
  writeFileSync(join(folder, 'behaviour.csv'), `${HEADERS.behaviour}\n${behaviour.join('\n')}\n`)
  const read = await readAsNumbers()
  assert.deepEqual(read, await readAsObjects())
  assert.equal(read.report.counts.behaviour!.refused, 2)
  assert.deepEqual(
    read.report.problems.map(({ file, line, column }) => [file, line, column]),
    [
      ['pupils.csv', 3, 'ever6'],
      ['behaviour.csv', 2, 'date'],
      ['behaviour.csv', 3, 'kind'],
    ],
  )
})

type Read = { rows: unknown[]; report: ExtractReport }

const subjects = () => {
  const known = ['EN', 'MA']
  return { code: (word: string) => known.indexOf(word) }
}
const plan = planMarks(DAYS, '2025-09-01')

async function readAsNumbers(): Promise<Read> {
  const extract = await readExtract(await folderSource(folder))
  const rows: unknown[] = []
  for (const file of FILES_READ) {
    const take: NumberOptions['take'] = (pupil, numbers) =>
      rows.push([
        file,
        extract.roll.upn(pupil),
        ...numbers,
        file === 'marks' ? readSums(plan.sums, plan) : null,
      ])
    await extract.numbers(file, { take, plan, dictionaries: { subject: subjects() } })
  }
  return { rows, report: await extract.finish() }
}

async function readAsObjects(): Promise<Read> {
  const extract = await readExtract(await folderSource(folder))
  const rows: unknown[] = []
  for (const file of FILES_READ) {
    for await (const batch of extract.rows(file)) {
      for (const row of batch)
        rows.push([
          file,
          row.upn,
          ...numbersOf(file, row),
          'marks' in row ? countMarks(row.marks, plan) : null,
        ])
    }
  }
  return { rows, report: await extract.finish() }
}

function numbersOf(file: PupilFile, row: object): number[] {
  const values = row as Record<string, string | number | null>
  return FILES[file].map(column => {
    if (column.kind === 'upn' || column.kind === 'marks') return -1
    return numberOf(values[column.name]!, column, column.name === 'subject' ? subjects() : undefined)
  })
}
