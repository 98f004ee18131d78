// MiniSearch over the documents of FOLDER: node minisearch.mjs FOLDER
import { readFileSync } from "node:fs";
import MiniSearch from "minisearch";
import { answer } from "./answer.mjs";

const documents = JSON.parse(readFileSync(`${process.argv[2]}/documents.json`, "utf8"));
const parts = ["title", "summary", "organisations", "tags", "body"];

// Its documentation leaves accents and words without weight to its users.
const stopWords = new Set(
  `de het een en van in op met voor naar aan te om uit bij is zijn die dat er door niet of als ook iemand
   the a an of and to for on with`.split(/\s+/),
);
const processTerm = (term) => {
  const plain = term.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return stopWords.has(plain) ? null : plain;
};

const index = new MiniSearch({
  fields: parts.flatMap((part) => [`${part}_nl`, `${part}_en`]),
  storeFields: ["title_nl", "title_en"],
  processTerm,
  searchOptions: { prefix: true, fuzzy: 0.2 },
});
index.addAll(documents.map((d) => ({ ...d, id: `${d.type}-${d.nr}` })));

await answer((query, limit) => index.search(query).slice(0, limit).map((found) => found.id));
