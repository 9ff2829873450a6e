/** For tests: made-up alerts. No place, date or harm here is real. */

import type { AlertBoardData, AlertBoardRow, AlertClosing } from "../alerts/alerts-data.ts";

const water: Pick<AlertBoardRow, "rule" | "title" | "owner" | "action" | "leadTimeDays"> = {
  rule: "cholera",
  title: "Cholera after floods",
  owner: "District health team",
  action: "Chlorine and rehydration points at the twelve wells agreed with the users’ committees",
  leadTimeDays: 14,
};

const road: typeof water = {
  rule: "attacks",
  title: "Attacks on the market road",
  owner: "Market association with the peace committee",
  action: "Move the market day and travel in groups.",
  leadTimeDays: 7,
};

function closing(i: number): AlertClosing {
  return i >= 9 ? "open" : i % 3 === 1 ? "false-alarm" : "hit";
}

/** Out of order: a watch from a forecast, an alert that is overdue, an extreme one, one stood down and one calm. */
export const exampleAlerts: AlertBoardData = {
  asOf: "2022-12-20",
  rows: [
    {
      ...road,
      place: "The plain",
      level: "calm",
      extreme: false,
      since: "2022-06-01",
      state: "observed",
      evidence: "No attack in six months.",
      actBy: "2022-06-08",
      closing: "open",
    },
    {
      ...water,
      place: "The coast",
      level: "watch",
      extreme: false,
      since: "2022-12-10",
      state: "forecast",
      evidence: "Probability of 20 cases or more in the next four weeks: 41 % (alert from 60 %).",
      actBy: "2022-12-24",
      closing: "open",
    },
    {
      ...road,
      place: "The northern valley",
      level: "alert",
      extreme: false,
      since: "2022-12-05",
      state: "observed",
      evidence: "Seven attacks in November, where the limit is five.",
      actBy: "2022-12-12",
      closing: "open",
    },
    {
      ...water,
      place: "The lakes",
      level: "stood-down",
      extreme: false,
      since: "2022-10-01",
      state: "observed",
      evidence: "Below the limit for three weeks.",
      actBy: "2022-10-15",
      closing: "hit",
    },
    {
      ...water,
      place: "The islands",
      level: "alert",
      extreme: true,
      since: "2022-12-18",
      state: "observed",
      evidence: "43 cases in the week of 12 December, where the record of ten years is 19.",
      actBy: "2023-01-01",
      closing: "open",
    },
  ],
  timeline: [
    {
      rule: water.rule,
      title: water.title,
      from: "2015-01",
      to: "2022-12",
      alerts: Array.from({ length: 11 }, (_, i) => ({
        place: ["The lakes", "The islands", "The coast"][i % 3]!,
        issued: `${2015 + ((i * 2) % 8)}-${String(1 + ((i * 5) % 12)).padStart(2, "0")}-12`,
        level: i % 4 === 0 ? ("watch" as const) : ("alert" as const),
        closing: closing(i),
        stoodDown: i >= 9 ? null : `${2015 + ((i * 2) % 8)}-12-20`,
      })),
      misses: [
        { place: "The coast", date: "2016-09-03" },
        { place: "The lakes", date: "2020-02-11" },
      ],
      record: {
        precision: { value: 2 / 3, low: 0.35, high: 0.88, n: 9 },
        recall: { value: 0.75, low: 0.41, high: 0.93, n: 8 },
        medianLeadTimeDays: 19,
      },
    },
    {
      rule: road.rule,
      title: road.title,
      from: "2019-06",
      to: "2022-12",
      alerts: [
        {
          place: "The northern valley",
          issued: "2022-12-05",
          level: "alert",
          closing: "open",
          stoodDown: null,
        },
      ],
      misses: [],
      record: { precision: null, recall: null, medianLeadTimeDays: null },
    },
  ],
};
