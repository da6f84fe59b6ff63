// What a child picks from: a picture each, with its word, and to which domain of the blueprint it belongs. Drawn here, in lines.
import { type Html, html } from '#platform/html.ts'

export type Picture = { kind: string; word: string; domain: string; lines: string }

/** Lines in a square of 48: a path a picture. */
export const pictures: readonly Picture[] = [
  {
    kind: 'art',
    word: 'Drawing and making',
    domain: 'wellbeing',
    lines: 'M8 40l4-11L33 8l7 7-21 21zM12 29l7 7M28 13l7 7',
  },
  {
    kind: 'music',
    word: 'Music',
    domain: 'wellbeing',
    lines:
      'M18 36V11l20-4v25M18 17l20-4M18 36a5 4 0 1 1-10 0a5 4 0 1 1 10 0M38 32a5 4 0 1 1-10 0a5 4 0 1 1 10 0',
  },
  {
    kind: 'drama',
    word: 'Acting',
    domain: 'wellbeing',
    lines: 'M9 10h30v12c0 10-7 17-15 17S9 32 9 22zM16 19h5M27 19h5M16 28c4 5 12 5 16 0',
  },
  {
    kind: 'dance',
    word: 'Dancing',
    domain: 'wellbeing',
    lines: 'M29 9a4 4 0 1 1-8 0a4 4 0 1 1 8 0M25 13l-2 13 9 8-3 9M23 26l-10 8-3 8M24 17l-12-4M24 17l13 5',
  },
  {
    kind: 'football',
    word: 'Football',
    domain: 'wellbeing',
    lines:
      'M42 24a18 18 0 1 1-36 0a18 18 0 1 1 36 0M24 16l8 6-3 9H19l-3-9zM24 16V6M32 22l9-3M29 31l5 8M19 31l-5 8M16 22l-9-3',
  },
  {
    kind: 'boxing',
    word: 'Boxing',
    domain: 'wellbeing',
    lines: 'M14 33V17c0-6 4-9 10-9s13 3 13 10c0 6-3 9-5 15zM14 24H9v-7h5M14 33h18v7H14zM24 17h7',
  },
  {
    kind: 'swimming',
    word: 'Swimming',
    domain: 'wellbeing',
    lines:
      'M38 14a4 4 0 1 1-8 0a4 4 0 1 1 8 0M8 24l12-9 10 10M4 32q5-5 10 0t10 0t10 0t10 0M4 40q5-5 10 0t10 0t10 0t10 0',
  },
  {
    kind: 'outdoors',
    word: 'Outdoors',
    domain: 'wellbeing',
    lines: 'M24 6L12 22h6L8 34h13v8h6v-8h13L30 22h6z',
  },
  {
    kind: 'growing',
    word: 'Growing things',
    domain: 'wellbeing',
    lines:
      'M24 34V16M24 22c-10 0-12-6-12-10 8 0 12 3 12 10M24 18c9 0 11-5 11-9-8 0-11 3-11 9M12 34h24l-3 9H15z',
  },
  {
    kind: 'animals',
    word: 'Animals',
    domain: 'wellbeing',
    lines: 'M10 42V28l-2-12 8 6h14c6 0 10 4 10 10v10M16 42v-8h16v8M40 32l4-8M13 27h1',
  },
  {
    kind: 'cooking',
    word: 'Cooking',
    domain: 'wellbeing',
    lines:
      'M8 20h28v14c0 5-3 8-8 8H16c-5 0-8-3-8-8zM36 24h8M16 14c-3-4 3-4 0-8M24 14c-3-4 3-4 0-8M32 14c-3-4 3-4 0-8',
  },
  {
    kind: 'building',
    word: 'Building things',
    domain: 'wellbeing',
    lines: 'M6 28h16v13H6zM22 28h18v13H22zM14 15h18v13H14zM10 28v-3h7v3M27 28v-3h7v3M19 15v-3h7v3',
  },
  {
    kind: 'computers',
    word: 'Computers',
    domain: 'wellbeing',
    lines: 'M7 9h34v24H7zM18 41h12M24 33v8M16 17l-4 4 4 4M32 17l4 4-4 4M26 15l-4 12',
  },
  {
    kind: 'talking',
    word: 'Somebody to talk to',
    domain: 'wellbeing',
    lines: 'M5 8h26v18H17l-6 7v-7H5zM35 17h8v17h-5v7l-7-7H20v-5',
  },
  {
    kind: 'friends',
    word: 'A small group',
    domain: 'wellbeing',
    lines:
      'M19 14a5 5 0 1 1-10 0a5 5 0 1 1 10 0M39 14a5 5 0 1 1-10 0a5 5 0 1 1 10 0M5 38V28c0-4 4-6 9-6s9 2 9 6v10zM25 38V28c0-4 4-6 9-6s9 2 9 6v10z',
  },
  {
    kind: 'family-time',
    word: 'Time with family',
    domain: 'wellbeing',
    lines: 'M6 24L24 8l18 16M10 21v20h28V21M24 36c-6-4-8-7-8-10c0-4 6-5 8-1c2-4 8-3 8 1c0 3-2 6-8 10',
  },
  {
    kind: 'breakfast',
    word: 'Breakfast club',
    domain: 'attendance',
    lines:
      'M8 20h24v12c0 5-4 8-9 8h-6c-5 0-9-3-9-8zM32 23h4c6 0 6 10 0 10h-4M14 14c-3-4 3-4 0-8M23 14c-3-4 3-4 0-8M6 44h30',
  },
  {
    kind: 'walking-in',
    word: 'Walking in together',
    domain: 'attendance',
    lines:
      'M20 10a4 4 0 1 1-8 0a4 4 0 1 1 8 0M36 10a4 4 0 1 1-8 0a4 4 0 1 1 8 0M16 15v14l-5 13M16 29l6 13M32 15v14l-5 13M32 29l6 13M16 19l8 7 8-7',
  },
  {
    kind: 'calm',
    word: 'A calm place',
    domain: 'behaviour',
    lines: 'M34 30a14 14 0 1 1-15-20a11 11 0 0 0 15 20M34 8v8M30 12h8M40 20v5M37 22h6',
  },
  {
    kind: 'reading',
    word: 'Reading',
    domain: 'academic',
    lines:
      'M24 13c-4-4-10-5-18-5v28c8 0 14 1 18 5c4-4 10-5 18-5V8c-8 0-14 1-18 5v28M12 16h6M12 23h6M30 16h6M30 23h6',
  },
  {
    kind: 'homework',
    word: 'Homework club',
    domain: 'academic',
    lines: 'M10 6h20l8 8v28H10zM30 6v8h8M16 20h16M16 27h16M16 34h9',
  },
  {
    kind: 'tuition',
    word: 'Somebody who teaches me',
    domain: 'academic',
    lines: 'M5 8h38v23H5zM11 15h10M11 21h6M27 25l8-11 4 3M14 31l-4 11M34 31l4 11',
  },
]

/** The picture of a kind; a plain circle stands in for one that is no more. */
export function pictureOf(kind: string): Picture {
  return pictures.find(each => each.kind === kind) ?? { ...ELSE, kind }
}

const ELSE = {
  word: 'Something else',
  domain: 'wellbeing',
  lines: 'M42 24a18 18 0 1 1-36 0a18 18 0 1 1 36 0M18 24h12M24 18v12',
}

/** Which picture was picked, of an activity as a page by link is told of it; -1 where somebody wrote words of their own. */
export function whichPicture(told: string): number {
  return pictures.findIndex(each => each.kind.replaceAll('-', ' ') === told)
}

/** The drawing alone: its word stands beside it. */
export function drawing({ lines }: Picture): Html {
  return html`<svg class="kith-picture" aria-hidden="true" focusable="false" viewBox="0 0 48 48"><path d="${lines}"/></svg>`
}
