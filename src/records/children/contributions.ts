// What a stage adds to pages that stand before it: the contracts. A later stage fills them in its `contributes.ts`, and
// src/app.ts gathers them, so that an earlier page never needs to know of a later stage.

import type { Tx } from '#platform/database/queries.ts'
import type { Html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import type { LinkHome } from '../links/links.ts'
import type {
  CaseloadColumn,
  ChildPage,
  ChildPart,
  DayLines,
  HappeningsOf,
  LastDays,
  WaitingLines,
} from './happenings.ts'

/**
 * Since a day, the latest day on which somebody did or said something about each of these children: children of whom nothing
 * is known are left out. It tells a day and no more, so that it can answer whoever may see the child, even where what was
 * written is not theirs to read. Asked for hundreds of children at once: one query, never one a child.
 */
export type Mentions = (
  tx: Tx,
  children: readonly string[],
  since: string,
) => Promise<{ child_id: string; on_day: string }[]>

/**
 * Group by group, of a signed cohort: to how many families a place was offered, and how many of them agreed. Every group of
 * whom somebody was offered is in it; empty where no offer was made.
 */
export type OffersByGroup = (
  tx: Tx,
  cohortId: string,
) => Promise<{ by: string; which: string; offered: number; agreed: number }[]>

/** What is said above whatever page somebody goes on to after saving; undefined where there is nothing to say. */
export type Notice = (visit: Visit) => Promise<Html | undefined>

/** What all stages together contribute to parts of one of them. */
export type Gathered = {
  mentions: readonly Mentions[]
  offered?: readonly OffersByGroup[]
  happenings?: readonly HappeningsOf[]
  dayLines?: readonly DayLines[]
  waiting?: readonly WaitingLines[]
  caseload?: readonly CaseloadColumn[]
  childParts?: readonly ChildPart[]
  childPages?: readonly ChildPage[]
  lastDays?: readonly LastDays[]
}

/** A part of the first page after signing in. Undefined where there is nothing for this person. */
export type TodayPart = (visit: Visit) => Promise<{ title: string; href: string; body: Html } | undefined>

/** The same, told what all stages contribute. */
export type GatheredPart = (visit: Visit, gathered: Gathered) => ReturnType<TodayPart>

/** All that one stage contributes. */
export type Contributions = {
  today?: readonly GatheredPart[]
  mentions?: readonly Mentions[]
  offered?: OffersByGroup
  links?: readonly LinkHome[]
  happenings?: readonly HappeningsOf[]
  dayLines?: readonly DayLines[]
  waiting?: readonly WaitingLines[]
  caseload?: readonly CaseloadColumn[]
  childParts?: readonly ChildPart[]
  childPages?: readonly ChildPage[]
  lastDays?: readonly LastDays[]
  notices?: readonly Notice[]
  /** What stands on every page of this person while something lasts, whatever else the page says. */
  banners?: readonly Notice[]
}
