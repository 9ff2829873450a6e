/** `alerts.yaml` to rules. */

import Type, { type Static } from "typebox";
import type { FindingList } from "../../finding-list.ts";
import { isIdentifier } from "../../framework/index.ts";
import {
  type AlertRule,
  alertsFormat,
  alertsSchema,
  type CombinedSign,
  ruleSchema,
  type SimpleSign,
  shareKinds,
} from "../../outlook/index.ts";
import { readYaml, type YamlReading } from "../yaml-reader.ts";
import { isFormat } from "./framework-file.ts";
import { checkShape } from "./shape.ts";

type StatedRule = Static<typeof ruleSchema>;
type StatedSign = StatedRule["sign"];
type StatedPart = NonNullable<StatedSign["parts"]>[number];

type Refusal =
  | "owner"
  | "action"
  | "lead"
  | "id"
  | "twice"
  | "horizon"
  | "series"
  | "thresholds"
  | "order"
  | "share"
  | "parts";

const QUIET_DAYS = 180;
const HORIZON_DAYS = 180;
const MAX_AGE_DAYS = 120;

// The rules are checked one by one, so that a bad one does not take the others with it.
const headSchema = Type.Object({ ...alertsSchema.properties, rules: Type.Array(Type.Unknown()) });

/**
 * Read rules. A rule that nobody owns, that no agreed action follows, or that does not say how long that action needs
 * is refused, as is one whose sign cannot be read; each is told and left out.
 */
export function parseAlerts(file: string, text: string, list: FindingList): readonly AlertRule[] {
  const yaml = readYaml(file, text);
  list.addAll(yaml.findings);
  if (yaml.value === undefined) return [];
  const raw = typeof yaml.value === "object" && yaml.value !== null ? yaml.value : {};
  if (!isFormat(raw, alertsFormat, yaml, list) || !checkShape(headSchema, raw, [], yaml, list)) return [];
  const seen = new Set<string>();
  return (raw as Static<typeof headSchema>).rules.flatMap((each, i): readonly AlertRule[] => {
    const path = ["rules", i];
    const refuse = (problem: Refusal): readonly AlertRule[] => {
      const id = String((typeof each === "object" && each && Reflect.get(each, "id")) ?? "").slice(0, 80);
      list.add("alert-rule-refused", yaml.placeOf(path), { id, number: i + 1, problem });
      return [];
    };
    const unowned = missingAgreement(each);
    if (unowned !== null) return refuse(unowned);
    if (!hasShape(each, path, yaml, list)) return [];
    const problem = seen.has(each.id) ? "twice" : problemOf(each);
    if (problem !== null) return refuse(problem);
    seen.add(each.id);
    return [ruleOf(each)];
  });
}

function hasShape(
  rule: unknown,
  path: readonly (string | number)[],
  yaml: YamlReading,
  list: FindingList,
): rule is StatedRule {
  return checkShape(ruleSchema, rule, path, yaml, list);
}

/** An alert that nobody has to act on does harm: it is heard, and nothing happens. */
function missingAgreement(rule: unknown): "owner" | "action" | "lead" | null {
  if (typeof rule !== "object" || rule === null) return null;
  const isBlank = (key: string): boolean => String(Reflect.get(rule, key) ?? "").trim() === "";
  if (isBlank("owner")) return "owner";
  if (isBlank("action")) return "action";
  return isBlank("leadTimeDays") ? "lead" : null;
}

function problemOf({ id, sign, leadTimeDays, horizonDays }: StatedRule): Refusal | null {
  if (!isIdentifier(id)) return "id";
  if (horizonDays !== undefined && horizonDays < leadTimeDays) return "horizon";
  if (sign.kind !== "combined") return problemOfSign(sign);
  const { parts = [], atLeast = 1 } = sign;
  if (parts.length < 2 || atLeast > parts.length) return "parts";
  return parts.map(problemOfSign).find((problem) => problem !== null) ?? null;
}

function problemOfSign(sign: StatedPart | StatedSign): Refusal | null {
  const { kind, series, watch, alert, extreme, clear } = sign;
  if (series === undefined || !isIdentifier(series)) return "series";
  if (alert === undefined || clear === undefined) return "thresholds";
  const stated = [clear, watch, alert, extreme].filter((each) => each !== undefined);
  if (shareKinds.has(kind)) {
    if (sign.worse === "lower") return "order";
    if (stated.some((each) => each < 0 || each > 1)) return "share";
  }
  const turn = worseOf(sign) === "higher" ? 1 : -1;
  const rising = stated.every((each, i) => i === 0 || turn * each > turn * stated[i - 1]!);
  return rising ? null : "order";
}

/** A record counts how many values were better, so its thresholds always rise; its values may fall. */
function worseOf({ kind, worse = "higher" }: StatedPart | StatedSign): "higher" | "lower" {
  return kind === "record" ? "higher" : worse;
}

function ruleOf({ sign, ...rule }: StatedRule): AlertRule {
  return {
    id: rule.id,
    title: rule.title ?? rule.id,
    owner: rule.owner,
    action: rule.action,
    leadTimeDays: rule.leadTimeDays,
    horizonDays: rule.horizonDays ?? Math.max(HORIZON_DAYS, rule.leadTimeDays),
    quietDays: rule.quietDays ?? QUIET_DAYS,
    clearReadings: rule.clearReadings ?? 1,
    threats: rule.threats ?? [],
    harm: rule.harm ?? null,
    alertsPerYear: rule.alertsPerYear ?? null,
    sign: sign.kind === "combined" ? combinedOf(sign) : simpleOf({ ...sign, kind: sign.kind }),
  };
}

function combinedOf({ parts = [], atLeast, maxAgeDays }: StatedSign): CombinedSign {
  return {
    kind: "combined",
    parts: parts.map(simpleOf),
    atLeast: atLeast ?? parts.length,
    maxAgeDays: maxAgeDays ?? MAX_AGE_DAYS,
  };
}

/** Series, alert and clear have just been seen to be there. */
function simpleOf(stated: StatedPart): SimpleSign {
  return {
    kind: stated.kind,
    series: stated.series!,
    worse: stated.worse ?? "higher",
    watch: stated.watch ?? null,
    alert: stated.alert!,
    extreme: stated.extreme ?? null,
    clear: stated.clear!,
    over: stated.over ?? 1,
    relative: stated.relative ?? false,
  };
}
