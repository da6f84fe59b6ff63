// What is said of each person of the cast. Words for roles are those of the access matrix.

export type CastRole =
  | 'programme-manager'
  | 'place-director'
  | 'link-worker'
  | 'safeguarding-lead'
  | 'school-lead'
  | 'early-help-practitioner'
  | 'partner-worker'
  | 'data-manager'
  | 'payer'
  | 'evaluator'
  | 'administrator'

export type CastMember = {
  name: string
  email: string
  role: CastRole
  organisation: string
  note: string
  /** URN of the school the person works in or for. */
  school?: string
}

export type CastFamily = {
  guardians: readonly { name: string; relationship: string; phone: string; language: string }[]
  address: string
  protectedAddress?: true
  /** Short names of the children in `children`. */
  children: readonly string[]
}

type Band = 'well_below' | 'below' | 'at' | 'above'

/** A child's facts as they stand in the extract folder of 2025/26, and what the screen must say of them. */
export type CastChild = {
  upn: string
  /** URN. */
  school: string
  /** Year group in 2025/26. */
  year: string
  surname: string
  forename: string
  sex: 'F' | 'M'
  dob: string
  story: string
  expected: 'in' | 'to-a-person' | 'too-little-known' | 'below-the-line' | 'objects'
  fsm: 'Y' | 'N'
  ever6: 'Y' | 'N'
  sen: 'N' | 'K' | 'E'
  need: string
  eal: 'Y' | 'N'
  ethnicity: string
  idaciDecile: number
  status: 'none' | 'early-help' | 'cin' | 'cp' | 'lac'
  knownBefore: 'none' | 'assessed' | 'closed' | 'active'
  objects: 'Y' | 'N'
  /** Absence in per cent of possible sessions before the last 30 school days, and in them (`lately`). */
  attendance: { absentPercent: number; lately: number; joined?: string }
  /** Scores in the order emotional, conduct, hyperactivity, peer, prosocial, impact. */
  sdq: { informant: 'teacher' | 'parent' | 'self'; scores: readonly number[] } | null
  attainment: { english: Band; maths: Band } | null
  /** Start date, sessions, reasons. */
  suspensions: readonly (readonly [string, number, string])[]
  negativePoints: number
  /** Date, kind, said by. */
  concerns: readonly (readonly [string, string, string])[]
  ratings: Partial<
    Record<'parental-engagement' | 'school-engagement', readonly ['low' | 'medium' | 'high', string]>
  >
  restricted?: { because: string; owner: string; allows: readonly string[] }
  conflict?: { with: string; kind: 'own-child' | 'relative' | 'neighbour' | 'former-partner' | 'other' }
}
