// What may lie behind lessons that are too hard: sentence parts of pretend notes, as cause.ts says.
import type { Cause } from './cause.ts'

export const causesOfLearning: readonly Cause[] = [
  {
    name: 'numbers',
    fits: ['learning'],
    own: {
      gap: [
        'the seven times table',
        'taking away past a ten',
        'fractions',
        'what the columns stand for',
        'dividing',
        'telling the time',
      ],
      toy: ['counters', 'dominoes', 'coins', 'a pack of cards', 'bottle tops'],
    },
    asked: [
      'Asked {him} to teach me the sum. {He} got to [the second line|half-way] and stopped: {gap}.',
      'Played shop with {toy}. {He} [hid it well|was quick] until it came to {gap}.',
    ],
    found: [
      'Something was missed: {gap}. {He} counts under the table and hides it [well|with a laugh].',
      '{F} copies neatly and understands little of {gap}. The neatness had fooled [us all|{A}, and me].',
    ],
    quotes: [
      '“Everyone else has a trick and nobody told [me|me it].”',
      '“[I nod|I just write what’s next to me] till it’s over.”',
    ],
    later: ['“I got it. I got it without [looking|asking].”', '“{gapCap}. Go on. [Test me|Ask me any].”'],
    tried: [
      ['the extra sheets', 'Extra sheets on {gap}: more of what did not work.'],
      ['tutoring after school', 'Tutoring after school, when {he} was already [done in|somewhere else].'],
    ],
    fitted: [
      ['ten minutes with {toy}', 'Ten minutes each morning with {A} and {toy}. No sheets.'],
      [
        'the tuition before dinner',
        'Tuition twice a week before dinner: [three of them|a group of three], same level, some laughing.',
      ],
    ],
    going: [
      'Did the class work and not the special work, {gap} and all.',
      'Put a hand up in [maths|the lesson], and was [right|nearly right].',
      'Moved up a table; nobody made a thing of it [but {C}|at all].',
    ],
    setback: [
      'A test with {gap} in it, and the old face again.',
      'The tutor was [ill|away] for two weeks, and {gap} slipped a bit.',
    ],
    home: [
      'phone> {C} does shopping sums with {him} now: {F} [pays and counts the change|keeps the list].',
      'phone> {C} asked how to help. We said: ask {him} to teach you {gap}.',
      'phone> {C} never got {gap} either. [We laughed|“Don’t tell {him}.” I won’t].',
    ],
    school: ['The lesson begins with one that {he} can do: {A} [arranged it|looks to it].'],
    better: ['{gapCap} is [in|there], and {he} [is back with the class|does the same page as the others].'],
    not: [
      '{gapCap} goes in on Monday and is gone by [Thursday|Friday]. The SENCO will look at [memory|number] with {him} {soon}.',
    ],
    steps: [
      ['Begin with one that {he} can do', 'School'],
      ['Shopping sums at the weekend', 'Family'],
      ['Ask the tutor how it goes, fortnightly', 'Link Worker'],
    ],
    line: 'Begin with one I can do. Do not hold my paper up.',
  },
  {
    name: 'glasses',
    fits: ['learning'],
    only: 'primary',
    own: {
      fate: ['sat on', 'left on the bus', 'too small by now', 'under the settee', 'bent by {S}'],
      colour: ['green', 'red', 'see-through', 'blue with a stripe', 'leopard'],
    },
    asked: [
      'Asked what was on the wall [at the back|by the door]. “[Is|Was] there something?”',
      'Asked {F} to read {bit} off the board. {He} [guessed|made a joke].',
    ],
    found: [
      '{F} cannot see the board. The glasses were {fate}, and nobody had the bus fare to get new ones.',
      '{He} reads with {his} nose on the page. The glasses: {fate}, [last term|two years ago].',
    ],
    quotes: [
      '“The board’s all [soup|fluff] after the [first|second] word.”',
      '“I copy [the next one’s book|what they’ve got], it’s [neat|bigger].”',
    ],
    later: [
      '“Leaves have [edges|bits on]!”',
      '“I can see you’re not cross. I thought you were [always|sometimes] cross.”',
    ],
    tried: [
      ['the front seat', 'Moved to the front. It helped a little, and {he} felt [watched|told off].'],
      [
        'the letter home',
        'phone> A letter about the optician went home, the [third|fourth]. {C} [had kept them all|cannot get there by five].',
      ],
    ],
    fitted: [
      [
        'the {colour} ones',
        'visit> Went to the optician with {C} and {F} on [Saturday|the training day]. {He} chose {colour}.',
      ],
      ['the spare pair', 'A spare pair lives in the drawer of {A}: {colour}, [like the first|for luck].'],
    ],
    going: [
      'Reading on {his} own at [wet play|dinner], {colour} frames and all.',
      'Up [two book bands|a book band]. {A} [rang me|came] to say so.',
      'Wrote a whole page, [on the lines|with a margin], about {like}.',
    ],
    setback: [
      'The arm of the {colour} ones snapped; taped by the [site manager|caretaker], with a flourish.',
      'Somebody said something about {colour} frames. {A} dealt with it [the same day|there and then].',
    ],
    home: [
      'phone> {C} had been dreading the cost; it is free, and the fare [came|comes] from the fund.',
      'phone> {C} says {he} reads the [cereal box|bus stops|menu] aloud now.',
      'phone> Agreed with {C} on a spare: [one pair at home|never both in one bag].',
    ],
    school: ['All of {his} table’s books are in large print [for now|till the glasses come].'],
    better: [
      '{F} wears {colour} all day and reads [what {he} likes|everything], and the [spelling|writing] has followed.',
    ],
    not: [
      'The {colour} ones live in the [bag|drawer]. {He} says they [pinch|look silly]; we go back to the optician {soon}.',
    ],
    steps: [
      ['A spare pair in the drawer', 'School'],
      ['To the optician in the holiday', 'Family'],
      ['The fare from the fund', 'Link Worker'],
    ],
    line: 'I need my glasses. They are in the drawer.',
  },
  {
    name: 'nowhere-to-work',
    fits: ['learning', 'money'],
    only: 'secondary',
    own: {
      place: [
        'on the stairs',
        'in the bathroom',
        'on the top bunk',
        'at the bus stop',
        'under the coat rack',
      ],
      device: [
        'a phone with a cracked screen',
        'a tablet that {S} has first',
        'nothing at all',
        'an old laptop that shuts off',
      ],
    },
    asked: [
      'Asked where at home it is quiet. “{placeCap}.”',
      'Asked {him} to show me last night’s homework. It [was on|needed] {device}.',
    ],
    found: [
      'Homework is done {place}, because that is where the signal is, on {device}.',
      'Everything is online and there is {device}. {He} had been saying “[forgot|lost it]”.',
    ],
    quotes: [
      '“I didn’t forget it, I couldn’t [open|load] it.”',
      '“I do it {place}. [It’s fine till someone wants in|Nobody looks there].”',
    ],
    later: [
      '“I’ve never handed in [three|four] things in one week before.”',
      '“They said well done and I [hadn’t copied|did it all].”',
    ],
    tried: [
      ['the paper copies', 'Paper copies. They came [a day late|to the wrong form].'],
      ['the library after school', 'The library after school; it shut at [four|half past three].'],
    ],
    fitted: [
      [
        'the loan laptop',
        'A laptop on loan, set up together, with {his} own log-in and [a {like} background|no games, {his} idea].',
      ],
      [
        'homework club',
        'Homework club, [Tuesdays and Thursdays|three nights], with pizza [once a month|on the last Friday].',
      ],
    ],
    going: [
      'All homework in, [two|three] weeks running.',
      '{A} moved {him} up a set for [the trial month|now].',
      'Helped [another|two others] with the log-in.',
    ],
    setback: [
      'The charger broke. {He} was back {place} until [Monday|Thursday].',
      'Exam week at home with the little ones off: nothing got done, and {he} said so [straight|before I asked].',
    ],
    home: [
      'phone> {C} got the cheaper broadband tariff with us [on the phone|at the second try].',
      'phone> {C} cleared the end of the kitchen table between [five and six|six and seven]: no more {place}.',
      'phone> {C} had not known it was all online. [At {C}’s school it was books|Showed {C} the app].',
    ],
    school: ['Detentions for homework are stopped while this is sorted: {A} [agreed|told the others].'],
    better: [
      'The homework comes in, from [the table|home] and not {place}, and {hard} has [come up|gone up a set] with it.',
    ],
    not: [
      'There is a laptop now, and little homework. [The table is the question, not the screen|{He} is tired by five]: we try mornings {soon}.',
    ],
    steps: [
      ['A laptop on loan', 'School'],
      ['The kitchen table between five and six', 'Family'],
      ['A look at what is due, on Mondays', 'Link Worker'],
    ],
    line: 'If my homework is not in, ask me quietly why.',
  },
]
