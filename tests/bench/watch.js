// @ts-check

/**
 * Types of the object `watch` that `watchPage` adds to each page. Times are in ms since the navigation began.
 * @typedef {object} Seen
 * @property {number} inDom when it was in the document
 * @property {number} painted when a frame with it had been painted
 *
 * @typedef {'anything' | 'today' | 'entries' | 'offered' | 'pictures' | 'saved'} Sight
 *
 * @typedef {object} Watch
 * @property {Promise<Seen> | null} first the sight for which the page was opened
 * @property {(sight: Sight) => Promise<Seen>} until
 * @property {(sought: () => (Element | null | undefined)[]) => Promise<Seen>} untilShown all of these
 * @property {(from: number, to?: number) => number} longestTask over 50 ms in that time; 0 for none
 * @property {(type: string, isMeant: (target: Element) => boolean) => Promise<number>} next its time
 */

/**
 * Runs in each page before its first script and reports when something is shown. It checks after each change
 * of the document, so that no polling from outside disturbs the page. Because it runs in the page, it must
 * not use anything else in this file.
 * @param {Sight | null} sight the sight for which the page is opened
 */
export function watchPage(sight) {
	/** @type {{ startTime: number, duration: number }[]} */
	const tasks = [];
	const noteTasks = (/** @type {PerformanceObserverEntryList} */ list) =>
		tasks.push(...list.getEntries());
	const observer = new PerformanceObserver(noteTasks);
	observer.observe({ type: 'longtask', buffered: true });

	/** @param {Element | null | undefined} element */
	const isShown = (element) => {
		const box = element?.getBoundingClientRect();
		return box !== undefined && box.width > 0 && box.height > 0;
	};
	/** @type {(selector: string, name: string) => Element | undefined} */
	const named = (selector, name) =>
		[...document.querySelectorAll(selector)].find((element) => {
			const own = element.getAttribute('aria-label');
			const by = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
			const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
			return [own, by?.textContent, ...labels.map((label) => label.textContent)].some((text) =>
				text?.includes(name)
			);
		});
	/** @type {Record<Sight, () => (Element | null | undefined)[]>} */
	const sights = {
		anything: () => [document.body?.firstElementChild],
		today: () => {
			// Look for a suggestion first: it appears last, so the slower searches run only at the end.
			const act = document.querySelector('section article');
			const isSuggested = act && named('section', 'Suggestions')?.contains(act);
			return [isSuggested ? act : null, act && named('input[type=range]', 'Energy')];
		},
		entries: () => [named('main :is(ul, ol)', 'Diary')?.querySelector('li')],
		offered: () => [
			[...document.querySelectorAll('main summary')].find((summary) =>
				summary.textContent?.includes('All pictures and tables')
			)
		],
		pictures: () => {
			// The drawing code sets the width of its canvas.
			const drawn = [...document.querySelectorAll('canvas[role=img][width]')];
			return drawn.length >= 6 ? drawn : [null];
		},
		saved: () => {
			const status = named('[role=status]', 'What happened last');
			return [status?.textContent?.includes('Saved') ? status : null];
		}
	};

	/** @param {() => (Element | null | undefined)[]} sought */
	function untilShown(sought) {
		return new Promise((/** @type {(seen: Seen) => void} */ resolve) => {
			let inDom = NaN;
			const changes = new MutationObserver(look);
			function look() {
				if (!Number.isNaN(inDom) || !sought().every(Boolean)) return;
				inDom = performance.now();
				// A message sent before a frame arrives once that frame is painted. The layout is known by
				// then: checking it earlier would make the page compute it twice.
				requestAnimationFrame(() => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = finish;
					port2.postMessage(null);
				});
			}
			function finish() {
				const painted = performance.now();
				if (!sought().every(isShown)) return void (inDom = NaN);
				changes.disconnect();
				removeEventListener('scroll', look, true);
				resolve({ inDom, painted });
			}
			changes.observe(document, {
				...{ childList: true, characterData: true, subtree: true },
				attributeFilter: ['width', 'hidden', 'aria-busy']
			});
			addEventListener('scroll', look, true);
			look();
		});
	}

	/** @type {Watch} */
	const watch = {
		first: sight && untilShown(sights[sight]),
		until: (one) => untilShown(sights[one]),
		untilShown,
		longestTask(from, to = Infinity) {
			tasks.push(...observer.takeRecords());
			const during = tasks.filter(
				({ startTime, duration }) => startTime + duration > from && startTime < to
			);
			return Math.max(0, ...during.map(({ duration }) => duration));
		},
		next: (type, isMeant) =>
			new Promise((resolve) => {
				const listener = (/** @type {Event} */ event) => {
					if (!(event.target instanceof Element) || !isMeant(event.target)) return;
					removeEventListener(type, listener, true);
					resolve(event.timeStamp);
				};
				addEventListener(type, listener, true);
			})
	};
	Object.assign(globalThis, { watch });
}
