// How long reading an extract folder takes, and how much memory: `node test/bench/extract-read.ts [pupils]`.
// Makes a pretend folder (25,000 pupils and a year of marks where no number is given) in a temporary place, reads it
// cold in a process of its own, and prints one line of JSON (`cpu_ms` is what the
// whole process used, its start included: steadier than the clock where others share the machine).

import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { upnCheckLetter } from '#arithmetic/upn.ts'
import { folderSource, readExtract } from '#intake/extract/index.ts'

const DAYS = 190

const [what, where] = process.argv.slice(2)
if (what === 'read') await read(where!)
else measure(Number(what ?? 25_000))

function measure(pupils: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'))
  try {
    makeFolder(folder, pupils)
    const began = performance.now()
    const said = execFileSync(process.execPath, [import.meta.filename, 'read', folder], { encoding: 'utf8' })
    const whole = Math.round(performance.now() - began)
    console.log(
      JSON.stringify({ name: 'extract-read', whole_process_ms: whole, ...JSON.parse(said), n: pupils }),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Reads the folder and prints ms by file and the peak of resident memory. */
async function read(folder: string): Promise<void> {
  const began = performance.now()
  const extract = await readExtract(await folderSource(folder))
  const ms: Record<string, number> = {}
  let rows = 0
  for (const file of extract.present) {
    const start = performance.now()
    for await (const batch of extract.rows(file)) rows += batch.length
    ms[`${file}_ms`] = Math.round(performance.now() - start)
  }
  const { usable, problems } = await extract.finish()
  const { user, system } = process.cpuUsage()
  const cpu_ms = Math.round((user + system) / 1000)
  const peak_mb = Math.round(process.resourceUsage().maxRSS / 1024)
  const all_ms = Math.round(performance.now() - began)
  console.log(JSON.stringify({ all_ms, cpu_ms, ...ms, rows, problems: problems.length, usable, peak_mb }))
}

function makeFolder(folder: string, pupils: number): void {
  const upns = Array.from({ length: pupils }, (_, n) => upnOf(n))
  write(
    folder,
    'calendar.csv',
    'date',
    calendar().map(day => [day]),
  )
  write(
    folder,
    'pupils.csv',
    'upn,school,year,surname,forename,sex,dob,fsm,ever6,sen,need,eal,ethnicity,idaci_decile,status,known_before,objects',
    pupilRows(upns),
  )
  write(
    folder,
    'marks.csv',
    'upn,marks',
    upns.map((upn, n) => [upn, marksOf(n)]),
  )
  write(
    folder,
    'behaviour.csv',
    'upn,date,kind,points,what',
    some(upns, 2, (upn, n) => [upn, dayOf(n), n % 3 === 0 ? 'positive' : 'negative', n % 7, 'corridor']),
  )
  write(
    folder,
    'suspensions.csv',
    'upn,start,sessions,type,reasons',
    some(upns, 0.08, (upn, n) => [upn, dayOf(n), 2, 'SUSP', 'PP;DB']),
  )
  write(
    folder,
    'concerns.csv',
    'upn,date,kind,said_by',
    some(upns, 0.1, (upn, n) => [upn, dayOf(n), 'bullying', 'tutor']),
  )
  write(
    folder,
    'attainment.csv',
    'upn,date,subject,band,raw,scale',
    some(upns, 2, (upn, n) => [upn, dayOf(n), n % 2 ? 'EN' : 'MA', 'below', n % 120, 'standardised']),
  )
  write(
    folder,
    'sdq.csv',
    'upn,date,informant,emotional,conduct,hyperactivity,peer,prosocial,impact',
    some(upns, 0.5, (upn, n) => [upn, dayOf(n), 'teacher', n % 11, n % 9, n % 10, n % 7, n % 8, 1]),
  )
  write(
    folder,
    'ratings.csv',
    'upn,date,area,rating,because,by',
    some(upns, 0.3, (upn, n) => [
      upn,
      dayOf(n),
      'school-engagement',
      'low',
      'no homework for three weeks',
      'tutor',
    ]),
  )
}

function write(folder: string, name: string, header: string, rows: Iterable<unknown[]>): void {
  const file = openSync(join(folder, name), 'w')
  let text = `${header}\n`
  for (const row of rows) {
    text += `${row.join(',')}\n`
    if (text.length < 1_000_000) continue
    writeSync(file, text)
    text = ''
  }
  writeSync(file, text)
  closeSync(file)
  console.error(name, statSync(join(folder, name)).size)
}

function* pupilRows(upns: string[]): Generator<unknown[]> {
  for (const [n, upn] of upns.entries()) {
    const flags = [
      n % 4 ? 'N' : 'Y',
      n % 3 ? 'N' : 'Y',
      'N',
      '',
      'N',
      'WBRI',
      (n % 10) + 1,
      'none',
      'none',
      'N',
    ]
    yield [
      upn,
      100_001 + (n % 60),
      (n % 11) + 1,
      `Family${n}`,
      `Given${n % 400}`,
      n % 2 ? 'F' : 'M',
      '2014-05-06',
      ...flags,
    ]
  }
}

function* some(
  upns: string[],
  share: number,
  rowOf: (upn: string, n: number) => unknown[],
): Generator<unknown[]> {
  for (let n = 0; n < upns.length * share; n++) yield rowOf(upns[Math.floor(n / share)]!, n)
}

function upnOf(n: number): string {
  const rest = `3590000${String(n).padStart(5, '0').slice(-5)}`.padEnd(12, '0')
  const twelve = n < 100_000 ? rest : String(300_000_000_000 + n)
  return upnCheckLetter(twelve) + twelve
}

/** Presents with spells of illness, a late, a holiday, and a term on a part-time timetable now and then. */
function marksOf(n: number): string {
  const days: string[] = Array.from({ length: DAYS }, (_, day) =>
    (day + n) % 13 === 0 ? 'II' : (day * n) % 37 === 1 ? 'L\\' : '/\\',
  )
  if (n % 50 === 0) days.fill('/C2', 100, 160)
  return days.join('')
}

function calendar(): string[] {
  const days: string[] = []
  for (let time = Date.UTC(2025, 8, 1); days.length < DAYS; time += 86_400_000) {
    const day = new Date(time)
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10))
  }
  return days
}

function dayOf(n: number): string {
  return `2026-0${(n % 6) + 1}-${String((n % 28) + 1).padStart(2, '0')}`
}
