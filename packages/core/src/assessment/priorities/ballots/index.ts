export { type Ballot, condorcetWinner, type Preferences, preferencesOf } from "./ballot.ts";
export * from "./kemeny.ts";
export * from "./schulze.ts";
export * from "./tallies.ts";
