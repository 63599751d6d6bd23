/** An input's value in the unit that people write it in. */
import { type Dimension, formatNumber, formatShare, formatSi, formatUsd } from "../units/index.ts";

const monthS = 2_629_800;
const yearS = 31_557_600;

export function formatInput(value: number, dimension: Dimension): string {
  switch (dimension) {
    case "share":
      return formatShare(value);
    case "duration":
      return value === 0
        ? "0 months"
        : value >= 2 * yearS
          ? `${formatNumber(value / yearS)} years`
          : value >= 86_400
            ? `${formatNumber(value / monthS)} months`
            : `${formatNumber(value)} s`;
    case "money":
      return formatUsd(value);
    case "energyPrice":
      return `${formatNumber(value * 3.6e9)} USD/MWh`;
    case "tokenPrice":
      return `${formatNumber(value * 1e6)} USD/Mtok`;
    case "hourPrice":
      return `${formatNumber(value * 3600)} USD/GPUh`;
    case "powerPrice":
      return `${formatNumber(value)} GUSD/GW`;
    case "powerRent":
      return `${formatNumber(value)} GUSD/GW/year`;
    case "carbonIntensity":
      return `${formatNumber(value * 3.6e9)} g/kWh`;
    case "waterIntensity":
      return `${formatNumber(value * 3.6e9)} L/kWh`;
    case "power":
      return formatSi(value, "W");
    case "tokenRate":
      return formatSi(value, "tokens/s");
    case "users":
      return formatSi(value, "users");
    default:
      return formatNumber(value);
  }
}
