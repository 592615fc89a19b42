import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { surveyed } from "./survey/survey";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "20000" },
    seed: { type: "string" },
    most: { type: "string", default: "40" },
    out: { type: "string" },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const survey = surveyed(Number(values.count), seed, Number(values.most));
const report = `Seed ${seed}\n\n${survey.report()}`;
if (values.out === undefined) console.log(report);
else {
  writeFileSync(values.out, report);
  console.log(`Seed ${seed}: ${survey.headline()}`);
}
