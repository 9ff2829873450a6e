import { describe, expect, test } from "vitest";
import { identifyingReason } from "./identifying.ts";

describe("identifyingReason()", () => {
  test.each([
    ["respondent_name", "position", "name"],
    ["anything", "position", "position"],
    ["anything", "recording", "recording"],
    ["why_worried", "text", "free-text"],
    ["start", "metadata", "moment"],
    ["phone_number", "number", "contact"],
    ["mobile_no", "number", "contact"],
    ["Phone", null, "contact"],
    ["_gps_latitude", null, "position"],
    ["GPSLatitude", null, "position"],
    ["_submitted_by", null, "name"],
    ["SubmitterName", null, "name"],
    ["DeviceID", null, "device"],
    ["date_of_birth", "date", "name"],
    ["hh/full_name", "calculate", "name"],
    ["enumerator_id", "select-one", "name"],
  ] as const)("%s (%s): %s", (name, kind, why) => {
    expect(identifyingReason(name, kind)).toBe(why);
  });

  test.each([
    ["hh_size", "number"],
    ["phone_access", "select-one"],
    ["number_of_phones", "number"],
    ["mobile_money", "select-one"],
    ["school_name", "select-one"],
    ["latrine", "select-one"],
    ["lateness", null],
    ["moved", "date"],
    ["weight", null],
    ["nomads", null],
    ["StreetFood", null],
  ] as const)("%s (%s) may be read", (name, kind) => {
    expect(identifyingReason(name, kind)).toBeNull();
  });
});
