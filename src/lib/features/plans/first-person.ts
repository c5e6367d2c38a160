/**
 * Rewrites an English title that addresses "you" so that it can follow "I will": "Say goodbye as you leave
 * work" becomes "say goodbye as I leave work". The first letter stays a capital in an abbreviation.
 */
export function inFirstPerson(title: string): string {
	const said = title
		.replace(/\byourself\b/gi, 'myself')
		.replace(/\byours\b/gi, 'mine')
		.replace(/\byour\b/gi, 'my')
		.replace(/\byou are\b/gi, 'I am')
		.replace(/\byou['’]re\b/gi, 'I’m')
		.replace(/\b(of|with|for|to|at|by|from|about|made|let|reach) you\b/gi, '$1 me')
		.replace(/\byou\b/gi, 'I');
	return /^\p{Lu}\p{Ll}|^A /u.test(said) ? said.charAt(0).toLowerCase() + said.slice(1) : said;
}
