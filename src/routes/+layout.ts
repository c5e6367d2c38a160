export const prerender = true;
// The diary is in the browser, so shells are all that can be rendered ahead; pages without it say so.
export const ssr = false;
