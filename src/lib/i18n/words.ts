/** A word for each of some keys, in the person's language. */
export type Words<Key extends string | number> = { readonly [key in Key]: () => string };
