import type { Contributions } from '#records/children/contributions.ts'
import { childKeeping } from './words.ts'

export const keepingContributes: Contributions = {
  childPages: [{ text: 'Kept until', order: 91, permission: 'do answer for the record', href: childKeeping }],
}
