// What other rooms may use of intake: reading an extract, and taking it in.
export * from './extract/index.ts'
export { type ImportOptions, type ImportResult, importExtract } from './import-extract.ts'
export { type ImportJobOptions, takeInImport } from './import-job.ts'
export type { ImportTask } from './import-process.ts'
export type { Progress } from './import-progress.ts'
export * from './imports.ts'
export { type FileReceipt, filesOf, type Receipt, remarks, WHAT } from './receipt.ts'
export * from './uploads.ts'
