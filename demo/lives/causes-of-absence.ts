// What may lie behind days missed, and what was tried: sentence parts of pretend notes. Nothing here is about anybody.
// In braces: {F} the first name, {he} {him} {his} {He} {His}, {C} whoever brings them up, {S} a brother or sister, {A} the
// grown-up in school they trust.
import type { Cause } from './cause.ts'

export const causesOfAbsence: readonly Cause[] = [
  {
    name: 'sleep',
    fits: ['attendance'],
    found: [
      '{F} falls asleep after one most nights. The phone stays in the room, and so does {S}, who is up even later.',
      'It is sleep more than school. {C} is in bed before {him} because of early shifts, so nobody says lights out.',
    ],
    asked: 'Asked what a good morning looks like. “One where I slept,” {he} said, and laughed.',
    quotes: [
      '“I do want to come in. It’s just my body’s not awake.”',
      '“When I’ve slept I’m actually alright at it.”',
    ],
    tried: [
      'Tried an earlier alarm and a text from me at seven. {He} slept through both.',
      'A sticker calendar for bedtimes went in the bin after four days. Fair enough, {he} is too old for it.',
    ],
    fitted: [
      'Phone now charges in the kitchen from nine, everybody’s, {C}’s too. {F} chose the drawer.',
      'We drew up the evening backwards from half past nine together, and {C} put it on the fridge.',
    ],
    helped: [
      'Three mornings out of five on time and awake.',
      '{A} says {he} has stopped putting {his} head down in the first lesson.',
      'Slept before eleven every night but Sunday. {He} is proud of that.',
    ],
    setback: [
      'The phone went back upstairs over the weekend and two days were lost. Nobody was cross; it goes back in the drawer tonight.',
      'A bad week of nights again. {C} had lates and {F} waited up.',
    ],
    home: [
      '{C} said the evenings are calmer now and the rows have stopped.',
      'Talked with {C} about a second-hand blackout blind. Found one.',
    ],
    school: [
      '{A} will not ask about the first ten minutes for now; {he} gets a drink and a seat by the door.',
    ],
  },
  {
    name: 'caring',
    fits: ['attendance', 'home'],
    found: [
      '{F} gets {S} up, fed and to school, and only then comes in. {C} cannot do stairs on bad days.',
      'On the days {he} was missed, {C} had been poorly and {F} stayed “just in case”. Nobody had asked before.',
    ],
    asked: 'Asked who makes breakfast at home. {F} looked puzzled: “Me.”',
    quotes: [
      '“I’m not skiving. I’m the one who knows where the inhaler is.”',
      '“If I know somebody’s with {C} I can think about maths.”',
    ],
    tried: [
      'Asked the school for a later start on Mondays. It made {him} feel singled out, so we stopped.',
      'A neighbour offered to walk {S} in. It held for a week.',
    ],
    fitted: [
      '{S} goes to breakfast club from half past seven now, so {F} is free to come in on time.',
      'The young carers’ group saw {C} with us. There is a plan for bad days, and it does not begin with {F}.',
    ],
    helped: [
      'On time four days this week, and {S} likes the toast.',
      '{F} rang home at dinner, heard all was well, and stayed for the afternoon.',
      'Went to young carers on Thursday and came back with a badge and two new friends.',
    ],
    setback: [
      '{C} was in hospital overnight. {F} was off two days, quite rightly, and school knew why at once.',
      'Breakfast club was shut, and it all slid back for a week.',
    ],
    home: [
      '{C} cried a bit, and then said nobody had ever called {F} a carer before.',
      'Went through the carer’s assessment with {C}. It is posted.',
    ],
    school: ['{A} lets {him} look at the phone at break, no questions. It has stopped {him} slipping out.'],
  },
  {
    name: 'bus',
    fits: ['attendance'],
    secondaryOnly: true,
    found: [
      'The pass ran out in the second week and {F} has been walking: fifty minutes, and in the rain {he} turns back.',
      'Two buses, and the second one is full by our stop. After being left twice {he} goes home.',
    ],
    asked: 'Walked the route with {F} to see. It is further than the map says.',
    quotes: [
      '“If I’m going to be shouted at for late I’d rather just not.”',
      '“The driver knows my name now.”',
    ],
    tried: [
      'Rang the bus company about the full bus. They were polite.',
      'Tried a lift with a friend’s family; they moved.',
    ],
    fitted: [
      'A term’s pass from the hardship fund. It took one form and one phone call.',
      'The school lets {him} in by the side door until quarter past, and late is not a detention for now.',
    ],
    helped: [
      'In every day this week, two of them early.',
      'The pass works. {He} showed me it like a medal.',
      'Not late once since Monday.',
    ],
    setback: [
      'Lost the pass, and said nothing for three days. We have agreed: tell me the same day, no telling-off.',
      'Road works for a fortnight and the old habit came back.',
    ],
    home: [
      '{C} had been putting shopping money into fares. That has stopped.',
      '{C} asked whether {S} could have a pass too. Asked for it.',
    ],
    school: [
      '{A} took the lates of that month off the points board. It mattered to {him} more than I thought.',
    ],
  },
  {
    name: 'tummy',
    fits: ['attendance', 'worry'],
    found: [
      'The tummy aches come on Tuesdays and Thursdays. Those are the mornings with {hard}.',
      'The doctor found nothing, and {C} is sure it is real. So am I. It starts on Sunday evening.',
    ],
    asked: 'We put a dot on the timetable for each ache. They all landed round {hard}.',
    quotes: [
      '“It hurts until register and then it goes a bit.”',
      '“I thought I was the only one whose belly knows what day it is.”',
    ],
    tried: [
      'Tried coming in after {hard}. The ache moved to the next lesson.',
      'A worry box at home. {He} filled it and would not open it.',
    ],
    fitted: [
      '{He} sits by the door in {hard}, may step out for three minutes, and has not needed more than two.',
      '{A} meets {him} at the gate on the two hard mornings and they walk in together, talking about {like}.',
    ],
    helped: [
      'Came in on a Tuesday with an ache and stayed. By break it was gone.',
      'Four Tuesdays in a row.',
      '{He} told a younger child that tummies calm down. I overheard.',
    ],
    setback: [
      'A test was sprung and the aches were back for a week.',
      'After the holiday it began again; we knew it might, and had said so.',
    ],
    home: [
      '{C} says “let’s see at register” now, and not “are you alright to go”. It has helped them both.',
      '{C} rang before nine, worried, and we talked until {F} had gone in.',
    ],
    school: ['The teacher of {hard} tells {him} the day before what the lesson will be.'],
  },
  {
    name: 'breath',
    fits: ['attendance'],
    found: [
      'Most of the days lost are chests. The inhaler at school was out of date and nobody had been to the nurse since spring.',
      'There is black mould in the bedroom. {C} showed me; it is on {his} side of the bed.',
    ],
    asked: 'Asked what happens on the nights before {he} is off. “I cough and then {C} sits up.”',
    quotes: ['“I hate missing football for my chest.”', '“It doesn’t smell in my room now.”'],
    tried: [
      'Rang the landlord. Rang again.',
      'A plug-in heater from the charity helped, and cost too much to run.',
    ],
    fitted: [
      'The school nurse saw {him}, there is a plan on paper, and a spare inhaler in the office with {his} name on it.',
      'The council’s housing officer came out with us, and the wall is being done.',
    ],
    helped: [
      'Not one chest day this month.',
      'Ran the whole of PE. Told everybody.',
      'New inhaler, used the right way round. {He} taught {S}.',
    ],
    setback: [
      'A bad cold on top of it, three days off, all of them rightly so.',
      'The work on the wall stopped for a fortnight.',
    ],
    home: [
      '{C} keeps a little book of bad nights now and takes it to the doctor.',
      'Sat with {C} while the housing form was filled in. Ninety minutes.',
    ],
    school: ['The office marks these days as illness and no longer sends the standard letter.'],
  },
  {
    name: 'uniform',
    fits: ['attendance', 'money'],
    found: [
      'There is one shirt. When it is in the wash {F} does not come.',
      '{He} bunks off PE days because the kit does not fit and people look.',
    ],
    asked: 'Asked {F} what {he} would change about school first. “Shoes,” straight away.',
    quotes: [
      '“It’s not that I don’t like PE. It’s the shorts.”',
      '“Nobody said anything about my shoes today. That was the good bit.”',
    ],
    tried: [
      'The second-hand rail had nothing in {his} size.',
      'The school lent a jumper with another name in it. {He} would not wear it.',
    ],
    fitted: [
      'Two shirts, trousers and shoes from the fund, chosen by {F} in the shop. {C} and I had a brew.',
      'A bag with kit that lives in {A}’s cupboard. Nobody else needs to know.',
    ],
    helped: [
      'In on a PE day, and stayed.',
      'Five days. First whole week this term.',
      'Came to show me the shoes. We agreed they are fast.',
    ],
    setback: [
      'The washing machine went, and so did Thursday and Friday. It is mended.',
      'Grew out of the trousers already. Ordered the next size.',
    ],
    home: [
      '{C} was ashamed to ask. I said most of the school asks.',
      'Told {C} about the vouchers; they start this week.',
    ],
    school: ['{A} quietly stopped the uniform points for {him} this term.'],
  },
  {
    name: 'alone',
    fits: ['attendance'],
    found: [
      '{C} leaves for work at five. Nobody is there to see whether {F} gets up, and some days {he} does not.',
      '{F} locks up, alone, every morning. If something goes wrong, {he} stays.',
    ],
    asked: 'Asked what the house is like at eight. “Quiet,” said {F}. “Too quiet.”',
    quotes: [
      '“I like it better when there’s somebody to say bye to.”',
      '“Toast tastes better here, I don’t know why.”',
    ],
    tried: [
      '{C} asked for later shifts and was told no.',
      'Wake-up calls from me: {he} answered, said yes, and turned over.',
    ],
    fitted: [
      'Breakfast club. {He} gets the register out and is in charge of the toaster.',
      'An aunt rings on video at half past seven and they eat together.',
    ],
    helped: [
      'Breakfast club four mornings of five.',
      '{A} says {he} is the first through the door now.',
      'Brought somebody else along to breakfast club.',
    ],
    setback: [
      'Overslept twice, and then was too embarrassed to come at ten. We talked about how ten is better than not.',
      'The aunt was away, and two days went.',
    ],
    home: [
      'Rang {C} on the break at work, ten past ten, which is the time that suits.',
      '{C} sent a photo of the alarm clock: set by {F}.',
    ],
    school: ['If {he} is late there is a wave and no speech. That was {F}’s own request.'],
  },
]
