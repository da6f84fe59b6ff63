// How people were in touch in the lives that are written by hand.
export const child = { kind: 'in-person', withWhom: 'child' } as const
export const said = { ...child, howWent: 'well', mark: 'words' } as const
export const rang = { kind: 'phone', direction: 'out', withWhom: 'parent' } as const
export const rangUs = { kind: 'phone', direction: 'in', withWhom: 'parent' } as const
export const visit = { kind: 'home-visit', withWhom: 'parent' } as const
export const school = { kind: 'meeting', withWhom: 'school' } as const
export const good = { kind: 'text', direction: 'out', withWhom: 'parent' } as const
export const well = { howWent: 'well' } as const
export const mixed = { howWent: 'mixed' } as const
export const hard = { howWent: 'hard' } as const
