// What may lie behind trouble at home: sentence parts of pretend notes, as cause.ts says.
import type { Cause } from './cause.ts'

export const causesAtHome: readonly Cause[] = [
  {
    name: 'grandad',
    fits: ['worry', 'home'],
    own: {
      gone: ['grandad', 'great-nan', '{his} uncle', 'the old neighbour who was like a grandad'],
      thing: ['cap', 'watch', 'scarf', 'key ring', 'penknife', 'radio', 'library card'],
      did: [
        'did the school run',
        'minded {him} after school',
        'made the Sunday dinner',
        'came to every match',
        'taught {him} cards',
      ],
    },
    asked: [
      'Asked who would be proud of {him}. It went quiet, and then came {gone}.',
      'Asked about the {thing} in {his} bag. It was {gone}’s.',
    ],
    found: [
      '{goneCap} passed away [before the summer|in the winter|two years since], {did} for years, and nobody had told the school.',
      '{He} keeps {gone}’s {thing} in the bag, and told me [about it for twenty minutes|the whole story at the fence].',
    ],
    quotes: [
      '“[Always|Every day it was] see you at three, and now nobody says it.”',
      '“[People stopped saying the name|We don’t talk about it at ours], so I just think it.”',
    ],
    later: [
      '“I can talk about it now without my [throat going|voice doing that thing].”',
      '“[I told the joke about the {thing}|I did the voice], and {C} laughed.”',
    ],
    tried: [
      ['the leaflet', 'A leaflet on loss. {F} folded it into [a plane|a boat|a very good hat].'],
      [
        'the counsellor',
        'Suggested a counsellor [straight away|in the first week]. Too soon: {he} said no, and I said [fine|that is fine].',
      ],
    ],
    fitted: [
      [
        'the memory box',
        'A memory box, made over [three|four|two] dinner times, with the {thing} in it; {A} lent the [glue gun|good paper].',
      ],
      [
        'the group in town',
        '[Six|Five] sessions with the bereavement group in town. I [went along to|sat outside] the first.',
      ],
    ],
    going: [
      '{F} laughed, telling me of {gone} and [the shed|the dog|the caravan|the wrong bus].',
      'Went to see the others at the group [without me|by {himself}].',
      'Has started coming in by the [gate|door] where {gone} used to [stand|wait].',
    ],
    setback: [
      'It was {gone}’s birthday. {He} came out of {hard} and we sat [on the step|by the bins|under the big tree].',
      'A sad week: [a new baby in the family and everybody busy|the headstone is up|the house is being cleared].',
    ],
    home: [
      'phone> {C} is grieving for {gone} too, and has not had anybody ask. We talked a [long time|good while].',
      'visit> {C} found the photos of {gone} that {F} wanted. We looked at [all|forty] of them.',
      'phone> {C} had kept it from school “not to make a fuss”. [We made a small one|No fuss was made].',
    ],
    school: ['{A} knows the dates to look out for now: {gone}’s birthday, and the [day|week] itself.'],
    better: [
      '{F} speaks of {gone} in the middle of other things, which is [where it belongs|how it should be].',
    ],
    not: [
      '{F} [shuts like a box|goes silent] when {gone} comes up, and I have stopped saying it first. [The door is open|It is {his} to open].',
    ],
    steps: [
      ['The dates that are hard, in the register', 'School'],
      ['The name is said at home', 'Family'],
      ['Half an hour a week with the box', 'Link Worker'],
    ],
    line: 'If I go quiet, give me a minute. It is not about you.',
    tell: 'There was a loss in the family. {F} would like you to know, and not to ask in class.',
  },
  {
    name: 'moving',
    fits: ['home', 'money'],
    own: {
      where: [
        'one room, two beds',
        'a hotel by the ring road',
        'the floor of a cousin’s flat',
        'the temporary flat over the shop',
        'two rooms and a shared kitchen',
      ],
      left: ['the fish tank', 'the bike', 'the good duvet', 'a box of drawings', 'the bunk bed', 'the cat'],
    },
    asked: [
      'Asked {him} to draw {his} room. {He} drew [a suitcase|a door|everybody in it at once].',
      'Asked what {he} misses. {leftCap}, at once; then, [later|on the stairs], {his} own door.',
    ],
    found: [
      'They have been in {where} since [last year|the spring|the eviction|the fire next door].',
      '{F} has moved [four times in three years|three times since Year {yearBefore}]. {leftCap} is in [somebody’s garage|a lock-up|a place nobody says].',
    ],
    quotes: [
      '“I don’t unpack any more, [it’s quicker|there’s no point].”',
      '“It’s {where}. [It’s fine. It’s loud|You can hear everyone’s telly].”',
    ],
    later: [
      '“When we get a door I’m having a sign on it. [About {like}|It says knock].”',
      '“I’ve got a [shelf|drawer|peg] that’s just mine.”',
    ],
    tried: [
      [
        'the letter to housing',
        'phone> Wrote to housing. A letter came back [with the old address on it|about somebody else|in six weeks].',
      ],
      [
        'keeping things here',
        'Offered a place to keep things at school. {He} took everything home again [the next day|by Friday].',
      ],
    ],
    fitted: [
      [
        'the meeting with housing',
        'school> Housing officer, {C} and I in one room [at last|on {day}]: they are on the right list now.',
      ],
      [
        'the box with the key',
        'A box in the cupboard of {A}, with a lock and one key. {F} has [the key|it on a string].',
      ],
    ],
    going: [
      'There is a [date|viewing|number on a list] for a flat, [five|ten] minutes from school.',
      '{F} did homework in the library [every night|four nights] this week, as {where} has no table.',
      'A bed each, from the charity, up by [Friday|the weekend].',
    ],
    setback: [
      'phone> The viewing [fell through|went to somebody else]. {C} held it together until {F} was in class.',
      'Moved on a day’s notice, [further out|two buses away]. In school every day [all the same|even so].',
    ],
    home: [
      'visit> Filled in the medical form with {C}: it took [the morning|two hours].',
      'visit> {C} had not eaten. We got the [food parcel|pantry card] sorted before anything else.',
      'phone> {C} asked if the school would [mind|move them off]. It would not, and I said so [twice|again].',
    ],
    school: [
      'Homework is never “forgotten” for {F} [this term|for now]: {he} may do it [here|at dinner, with {A}].',
    ],
    better: [
      'They have [the keys|a tenancy|a door], and {F} has unpacked: [first the books|the {like} things first].',
    ],
    not: [
      'Still {where}. [The review of the list|The next panel] is {soon}, and I have the [date|officer’s name].',
    ],
    steps: [
      ['Homework at school until there is a table', 'School'],
      ['The housing list, rung every Friday', 'Link Worker'],
      ['Letters from the council kept in one bag', 'Family'],
    ],
    tell: 'The family is between homes. {F} does homework at school for now.',
  },
  {
    name: 'parting',
    fits: ['worry', 'home'],
    own: {
      bag: ['a sports bag', 'a rucksack', 'two carrier bags', 'a wheelie case'],
      swap: ['Friday', 'Wednesday', 'Sunday night', 'every other Friday'],
    },
    asked: [
      'Asked which day is the longest. “{swapCap}, because you don’t know who’s there.”',
      'Asked what is in {bag}. {F} [emptied it to show me|told me by heart]: two of this, none of that.',
    ],
    found: [
      '{F}’s parents parted [in the winter|last summer|a year ago], and {he} packs {bag} for {swap}. That is when it goes wrong.',
      '{He} thinks it was the argument about {his} [phone|school trip|trainers] that did it.',
    ],
    quotes: [
      '“I’ve got two toothbrushes and no [pencil case|PE kit|coat].”',
      '“[They both say ask the other one|One says yes, one says no]. I’m not a post office.”',
    ],
    later: [
      '“It’s not my fault. [I say it till I believe it|I’ve nearly got it learned].”',
      '“I told them both the same thing on [{swap}|the phone], like we practised.”',
    ],
    tried: [
      ['the wall calendar', 'A calendar on the wall: only one of the two homes [kept it|had a wall for it].'],
      [
        'the joint meeting',
        'school> Asked both in together. It was too soon: [ten minutes|a quarter of an hour], and one left.',
      ],
    ],
    fitted: [
      [
        '{his} own calendar',
        '{F} has {his} own calendar, in [green and orange|blue and red|two colours of {his} own], and both homes have a photo of it.',
      ],
      [
        'the agreed sentence',
        'school> Both came, on different days, and said the same [sentence|thing] to {him}. We had agreed on the [words|sentence].',
      ],
    ],
    going: [
      '{swapCap} without tears, and [a weekend|two days] {he} wanted to tell about.',
      '[Pencil case|Toothbrush|PE kit] number two lives at the other house [now|since {day}].',
      'Told {A} by {himself} which home it is [this week|today].',
    ],
    setback: [
      'Plans changed at the gate, and {he} would not go in to [class|{hard}].',
      'A hard fortnight round the [court date|solicitor’s letter|birthday].',
    ],
    home: [
      'phone> Told {C} what {F} had said about fault, as {he} had asked me to. [The other house was rung that evening|A long quiet, then thanks].',
      'phone> {C} thanked me for not taking sides. [I had wanted to, once|It is harder than it sounds].',
      'phone> Sorted with {C} who [collects|signs|rings in] on {swap}.',
    ],
    school: ['Both homes get the letters now. It was [a box on a form|one tick in the system], {A} found.'],
    better: [
      '{swapCap} is [a day like others|only a day] now, and {F} [argues about {like}, not about homes|unpacks {bag}].',
    ],
    not: [
      '{swapCap} is as hard as it was: the two homes [do not speak|write through others], and {F} [carries what is not said|is the messenger].',
    ],
    steps: [
      ['Letters to both homes', 'School'],
      ['One calendar, in {his} colours', 'Family'],
      ['A quarter of an hour before the change of homes', 'Link Worker'],
    ],
    line: 'Some days I have the wrong bag. It is not that I forgot.',
    tell: '{F} lives in two homes. Things may be at the other one.',
  },
]
