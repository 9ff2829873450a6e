/** Groups taken one after the other, for estimates that sort their values and so gain nothing from one pass. */

import type { Groups } from "./cells.ts";
import type { SurveyDesign } from "./design.ts";
import type { Estimate } from "./estimate.ts";
import { checkLengths, type EstimateOptions } from "./finish-estimate.ts";

/** One estimate for each group, whose domain is the group within the domain of the options. */
export function estimateEach<Options extends EstimateOptions>(
  design: SurveyDesign,
  { codes, count }: Groups,
  options: Options,
  estimate: (options: Options) => Estimate,
): readonly Estimate[] {
  checkLengths(design, codes, options.domain);
  const outer = options.domain;
  return Array.from({ length: count }, (_, group) => {
    const domain = new Uint8Array(codes.length);
    for (let row = 0; row < codes.length; row++) {
      if (codes[row] === group && (outer === undefined || outer[row] === 1)) domain[row] = 1;
    }
    return estimate({ ...options, domain });
  });
}
