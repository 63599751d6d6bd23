// Quantities as people write them, and the numbers machines compute with.
export * from "./calendar.ts";
export {
  type Dimension,
  dayS,
  dimensions,
  GW,
  hour,
  kW,
  MW,
  monthS,
  type Printed,
  yearS,
} from "./dimensions.ts";
export * from "./format.ts";
export * from "./power.ts";
export { parseQuantity, printQuantity, quantity } from "./quantity.ts";
