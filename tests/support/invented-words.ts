import type { Random } from '#lib/engine/random.ts';

/** The letter statistics of a language: frequencies of letters and of their neighbours. */
interface Tongue {
	/** Share of all text, in thousandths. */
	share: number;
	/** Size of the vocabulary. */
	words: number;
	/** Letters, each with its frequency among ten thousand. */
	vowels: string;
	consonants: string;
	/** Percentage of vowels after a consonant and after a vowel. */
	vowelAfter: { consonant: number; vowel: number };
	/** Length of its words relative to those of an alphabet; 1 by default. */
	length?: number;
	/** Sign that joins two consonants into one. */
	joint?: string;
	/** Letters that have another form at the end of a word. */
	endings?: Readonly<Record<string, string>>;
	/** Separator of words; a space by default. */
	space?: string;
	stops?: readonly string[];
	comma?: string;
}

const westernLatin = { consonant: 62, vowel: 14 };
const slavic = { consonant: 66, vowel: 10 };
const abjad = { consonant: 38, vowel: 8 };
const western = ['.', '.', '.', '.', '!', '?', '…'];

// Rounded counts from tables of letter frequency; for Han and kana the common signs.
const tongues: readonly Tongue[] = [
	{
		...{ share: 400, words: 7_000, vowelAfter: westernLatin },
		vowels: 'e1270a817o751i697u276y197',
		consonants: 't906n675s633h609r599d425l403c278m241w236f223g202p193b149v98k77j15x15q10z7'
	},
	{
		...{ share: 250, words: 5_000, vowelAfter: { consonant: 56, vowel: 16 } },
		vowels: 'e1640i655a652u417o259ü100ä58ö44',
		consonants: 'n978s727r700t615d508h458l344g301c273m253b189w192f166k142z113p67v85ß31j27x3'
	},
	{
		...{ share: 120, words: 2_500, vowelAfter: westernLatin },
		vowels: 'e1472a764i753u631o580é190à49è27ê22â5î5ô2û6ï1œ2y13',
		consonants: 's795t724n710r669l546d367c326p252m297v184q136f107b90g87h74j61x43z33ç9k7w5'
	},
	{
		...{ share: 60, words: 1_200, vowelAfter: slavic },
		vowels: 'a891i821e766o775u250y376ą99ę111ó85',
		consonants:
			'z564n552r469s432w465t398c396k351d325p313m280l210j228ł182b147g142h108ś66ż83ć40ń20ź6f30'
	},
	{
		...{ share: 20, words: 500, vowelAfter: westernLatin },
		vowels: 'a1192e891i860ı511u324ü185o248ö78',
		consonants: 'n749r672l592k468d471m375y334t331s301b284ş178z150g125h121v96ğ113ç116p89c96f46j3'
	},
	{
		...{ share: 40, words: 1_000, vowelAfter: slavic },
		vowels: 'о1097е845а801и735у262я201ы190ю64э32ё4',
		consonants:
			'н670т626с547р473в454л440к349м321д298п281ь174г170з165б159ч144й121х97ж94ш73ц48щ36ф26ъ4'
	},
	{
		...{ share: 20, words: 600, vowelAfter: { consonant: 74, vowel: 18 }, endings: { σ: 'ς' } },
		vowels: 'α920ο790ι620ε690η340υ360ω170ά180ό180ί230έ150ή90ύ60ώ60',
		consonants: 'τ760ν630σ830ρ400κ390π400μ330λ260γ170δ160θ120χ120φ80β70ξ40ζ30ψ10',
		stops: ['.', '.', '.', '!', ';']
	},
	{
		...{ share: 20, words: 600, vowelAfter: abjad, stops: ['.', '.', '!', '؟'], comma: '،' },
		vowels: 'ا1250ي630و560ى60',
		consonants:
			'ل1120م600ن560ر460ت430ب410ه350ع340د310س280ف270ك240ق230ح210ة190أ180ج140ش120ص100ط90خ90ض70ز60ذ60ث50ئ40غ40ظ20'
	},
	{
		...{ share: 15, words: 400, vowelAfter: abjad },
		endings: { מ: 'ם', נ: 'ן', צ: 'ץ', פ: 'ף', כ: 'ך' },
		vowels: 'י1106ו1038א634ה1087',
		consonants: 'ל739ר561ב474ש441מ650נ410ת501ע323ח248ד259ק214פ160כ220ס148ט124ג138ז131צ124'
	},
	{
		...{ share: 20, words: 500, vowelAfter: { consonant: 74, vowel: 0 }, length: 0.9, joint: '्' },
		vowels: 'ा900े690ि560ी560ो400ु240ं330ू120ै190ौ60',
		consonants:
			'क820र880स560न560त490म450ह520ल330प350य360व290द310ज250ग230ब210श150च140ट130ख90थ100भ110ध90ण70ष60फ40ड80छ50घ30ठ40',
		stops: ['।', '।', '!', '?']
	},
	{
		...{ share: 20, words: 400, vowelAfter: { consonant: 0, vowel: 0 }, length: 0.3, space: '' },
		vowels: '的400',
		consonants:
			'一160是150不140了110在110人100有100我95他90这85个80们75中72来70上68大66为64和60国58地56到54以50说48时46要44就42出40会38可36也34你33对32生31能30而28子27那26得25于24着23下22自21之20年19过18发17后16作15里14用13道12行11所10然9家9种8事8成7方7多6经6么6去6法5学5如5都5同5现4当4没4动4面4起4看4定4天3分3还3进3好3小3部3其3些3主3样3理3心3她3本3前3开3但2因2只2从2想2实2日2军2者2意2无2力2它2与2长2把2机2十2民2第2公2此2已2工2使2情2明2性2知2全2三2又2关2点2正2业2外2将2两2高2间2由2问2很2最2重2并2物2手2应2战2向2头2文2体2政2美2相2见2被2利2什2二2等2产2新2己2制2身2果2加2西2斯2月2话2合2回2特2代2内2信2表2化2老2给2世2位2次2度2门2任2常2先2海2通2教2儿2原2东2声2提2立2及2比2员2解2水2名2真2论2处2走2义2各2入2几2口2认2条2平2系2气2题2活2尔2更2别2打2女2变2四2神2总2何2电2数2安2少2报2才2结2反2受2目2太2量2再2感2建2务2做2接2必2场2件2计2管2期2市2直2德2资2命2山2金2指2克2许2统2区2保2至2队2形2社2便2空2决2治2展2马2科2司2五2基2眼2书2非2则2听2白2却2界2达2光2放2强2即2像2难2且2权2思2王2象2完2设2式2色2路2记2南2品2住2告2类2求2据2程2北2边2死2张2该2交2规2万2取2拉2格2望2觉2术2领2共2确2传2师2观2清2今2切2院2让2识2候2带2导2争2运2',
		stops: ['。', '。', '！', '？'],
		comma: '，'
	},
	{
		...{ share: 15, words: 300, vowelAfter: { consonant: 48, vowel: 52 }, length: 0.5, space: '' },
		vowels:
			'の500い420た330に320し300な300る280て270と270は260が250を240か230う220っ200で190こ170も170れ160す150り140あ130ら130き110さ110ま100ん240く100け70よ70そ60つ60え50お50わ40み40め40せ40だ80じ40コ20ン60ト40ス50ル40ア30イ30ク20ラ20リ20',
		consonants:
			'日180人160一150年140大130本120中110出100見95時90行88言85思80私75今70生68分66気64手62間60上58前56学54何52家50友48話46会44長42者40事38小36目34電30食28朝26夜24春22雨20花18母16道15町14声13心12海11窓10茶9歩9笑8庭8紙7月7空7',
		stops: ['。', '。', '！', '？'],
		comma: '、'
	}
];

/** A weighted random choice of things. */
export interface Urn<Thing> {
	draw(random: Random): Thing;
}

/** Returns an urn with the weights of Zipf's law, as for the words of a language: 1/n for the n-th thing. */
export function zipfUrn<Thing>(things: readonly Thing[]): Urn<Thing> {
	return urnOf(things.map((thing, i) => [thing, 1 / (i + 1)]));
}

/** Returns an urn of things with these weights. */
export function urnOf<Thing>(weighted: readonly (readonly [Thing, number])[]): Urn<Thing> {
	const sums = new Float64Array(weighted.length);
	let sum = 0;
	weighted.forEach(([, weight], i) => (sums[i] = sum += weight));
	return {
		draw(random) {
			const draw = random.uniform() * sum;
			let [from, to] = [0, weighted.length - 1];
			while (from < to) {
				const middle = (from + to) >> 1;
				if (sums[middle]! > draw) to = middle;
				else from = middle + 1;
			}
			return weighted[from]![0];
		}
	};
}

/** An invented language in the letters of a real one. */
export interface InventedTongue {
	share: number;
	/** Its words, most frequent first. */
	vocabulary: readonly string[];
	words: Urn<string>;
	space: string;
	stops: readonly string[];
	comma: string;
}

/** Returns the languages of the diary; together they have 20,000 words. */
export function inventedTongues(random: Random): InventedTongue[] {
	return tongues.map((tongue) => {
		const vocabulary = vocabularyOf(tongue, random);
		const { share, space = ' ', stops = western, comma = ',' } = tongue;
		return { share, vocabulary, words: zipfUrn(vocabulary), space, stops, comma };
	});
}

function vocabularyOf(tongue: Tongue, random: Random): string[] {
	const urns = { vowel: letterUrn(tongue.vowels), consonant: letterUrn(tongue.consonants) };
	const words = new Set<string>();
	for (let tries = 0; words.size < tongue.words; tries++) {
		// Frequent words are short (Zipf's law of abbreviation). Failed tries lengthen the words once short
		// ones run out. The count of binary digits is a logarithm that is the same in every engine.
		const digits = words.size.toString(2).length;
		const usual = 1.4 + 0.42 * digits + random.normal() * 1.3;
		const length = Math.round(usual * (tongue.length ?? 1) + (tries - words.size) / 2_000);
		words.add(wordOf(tongue, urns, Math.max(1, length), random));
	}
	return [...words];
}

function wordOf(
	{ vowelAfter, joint = '', endings = {} }: Tongue,
	urns: Record<'vowel' | 'consonant', Urn<string>>,
	length: number,
	random: Random
): string {
	let word = '';
	let last: 'vowel' | 'consonant' | null = null;
	let letter = '';
	for (let i = 0; i < length; i++) {
		// Where vowels are signs on consonants, no word begins with such a sign.
		const percent: number = last
			? vowelAfter[last]
			: joint
				? 0
				: 40 * Number(vowelAfter.consonant > 0);
		const kind: 'vowel' | 'consonant' = random.uniform() * 100 < percent ? 'vowel' : 'consonant';
		letter = urns[kind].draw(random);
		// Where consonants carry a vowel of their own, some pairs of them are joined.
		if (kind === 'consonant' && last === 'consonant' && random.uniform() < 0.3) word += joint;
		word += letter;
		last = kind;
	}
	return length > 1 && letter in endings ? word.slice(0, -letter.length) + endings[letter]! : word;
}

function letterUrn(counted: string): Urn<string> {
	const pairs = [...counted.matchAll(/(\D+)(\d+)/gu)];
	return urnOf(pairs.map(([, letter, count]) => [letter!, Number(count)] as const));
}
