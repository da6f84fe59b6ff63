// What may stand before a sentence of a pretend note: where and how it was. Braces as in cause.ts.

/** By what kind of contact it was; `words` before what a child says. */
export const leads = {
  child: [
    '[On the stairs|By the coats|In the library|At the fence|On the bench|In the small room|By the bike shed|At the hatch|In the art room|Outside the office|On the way to the field|At the back gate], [before|after|on the way to|with ten minutes till] {hard}: ',
    '[First thing|At break|After dinner|Last thing|Between bells|In the queue] [on {day}’s plan|as agreed|by chance], with {bit} [half told|to begin with|for company]: ',
    'Over {bit} and [a biscuit|squash|the last crayons|a sharpener]: ',
    '{A} [sent|brought] {F} [to me|my way] [at break|before {hard}|after {hard}]: ',
  ],
  home: [
    '[At ten|At half past eight|After six|On the break|At quarter past three|Before work|Between jobs], {C} [on the bus|at the till|with {S} on one arm|short of time|just in]: ',
    '[A quick|A long|The usual|An unplanned] call, {S} [singing|crying|asleep|asking who it is] in the background: ',
    '{C} [had ten minutes|was on the late shift|had just sat down|was out with {S}]: ',
  ],
  visit: [
    '[In the kitchen|In the hall|On the doorstep|On the settee], [{S} drawing|{S} at my feet|telly off|kettle on|rain outside], [an hour|half an hour|twenty minutes]: ',
  ],
  school: [
    '[In the staff room|In the office|At the photocopier|In the corridor|After the bell|Before briefing], [five|ten|twenty] minutes with {staff}, [{hard} next door|{F} in {hard}|coats on]: ',
  ],
  words: [
    '“Like I [said to|told] [{C}|{S}|{A}|the others][| on {day}| after {hard}], ',
    '“[Honestly|Right|See|The thing is|You know what|Put this down|I’ll tell you what]: ',
    '“I was [doing|thinking about] {bit} and I thought, ',
    '“{SCap} [says|thinks] I’m [wrong|daft], but ',
    '“I said it to {staff} [in|after|before] {hard}: ',
  ],
}
