import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ZipFile } from 'yazl'
import { ANN, everythingOf, makeFolder, PUPILS } from './folder.fixture.ts'
import { readExtract } from './read-folder.ts'
import { type ZipLimits, zipSource } from './zip.ts'

const CONCERNS = `upn,date,kind\n${ANN},2026-01-05,other\n`

test('a zip is read like the folder it was made of, at its top or in one folder, from memory or disk', async t => {
  for (const inside of ['', 'extract/']) {
    const bytes = await zipOf({
      [`${inside}pupils.csv`]: PUPILS,
      [`${inside}concerns.csv`]: CONCERNS,
      [`${inside}notes.txt`]: 'hello',
      '__MACOSX/._pupils.csv': 'x',
      'empty/': '',
    })
    const path = join(makeFolder(t, {}), 'x.zip')
    writeFileSync(path, bytes)
    for (const zip of [bytes, path]) {
      const extract = await readExtract(await zipSource(zip))
      const { rows, problems, usable } = await everythingOf(extract)
      await extract.close()
      assert.deepEqual([usable, problems, rows.pupils.length, rows.concerns.length], [true, [], 3, 1])
    }
  }
})

test('a zip of what a computer left behind, or of a workbook alone, holds no file of an extract', async () => {
  const zip = await zipOf({ '__MACOSX/._pupils.csv': 'x', 'photos/a.jpg': 'x', 'Pupils.xlsx': 'x' })
  const { usable, because } = await (
    await readExtract(await zipSource(zip), { knownPupils: new Set() })
  ).finish()
  assert.equal(usable, false)
  assert.match(because[0]!, /Found: Pupils\.xlsx, __MACOSX\/\._pupils\.csv, photos\/a\.jpg\. Looked for/)
})

test('what is no zip, or a damaged one, is a sentence', async () => {
  await assert.rejects(zipSource(Buffer.from('upn,school\n')), /damaged, or it is no zip/)
  const bytes = await zipOf({ 'pupils.csv': PUPILS })
  await assert.rejects(zipSource(bytes.subarray(0, bytes.length - 30)), /damaged, or it is no zip/)
  const report = await (await readExtract(await zipSource(damagedInside(bytes)))).finish()
  assert.equal(report.usable, false)
  assert.match(report.because[0]!, /pupils\.csv in the zip is damaged: it does not unpack/)
})

test('an entry that unpacks to more than it says is stopped', async () => {
  const bytes = await zipOf({ 'pupils.csv': PUPILS + 'x'.repeat(5_000) })
  const lying = Buffer.from(bytes)
  lying.writeUInt32LE(40, bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24)
  const report = await (await readExtract(await zipSource(lying))).finish()
  assert.match(report.because[0]!, /it does not unpack/)
})

test('limits: entries, size unpacked, ratio', async () => {
  const big = 'x'.repeat(200_000)
  const refused = async (files: Record<string, string>, limits: Partial<ZipLimits>, sentence: RegExp) =>
    assert.rejects(zipSource(await zipOf(files), limits), sentence)
  await refused({ 'a.csv': '', 'b.csv': '', 'c.csv': '' }, { entries: 2 }, /holds 3 files; at most 2/)
  await refused({ 'a.csv': big, 'b.txt': big }, { unpackedBytes: 300_000 }, /unpack to more than 293 KB/)
  await refused(
    { 'a.csv': big },
    { ratioFrom: 100_000 },
    /a\.csv in the zip would unpack to over 100 times its size/,
  )
  await (await zipSource(await zipOf({ 'pupils.csv': big }))).close()
})

test('a zip within a zip, CSV files in two folders or too deep are refused', async () => {
  await assert.rejects(
    zipSource(await zipOf({ 'a.csv': '', 'more.zip': 'PK' })),
    /another archive, more\.zip/,
  )
  await assert.rejects(zipSource(await zipOf({ 'a.csv': '', 'x/b.csv': '' })), /more than one folder/)
  await assert.rejects(zipSource(await zipOf({ 'x/y/b.csv': '' })), /folder within a folder/)
  const disguised = await readExtract(
    await zipSource(await zipOf({ 'pupils.csv': (await zipOf({ 'a.csv': '' })).toString('latin1') })),
  )
  assert.match((await disguised.finish()).because[0]!, /is a zip or an Excel workbook/)
})

test('a name that reaches outside, and an encrypted entry, are refused', async () => {
  const outside = renamed(await zipOf({ aaaaaaaaaaaaa: 'x' }), 'aaaaaaaaaaaaa', '../../etc/pas')
  await assert.rejects(zipSource(outside), /reaches outside the zip/)
  const absolute = renamed(await zipOf({ aaaaaaaaa: 'x' }), 'aaaaaaaaa', '/x/pupils')
  await assert.rejects(zipSource(absolute), /reaches outside the zip/)
  const encrypted = Buffer.from(await zipOf({ 'pupils.csv': PUPILS }))
  const entry = encrypted.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
  encrypted.writeUInt16LE(encrypted.readUInt16LE(entry + 8) | 1, entry + 8)
  await assert.rejects(zipSource(encrypted), /pupils\.csv in the zip is encrypted/)
})

async function zipOf(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name)
    else zip.addBuffer(Buffer.from(text, 'latin1'), name)
  }
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Spoils the packed bytes of the first entry, and leaves the table of contents as it is. */
function damagedInside(zip: Buffer): Buffer {
  const spoilt = Buffer.from(zip)
  const data = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28)
  spoilt.fill(0xff, data, data + 20)
  return spoilt
}

function renamed(zip: Buffer, from: string, to: string): Buffer {
  assert.equal(from.length, to.length)
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')
}
