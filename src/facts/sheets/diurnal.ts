import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "diurnal",
  topic: "demand",
  title: "Peak over trough of a day",
  facts: {
    azureChat: fact("ratio", "2.0", {
      source: "azure-public-dataset",
      at: "May 2024 weekdays",
      grade: "reported",
    }),
    azureCode: fact("ratio", "10.0", {
      source: "azure-public-dataset",
      at: "May 2024 weekdays",
      grade: "reported",
    }),
    alibabaLarge: fact("ratio", "1.45", {
      source: "servegen",
      at: "hour of day",
      grade: "measured",
    }),
    alibabaMid: fact("ratio", "1.39", { source: "servegen", at: "hour of day", grade: "measured" }),
    alibabaSmall: fact("ratio", "2.21", {
      source: "servegen",
      at: "hour of day",
      grade: "measured",
    }),
    deepSeekR1: fact("ratio", "4.9", { source: "servegen", at: "hour of day", grade: "measured" }),
    azureChatWeekend: fact("ratio", "1.7", {
      source: "azure-2024-notebook",
      at: "weekend",
      grade: "reported",
      on: "2024-05-15",
      note: "weekend volume 43 % lower",
    }),
    azureCodeWeekend: fact("ratio", "6.4", {
      source: "azure-2024-notebook",
      at: "weekend",
      grade: "reported",
      on: "2024-05-15",
      note: "weekend volume 68 % lower",
    }),
    alibabaImage: fact("ratio", "2.28", {
      source: "servegen",
      at: "image and text",
      grade: "measured",
      note: "computed by us",
    }),
  },
};
