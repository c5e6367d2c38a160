// @ts-check

/**
 * An element in the page, as its engine refers to it.
 * @typedef {unknown} Element
 */

/**
 * @typedef {object} LaunchOptions
 * @property {string} profile a folder; the same one opens the same diary again
 * @property {number} width of the page in CSS pixels
 * @property {number} height
 * @property {string} [script] runs in each document before the scripts of its page
 */

/**
 * One running browser with one page: all that an engine has to provide. `Page` builds everything else on it.
 * @typedef {object} Session
 * @property {string} version of the engine
 * @property {string[]} errors exceptions and console errors of all pages so far
 * @property {(url: string) => Promise<void>} goto opens an address as a new document
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back
 * @property {() => Promise<void>} forward
 * @property {(size: { width: number, height: number }) => Promise<void>} resize sets the size of the page
 * @property {(source: string, ...args: unknown[]) => Promise<any>} evaluate calls a function, given as source,
 *   in the page, and returns its result as JSON. Arguments may be elements.
 * @property {(source: string, ...args: unknown[]) => Promise<Element | null>} element does the same for a
 *   function that returns an element
 * @property {(element: Element) => Promise<void>} click presses the middle of an element with the pointer
 * @property {(element: Element, text: string) => Promise<void>} type types into an element, key by key
 * @property {(element: Element, path: string) => Promise<void>} chooseFile chooses a file in a file input
 * @property {() => { name: string, content: string }[]} downloads returns the files in the download folder
 * @property {() => Promise<void>} close closes the browser as its user does
 * @property {() => Promise<void>} kill kills the browser
 */

/**
 * A browser that flows can run in.
 * @typedef {object} Engine
 * @property {string} name
 * @property {(options: LaunchOptions) => Promise<Session>} launch
 * @property {() => Promise<void>} stop ends what several launches share
 * @property {readonly { message: RegExp, reason: string }[]} noise console errors that the app cannot avoid in
 *   this engine
 */

export {};
