// What may lie behind worry, loneliness and trouble at home: sentence parts of pretend notes, as in causes-of-absence.ts.
import type { Cause } from './cause.ts'

export const causesOfWorry: readonly Cause[] = [
  {
    name: 'grandad',
    fits: ['worry', 'home'],
    found: [
      '{F}’s grandad died before the summer. He did the school run for years, and nobody had told the school.',
      '{He} keeps {his} grandad’s cap in the bag. I asked, and {he} told me about him for twenty minutes.',
    ],
    asked: 'Asked who would be proud of {him}. It went quiet, and then came grandad.',
    quotes: [
      '“He always said see you at three and now nobody says it.”',
      '“I can talk about him now without my throat going.”',
    ],
    tried: [
      'A bereavement leaflet. {F} folded it into a plane.',
      'Suggested a counsellor straight away. Too soon; {he} said no, and I said fine.',
    ],
    fitted: [
      'A memory box, made over three dinner times, with {A} lending the glue gun.',
      'Six sessions with the bereavement group in town. I went along to the first.',
    ],
    helped: [
      '{He} laughed telling me about grandad and the shed.',
      'Went to the group without me.',
      'Has started coming in by the gate where grandad used to stand.',
    ],
    setback: [
      'It was grandad’s birthday. {He} came out of class and we sat on the step.',
      'A sad week; a new baby in the family and everybody busy.',
    ],
    home: [
      '{C} is grieving too, and has not had anybody ask. We talked a long time.',
      '{C} found the photos {F} wanted for the box.',
    ],
    school: ['{A} knows the dates to look out for now.'],
  },
  {
    name: 'moving',
    fits: ['home', 'worry', 'money'],
    found: [
      'They have been in the temporary flat since autumn: one room, two beds, and a kitchen they share.',
      '{F} has moved four times in three years. The best toys are in somebody’s garage.',
    ],
    asked: 'Asked {him} to draw {his} room. {He} drew a suitcase.',
    quotes: ['“I don’t unpack any more, it’s quicker.”', '“When we get a door I’m having a sign on it.”'],
    tried: [
      'Wrote to housing. A letter came back with the old address on it.',
      'Offered a place to keep things at school. {He} took everything home again the next day.',
    ],
    fitted: [
      'Housing officer, {C} and I in one room at last; they are on the right list now.',
      'A box in {A}’s cupboard with a lock and one key. {F} has the key.',
    ],
    helped: [
      'There is a date for a flat, five minutes from school.',
      '{F} did homework in the library every night this week.',
      'A bed each, from the charity, up by Friday.',
    ],
    setback: [
      'The viewing fell through. {C} held it together until {F} was in class.',
      'Moved on a day’s notice, further out. In school every day all the same.',
    ],
    home: [
      'Filled in the medical form with {C}; it took the morning.',
      '{C} had not eaten. We got the food parcel sorted before anything else.',
    ],
    school: ['Homework is never “forgotten” for {F} this term: {he} may do it here.'],
  },
  {
    name: 'parting',
    fits: ['worry', 'home'],
    found: [
      '{F}’s parents parted in the winter and {he} packs a bag on Fridays. The Friday is when it goes wrong.',
      '{He} thinks it was the argument about {his} phone that did it.',
    ],
    asked: 'Asked which day is the longest. “Friday, because you don’t know who’s there.”',
    quotes: [
      '“I’ve got two toothbrushes and no pencil case.”',
      '“It’s not my fault. Miss said say it till you believe it.”',
    ],
    tried: [
      'A calendar on the wall; only one of the two homes kept it.',
      'Asked both parents in together. It was too soon.',
    ],
    fitted: [
      '{F} has {his} own calendar, in {his} own colours, and both homes have a photo of it.',
      'Both came, on different days, and said the same thing to {him}. We had agreed on the words.',
    ],
    helped: [
      'A Friday without tears, and a weekend {he} wanted to tell about.',
      'Pencil case number two lives at the other house.',
      'Told {A} by {him}self, “it’s a Dad one this week”.',
    ],
    setback: [
      'Plans changed at the gate and {he} would not go in to class.',
      'A hard fortnight round the court date.',
    ],
    home: [
      'Told {C} what {F} had said about fault, as {he} had asked me to. {C} rang the other house that evening.',
      '{C} thanked me for not taking sides.',
    ],
    school: ['Both homes get the letters now. It was a box on a form.'],
  },
  {
    name: 'noise',
    fits: ['worry'],
    found: [
      'The dining hall is what {he} dreads. {He} has not eaten a school dinner since September.',
      'It is noise. {He} hears everything: the lights, the chairs, somebody’s pen.',
    ],
    asked: 'We walked round school with a picture map, and {he} coloured the loud places red.',
    quotes: ['“It’s like everyone’s got a drum.”', '“I didn’t know I could just say it’s too loud.”'],
    tried: [
      'Ear defenders. {He} wore them once; people looked.',
      'Sitting at the end table. Still the hall.',
    ],
    fitted: [
      'Dinner ten minutes early with one other, in the small room, a choice and not a sending-out.',
      'A card to put on the table when it gets loud, used four times, never misused.',
    ],
    helped: [
      'Ate a whole dinner in the hall, by the window, on a wet day.',
      'Put {his} hand up in front of everyone.',
      'Went on the trip. On a coach. With singing.',
    ],
    setback: [
      'Assembly, a fire bell, and {he} was under the coats. We sat there too.',
      'New class layout and the red places came back.',
    ],
    home: [
      '{C} had thought it was naughtiness at parties. We looked at the map together.',
      '{C} is on the list for the assessment; I wrote the covering page with what {F} says.',
    ],
    school: ['{A} warns {him} about the bell. Costs nothing.'],
  },
  {
    name: 'left-out',
    fits: ['friends'],
    found: [
      '{F} walks the edge of the playground so as to look busy. {He} showed me the route.',
      'There was a falling-out in spring, and everybody picked a side that was not {his}.',
    ],
    asked: 'Asked who {he} would sit by on a coach. A long think, and then: “The teacher.”',
    quotes: [
      '“They’re not mean. They just don’t save me a place.”',
      '“Someone shouted my name and it was for football, not for trouble.”',
    ],
    tried: [
      'A buddy from the year above. Kind, and a bit like being minded.',
      'A friendship group of six. The loud ones got louder.',
    ],
    fitted: [
      'Lunch group of three, round {like}. It began with nobody talking, and that was fine.',
      '{A} gave {him} a job that needs two, and asked who the second should be.',
    ],
    helped: [
      'Asked to a birthday. The first in two years.',
      'Was picked in the middle, “not even near last”.',
      'Did not come to find me at dinner. I looked: {he} was playing.',
    ],
    setback: [
      'The other one was off for a week and it was the edge of the playground again.',
      'A row over a rule; they mended it themselves by Thursday.',
    ],
    home: [
      '{C} did not know. “{F} always says fine.” We thought about other questions to ask.',
      '{C} is fine with having somebody round on Saturday.',
    ],
    school: ['Partners are given out now, not chosen. It helps more than one child.'],
  },
  {
    name: 'group-chat',
    fits: ['friends', 'worry'],
    secondaryOnly: true,
    found: [
      'It happens on the phone, at night, in a group {he} cannot leave without everybody seeing.',
      'There was a picture and a caption. {He} had carried it for three weeks.',
    ],
    asked: 'Asked what school would be like with no phones in the world. “Quiet. Nice.”',
    quotes: [
      '“If I leave it they talk about me, if I stay I have to read it.”',
      '“I muted them and nothing happened. Nothing!”',
    ],
    tried: [
      'Told to block them. {He} had; there were new accounts.',
      'A meeting with the others. Not yet, said {F}, and I listened.',
    ],
    fitted: [
      '{He} chose who should know: {A}, and nobody else. The rest was dealt with without {his} name.',
      '{C} and {F} made a deal about the phone at night that both of them signed.',
    ],
    helped: [
      'Left the group. The world went on.',
      'One of them said sorry, on paper.',
      'Sat with two from drama all week.',
    ],
    setback: [
      'It flared up on Sunday and {he} did not sleep. {A} acted the same morning.',
      'A new group, with a new name. {He} told me within the day.',
    ],
    home: [
      '{C} wanted to go round there. We talked it down to a letter to school.',
      'Showed {C} where the settings are.',
    ],
    school: ['The whole year had a lesson on it; no names, and {F} was glad.'],
  },
  {
    name: 'new-here',
    fits: ['language'],
    found: [
      '{F} understands much more than {he} says. In English {he} is quiet; at home {he} never stops, says {C}.',
      'At the old school {he} was the one who helped others. Here nobody knows that.',
    ],
    asked: 'Asked {him} to teach me how to count in {his} language. I was bad at it. {He} was kind.',
    quotes: ['“In my head I am funny.”', '“Today I told a joke and it worked.”'],
    tried: [
      'A translating app. It said something about fish.',
      'Sitting beside the one other child with the same language, who wanted to be left alone.',
    ],
    fitted: [
      'Words for the week, with pictures, before the lesson and not after it.',
      'The homework club helper speaks {his} language. They do maths in both.',
    ],
    helped: [
      'Answered in whole sentences in front of four people.',
      'Was asked to show a new child round, and did.',
      'Read a page to {A}, and looked up for more.',
    ],
    setback: ['Somebody laughed at a word. Two quiet weeks.', 'News from home, and {his} mind was there.'],
    home: [
      'With an interpreter on the phone: {C} had never been asked what {F} is good at. It was a long list.',
      '{C} came to the family breakfast, and stayed to wash up.',
    ],
    school: ['{A} has learnt to say good morning properly. {F} corrects the accent.'],
  },
]
