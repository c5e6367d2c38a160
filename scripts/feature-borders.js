// @ts-check

/**
 * For each feature, the files that other features may import (`entryPoints`) and the features that it may
 * import itself: at most two, because with more the folders would only look like features.
 *
 * @type {{ [feature: string]: { imports: string[]; entryPoints: string[] } }}
 */
export const features = {
	shell: { imports: ['backup', 'plans'], entryPoints: [] },
	today: { imports: ['plans', 'backup'], entryPoints: ['Remembered.svelte', 'next-step.ts'] },
	diary: { imports: ['people', 'messages'], entryPoints: ['search/finding.ts'] },
	people: {
		imports: [],
		entryPoints: ['people.svelte.ts', 'SameName.svelte', 'SilenceChoice.svelte']
	},
	plans: {
		imports: ['people'],
		entryPoints: [
			'plans.svelte.ts',
			'ComingUp.svelte',
			'coming-birthdays.svelte.ts',
			'due-plans.svelte.ts',
			'plan-drafts.ts',
			'plan-words.ts',
			'reminder-words.ts',
			'reminder-settings.svelte.ts',
			'Intention.svelte',
			'PlanTimes.svelte'
		]
	},
	messages: { imports: ['people', 'plans'], entryPoints: ['KeptVoiceNote.svelte', 'listening.ts'] },
	practise: { imports: ['plans', 'cards'], entryPoints: [] },
	together: { imports: ['plans'], entryPoints: [] },
	calm: { imports: [], entryPoints: [] },
	cards: { imports: ['today'], entryPoints: ['evidence-labels.ts', 'StudyReference.svelte'] },
	insights: { imports: ['people'], entryPoints: [] },
	learning: { imports: [], entryPoints: [] },
	backup: {
		imports: ['diary'],
		entryPoints: [
			'Arrival.svelte',
			'BackupReminder.svelte',
			'Recovery.svelte',
			'Mirror.svelte',
			'TakeAlong.svelte',
			'export.svelte.ts',
			'import.svelte.ts'
		]
	},
	help: { imports: ['cards'], entryPoints: [] },
	settings: { imports: ['backup', 'plans'], entryPoints: [] }
};
