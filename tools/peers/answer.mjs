// Answers queries that come in as one JSON object a line, {query, limit}, with
// {ids, ms}: what was found, best first, and how long the search took.
import { createInterface } from "node:readline";

export async function answer(search) {
  console.log("ready");
  for await (const line of createInterface({ input: process.stdin })) {
    const { query, limit } = JSON.parse(line);
    const began = performance.now();
    const ids = await search(query, limit);
    console.log(JSON.stringify({ ids, ms: performance.now() - began }));
  }
}
