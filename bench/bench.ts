import { run } from "mitata";
import { addReading } from "./reading";
import { addWorkbook, longestSlice } from "./workbook";

async function main(): Promise<void> {
  await addReading();
  await addWorkbook();
  await run();
  console.log(`\n${await longestSlice()}`);
}

void main();
