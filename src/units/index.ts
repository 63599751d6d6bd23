// Quantities as people write them, and the numbers machines compute with.
export * from "./calendar.ts";
export {
  type Dimension,
  dayS,
  dimensions,
  GUSD,
  GW,
  hour,
  kW,
  kWh,
  MW,
  MWh,
  monthS,
  type Printed,
  type Unit,
  W,
  yearS,
} from "./dimensions.ts";
export * from "./format.ts";
export * from "./power.ts";
export { type Parsed, parseQuantity, printQuantity, quantity } from "./quantity.ts";
