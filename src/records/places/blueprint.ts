// A place is a blueprint: data, versioned, checked on load, never code. What may stand in one is published as
// places/blueprint.schema.json; this is the same rule as code, and the checks between parts that a schema cannot say.
// Carries "The blueprint" of the programme: scope, floor, ceilings, rhythm and payers are the place's to choose.
import * as v from 'valibot'
import { checkIdentify } from '#arithmetic/screen/index.ts'
import { crossChecks } from './blueprint-cross-checks.ts'
import { Blueprint } from './blueprint-shape.ts'

export { Blueprint, parts } from './blueprint-shape.ts'

export type BlueprintData = v.InferOutput<typeof Blueprint>

/**
 * Reads a blueprint from parsed JSON. Answers the blueprint, or every problem found as a sentence that says where
 * (a JSON path such as `schools[2].urn`), what is wrong and what to write instead.
 */
export function checkBlueprint(
  json: unknown,
): { blueprint: BlueprintData; problems?: undefined } | { problems: string[]; blueprint?: undefined } {
  const read = v.safeParse(Blueprint, json)
  if (!read.success) return { problems: read.issues.map(sentence) }
  const identify = checkIdentify(read.output.identify).problems ?? []
  const problems = [...crossChecks(read.output), ...identify.map(problem => `identify: ${problem}`)]
  return problems.length > 0 ? { problems } : { blueprint: read.output }
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const where = pathOf(issue)
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    return `${where} is not a part of a blueprint. Take it out, or check its spelling.`
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined') {
    return `${where} is missing. Every blueprint says it: add it.`
  }
  return `${where} is ${issue.received}, which cannot be right. ${hint(issue)}`
}

function hint(issue: v.BaseIssue<unknown>): string {
  const ours = !issue.message.startsWith('Invalid')
  if (ours) return issue.message
  const kind = KINDS[issue.expected ?? '']
  if (kind !== undefined) return kind
  return `Write one of ${(issue.expected ?? 'the values the schema names').replace(/[()"]/g, '').replaceAll(' | ', ', ')}.`
}

const KINDS: Record<string, string> = {
  string: 'Write text, in quotes.',
  number: 'Write a number, without quotes.',
  boolean: 'Write true or false.',
  Array: 'Write a list, in square brackets.',
  Object: 'Write a part, in curly brackets.',
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(step => step.key)
  const path = keys.map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return path === '' ? 'The blueprint' : path.replace(/^\./, '')
}
