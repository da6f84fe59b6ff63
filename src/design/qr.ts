// A QR code of a short text as one SVG picture: what a phone is pointed at in place of typing an address.
import qrcode from 'qrcode-generator'
import { type Html, html } from '#platform/html.ts'

/** A picture with a name for those who do not see it, with error correction M (ISO/IEC 18004). Throws for what is too long. */
export function qrCode({ text, label, size = 200 }: { text: string; label: string; size?: number }): Html {
  const cells = qrMatrix(text)
  const across = cells.length + 2 * QUIET
  const path = cells
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')))
    .join('')
  return html`<svg role="img" aria-label="${label}" width="${size}" height="${size}" viewBox="0 0 ${across} ${across}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${across}v${across}h-${across}z"/><path fill="#000" d="${path}"/></svg>`
}

/** The cells, row by row: true is dark. */
export function qrMatrix(text: string): boolean[][] {
  if (Buffer.byteLength(text) > MOST)
    throw new Error(`A QR code of ${Buffer.byteLength(text)} bytes is too long.`)
  const code = qrcode(0, 'M')
  // The package takes each letter for one byte.
  code.addData(Buffer.from(text).toString('latin1'))
  code.make()
  const line = Array.from({ length: code.getModuleCount() }, (_, n) => n)
  return line.map(y => line.map(x => code.isDark(y, x)))
}

/** The empty border that a camera needs to find the square, in cells. */
const QUIET = 4
/** As much as still reads well from a paper of this size: version 10. */
const MOST = 213
