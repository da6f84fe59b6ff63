// What a file really is, by its first bytes: names lie, and a `.xls` may be a page of HTML.

import { open } from 'node:fs/promises'
import { PlainError } from '#platform/plain-error.ts'
import { called } from '../limits.ts'
import type { FileOnDisk } from '../shapes.ts'

export type FileKind = 'zip' | 'text' | 'xml'

const HEAD_BYTES = 65_536
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** How Office writes the name of a password-protected workbook's one part. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** Zip (also a workbook), XML or text. Throws PlainError for what is none of them, with what to do instead. */
export async function kindOf(file: FileOnDisk): Promise<FileKind> {
  const handle = await open(file.path).catch(() => {
    throw new PlainError(`${called(file.name)} is not here any more. Send it again.`)
  })
  try {
    const head = await piece(handle, 0)
    if (head.subarray(0, 8).equals(OLE)) {
      const { size } = await handle.stat()
      throw new PlainError(sayOfOle(file.name, [head, await piece(handle, Math.max(0, size - HEAD_BYTES))]))
    }
    return kindOfBytes(file.name, head)
  } finally {
    await handle.close()
  }
}

/** The same for the beginning of a file that lies in a zip. */
export function kindOfBytes(name: string, head: Buffer): FileKind {
  if (head[0] === 0x50 && head[1] === 0x4b && head[2]! < 9) return 'zip'
  if (head.subarray(0, 8).equals(OLE)) throw new PlainError(sayOfOle(name, [head]))
  const other = OTHERS.find(([begins]) => head.subarray(0, begins.length).equals(begins))
  if (other !== undefined) throw new PlainError(`${called(name)} is ${other[1]}.`)
  const text = beginning(head)
  if (/^(<!doctype html|<html)/i.test(text)) {
    throw new PlainError(
      `${called(name)} is a page of HTML, whatever its name says. Open it in a spreadsheet and save it as XLSX or "CSV UTF-8".`,
    )
  }
  return text.startsWith('<') ? 'xml' : 'text'
}

const OTHERS: [Buffer, string][] = [
  [Buffer.from('%PDF'), 'a PDF: it is for people to read. Export the same report as XLSX or CSV'],
  [Buffer.from('Rar!'), 'a RAR archive. Send the files themselves, or a zip of them'],
  [Buffer.from([0x1f, 0x8b]), 'a gzip archive. Send the files themselves, or a zip of them'],
  [Buffer.from([0x37, 0x7a, 0xbc, 0xaf]), 'a 7z archive. Send the files themselves, or a zip of them'],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'a picture. Kith takes in no pictures'],
  [Buffer.from([0xff, 0xd8, 0xff]), 'a picture. Kith takes in no pictures'],
]

function sayOfOle(name: string, pieces: Buffer[]): string {
  if (pieces.some(bytes => bytes.includes(ENCRYPTED))) {
    return `${called(name)} is locked with a password. Save it without one, and send it over a safe way.`
  }
  return `${called(name)} is an old Excel workbook (.xls). Open it and save it as "Excel workbook (.xlsx)" or "CSV UTF-8".`
}

function beginning(head: Buffer): string {
  const wide = head[0] === 0xff && head[1] === 0xfe
  const text = wide ? head.toString('utf16le', 2, 200) : head.toString('utf8', 0, 200)
  return text.replace(/^\ufeff/, '').trimStart()
}

async function piece(handle: Awaited<ReturnType<typeof open>>, at: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, at)
  return buffer.subarray(0, bytesRead)
}
