import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTutorLines } from './tutor-lines.ts'

const tutor = (line: string) => {
  const read = readTutorLines(line)
  assert.ok('tutors' in read, JSON.stringify(read))
  return read.tutors[0]
}

test('a name is enough; an address, years and what they are are known by their look, in any order', () => {
  assert.deepEqual(tutor('Ms Khan'), { name: 'Ms Khan', role: 'tutor', email: null, years: [] })
  const whole = { name: 'Ms Khan', role: 'head of year', email: 'k@school.example', years: ['7', '8'] }
  assert.deepEqual(tutor('Ms Khan, k@school.example, head of year, Year 7, Y8'), whole)
  assert.deepEqual(tutor('Ms Khan; Years 7 and 8; head of year; k@school.example'), whole)
  assert.deepEqual(tutor('Ms Khan\t07 & 8\thead of year\tk@school.example'), whole)
  assert.deepEqual(tutor('Mr Osei, Reception')?.years, ['R'])
})

test('empty lines are passed over', () => {
  const read = readTutorLines('\r\nMs Khan\r\n\r\n Mr Osei, Year 9\n')
  assert.deepEqual('tutors' in read && read.tutors.map(each => each.name), ['Ms Khan', 'Mr Osei'])
})

test('what cannot be read is said with its line', () => {
  for (const [lines, problem] of [
    ['', /Enter at least one tutor/],
    ['Ms Khan\n, k@school.example', /Line 2: begin with the name/],
    ['k@school.example', /Line 1: begin with the name/],
    ['Ms Khan, k@, Year 7', /Line 1: “k@” is not an e-mail address/],
    ['Ms Khan, a@b.example, c@d.example', /one e-mail address/],
    ['Ms Khan\nms khan', /Line 2: ms khan stands there twice/],
    [Array.from({ length: 61 }, (_, n) => `Tutor ${n} Somebody`).join('\n'), /at most 60/],
  ] as const) {
    const read = readTutorLines(lines)
    assert.match('problem' in read ? read.problem : JSON.stringify(read), problem)
  }
})
