// What the teams of the pretend places speak and what they are noticing. No child is named in it, and none can be told from it.
import type { Led } from './leading.ts'

export const millbrook: Led = {
  alsoSpeak: {
    'Danny Whittle': ['pl'],
    'Samina Rafiq': ['ur'],
    'Rukhsana Mirza': ['ur', 'pa'],
    'Imran Sadiq': ['pa'],
    'Piotr Malinowski': ['pl'],
    'Carys Bevan': ['cy'],
  },
  noticed: [
    {
      who: 'canalsideWorker',
      wider: true,
      words:
        'Since the bakery and the depot moved their early shift to half past three, more children get themselves up. I count five this term, in four classes. Breakfast club opens at half past seven.',
      answer:
        'I counted too: nine in the three schools of this side. I take it to the steering group on 10 September, and ask the depot whether they will talk to us. Thank you for the count.',
    },
    {
      who: 'lockgateWorker',
      wider: true,
      words:
        'The days after a suspension go better when I have rung on the first one. It is the hour that matters, not what is said. Twice this term I heard of it only on the second day.',
      answer:
        'I have asked the school to tell us within the hour, by telephone and not by e-mail. Say if it does not hold.',
    },
    {
      who: 'weaversWorker',
      wider: false,
      words:
        'I am tired on Thursdays, and notice that I keep the hard talks for then. I would like to change the day.',
      answer:
        'Let us look at your week on Monday. Thursday could be the day for schools, and Tuesday for talks.',
    },
    {
      who: 'lockgateWorker',
      wider: true,
      words:
        'Nobody has asked us about the summer holiday club since it moved to the leisure centre. I think it is the bus: there is none before ten.',
    },
    {
      who: 'canalsideWorker',
      wider: false,
      words:
        'Letters home still go out in one language. I translate on the doorstep, and that is not how it was meant.',
    },
  ],
}

export const harbourside: Led = {
  alsoSpeak: {
    'Yetunde Bakare': ['yo'],
    'Callum Rees': ['cy'],
    'Farida Begum': ['bn'],
    'Marisol Vega': ['es', 'pt'],
    'Nadia Farouk': ['ar'],
    'Ellie Szabo': ['hu'],
    'Idris Warsame': ['so'],
  },
  noticed: [
    {
      who: 'Farida Begum',
      wider: true,
      words:
        'Four families have asked me this month to read them the letter about school dinners. Two of them have been without a place on the list since Easter, because the form is online only.',
      answer:
        'Thank you. I have asked the council for the form on paper in Bengali and Somali, and for somebody at the family centre on Tuesdays. I tell you on 3 September what came of it.',
    },
    {
      who: 'Marisol Vega',
      wider: true,
      words:
        'When the harbour road floods, a third of my children come by the long way round and are marked late. Nobody in the office knew that the bus turns at the bridge then.',
      answer:
        'I spoke with the office and the head: on flood days the register stays open until half past nine. Say if it is forgotten.',
    },
    {
      who: 'Idris Warsame',
      wider: false,
      words:
        'In the weeks before a break I see three or four every day who have nothing to ask me and do not want to go home. I have begun to stay until four.',
      answer:
        'Let us look at your hours together on Wednesday before that becomes every week, and at what could be open until five.',
    },
    {
      who: 'Cathy Munro',
      wider: true,
      words:
        'Year 7 lose friends in the first half-term, and we see it in the second. A table at dinner in September would come before it; in January it comes after.',
    },
    {
      who: 'Yetunde Bakare',
      wider: false,
      words:
        'I write better on the day itself. On Fridays I find four days of short notes, and all sound alike.',
    },
  ],
}
