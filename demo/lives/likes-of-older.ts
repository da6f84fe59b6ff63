// What young people in pretend lives are keen on, as in likes.ts.
import type { Like } from './likes.ts'

export const older: readonly Like[] = [
  [
    'football',
    [
      'the trial on Saturday',
      'a knee that clicks',
      'the under-fourteens',
      'playing left back',
      'the derby',
      'refereeing the little ones',
    ],
  ],
  [
    'drawing',
    [
      'hands, which are hardest',
      'a page of faces on the bus',
      'the sketchbook nobody sees',
      'ink without a pencil first',
      'a tattoo for nobody',
      'the mural by the gym',
    ],
  ],
  [
    'boxing',
    [
      'the pads on Thursday',
      'skipping for three minutes',
      'keeping the guard up',
      'the coach’s wraps',
      'sparring, not yet',
      'a medal in a sock',
    ],
  ],
  [
    'baking',
    [
      'brownies for the staff room',
      'bread that would not rise',
      'a birthday cake in two flavours',
      'the price of butter',
      'selling at the fair',
      'macarons, failed',
    ],
  ],
  [
    'music making',
    [
      'a beat at ninety',
      'the chorus that is missing',
      'a sample of the rain',
      'headphones with one ear',
      'writing the second verse',
      'four chords',
    ],
  ],
  [
    'bikes',
    [
      'a wheel that wobbles',
      'the jump by the canal',
      'changing an inner tube',
      'gears that slip',
      'a frame from the tip',
      'the repair stall',
    ],
  ],
  [
    'cooking',
    [
      'rice that does not stick',
      'the family curry',
      'knife skills',
      'a week’s dinners for twenty pounds',
      'dumplings',
      'the smoke alarm',
    ],
  ],
  [
    'chess',
    [
      'the fork with the knight',
      'a draw against the caretaker',
      'a game lost in nine moves',
      'an opening with a silly name',
      'the club at dinner',
      'speed chess',
    ],
  ],
  [
    'dance',
    [
      'the piece for the showcase',
      'a lift that scared everyone',
      'street against ballet',
      'the mirror wall',
      'counting to eight',
      'the audition tape',
    ],
  ],
  [
    'fishing',
    [
      'a roach, put back',
      'the lock at six in the morning',
      'maggots in the fridge',
      'the canal at dusk',
      'a rod with a history',
      'the fish that broke the line',
    ],
  ],
  [
    'the school band',
    [
      'the bass line',
      'a reed that squeaks',
      'the bridge in bar forty',
      'drumming on everything',
      'the concert in the yard',
      'trombone up the stairs',
    ],
  ],
  [
    'coding',
    [
      'a game with one level',
      'the bug in the jump',
      'a chatbot that only says no',
      'how loops work',
      'a website for the corner shop',
      'the robot that turns left',
    ],
  ],
  [
    'photography',
    [
      'puddles as mirrors',
      'a portrait of the bus driver',
      'black and white',
      'the shutter on the old camera',
      'light at four o’clock',
      'the exhibition in the corridor',
    ],
  ],
  [
    'horses',
    [
      'mucking out on Sundays',
      'a grey called Mabel',
      'falling off, twice',
      'plaiting a mane',
      'the farrier',
      'hay in everything',
    ],
  ],
  [
    'badminton',
    [
      'the drop shot',
      'doubles with a Year 10',
      'a racket with new strings',
      'serving short',
      'the club at the leisure centre',
      'a shuttlecock in the lights',
    ],
  ],
  [
    'hair and nails',
    [
      'a fade done well',
      'gel that lifts',
      'braids that took four hours',
      'the Saturday job',
      'colour theory',
      'practice heads',
    ],
  ],
  [
    'cricket',
    [
      'the yorker',
      'nets on Wednesdays',
      'umpiring signals',
      'a bat with tape on it',
      'a catch at slip',
      'ten not out',
    ],
  ],
  [
    'drama',
    [
      'the part with three lines',
      'crying on purpose',
      'stage left',
      'the prompt book',
      'a ghost with a cold',
      'improvising a queue',
    ],
  ],
  [
    'gardening',
    [
      'the school bed',
      'tomatoes from seed',
      'the war on slugs',
      'a compost that steams',
      'beans up a broom',
      'a cactus called Steve',
    ],
  ],
  [
    'sewing',
    [
      'a bag from jeans',
      'a zip, unpicked twice',
      'the machine with a mind',
      'hems for the whole family',
      'a jacket of patches',
      'a waistcoat for the prom',
    ],
  ],
]
