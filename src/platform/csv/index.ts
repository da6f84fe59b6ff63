// Reading and writing CSV files. One reader serves every file that comes in, so that no two disagree on a stray quote.

export { headerNames } from './header.ts'
export { CSV_LIMITS, type CsvLimits, CsvRefused, sizeInWords } from './limits.ts'
export { CHUNK_BYTES, fileChunks, type ReadCsvOptions, readCsv, scanFile } from './read.ts'
export { CsvRow } from './row.ts'
export { CsvScanner, type PlainRows, type TakeRows } from './scan.ts'
export { type CsvValue, csvLine, csvPieces, fromSpreadsheet, type WriteCsvOptions } from './write.ts'
