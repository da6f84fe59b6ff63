// How far a command has come, at the terminal: one line that is written over. Where nobody looks on, a line each tenth.

export type ProgressBar = {
  /** `doing` says what is under way, such as "Writing rows". */
  show(done: number, of: number, doing: string): void
  /** Leaves the line as it stands. */
  end(): void
}

/** A bar on standard error, so that what a command answers can be piped on. */
export function progressBar(out: NodeJS.WriteStream = process.stderr): ProgressBar {
  let said = ''
  let saidAt = 0
  return {
    show: (done, of, doing) => {
      const part = of === 0 ? 1 : Math.min(done / of, 1)
      const now = performance.now()
      if (out.isTTY) {
        if (now - saidAt < 50 && part < 1) return
        saidAt = now
        out.write(`\r\x1b[K${bar(part)} ${number(done)} of ${number(of)}  ${doing}`)
        said = doing
      } else {
        const line = `${doing}: ${Math.floor(part * 10) * 10} %`
        if (line !== said) out.write(`${line}\n`)
        said = line
      }
    },
    end: () => void (out.isTTY && said !== '' && out.write('\n')),
  }
}

const width = 30

function bar(part: number): string {
  const full = Math.round(part * width)
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}]`
}

function number(n: number): string {
  return n.toLocaleString('en-GB')
}
