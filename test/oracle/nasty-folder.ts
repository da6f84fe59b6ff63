// Writes an extract folder full of edges, from a seed: thresholds hit exactly, ties, blanks, strangers, odd codes.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { upnCheckLetter } from '#arithmetic/upn.ts'

/** @param days school days of the calendar, some of them before the codes changed in August 2024 and some after as_of. */
export function writeNastyFolder(folder: string, pupils: number, seed: number): void {
  const random = randomFrom(seed)
  const pick = <T>(...list: T[]): T => list[Math.floor(random() * list.length)]!
  const chance = (share: number) => random() < share
  const number = (most: number) => Math.floor(random() * (most + 1))
  const day = () => dayFrom('2025-05-20', number(430))
  const upns = Array.from({ length: pupils }, (_, i) => upnOf(i))
  const calendar = [
    ...daysFrom('2024-07-29', 40),
    ...daysFrom('2026-02-02', 118),
    ...daysFrom('2026-07-14', 8),
  ]
  const rowsFor = (share: number, row: (upn: string) => string) =>
    [...upns, 'Z999999999999'].flatMap(upn =>
      chance(share) ? Array.from({ length: 1 + number(2) }, () => row(upn)) : [],
    )
  const write = (file: string, header: string, rows: string[]) =>
    writeFileSync(join(folder, `${file}.csv`), `${[header, ...rows].join('\n')}\n`)

  write('calendar', 'date', calendar)
  write(
    'pupils',
    'upn,school,year,ever6,sen,idaci_decile,status,objects',
    upns.map(upn => {
      const status = chance(0.05) ? pick('cin', 'cp', 'lac') : pick('', 'none', 'early-help')
      const year = pick('N1', '0', 'R', '3', '5', '7', '7', '8', '8', '9', '11')
      const sen = pick('', 'N', 'N', 'K', 'K', chance(0.2) ? 'E' : 'N')
      const cells = [
        upn,
        pick('100001', '100002', '100003'),
        year,
        pick('', 'Y', 'N'),
        sen,
        pick('', '1', '3', '4', '10'),
        status,
      ]
      return [...cells, chance(0.02) ? 'Y' : pick('', 'N')].join(',')
    }),
  )
  write(
    'marks',
    'upn,marks',
    upns.filter(() => chance(0.95)).map(upn => `${upn},${marksOf(calendar.length * 2)}`),
  )
  write(
    'suspensions',
    'upn,start,sessions,type',
    rowsFor(0.1, upn => `${upn},${day()},2,${pick('SUSP', 'SUSP', 'PERM', 'LNCH')}`),
  )
  write(
    'behaviour',
    'upn,date,kind,points',
    rowsFor(0.3, upn => `${upn},${day()},${pick('negative', 'positive')},${pick(0, 5, 10, 20)}`),
  )
  write(
    'concerns',
    'upn,date,kind',
    rowsFor(0.2, upn => `${upn},${day()},${pick('bullying', 'isolation', 'exposure-to-crime', 'caring')}`),
  )
  write(
    'attainment',
    'upn,date,subject,band',
    rowsFor(
      0.8,
      upn =>
        `${upn},${day()},${pick('EN', 'RE', 'WR', 'MA', 'MA')},${pick('well_below', 'below', 'at', 'above')}`,
    ),
  )
  write(
    'sdq',
    'upn,date,informant,emotional,conduct,hyperactivity,peer,prosocial,impact',
    rowsFor(0.6, upn => {
      const scores = Array.from({ length: 5 }, () => pick(number(10), number(5), 4, 5))
      return [upn, day(), pick('teacher', 'parent', 'self'), ...scores, pick('', '0', '2')].join(',')
    }),
  )
  write(
    'ratings',
    'upn,date,area,rating,because',
    rowsFor(
      0.4,
      upn =>
        `${upn},${day()},${pick('parental', 'school')}-engagement,${pick('low', 'medium', 'high')},"seen, twice"`,
    ),
  )

  function marksOf(sessions: number): string {
    // About the sixty sessions that the absence rule needs.
    if (chance(0.1)) return '/'.repeat(54) + 'I'.repeat(2 + number(8))
    const absent = pick(0, 0.03, 0.1, 0.1, 0.2, 0.6)
    const later = chance(0.2) ? absent + 0.05 : absent
    const marks: string[] = []
    const howMany = chance(0.05) ? number(sessions) : sessions
    for (let i = 0; i < howMany; i++) {
      if (chance(i < sessions - 70 ? absent : later))
        marks.push(pick('I', 'I', 'I', 'M', 'C2', 'U', 'O', 'J1', 'E', 'C'))
      else if (chance(0.05))
        marks.push(pick('L', 'J', 'H', 'Y', 'Y4', '#', '-', 'D', 'Z', '?', 'I01', 'B', 'Q', 'X', 'P', 'N'))
      else marks.push(i % 2 === 0 ? '/' : '\\')
    }
    return marks.join('')
  }
}

function upnOf(i: number): string {
  const body = `359000024${String(i % 1000).padStart(3, '0')}`
  const moved = `${String(300 + Math.floor(i / 1000))}${body.slice(3)}`
  return `${upnCheckLetter(moved)}${moved}`
}

function dayFrom(first: string, days: number): string {
  return new Date(Date.parse(first) + days * 86_400_000).toISOString().slice(0, 10)
}

function daysFrom(first: string, howMany: number): string[] {
  return Array.from({ length: howMany }, (_, i) => dayFrom(first, i))
}

/** Numerical Recipes' linear congruential generator: the same numbers on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
