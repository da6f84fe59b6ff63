// What is asked or told for each purpose of a place: the words stand in words/, by the purpose's id.
import { isPiece, type PieceName } from '#records/family-words/family-words.ts'
import type { Purpose, Who } from './agreements.ts'

/** Which words Kith has for a purpose; undefined where the place uses its own. */
export function pieceFor(purpose: Pick<Purpose, 'id' | 'kind'>, who: Who): PieceName | undefined {
  if (purpose.id === 'support') return who === 'child' ? 'offer_child' : 'offer_script'
  if (purpose.id === 'finding') return 'notice'
  const name = `${purpose.kind === 'notice' ? 'tell' : 'ask'}_${purpose.id.replaceAll('-', '_')}`
  return isPiece(name) ? name : undefined
}

/** What ends from now on when a yes is taken back, and where it shows, a sentence each. */
export function fromNow(
  purpose: Purpose,
  { name, worker }: { name: string; worker: string | undefined },
): string[] {
  const ends = ENDS[purpose.id]
  return ends
    ? ends.map(line => line.replaceAll('{name}', name).replaceAll('{worker}', worker ?? 'The Link Worker'))
    : [`Nothing new begins that stands on this yes: ${purpose.name}.`, STAYS]
}

const STAYS = 'What was stays, for those who may see it.'
const ENDS: Record<string, readonly string[]> = {
  support: [
    'Nobody logs new contacts, visits or groups with {name}, and no baseline or plan is asked for.',
    '{worker} says goodbye to {name}: it waits on Today. When that is done, the record is closed to them.',
    '{name} is on no caseload from now on, and the record says when it ended.',
    'Early Help was asked apart: it goes on unless that yes is taken back too.',
    STAYS,
  ],
  'early-help': [
    'Nothing new begins with Early Help, and nothing more goes to the council for it.',
    '{name} keeps the Link Worker: that was another question.',
    STAYS,
  ],
  photos: ['No photo or film of {name} is taken, and none is shown any more.', STAYS],
  research: ['Nothing of {name} goes to research from now on.', 'What went before cannot be called back.'],
  'sharing-by-name': [
    'No group or partner is told the name of {name} any more, on lists, linkings or prints.',
    'What they were told before stays with them: ask them about it.',
  ],
  'my-voice-by-name': ['What {name} says in My Voice is kept without the name from now on.', STAYS],
}
