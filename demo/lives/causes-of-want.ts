// What may be wanting where days are missed: a dry room, shoes, somebody in the morning: sentence parts of pretend notes, as cause.ts says.
import type { Cause } from './cause.ts'

export const causesOfWant: readonly Cause[] = [
  {
    name: 'breath',
    fits: ['attendance'],
    own: {
      wall: [
        'the bedroom wall',
        'the corner over {his} bed',
        'the wall by the window',
        'the wall behind the wardrobe',
        'the ceiling',
        'the wall to the yard',
      ],
      sign: ['the cough at night', 'the wheeze', 'the tight chest', 'the night cough', 'the asthma'],
    },
    asked: [
      'Asked what the nights before a day off are like. “I cough and [then {C} sits up|{S} moans].”',
      'Looked at the year’s absences with {F}: [eleven|nine|thirteen] of them {sign}.',
    ],
    found: [
      'Most of the lost days are {sign}. The inhaler at school [was out of date|was empty|had gone home], and nobody had been to the nurse since [last year|the spring].',
      'visit> There is black mould on {wall}. {C} [showed me|had scrubbed it twice]; {he} sleeps [next to it|under it].',
    ],
    quotes: [
      '“I [hate|can’t stand] missing {like} for my chest.”',
      '“[Everyone thinks I’m putting it on|They think I’m faking]. You can hear it.”',
    ],
    later: [
      '“It doesn’t smell in my room [now|any more].”',
      '“I ran the whole [of PE|field]. [Ask anyone|I wasn’t even last].”',
    ],
    tried: [
      ['the landlord', 'phone> Rang the landlord about {wall}. Rang again. [He will look|“Next month”].'],
      [
        'the heater',
        'A plug-in heater from the charity [helped {sign}|dried the room], and cost too much to run.',
      ],
    ],
    fitted: [
      [
        'the plan with the nurse',
        'The school nurse saw {him}: a plan on paper, and a spare inhaler in the office with {his} name [on it|and a {like} sticker].',
      ],
      [
        'the housing officer',
        'visit> The council’s housing officer came out [with us|at last], and {wall} is [being done|on the list for this month].',
      ],
    ],
    going: [
      'Not one day lost to {sign} [this month|in three weeks|since the nurse].',
      'Ran [the whole|most] of PE and told [everybody|me twice].',
      'The inhaler, used the right way round: {he} [taught {S}|showed me].',
    ],
    setback: [
      'A [bad cold|virus] on top of {sign}: [three|four|two] days off, all of them rightly so.',
      'The work on {wall} [stopped|is stuck] for [a fortnight|want of a part].',
    ],
    home: [
      'phone> {C} keeps a little book of bad nights now and [takes it to the doctor|read me last week’s].',
      'visit> Sat with {C} while the housing form was filled in: [ninety minutes|an hour and a half|two teas].',
      'phone> {C} [asked|wanted to know] whether {he} can do swimming. [The nurse says yes|With the inhaler, yes].',
    ],
    school: [
      'The office [marks|writes down] these days as illness, and the standard letter [no longer goes|is stopped] for {F}.',
    ],
    better: [
      '{signCap} has cost [two days|one day|hardly anything] since the plan, and {he} [runs|sleeps] like the others.',
    ],
    not: [
      '{wallCap} is [painted over|not done], and {sign} is the same. The [asthma nurse|doctor] [sees {him}|has {him} booked] {soon}.',
    ],
    steps: [
      ['A spare inhaler in the office', 'School'],
      ['A little book of bad nights for the doctor', 'Family'],
      ['Ring the housing officer every second Friday', 'Link Worker'],
    ],
    line: 'If I cough, let me get my inhaler without asking.',
    tell: '{F} has asthma; the spare inhaler is in the office.',
  },
  {
    name: 'uniform',
    fits: ['attendance', 'money'],
    own: {
      lack: ['shoes', 'winter things', 'PE kit', 'shirts', 'trousers'],
      wash: ['the wash', 'the launderette', 'the airer', 'the sink'],
    },
    asked: [
      'Asked {F} what {he} would change about [school|mornings] first. “{lackCap},” [straight away|to the floor|very quietly].',
      'Noticed that {he} is [off|gone] on PE days. Asked, [side by side|while tidying], and it is {lack}.',
    ],
    found: [
      'There is one set of clothes. When it is in {wash}, {F} does not come.',
      '{He} [stays at home|bunks off] for want of {lack}, as people [look|say things].',
    ],
    quotes: [
      '“It’s not that I don’t like PE. It’s [the shorts|what I’d have to wear].”',
      '“[They look at your feet first|First thing they do is look down].”',
    ],
    later: [
      '“Nobody said anything about [my shoes|what I had on] today. That was the good bit.”',
      '“[They’re fast|It’s got pockets inside]. I tried them at [dinner|break|the weekend].”',
    ],
    tried: [
      [
        'the second-hand rail',
        'The second-hand rail had [nothing in {his} size|only things for little ones], and no {lack} at all.',
      ],
      [
        'the lent jumper',
        'The school lent a jumper with another name in it. {He} [would not wear it|wore it inside out and went home].',
      ],
    ],
    fitted: [
      [
        'the bag in the cupboard',
        'A bag with kit lives in the cupboard of {A} now: [nobody else needs to know|{F} has the key].',
      ],
      [
        'the trip to the shop',
        '{lackCap}, from the fund, chosen by {F} in the shop. {C} and I had a [brew|tea] meanwhile.',
      ],
    ],
    going: [
      'In on a PE day, and [stayed|took part|in goal].',
      '[Five days|A whole week]: the first [this term|since half-term].',
      'Came to show me the new {lack}. We agreed on [“smart”|“fast”|“mint”].',
    ],
    setback: [
      'The washing machine [went|leaks], and so did [Thursday and Friday|two days]. [It is mended|A man is coming].',
      'Grew out of {lack} already; [the next size is ordered|asked the fund again].',
    ],
    home: [
      'phone> {C} was ashamed to ask about {lack}. I said [most of the school asks|that is what the fund is for].',
      'phone> Told {C} of the [vouchers|uniform bank]; they start [this week|on Monday].',
      'visit> Tea with {C}, and the form for the [clothing grant|fund] between the cups.',
    ],
    school: ['{A} quietly stopped the uniform points for {him} [this term|until Easter|for good].'],
    better: [
      'What was wanting is [there|bought|in the drawer], and nobody in class ever knew: {he} is in on [PE days|washing days] like on any other.',
    ],
    not: [
      'There are {lack} now, and the days are still missed. It was [easier to say than the rest|the part that could be said].',
    ],
    steps: [
      ['{lackCap}, from the fund', 'Link Worker'],
      ['A bag with kit in the cupboard', 'School'],
      ['Ask before it runs out, not after', 'Family'],
    ],
  },
  {
    name: 'alone',
    fits: ['attendance'],
    own: {
      leaves: ['five', 'half past four', 'ten to six', 'six', 'half past five'],
      aunt: ['an aunt', 'a big cousin', 'Nana in Leeds', 'an uncle'],
    },
    asked: [
      'Asked what the house is like at eight. “Quiet,” said {F}. “[Too quiet|You can hear the fridge].”',
      'Asked who [says bye|locks up] in the morning. {He} [shrugged|laughed]: “[Nobody. Me|The telly].”',
    ],
    found: [
      '{C} leaves for work at {leaves}. Nobody is there to see whether {F} gets up, and some days {he} does not.',
      '{F} locks up alone every morning, {C} being out from {leaves}. When something goes wrong, {he} [stays|goes back to bed].',
    ],
    quotes: [
      '“[I like it|It’s] better when there’s somebody to say bye to.”',
      '“[If I miss the first bit|Once I’m late] I think, well, that’s that.”',
    ],
    later: [
      '“Toast tastes better [here|with people], I don’t know why.”',
      '“{auntCap} rings and I have to be [up|dressed]. [It’s annoying. It works|I moan, but].”',
    ],
    tried: [
      ['the later shifts', 'phone> {C} asked for a later start than {leaves}, and was told no.'],
      [
        'the wake-up call',
        'Wake-up calls from me: {he} answered, said yes, and [turned over|slept on] [twice|three days].',
      ],
    ],
    fitted: [
      [
        'breakfast club',
        'Breakfast club: {he} [gets the register out|carries the milk|sets the tables] and is in charge of the [toaster|juice|music].',
      ],
      [
        'the video call',
        '{auntCap} rings on video at [half past seven|twenty past seven], and they eat [together|cereal at each other].',
      ],
    ],
    going: [
      'Up and out [four|all five] mornings of five with {plan}.',
      '{A} says {he} is [the first|among the first] through the door [now|this week].',
      'Brought [somebody else|{S}|a boy from the flats] along to breakfast.',
    ],
    setback: [
      'Overslept [twice|two days running], and then was too embarrassed to come at ten. We talked about how ten is better than not.',
      '{auntCap} was away, and [two days|the whole week] went.',
    ],
    home: [
      'phone> Rang {C} on the break at work, [ten past ten|twenty to eleven|quarter past nine], which is the time that suits.',
      'phone> {C} sent a photo of the alarm clock: set by {F}, [for six|ten minutes early].',
      'phone> {C} blames {leaves} o’clock and the [rota|boss], and last of all says “it’s me”. I said what I see: [a tired family|two people doing their best].',
    ],
    school: ['When {he} is late there is a wave and no speech. That was {F}’s own [request|idea].'],
    better: [
      'The mornings [have company|are not empty] now; {plan} is [just what one does|what {he} would keep].',
    ],
    not: [
      '{C} still leaves at {leaves}, and the mornings still [get lost|go missing]. A [family meeting|team meeting] is set for {soonFor}.',
    ],
    steps: [
      ['A call or a knock before eight', 'Family'],
      ['Breakfast club, with a job in it', 'School'],
      ['Ring {C} on the break every second week', 'Link Worker'],
    ],
    tell: 'Nobody is at home in the mornings. Ten o’clock is better than not at all.',
  },
]
