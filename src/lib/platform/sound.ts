/** A soft tone. */
export interface Tone {
	hertz: number;
	seconds: number;
	/** When it begins, in seconds from now. */
	afterSeconds?: number;
}

const loudness = 0.12;
const shortestSeconds = 0.05;
let context: AudioContext | null = null;

/** Whether this browser can make sounds by itself. */
export function canSound(): boolean {
	return 'AudioContext' in globalThis;
}

/** Gets ready to sound: to be called from a tap, since browsers stay silent before one. */
export function readySound(): void {
	if (!canSound()) return;
	context ??= new AudioContext();
	void context.resume().catch(() => {});
}

/** Plays soft tones, made on the spot; silent where the browser does not let it sound. */
export function playTones(tones: readonly Tone[]): void {
	readySound();
	if (!context) return;
	for (const { hertz, seconds, afterSeconds = 0 } of tones) {
		const from = context.currentTime + afterSeconds;
		const until = from + Math.max(shortestSeconds, seconds);
		const swell = context.createGain();
		swell.gain.setValueAtTime(0, from);
		swell.gain.linearRampToValueAtTime(loudness, from + Math.min(0.25, seconds / 3));
		swell.gain.linearRampToValueAtTime(0, until);
		const source = context.createOscillator();
		source.frequency.value = hertz;
		source.connect(swell).connect(context.destination);
		source.start(from);
		source.stop(until);
	}
}
