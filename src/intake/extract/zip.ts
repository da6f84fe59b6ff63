// An extract folder as a zip. A zip comes from outside and may be made to harm: it is judged by its table of contents
// before anything is unpacked, nothing is ever written to disk, and no entry may unpack to more than it says.

import { basename, dirname } from 'node:path'
import type { Entry, ZipFile } from 'yauzl'
import { sizeInWords } from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { type ExtractSource, isCsv, type SourceFile, sourceOf } from './source.ts'

/** How much a zip may hold. Sizes in bytes. */
export interface ZipLimits {
  entries: number
  unpackedBytes: number
  /** An entry may unpack to at most so many times its packed size… */
  ratio: number
  /** …once it is larger than this: a term of plain presents packs very well. */
  ratioFrom: number
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 200,
  unpackedBytes: 2 * 1024 ** 3,
  ratio: 100,
  ratioFrom: 20 * 1024 ** 2,
}

/**
 * Opens a zip, on disk or in memory, whose CSV files lie at the top or together in one folder.
 * Throws PlainError with a sentence for a zip that is damaged, encrypted, too large, or reaches outside itself.
 * Call `close` when done.
 */
export async function zipSource(
  zip: string | Buffer,
  limits: Partial<ZipLimits> = {},
): Promise<ExtractSource> {
  const file = await openZip(zip)
  try {
    const { entries, others } = await entriesOf(file, { ...ZIP_LIMITS, ...limits })
    return sourceOf(
      entries.map(entry => unpacking(file, entry)),
      others,
      async () => file.close(),
    )
  } catch (error) {
    file.close()
    throw error
  }
}

/** Every file in a zip, whatever it is called, judged by the same rules. Call `close` when done. */
export async function zipFiles(
  zip: string | Buffer,
  limits: Partial<ZipLimits> = {},
): Promise<{ files: SourceFile[]; close: () => Promise<void> }> {
  const file = await openZip(zip)
  const close = async () => file.close()
  try {
    const entries = await judgedEntries(file, { ...ZIP_LIMITS, ...limits })
    const files = entries.filter(entry => !isLitter(entry.fileName)).map(entry => unpacking(file, entry))
    return { files, close }
  } catch (error) {
    file.close()
    throw error
  }
}

async function openZip(zip: string | Buffer): Promise<ZipFile> {
  // Loaded only for a zip: a command that reads a folder should not pay for it at its start.
  const { fromBufferPromise, openPromise } = await import('yauzl')
  const options = { lazyEntries: true, autoClose: false }
  const opened = typeof zip === 'string' ? openPromise(zip, options) : fromBufferPromise(zip, options)
  return await opened.catch(() => {
    throw new PlainError(
      'The zip cannot be opened: it is damaged, or it is no zip. Make it again and try once more.',
    )
  })
}

async function entriesOf(file: ZipFile, limits: ZipLimits): Promise<{ entries: Entry[]; others: string[] }> {
  const all = await judgedEntries(file, limits)
  const entries = all.filter(({ fileName }) => !isLitter(fileName) && isCsv(fileName))
  const others = all.filter(entry => !entries.includes(entry)).map(({ fileName }) => fileName)
  const folders = new Set(entries.map(entry => dirname(entry.fileName)))
  if (folders.size > 1)
    throw new PlainError('The zip has CSV files in more than one folder. Put them all in one.')
  if ([...folders].some(folder => folder.includes('/'))) {
    throw new PlainError(
      'The CSV files lie in a folder within a folder of the zip. One folder at most, please.',
    )
  }
  return { entries, others }
}

/** The files of a zip, litter among them, once its table of contents has been found harmless. */
async function judgedEntries(file: ZipFile, limits: ZipLimits): Promise<Entry[]> {
  if (file.entryCount > limits.entries) {
    throw new PlainError(`The zip holds ${file.entryCount} files; at most ${limits.entries} are taken.`)
  }
  const entries: Entry[] = []
  let unpacked = 0
  for await (const entry of readable(file)) {
    if (entry.fileName.endsWith('/')) continue
    entries.push(entry)
    if (isLitter(entry.fileName)) continue
    unpacked += entry.uncompressedSize
    if (unpacked > limits.unpackedBytes) {
      throw new PlainError(
        `The zip would unpack to more than ${sizeInWords(limits.unpackedBytes)}. Send it in parts.`,
      )
    }
    judge(entry, limits)
  }
  return entries
}

/** The entries, with the library's own refusals (names that reach outside, a broken table) as sentences. */
async function* readable(file: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* file.eachEntry()
  } catch (error) {
    if (/relative path|absolute path|invalid characters/.test(error instanceof Error ? error.message : '')) {
      throw new PlainError('The zip holds a file name that reaches outside the zip. It was refused.')
    }
    throw new PlainError('The table of contents of the zip is damaged. Make it again and try once more.')
  }
}

function judge(entry: Entry, { ratio, ratioFrom }: ZipLimits): void {
  const name = basename(entry.fileName).slice(0, 60)
  if (entry.isEncrypted()) {
    throw new PlainError(`${name} in the zip is encrypted. Send it without a password, over a safe way.`)
  }
  if (/\.(zip|7z|rar|gz|tar|tgz|bz2|xz)$/i.test(name)) {
    throw new PlainError(`The zip holds another archive, ${name}. Put the CSV files themselves into it.`)
  }
  if (!entry.canDecodeFileData()) {
    throw new PlainError(
      `${name} is packed in a way that is not known. Make the zip with the usual method (deflate).`,
    )
  }
  if (entry.uncompressedSize > ratioFrom && entry.uncompressedSize > entry.compressedSize * ratio) {
    throw new PlainError(`${name} in the zip would unpack to over ${ratio} times its size. It was refused.`)
  }
}

/** What operating systems leave in a zip. */
function isLitter(name: string): boolean {
  return name.startsWith('__MACOSX/') || basename(name).startsWith('.')
}

function unpacking(file: ZipFile, entry: Entry): SourceFile {
  return { name: basename(entry.fileName), bytes: entry.uncompressedSize, open: () => unpack(file, entry) }
}

async function* unpack(file: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of await file.openReadStreamPromise(entry)) yield chunk
  } catch {
    throw new PlainError(
      `${basename(entry.fileName)} in the zip is damaged: it does not unpack. Make the zip again.`,
    )
  }
}
