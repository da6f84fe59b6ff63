// The extract folder while it is written: beside its place under another name, and moved there when all of it is whole.

import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { csvLine } from '#platform/csv/index.ts'
import { makePrivateFolder } from '#platform/private-files.ts'
import type { FileName } from '../../extract/index.ts'

const PIECE = 65_536

export class OutFolder {
  readonly #folder: string
  readonly #draft: string
  readonly #files = new Map<FileName, OutFile>()

  constructor(folder: string) {
    this.#folder = folder
    this.#draft = `${folder}.draft`
    rmSync(this.#draft, { recursive: true, force: true })
    makePrivateFolder(this.#draft)
  }

  /** Begins a file of the extract with its header. */
  begin(file: FileName, columns: readonly string[]): OutFile {
    const out = new OutFile(join(this.#draft, `${file}.csv`), columns)
    this.#files.set(file, out)
    return out
  }

  /** Puts the folder in its place, with whatever stood there before gone. Answers the files and their rows. */
  finish(): { file: FileName; rows: number }[] {
    for (const file of this.#files.values()) file.close()
    if (existsSync(this.#folder)) rmSync(this.#folder, { recursive: true })
    renameSync(this.#draft, this.#folder)
    return [...this.#files].map(([file, { rows }]) => ({ file, rows }))
  }

  /** Leaves nothing behind. */
  abandon(): void {
    for (const file of this.#files.values()) file.close()
    rmSync(this.#draft, { recursive: true, force: true })
  }
}

export class OutFile {
  rows = 0
  #open: number | null
  #waiting: string

  constructor(path: string, columns: readonly string[]) {
    this.#open = openSync(path, 'wx', 0o600)
    this.#waiting = csvLine(columns)
  }

  /** Cells in the order of the columns. Text is written as it is: what reads it decides what is dangerous there. */
  write(cells: readonly string[]): void {
    this.rows++
    this.#waiting += csvLine(cells)
    if (this.#waiting.length > PIECE) this.#flush()
  }

  close(): void {
    if (this.#open === null) return
    this.#flush()
    closeSync(this.#open)
    this.#open = null
  }

  #flush(): void {
    if (this.#open !== null && this.#waiting !== '') writeSync(this.#open, this.#waiting)
    this.#waiting = ''
  }
}
