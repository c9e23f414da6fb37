/**
 * How node runs the program. Folding the log makes short-lived objects by the thousand for each batch: in a young space of
 * the default size many are copied before they die, and a rebuild spends a quarter of its time on that.
 */
export const MOTORE = ['--max-semi-space-size=64', '--enable-source-maps'];
