/** Why nothing was recorded. */
export type RecorderProblem = 'unsupported' | 'denied' | 'noMicrophone' | 'broken';

/** Nothing was recorded. */
export class RecorderError extends Error {
	override readonly name = 'RecorderError';
	readonly problem: RecorderProblem;

	constructor(problem: RecorderProblem, options?: ErrorOptions) {
		super(problem, options);
		this.problem = problem;
	}
}

/** A sound that was recorded. */
export interface Sound {
	content: Blob;
	durationMs: number;
}

/** A recording that is under way. */
export interface Recorder {
	/** The sound, once it was stopped; null when it was given up or holds nothing. */
	readonly sound: Promise<Sound | null>;
	stop(): void;
}

/** What phones of all makes play comes first. */
const types = [
	'audio/mp4;codecs=mp4a.40.2',
	'audio/mp4',
	'audio/webm;codecs=opus',
	'audio/webm',
	'audio/ogg;codecs=opus'
];
/** Enough for a voice: a quarter of a megabyte a minute. */
const bitsPerSecond = 32_000;

/** Whether this browser can record sound. */
export function canRecord(): boolean {
	return (
		typeof MediaRecorder !== 'undefined' &&
		typeof navigator.mediaDevices?.getUserMedia === 'function'
	);
}

/**
 * Asks for the microphone and records; stops by itself after that long. The microphone is let go of in
 * any case, and at once when `signal` says so, which gives the recording up. Throws a `RecorderError`.
 */
export async function record(longestMs: number, signal: AbortSignal): Promise<Recorder> {
	if (!canRecord()) throw new RecorderError('unsupported');
	let stream: MediaStream;
	try {
		stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
	} catch (cause) {
		throw new RecorderError(problemOf(cause), { cause });
	}
	const letGo = () => {
		for (const track of stream.getTracks()) track.stop();
	};
	if (signal.aborted) {
		letGo();
		throw new RecorderError('broken');
	}
	try {
		return recorderOf(stream, longestMs, signal, letGo);
	} catch (cause) {
		letGo();
		throw new RecorderError('unsupported', { cause });
	}
}

function recorderOf(
	stream: MediaStream,
	longestMs: number,
	signal: AbortSignal,
	letGo: () => void
): Recorder {
	const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
	const recorder = new MediaRecorder(stream, {
		...(mimeType && { mimeType }),
		audioBitsPerSecond: bitsPerSecond
	});
	const parts: Blob[] = [];
	const beganMs = performance.now();
	let endedMs: number | null = null;
	const stop = () => {
		endedMs ??= performance.now();
		if (recorder.state !== 'inactive') recorder.stop();
		letGo();
	};
	const timer = setTimeout(stop, longestMs);
	const sound = new Promise<Sound | null>((resolve) => {
		recorder.addEventListener('dataavailable', ({ data }) => {
			if (data.size > 0) parts.push(data);
		});
		const end = () => {
			clearTimeout(timer);
			letGo();
			const durationMs = Math.min(longestMs, (endedMs ?? performance.now()) - beganMs);
			const type = recorder.mimeType || mimeType || 'audio/webm';
			const isNothing = signal.aborted || parts.length === 0;
			resolve(isNothing ? null : { content: new Blob(parts, { type }), durationMs });
		};
		recorder.addEventListener('stop', end);
		recorder.addEventListener('error', end);
	});
	signal.addEventListener('abort', stop);
	// A microphone that is pulled out, or taken away in the settings, ends it with what there is.
	for (const track of stream.getTracks()) track.addEventListener('ended', stop);
	recorder.start(1000);
	return { sound, stop };
}

function problemOf(error: unknown): RecorderProblem {
	const name = error instanceof DOMException ? error.name : '';
	if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
	return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'noMicrophone' : 'broken';
}
