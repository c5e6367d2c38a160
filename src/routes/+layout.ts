export const prerender = true;
// The diary is in the browser, so only the shell of a page can be prerendered. Pages without it override
// this.
export const ssr = false;
