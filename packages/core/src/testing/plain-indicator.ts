import type { Indicator } from "../framework/index.ts";

/** An indicator on goalposts of 0 and 1, with nothing else stated; give it an id and a component. */
export const plainIndicator: Indicator = {
  id: "",
  title: "",
  component: null,
  freedoms: [],
  unitOfMeasure: "",
  direction: 1,
  low: 0,
  high: 1,
  clamp: true,
  transform: "none",
  weight: 1,
  denominator: null,
  denominatorScale: 1,
  plausibleMin: Number.NaN,
  plausibleMax: Number.NaN,
  partOf: null,
  aliases: [],
  threats: [],
  source: "",
  note: "",
  more: {},
};
