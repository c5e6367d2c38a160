/** The reason why nothing was recorded. */
export type RecorderProblem = 'unsupported' | 'denied' | 'noMicrophone' | 'broken';

/** The error of `record` when nothing was recorded. */
export class RecorderError extends Error {
	override readonly name = 'RecorderError';
	readonly problem: RecorderProblem;

	constructor(problem: RecorderProblem, options?: ErrorOptions) {
		super(problem, options);
		this.problem = problem;
	}
}

/** A recorded sound. */
export interface Sound {
	content: Blob;
	durationMs: number;
}

/** A running recording. */
export interface Recorder {
	/** The sound, once the recording has ended; null if it was aborted or is empty. */
	readonly sound: Promise<Sound | null>;
	stop(): void;
}

/** In order of preference: the first ones play on phones of every manufacturer. */
const types = [
	'audio/mp4;codecs=mp4a.40.2',
	'audio/mp4',
	'audio/webm;codecs=opus',
	'audio/webm',
	'audio/ogg;codecs=opus'
];
/** Enough for a voice: about a quarter of a megabyte per minute. */
const bitsPerSecond = 32_000;

/** Returns whether this browser can record sound. */
export function canRecord(): boolean {
	return (
		typeof MediaRecorder !== 'undefined' &&
		typeof navigator.mediaDevices?.getUserMedia === 'function'
	);
}

/**
 * Requests the microphone and records for at most `longestMs`. Aborting `signal` discards the recording. The
 * microphone is released when the recording ends for any reason. Throws a `RecorderError`.
 */
export async function record(longestMs: number, signal: AbortSignal): Promise<Recorder> {
	if (!canRecord()) throw new RecorderError('unsupported');
	let stream: MediaStream;
	try {
		stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
	} catch (cause) {
		throw new RecorderError(problemOf(cause), { cause });
	}
	const release = () => {
		for (const track of stream.getTracks()) track.stop();
	};
	if (signal.aborted) {
		release();
		throw new RecorderError('broken');
	}
	try {
		return recorderOf(stream, longestMs, signal, release);
	} catch (cause) {
		release();
		throw new RecorderError('unsupported', { cause });
	}
}

function recorderOf(
	stream: MediaStream,
	longestMs: number,
	signal: AbortSignal,
	release: () => void
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
		release();
	};
	const timer = setTimeout(stop, longestMs);
	const sound = new Promise<Sound | null>((resolve) => {
		recorder.addEventListener('dataavailable', ({ data }) => {
			if (data.size > 0) parts.push(data);
		});
		const end = () => {
			clearTimeout(timer);
			release();
			const durationMs = Math.min(longestMs, (endedMs ?? performance.now()) - beganMs);
			const type = recorder.mimeType || mimeType || 'audio/webm';
			const isNothing = signal.aborted || parts.length === 0;
			resolve(isNothing ? null : { content: new Blob(parts, { type }), durationMs });
		};
		recorder.addEventListener('stop', end);
		recorder.addEventListener('error', end);
	});
	signal.addEventListener('abort', stop);
	// Unplugging the microphone or revoking its permission ends the recording with the sound so far.
	for (const track of stream.getTracks()) track.addEventListener('ended', stop);
	recorder.start(1000);
	return { sound, stop };
}

function problemOf(error: unknown): RecorderProblem {
	const name = error instanceof DOMException ? error.name : '';
	if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
	return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'noMicrophone' : 'broken';
}
