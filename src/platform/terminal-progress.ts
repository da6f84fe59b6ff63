// How far a command is: a bar that redraws itself on a terminal, a plain line now and then where there is none.

export type TerminalProgress = {
  /** `done` of `of`, in any unit; `what` is under way. */
  show(done: number, of: number, what: string): void
  /** Takes the bar away, so that the next line starts where it was. */
  clear(): void
}

const WIDTH = 30
const REDRAW_MS = 100
const LINE_MS = 5_000

/** Writes to `stream`: standard error, so that what a command says can be piped. */
export function terminalProgress(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
  now: () => number = performance.now.bind(performance),
): TerminalProgress {
  const every = stream.isTTY ? REDRAW_MS : LINE_MS
  let last = Number.NEGATIVE_INFINITY
  let said = ''
  return {
    show: (done, of, what) => {
      // A new thing under way is said at once; more of the same may wait.
      if (what === said && now() - last < every) return
      last = now()
      said = what
      const share = of > 0 ? Math.min(done / of, 1) : 0
      const percent = `${Math.floor(share * 100)}`.padStart(3)
      if (!stream.isTTY) stream.write(`${percent}% ${what}\n`)
      else stream.write(`\r${bar(share)} ${percent}% ${what}\x1b[K`)
    },
    clear: () => {
      if (stream.isTTY && said !== '') stream.write('\r\x1b[K')
    },
  }
}

function bar(share: number): string {
  const full = Math.round(share * WIDTH)
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`
}
