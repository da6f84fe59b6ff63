// What may lie behind trouble in lessons: sentence parts of pretend notes, as cause.ts says.
import type { Cause } from './cause.ts'

export const causesOfTrouble: readonly Cause[] = [
  {
    name: 'reading-aloud',
    fits: ['temper', 'learning'],
    own: {
      share: ['nine of eleven', 'seven of nine', 'five of six', 'eight of ten', 'six of eight'],
      book: [
        'a joke book',
        'a book about sharks',
        'a football annual',
        'a comic',
        'a ghost story',
        'a book of records',
      ],
    },
    asked: [
      'Asked what {he} does in the ten seconds before. “[Look for the door|Make someone laugh].”',
      'Asked {F} to read me a menu. {He} [told me what was on it|ordered] without looking.',
    ],
    found: [
      'It blows up when {he} is asked to read. We put the incidents beside the timetable: {share}.',
      '{F} would rather be sent out than read aloud, and has [got good at it|done so {share} times].',
    ],
    quotes: [
      '“I’m not [thick|slow]. The words [move|swim].”',
      '“Being naughty’s easier than being [slow|laughed at].”',
    ],
    later: [
      '“I read it to [{S}|{C}|the dog] and nobody had to help.”',
      '“[I finished|That’s] {book}. All of it.”',
    ],
    tried: [
      ['the report card', 'A report card. It became a list of what [went wrong|{he} already knew].'],
      [
        'reading to the little ones',
        'Reading to a younger class, {book}. Brave, and [too much|too many] at once.',
      ],
    ],
    fitted: [
      [
        'the page the night before',
        'Nobody asks {him} to read without warning. {He} has the page the [night|day] before.',
      ],
      [
        'the assessment',
        'A proper assessment: it has a name now, and a [coloured sheet|yellow overlay|larger print] that helps.',
      ],
    ],
    going: [
      'Read [two|three|four|five] lines [in class|to the table|to {A}], by choice.',
      '[A week|Eight days|Two weeks] with no sending out.',
      'Finished {book}; {he} has told [everyone|{A} and the cook].',
    ],
    setback: [
      'A supply teacher, cold reading, and out {he} went. {He} came to [find me|my door] instead of leaving the site.',
      'The [sheet|overlay] was lost and the temper found, in {hard}.',
    ],
    home: [
      'phone> {C} had the same at school, it turns out, and had never said so to {F}. [Now it is said|They talked].',
      'phone> Told {C} about reading ahead. They do {book} together, in silly voices.',
      'phone> Rang {C} with nothing bad: {he} read today. [Silence, then “say that again”|I had to say it twice].',
    ],
    school: ['{A} passed it on to all {his} teachers in one line, agreed with {F}.'],
    better: [
      '{F} [reads when {he} chooses|has put {his} hand up to read], and is sent out of {hard} no more.',
    ],
    not: [
      'The sendings-out go on, and reading is [part of it|where they start]. The assessment is [booked|asked for again] for {soonFor}.',
    ],
    steps: [
      ['The page the night before', 'School'],
      ['Ten minutes of a book {he} likes, together', 'Family'],
      ['Keep count of what went well', 'Link Worker'],
    ],
    line: 'Give me the page the night before. Please do not ask me to read out of the blue.',
    tell: 'Reading aloud without warning is hard for {F}. {He} would like the page the day before.',
  },
  {
    name: 'hungry',
    fits: ['temper', 'money'],
    own: {
      last: [
        'crisps, yesterday',
        'half a sandwich at five',
        'toast the night before',
        'what {S} left',
        'noodles, dry',
      ],
      food: ['toast', 'porridge', 'a bagel', 'beans on toast', 'a banana and milk'],
    },
    asked: [
      'Asked what {he} had had [today|since tea]. “{lastCap}.”',
      'Looked with {him} at when it goes wrong: [always|nearly always] between eleven and dinner.',
    ],
    found: [
      'All of it is before dinner. {He} had had {last}.',
      '{He} takes food from others’ trays. Not to be bad: to have some. {lastCap}, it turns out.',
    ],
    quotes: ['“I’m nice after dinner, ask [anyone|{A}].”', '“[{foodCap} first|Food first], then talking.”'],
    later: [
      '“I wasn’t even angry. I [was hungry and then I was angry|just needed {food}].”',
      '“[I do the {food} for two others now|I’m on {food} duty]. It’s a job.”',
    ],
    tried: [
      [
        'the free breakfast',
        'Free breakfast, offered in front of everyone. {He} said {he} wasn’t [hungry|bothered].',
      ],
      ['the snack if asked', 'A snack at break if {he} asked for it. {He} [never asks|asked once].'],
    ],
    fitted: [
      [
        '{food} at ten to nine',
        '{foodCap} with me at ten to nine, because I “[need somebody to check the register with|cannot eat alone]”.',
      ],
      ['the free meals', 'Free meals applied for with {C}; they came through within [the week|ten days].'],
    ],
    going: [
      '[Not one|Only one] slip before dinner this week, and {food} every day.',
      '{A} calls it the [toast|breakfast] effect.',
      'Sat through {hard} and says it was boring, [which is progress|which I count].',
    ],
    setback: [
      'No {food} on the [trip day|day of the late start], and we all saw the difference.',
      'The [gas|electric] ran out at home on [Wednesday|Tuesday|Sunday].',
    ],
    home: [
      'visit> {C} skips meals so that {F} does not. We went to the pantry [together|the same afternoon].',
      'phone> Energy voucher for {C}, by phone, on the spot: [forty-nine pounds|two weeks’ worth|the code came at once].',
      'phone> {C} is paid on the [fifteenth|last Friday]; the week before is the [thin|long] one. Put it in my diary.',
    ],
    school: ['There is a fruit bowl in the year office now, for anybody. {A} [fills it|paid for the first].'],
    better: ['With {food} inside {him} {F} [is the one who calms others|has had no slip for weeks].'],
    not: [
      '{foodCap} helps the mornings; the [afternoons|tempers] are as they were, so we look [further|again] at {hard}.',
    ],
    steps: [
      ['Something to eat at ten to nine, without a word', 'Link Worker'],
      ['Fruit in the year office', 'School'],
      ['The pantry on Thursdays', 'Family'],
    ],
    line: 'I am better after food.',
  },
  {
    name: 'corridor',
    fits: ['temper'],
    only: 'secondary',
    own: {
      spot: [
        'the back stairs',
        'the corridor by the gym',
        'the double doors',
        'the queue at B block',
        'the bridge',
      ],
      share: ['four of five', 'six of seven', 'five of eight', 'all but one'],
    },
    asked: [
      'Asked {him} to draw the day as a line. It goes up like [teeth|a saw], and the teeth are the bells.',
      'Walked from {hard} to the next lesson with {him}: {spot}, [and I see it|“here”, said {F}].',
    ],
    found: [
      'The lessons are all right. It is the getting from one to the next: {spot}, [a word|a shove], a push back.',
      'Of the slips [this term|this half-term], {share} happened at {spot}.',
    ],
    quotes: [
      '“I’m fine till someone touches my [bag|coat].”',
      '“[I can hear it coming|You know it’s coming] at {spot}.”',
    ],
    later: [
      '“I walked off. I [actually|really] walked off.”',
      '“Someone shoved me at {spot} and I just [came here|went round].”',
    ],
    tried: [
      ['the escort', 'Walking with a teacher past {spot}. “[Like a prisoner|Everyone stared].”'],
      ['the time-out card', 'A time-out card that [three|four] teachers did not know of.'],
    ],
    fitted: [
      [
        'the two minutes',
        'Leaves {hard} two minutes early, with a job: [taking the register down|a note to the office].',
      ],
      [
        'the way round',
        'Goes round by the library and not by {spot}. The librarian says good morning; it is as simple as that.',
      ],
    ],
    going: [
      '[Eight|Ten|Seven] bells, no trouble, for [six days|a week].',
      'Somebody shoved {him} and {he} came to tell me about it. That was all {he} did, at {spot} of all places.',
      'Off report. {He} asked for the paper [to take home|for the fridge].',
    ],
    setback: [
      'A fight at {spot}, not begun by {him}, not ended by {him} either.',
      'Two minutes early was forgotten by a [cover|new] teacher, and it showed at {spot}.',
    ],
    home: [
      'phone> {C} said: “They only ring when it’s bad.” I said I would ring when it is [good|not], and have.',
      'school> {C} came in to say sorry to the other family, and it was well [taken|meant].',
      'phone> Told {C} about {spot}. [{C} had pictured fights in class|“So it’s not the lessons?”].',
    ],
    school: [
      '{A} moved one lesson to the other building, away from {spot}. It was possible [after all|at once].',
    ],
    better: [
      '{spotCap} is [only a place|passed without thinking], and {F} is [off report|not on any list] since.',
    ],
    not: [
      '{spotCap} goes on costing us. School will [stagger the bells|put somebody there] {soon}, and {F} [knows|asked for it].',
    ],
    steps: [
      ['Out of the lesson two minutes early, with a job', 'School'],
      ['Ring home when it went well', 'Link Worker'],
      ['A word about the day before the phone comes out', 'Family'],
    ],
    line: 'Let me leave two minutes early. Please do not say “calm down”.',
  },
  {
    name: 'cover',
    fits: ['temper'],
    own: {
      many: ['five', 'four', 'six', 'three'],
      when: ['Thursdays', 'Mondays', 'Fridays'],
    },
    asked: [
      'Asked who at school knows what helps. {He} counted: [two|one and a half|“you, and the cook”].',
      'Asked what a good {hard} needs. “[The same person|Knowing who it is].”',
    ],
    found: [
      'When the usual teacher is away it falls apart. {F} likes to know who is there, and on {when} [never does|it changes].',
      '{He} had {many} teachers for {hard} this year.',
    ],
    quotes: [
      '“New people don’t know I’m [joking|trying].”',
      '“Just tell me before. That’s all I [want|need], tell me before.”',
    ],
    later: [
      '“I showed them my page. They [read it|said thanks].”',
      '“It was a cover and I [didn’t do anything|just did it].”',
    ],
    tried: [
      [
        'going out on cover days',
        'A rule that {he} goes out when it is cover. It made {him} feel the rule was {him}.',
      ],
      ['the note in the tray', 'A note for every cover teacher. It stayed in the [tray|pigeonhole].'],
    ],
    fitted: [
      ['the word at register', '{A} tells {him} at register who is away [today|and who comes instead].'],
      [
        'the page on the desk',
        'One page, “what helps me in class”, in {his} words. It is on the desk in {hard} [now|from Monday].',
      ],
    ],
    going: [
      '[Two|Three] cover lessons in {hard}, no slips.',
      'The cover teacher asked me who that [helpful|polite] one was.',
      '{He} showed the page to a new teacher by {himself}.',
    ],
    setback: [
      '{manyCap} covers in [one day|two days]. {He} lasted [two|most of them].',
      'A friend was sent home; {he} wanted to go [too|along].',
    ],
    home: [
      'phone> {C} heard good news on a [Friday|Thursday] and put it on speaker.',
      'phone> Went through the day’s slip with {C}, without blame, and made the next day’s plan for {hard}.',
      'phone> {C} asked why nobody [says before|tells them]. [A fair question|I took the question to {A}].',
    ],
    school: ['Cover slips now carry {his} page [at the back|in a folder], {A} saw to it.'],
    better: [
      '{F} [copes with cover|greets cover teachers] now; {he} says it is because {he} [is told|knows first].',
    ],
    not: [
      'On {when} it still goes wrong: [the timetable changes|there is no fixed teacher], and we [push for one|have asked for one] {soon}.',
    ],
    steps: [
      ['Say at register who is away', 'School'],
      ['The page on every desk', 'Link Worker'],
      ['Good days told on the phone, too', 'Family'],
    ],
    line: 'Tell me before if somebody else is taking us. I joke when I am nervous.',
    tell: 'A change of teacher is hard for {F}. A word beforehand is enough.',
  },
]
