// Pagefind over a site that was indexed: node pagefind.mjs SITE ADDRESS, where
// SITE is the folder of the site and ADDRESS where it is served.
import { pathToFileURL } from "node:url";
import { answer } from "./answer.mjs";

const [site, address] = process.argv.slice(2);
const pagefind = await import(pathToFileURL(`${site}/pagefind/pagefind.js`));
await pagefind.options({ basePath: `${address}/pagefind/`, baseUrl: "/" });
await pagefind.init();

// A reader sees titles and excerpts, so those of a page of results count.
await answer(async (query, limit) => {
  const { results } = await pagefind.search(query);
  const pages = await Promise.all(results.slice(0, limit).map((found) => found.data()));
  return pages.map((page) => page.url.match(/([a-z]+-\d+)\.html/)[1]);
});
