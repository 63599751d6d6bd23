import type { Source } from "../kinds.ts";

/** Documents about facilities: power, cooling, water, reliability. */
export const facilitySources = {
  "terrestrial-pue-review": {
    title: "Terrestrial PUE: a review",
    publisher: "Research Viewer",
    url: "https://research-viewer.pages.dev/orbital-ai-datacenters-3/pages/terrestrial-pue/",
    accessedOn: "2026-11-23",
    quality: "secondary",
  },
  "gpu-failure-review": {
    title: "Terrestrial GPU annual failure rate: a review",
    publisher: "Research Viewer",
    url: "https://research-viewer.pages.dev/orbital-ai-datacenters-3/pages/terrestrial-gpu-failure-rate/",
    accessedOn: "2026-11-23",
    quality: "secondary",
  },
  "hyperscaler-pue": {
    title: "PUE reported by hyperscale operators",
    publisher: "DatacenterDynamics",
    url: "https://www.datacenterdynamics.com/en/news/aws-global-data-centers-achieved-pue-of-115-in-2023/",
    accessedOn: "2026-11-23",
    quality: "secondary",
  },
  "cloud-sustainability": {
    title: "AI, energy and the new rules of cloud sustainability competition",
    publisher: "Computer Weekly",
    url: "https://briefly.co/anchor/DevOps/story/ai-energy-and-the-new-rules-of-cloud-sustainability-competition--computer-weekly",
    accessedOn: "2026-11-23",
    quality: "secondary",
  },
  "vera-rubin-water": {
    title: "NVIDIA says its AI data centre design runs hotter to use a lot less water",
    publisher: "What's Trending",
    url: "https://whatstrending.ai/news/nvidia-says-its-ai-data-center-design-runs-hotter-to-use-a-lot-less-water",
    accessedOn: "2026-11-23",
    quality: "secondary",
  },
  "crusoe-h200-faults": {
    title: "Component reliability: Crusoe H200",
    publisher: "Glenn Lockwood",
    url: "https://glennklockwood.com/garden/component-reliability",
    accessedOn: "2026-11-23",
    quality: "secondary",
  },
  "checkpoint-restart-values": {
    title: "Checkpoint and restart values quoted from papers",
    publisher: "research note",
    accessedOn: "2026-11-23",
    quality: "secondary",
    via: "research note in a public repository quoting arXiv 2410.21680, 2509.16293, 2402.15627 and 2407.20143",
  },
  "skt-b200-operations": {
    title: "Operational analysis of a 504-GPU B200 cluster",
    publisher: "Jihyun Kang et al., SK Telecom",
    url: "https://arxiv.org/abs/2605.09370",
    accessedOn: "2026-11-23",
    quality: "primary",
  },
} as const satisfies Record<string, Source>;
