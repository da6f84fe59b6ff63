// How long a session lasts, by device and role, in one table. On one's own device NIST SP 800-63B 4.2.3 and 4.3.3: at most
// 30 minutes idle and 12 hours in all (AAL2); 15 minutes idle (AAL3) for those who read the safeguarding file or make
// accounts. On a shared computer 5 minutes idle, Kith's own rule: the next person must not find the last one's page.

export type SessionLimits = { idleMinutes: number; hours: number }

const careful = ['administrator', 'safeguarding-lead']

const table = {
  shared: { idleMinutes: 5, hours: 12 },
  ownCareful: { idleMinutes: 15, hours: 12 },
  own: { idleMinutes: 30, hours: 12 },
} as const satisfies Record<string, SessionLimits>

/** The limits of a session on this kind of device for somebody with these roles. */
export function sessionLimits(sharedComputer: boolean, roles: readonly string[]): SessionLimits {
  if (sharedComputer) return table.shared
  return roles.some(role => careful.includes(role)) ? table.ownCareful : table.own
}
