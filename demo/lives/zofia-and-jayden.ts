// What happened with Zofia and with Jayden (test/cast.ts), written by hand.
import type { Entry } from './life.ts'

import { child, good, hard, mixed, rang, rangUs, said, school, visit, well } from './ways.ts'

export const zofia: Entry[] = [
  {
    day: '2025-10-13',
    ...child,
    ...well,
    note: 'First hello, in the library. Zofia chose the seat where she can see the door. We drew hedgehogs.',
  },
  {
    day: '2025-10-20',
    ...rang,
    ...well,
    note: 'First call in Polish, with the interpreter. Mum had three letters from school at home and had understood none of them. She was glad that somebody rang.',
  },
  {
    day: '2025-11-06',
    ...said,
    language: 'pl',
    note: '„Po polsku jestem szybka. Po angielsku zanim powiem, to już jest następne pytanie.”',
  },
  {
    day: '2025-11-19',
    ...child,
    ...mixed,
    note: 'Numbers: she can do it out loud in Polish and not on the page. The page is in English. That is what is well below, not the sums.',
  },
  {
    day: '2025-11-26',
    ...school,
    ...well,
    note: 'With the class teacher: the words of the week go home on Friday, in both languages. Nobody else in the class needs to do anything.',
  },
  {
    day: '2026-01-14',
    ...child,
    ...mixed,
    note: 'Was asked to choose a partner and went to sharpen pencils instead. She told me about it with her back to me.',
  },
  {
    day: '2026-01-28',
    ...child,
    ...well,
    note: 'Lunch group of three began, round animals. Zofia named the hamster that we do not have.',
  },
  { day: '2026-02-11', ...good, goodNews: 'brave', language: 'pl' },
  {
    day: '2026-03-11',
    ...child,
    ...well,
    mark: 'strength',
    note: 'Knows more about animals than any of us, and tells it so that the others listen.',
  },
  {
    day: '2026-03-25',
    ...visit,
    ...well,
    note: 'At home, with the interpreter. Mum works at the bakery from four. After Easter the hours change and nobody is there in the morning. We both wrote it down.',
  },
  {
    day: '2026-04-21',
    ...rang,
    ...mixed,
    note: 'Not in for three days. Mum leaves at half past three now, and Zofia does not like the empty flat, so she stays under the covers. Mum cried. Said we would find a way.',
  },
  { day: '2026-04-29', ...said, language: 'pl', note: '„Jak jest cicho, to myślę za dużo.”' },
  {
    day: '2026-05-13',
    ...school,
    ...well,
    note: 'Breakfast club from half past seven, and somebody walks her in from the corner. The school pays for the first half-term.',
  },
  {
    day: '2026-06-03',
    ...rangUs,
    ...well,
    note: 'Mum rang herself, in English, to say that Zofia would be at the dentist. Four sentences. I told her how good it was.',
  },
  {
    day: '2026-06-10',
    ...child,
    ...mixed,
    note: 'Breakfast club two mornings of five. She comes when the other girl comes. So we asked the other girl’s mum which days they are.',
  },
  {
    day: '2026-06-24',
    ...rang,
    ...mixed,
    note: 'Away again, two days. It is the mornings of the early shift, no others. We put the shifts on the attendance plan.',
  },
  {
    day: '2026-07-08',
    ...child,
    ...well,
    note: 'Sums with Polish words beside them: eleven of twelve. She looked at the paper for a long time and then folded it very small, to keep.',
  },
  {
    day: '2026-07-15',
    ...child,
    ...well,
    note: 'Talked about the summer: the library club on Tuesdays, and I ring in the second week. She asked whether the hamster could come in September. I said I would ask about a real one.',
  },
]

export const jayden: Entry[] = [
  {
    day: '2024-11-11',
    ...child,
    ...mixed,
    note: 'First hello. He said, “Another one,” and then stayed for twenty minutes.',
  },
  {
    day: '2024-12-04',
    ...visit,
    ...well,
    note: 'Nan works nights and was just in. She had taken it that school rings to complain, and at ten, when she sleeps. I asked for a better hour: half past three.',
  },
  { day: '2025-02-05', ...said, note: '“I’m all right till someone says calm down.”' },
  {
    day: '2025-03-19',
    ...child,
    ...well,
    note: 'Boxing club with the homework first: went, and was told that he holds his guard well. He told me three times.',
  },
  {
    day: '2025-06-18',
    ...child,
    ...well,
    note: 'End of the first year together. He chose what to keep: the walk round the field, and Nan being rung when it is good.',
  },
  {
    day: '2025-09-17',
    ...child,
    ...mixed,
    note: 'New timetable, four new teachers, and the walking out has begun again. It is always the lesson after dinner.',
  },
  {
    day: '2025-11-12',
    ...rang,
    ...hard,
    note: 'Suspended for one day, disruption. Rang at half past three, when she is up. Jayden came on: “I went out because I was going to say something worse.”',
  },
  {
    day: '2025-11-14',
    ...school,
    ...well,
    note: 'Return meeting with the head of year, Nan and Jayden. Agreed: he may go to the librarian for five minutes, with a card, and nobody says calm down.',
  },
  {
    day: '2026-01-21',
    ...child,
    ...well,
    note: 'Card used nine times, always back inside five minutes. He timed himself.',
  },
  { day: '2026-02-04', ...good, goodNews: 'tried', language: 'en' },
  {
    day: '2026-03-03',
    ...rang,
    ...hard,
    note: 'Suspended for two days: a shove after somebody spoke about his mum. Nan and I talked first about how she was. She is tired.',
  },
  {
    day: '2026-03-04',
    ...visit,
    withWhom: 'child',
    ...mixed,
    note: 'Went round with the work. We wrote down what happened, minute by minute, and he found the minute himself.',
  },
  {
    day: '2026-03-05',
    ...school,
    ...well,
    note: 'Return meeting. He said sorry on paper and read it out. School will see to what was said to him: it has been written down on both sides now.',
  },
  {
    day: '2026-04-22',
    ...child,
    ...mixed,
    note: 'Away more since Easter. It is the mornings when Nan is not yet home: he does not want to lock the door behind him.',
  },
  {
    day: '2026-05-13',
    ...child,
    ...well,
    mark: 'strength',
    note: 'Taught a Year 7 how to hold pads, and how to stop.',
  },
  {
    day: '2026-06-10',
    ...said,
    note: '“She’s sixty-eight and she does nights for me. Course I’m going to try.”',
  },
  {
    day: '2026-06-17',
    ...rang,
    ...well,
    note: 'Nan has asked for two nights fewer. The kinship carers’ group meets on Thursdays; she wrote down where.',
  },
  {
    day: '2026-07-01',
    ...school,
    ...well,
    note: 'Looked at the year with the head of year: two suspensions, none since March. The card stays. A coach from the boxing club comes in on Wednesdays in September.',
  },
  {
    day: '2026-07-14',
    ...child,
    ...well,
    note: 'Summer: boxing camp for a week, paid for. He asked if I would still be here in September. I said yes, and when our two years end, and what comes then.',
  },
]
