import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ANN, makeFolder, readAll } from './folder.fixture.ts'
import { MOST_PROBLEMS_A_FILE, Problems } from './problems.ts'
import { problemsCsv, writeProblemsCsv } from './problems-csv.ts'

test('problems.csv: file, line, column, problem, with the value before its problem', async t => {
  const { problems } = await readAll(t, {
    'pupils.csv': `upn,school,year,fsm,=cmd\n${ANN},100001,7,"a, ""b""",\n`,
  })
  const path = join(makeFolder(t, {}), 'problems.csv')
  await writeProblemsCsv(path, problems)
  assert.equal(
    readFileSync(path, 'utf8'),
    'file,line,column,problem\n' +
      `pupils.csv,1,'=cmd,"The column ""=cmd"" is not part of the extract and was dropped."\n` +
      `pupils.csv,2,fsm,"""a, ""b"""": fsm is none of Y, N. It is read as blank; the row stays."\n`,
  )
})

test('no problems are a header alone', () => {
  assert.equal([...problemsCsv([])].join(''), 'file,line,column,problem\n')
})

test('beyond so many problems a file only the number is kept', () => {
  const problems = new Problems('marks.csv')
  for (let n = 0; n < MOST_PROBLEMS_A_FILE + 7; n++) problems.add('warning', n, null, 'x')
  assert.equal(problems.list().length, MOST_PROBLEMS_A_FILE + 1)
  assert.match(problems.list().at(-1)!.problem, /^7 more problems/)
})
