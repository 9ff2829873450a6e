import { describe, expect, test } from "vitest";
import { condition, references } from "./expression.ts";

const answers: Readonly<Record<string, string>> = {
  age: "30",
  none: "",
  sex: "f",
  threats: "food flood",
};

/** References are written #{name} here. */
function holds(expression: string): boolean | undefined {
  return condition(expression.replaceAll("#{", "${"))((name) => answers[name]);
}

describe("condition()", () => {
  test.each([
    ["#{age} >= 18 and #{age} < 120", true],
    ["#{age} > 20 or #{unknown} = 1", true],
    ["#{age} < 20 and #{unknown} = 1", false],
    ["#{age} > 20 and #{unknown} = 1", undefined],
    ["#{sex} = 'f'", true],
    ["'f' != #{sex}", false],
    ["selected(#{threats}, 'food')", true],
    ["selected(#{threats}, 'foo')", false],
    ["not(selected(#{threats}, 'none') and count-selected(#{threats}) > 1)", true],
    ["count-selected(#{threats}) = 2", true],
    ["#{age} = '30'", true],
    ["#{age} = 30.0", true],
    ["#{none} = ''", true],
    ["#{none} > 3", false],
    ["#{age} + 2 * 3 = 36", true],
    ["(#{age} - 10) div 4 = 5", true],
    ["#{age} mod 7 = 2", true],
    ["-#{age} < 0", true],
    ["if(#{sex} = 'f', 'a', 'b') = 'a'", true],
    ["coalesce(#{none}, 'x') = 'x'", true],
    ["true()", true],
    ["today() > #{age}", undefined],
    ["../age > 3", undefined],
    ["#{last-saved#age} = 30", undefined],
    ["#{age} >", undefined],
    ["selected(#{threats}, 'food'", undefined],
    ["", undefined],
  ])("%s", (expression, expected) => {
    expect(holds(expression)).toBe(expected);
  });

  test("what no person writes is not followed", () => {
    expect(holds(`${"-".repeat(100_000)}1 = 1`)).toBeUndefined();
    expect(holds(`1${" + 1".repeat(100_000)} = 1`)).toBeUndefined();
    expect(references(`${"${".repeat(200_000)}${" ".repeat(200_000)}`)).toEqual([]);
  });

  test("deep nesting is not followed", () => {
    expect(holds(`${"(".repeat(50_000)}1${")".repeat(50_000)}`)).toBeUndefined();
    expect(holds(`${"(".repeat(20)}1${")".repeat(20)}`)).toBe(true);
  });
});

test("references() names each question once, also of an earlier interview", () => {
  expect(references("#{a} + #{b} * #{ a } - #{last-saved#c}".replaceAll("#{", "${"))).toEqual([
    "a",
    "b",
    "c",
  ]);
});
