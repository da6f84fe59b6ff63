// Words of this folder, and the addresses of its pages.
import type { CameFrom, EndReason } from './episodes.ts'
import type { Whose } from './needs.ts'
import type { FamilySaid, LineKind, ReferralAnswer, ReferralKind } from './referrals.ts'
import type { Leans } from './reviews.ts'

export const cameWords: Record<CameFrom, string> = {
  new: 'New: more help is needed than a Link Worker’s alone',
  'step-down': 'Stepped down from a statutory service',
  council: 'The council began it',
}

/** The Standard Safeguarding Dataset's end reasons, as people say them. */
export const endWords: Record<EndReason, string> = {
  'outcomes-met': 'Outcomes met',
  'step-up': 'Stepped up to a statutory service',
  'no-further-action': 'No further action',
}

export const whoseWords: Record<Whose, string> = {
  child: 'The child or young person',
  parent: 'A parent or carer',
  sibling: 'A brother or sister',
  family: 'The family together',
}

/** Each with a shape, so that it is read without colour. */
export const leansWords: Record<Leans, string> = {
  less: '↓ Less help is needed now',
  same: '→ As much help as before',
  more: '↑ More help is needed now',
}

export const referralKindWords: Record<ReferralKind, string> = {
  'childrens-services': 'Children’s social care',
  'mental-health': 'A mental-health service',
  send: 'Special educational needs, an EHC plan',
  health: 'Another health service',
  other: 'Another statutory service',
}

export const saidWords: Record<FamilySaid, string> = {
  yes: 'They said yes',
  told: 'They were told, and did not say yes',
  'not-asked': 'They were not asked',
}

export const answerWords: Record<ReferralAnswer, string> = {
  accepted: 'Accepted',
  declined: 'Declined',
  'taken-back': 'We took it back',
}

export const lineWords: Record<LineKind, string> = {
  meanwhile: 'What we do meanwhile',
  chased: 'We asked after it',
}

/** Anything of a record by its key, as it was kept: an old word stays readable. */
export function wordOf<T extends string>(words: Record<T, string>, key: string | null): string {
  return words[key as T] ?? key ?? ''
}

export const earlyHelpHome = (childId: string) => `/support/children/${childId}/early-help`
export const episodeHome = (childId: string, id: string) => `${earlyHelpHome(childId)}/${id}`
export const assessmentHome = (childId: string, id: string) => `${episodeHome(childId, id)}/assessment`
export const referralHome = (childId: string, id: string) => `${earlyHelpHome(childId)}/referrals/${id}`
