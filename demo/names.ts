// Fictional people of many heritages. Weights and lists are chosen, not measured; a name is a name of many living people
// and of nobody in particular. Ethnicity codes are those of the school census.
import type { Random } from './random.ts'

export type Heritage = {
  weight: number
  ethnicity: readonly string[]
  /** Share with English as an additional language. */
  eal: number
  surnames: readonly string[]
  girls: readonly string[]
  boys: readonly string[]
  /** Spoken at home by most of them, where a place may write to families in it. */
  language?: string
}

const list = (text: string) => text.split(' ').map(name => name.replaceAll('_', ' '))

export const heritages: readonly Heritage[] = [
  {
    weight: 0.8,
    ethnicity: ['WBRI'],
    eal: 0.003,
    surnames: list(
      'Ashworth Hindley Rigby Fairhurst Pennington Gaskell Hilton Unsworth Marsh Winstanley Seddon Atherton Lowe Grundy Heaton Halliwell Cunliffe Aspinall Leyland Hart Barlow Berry Bolton Booth Bradshaw Brown Clarke Clough Collier Cook Cooper Crompton Dawson Dean Dixon Eckersley Evans Fisher Foster Glover Green Greenhalgh Hall Hampson Hardman Harrison Higham Holden Holland Howarth Hughes Hunt Jackson Johnson Jones Kay Kearsley Lee Livesey Lomax Makin Mather Mills Moore Naylor Ogden Ollerenshaw Parkinson Partington Pilkington Potter Ramsbottom Ratcliffe Roberts Robinson Rothwell Royle Rushton Schofield Sharples Shaw Smith Southern Speakman Stott Sutton Taylor Thompson Tonge Turner Tyldesley Walker Walsh Ward Westhead Whittaker Williams Wilson Wood Worthington Wright Yates Fitz-Hugh D’Arcy Smith-Jones Taylor-Rigby Featherstonehaugh Cholmondeley-Warburton-Ollerenshaw',
    ),
    girls: list(
      'Olivia Amelia Isla Ava Ivy Freya Lily Florence Mia Willow Rosie Sophia Grace Poppy Evie Elsie Ella Daisy Phoebe Sienna Millie Harper Evelyn Matilda Emily Charlotte Scarlett Ruby Maisie Lottie Erin Lexi Megan Hollie Jessica Chloe Summer Eleanor Esmé Zoë Chloë Lacey-Mae Ellie-Mae Gracie-Leigh Niamh Abigail Bethany Faye Heidi Orla Nancy Robyn Skye Tilly Violet',
    ),
    boys: list(
      'Noah Oliver George Arthur Leo Harry Oscar Archie Jack Charlie Henry Theo Freddie Thomas Alfie Finley William Lucas Isaac Jacob Logan Edward Max James Joshua Mason Harrison Reuben Riley Elijah Toby Jude Ethan Jake Dylan Callum Connor Tyler Jayden Kian Liam Luke Nathan Owen Ryan Samuel Zachary Tommy-Lee Alfie-James Ellis Frankie Louie Rory Stanley Vinnie',
    ),
  },
  {
    weight: 0.032,
    ethnicity: ['WOTH'],
    eal: 0.92,
    surnames: list(
      'Nowak Wójcik Kamiński Lewandowska Zielińska Szymańska Woźniak Dąbrowska Kozłowski Jankowska Mazur Krawczyk Piotrowska Grabowski Zając Pawłowska Michalska Król Wieczorek Wróbel',
    ),
    girls: list('Zuzanna Julia Maja Lena Zofia Hanna Oliwia Amelia Wiktoria Łucja Małgorzata'),
    boys: list('Jakub Szymon Filip Antoni Kacper Wojciech Stanisław Mikołaj Michał Łukasz Paweł'),
    language: 'pl',
  },
  {
    weight: 0.036,
    ethnicity: ['APKN'],
    eal: 0.72,
    surnames: list('Hussain Khan Ahmed Ali Akhtar Iqbal Mahmood Shah Begum Malik Rafiq Mirza Chaudhry Bibi'),
    girls: list('Aisha Fatima Zainab Maryam Hafsa Iqra Sana Amina Khadija Noor Aaliyah Inaya'),
    boys: list('Muhammad Mohammed Ibrahim Yusuf Hamza Ayaan Bilal Zayn Umar Haris Mohammed-Ali Adam'),
    language: 'ur',
  },
  {
    weight: 0.012,
    ethnicity: ['AIND', 'ABAN', 'AOTH'],
    eal: 0.6,
    surnames: list(
      'Patel Singh Kaur Sharma Nair Rahman Islam Uddin Chowdhury Gunawardena Perera Subramaniam',
    ),
    girls: list('Priya Anaya Diya Simran Kavya Tasnim Meera Ishani'),
    boys: list('Arjun Aarav Vivaan Rohan Dev Tahmid Krishna Kiran'),
  },
  {
    weight: 0.03,
    ethnicity: ['BAFR', 'BCRB', 'BOTH'],
    eal: 0.5,
    surnames: list(
      'Okafor Adeyemi Mensah Boateng Nkosi Eze Campbell Tesfaye Kamara Ọláwálé Osei N’Diaye Mukendi',
    ),
    girls: list('Chiamaka Ama Temitọpẹ́ Blessing Esther Naomi Adaeze Selam Fatoumata'),
    boys: list('Chidi Kwame Emeka Daniel Kofi Tobi Ayọ̀ Samuel Yonas Mamadou'),
  },
  {
    weight: 0.014,
    ethnicity: ['OOTH'],
    eal: 0.93,
    surnames: list('al-Hassan Haddad Karimi Rostami Hamidi Saleh Barzani Abdulrahman محمد الخطيب'),
    girls: list('Layla Shirin Hana Rojin Yasmin فاطمة Nour Zahra'),
    boys: list('Omar Karim Dilan Rebin Ahmad محمد Hassan Reza'),
    language: 'ar',
  },
  {
    weight: 0.009,
    ethnicity: ['CHNE'],
    eal: 0.8,
    surnames: list('Chen Wong Li Zhang Cheung Leung Ng O Wú 李 陈'),
    girls: list('Mei Yi Hoi-Ching Xiǎoyàn Li_Na 美玲 Jasmine'),
    boys: list('Wei Jun Ka-Ho Tsz-Hin Hao 浩然 Kelvin'),
    language: 'zh',
  },
  {
    weight: 0.011,
    ethnicity: ['WOTH'],
    eal: 0.98,
    surnames: list('Kovalenko Bondarenko Tkachenko Melnyk Kravchuk Коваль Бойко Lysenko'),
    girls: list('Sofiia Oksana Daryna Solomiia Анна Polina'),
    boys: list('Maksym Bohdan Danylo Artem Дмитро Yaroslav'),
    language: 'uk',
  },
  {
    weight: 0.016,
    ethnicity: ['WOTH', 'WROM'],
    eal: 0.95,
    surnames: list('Popescu Ionescu Dumitru Stănescu Horváth Nagy Kováč Žemaitis Bērziņš'),
    girls: list('Andreea Ioana Ștefania Mária Žofia Elena'),
    boys: list('Andrei Ștefan Ionuț Matúš László Ján'),
    language: 'ro',
  },
  {
    weight: 0.012,
    ethnicity: ['WIRI', 'WIRT'],
    eal: 0.01,
    surnames: list('O’Brien O’Neill Byrne Ó_Súilleabháin McDonagh Ward Kelly MacCarthy'),
    girls: list('Aoife Caoimhe Síofra Saoirse Máire'),
    boys: list('Cillian Oisín Seán Pádraig Fionn'),
  },
  {
    weight: 0.028,
    ethnicity: ['MWBC', 'MWBA', 'MWAS', 'MOTH'],
    eal: 0.1,
    surnames: list(
      'Campbell-Wood Okoro-Shaw Khan-Taylor Lee Brown García_López da_Silva Nguyễn Müller Sørensen X',
    ),
    girls: list('Maya Zara Amara Lola Inês Thảo Leïla Anaïs'),
    boys: list('Kai Theo Malachi Zion João Minh Raphaël Q'),
  },
]

const weights = heritages.map(heritage => heritage.weight)

/** A heritage, each as likely as its weight; `as` has other weights for a place that is not a northern town. */
export function drawHeritage(random: Random, as: readonly number[] = weights): Heritage {
  return heritages[random.weighted(as)]!
}

/** The language a family of this surname may speak at home beside English. */
export function languageOf(surname: string): string | undefined {
  return heritages.find(heritage => heritage.language && heritage.surnames.includes(surname))?.language
}
