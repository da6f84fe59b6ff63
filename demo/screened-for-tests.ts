// Reads one extract folder through the product's own reader and screens it: the tests of the pretend place look at it
// with the same eyes as Kith does.
import {
  type IdentifyRules,
  type ScreenFile,
  type ScreenPupil,
  type ScreenResult,
  screenPupils,
} from '#arithmetic/screen/index.ts'
import { type ExtractReport, folderSource, readExtract } from '#intake/extract/index.ts'

export type Screened = {
  report: ExtractReport
  results: ScreenResult[]
  pupils: ScreenPupil[]
  days: readonly string[]
}

export async function screenFolder(path: string, rules: IdentifyRules): Promise<Screened> {
  const extract = await readExtract(await folderSource(path))
  const pupils = new Map<string, ScreenPupil>()
  for await (const batch of extract.rows('pupils')) {
    for (const { upn, school, year, ...flags } of batch) {
      const none = { suspensions: [], behaviour: [], concerns: [], attainment: [], sdq: [], ratings: [] }
      pupils.set(upn, { upn, school, year, flags: asText(flags), marks: null, ...structuredClone(none) })
    }
  }
  for await (const batch of extract.rows('marks')) {
    for (const row of batch) pupils.get(row.upn)!.marks = textOf(row.marks)
  }
  for (const file of ['suspensions', 'behaviour', 'concerns', 'attainment', 'sdq', 'ratings'] as const) {
    for await (const batch of extract.rows(file)) {
      for (const row of batch) (pupils.get(row.upn)![file] as unknown[]).push(row)
    }
  }
  const report = await extract.finish()
  await extract.close()
  const context = { calendar: extract.days, filesPresent: new Set(report.present.filter(isScreened)) }
  const results = screenPupils(rules, context, pupils.values())
  return { report, results, pupils: [...pupils.values()], days: extract.days }
}

function isScreened(file: string): file is ScreenFile {
  return file !== 'calendar' && file !== 'pupils'
}

function asText(flags: Record<string, unknown>): ScreenPupil['flags'] {
  return Object.fromEntries(
    Object.entries(flags).map(([name, value]) => [name, value == null ? null : String(value)]),
  )
}

function textOf(marks: unknown): string {
  return typeof marks === 'string' ? marks : Buffer.from(marks as Uint8Array).toString('latin1')
}
