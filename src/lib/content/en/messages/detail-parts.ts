/*
 * Parts of the patterns that read remembered lines. The patterns are case-sensitive, because a name is known
 * by its capital.
 */

/** The person as the subject of a line. */
export const subject = "(?:(?:she|he|they)(?:['’](?:s|re|ve))? )?(?:(?:is|are|was|has|have) )?";
export const owner = '(?:(?:her|his|their|the|an?|some|my) )?';
export const relation =
	'mum|mom|mother|dad|father|sister|brother|son|daughter|husband|wife|partner|boyfriend|girlfriend|gran|granny|grandma|nan|grandpa|grandad|granddad|grandson|granddaughter|aunt|auntie|uncle|cousin|nephew|niece|baby';
export const relations =
	'kids|children|parents|twins|sons|daughters|sisters|brothers|grandchildren|grandparents|nieces|nephews';
export const pet =
	'cat|dog|kitten|puppy|rabbit|bunny|hamster|budgie|parrot|pony|horse|tortoise|terrier|labrador|poodle|spaniel|greyhound';
export const pets = 'cats|dogs|kittens|puppies|rabbits|hens|chickens|guinea pigs|horses|budgies';
export const bodyPart =
	'knee|back|hip|shoulder|foot|ankle|wrist|arm|elbow|leg|hand|neck|eye|ear|tooth|thumb|finger|toe|heel|jaw';
export const bodyParts = 'knees|hips|shoulders|feet|ankles|wrists|arms|legs|hands|eyes|ears|teeth';
export const name = "\\p{Lu}[\\p{L}'’-]{1,20}";
export const place = `(?:the )?${name}(?: ${name})?`;

export const month =
	'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
export const weekday =
	'(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?';
/** A time at the end of a line, such as “on Friday”, or nothing. */
export const time = `(?:,? (?:on|in|at|from|since|until|for|every|this|next|last|early|late|the|end|of|about|two|three|four|few|years?|months?|weeks?|days?|ago|soon|now|again|today|tonight|tomorrow|yesterday|mornings?|afternoons?|evenings?|nights?|spring|summer|autumn|winter|Christmas|Easter|${weekday}|${month}|\\d{1,2}(?:st|nd|rd|th)?|20\\d\\d)){0,6}`;
/** Pattern of a thing, in one to four words. */
export const thing = "[\\p{L}\\p{Nd}'’&-]+(?: [\\p{L}\\p{Nd}'’&-]+){0,3}?";
