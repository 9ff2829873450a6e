/** `alerts.yaml`: what good rules become, and why others are refused. */

import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import { parseAlerts } from "./alerts-file.ts";

function read(rules: string, format = "salus/alerts@1") {
  const list = createFindingList();
  const values = parseAlerts("alerts.yaml", `format: ${format}\nrules:\n${rules}`, list);
  return {
    values,
    findings: list
      .all()
      .map(({ code, values: { problem, field } }) => [code, problem ?? field ?? ""].join(" ").trim()),
  };
}

const head = "id: r, owner: Prefecture, action: open the store, leadTimeDays: 60";
const sign = "kind: level, series: maize, watch: 300, alert: 400, clear: 250";
const rule = (top: string, of = sign): string => `  - { ${top}, sign: { ${of} } }\n`;

describe("alerts.yaml", () => {
  test("a rule with its defaults", () => {
    const { values, findings } = read(rule(head));
    expect(findings).toEqual([]);
    expect(values).toEqual([
      {
        id: "r",
        title: "r",
        owner: "Prefecture",
        action: "open the store",
        leadTimeDays: 60,
        horizonDays: 180,
        quietDays: 180,
        clearReadings: 1,
        threats: [],
        harm: null,
        alertsPerYear: null,
        sign: {
          kind: "level",
          series: "maize",
          worse: "higher",
          watch: 300,
          alert: 400,
          extreme: null,
          clear: 250,
          over: 1,
          relative: false,
        },
      },
    ]);
    expect(read(rule(`${head.replace("60", "300")}`)).values[0]!.horizonDays).toBe(300);
  });

  test("a combined rule", () => {
    const { values, findings } = read(
      rule(
        head,
        `kind: combined, parts: [{ ${sign} }, { kind: ipc-share, series: ipc, alert: 0.2, clear: 0.1 }]`,
      ),
    );
    expect(findings).toEqual([]);
    expect(values[0]!.sign).toMatchObject({ kind: "combined", atLeast: 2, maxAgeDays: 120 });
  });

  test.each([
    ["no owner", rule(head.replace("owner: Prefecture, ", "")), "owner"],
    ["an empty owner", rule(head.replace("Prefecture", "''")), "owner"],
    ["no action", rule(head.replace("action: open the store, ", "")), "action"],
    ["no lead time", rule(head.replace(", leadTimeDays: 60", "")), "lead"],
    ["an id with spaces", rule(head.replace("id: r", "id: a rule")), "id"],
    ["a short horizon", rule(`${head}, horizonDays: 30`), "horizon"],
    ["no series", rule(head, sign.replace("series: maize, ", "")), "series"],
    ["no clear threshold", rule(head, sign.replace(", clear: 250", "")), "thresholds"],
    ["clear above watch", rule(head, sign.replace("250", "350")), "order"],
    ["falling thresholds that rise", rule(head, `${sign}, worse: lower`), "order"],
    ["percent for a share", rule(head, "kind: ipc-share, series: ipc, alert: 20, clear: 10"), "share"],
    [
      "a share that is worse when lower",
      rule(head, "kind: ipc-share, series: ipc, alert: 0.2, clear: 0.3, worse: lower"),
      "order",
    ],
    ["one part", rule(head, `kind: combined, parts: [{ ${sign} }, { ${sign} }], atLeast: 3`), "parts"],
  ])("%s: refused, the others are kept", (_, broken, problem) => {
    const { values, findings } = read(`${broken}${rule(head.replace("id: r", "id: good"))}`);
    expect(findings).toEqual([`alert-rule-refused ${problem}`]);
    expect(values.map(({ id }) => id)).toEqual(["good"]);
  });

  test("an id twice; a kind that does not exist; what nobody filled in; another format", () => {
    expect(read(rule(head) + rule(head)).findings).toEqual(["alert-rule-refused twice"]);
    expect(read(rule(head, sign.replace("level", "hunch")))).toMatchObject({
      values: [],
      findings: ["field-invalid enum"],
    });
    expect(read(rule(head.replace("Prefecture", '"TO FILL: who acts"'))).findings).toContain(
      "field-unfilled rules.0.owner",
    );
    expect(read(rule(head), "salus/alarms@1").findings).toEqual(["format-unknown"]);
    expect(read("  - 3\n").values).toEqual([]);
  });
});
