// What may lie behind days missed, and what was tried: sentence parts of pretend notes, as cause.ts says.
import type { Cause } from './cause.ts'

export const causesOfAbsence: readonly Cause[] = [
  {
    name: 'sleep',
    fits: ['attendance'],
    own: {
      late: [
        'a football game',
        'videos of people cooking',
        'the group chat',
        'building things in a game',
        'a series',
        'music with headphones',
      ],
      hour: ['half past eleven', 'midnight', 'gone twelve', 'one', 'nearly two'],
      shift: [
        'early shifts',
        'the bakery at five',
        'cleaning before six',
        'the depot at half past four',
        'the care home mornings',
      ],
      spot: [
        'the kitchen drawer',
        'the bread bin',
        'the hall table',
        'the top of the fridge',
        'the basket by the door',
      ],
    },
    asked: [
      '[Asked|I asked {F}] what a good morning [looks like|would look like]. “One where I slept,” [{he} said, and laughed|was the answer, with a yawn|straight off].',
      'We drew last night as a line, [from tea to sleep|from the bell to the pillow], and the long bit at the end was {late}.',
    ],
    found: [
      '[It is sleep more than school|So it is the nights, not the lessons]: {late} until {hour}, [most nights|four nights of seven|whenever nobody looks in].',
      '{F} falls asleep after {hour}. {C} is in bed [before {him}|by nine], because of {shift}, so nobody says lights out.',
    ],
    quotes: [
      '“I do want to come in. [It’s just my body’s not awake|My legs come, my head’s still in bed].”',
      '“[Everyone’s asleep but me|It’s the only bit of the day that’s mine], so I do {late}.”',
    ],
    later: [
      '“When I’ve slept I’m actually [alright|quite good|fine] at [it|{hard}].”',
      '“I saw {hour} on the clock once this week. [Once|Only once, mind].”',
    ],
    tried: [
      [
        'the early text',
        'Tried a text from me at [seven|ten to seven]. {He} [slept through it|read it at dinner time|answered it from under the covers], [three days of four|all week].',
      ],
      [
        'the bedtime calendar',
        'The bedtime calendar [went in the bin|became a drawing|stopped] after [four|three|five] days: [fair enough, {he} is too old for it|“it’s for babies”].',
      ],
    ],
    fitted: [
      [
        '{spot}',
        'The phone charges in {spot} from [nine|half past eight|half past nine] now, [everybody’s|and {C}’s with it|{S} too]. {F} [chose the place|picked it|made the sign for it].',
      ],
      [
        'the evening page',
        'We [drew up|planned] the evening backwards from [half past nine|ten|nine] together, and {C} put it [on the fridge|by the kettle|on the back of the door].',
      ],
    ],
    going: [
      '[Three|Four] mornings [of five|this week] on time and awake, [says {A}|by the register]; {late} has moved to [Saturday|straight after tea].',
      '{A} says {F} [has stopped putting {his} head down|lifts {his} head] in [the first lesson|register|{hard}].',
      'Slept before [ten|eleven|half past ten] every night but [Sunday|one|Friday]; {he} [is proud of it|told me before I asked].',
    ],
    setback: [
      'The phone [went|found its way] back upstairs [over the weekend|on {day}], and [two days were lost|the morning was gone]. [Nobody was cross|No row]; {spot} again from tonight.',
      'A [bad|hard] week of nights: {C} had [lates|doubles] and {F} waited up.',
    ],
    home: [
      'phone> {C} [said|says] the evenings are [calmer|quieter] now and the rows [have stopped|are down to one a week].',
      'phone> Talked with {C} about {shift}, and who [might say|says] good night instead: [{S}|a neighbour|nobody yet|a call from the van].',
      'visit> Looked at the bedroom with {C}: [the street lamp shines in|there is no curtain|two share and one snores]. A second-hand blackout blind [is found|would help].',
    ],
    school: [
      '{A} will [leave {him} be|not ask anything] for the first [ten|fifteen] minutes: [a drink and a seat by the door|water, then the work].',
    ],
    better: [
      '{F} [sleeps|is asleep by ten], and [the mornings go by themselves|{C} no longer dreads the mornings]: that was {spot}, and {his} own idea of it.',
    ],
    not: [
      'Still {late} and still {hour}. [What we did was about the phone|We began at the wrong end], and the [question|worry] is what {he} [stays awake for|would think about in the dark].',
    ],
    steps: [
      ['Phones of everybody in one place from nine', 'Family'],
      ['No questions in the first ten minutes', 'School'],
      ['Look at the week of nights together on Mondays', 'Link Worker'],
    ],
    line: 'Mornings are slow for me. Give me ten minutes.',
    tell: 'Sleep is hard at home just now, and it is being worked on. {F} knows that you know.',
  },
  {
    name: 'caring',
    fits: ['attendance', 'home'],
    own: {
      ill: [
        '{C} cannot do stairs on bad days',
        '{C}’s back goes without warning',
        '{C} has the fits again',
        '{C}’s breathing is poor in the mornings',
        '{C} has days when getting up does not work',
      ],
      job: ['the breakfasts', 'the tablets', 'the washing', 'getting {S} dressed', 'the walk to nursery'],
    },
    asked: [
      'Asked who [makes breakfast|gets everybody up] at home. {F} looked [puzzled|surprised]: “Me.”',
      'We wrote down the hour before school, minute by minute. [Half of it|Most of it] is {job}.',
    ],
    found: [
      '{F} does {job} and only then comes in: {ill}.',
      'On the days {he} was missed {ill}, and {F} stayed “[just in case|to be sure]”. Nobody had asked [before|{him}].',
    ],
    quotes: [
      '“I’m not skiving. I’m the one who [knows where the inhaler is|does {job}].”',
      '“If I know somebody’s with {C} I can think about {hard}.”',
    ],
    later: [
      '“There’s [two|three] others at young carers who do {job} [as well|too]. [I thought it was just me|Nobody told me].”',
      '“I rang at dinner and it was [all fine|boring]. So I [stayed|went back in].”',
    ],
    tried: [
      [
        'the later start',
        'Asked the school for a later start on [Mondays|the bad days]. It made {him} feel [singled out|looked at], so we stopped.',
      ],
      [
        'the neighbour',
        'A neighbour [offered|said she would try] to do {job}. It held for [a week|nine days|a fortnight].',
      ],
    ],
    fitted: [
      [
        'the plan for bad days',
        'The young carers’ worker [saw|sat with] {C} with us. There is a plan for bad days now, and it does not begin with {F}.',
      ],
      [
        'the morning help',
        'Somebody from [the family centre|the carers’ service|home care] comes at [half past seven|quarter to eight] for {job}, so that {F} [can leave on time|only has to see to {himself}].',
      ],
    ],
    going: [
      'On time [four days|every day but one] this week; {job} [was done without {him}|is somebody else’s now].',
      '{F} rang home at [dinner|break], heard all was well, and stayed [for the afternoon|till the bell].',
      'Went to young carers on [Thursday|Tuesday] and came back with [a badge and a friend|a friend’s number|paint up to the elbows].',
    ],
    setback: [
      '{C} was [in hospital overnight|poorly again], and {F} was off [two days|a day], quite rightly. School knew why [at once|from the first morning].',
      'The help did not come [on {day}|for two mornings], and it all slid back to {F}.',
    ],
    home: [
      'visit> {C} cried a bit, then said nobody had [ever|yet] called {F} a carer [before|out loud]. We talked of {job}.',
      'phone> Went through the carer’s assessment with {C}, [page by page|in two calls]. It is [posted|sent].',
      'phone> {C} [worries|asked] what {F} tells me. I said: that {he} [loves {C}|is proud of {C}] and is tired.',
    ],
    school: [
      '{A} lets {him} look at the phone at [break|dinner], no questions: [it has stopped the slipping out|so far {he} looks once and puts it away].',
    ],
    better: [
      '{F} is [mostly a child|a pupil first] in the mornings again, and in school [nearly every day|four days and more of five].',
    ],
    not: [
      'On {C}’s bad days it is still {F} who does {job}. The [assessment|answer] from adult services has not come; asked again in [writing|a letter with the head].',
    ],
    steps: [
      ['A plan for the bad days, with a number to ring', 'Family'],
      ['A look at the phone at break, no questions', 'School'],
      ['Go with {him} to young carers the first time', 'Link Worker'],
    ],
    line: 'I may need to ring home at break. I come back.',
    tell: '{F} helps look after {C}. {He} may look at the phone at break.',
  },
  {
    name: 'bus',
    fits: ['attendance'],
    only: 'secondary',
    own: {
      line: ['the 17', 'the 42', 'the 8A', 'the 23', 'the 61', 'the 5'],
      walk: ['forty minutes', 'fifty minutes', 'three miles nearly', 'an hour with the hill'],
    },
    asked: [
      'Walked the way with {F} to see: {walk}, [and longer than the map says|half of it without a pavement].',
      'Asked what time {he} leaves. [Ten past seven|Before seven|Seven], for school at [twenty to nine|quarter to nine]: {line}.',
    ],
    found: [
      'The pass ran out [early in the term|weeks ago|and nobody said] and {F} has been walking: {walk}, and in the rain {he} turns back.',
      '{lineCap} is full by the time it gets to {his} stop. After being left [twice|three times], {he} goes home.',
    ],
    quotes: [
      '“If I’m going to be shouted at for late [I’d rather just not|what’s the point].”',
      '“[It’s not far, it’s just every day|You try it] with a bag and PE kit.”',
    ],
    later: [
      '“The driver of {line} [knows my name now|waits for me].”',
      '“I was [first|nearly first]. [The gate wasn’t even open|I had to wait for them].”',
    ],
    tried: [
      [
        'the lift',
        'Tried a lift with [a friend’s family|somebody from church|the neighbour’s van]; they [moved|changed shifts|meant it, and forgot].',
      ],
      [
        'the letter to the bus company',
        'Rang the bus company about {line}. They were polite, [twice|and that was all].',
      ],
    ],
    fitted: [
      [
        'the pass',
        'A term’s pass from the hardship fund: one form, [one phone call|two phone calls|ten days].',
      ],
      [
        'the side door',
        'Until quarter past {he} comes in by the side door, and late [is no detention|costs no points] for now. {A} [agreed to it at once|took a week to agree].',
      ],
    ],
    going: [
      'In [every day|four days of five] this week, [two of them|one of them] early.',
      'The pass [works|has been shown to everybody]: {line} at [five past|ten past] seven.',
      'Not late [once|but once] since [Monday|we spoke|the pass came].',
    ],
    setback: [
      'Lost the pass and said nothing for [three|two] days. We agreed: tell me the same day, [no telling-off|and I ring them].',
      'Road works, and {line} [does not stop at {his} end|goes round] for a fortnight.',
    ],
    home: [
      'phone> {C} had been putting [shopping|gas] money into fares. [That has stopped|No more].',
      'phone> {C} asked whether {S} could have a pass too. Asked [for it|the fund].',
      'rang> {C} rang from the stop: no {line} again. I rang the office, and they [wrote it down|put “bus” and not “late”].',
    ],
    school: [
      '{A} took the lates of [that month|the half-term] off the board. It mattered to {him} more than I [thought|had expected].',
    ],
    better: [
      'Fares and {line} are [no question any more|settled]: the mornings lost to the road are [gone|down to one a month].',
    ],
    not: [
      'The pass is there, and the [empty days|missed mornings] are too. So {line} was [a reason|true], and not the only one.',
    ],
    steps: [
      ['A pass for the term from the hardship fund', 'Link Worker'],
      ['The side door until quarter past nine, no detention', 'School'],
      ['Tell the same day when the pass is lost', 'Family'],
    ],
    tell: 'The way to school is long and the bus is often full. {He} comes in by the side door when late.',
  },
  {
    name: 'tummy',
    fits: ['attendance', 'worry'],
    own: {
      days: [
        'Tuesdays and Thursdays',
        'Mondays and Wednesdays',
        'Wednesdays and Fridays',
        'Thursdays',
        'Mondays',
      ],
      ache: [
        'the tummy ache',
        'the belly ache',
        'the sick feeling',
        'the lump in the throat',
        'the stomach cramp',
        'the knot in the tummy',
      ],
    },
    asked: [
      'We put a dot on the timetable for each time of {ache}. They [all|nearly all] landed round {hard}.',
      'Asked where in the body school is. {He} pointed [at the middle|under the ribs|to the belly], for {hard}.',
    ],
    found: [
      '{acheCap} comes on {days}: those are the mornings with {hard}.',
      'The doctor found nothing, and {C} is sure that {ache} is real. So am I: it [starts on Sunday evening|goes by break].',
    ],
    quotes: [
      '“It aches until [register|the bell] and then it goes [a bit|off somewhere].”',
      '“[I’m not making it up|It’s not pretend]. It’s {hard}.”',
    ],
    later: [
      '“I thought I was the only one whose belly knows [what day it is|it’s {days}].”',
      '“I had {ache} and I came [anyway|and it got bored].”',
    ],
    tried: [
      ['coming in late', 'Tried coming in after {hard}. {acheCap} moved to the [next lesson|hour before].'],
      [
        'the worry box',
        'A worry box at home. {He} [filled it|put one thing in it] and would not [open it|have it read].',
      ],
    ],
    fitted: [
      [
        'the seat by the door',
        '{He} sits by the door in {hard}, may step out for three minutes, and has not needed [more than two|them yet].',
      ],
      [
        'the walk from the gate',
        '{A} meets {him} at the gate on {days}, and they walk in [talking about {like}|over {like}].',
      ],
    ],
    going: [
      'Came in on a [bad|hard] morning with {ache}, and stayed. By [break|ten] it was gone.',
      '[Four|Three|Five] of the hard mornings [in a row|running].',
      '{He} told a younger child that tummies calm down; [I overheard|{A} overheard].',
    ],
    setback: [
      'A test in {hard} was sprung, and {ache} was back for [a week|days].',
      'After the holiday it began again on {days}; we knew it [might|would], and had said so.',
    ],
    home: [
      'phone> {C} says “let’s see at register” now, and not “are you alright to go”. [It helps them both|Two mornings that was enough].',
      'rang> {C} rang before nine with {F} [crying|on the stairs], and we talked until {he} had [gone in|put shoes on].',
      'phone> Told {C} about the dots round {hard}. {C} [was quiet, then glad|had thought it was us].',
    ],
    school: ['Whoever takes {hard} tells {him} the day before what [the lesson|it] will be.'],
    better: [
      '{acheCap} [comes and goes, and {F} comes and stays|is rare now]: {he} [tells it to wait|knows it as {his} own weather].',
    ],
    not: [
      '{acheCap} still decides on {days}. With {C}’s yes I have asked the [school nurse|wellbeing team] to see {him} {soon}.',
    ],
    steps: [
      ['Somebody at the gate on {days}', 'School'],
      ['“Let’s see at register” and not “are you alright”', 'Family'],
      ['A dot for each hard morning, looked at on Fridays', 'Link Worker'],
    ],
    line: 'Tell me the day before what we will do. Near the door, please.',
    tell: '{F} may step out for three minutes when it gets too much. It passes.',
  },
]
