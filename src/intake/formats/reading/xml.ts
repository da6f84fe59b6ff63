// An XML file as a tree, read safely: no DOCTYPE, no entities of its own, nothing fetched, a limit on size and depth.

import { readFile } from 'node:fs/promises'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { sizeInWords } from '#platform/csv/index.ts'
import { PlainError } from '#platform/plain-error.ts'
import { called } from '../limits.ts'
import type { FormatLimits } from '../shapes.ts'

/** An element: its text, or its children by name. Attributes and namespaces are left out. */
export type XmlNode = string | { [name: string]: XmlNode | XmlNode[] }

export interface XmlDocument {
  name: string
  bytes: number
  /** Name of the outermost element. */
  root: string
  content: XmlNode
}

/** Reads a file of at most `xmlBytes`. Throws PlainError for anything unsafe or broken, before it is parsed. */
export async function readXml(
  name: string,
  content: string | Buffer,
  limits: FormatLimits,
): Promise<XmlDocument> {
  const bytes = typeof content === 'string' ? await readFile(content) : content
  if (bytes.length > limits.xmlBytes) {
    throw new PlainError(
      `${called(name)} is larger than ${sizeInWords(limits.xmlBytes)}. Export fewer pupils at a time, a year group each.`,
    )
  }
  const text = decoded(bytes)
  if (/<!(doctype|entity|element|attlist)/i.test(text)) {
    throw new PlainError(
      `${called(name)} holds a DOCTYPE, which transfer files do not need: such a file can be made to fill a computer or to read others. It was refused. Export it again from your system.`,
    )
  }
  checkDepth(name, text, limits)
  const tree = parsed(name, text)
  const root = Object.keys(tree).find(each => !each.startsWith('?')) ?? ''
  return { name: called(name), bytes: bytes.length, root, content: tree[root] ?? '' }
}

/** The children of a name, whether there is none, one or many. */
export function children(node: XmlNode | undefined, name: string): XmlNode[] {
  if (node === undefined || typeof node === 'string') return []
  const found = Object.hasOwn(node, name) ? node[name] : undefined
  if (found === undefined) return []
  return Array.isArray(found) ? found : [found]
}

/** The first child along a path, or undefined. */
export function child(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((at, name) => children(at, name)[0], node)
}

/** The text along a path; '' where there is none. */
export function textAt(node: XmlNode | undefined, ...path: string[]): string {
  const found = child(node, ...path)
  return typeof found === 'string' ? found.trim() : ''
}

const PARSER = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

function parsed(name: string, text: string): { [name: string]: XmlNode } {
  const say = (where: string) =>
    new PlainError(
      `${called(name)} is not whole: ${where} an element is not closed or not written as XML. Export it again.`,
    )
  try {
    const valid = XMLValidator.validate(text)
    if (valid !== true) throw say(`near line ${valid.err.line}`)
    return PARSER.parse(text) as { [name: string]: XmlNode }
  } catch (error) {
    throw error instanceof PlainError ? error : say('somewhere in it')
  }
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const declared = /^[\s\S]{0,5}<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(bytes.toString('latin1', 0, 200))
  const latin = /^(windows-1252|iso-8859-1|latin1)$/i.test(declared?.[1] ?? '')
  return new TextDecoder(latin ? 'windows-1252' : 'utf-8').decode(bytes)
}

/** Depth by counting tags: the parser itself would have followed them all. */
function checkDepth(name: string, text: string, { xmlDepth }: FormatLimits): void {
  let depth = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    const next = text[at + 1]
    if (next === '?' || next === '!') continue
    if (next === '/') depth--
    else {
      const end = text.indexOf('>', at)
      if (end !== -1 && text[end - 1] !== '/') depth++
    }
    if (depth > xmlDepth) {
      throw new PlainError(
        `${called(name)} has elements within elements more than ${xmlDepth} deep, which no transfer file has. It was refused.`,
      )
    }
  }
}
