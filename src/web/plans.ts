/** The reference plans as texts, under the names the command prints. */
import type { PlanChoice } from "./protocol.ts";

const texts = import.meta.glob<string>("../../scenarios/*.yaml", {
  query: "?raw",
  import: "default",
  eager: true,
});

const first = "openai-nvidia-10gw";

export const plans: readonly PlanChoice[] = Object.entries(texts)
  .map(([path, text]) => {
    const id = path.slice(path.lastIndexOf("/") + 1, -".yaml".length);
    return {
      id,
      file: `scenarios/${id}.yaml`,
      title: /^title: *(.+)$/m.exec(text)?.[1]?.trim() ?? id,
      text,
    };
  })
  .sort((a, b) => Number(b.id === first) - Number(a.id === first) || Number(a.id > b.id) * 2 - 1);
