// The blueprint's phases: in which year of taking part a domain comes, and what stands for a domain in words. Rule: rules/plan.md.
import type { BlueprintData } from '#records/places/blueprint.ts'

export type Phases = Pick<BlueprintData, 'phases' | 'domains'>

/** In which year of taking part a day is, the first being 1. */
export function programmeYear(enrolledOn: string, day: string): number {
  const [began, now] = [enrolledOn.slice(5), day.slice(5)]
  return Math.max(1, Number(day.slice(0, 4)) - Number(enrolledOn.slice(0, 4)) + (now >= began ? 1 : 0))
}

/** The first year in which a domain comes; 1 where the blueprint says nothing of it. */
export function yearOfDomain({ phases }: Phases, domain: string): number {
  const years = phases.filter(each => each.domains.includes(domain)).map(each => each.year)
  return years.length > 0 ? Math.min(...years) : 1
}

/** The year until which it waits, where it is not yet its time. */
export function comesLater(
  phases: Phases,
  domain: string,
  enrolledOn: string,
  day: string,
): number | undefined {
  const from = yearOfDomain(phases, domain)
  return from > programmeYear(enrolledOn, day) ? from : undefined
}

export function domainName({ domains }: Phases, domain: string): string {
  return domains.find(each => each.domain === domain)?.name ?? domain
}
