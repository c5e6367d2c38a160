// Complete without JavaScript.
export const ssr = true;
