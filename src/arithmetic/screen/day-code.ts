// A day as one number, 20260717: compared as its text is, and held in four bytes. 0 is no day.

/** @param day `YYYY-MM-DD`. */
export function dayCode(day: string): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10))
}

/** `20260717` as `2026-07-17`; null for no day. */
export function dayOfCode(code: number): string | null {
  if (code === 0) return null
  const text = String(code).padStart(8, '0')
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}
