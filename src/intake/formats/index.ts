// Reading whatever a school's system gives, and turning it into the extract folder, version 1.

export { matchingAsProposed, proposalFor } from './as-proposed.ts'
export { convert } from './convert.ts'
export { FORMAT_LIMITS } from './limits.ts'
export { recognise } from './recognise.ts'
export * from './shapes.ts'
export { COUNCIL_END_REASONS, COUNCIL_EPISODE_COLUMNS, COUNCIL_MARK } from './systems/council-episodes.ts'
export { missingOf, type Target, targetsOf } from './targets.ts'
