// How long it takes to turn what a school's system gives into the extract folder, and how much memory:
// `node test/bench/convert-formats.ts [pupils] [long|wide|packed]`. Makes a pretend list of pupils and a year of
// their register (190 days, so 2,000 pupils are 760,000 rows long), converts it in a process of its own, prints JSON.

import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayNumber, dayOf } from '#arithmetic/days.ts'
import { upnCheckLetter } from '#arithmetic/upn.ts'
import { convert, type FileOnDisk, matchingAsProposed, recognise } from '#intake/formats/index.ts'

const DAYS = 190
const [what, shape = 'long'] = process.argv.slice(2)
if (what === 'convert') await run(process.argv.slice(4))
else measure(Number(what ?? 2_000))

function measure(pupils: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'kith-bench-'))
  try {
    const files = makeFiles(folder, pupils)
    const mb = Math.round(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024 ** 2)
    const args = [import.meta.filename, 'convert', shape, join(folder, 'out'), ...files]
    const said = execFileSync(process.execPath, args, { encoding: 'utf8' })
    console.log(JSON.stringify({ name: `convert-${shape}`, n: pupils, sent_mb: mb, ...JSON.parse(said) }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function run([out, ...paths]: string[]): Promise<void> {
  const files: FileOnDisk[] = paths.map(path => ({ name: path, path }))
  const began = performance.now()
  const recognised = await recognise(files)
  if (recognised.kind !== 'tables') throw new Error(JSON.stringify(recognised))
  const recognise_ms = Math.round(performance.now() - began)
  const matching = { ...matchingAsProposed(recognised), school: '100001' }
  const converted = await convert(files, recognised, matching, out!)
  if (converted.kind !== 'converted') throw new Error(converted.sentence)
  const rows = recognised.tables.reduce((sum, table) => sum + table.rows, 0)
  const convert_ms = Math.round(performance.now() - began) - recognise_ms
  const peak_mb = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(JSON.stringify({ rows, recognise_ms, convert_ms, peak_mb, files: converted.files }))
}

function makeFiles(folder: string, pupils: number): string[] {
  const upns = Array.from({ length: pupils }, (_, n) => {
    const body = `359${String(Math.floor(n / 1000)).padStart(4, '0')}20${String(n % 1000).padStart(3, '0')}`
    return upnCheckLetter(body) + body
  })
  const days = calendar()
  const list = join(folder, 'pupils-list.csv')
  writeFileSync(
    list,
    `All pupils\nUPN,Legal Surname,Legal Forename,DOB,Year Group,SEN,FSM\n${upns.map((upn, n) => `${upn},Name,Given,0${1 + (n % 9)}/11/2013,Year ${7 + (n % 5)},K,Y`).join('\n')}\n`,
  )
  const register = join(folder, 'register.csv')
  const file = openSync(register, 'w')
  const half = (day: number, n: number) => ((n * 7 + day * 13) % 19 === 0 ? 'I' : '/')
  if (shape === 'wide')
    writeSync(file, `UPN,${days.flatMap(day => [`${uk(day)} AM`, `${uk(day)} PM`]).join(',')}\n`)
  else writeSync(file, shape === 'packed' ? 'UPN,From,Marks\n' : 'UPN,Name,Date,Session,Mark,Minutes Late\n')
  upns.forEach((upn, n) => {
    const marks = days.flatMap((_, day) => [half(day, n), half(day, n + 1)])
    if (shape === 'wide') writeSync(file, `${upn},${marks.join(',')}\n`)
    else if (shape === 'packed') writeSync(file, `${upn},${uk(days[0]!)},${marks.join('')}\n`)
    else
      writeSync(
        file,
        marks
          .map((mark, at) => `${upn},"Name, Given",${uk(days[at >> 1]!)},${at & 1 ? 'PM' : 'AM'},${mark},\n`)
          .join(''),
      )
  })
  closeSync(file)
  return [list, register]
}

/** Weekdays from the first of September on. */
function calendar(): string[] {
  const days: string[] = []
  for (let day = dayNumber('2025-09-01'); days.length < DAYS; day++)
    if ((day + 3) % 7 < 5) days.push(dayOf(day))
  return days
}

function uk(day: string): string {
  return day.split('-').reverse().join('/')
}
