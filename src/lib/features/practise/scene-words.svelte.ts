import { noteOfKind, scriptFacts } from '#lib/content/scripts.ts';
import type { EvidenceNote } from '#lib/core/evidence.ts';
import type { Script, Talk, WordsOfScripts } from '#lib/core/script.ts';

/** The words of all scenes and the notes on studies, loaded separately from the app. */
export interface SceneFiles {
	words: WordsOfScripts;
	talks: { readonly [id: string]: Talk };
	notes: Readonly<Record<string, EvidenceNote>>;
}

/** All scenes with their words. */
export class SceneWords {
	#files = $state.raw<SceneFiles | null>(null);
	#isMissing = $state.raw(false);

	readonly #scenes = $derived.by(() =>
		scriptFacts.flatMap((facts): Script[] => {
			const words = this.#files?.words[facts.id];
			const talk = this.#files?.talks[facts.id];
			return words && talk ? [{ ...facts, ...words, talk }] : [];
		})
	);

	/** All scenes, grouped by kind; none before they are loaded. */
	get all(): readonly Script[] {
		return this.#scenes;
	}
	/** True if the files failed to load. That is no problem of the diary. */
	get isMissing(): boolean {
		return this.#isMissing;
	}

	/** Loads the files once. If that fails, `isMissing` is true and the next call tries again. */
	async load(fetchFiles: () => Promise<SceneFiles> = fetchSceneFiles): Promise<void> {
		if (this.#files) return;
		try {
			this.#files = await fetchFiles();
		} catch {
			// Another call may have loaded the files in the time of this one.
		}
		this.#isMissing = this.#files === null;
	}

	scene(id: string | null): Script | null {
		return this.#scenes.find((scene) => scene.id === id) ?? null;
	}

	/** Returns the note on studies about the skill that such a scene prepares; null if there is none. */
	noteOn({ kind }: Pick<Script, 'kind'>): EvidenceNote | null {
		return this.#files?.notes[noteOfKind[kind] ?? ''] ?? null;
	}
}

async function fetchSceneFiles(): Promise<SceneFiles> {
	const [{ scriptWords }, { sceneTalks }, { evidenceNotes }] = await Promise.all([
		import('#lib/content/en/scripts.ts'),
		import('#lib/content/en/scene-talks.ts'),
		import('#lib/content/en/evidence-notes.ts')
	]);
	return { words: scriptWords, talks: sceneTalks, notes: evidenceNotes };
}
