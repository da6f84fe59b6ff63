// Reading an extract folder: the files that any school or council system can produce with a report.

export type { FileCounts } from './file-reading.ts'
export type { NumberOptions, PupilFile } from './number-reading.ts'
export { PackedMarks } from './packed-marks.ts'
export { groupProblems, type ProblemGroup, whereInWords } from './problem-groups.ts'
export type { Problem, ProblemKind } from './problems.ts'
export { problemsCsv, writeProblemsCsv } from './problems-csv.ts'
export {
  Extract,
  type ExtractReport,
  type ReadExtractOptions,
  type ReadOutcome,
  readExtract,
} from './read-folder.ts'
export { Roll, type SharedRoll } from './roll.ts'
export * from './rows.ts'
export {
  type ExtractSource,
  fileNameOf,
  folderSource,
  isWorkbook,
  notOfTheExtract,
  type SourceFile,
  singleFileSource,
} from './source.ts'
export { howWritten, isDay } from './values.ts'
export { BAD_ROWS_PERCENT, type Verdict } from './verdict.ts'
export { ZIP_LIMITS, type ZipLimits, zipSource } from './zip.ts'
