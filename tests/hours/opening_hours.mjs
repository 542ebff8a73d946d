// Reads JSON lines {rule, from, to} (UTC) and answers each with the open intervals the npm package
// `opening_hours` finds, merged where they touch. Run with TZ=UTC.
import { createInterface } from "node:readline";
import opening_hours from "opening_hours";

for await (const line of createInterface({ input: process.stdin })) {
  const { rule, from, to } = JSON.parse(line);
  const merged = [];
  try {
    const hours = new opening_hours(rule, null);
    for (const [start, end] of hours.getOpenIntervals(new Date(from), new Date(to))) {
      const last = merged.at(-1);
      if (last && start.getTime() <= last[1]) last[1] = Math.max(last[1], end.getTime());
      else merged.push([start.getTime(), end.getTime()]);
    }
    console.log(JSON.stringify(merged.map(([start, end]) => [start / 1000, end / 1000])));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
