// What children and young people in pretend lives are keen on, each with a few things that one would talk about with them.
export type Like = readonly [name: string, bits: readonly string[]]

export const younger: readonly Like[] = [
  [
    'drawing',
    [
      'a horse with six legs',
      'how to shade a nose',
      'the dragon on page two',
      'a map of a town that is not there',
      'eyes that look sideways',
      'the new gel pens',
    ],
  ],
  [
    'football',
    [
      'the save of the week',
      'a left-foot volley',
      'swapping the gold card',
      'being captain on Friday',
      'the offside rule, with pencils',
      'a goal from the halfway line',
    ],
  ],
  [
    'dogs',
    [
      'the neighbour’s greyhound',
      'why dogs tilt their heads',
      'a puppy called Biscuit',
      'the list of names for a dog',
      'what a whippet eats',
      'the dog show on telly',
    ],
  ],
  [
    'dinosaurs',
    [
      'the dinosaur with the club tail',
      'which dinosaur would win',
      'feathers on dinosaurs, yes or no',
      'a tooth from the museum',
      'how to say pachycephalosaurus',
      'the egg in the book',
    ],
  ],
  [
    'baking',
    [
      'flapjack without nuts',
      'a cake that sank',
      'the gingerbread roof',
      'whose turn it is to lick',
      'a plait made of dough',
      'purple icing',
    ],
  ],
  [
    'gymnastics',
    [
      'the cartwheel, both sides',
      'a walkover, nearly',
      'chalk on everything',
      'the beam at the club',
      'badge four',
      'how to land without a thump',
    ],
  ],
  [
    'building dens',
    [
      'the den behind the garages',
      'a roof of bin bags',
      'who holds the torch',
      'the password',
      'a door that locks from inside',
      'the wet plank',
    ],
  ],
  [
    'card tricks',
    [
      'the queen that comes back',
      'how to palm a coin',
      'a false shuffle',
      'the trick that went wrong',
      'guessing my card',
      'the deck with the bent six',
    ],
  ],
  [
    'snails',
    [
      'the race on the windowsill',
      'the snail called Turbo',
      'where snails sleep',
      'lettuce against cucumber',
      'the trail on the bin',
      'a shell as small as a pea',
    ],
  ],
  [
    'dancing',
    [
      'the routine for the show',
      'a spin and a half',
      'the bit of the routine with the arms',
      'who dances in front',
      'a song on repeat',
      'dancing in socks',
    ],
  ],
  [
    'trains',
    [
      'the class 150 at platform two',
      'why the points froze',
      'a timetable by heart',
      'the model in the loft',
      'the night mail',
      'the longest tunnel',
    ],
  ],
  [
    'the school choir',
    [
      'the low part',
      'a solo of four bars',
      'the song in a round',
      'breathing before the long line',
      'standing next to the piano',
      'the concert at the home',
    ],
  ],
  [
    'comics',
    [
      'the comic where the cat talks',
      'speech bubbles in the right order',
      'a hero who is scared of lifts',
      'page nine',
      'a villain made of custard',
      'how to letter a shout',
    ],
  ],
  [
    'swimming',
    [
      'the deep end',
      'a whole length under water',
      'badge three',
      'goggles that leak',
      'the wave machine',
      'backstroke into the rope',
    ],
  ],
  [
    'space',
    [
      'how cold Neptune is',
      'the moon through binoculars',
      'a rocket of kitchen roll',
      'who presses the button at the launch',
      'the rings of Saturn',
      'what astronauts do about socks',
    ],
  ],
  [
    'knitting',
    [
      'the scarf that grew',
      'a dropped stitch',
      'a hat for an egg',
      'wool the colour of mustard',
      'learning to cast on',
      'a hole in the scarf, on purpose',
    ],
  ],
  [
    'hedgehogs',
    [
      'the box in the garden',
      'what hedgehogs may not drink',
      'the hedgehog on the verge',
      'why prickles are hair',
      'what one weighs before winter',
      'the rescue at the farm',
    ],
  ],
  [
    'magnets',
    [
      'the paper clip boat',
      'why coins will not stick',
      'a train without wheels',
      'the strongest one in the drawer',
      'a compass from a needle',
      'the fridge experiment',
    ],
  ],
  [
    'lego',
    [
      'the bridge that held a shoe',
      'a lift with a string',
      'the missing hinge',
      'a hospital for space people',
      'instructions thrown away',
      'what the grey pieces are for',
    ],
  ],
  [
    'beads',
    [
      'the bracelet in code',
      'a knot that stays',
      'who gets the turquoise',
      'a necklace for the teddy',
      'beads with tiny letters',
      'the spilled tray',
    ],
  ],
]
