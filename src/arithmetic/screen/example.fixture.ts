// The blueprint printed in rules/identify.md, and a child with nothing known: for tests.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { checkIdentify } from './check-rules.ts'
import type { ScreenPupil } from './pupil.ts'
import type { IdentifyRules } from './rules.ts'

export function exampleBlueprint(): IdentifyRules {
  const page = readFileSync(new URL('../../../rules/identify.md', import.meta.url), 'utf8')
  return JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!)
}

export function exampleRules(change: Partial<IdentifyRules> = {}): IdentifyRules {
  const checked = checkIdentify({ ...exampleBlueprint(), ...change })
  assert.equal(checked.problems, undefined)
  return checked.rules!
}

export function childWith(known: Partial<ScreenPupil>): ScreenPupil {
  return {
    upn: 'A359000025001',
    school: '100001',
    year: '7',
    flags: {},
    marks: null,
    suspensions: [],
    behaviour: [],
    concerns: [],
    attainment: [],
    sdq: [],
    ratings: [],
    ...known,
  }
}

/** `days` days of 2026 in order, one after another. */
export function daysOf2026(days: number): string[] {
  return Array.from({ length: days }, (_, i) => {
    const month = String(Math.floor(i / 28) + 1).padStart(2, '0')
    return `2026-${month}-${String((i % 28) + 1).padStart(2, '0')}`
  })
}
