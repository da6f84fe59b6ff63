// What was not taken as it stood: said once for each reason, with the first line and how often, and counted by column
// so that a column that has slipped is seen. Never a name, a UPN, or what stood in the cell.

import type { SetAside } from '../shapes.ts'

const MOST_REASONS = 1_000

export class SetAsideList {
  readonly #list = new Map<string, SetAside>()
  beyond = 0

  add(
    file: string,
    line: number | null,
    column: string | null,
    what: SetAside['what'],
    reason: string,
  ): void {
    const key = `${file}\n${column}\n${what}\n${reason}`
    const same = this.#list.get(key)
    if (same !== undefined) same.times++
    else if (this.#list.size >= MOST_REASONS) this.beyond++
    else this.#list.set(key, { file, line, column, what, reason, times: 1 })
  }

  list(): SetAside[] {
    return [...this.#list.values()]
  }
}
