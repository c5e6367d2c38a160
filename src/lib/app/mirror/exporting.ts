/** The name under which files for the user are made: full copies of the mirror give way to them. */
export const exporting = 'small-hello export';
