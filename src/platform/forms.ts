/** What a form posted: text by name, and files. Nothing in it has been checked yet; a page parses it once, at its top. */
export type Form = {
  text(name: string): string
  all(name: string): string[]
  file(name: string): File | null
  /** All the files of one field that takes several, empty ones too. */
  files(name: string): File[]
  names(): string[]
}

/** The post is larger than this page takes. */
export class TooLarge extends Error {
  override name = 'TooLarge'
}

const ordinary = 256 * 1024

/** Reads a posted form of at most `largest` bytes; throws TooLarge with a sentence. */
export async function readForm(request: Request, largest = ordinary): Promise<Form> {
  const data = await (await within(request, largest)).formData().catch(() => new FormData())
  return formOf(data)
}
readForm.empty = formOf(new FormData())

/** A form of names and values that came in another way than by a post, each a text. */
export function formOfTexts(entries: readonly (readonly [name: string, value: string])[]): Form {
  const data = new FormData()
  for (const [name, value] of entries) data.append(name, value)
  return formOf(data)
}

function formOf(data: FormData): Form {
  return {
    text: name => {
      const value = data.get(name)
      return typeof value === 'string' ? withoutNul(value).trim() : ''
    },
    all: name =>
      data
        .getAll(name)
        .filter(value => typeof value === 'string')
        .map(withoutNul),
    file: name => {
      const value = data.get(name)
      return value instanceof File && value.size > 0 ? value : null
    },
    files: name => data.getAll(name).filter(value => value instanceof File && isChosen(value)) as File[],
    names: () => [...new Set(data.keys())],
  }
}

// A field in which nothing was chosen is sent as a file without a name and without a byte.
function isChosen({ name, size }: File): boolean {
  return size > 0 || name !== ''
}

// No keyboard writes this character, and PostgreSQL refuses it.
function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}

// The length a sender states is not believed: bytes are counted as they come.
async function within(request: Request, largest: number): Promise<Response> {
  const sentence = `This is larger than the ${Math.round(largest / 1024 / 1024) || 1} MB that can be sent here. Send it in smaller parts.`
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw new TooLarge(sentence)
  const parts: Uint8Array[] = []
  let size = 0
  if (request.body) {
    for await (const part of request.body) {
      size += part.length
      if (size > largest) throw new TooLarge(sentence)
      parts.push(part)
    }
  }
  return new Response(Buffer.concat(parts), {
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  })
}
