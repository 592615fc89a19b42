/** A worksheet's part that is not what it should be: nothing can be changed in it without doing harm. */
export class DamagedPartError extends Error {}
