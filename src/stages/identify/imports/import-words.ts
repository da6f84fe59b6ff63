// How imports are spoken of on pages.
import { dayInFull } from '#design/day-in-full.ts'
import type { TagColour } from '#design/tag.ts'
import { type FileName, type FileReceipt, type Outcome, type Receipt, WHAT } from '#intake/index.ts'

export const OUTCOMES: Record<Outcome, { tag: string; colour: TagColour; heading: string; text: string }> = {
  'taken-in': {
    tag: 'Taken in',
    colour: 'green',
    heading: 'The files were taken in',
    text: 'What they say is in the records now.',
  },
  'nothing-new': {
    tag: 'Nothing new',
    colour: 'grey',
    heading: 'Nothing new',
    text: 'All that these files say was held already. Nothing was changed.',
  },
  stopped: {
    tag: 'Refused',
    colour: 'red',
    heading: 'The files were not taken in',
    text: 'Nothing of them was kept.',
  },
  cancelled: {
    tag: 'Cancelled',
    colour: 'yellow',
    heading: 'Cancelled',
    text: 'Nothing of these files was kept.',
  },
  failed: {
    tag: 'Failed',
    colour: 'red',
    heading: 'Something went wrong',
    text: 'Nothing of these files was kept.',
  },
}

/** In place of how it ended, once it is undone. */
export const UNDONE = { heading: 'This import was undone', text: 'What it changed is put back.' }

/** Who sent it, where it was nobody at a page. */
export const BY_COMMAND = 'command'

/** `12 new, 3 changed, 400 as before; 2 rows refused`, and of a calendar `190 school days, known already`. */
export function countsInWords(file: FileName, counts: FileReceipt): string {
  const number = new Intl.NumberFormat('en-GB')
  const say = (n: number, words: string) => n > 0 && `${number.format(n)} ${words}`
  const taken =
    file === 'calendar'
      ? [say(counts.new, 'school days'), say(counts.unchanged, 'school days, known already')].filter(Boolean)
      : [say(counts.new, 'new'), say(counts.changed, 'changed'), say(counts.unchanged, 'as before')].filter(
          Boolean,
        )
  const left = [
    say(counts.refused, counts.refused === 1 ? 'row refused' : 'rows refused'),
    say(
      counts.strangers,
      counts.strangers === 1 ? 'row about a pupil not here' : 'rows about pupils not here',
    ),
  ].filter(Boolean)
  return [taken.join(', ') || 'nothing', ...left].join('; ')
}

/** What is being read now. */
export function doingInWords(doing: string | null): string {
  if (doing === 'waiting') return 'Waiting until another import of this place is done'
  if (doing === 'converting') return 'Reading the files as your system wrote them'
  return doing !== null && doing in WHAT ? `Reading: ${WHAT[doing as FileName]}` : 'Reading the files'
}

/** `21 Nov 2026, 22:15` by the clocks of the place. */
export function momentInWords(moment: Date, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: timeZone ?? 'Europe/London',
  }).format(moment)
}

/** `4 March 2015`, or what there is instead. */
export function dayInWords(day: string | null): string {
  return day === null ? 'not known' : dayInFull(day)
}

/** The lines of a receipt for lists that are no roll: schools, published figures, a council’s episodes. */
export function publicLists({
  schools,
  benchmarks,
  councilEpisodes: council,
}: Receipt): { key: { text: string }; value: { text: string } }[] {
  const line = (text: string, value: string) => ({ key: { text }, value: { text: value } })
  return [
    schools &&
      line(
        'Schools',
        `${schools.added.length} added, ${schools.changed.length} changed, ${schools.unchanged} as before; ${schools.leftOut} not for this place`,
      ),
    benchmarks &&
      line(
        benchmarks.title,
        `${benchmarks.added} figures new, ${benchmarks.changed} changed, ${benchmarks.unchanged} as before`,
      ),
    council &&
      line(
        'Early Help episodes of the council',
        [
          `${council.begun} begin, ${council.closed} close, ${council.handedOn} with another lead worker, ${council.noted} only noted`,
          council.known > 0 && `${council.known} of the same file before`,
          council.strangers > 0 && `${council.strangers} not about children here, and not kept`,
          council.refused > 0 && `${council.refused} refused`,
        ]
          .filter(Boolean)
          .join('; '),
      ),
  ].filter(each => each !== undefined)
}
