import { expect, test } from "vitest";
import { periodAtEnd, readPeriod } from "./period.ts";

test.each([
  ["2012 est.", "2012"],
  ["July 2015 est.", "2015"],
  ["1 January 2015 est.", "2015"],
  ["2010/11", "2011"],
  ["2012-13", "2013"],
  ["1986-87", "1987"],
  ["FY08/09 est.", "2009"],
  ["FY2011 est.", "2011"],
])("%s is for %s", (inside, year) => {
  expect(readPeriod(inside)).toBe(year);
});

test("brackets without a date have no year", () => {
  expect(readPeriod("includes West Bank")).toBeNull();
  expect(readPeriod("civil war since 1988")).toBeNull();
});

test("the year stands at the end of a text, not inside its remarks", () => {
  expect(periodAtEnd("21,475 (floods in 2015) (2014)")).toBe("2014");
  expect(periodAtEnd("309,200 (most after the 2007-08 violence (2014)")).toBe("2014");
  expect(periodAtEnd("5,391,539")).toBeNull();
});

test("of two years in a row the first belongs to the figure", () => {
  expect(periodAtEnd("212,400 (many displaced since 1974) (2015) (2014)")).toBe("2015");
});
