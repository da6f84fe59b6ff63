// What a place says about a change of hands (`alerts.handover`), and what stands in for what it leaves out (rules/handover.md).
import type { Tx } from '#platform/database/queries.ts'
import { blueprintInForce } from '#records/places/places.ts'

export type HandoverRules = {
  /** So many days after the yes of the new one, the old one no longer sees the child. */
  daysAfter: number
  /** A last day is told of so many weeks before. */
  weeksBefore: number
}

/** MoJ's handover lists look eight weeks ahead; a week after the yes is what two people need to pass on what was forgotten. */
const USUAL = { daysAfter: 7, weeksBefore: 8 }

export async function handoverRules(tx: Tx): Promise<HandoverRules> {
  const rules = (await blueprintInForce(tx)).content.alerts.handover
  return {
    daysAfter: rules?.days_after ?? USUAL.daysAfter,
    weeksBefore: rules?.weeks_before ?? USUAL.weeksBefore,
  }
}
