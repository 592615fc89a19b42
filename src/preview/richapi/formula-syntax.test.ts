import { isFormula } from "./formula-syntax";

test.each([
  "=1",
  "=-A1%",
  "=SUM(G3:G4)",
  "=H3+SUM(G6:G7)",
  '=IF(E3="","",ROUND(E3/D3,4))',
  "=N(\"jixiao-check\")=0",
  "='附件 1'!$A$1+附件1!B2",
  "=SUM(A:A,3:3)",
  "=IF(A1>=2,,1)",
  "=TODAY()",
  "={1,2;3,4}",
  "=#REF!+1",
  "=附件1!#REF!",
  "=表1[[#This Row],[分值]]",
  "=1E3+.5",
  "=(A1+B1)*2",
  "=MIN(10,IFERROR(E6/D6,0)*F6)",
  '="a""b"&"c"',
])("%s is one", (formula) => expect(isFormula(formula)).toBe(true));

test.each(["=SUM(", "=1+", "=SUM(A1))", '="a', "=*2", "=A1 B1(", "=(", "=,1", "=1,2", "=8个", "=SUM(A1;)+"])("%s is none", (formula) => expect(isFormula(formula)).toBe(false));
