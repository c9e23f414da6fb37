export const SCHEMI = {};
