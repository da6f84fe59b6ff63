// What may lie behind trouble in lessons, and lessons that are too hard: sentence parts of pretend notes, as in
// causes-of-absence.ts.
import type { Cause } from './cause.ts'

export const causesOfTrouble: readonly Cause[] = [
  {
    name: 'reading-aloud',
    fits: ['temper', 'learning'],
    found: [
      'It blows up when {he} is asked to read. We put the incidents beside the timetable: nine of eleven.',
      '{F} would rather be sent out than read aloud, and has got good at being sent out.',
    ],
    asked: 'Asked what {he} does in the ten seconds before. “Look for the door.”',
    quotes: ['“I’m not thick. The words move.”', '“Being naughty’s easier than being slow.”'],
    tried: [
      'A report card. It became a list of what went wrong.',
      'Reading to a younger class. Brave, and too much at once.',
    ],
    fitted: [
      'Nobody asks {him} to read without warning. {He} has the page the night before.',
      'A proper assessment: it has a name now, and a coloured sheet that helps.',
    ],
    helped: [
      'Read four lines in class. By choice.',
      'A week with no sending out.',
      'Finished a book. It was short, and {he} has told everyone.',
    ],
    setback: [
      'A supply teacher, cold reading, and out {he} went. {He} came to find me instead of leaving the site.',
      'A hard week; the sheet was lost and the temper found.',
    ],
    home: [
      '{C} had the same at school, it turns out, and had never said so to {F}.',
      'Told {C} about the page the night before. They read it together, in silly voices.',
    ],
    school: ['{A} passed it on to all {his} teachers in one line, agreed with {F}.'],
  },
  {
    name: 'hungry',
    fits: ['temper', 'money'],
    found: [
      'All of it is between eleven and dinner. {He} has had nothing since the night before.',
      '{He} takes food from others’ trays. Not to be bad: to have some.',
    ],
    asked: 'Asked what {he} had had today. “Crisps. Yesterday.”',
    quotes: ['“I’m nice after dinner, ask anyone.”', '“Toast first, then talking.”'],
    tried: [
      'Free breakfast, offered in front of everyone. {He} said {he} wasn’t hungry.',
      'A snack at break, if {he} asked for it. {He} never asks.',
    ],
    fitted: [
      'Toast with me at ten to nine, “because I need somebody to check the register with”.',
      'Free meals applied for with {C}, and they came through within the week.',
    ],
    helped: [
      'Not one slip before dinner this week.',
      '{A} calls it the toast effect.',
      'Sat through double maths. {He} says it was boring, which is progress.',
    ],
    setback: [
      'No toast on the training day and we all saw the difference.',
      'The gas ran out at home on Wednesday.',
    ],
    home: [
      '{C} skips meals so that {F} does not. We went to the pantry together.',
      'Energy voucher for {C}, by phone, on the spot.',
    ],
    school: ['There is a fruit bowl in the year office now, for anybody.'],
  },
  {
    name: 'corridor',
    fits: ['temper'],
    secondaryOnly: true,
    found: [
      'The lessons are all right. It is the getting from one to the next: pushing, a word, a push back.',
      'Four of five slips happened on the back stairs.',
    ],
    asked: 'Asked {him} to draw the day as a line. It goes up like teeth, and the teeth are the bells.',
    quotes: ['“I’m fine till someone touches my bag.”', '“I walked off. I actually walked off.”'],
    tried: [
      'Walking with a teacher. “Like a prisoner.”',
      'A time-out card that three teachers did not know of.',
    ],
    fitted: [
      'Leaves two minutes early, with a job: taking the register down.',
      'Goes round by the library. The librarian says good morning. It is as simple as that.',
    ],
    helped: [
      'Eight bells, no trouble, for six days.',
      'Somebody shoved {him} and {he} came to tell me about it. That was all {he} did.',
      'Off report. {He} asked for the paper to take home.',
    ],
    setback: [
      'A fight on the stairs, not begun by {him}, not ended by {him} either.',
      'Two minutes early was forgotten by a cover teacher, and it showed.',
    ],
    home: [
      '{C} said: “They only ring when it’s bad.” I said I would ring when it is good, and have.',
      '{C} came in to say sorry to the other family, and it was well taken.',
    ],
    school: ['{A} moved one lesson to the other building. It was possible after all.'],
  },
  {
    name: 'cover',
    fits: ['temper'],
    found: [
      'When the usual teacher is away it falls apart. {F} likes to know who is there.',
      '{He} had five teachers for one subject this year.',
    ],
    asked: 'Asked who at school knows what helps. {He} counted: two.',
    quotes: [
      '“New people don’t know I’m joking.”',
      '“Just tell me before. That’s all I want, tell me before.”',
    ],
    tried: [
      'A rule that {he} goes out on cover days. It made {him} feel the rule was {him}.',
      'A note for every cover teacher. It stayed in the tray.',
    ],
    fitted: [
      '{A} tells {him} at register who is away today.',
      'One page, “what helps me in class”, in {his} words. It is on the desk.',
    ],
    helped: [
      'Two cover lessons, no slips.',
      'The cover teacher asked me who that helpful one was.',
      '{He} showed the page to a new teacher by {him}self.',
    ],
    setback: ['Three covers in one day. {He} lasted two.', 'Suspension of a friend; {he} wanted to go too.'],
    home: [
      '{C} heard good news on a Friday and put it on speaker.',
      'Went through the day’s slip with {C}, without blame, and made the next day’s plan.',
    ],
    school: ['Cover slips now carry {his} page at the back.'],
  },
  {
    name: 'numbers',
    fits: ['learning'],
    found: [
      'Something was missed: {he} counts on fingers under the table and hides it well.',
      '{F} copies neatly and understands little of it. The neatness had fooled us all.',
    ],
    asked: 'Asked {him} to teach me the sum. {He} got to the second line and stopped.',
    quotes: ['“Everyone else has a trick and nobody told me.”', '“I got it. I got it without looking.”'],
    tried: [
      'Extra sheets. More of what did not work.',
      'Tutoring after school, when {he} was already done in.',
    ],
    fitted: [
      'Ten minutes each morning with {A} and a box of counters. No sheets.',
      'Tuition twice a week before dinner, three of them, same level, some laughing.',
    ],
    helped: [
      'Did the class work and not the special work.',
      'Put a hand up in {hard}.',
      'Moved up a table. Nobody made a thing of it.',
    ],
    setback: ['A test, and the old face again.', 'The tutor was ill for two weeks and it slipped a bit.'],
    home: [
      '{C} does shopping sums with {him} now, {F} pays and counts the change.',
      '{C} asked how to help. We said: ask {him} to teach you.',
    ],
    school: ['The teacher of {hard} begins with one that {he} can do.'],
  },
  {
    name: 'glasses',
    fits: ['learning'],
    primaryOnly: true,
    found: [
      '{F} cannot see the board. The glasses were sat on in autumn and nobody had the bus fare to get new ones.',
      '{He} reads with {his} nose on the page. The eye test was two years ago.',
    ],
    asked: 'Asked what was on the wall at the back. “Is there something?”',
    quotes: ['“Leaves have edges!”', '“I can see you’re not cross. I thought you were always cross.”'],
    tried: [
      'Moved to the front. It helped a little, and {he} felt watched.',
      'A letter home about the optician, the third.',
    ],
    fitted: [
      'Went to the optician with {C} and {F} on Saturday. {He} chose green.',
      'A spare pair lives in the drawer at school.',
    ],
    helped: [
      'Reading on {his} own at wet play.',
      'Up two book bands. {A} rang me to say so.',
      'Wrote a whole page, on the lines.',
    ],
    setback: [
      'The arm snapped. Taped by the site manager, with a flourish.',
      'Somebody said something about the glasses. {A} dealt with it the same day.',
    ],
    home: [
      '{C} had been dreading the cost; it is free, and the fare came from the fund.',
      '{C} says {he} reads the cereal box aloud now.',
    ],
    school: ['All of {his} table’s books are in large print for now.'],
  },
  {
    name: 'nowhere-to-work',
    fits: ['learning', 'money', 'home'],
    secondaryOnly: true,
    found: [
      'Homework is done on a phone with a cracked screen, on the stairs, because the stairs have the signal.',
      'Everything is online and there is no laptop. {He} had been saying “forgot”.',
    ],
    asked: 'Asked where at home it is quiet. “In the bathroom.”',
    quotes: [
      '“I didn’t forget it, I couldn’t open it.”',
      '“I’ve never handed in three things in one week before.”',
    ],
    tried: ['Paper copies. They came a day late.', 'The library after school; it shut at four.'],
    fitted: [
      'A laptop on loan, set up together, with {his} own log-in.',
      'Homework club, Tuesdays and Thursdays, with pizza once a month.',
    ],
    helped: [
      'All homework in, two weeks running.',
      '{A} moved {him} up a set for the trial month.',
      'Helped another with the log-in.',
    ],
    setback: [
      'The charger broke. Replaced on Monday.',
      'Exam week at home with the little ones off: nothing got done, and {he} said so straight.',
    ],
    home: [
      '{C} got the cheaper broadband tariff with us on the phone.',
      '{C} cleared the end of the kitchen table between five and six.',
    ],
    school: ['Detentions for homework stopped while this is sorted.'],
  },
]
