// Ten notes of people who do not exist, and why each helps: for the page and docs/log-a-contact.md.
export const EXAMPLES: readonly { words: string; because: string; said?: true }[] = [
  {
    words:
      'Z. came to breakfast club by herself for the first time. She sat with two girls from 4B and stayed to the end.',
    because: 'A strength, with where and with whom, so that somebody can build on it.',
  },
  {
    words: 'I like it when you ask me things and then wait.',
    said: true,
    because: 'The child’s own words, as they were said.',
  },
  {
    words: 'Gran works nights this month. Ring after two, never in the morning.',
    because: 'The next person reaches her.',
  },
  {
    words:
      'J. says maths is fine until they change seats. He asked to stay by the door. Mrs N. agreed until half term.',
    because: 'What lies behind it, what was agreed, with whom and until when.',
  },
  {
    words: 'Dad could not come: his shift was moved. He would like Thursday instead.',
    because: '“Not there” with its reason and the next step; nobody failed.',
  },
  {
    words: 'The shoes are a size too small, he said so when I asked why no PE. The uniform fund has threes.',
    because: 'A need, found behind a symptom, and where help is.',
  },
  {
    words:
      'Seen: red eyes at registration, quiet all morning. I think she slept badly. I have not asked yet.',
    because: 'What was seen and what is thought stand apart.',
  },
  {
    words: 'Mum would rather have messages in Polish. A text is better than a call, she looks words up.',
    because: 'How to be understood, for everybody who writes to her.',
  },
  {
    words: 'T. is back after two days out. We walked in together and met his form tutor. First lesson done.',
    because: 'A return was met, and by whom.',
  },
  {
    words: 'Walked past the boxing club; he said “maybe”. Ask again before the holidays.',
    because: 'A door that stands open, and when to try it.',
  },
]
