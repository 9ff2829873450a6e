import { expect, test } from "vitest";
import { readFigure } from "./figure.ts";

const value = (amount: number, width = 0, qualifier = "") => ({
  kind: "value",
  value: amount,
  width,
  qualifier,
});

test("a single figure, with its year in brackets", () => {
  expect(readFigure("45.2% (2012 est.)", "%")).toEqual(value(45.2));
  expect(readFigure("-0.6% (2013 est.)", "%")).toEqual(value(-0.6));
  expect(readFigure("$14,300 (2014 est.)", "")).toEqual(value(14300));
  expect(readFigure("0.07  cu km/yr (83%/17%/1%)", "cu km/yr")).toEqual(value(0.07));
  expect(readFigure("77.9", "years")).toEqual(value(77.9));
  expect(readFigure("68.5% of population", "% of population")).toEqual(value(68.5));
});

test("words for powers of ten", () => {
  expect(readFigure("3.1 million (civil war 1983-2005) (2015)", "")).toEqual(value(3_100_000));
  expect(readFigure("1.106 million", "")).toEqual(value(1_106_000));
  expect(readFigure("5.523 trillion kWh (2014)", "kWh")).toEqual(value(5.523e12));
});

test("limits keep the words that make them so", () => {
  expect(readFigure("at least 25,378 (armed conflict) (2014)", "")).toEqual(value(25378, 0, "at least"));
  expect(readFigure("up to 23,000 (civil war) (2014)", "")).toEqual(value(23000, 0, "up to"));
});

test("a range gives its middle and its width", () => {
  expect(readFigure("954,000-1.2 million (displaced from 1984-2005) (2014)", "")).toEqual(
    value(1_077_000, 246_000),
  );
  expect(readFigure("40%-45% (2010 est.)", "%")).toEqual(value(42.5, 5));
  expect(readFigure("1-2 million", "")).toEqual(value(1_500_000, 1_000_000));
});

test("below detection keeps the bound", () => {
  expect(readFigure("less than 1% (2008)", "%")).toEqual({ kind: "below", bound: 1 });
  expect(readFigure("<0.1% (2009 est.)", "%")).toEqual({ kind: "below", bound: 0.1 });
});

test("what the source does not know is missing and not zero", () => {
  for (const phrase of [
    "NA",
    "NA%",
    "%NA",
    "NA Mt (2012 est.)",
    "undetermined (2015)",
    "see entry for West Bank",
  ]) {
    expect(readFigure(phrase, "%")).toEqual({ kind: "missing" });
  }
  expect(readFigure("0% (2014 est.)", "%")).toEqual(value(0));
});

test("anything else counts as unread", () => {
  for (const phrase of ["383,323 asylum seekers (2015)", "1.1 million", "12 or so%", ""]) {
    expect(readFigure(phrase, "%")).toEqual({ kind: "unread" });
  }
});
