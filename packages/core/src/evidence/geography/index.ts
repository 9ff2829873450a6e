export { type Area, isInside } from "./area.ts";
export { type AreaIndex, indexAreas } from "./area-index.ts";
