// The oldest release of each PostgreSQL version that has every known security repair. Sources: the PostgreSQL security
// page for CVE-2026-14680 and -16239 (code execution by any user: 18.6, 17.11, 16.15, 15.19) and CVE-2026-6460 (18.7, 15.20).
const floors: Record<number, number> = { 15: 20, 16: 15, 17: 11, 18: 7 }

/** A sentence where a release lacks known security repairs, else null. `version` is such as `15.20`. */
export function belowFloor(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const floor = floors[major]
  if (floor === undefined || minor >= floor) return null
  return `PostgreSQL ${version} lacks known security repairs: update to ${major}.${floor} or later before real data goes in.`
}
