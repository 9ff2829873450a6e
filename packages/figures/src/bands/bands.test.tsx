import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { exampleBands, exampleUnits } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { bandCounts, crosses, unitsPerDot } from "./bands-data.ts";
import { BandsFigure } from "./bands-figure.tsx";
import { bandsSummary, bandsTable, bandsTitle } from "./bands-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "b" };
const unit = (id: string, score: number, low: number, high: number, band: string | null) => ({
  id,
  title: id,
  score,
  low,
  high,
  band,
});

test("an interval crosses when it reaches beyond the band, not when it touches its edge", () => {
  const band = exampleBands[1]!;
  expect(crosses({ score: 0.3, low: 0.2, high: 0.4 }, band)).toBe(false);
  expect(crosses({ score: 0.3, low: 0.1 + 0.1, high: 0.1 + 0.3 }, band)).toBe(false);
  expect(crosses({ score: 0.3, low: 0.19, high: 0.31 }, band)).toBe(true);
  expect(crosses({ score: 0.3, low: null, high: null }, band)).toBe(false);
});

test.each([320, 680])("each score is a dot, open when it crosses, at width %d", (width) => {
  const markup = renderToStaticMarkup(
    <BandsFigure {...place} width={width} bands={exampleBands} units={exampleUnits} />,
  );
  const crossing = bandCounts({ bands: exampleBands, units: exampleUnits }).reduce(
    (sum, each) => sum + each.crossing,
    0,
  );
  expect(count(markup, /class="point /)).toBe(40);
  expect(count(markup, /class="point open"/)).toBe(crossing);
  expect(count(markup, /class="band"/)).toBe(5);
});

test("bands run from low to high, left to right, in every language", () => {
  for (const direction of ["ltr", "rtl"] as const) {
    const markup = renderToStaticMarkup(
      <BandsFigure {...place} direction={direction} bands={exampleBands} units={exampleUnits} />,
    );
    const xs = exampleBands.map((band) =>
      Number(new RegExp(`x="([\\d.]+)"[^>]*>${band.title}<`).exec(markup)?.[1]),
    );
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  }
});

test("words and table have the true numbers", () => {
  const units = [
    unit("a", 0.1, 0.05, 0.15, "band-0"),
    unit("b", 0.19, 0.15, 0.25, "band-0"),
    unit("c", 0.5, 0.45, 0.55, "band-2"),
    { id: "d", title: "d", score: null, low: null, high: null, band: null },
  ];
  const data = { bands: exampleBands, units };
  expect(bandsTitle(data, say)).toBe(
    "2 of 3 scores lie in “Very low”; 1 of all could as well lie in another band",
  );
  expect(bandsSummary(data, say)).toContain(
    "Very low (0.00–0.20): 2 scores, 1 of which could lie in another band.",
  );
  expect(bandsSummary(data, say)).toContain("1 have no score.");
  expect(bandsTable(data, say).rows[0]).toEqual(["Very low", 0, 0.2, 2, 1, 0.5]);
  expect(bandsTable(data, say).rows[1]).toEqual(["Low", 0.2, 0.4, 0, 0, null]);
  expect(bandsTitle({ bands: exampleBands, units: [] }, say)).toBe("No score lies in a band yet");
});

test("where a band holds thousands, a dot stands for many and the key says how many", () => {
  const units = Array.from({ length: 49_980 }, (_, i) => unit(`u${i}`, 0.5, i < 10 ? 0.3 : 0.45, 0.55, "b3"));
  const bands = [{ id: "b3", title: "Band 3", low: 0.4, high: 0.6 }];
  expect(unitsPerDot({ bands, units })).toBe(500);
  const markup = renderToStaticMarkup(<BandsFigure {...place} bands={bands} units={units} />);
  expect(count(markup, /class="point /)).toBe(101);
  expect(count(markup, /class="point open"/)).toBe(1);
  expect(markup).toContain("each dot stands for 500 places");
});
