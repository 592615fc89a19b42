import { type Block, blocksOf } from "./block";
import administration from "./library/administration.json";
import commonFrameworks from "./library/common-frameworks.json";
import construction from "./library/construction.json";
import educationHealth from "./library/education-health.json";
import information from "./library/information.json";
import medicalAid from "./library/medical-aid.json";
import rural from "./library/rural.json";
import socialAssistance from "./library/social-assistance.json";
import training from "./library/training.json";

const FILES: readonly unknown[] = [
  medicalAid,
  socialAssistance,
  educationHealth,
  rural,
  construction,
  information,
  training,
  administration,
  commonFrameworks,
];

/** The blocks that come with the product, each taken from a published document. */
export const LIBRARY: readonly Block[] = FILES.flatMap((file) => {
  const read = blocksOf(file);
  if ("problems" in read) throw new Error(read.problems.map(({ id, path }) => `${path}: ${id}`).join(", "));
  return read.blocks;
});
