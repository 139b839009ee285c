/** The time of day, passed in so that everything below the edge can be replayed. */
export type Clock = () => Date;

/** A number in [0, 1), as Math.random gives it. */
export type Random = () => number;
