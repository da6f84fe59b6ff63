// What may lie behind worry and loneliness: sentence parts of pretend notes, as cause.ts says.
import type { Cause } from './cause.ts'

export const causesOfWorry: readonly Cause[] = [
  {
    name: 'noise',
    fits: ['worry'],
    own: {
      loud: [
        'the dining hall',
        'the corridor at the bell',
        'the sports hall',
        'the yard at dinner',
        'assembly',
      ],
      red: ['red', 'black', 'purple'],
    },
    asked: [
      'We walked round school with a [picture map|plan], and {he} coloured the loud places {red}: {loud} [twice over|first of all].',
      'Asked what {he} hears right now. The list had [nine|eleven|seven] things on it.',
    ],
    found: [
      '{loudCap} is what {he} dreads; {he} has [gone round it|not eaten properly] since [half-term|the holidays|last year].',
      'It is noise. {He} hears everything: the lights, [the chairs|the radiator], [somebody’s pen|my watch].',
    ],
    quotes: [
      '“It’s like everyone’s got a [drum|whistle].”',
      '“In {loud} I [can’t find my own head|go all buzzy].”',
    ],
    later: [
      '“I didn’t know I could just say it’s too [loud|much].”',
      '“I did {loud}. [By the window|With my back to the wall], but I did it.”',
    ],
    tried: [
      ['the ear defenders', 'Ear defenders in {loud}. {He} wore them [once|twice]; people looked.'],
      ['the end table', 'Sitting at the end. Still {loud}, [only with a wall|says {F}].'],
    ],
    fitted: [
      [
        'the early dinner',
        'Dinner ten minutes early with [one other|a friend of {his} choice], in the small room: a choice and not a sending-out.',
      ],
      [
        'the card',
        'A card to put on the table when it gets loud: used [four|six|three] times so far, never misused.',
      ],
    ],
    going: [
      'Stayed in {loud} for [five minutes|a whole song|the notices] today.',
      'Put {his} hand up in front of everyone, in {hard}.',
      'Went on the trip: [on a coach|by train], with singing.',
    ],
    setback: [
      'A fire bell in [assembly|{hard}], and {he} was [under the table|out of the door]. I sat there too.',
      'New [seating|layout|classroom], and {loud} is {red} again.',
    ],
    home: [
      'phone> {C} had thought it was [naughtiness|cheek] at parties. We looked at the map together.',
      'phone> {C} is on the list for the assessment; I wrote the covering page with what {F} says of {loud}.',
      'visit> At home there is [a den behind the settee|a tent in the bedroom], and {C} [knocks|lets it be].',
    ],
    school: ['{A} warns {him} about the bell. [Costs nothing|It takes four seconds].'],
    better: ['{loudCap} is [orange|only yellow] on the new map, and {he} has [friends|two others] in it.'],
    not: ['{loudCap} stays {red}. The school will [look at the small room|try two sittings] {soon}.'],
    steps: [
      ['A warning before the bell', 'School'],
      ['A quiet half-hour after school before anybody asks', 'Family'],
      ['The map looked at again each half-term', 'Link Worker'],
    ],
    line: 'I hear everything. A seat by the window helps.',
    tell: '{F} may need a minute outside when it gets loud. It is not rudeness.',
  },
  {
    name: 'left-out',
    fits: ['friends'],
    own: {
      walk: [
        'the edge of the playground',
        'the long way round the field',
        'from the library to the office and back',
        'past each bench in turn',
      ],
      game: ['four square', 'the wall game', 'tag', 'the card swaps', 'football at the far goal'],
    },
    asked: [
      'Asked who {he} would sit by on a coach. A long think, and then: “[The teacher|The driver].”',
      'Asked {him} to show me dinner time. We walked {walk}.',
    ],
    found: [
      '{F} walks {walk}, so as to look busy. {He} showed me the [route|way].',
      'There was a falling-out over {game}, and everybody picked a side that was not {hers}.',
    ],
    quotes: [
      '“They’re not mean. They just don’t [save me a place|think of me].”',
      '“[You have to be asked|You can’t just walk up] to {game}.”',
    ],
    later: [
      '“Someone shouted my name and it was for {game}, not for trouble.”',
      '“I was picked in the middle. [Not even near last|Third or fourth].”',
    ],
    tried: [
      ['the buddy', 'A buddy from the year above. Kind, and [a bit like being minded|“like a babysitter”].'],
      [
        'the friendship group',
        'A friendship group of six. The loud ones [got louder|took it over], and {he} [watched|was polite].',
      ],
    ],
    fitted: [
      [
        'the group of three',
        'A group of three at dinner, round {like}. It began with nobody talking, and that was [fine|alright].',
      ],
      ['the job for two', '{A} gave {him} a job that needs two, and asked who the second [should|might] be.'],
    ],
    going: [
      'Asked to [a birthday|a sleepover|somebody’s house]: the first in [two years|a long time].',
      'Did not come to find me at dinner. I looked: {he} was in {game}.',
      'The [other two|second one] saved {him} a place, [coat on the chair|unasked].',
    ],
    setback: [
      'The other one was off for a week, and it was {walk} again.',
      'A row over a rule of {game}; they mended it themselves by [Thursday|the bell].',
    ],
    home: [
      'phone> {C} did not know. “{F} always says fine.” We thought about [other questions|what else] to ask.',
      'phone> {C} is fine with having somebody round on [Saturday|Sunday]: [pizza and {like}|two hours, no more].',
      'phone> {C} was much the same at that age, it turns out, and [told {him}|has never said].',
    ],
    school: [
      'Partners are given out now, not chosen, says {A}. It helps [more than one child|four of them].',
    ],
    better: [
      'Nobody walks {walk} any more; {F} is [in {game}|somewhere in the middle of it], and I have to look for {him}.',
    ],
    not: [
      'It is {walk} again, with a [book|ball] under the arm. [Who sits where|The seating] {soon} is being made with this in mind.',
    ],
    steps: [
      ['Partners given out, not chosen', 'School'],
      ['Somebody round once a month', 'Family'],
      ['The dinner group on Thursdays', 'Link Worker'],
    ],
    line: 'Please choose the partners for us.',
  },
  {
    name: 'group-chat',
    fits: ['friends'],
    only: 'secondary',
    own: {
      post: [
        'a picture and a caption',
        'a voice note passed round',
        'a poll with {his} name in it',
        'a clip from PE',
      ],
      crew: ['two from drama', 'the chess lot', 'somebody from the bus', 'the band people'],
    },
    asked: [
      'Asked what school would be like with no phones in the world. “[Quiet. Nice|Boring. Good boring].”',
      'Asked what {he} did at [eleven last night|the weekend]. “Read it. [All of it|Twice].”',
    ],
    found: [
      'It happens on the phone, at night, in a group {he} cannot leave without everybody seeing: {post}.',
      'There was {post}. {He} had carried it for [three weeks|a fortnight|all half-term].',
    ],
    quotes: [
      '“[If I leave it|If I go] they talk about me, if I stay I have to [read|see] it.”',
      '“Everyone saw {post}. [Everyone|Even the Year 7s].”',
    ],
    later: [
      '“I muted them and nothing happened. [Nothing|Literally nothing].”',
      '“I sit with {crew}. [They don’t even have the app|Nobody films anything].”',
    ],
    tried: [
      ['the blocking', 'Told to block them. {He} had: there were new accounts, [three|four|two] of them.'],
      [
        'a meeting of all',
        'A meeting with the others about {post}. Not yet, said {F}, and I [listened|left it].',
      ],
    ],
    fitted: [
      [
        'telling one person',
        '{He} chose who should know: {A}, and nobody else. The rest was dealt with without {his} name.',
      ],
      [
        'the deal about nights',
        '{C} and {F} made a deal about the phone at night, and both [signed it|shook on it].',
      ],
    ],
    going: [
      'Left the group after {post}. The world [went on|did not stop].',
      'One of them said sorry for {post}, on paper.',
      'Sat with {crew} [all week|at dinner, three days].',
    ],
    setback: [
      'It flared up on [Sunday|Saturday night] and {he} did not sleep. {A} acted the [same|next] morning.',
      'A new group with a new name, and {post} again. {He} told me [within the day|before register].',
    ],
    home: [
      'phone> {C} wanted to go round there about {post}. We talked it down to a [letter to|call with] school.',
      'phone> Showed {C} where the settings are, [over the phone|screen by screen].',
      'phone> {C} asked if {he} should lose the phone. {F} would lose {crew} with it; we looked for [something between|another way].',
    ],
    school: [
      'The whole year had a lesson on it; no names, and {F} was [glad|relieved]. {A} [saw to it|gave it].',
    ],
    better: ['{F} is with {crew}, the phone is [downstairs|dull], and {post} is [old|nobody’s] news.'],
    not: [
      'There is always one more account. School and {C} have [reported it together|kept every picture], and we [wait|have a date].',
    ],
    steps: [
      ['One adult who knows, chosen by {him}', 'School'],
      ['The phone downstairs at ten, everybody’s', 'Family'],
      ['A look at the week each Monday', 'Link Worker'],
    ],
    tell: 'Something went round on phones. Please do not raise it with {F}.',
  },
  {
    name: 'new-here',
    fits: ['language'],
    own: {
      word: ['“borrow” and “lend”', '“actually”', '“kind of”', '“as soon as”', '“whose”'],
      good: [
        'sums',
        'goalkeeping',
        'handwriting',
        'knowing every flag',
        'telling jokes',
        'languages: this is the third',
      ],
    },
    asked: [
      'Asked {him} to teach me to count in {his} language. I was [bad|dreadful] at it; {he} was [kind|patient].',
      'Asked what {he} was known for at the last school: {good}.',
    ],
    found: [
      '{F} understands [much more|nearly all and more] than {he} says. In English {he} is quiet; at home {he} never stops, says {C}.',
      'At the old school {he} was known for {good}. Here nobody [knows that|had asked].',
    ],
    quotes: [
      '“In my head I am [funny|fast].”',
      '“By the time I have the [word|sentence], they talk about [something else|the next thing].”',
    ],
    later: [
      '“Today I told a joke and it [worked|landed].”',
      '“I dreamed in English. It was about {like}. [It was weird|Very bad English].”',
    ],
    tried: [
      ['the app', 'A translating app. It said something about [fish|a bishop|soup].'],
      [
        'the other one with the same language',
        'Sitting beside the one other with the same language, who wanted to be [left alone|English for a bit].',
      ],
    ],
    fitted: [
      [
        'words for the week',
        'Words for the week, with pictures, before the lesson and not after it. This week: {word}.',
      ],
      ['the helper', 'The homework club helper speaks {his} language. They do {hard} in both.'],
    ],
    going: [
      'Answered in whole sentences in front of [four|five|six] people, with {word} in it.',
      'Was asked to show a new child round, and [did|did it twice].',
      'Read a page to {A}, and looked up for [more|the next].',
    ],
    setback: [
      'Somebody laughed at [a word|{word}]. [Two|Three] quiet weeks.',
      'News from far away, and {his} mind was [there|on the phone].',
    ],
    home: [
      'phone> With an interpreter on the phone: {C} had never been asked what {F} is good at. It was a long list, {good} [first|among it].',
      'visit> {C} [came to|helped at] the family breakfast, and stayed to [wash up|talk].',
      'phone> Rang {C} with the interpreter about the trip: what to bring, what it costs, and that {he} [may say no|need not sing].',
    ],
    school: ['{A} has learnt to say good morning properly. {F} corrects the [accent|second half].'],
    better: ['{F} [talks in lessons|puts {his} hand up], in English, about {good}.'],
    not: [
      '{He} goes on saying little. The language [teacher|team] will see {him} [for an assessment|three times a week] {soon}.',
    ],
    steps: [
      ['The words of the week on Fridays, with pictures', 'School'],
      ['Homework in both languages', 'Family'],
      ['The interpreter for every call', 'Link Worker'],
    ],
    line: 'I understand more than I say. Words with pictures help.',
  },
]
