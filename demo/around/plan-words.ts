// Words of pretend plans, by what lies behind a difficulty: the goal as the child says it, what each does, and what parent and
// school think is behind it. Braces are filled as in the notes (../lives/speech.ts).
import { children } from '#test/cast.ts'

export type PlanOfCause = {
  aim: string
  iDo: string
  youDo: string
  parent: string
  school: string
  /** What was found that nobody had named, and which help came. */
  need?: readonly [
    kind: 'hearing-sight' | 'caring' | 'health' | 'home' | 'money' | 'feelings',
    what: string,
    help: string,
  ]
}

export const PLAN_OF: Record<string, PlanOfCause> = {
  sleep: {
    aim: 'I want to wake up before the third alarm',
    iDo: 'Phone downstairs at nine.',
    youDo: '{C} says good night, and my Link Worker asks on Fridays how it went.',
    parent: 'I am out before anybody is up, so there is nobody to say lights out.',
    school: 'Tired by ten o’clock, most days.',
  },
  caring: {
    aim: 'I want somebody else to know when it is a bad day at home',
    iDo: 'I put my card on {A}’s desk.',
    youDo: '{A} looks for the card and asks nothing in class.',
    parent: 'More falls to {F} than should, and I see it.',
    school: 'Late, and never says why.',
    need: ['caring', 'Looks after somebody at home before school', 'Young carers’ group, Wednesdays'],
  },
  bus: {
    aim: 'I want to get on the bus by myself',
    iDo: 'I walk to the stop with a friend.',
    youDo: 'A pass, and somebody at the other end the first week.',
    parent: 'The second bus does not wait, and then the day is lost.',
    school: 'Comes at ten or not at all.',
  },
  tummy: {
    aim: 'I want my tummy to be quiet on Mondays',
    iDo: 'I breathe out for longer than in.',
    youDo: '{A} meets me at the side door.',
    parent: 'It hurts for real, and it is gone on Saturdays.',
    school: 'In the medical room before {hard}.',
    need: ['feelings', 'Worry that shows as tummy ache', 'Weekly hour with somebody to talk to'],
  },
  numbers: {
    aim: 'I want to put my hand up in maths once a week',
    iDo: 'I say one answer to my partner first.',
    youDo: '{A} tells me which question it will be.',
    parent: 'Nobody ever sat with us over sums either.',
    school: 'Stops before the second line.',
  },
  glasses: {
    aim: 'I want to read the board from my own seat',
    iDo: 'I keep them on until dinner.',
    youDo: 'Nobody says anything about them.',
    parent: 'We missed the letter about the eye test.',
    school: 'Copies from a neighbour.',
    need: ['hearing-sight', 'Does not see the board', 'Eye test and two pairs of glasses'],
  },
  'nowhere-to-work': {
    aim: 'I want a table that is mine for an hour',
    iDo: 'I go to the library on Tuesdays.',
    youDo: '{C} minds the little ones then.',
    parent: 'There are five of us and one table.',
    school: 'Homework comes seldom.',
    need: ['home', 'Nowhere at home to work', 'Homework club, and a desk that folds'],
  },
  'reading-aloud': {
    aim: 'I want to read one line out loud and live',
    iDo: 'I practise it to the dog.',
    youDo: '{A} asks me the day before.',
    parent: 'The same happened to me at that age.',
    school: 'Makes trouble when the book comes round.',
  },
  hungry: {
    aim: 'I want to have had something before nine',
    iDo: 'I go in by the kitchen door.',
    youDo: 'Breakfast is there and nobody counts.',
    parent: 'By the last week of the month it is toast or nothing.',
    school: 'Snaps before break, never after dinner.',
    need: ['money', 'Not enough food at home at the end of the month', 'Breakfast club and a food parcel'],
  },
  corridor: {
    aim: 'I want to get from one lesson to the next without anything happening',
    iDo: 'I leave when the card says so.',
    youDo: 'Two minutes before the bell, and nobody asks why.',
    parent: 'It is the crowd, it always was.',
    school: 'Trouble between lessons, hardly in them.',
  },
  cover: {
    aim: 'I want to stay in the room when it is somebody new',
    iDo: 'I ask for the seat by the wall.',
    youDo: '{A} tells me in the morning who it will be.',
    parent: 'New people frighten {him}, and it looks like cheek.',
    school: 'Good with those who know {him}.',
  },
  breath: {
    aim: 'I want to run a whole break',
    iDo: 'Blue one before PE.',
    youDo: 'One lives at school.',
    parent: 'The nights are bad when it is damp.',
    school: 'Away after every cold week.',
    need: [
      'health',
      'Asthma that nobody had looked at for two years',
      'Nurse’s clinic, and a plan for school',
    ],
  },
  uniform: {
    aim: 'I want to look like everybody else on Monday',
    iDo: 'I hang it up on Friday.',
    youDo: 'A second set, and no questions.',
    parent: 'It does not dry by morning.',
    school: 'Sent to the office for the wrong shoes, twice.',
    need: ['money', 'One uniform, and no way to dry it', 'A second set from the school’s shop'],
  },
  alone: {
    aim: 'I want somebody to be there in the morning',
    iDo: 'I ring when I am at the corner.',
    youDo: 'Somebody walks in with me.',
    parent: 'My shift begins before theirs does.',
    school: 'In late on the same days each week.',
    need: ['home', 'Nobody at home in the mornings', 'Breakfast club from half past seven'],
  },
  noise: {
    aim: 'I want to eat my dinner somewhere quiet',
    iDo: 'I show the card.',
    youDo: 'A table by the window, with a friend.',
    parent: 'At home {he} puts the cushions round {his} ears.',
    school: 'Leaves the hall before pudding.',
  },
  'left-out': {
    aim: 'I want one person to sit with',
    iDo: 'I ask one question a day.',
    youDo: 'A small group, Thursdays.',
    parent: 'There were parties {he} was not asked to.',
    school: 'Alone by the wall at break.',
  },
  'group-chat': {
    aim: 'I want to look at my phone and not feel sick',
    iDo: 'I show {C} before I answer.',
    youDo: 'School deals with what was written.',
    parent: 'It goes on all night, and then it comes to school.',
    school: 'Quarrels on Mondays about weekends.',
  },
  'new-here': {
    aim: 'I want to know the way and two names',
    iDo: 'I say hello to the same person each day.',
    youDo: 'Somebody who speaks my language, once a week.',
    parent: 'We know nobody here yet.',
    school: 'Quiet, and alone.',
  },
  grandad: {
    aim: 'I want to talk about Grandad and not only cry',
    iDo: 'I bring one photo.',
    youDo: 'Time on Wednesdays, in the quiet room.',
    parent: 'We none of us talk about it.',
    school: 'Somewhere else in lessons since spring.',
    need: ['feelings', 'Grief that nobody had asked about', 'Six weeks with somebody who knows about grief'],
  },
  moving: {
    aim: 'I want one thing to stay the same every week',
    iDo: 'I choose the thing.',
    youDo: 'It happens on Tuesdays, whatever else.',
    parent: 'We have moved three times, and another letter came.',
    school: 'Tired, and without a bag.',
    need: ['home', 'Living in one room, for now', 'A letter to the council and a storage box at school'],
  },
  parting: {
    aim: 'I want to know on Friday where I am at the weekend',
    iDo: 'I keep the calendar.',
    youDo: 'Both write on it by Thursday.',
    parent: 'We do it through the children, and we should not.',
    school: 'Fridays are the hard day.',
  },
}

export const HOPES: readonly string[] = [
  'To work with {like}, or something like it.',
  'To have a key of my own, and a room with a door.',
  'To be somebody others come to when it is hard.',
  'To finish school, and to come back here to show it.',
  'To have {like} as my job, and a dog.',
  'To be good at {hard}, only to see their faces.',
  'To live near {C} and not in the same house.',
  'To go somewhere by plane, and to know the way.',
]
export const KNOW_ME: readonly string[] = [
  'Ask me about {like} before you ask about anything else.',
  'I am not being rude. I am thinking.',
  'If I go quiet, wait.',
  'I like it when people say what comes next.',
  'Do not ask me in front of everybody.',
  'I remember when somebody keeps a promise.',
]
export const STRENGTHS: readonly string[] = [
  'Knows a great deal about {like}, and tells it so that others listen.',
  'Notices who is left out.',
  'Comes back after a bad day.',
  'Makes {A} laugh.',
  'Looks after others without being asked.',
  'Stays with a thing until it works.',
]
export const GOOD_FOR_ME: readonly string[] = [
  '{C}. {A}. An hour of {like}.',
  '{A}’s room, with the door half open.',
  '{like}, and not being asked for ten minutes.',
  'A walk with {C} on Sundays.',
  'When my Link Worker is there on Monday.',
]
export const NETWORK: readonly (readonly [aim: string, iDo: string, youDo: string, helps: string])[] = [
  [
    'We want two people we can ring when it is late',
    'I say whom I would ring.',
    'My Link Worker rings them with us the first time.',
    '{C} and a neighbour',
  ],
  [
    'We want to know one other family from the class',
    'I ask them to the park.',
    'School says it to both of us.',
    '{C} and another parent',
  ],
  [
    'We want to find our own way to the {like} club',
    'I put it on the fridge.',
    'Someone goes with us the first two times.',
    '{C} and the club',
  ],
  [
    'We want somebody of our own to walk in with on hard days',
    'I ask the one next door.',
    'My Link Worker walks until then.',
    '{C} and next door',
  ],
]
export const READY: readonly string[] = [
  'When I like being in the room',
  'When mornings are all right for two weeks',
  'When I have met them once with my Link Worker',
]

/** What two of the cast say of themselves (../../test/cast.ts), by their pupil number. */
export const OF_CAST: Record<string, Record<'hopes' | 'strengths' | 'protective', string>> = {
  [children.zofia.upn]: {
    hopes: 'To look after animals when they are ill, and to have a hamster.',
    strengths: 'Quick, in Polish. Draws hedgehogs that look back at you.',
    protective: 'Mum. The hedgehog book. The seat from which one sees the door.',
  },
  [children.jayden.upn]: {
    hopes: 'To teach little ones to box, and how to stop.',
    strengths: 'Holds his guard well. Finds the minute in which it went wrong, by himself.',
    protective: 'Nan. The walk round the field. The librarian’s room.',
  },
}
