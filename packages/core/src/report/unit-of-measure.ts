/** The unit of measure that a scored value is in: that of the figures as they arrive, or of a quotient. */

import type { Framework, Indicator } from "../framework/index.ts";
import type { Say } from "../messages/index.ts";
import { formatValue } from "./numbers.ts";

/** The unit of measure after the denominator, as a formula that can be checked. */
export function measureWords({ indicators }: Framework, indicator: Indicator, say: Say): string {
  const { unitOfMeasure, denominator, denominatorScale } = indicator;
  if (denominator === null) return unitOfMeasure;
  const title = indicators.find((each) => each.id === denominator)?.title ?? say("report.unit.population");
  return say(denominatorScale === 1 ? "report.unit.quotient" : "report.unit.rate", {
    unitOfMeasure,
    denominator: title,
    scale: formatValue(denominatorScale),
  });
}
