import { defineConfig } from "vitest/config";

// Two kinds of tests: quick ones beside the code, and whole runs of the command, the pages and the checks.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          testTimeout: 30_000,
          include: ["packages/{core,figures}/src/**/*.test.{ts,tsx}", "cases/*/extract/*.test.ts"],
          environment: "node",
        },
      },
      {
        test: {
          name: "whole",
          globalSetup: "tests/build.setup.ts",
          include: ["packages/cli/src/**/*.test.{ts,tsx}", "tests/**/*.test.ts"],
          environment: "node",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
