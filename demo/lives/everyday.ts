// The sentence parts of everyday contacts in pretend lives, by what kind of contact it was. Written as cause.ts says; {like} is
// what the child is keen on and {bit} a thing about it, {hard} the lesson they dread, {staff} whoever it was in school.

export const hello = [
  'Sat down next to {F} where {he} was: [on the floor|at the end of the bench|by the window|under the table], and asked about {bit} until the bell.',
  '{F} had been told that somebody would come. “[Are you the one|You’re taller than I thought|Is it long]?” We agreed on [ten minutes|a lap of the field|one game], and did {like} instead.',
  '{A} introduced us and stayed [a bit|nearby]. {F} looked at {A} before each answer, and not at the last one, which was about {bit}.',
  'First hour with {F}: [snap|dominoes|a jigsaw with a piece missing|two rounds of hangman], {bit}, and one question back: “[Do you come every day|Who told you about me|Do I have to]?”',
  'Told {F} what I write down and who reads it. {He} asked to see, so I showed {him}: “[likes|knows all about] {like}”. “[Put more|That’s true].”',
  '{F} did not want to talk, and I did not need {him} to. We [carried books|fed the fish|watered the beans|sharpened pencils] for {staff}, and at the end came {bit}.',
  'First hello, [in the library|in the small room|on the bench by the office|in a corner of the hall]. {F} wanted to know [at once|before anything] whether I know about {like}. [A little now|I do now].',
  'Said who I am and what I am not: not a teacher, not [a policeman|somebody’s boss], no trouble. {F} asked whether I [have a dog|get paid for this|live at school].',
  'Met {F} with {A}. [Shy, then not|Quiet, then a flood]: {bit}, told in [full|one breath].',
  '{F} showed me round: [the quiet corner|the broken tap|the good stairs], [the best tree|the door that sticks|where one may not go], and [where {he} sits|the window of {hard}].',
  'Began with {like}, as {A} had [said|advised]. [Twenty|Fifteen|Ten] minutes on {bit} before {he} asked my name.',
  '{F} came with [folded arms|{his} hood up|{his} coat on] and left with [a plan for next time|half a smile]. We [drew|played cards|built a tower] in between.',
]

/** Talks that say themselves where they were. */
export const checkIns = [
  '{F} [and a friend|on {his} own|with {S}’s class] at the [water fountain|tuck shop|book fair|lost property], deep in {bit}. I [asked one thing|kept it short].',
  'The first words from {F} were “[guess what|I’m fine|don’t ask]”. It was {bit}, then {hard}, then [nothing|a sigh|a joke].',
  'Stood [in the dinner queue|at the crossing|by the goal|outside {hard}] with {F}; talked [low|fast|sideways] about {bit}.',
  '{staffCap} sent {F} with a message for me that needed no answer. We [made one up|took the long way], by way of {bit}.',
  'Asked {F} to rate {hard} like a [film|hotel|restaurant]. [Two stars, good ending|Would not return|Clean, but noisy].',
  '{F} wanted to know what I do at [the weekend|home|five o’clock]. Told {him}; heard in return about {bit}.',
  'Today {F} [hummed|yawned|talked|grinned] through {hard}, {staff} says. To me: [a shrug|“it was alright”|a plan for {bit}].',
  '{F} brought {bit} to show me, and [forgot|took|lost] {his} [coat|lunch bag|reading book] over it. We went back [together|twice].',
  'Half of our time was {bit}, the other half [silence|{hard}|a wasp]. {F} said it was a good one.',
  'One thing {F} is proud of ([{bit}|{hard}]), one that went wrong ([{hard}|the bus|a promise]), one for tomorrow ([{S}|{like}|sleep]).',
  '{F} heard that {staff} is leaving, and [minded|went quiet|asked who comes instead]. We wrote a card with {bit} on it.',
  'Asked {F} who {he} would tell if I were ill. “[{staffCap}|{C}|Nobody|{S}, worst luck].” We made it two.',
  '[Five|Ten] minutes at the gate: [bright, a bit tired|chatty|hardly awake], and full of {bit}.',
  'Caught {F} before register. “[Alright|S’pose|Fine],” and then {bit}.',
  'Sat with {him} at dinner. [Talk of|All about] {bit}, nothing heavy.',
  'Walked a lap of the [field|yard|block] with {F}. {bitCap} on the first half, [the real thing|{C}’s new job|a row with {S}] on the second.',
  '{F} came to find me, [which is new|of {his} own accord], to tell me of {bit}.',
  '{F} had a row at break over [a ball|a seat|a word|whose turn it was], and told it straight, own part included.',
  'Helped carry [boxes|chairs|costumes|the recycling] for {staff} and talked on the way: {bit}.',
  'Checked in after {hard}. “[Survived|Boring|Not the worst].”',
  'Looked in on {hard}. {F} saw me, [nodded|went red|put a thumb up], and [got on|went on].',
  '{A} had told me it was a wobbly morning for {F}. By [ten|break|the time I came] it was mended[| without me].',
  'Fetched {F} from {hard} as agreed; back again in [eight|six|eleven|nine] minutes.',
  'Saw {him} across the yard with [two|three] others, [laughing|arguing about {like}|heads together]. Waved and left them to it.',
  '{F} knocked, looked in, said “[just checking|you busy?|never mind]”, and went. So [was I|had I been].',
  'Drew while we talked: [{his} street|a machine|nothing in particular|{bit}]. It is easier sideways[| for {F}].',
  '{F} was quiet today. Said so, and that it was fine to be; we [played cards|sorted the felt tips|watched the rain].',
  'Looked at the week ahead [with {F}|together]: {hard} on [Thursday|Tuesday|Wednesday] is the one to plan for.',
  'Made a list with {F} of what went right since [last time|{day}]. It got to [six|five|eight], {bit} among them.',
  'Asked what was the best bit of the week. “{bitCap}.”',
  '[Ten|Fifteen] minutes of {like} and not a word of school. {He} [left lighter|asked when again].',
  'A grump about [the queue|the rain|{S}|{hard}|a seating plan], and then good talk: {bit}.',
  'Practised saying “can I have a minute” without it sounding like [a threat|a question in court]. {F} does [me|{staff}] very well.',
  'Scaled the week with {F}: a [seven|six|five and a half]. Last time it was [a five|a four|lower]. The difference: [{bit}|sleep|“nobody shouted”].',
  'Marked out of ten how safe each bit of the day feels. Only [the changing room|the bus|the end of dinner|{hard}] is under six.',
  'Read the letter [from school|about the trip|from the clinic] with {F}, so that it was less scary.',
  'Went through {F}’s timetable with two pens, one for fine and one for “I need a plan”: {hard} is [the only one|one of two] in the second.',
  '{F} had a question saved up for me: [whether grown-ups get told off too|what I write down|who had this job before|what happens when the two years end]. [I said what I know|Answered it straight].',
  '{He} is cross with {S}, and told me why at length: {bit}, borrowed and [broken|lost|not given back].',
  'Worked out whom {F} asks when I am on training: {staff}. {He} wrote it on [a hand|the pencil case].',
  'A good laugh about {bit}. Then, on the way out: {he} is worried about {C}.',
  'Looked at [last month’s|the autumn’s|an old] page with {F}. “I was [well sad|in a mood|tired] then,” {he} said, rather surprised.',
  '{F} had made something for me: {bit}. It is on my [shelf|door|desk].',
  '{F} taught me {bit}, and was [patient|strict|thrilled when I got it wrong].',
  'Short one with {F}: [a cold|a late night|a lost tooth|new shoes], [no mood for talking|wanted a drink and a sit]. That was all right.',
  'Asked {F} what I should know that I do not ask. “[You don’t ask about {like}|You never ask {S}|How long have you got].”',
  'Two things from {F} today: {hard} went [better|well], and {bit} did not.',
  'Played [the question game|dominoes|noughts and crosses|would-you-rather]: {he} would rather have {bit} than [a week off|a million pounds|be invisible].',
]

/** By the month in which they can be said; `years`, only to those of these year groups at the time. */
export const seasons: readonly { months: readonly number[]; years?: readonly number[]; part: string }[] = [
  {
    months: [9],
    part: 'New [class|form|timetable], and {F} has found [the peg|the way to {hard}|a seat by the wall]. {A} [knows {him}|is told].',
  },
  {
    months: [9],
    years: [7],
    part: 'Secondary is “[massive|loud|alright, actually]”. {F} got lost [twice|four times] and asked [a Year 11|the caretaker|nobody], which we [laughed about|looked at on the map].',
  },
  {
    months: [9, 10],
    years: [3],
    part: 'Juniors now: longer {hard}, no afternoon play. {F} [counts the minutes|misses the sand].',
  },
  {
    months: [10],
    part: 'Before half-term: [tired|ratty|done in], like everybody. {F} is looking forward to {bit}.',
  },
  {
    months: [11],
    part: 'Bonfire night was [too loud for {S}|brilliant|from the window], {F} says; the dog [hid|howled].',
  },
  { months: [11], part: 'Odd socks day. {F} wore [three|{S}’s] and [told nobody why|made a speech].' },
  {
    months: [12],
    years: [1, 2, 3, 4, 5],
    part: '{F} is [a shepherd|the third camel|the door|the star’s helper] in the Christmas play, and [dreads it|has one line|knows everybody’s lines].',
  },
  {
    months: [12],
    part: 'Talked about the [two weeks|holiday] with {F}: what is [good|long] about it, and whom {he} [rings|goes to] when it is too much.',
  },
  {
    months: [12],
    years: [7, 8, 9, 10],
    part: '{F} does not want to be asked what {he} is getting. We [found|practised] an answer: “{bit}”.',
  },
  {
    months: [1],
    part: 'Back, [dark|frozen|soaked], and {F} said the holiday was “[long|alright|loud]”, with {bit} the best of it.',
  },
  {
    months: [2],
    part: 'Snow for [a morning|an hour]. {F} [built|threw|ate some of] it with [two from class|{S}|the caretaker].',
  },
  {
    months: [3],
    years: [1, 2, 3, 4, 5, 6],
    part: 'World Book Day: {F} came as [a crayon|a ghost|Tuesday|a footballer, “it’s a book”], [made with {C} last night|out of a pillowcase].',
  },
  {
    months: [3],
    years: [9],
    part: 'Options: {F} knows what {he} [does not want|would drop], {hard} first. We made two columns, and [{like}|a job] turned up in the second.',
  },
  {
    months: [3, 4],
    part: 'The clocks, the light: {F} [walked home the long way|stayed out till tea], says {C}, for {bit}.',
  },
  {
    months: [5],
    years: [6],
    part: 'Tests this week. {F} did {hard} and [slept|ate a breakfast] first; it is [over|only paper], we agreed.',
  },
  {
    months: [5, 6],
    years: [10],
    part: 'Mocks. {F} has a [timetable on the wall|plan with gaps for {like}] and [keeps to half of it|hates it usefully].',
  },
  {
    months: [6],
    part: 'Sports day: cheered {F}, who was [fourth|third|last and laughing|second, by a nose] in the [sprint|sack race|relay|eight hundred].',
  },
  {
    months: [6],
    part: 'Too hot to think. {F} and I [filled the water bottles|sat in the shade of the bike shed|did it in five minutes] and spoke of {bit}.',
  },
  {
    months: [6, 7],
    years: [6],
    part: 'Went to see the [secondary|big school] with {F}: {he} [found the toilets first|asked about {like} club|held my sleeve until the hall].',
  },
  {
    months: [7],
    years: [6],
    part: 'Leavers’ shirts. {F} had [my|the cook’s|{staff}’s] name written [in the middle|on the collar].',
  },
  {
    months: [7],
    years: [10],
    part: 'Work experience: a week of [the garage|the nursery|the kitchen|the vet’s]. {F} was [on time every day|asked back|bored on Tuesday only].',
  },
  {
    months: [7],
    part: 'Moving-up day. {F} met [next year’s teacher|the new tutor]: “[Alright|Strict but alright|Likes {like}].”',
  },
]

export const strengths = [
  'Stays calm when {hard} goes wrong for [others|{S}|a friend], and [says so kindly|finds the page|makes a joke of it].',
  'Keeps a promise: {bit}, [two weeks later|on the day|without a reminder].',
  'Can wait [in a queue|for {staff}|while {S} talks] now, and [hums|counts|grins] meanwhile.',
  'Sees how things work: took {bit} apart in {his} head and [told me|drew it for {staff}].',
  'Patient with the younger ones: showed [a Year {yearBelow}|a little one|{S}] {bit}, [unasked|three times over].',
  'Notices when somebody is left out, and [goes over|shifts up|makes room] [with {bit}|without a word].',
  'Explains {bit} so that the other one [gets it|laughs|wants to try].',
  'Does not give up on {like}: [third|fifth|second] go at {bit} [today|this week].',
  'Makes people laugh with {bit}, and knows when to [stop|leave it].',
  'Said sorry to [{staff}|{S}|the other one] [first|properly], and meant it.',
  'Looks after {S} [like a grown-up would wish to|at the gate every day].',
  'Told {A} the truth about [the window|the homework|who began it], though it cost [a break|something].',
  'Remembers what others like: [brought|saved] {staff} [a cutting|a seat|the last flapjack].',
  'Asks [good|the right] questions. Today: [who made the rule|how one knows|why {bit}].',
]

export const hopes = [
  '“[I’m good at|I like] {bit} and nobody [at school|in {hard}] knows.”',
  '“I want {A} to know I [tried|was early|said sorry], that’s all.”',
  '“If I had a wish it’d be {bit} [every day|with {C}|and no {hard}].”',
  '“[{C}|{SCap}] came to see {like} and I [did it right|wasn’t even nervous].”',
  '“I’d tell a new kid: find {staff}, [sit near the door|skip {hard}|ask about {bit}].”',
  '“{hardCap} was alright [today|on {day}]. There, I said it.”',
  '“I’d [rather|sooner] be asked about {bit} than how I feel. Then I say it anyway.”',
  '“I’d like [one person|someone] to say my {hard} is good and not ‘good for you’.”',
  '“I want to do {like} after school. Can you ask [them|about it]?”',
  '“I’d like to go a whole [week|month] and nobody rings my {carerLower}.”',
  '“I like it when you just [walk|sit] with me and we [say nothing|do {like}].”',
  '“Next year I want to [show new kids round|help with {like}].”',
  '“It was a good day. Write that down. And {bit}.”',
  '“Can you put [{bit}|it] on the wall? Only if it’s good. It is good.”',
  '“I don’t want to be moved up in {hard}, I want to be left where it’s [nice|quiet].”',
  '“When I’m older I’m going to have [a dog|a van|my own door] and a job with {like}.”',
  '“My best {hard} was the one where nobody [looked at me|clapped].”',
  '“If you’re off, can you say before? [Then I know|I looked for you on {day}].”',
  '“I told {C} about {bit} and {C} [listened|put it on the fridge|laughed].”',
  '“You know what I did in {hard}? I [asked|put my hand up].”',
  '“It’s easier to talk when we’re doing {like}. [And not looking|Or walking].”',
  '“{SCap} copies me now. [It’s annoying|I quite like it].”',
  '“I want {hard} to be [shorter|after dinner|with you in it].”',
  '“Somebody asked me about {bit} and I knew [all of it|more than them].”',
]

export const rangHome = [
  '{C} and I compared notes on {F}: [the same child|two different ones] at home and in {hard}. {bitCap} we both knew.',
  '{C} wanted to know what {F} eats at dinner; [the pasta|not the peas|two puddings], I could say. Then {S}’s [school|cough|birthday].',
  'Told {C} that {F} [helped {staff}|came in on time|asked for help in {hard}]. {C} [put it on speaker|will say it at tea|went quiet, and thanked me].',
  '{C} is [tired|cheerful|hoarse], {S} [has nits|has started school|is sleeping at last]. Of {F}: {bit}, all weekend.',
  'Went over {day} with {C}: who takes {F}, who fetches, and [the spare key|the bus|the forms]. {C} has it [in hand|on the calendar].',
  '{C} asked if I could [speak to {staff}|send the link|ring earlier] about {hard}. Yes, [today|by {day}].',
  'Rang {C} to say how {F}’s week went. {C} had expected [bad news|a complaint], as ever.',
  'Good talk with {C}. The [evenings|Sundays|mornings] are the hard part, with {S} [teething|up too|on the phone].',
  '{C} in a hurry, between jobs; agreed that I text and ring [on the break|after six|on {day}].',
  'Told {C} about {bit}, and {C} will [ask {F} to explain it|pretend not to know].',
  '{C} says {F} talks about [school|{like}|{A}] at tea now. [That is new|It used to be nothing].',
  'Asked {C} what we should know before the trip: [no nuts|car sick on coaches|the form is signed].',
  '{C} worried about money till [Friday|the fifteenth|pay day]. Went through what there is; [voucher|pantry number] sent.',
  'No answer; left {C} a message with nothing in it but hello[| and that {F} was in]. {C} rang back [within the hour|at four|from the bus].',
  'Spoke with {C} about {hard}: [what it is like at home on the night before|who helps|that {C} dreaded it too].',
  'Rang {C} about [the dentist|the school photo|a lost coat|Friday’s club]. Two minutes, and then [ten|twenty] about {S}.',
  '{C} asked how {F} [really|truly] is with me. I said: [funny|thoughtful|tired on Fridays], and keen on {bit}.',
  '{C} is [starting nights|back at work|looking for hours]; we [moved our call to {day}|found a new hour for calls].',
]

export const texted = [
  'To {C}: “{F} asked a good question in {hard} today, about {bit}.”',
  'Let {C} know that {F} is at {like} till [four|half past four], and home [with a friend|on the late bus|on foot].',
  'Wrote to {C}: no need to ring back, all well, {F} was [third in the queue|first to the gate|laughing] at [break|dinner].',
  'Sent {C}: “{F} did {hard} today [without a fuss|and smiled]. Thought you would like to know.”',
  'Reminded {C} of [the meeting|Thursday|the club], in plain words, with the [bus number|room].',
  'Sent {C} the [club|swimming|library] times, and that the first [three|two] are free.',
  '“In, [coat on the peg|bag down], [smiling|chatting].” Sent at nine, as {C} likes to know[| on {day}s].',
  'Asked {C} whether [after four|half past three|the break] still suits. It does.',
  'Sent {C} a picture of {bit}, {F}’s [idea|own work].',
]

export const theyRang = [
  '{C} rang: [Nana is ill|the car is dead|work has moved {C}’s shift], can {F} stay till [four|five] on {day}? Asked {A}; {he} can.',
  '{C} rang with a question about {hard}, and then the real one: [whether {F} has friends|whether it gets better|if {F} talks about {C}].',
  '{C} rang to laugh with somebody: {F} had told [the vicar|the bus|Nana] all about {bit}.',
  '{C} rang: {F} did not sleep and may be [short|wobbly|quiet] today. Passed on to {A}.',
  '{C} rang to ask what was said in the letter about [the trip|attendance|the new timetable]. Read it together.',
  '{C} rang just to say it was a good weekend, with {bit} in it.',
  '{C} rang about [shoes|the bus pass|a coat|dinner money]. Sorted by [three|the bell].',
  '{C} rang, upset about a phone call from school on {hard}. Heard it out; then we wrote down what to ask.',
  '{C} rang to say {F} had told the whole story of [the row|the test|{bit}] at tea, without being asked.',
]

export const visits = [
  'An hour at the table with {C}: [the letters|the school app|the forms] in three heaps, {S} [sorting|helping|scribbling on one], {F} doing {like}.',
  '{F} opened the door, told me [not to trip|where to sit|that {C} was in the bath], and showed me {bit}; {C} came down with [wet hair|the tea|a list].',
  'Walked home with {F} and stood with {C} at the gate: [ten minutes|a quarter of an hour] on {hard}, {S} and the [landlord|weather].',
  'Kitchen table, tea, {S} [on my knee|under the table|asleep]. {C} and I went through what we agreed, line by line, and took one line [out|home].',
  'Home visit as agreed. {F} showed me {his} corner: {bit}. {C} and I spoke [afterwards|in the hall].',
  'Brought {C} the form for [school meals|the club|the trip], did the form, drank the tea.',
  'On the doorstep, as {C} preferred: [ten|fifteen] minutes, and a date for [a longer one|the next] on {day}.',
  'Nobody in on [{day}|the day we said]; left a card with {bit} on it. {C} rang in the evening.',
]

export const meetings = [
  '{staffCap} stopped me about {F}: [a good lesson|a bad ten minutes|a question] in {hard}. We agreed on [one sentence|a seat|waiting a week].',
  'Read {F}’s latest marks in {hard} with {A}: [up a little|the same|better than they look]. What {he} can do with {bit} is not in them.',
  'With {A} and {staff} about {F}’s timetable: {hard} moves to [the morning|after break] [on trial|from {day}].',
  'With {A}: what works for {F} [this term|just now], in [two|three] lines, to go to [all teachers|everybody who takes {him}].',
  'Met {A} and [the pastoral lead|the SENCO]. Agreed for {F}: one adult, one place, one sentence when it gets hard.',
  'Termly look with school and {C}. {F} came for the second half and [ran it|corrected us|brought {bit}].',
  '{A} will swap the seat in {hard} and tell nobody why.',
  'Five minutes with {A} after the bell: [better mornings|a good week|a friend at last], tired [Fridays|Mondays].',
  'Asked {A} what is going well before what is not: {bit}, and [manners|patience|{hard}, of all things].',
]

export const awayIll = [
  '{F} is [at the dentist|at the eye clinic|at the hospital for a check], {C} [had told the office|rang me first]; back [after dinner|tomorrow|on {day}].',
  '{C}: {F} was [sick twice|coughing all night|hot|covered in spots], and is [on the settee|with Nana|asleep] with {bit}.',
  'Away poorly. Rang {C}: [a temperature|a sick bug|tonsils|earache|a chest], [asleep on the settee|watching telly|better by tonight, perhaps]. Sent {F} [a get well card|a joke|a puzzle] and no homework.',
  '{F} is off with [a bug|a cold|a headache]. {C} had rung school already; will look out for {him} [on {day}|when {he} is back].',
  'Rang {C} about {F}: [the doctor says a virus|spots, so it may be chickenpox|sick in the night|the chest again], [home till {day}|back when it is over].',
  'No {F} today. {C} texted before I could ring: [poorly|hot|up all night], and thank you for asking about {bit}.',
  'Not in; {C} says [a tummy upset|the flu|a cough] is going round the house, {S} [first|too].',
]
export const awayElse = [
  'No {F}, no word. Rang {C} at [ten|half nine|quarter to ten]: overslept, and then it felt too late. Said again that late beats not at all.',
  '{F} away again, [the second|the third] day of five. Rang {C}; we spoke of {worry}, and not of fines.',
  'Away. Texted, then rang. {C} is tired of calls about it, so I asked about [{C}|the week|{S}] first.',
  'Not there when I looked. Rang home: {F} was in bed, {C} at work. Made a plan for [tomorrow|the morning] with [both|each] of them.',
  'Rang about {day}: {C} said {F} [would not get dressed|locked the bathroom door|blamed {hard}]. {worryCap}, we both think.',
  'Asked {C} what this morning was like, from waking to not coming: it [broke at the shoes|was lost at breakfast|went wrong over {worry}]. Tomorrow [I come by|{C} rings me at eight|we try the side door].',
  'Spoke with {F} on {C}’s phone: “[I was going to|I got as far as the corner|I’ll come {day}].” Said I would be at the gate.',
  '{C} and I looked at the week’s marks for {F}: {worry} again, and [one morning nobody can explain|a row with {S}]. No blame in it.',
  '{F} was missed at register. {C} had [thought {he} was in|an early shift]; found [at home|in the park|at a cousin’s], safe, and [tired|sorry|cold].',
]
export const awayHoliday = [
  'Away with the family [this week|till {day}]. {C} had told me beforehand, which I was glad of.',
  '{F} is at a family [wedding|funeral|do] [in {town}|a long way off]; back on {day}, says {C}.',
]
export const wentRound = [
  'Not in again. Went round: {F} spoke through the [window|letter box|door], which is a start.',
  'A second day away, so I knocked. {C} put the kettle on and we left school out of it for [ten|fifteen|twenty] minutes.',
  'Called at the door. {F} came down in [a dressing gown|a duvet|football socks] and took the card from {A}.',
]
export const back = [
  '{F} in again after {days}, [pale|chirpy|quiet|late but here]; {staff} had kept {bit} for {him}.',
  'After {days} the door is the hard part, {F} says. We [counted to ten|went when the yard was empty|went in talking of {bit}].',
  'Met {F} at the gate after {days}: [a nod|a yawn|a long story] and in. What was missed in {hard} [fits on one page|can wait].',
  '{F}, back after {days}, asked [what {he} had missed|whether anybody noticed|who sat in {his} place]. [I had|{A} had|Two had], I could say.',
  'Back today. Kept it light: said it was good to see {him}, and [got {him} the worksheet|asked about {bit}].',
  '{F} is back after {days}. {A} had saved [a seat|the work|a biscuit]. Nobody asked in front of the others.',
  'In. {F} and I went in together, by the side door, and {he} managed [{hard}|the rest] alone.',
]

export const suspended = [
  'Suspended until {until}. Rang {C} the same hour; {F} came on the phone and told {his} side: [a shove|a word|a chair|a phone], and what came before it.',
  'Rang {C} about the suspension, until {until}. We went through what happened [in {hard}|at the bell|at dinner], and what {F} would like to put right.',
]
export const duringSuspension = [
  'Went round. Work handed over; {F} has done [more than was set|the {hard} and left the rest]. We talked about the first ten minutes back.',
  'Sat on the [step|wall|stairs] with {him}. {F} is bored and sorry, in that order; {bit} helps.',
  'Half an hour in the kitchen with {F} and {S}. {He} has written down what {he} would do with the same minute again.',
]
export const returned = [
  'Return meeting with {A}, {C} and {F}. {He} had written down [two|three] things. School kept one promise on the spot: a different seat in {hard}.',
  'Back today. Ten minutes, no lecture. {F} said what would help and {A} wrote it down in {his} words: “[Time|Less talking|Tell me once].”',
]

export const holidays = [
  '{C} had [a list of questions|good news|five minutes]: {F} is [at {like}|with Nana|in the paddling pool], {S} [too|in trouble].',
  'Spoke with {F} and {C} in turn; {bit}, [rain|sunburn|a wobbly tooth], and [nothing needed|a food parcel for Friday].',
  'Holiday call to {C}. All well; {bit} every day.',
  'Rang as on the list. {C} glad of it; the [club on Tuesdays|free dinners|library] [goes well|helps].',
  'Rang on the day of the [park|sea|zoo] trip. {F} had gone, and run about for three hours with {S}.',
  '{F} took the phone [from {C}|before {C} could] and told me about {bit}. [Nothing needed|All well].',
  'Rang. Long days, says {C}; told them of the free swimming and sent the times for {S} too.',
  'Called, no answer; texted; {C} rang back from [the bus|work|Nana’s]. {F} is [fine|bored|brown as a nut].',
]

export const yearEnd = [
  '{F} and I walked the year backwards, from {bit} to the first week. “[I was little|I didn’t talk|You had a different coat].”',
  'Asked {F} what I should do [differently|more of|less of] next year. “[More {like}|Less asking|Come to {hard}|Same].”',
  '{F} has a list for the summer: {bit}, [sleeping|swimming|Nana’s], and [not thinking about|one page of] {hard}.',
  'Said with {F} when I ring in the holidays and on which number. {He} wants to [be asked about {bit}|pick up first|text instead].',
  'Looked back over the year with {F}. {He} chose [three|two] things to keep, {bit} among them, and one to drop: {hard} [notes|detentions].',
  'Talked {F} through September: who, where, and which door. {He} would like a walk round [before|in August].',
  'Wrote the page for the next teacher together. {F} dictated: “[{hardCap} is hard|I like {like}|I joke when I’m nervous]”.',
  '[Two|Three] bits of {F}’s summer are sorted and one is not. Made a list of whom {he} may ring.',
  '{F} wrote a card to {himself}, to open on the first day back: [no peeking|{bit} on the front].',
]

export const forManager = [
  'I would like to think aloud about {F} in supervision: I may be doing too much and not {C}.',
  'Not sure whether what we do about {worry} is still {F}’s or has become mine. For our talk on Monday.',
]

/** What is next, put after some talks. */
export const next = [
  'Next: see {F} on {day}.',
  'Will ask {staff} how {hard} went.',
  'I will text {C} tonight about {bit}.',
  'We try {hard} the same way [again next week|on {day}].',
  'Will leave [the book|the page|a card] on {his} desk before {hard}.',
  'To bring up with {A}, {F} said yes to that.',
]

/** Said of the story itself, whatever lies behind it. {plan} is what was agreed, {tried} what did not fit, {worry} what it is about. */
export const story = {
  going: [
    '{planCap}, [second|third] week: {F} says it is “[alright|fine|better than {tried}]”.',
    '[Asked|I asked] {A} about {plan}: [it shows|a calmer {hard}|nothing to report, which is new].',
    'Looked at {plan} with {F}. We change [nothing|one thing: {day}].',
  ],
  mended: [
    'Began again with {plan}, {F} and I, [from {day}|as if it were the first day]. One change: [{staff} knows too|shorter|{S} helps].',
    'Went over what happened with {F}. It was [not {plan}|{day}, not everything]; we [go on|mend that bit].',
    '{F} asked for {plan} back [before I could offer|in the corridor, quickly].',
  ],
  partly: [
    '{F} and I made two columns for {worry}: what is [easier|lighter], with {plan} on top, and what is [the same|still there]. [They came out even|One more in the first].',
    'phone> {C} sees some of it at home: [two calm evenings|fewer rows|a joke at tea] since {plan}. {worryCap} is not done.',
    '{planCap} holds on [most|good] days and not on {day}; {F} says [“it’s half sorted”|“six out of ten”]. It stays on our list.',
    'Some of it has changed with {plan}, and {worry} has not gone. We both [said so|think so], {C} too.',
    'Better with {plan}, says {A}; [not yet good|still a long way], says {F}. I believe both.',
  ],
  stopped: [
    '{F} and I are done with {tried}: [said so out loud|crossed it out together]. What we learnt: [it has to be {his} own|not in front of others|mornings are not the moment].',
  ],
  standing: [
    'phone> Told {C} where we are with {worry}: what helped was {plan}, and what did not was {tried}.',
    'school> Looked at {worry} with {A}: {plan} [stays|goes on {soon}], and [who holds it|whoever takes {hard}] is [named|told].',
  ],
}
