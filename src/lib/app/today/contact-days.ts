/** The days of wins to read for the last contact with each person. An earlier contact counts as long ago. */
export const contactDays = 14;
