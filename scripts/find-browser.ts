// The browser that the report is tested in: Chromium or Chrome, installed with apt where that is possible.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Where a program lies on the search path; undefined where it does not. */
function findProgram(name: string): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}

/** Path of an installed browser; undefined where there is none. */
export function findBrowser(): string | undefined {
  return process.env["CHROME_PATH"] ?? names.map(findProgram).find((path) => path !== undefined);
}

/** Make sure there is a browser: on Debian as root install it, else say what to install and fail. */
export function bringBrowser(): string {
  const present = findBrowser();
  if (present !== undefined) return present;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && findProgram("apt-get") !== undefined) {
    console.log("Installing chromium with apt …");
    const quiet = {
      stdio: ["ignore", "ignore", "inherit"] as const,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    spawnSync("apt-get", ["update", "-qq"], { ...quiet, stdio: [...quiet.stdio] });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      ...quiet,
      stdio: [...quiet.stdio],
    });
  }
  const brought = findBrowser();
  if (brought === undefined) {
    console.error(
      "The tests open the report in a browser. Install Chromium (on Debian: apt-get install chromium) or Chrome, or set CHROME_PATH to it, and run them again.",
    );
    process.exit(1);
  }
  return brought;
}
