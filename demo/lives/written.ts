// The lives of the cast, written by hand: by pupil number, what happened day by day.
import type { Facts } from './facts.ts'
import type { Entry } from './life.ts'

export const writtenLives: Record<string, (facts: Facts, today: string) => Entry[]> = {}
