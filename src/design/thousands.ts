/** `4,601`: a count as people read it. */
export function thousands(count: number): string {
  return count.toLocaleString('en-GB')
}

/** `1 child`, `1,043 children`. */
export function counted(count: number, one: string, many: string): string {
  return `${thousands(count)} ${count === 1 ? one : many}`
}
