// The sentence parts of everyday contacts in pretend lives, by what kind of contact it was. Braces as in causes-of-absence.ts;
// {like} and {like2} are what the child is keen on, {hard} the lesson they dread.

export const hello = [
  'First hello. We looked for {like} in the library and found something.',
  'Said who I am and what I am not: not a teacher, not in trouble with me. {F} asked whether I have a dog.',
  'Met {F} with {A}. Shy, then not. {He} told me about {like}.',
  '{F} showed me round. I saw the coat peg, the quiet corner and the best tree.',
]

/** Talks that say themselves where they were. */
export const placedCheckIns = [
  'Five minutes at the gate. Bright, a bit tired.',
  'Caught {F} before register. “Alright,” and a proper smile.',
  'Sat with {him} at dinner. Talk of {like}, nothing heavy.',
  'Short one in the corridor. {He} wanted to show me something on {like}.',
  'Walked a lap of the field. {He} does most of the talking on the second half.',
  '{He} came to find me, which is new.',
  '{F} had a row at break, told it straight, own part included.',
  'Helped carry boxes for {A} and talked on the way. Some of our best talks have boxes.',
  'Checked in after {hard}. “Survived.”',
  'Looked in on the lesson. {He} saw me, nodded, and got on.',
  '{A} had told me it was a wobbly morning. By the time I came it was mended.',
  'Stood with {him} in the dinner queue. The queue is half of the trouble.',
  'Fetched {him} from {hard} as agreed; back again in eight minutes.',
  'Found {him} in the cloakroom. We sat under the coats until the bell had finished.',
  'Saw {him} across the yard with two others, laughing. Waved and left them to it.',
  '{F} knocked, looked in, said “just checking”, and went. So was I.',
  'Sports day: cheered. {He} was fourth and beaming.',
]

export const checkIns = [
  'Drew while we talked. It is easier sideways.',
  'Quiet today. Said so, and that it was fine to be. We played cards.',
  'Looked at the week ahead together. {hardCap} on Thursday is the one to plan for.',
  'Made a list of what went right since last time. It got to six.',
  'We put the goal on the wall chart. {He} chose the colour.',
  'Talked about who {he} goes to when I am not here. {He} named two people.',
  'Asked what was the best bit of the week. {like2Cap}, by a mile.',
  'Not much to say today, so we did not say much. Ten minutes of {like}.',
  '{He} asked how I was. Noted.',
  'Went over what “a good Friday” looks like. We are close.',
  'A grump about dinner queues, and then good talk about {like2}.',
  'Practised saying “can I have a minute” without it sounding like a threat. We both got the giggles.',
  'Scaled the week together: a seven. Last time it was a five.',
  'Marked out of ten how safe each bit of the day feels. Only the bus is under six.',
  'Read the letter from school together, so that it was less scary.',
  'We went through the timetable with two pens: green for fine, blue for “I need a plan”. Mostly green now.',
  '{F} had a question saved up for me: whether grown-ups get told off too. They do.',
  'Counted the days until the trip. {He} has packed already.',
  'Talked about what to say when somebody asks where {he} has been. {He} chose “about”.',
  'Played the question game. Favourite smell: toast. Least favourite place: the changing room.',
  '{He} is cross with {S}, and told me why at length. By the end it was funny.',
  'Practised the walk to the new room, twice, with a commentary.',
  '{F} read me the good bit of the book. There was a dragon in it, or there will be.',
  'Filled in the week’s page: one thing I did, one thing that was hard, one thing to look forward to.',
  'Worked out whom to ask when I am on training. {He} wrote it on a hand.',
  'A good laugh about {like}. Then, on the way out, the real thing: {he} is worried about {C}.',
  'Looked at last month’s page. “I was well sad then,” {he} said, rather surprised.',
  'Talked about {hard}. The first five minutes are the worst and then it is “just a lesson”.',
  '{He} had made something for me, to do with {like2}. It is on my shelf.',
]

export const strengths = [
  'Patient with the younger ones, without being asked.',
  'Notices when somebody is left out and goes over.',
  'Explains a thing so that the other one gets it.',
  'Does not give up on {like}: third go today.',
  'Makes people laugh, and knows when to stop.',
  'Says sorry properly, and first.',
  'Looks after {S} like a grown-up would wish to.',
  'Honest, even when it costs something.',
]

export const hopes = [
  '“I’d like one person to say my work’s good and not ‘good for you’.”',
  '“I want to be in the {like} thing after school. Can you ask them?”',
  '“I’d like to go a whole week and nobody rings my {cLower}.”',
  '“Can it be you that tells them, and not me?”',
  '“I like it when you just walk with me.”',
  '“Next year I want to be one of them that shows new kids round.”',
  '“It was a good day. Write that down.”',
  '“I said no to something and they were still my friend.”',
  '“Can you put my work on the wall? Only if it’s good. It is good.”',
  '“I don’t want to be moved up, I want to be left where it’s nice.”',
  '“When I’m older I’m going to have a dog and a job with {like}.”',
  '“My best lesson was the one where nobody looked at me.”',
  '“I like {A}. Don’t tell them.”',
  '“If you’re off, can you say before? Then I know.”',
  '“I used my plan and it sort of worked.”',
  '“I wasn’t even angry. I was hungry and then I was angry.”',
  '“I told {C} about the chart and {C} put it on the fridge.”',
  '“You know what I did? I asked.”',
  '“Mornings are rubbish but I came.”',
  '“It’s easier to talk when we’re doing {like2}.”',
]

export const rangHome = [
  'Rang {C} to say how the week went. {C} had expected bad news, as ever.',
  'Good talk with {C}. The evenings are the hard part.',
  '{C} in a hurry, between jobs; agreed that I text and ring on the break.',
  'Told {C} about the chart, and {C} will ask {F} to explain it.',
  '{C} says {F} talks about school at tea now. That is new.',
  'Asked {C} what we should know before the trip. All fine, form signed.',
  '{C} worried about money till Friday. Went through what there is; voucher sent.',
  'No answer; left a message with nothing in it but hello. {C} rang back within the hour.',
  'Spoke of the summer: what is booked, and what the long middle will need.',
]

export const texted = [
  'Sent: “{F} did what we had planned today. Thought you would like to know.”',
  'Reminder of the meeting, in plain words, with the bus number.',
  'A thumbs-up for this morning.',
  'Sent the club times, and that the first three are free.',
  '“In, coat on the peg, smiling.” Sent at nine, as {C} likes to know.',
  'Asked whether after four still suits. It does.',
]

export const theyRang = [
  '{C} rang: {F} did not sleep and may be short today. Passed on to {A}, with thanks.',
  '{C} rang to ask what was said in the letter. Read it together.',
  '{C} rang just to say it was a good weekend. We both needed that.',
  '{C} rang about shoes. Sorted by three.',
  '{C} rang, upset about a phone call from school. Heard it out; then we wrote down what to ask.',
  '{C} rang to say {F} had told the whole story at tea, without being asked.',
]

export const visits = [
  'Kitchen table, tea, {S} on my knee. {C} and I went through the plan line by line and took one line out.',
  'Home visit as agreed. {F} showed me {his} corner: {like}, all of it. {C} and I spoke afterwards, in the hall.',
  'Brought the form, did the form, drank the tea. {C} laughed for the first time since I have known the family.',
  'On the doorstep, as {C} preferred. Ten minutes, and a date for a longer one.',
  'Nobody in; left a card with a drawing from {F}. {C} rang in the evening.',
]

export const meetings = [
  'With {A}: what works this term, in two lines, to go to all teachers.',
  'Met {A} and the pastoral lead. Agreed: one adult, one place, one sentence when it gets hard.',
  'Went through the week’s marks with {A}. Fewer lates, and a plan for {hard}.',
  'Termly look at the plan with school and {C}. {F} came for the second half and ran it.',
  '{A} will swap the seat and tell nobody why.',
  'Five minutes with {A} after the bell: better mornings, tired Fridays.',
  'Asked {A} what is going well before what is not. There was a lot.',
]

export const awayIll = [
  'Away poorly. Rang {C}: temperature, asleep on the settee. Sent get well and no homework.',
  'Second day off with a bug. {C} had rung school already. Will look out for {him} when {he} is back.',
  'Not in; {C} says tummy upset going round the house.',
]
export const awayElse = [
  'Not in, no word. Rang {C} at ten: overslept, and then it felt too late. Said again that late beats not at all. In by dinner tomorrow is the plan.',
  'Third day of the last five. Rang {C}; we spoke of why, and not of fines.',
  'Away. Texted, then rang. {C} tired of calls about it, so I asked about {C} first.',
  'Not there when I looked. Rang home: {F} was in bed, {C} at work. Made a plan for the morning with both of them.',
]
export const awayHoliday = [
  'Away with the family this week. {C} had told me beforehand, which I was glad of.',
]
export const wentRound = [
  'Not in again. Went round: spoke through the window, which is a start. {He} waved.',
  'Second day away, so I knocked. {C} put the kettle on and we left school out of it for ten minutes.',
  'Called at the door. {F} came down in a dressing gown and took the card from {A}.',
]
export const back = [
  'Back today. Kept it light: said it was good to see {him}, and got {him} the worksheet.',
  'Back after {days}. {A} had saved a seat. Nobody asked in front of the others.',
  'In. We went in together, by the side door, and {he} managed the rest alone.',
]

export const suspended = [
  'Suspended until {until}. Rang {C} the same hour; {F} came on the phone and told {his} side.',
  'Rang about the suspension. We went through what happened, one thing at a time, and what {he} would like to put right.',
]
export const duringSuspension = [
  'Went round. Work from school handed over; {he} has done more than was set. We talked about the first ten minutes back.',
  'Sat on the step with {him}. {He} is bored and sorry, in that order.',
  'Half an hour in the kitchen. {He} has written down what {he} would do with the same minute again.',
]
export const returned = [
  'Return meeting with {A}, {C} and {F}. {He} had written down two things. School kept one promise on the spot: a different seat.',
  'Back today. Ten minutes, no lecture. {F} said what would help and {A} wrote it down in {his} words.',
]

export const holidays = [
  'Holiday call. All well; {like} every day. Food box came.',
  'Rang in the second week, as on the list. {C} glad of it. Club on Tuesdays is going well.',
  'Rang on the day of the park trip. {He} had gone, and run about for three hours.',
  'Summer call. {F} took the phone {him}self and told me about {like2}. {C} needed nothing.',
  'Rang. Long days, says {C}; told them of the free swimming and sent the times.',
  'Called, no answer; texted; {C} rang back from the bus. Fine.',
]

export const yearEnd = [
  'Looked back over the year with {F}. {He} chose three things to keep and one to drop.',
  'Talked through September: who, where, and which door. {He} would like a walk round before.',
  'Wrote the page for the next teacher together. {F} dictated, I typed.',
  'Two bits of the summer are sorted and one is not. Made a list of whom {he} may ring.',
  '{F} wrote a card to {him}self, to open on the first day back.',
]

export const forManager = [
  'I would like to think aloud about this one in supervision: I may be doing too much and not {C}.',
  'Not sure whether the plan is still {his} or has become mine. For our talk on Monday.',
]

/** Said of younger children alone. */
export const forYounger =
  /under the coats|Wet play|coat peg|best tree|dragon|Sports day|the little ones|saved up for me/

/** Where a talk began, put before some of them, and what is next, put after some. */
export const where = [
  'Before register.',
  'At break, by the wall.',
  'On the bench outside the office.',
  'In the library corner.',
  'Wet play, so indoors.',
  'After assembly.',
  'By the bike shed.',
  'In the art room, hands busy.',
  'Two minutes on the stairs.',
  'At the end of dinner.',
  'First thing, with toast.',
  'On the way back from PE.',
  'In my room, door open.',
  'At the fence, watching the little ones.',
]
export const next = [
  'Next: see {him} on Thursday.',
  'Will ask {A} how the afternoon went.',
  'Told {him} when I am in next.',
  'I will text {C} tonight.',
  'Left it there; no need to push.',
  'We try the same again next week.',
  '{He} knows where I am.',
  'Will leave the book on {his} desk.',
  'Shook on it.',
  'To bring up with {A}, {he} said yes to that.',
]
