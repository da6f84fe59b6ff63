// Which open episodes drift, and which near a step up: always with the reason in words. Rule and worked table:
// rules/early-help.md; the numbers are the blueprint's (`early_help.drifting`, `early_help.nearing_step_up`).

export type StandingRules = {
  drifting: {
    review_late_school_days: number
    school_days_without_review: number
    open_school_days: number
  }
  nearing_step_up: { reviews_that_lean_up: number; needs_open: number }
}

export type Judged = {
  beganOn: string
  /** The last review, and what the reviews said, the newest first. */
  reviewedOn: string | null
  leans: readonly string[]
  nextReviewOn: string
  needsOpen: number
  hasLead: boolean
}

/** Sentences; none where an episode neither drifts nor nears a step up. */
export type Standing = { drifts: string[]; nears: string[] }

/**
 * How an open episode stands on a day.
 * @param openDays the days on which the child's school is open, in order, from before the episode began until today.
 */
export function standingOf(
  each: Judged,
  openDays: readonly string[],
  today: string,
  { drifting, nearing_step_up: nearing }: StandingRules,
): Standing {
  const since = (from: string) => openDays.filter(day => day > from && day <= today).length
  const late = since(each.nextReviewOn)
  const quiet = since(each.reviewedOn ?? each.beganOn)
  const open = since(each.beganOn)
  const leaning = runOf(each.leans, 'more')
  return {
    drifts: [
      !each.hasLead && 'Nobody leads it',
      late >= drifting.review_late_school_days && `Its review is ${late} school days late`,
      quiet >= drifting.school_days_without_review &&
        `${each.reviewedOn ? 'Not reviewed' : 'Never reviewed'} for ${quiet} school days`,
      open >= drifting.open_school_days && `Open for ${open} school days`,
    ].filter(isSaid),
    nears: [
      leaning >= nearing.reviews_that_lean_up &&
        (leaning === 1
          ? 'The last review says that more help is needed'
          : `The last ${leaning} reviews say that more help is needed`),
      each.needsOpen >= nearing.needs_open && `${each.needsOpen} needs of the family are not met`,
    ].filter(isSaid),
  }
}

function runOf(leans: readonly string[], which: string): number {
  const end = leans.findIndex(each => each !== which)
  return end === -1 ? leans.length : end
}

function isSaid(sentence: string | false): sentence is string {
  return sentence !== false
}
