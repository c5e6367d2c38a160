/** Functions that return the label of each key in the user's language. */
export type Words<Key extends string | number> = { readonly [key in Key]: () => string };
