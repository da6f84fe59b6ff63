// Words of this folder for those who work here, and the addresses of its pages.

export type PageWho = 'parent' | 'child'

/** Where what a page is for leads, and which link opens it. */
export const homes = { parent: '/family-page', child: '/my-page' } as const
export const purposes = { parent: 'family-page', child: 'child-page' } as const

/** Relatives who may have a page: grown-ups who bring a child up. */
export const parentKinds = [
  'mother',
  'father',
  'parent',
  'stepmother',
  'stepfather',
  'foster-carer',
  'guardian',
  'grandmother',
  'grandfather',
  'grandparent',
] as const

export const themes = {
  'not-listened': 'Nobody listened',
  promise: 'Something promised was not done',
  'told-others': 'Others were told what they should not',
  'written-wrong': 'Something is written down wrong',
  unkind: 'Somebody was not kind',
  'not-safe': 'Somebody is not safe',
  other: 'Something else',
} as const
export type Theme = keyof typeof themes
export const themeNames = Object.keys(themes) as Theme[]

export const abouts = {
  'link-worker': 'the Link Worker',
  school: 'somebody in school',
  team: 'the team',
  other: 'somebody else',
} as const
export type About = keyof typeof abouts
export const aboutNames = Object.keys(abouts) as About[]

export const saidKinds = {
  reply: 'A reply or a question',
  'put-right': 'Something to put right',
  agreement: 'About what they said yes to',
} as const
export type SaidKind = keyof typeof saidKinds
export const saidKindNames = Object.keys(saidKinds) as SaidKind[]

/** So many letters one may write on a page; so many we answer there. */
export const MOST_WORDS = 2000
export const MOST_ANSWER = 1000

/** The numbers that are always there: emergency services, and Childline (childline.org.uk, NSPCC: free, day and night). */
export const EMERGENCY = '999'
export const CHILDLINE = '0800\u00a01111'

export function pagesHome(childId: string): string {
  return `/support/children/${childId}/family-page`
}
