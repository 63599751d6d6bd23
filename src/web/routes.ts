/** Addresses of the page: `#/capacity?plan=first-hall`. */
export const views = [
  { id: "announcement", title: "Announcement" },
  { id: "capacity", title: "Capacity" },
  { id: "demand", title: "Demand" },
  { id: "money", title: "Money" },
  { id: "plan", title: "Plan" },
  { id: "papers", title: "Papers" },
] as const;
export type View = (typeof views)[number]["id"];

export interface Route {
  readonly view: View;
  readonly plan: string | null;
  readonly search: string;
}

export function parseHash(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const wanted = path.split("/")[0];
  const given = new URLSearchParams(query);
  return {
    view: views.find((view) => view.id === wanted)?.id ?? "announcement",
    plan: given.get("plan"),
    search: given.get("q") ?? "",
  };
}

export function hashOf(route: { view: View; plan?: string | null; search?: string }): string {
  const given = new URLSearchParams();
  if (route.plan != null && route.plan !== "") given.set("plan", route.plan);
  if (route.search !== undefined && route.search !== "") given.set("q", route.search);
  const query = given.toString();
  return `#/${route.view}${query === "" ? "" : `?${query}`}`;
}
