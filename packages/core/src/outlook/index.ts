export * from "./alerts/index.ts";
