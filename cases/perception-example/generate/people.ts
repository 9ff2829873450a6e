// Invented people of an invented district: who they are and what they answer, from a seed and nothing else.

export type Person = {
  readonly place: string;
  readonly stratum: string;
  readonly cluster: number;
  readonly weight: number;
  /** Question to answer; a list for several choices; "" where it was not asked. */
  readonly answers: ReadonlyMap<string, string>;
};

const SEED = 2025;

/** Worries in three groups that move together, each with how worried people are, and how many lived through it. */
const worries = [
  { no: "1", group: 0, level: 0.3, lived: 0.5 },
  { no: "2", group: 0, level: 0.2, lived: 0.45 },
  { no: "4", group: 0, level: 0.1, lived: 0.42 },
  { no: "5", group: 0, level: 0, lived: 0.4 },
  { no: "6", group: 1, level: 0.5, lived: 0.46 },
  { no: "8", group: 1, level: -0.1, lived: 0.33 },
  { no: "10", group: 1, level: -0.2, lived: 0.32 },
  { no: "9", group: 2, level: -0.1, lived: 0.36 },
  { no: "11", group: 2, level: -0.3, lived: 0.3 },
  { no: "12", group: 2, level: 0.3, lived: 0.42 },
] as const;

/** What makes each place different: hunger in Northfield, floods in Riverside, violence in Old Market, no say in Hill End. */
const places = [
  { id: "northfield", region: "north", urbanClusters: 4, worse: ["1", "2"] },
  { id: "riverside", region: "north", urbanClusters: 6, worse: ["4", "5"] },
  { id: "old_market", region: "south", urbanClusters: 7, worse: ["6", "8"] },
  { id: "hill_end", region: "south", urbanClusters: 3, worse: ["9", "12"] },
] as const;

const CLUSTERS = 10;
const PEOPLE = 12;
/** People with a disability in each place: one group is too small to be shown. */
const withDisability = [14, 13, 7, 12] as const;
const grades = ["not_at_all", "a_little", "mostly", "fully"];
const harms = [
  "no_harm",
  "small_recovered_quickly",
  "serious_still_recovering",
  "very_serious_cannot_recover_alone",
  "threatened_life",
];

type Dice = { share(): number; normal(): number; pick(shares: readonly number[]): number };

/** 480 people: 4 places of 10 clusters of 12. */
export function inventPeople(): readonly Person[] {
  const dice = diceOf(SEED);
  const people: Person[] = [];
  places.forEach((place, p) => {
    for (let c = 0; c < CLUSTERS; c++) {
      const isUrban = c < place.urbanClusters;
      const near = [0, 1, 2].map(() => 0.35 * dice.normal());
      for (let k = 0; k < PEOPLE; k++) {
        // Spread over the clusters, so that the place has exactly so many.
        const turn = (c * PEOPLE + k) % Math.floor((CLUSTERS * PEOPLE) / withDisability[p]!);
        const before = Math.floor((c * PEOPLE + k) / Math.floor((CLUSTERS * PEOPLE) / withDisability[p]!));
        const hasDisability = turn === 0 && before < withDisability[p]!;
        const answers = answersOf(dice, { place, near, hasDisability, isWoman: k % 2 === 0 });
        const adults = 1 + dice.pick([0.3, 0.45, 0.2, 0.05]);
        people.push({
          place: place.id,
          stratum: `${place.region}-${isUrban ? "urban" : "rural"}`,
          cluster: 100 * (p + 1) + c,
          weight: Number(((isUrban ? 62.5 : 98.75) * adults * 0.55).toFixed(4)),
          answers,
        });
      }
    }
  });
  return people;
}

type Who = {
  readonly place: (typeof places)[number];
  readonly near: readonly number[];
  readonly hasDisability: boolean;
  readonly isWoman: boolean;
};

function answersOf(dice: Dice, { place, near, hasDisability, isWoman }: Who): ReadonlyMap<string, string> {
  const own = near.map((each) => each + dice.normal());
  const answers = new Map<string, string>();
  const set = (no: string, answer: string): void => void answers.set(no, answer);
  const choose = (no: string, choices: readonly string[], shares: readonly number[]): void =>
    set(no, choices[dice.pick(shares)]!);
  const graded = (no: string, shift: number): void =>
    set(no, sometimesNot(dice, grades[step(shift + dice.normal(), [-0.8, 0.1, 1])]!));

  set("A2", "yes");
  choose("A4", ["18_29", "30_44", "45_59", "60"], [0.33, 0.31, 0.21, 0.15]);
  set("A5", isWoman ? "woman" : "man");
  const limited = Math.floor(dice.share() * 6);
  for (let part = 0; part < 6; part++)
    set(
      `A6_${part + 1}`,
      hasDisability && part === limited ? "a_lot" : dice.share() < 0.12 ? "some" : "no_difficulty",
    );
  set("disability", hasDisability ? "yes" : "no");
  choose("A7", ["usual", "displaced", "returned", "hosting"], [0.68, 0.14, 0.08, 0.1]);
  set("A8", place.id);
  choose("A10", ["first_language", "second_language"], [0.66, 0.34]);
  set("B1", "(synthetic: see coding.csv)");

  for (const { no, group, level, lived } of worries) {
    const worse = (place.worse as readonly string[]).includes(no) ? 1 : 0;
    const hard = no === "6" && isWoman ? 0.5 : 0;
    const feeling = level + 0.7 * worse + hard + 0.9 * own[group]! + 0.55 * dice.normal();
    const worry = ["not_at_all", "a_little", "quite_a_lot", "very_much"][step(feeling, [-0.7, 0.35, 1.2])]!;
    set(`C${no}`, sometimesNot(dice, worry, no === "11" ? 0.06 : 0.025));
    const chance = lived + 0.2 * worse + 0.3 * worse * hard + 0.08 * own[group]!;
    const happened = dice.share() < chance;
    set(`D1_${no}`, happened ? (dice.share() < 0.6 ? "yes_me" : "yes_someone_in_my_household") : "no");
    const hurt = 0.4 * worse + 0.7 * worse * hard + 0.3 * own[group]! + dice.normal();
    set(`D3_${no}`, happened ? harms[step(hurt, [-1, 0, 1, 1.9])]! : "");
  }

  set("F1", coping(dice, own[0]!));
  set(
    "F2",
    sometimesNot(
      dice,
      ["more", "1_3_months", "a_week_to_a_month", "less_than_a_week"][
        step(0.7 * own[0]! + dice.normal(), [-1.2, -0.2, 0.8])
      ]!,
    ),
  );
  choose("F3", ["yes", "partly", "no"], [0.36, 0.27, 0.37]);
  choose(
    "F4",
    ["yes_in_time", "yes_too_late", "not_understood", "none", "do_not_know"],
    place.id === "riverside" ? [0.4, 0.2, 0.15, 0.22, 0.03] : [0.25, 0.2, 0.15, 0.37, 0.03],
  );
  graded("F5", 0.5);
  graded("G1", 0);
  graded("G3", -0.3 - 0.4 * own[1]!);
  graded("G6", 0.7);
  graded("H1", -0.1 - 0.5 * own[2]! - (isWoman ? 0.3 : 0));
  choose("H2", ["never", "sometimes", "mostly", "always", "did_not_use"], [0.14, 0.3, 0.3, 0.18, 0.08]);
  set(
    "H3",
    ["not_at_all", "only_some_times", "mostly", "fully"][
      step(0.5 - 0.5 * own[1]! + dice.normal(), [-0.9, 0, 0.9])
    ]!,
  );

  // Living conditions hang together, and with worry about a living.
  const poor = 0.5 * own[0]! + 0.8 * dice.normal();
  const isShort = (line: number): boolean => poor + 0.7 * dice.normal() > line;
  set("J1", String(isShort(1) ? dice.pick([0.1, 0.9]) : 2 + dice.pick([0.5, 0.5])));
  set(
    "J2",
    isShort(0.5)
      ? dice.share() < 0.5
        ? "open_well"
        : "river_or_pond"
      : dice.share() < 0.6
        ? "tap"
        : "protected_well",
  );
  set("J3", sometimesNot(dice, isShort(0.4) ? (dice.share() < 0.7 ? "shared" : "none") : "own", 0.012));
  set(
    "J4",
    String(
      isShort(0.3)
        ? dice.pick([0.3, 0.1, 0.1, 0.2, 0.15, 0.15])
        : 6 + dice.pick([0.3, 0.1, 0.2, 0.1, 0.1, 0.1, 0.1]),
    ),
  );
  set("J5", dice.share() < 0.25 ? "no_children" : isShort(0.7) ? "yes" : "no");
  set("J6", dice.share() < 0.15 ? "not_needed" : isShort(0.6) ? "no" : "yes");
  set("Z1", dice.share() < 0.9 ? "no" : "yes_part");
  return answers;
}

function coping(dice: Dice, hardship: number): string {
  const chances: Readonly<Record<string, number>> = {
    ate_less: 0.28 + 0.1 * hardship,
    borrowed: 0.25,
    sold_land_tools_or_animals: 0.15 + 0.05 * hardship,
    took_child_from_school: 0.1 + 0.04 * hardship,
    asked_family: 0.4,
    used_savings: 0.26 - 0.06 * hardship,
    joined_a_group: 0.2,
    risky_work: 0.12,
  };
  const done = Object.keys(chances).filter((way) => dice.share() < chances[way]!);
  return done.length === 0 ? "nothing" : done.join(" ");
}

/** The answer, or now and then that somebody did not know, or did not want to say. */
function sometimesNot(dice: Dice, answer: string, refusal = 0.025): string {
  const drawn = dice.share();
  if (drawn < refusal) return "prefer_not_to_say";
  return drawn < 2 * refusal && answer !== "own" ? "do_not_know" : answer;
}

/** How many of the ascending lines a value lies above. */
function step(value: number, lines: readonly number[]): number {
  return lines.filter((line) => value > line).length;
}

/** mulberry32 by Tommy Ettinger (public domain); a normal value is twelve uniform ones less six: no rounding differs. */
function diceOf(seed: number): Dice {
  let state = seed;
  const share = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const normal = (): number => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += share();
    return sum;
  };
  const pick = (shares: readonly number[]): number => {
    let rest = share() * shares.reduce((sum, each) => sum + each, 0);
    const found = shares.findIndex((each) => {
      rest -= each;
      return rest < 0;
    });
    return found < 0 ? shares.length - 1 : found;
  };
  return { share, normal, pick };
}
