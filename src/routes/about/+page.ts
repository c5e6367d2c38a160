// The page works without JavaScript.
export const ssr = true;
