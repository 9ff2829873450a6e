export { type Analogues, forecastByAnalogues } from "./analogues.ts";
export {
  type CountMethod,
  type CountQuestion,
  countAnalogues,
  countBaseline,
  countForecaster,
  countPool,
  forecastCounts,
} from "./methods.ts";
export { type NegativeBinomial, negativeBinomialMonths } from "./negative-binomial.ts";
export { type RecentMonths, recentMonths } from "./recent-months.ts";
