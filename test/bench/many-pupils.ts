// An extract folder of any size in little time: 25,000 pretend pupils are generated, and then stamped out again and again
// with another authority in their UPNs (and the check letter that goes with it) and other schools.

import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { generateLarge } from '#demo/generate.ts'

const BLOCK = 25_000
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'
/** The authority that generated UPNs begin with, and the first of those that are stamped over it. */
const AUTHORITY = 999
const FIRST_AUTHORITY = 100
const NEWLINE = 10
const COMMA = 44

/** @returns how many pupils were written: whole blocks where more than one is needed. */
export function makeManyPupils(folder: string, pupils: number): number {
  if (pupils <= BLOCK) return generateLarge(pupils, folder)
  const once = join(folder, 'once')
  const inBlock = generateLarge(BLOCK, once)
  const blocks = Math.round(pupils / BLOCK)
  if (blocks > AUTHORITY - FIRST_AUTHORITY) throw new RangeError('UPNs have only so many authorities.')
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(once)) stamp(readFileSync(join(once, name)), join(folder, name), blocks)
  rmSync(once, { recursive: true })
  return inBlock * blocks
}

function stamp(bytes: Buffer, path: string, blocks: number): void {
  const file = openSync(path, 'w')
  const header = bytes.indexOf(NEWLINE) + 1
  const isCalendar = bytes.toString('latin1', 0, 4) === 'date'
  const lines = isCalendar ? [] : lineStarts(bytes, header)
  const isPupils = bytes.toString('latin1', 0, header).startsWith('upn,school')
  const letters = lines.map(at => LETTERS.indexOf(String.fromCharCode(bytes[at]!)))
  const schools = isPupils ? lines.map(at => Number(bytes.toString('latin1', at + 14, at + 20))) : []
  writeSync(file, bytes, 0, isCalendar ? bytes.length : header)
  for (let block = 0; block < blocks && !isCalendar; block++) {
    const authority = FIRST_AUTHORITY + block
    const turn = LETTERS.length - (weigh(AUTHORITY) % LETTERS.length) + weigh(authority)
    for (const [i, at] of lines.entries()) {
      bytes[at] = LETTERS.charCodeAt((letters[i]! + turn) % LETTERS.length)
      writeDigits(bytes, at + 1, authority)
      if (isPupils) writeDigits(bytes, at + 14, 100_000 + block * 900 + (schools[i]! % 900))
    }
    for (let at = header; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at)
  }
  closeSync(file)
}

/** What the three digits after the check letter add to its sum: see arithmetic/upn.ts. */
function weigh(authority: number): number {
  return Math.floor(authority / 100) * 2 + (Math.floor(authority / 10) % 10) * 3 + (authority % 10) * 4
}

function writeDigits(bytes: Buffer, at: number, number: number): void {
  bytes.write(String(number), at, 'latin1')
}

function lineStarts(bytes: Buffer, from: number): number[] {
  const starts: number[] = []
  for (let at = from; at < bytes.length; at = bytes.indexOf(NEWLINE, at) + 1) {
    if (bytes[at + 13] !== COMMA) throw new Error('A generated row does not begin with a UPN.')
    starts.push(at)
  }
  return starts
}
