import { type Severity, SEVERITIES } from "../rules/finding";
import { REPORT_STYLE } from "./html-style";
import { Html, html } from "./html-text";
import type { FindingReport, FormReport, GroupReport, Report, RuleReport, Tone, Verdict } from "./model";
import type { ReportWords } from "./words";

/** Nothing is fetched, run or sent, whatever a workbook's texts try. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A rule with more findings than this may be parted by the end of a page. */
const LONG_RULE = 6;

/** A whole page up to the place where its content goes; closed by `PAGE_END`. */
function pageStart(lang: string, title: string): Html {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(REPORT_STYLE)}</style>
</head>
<body>
`;
}

const PAGE_END = "</body>\n</html>\n";

const idOf = (index: number): string => `form-${index + 1}`;

const verdictBox = ({ tone, text }: Verdict): Html => html`<p class="verdict ${tone}">${text}</p>`;

const toneWord = (tone: Tone, words: ReportWords): Html => html`<span class="tone ${tone}">${words.tones[tone]}</span>`;

function overview({ forms, words }: Report): Html | null {
  if (forms.length < 2) return null;
  const rows = forms.map(
    ({ name, place, verdict }, index) =>
      html`<tr><td><a href="#${idOf(index)}">${name}</a></td><td>${place}</td><td>${toneWord(verdict.tone, words)} <small>${verdict.text}</small></td></tr>
`,
  );
  return html`<section class="overview">
<h3>${words.overview}</h3>
<table><thead><tr><th scope="col">${words.form}</th><th scope="col">${words.place}</th><th scope="col">${words.result}</th></tr></thead>
<tbody>
${rows}</tbody></table>
</section>
`;
}

function findingItem({ message, cells, note }: FindingReport, words: ReportWords): Html {
  const places = cells.map(({ address, text }) => html`<span><b>${address}</b>${text}</span>`);
  return html`<li><p>${message}</p><div class="cells">${places}</div>${note && html`<p class="note">${words.note}: ${note}</p>`}</li>
`;
}

function ruleBlock({ severity, name, basis, advice, findings }: RuleReport, words: ReportWords): Html {
  return html`<article class="rule ${severity} ${findings.length > LONG_RULE ? "long" : ""}">
<h4 class="head">${name}</h4>
<ul>
${findings.map((finding) => findingItem(finding, words))}</ul>
${advice && html`<p class="more">${words.advice}: ${advice}</p>`}
${basis && html`<p class="more">${words.basis}: ${basis}</p>`}
</article>
`;
}

function findingSection({ findings }: FormReport, words: ReportWords): Html | null {
  if (findings.length === 0) return null;
  const ofSeverity = (severity: Severity): Html | null => {
    const rules = findings.filter((rule) => rule.severity === severity);
    if (rules.length === 0) return null;
    return html`<p class="severity">${toneWord(severity, words)} <small>${words.meanings[severity]}</small></p>
${rules.map((rule) => ruleBlock(rule, words))}`;
  };
  return html`<section><h3>${words.findings}</h3>
${SEVERITIES.map(ofSeverity)}</section>
`;
}

function acknowledgedSection({ acknowledged }: FormReport, words: ReportWords): Html | null {
  if (acknowledged.length === 0) return null;
  return html`<section><h3>${words.acknowledged} <small>${words.acknowledgedMeaning}</small></h3>
${acknowledged.map((rule) => ruleBlock(rule, words))}</section>
`;
}

/** Bars on a scale that all groups of the form share, so that they can be compared; a width never leaves 0…100. */
function barsOf({ bars, description }: GroupReport, longest: number): Html {
  const width = (points: number): string => String(Math.round(Math.min(1, Math.max(0, points / longest)) * 10_000) / 100);
  return html`<svg viewBox="0 0 100 20" preserveAspectRatio="none" role="img" aria-label="${description}"><rect class="track" width="${width(bars.weight)}" height="20"/><rect class="reported" y="3" width="${width(bars.reported)}" height="6"/><rect class="by-formula" y="11" width="${width(bars.byFormula)}" height="6"/></svg>`;
}

const legendOf = (kind: "reported" | "by-formula" | "track", text: string): Html =>
  html`<span><svg viewBox="0 0 1 1" aria-hidden="true"><rect class="${kind}" width="1" height="1"/></svg>${text}</span>`;

function chart({ groups }: FormReport, words: ReportWords): Html | null {
  if (groups.length === 0) return null;
  const longest = Math.max(Number.MIN_VALUE, ...groups.flatMap(({ bars }) => [bars.weight, bars.reported, bars.byFormula]));
  const rows = groups.map((group) => {
    const differs = group.reported !== group.byFormula;
    return html`<tr><th scope="row">${group.name}</th><td>${barsOf(group, longest)}</td><td class="figure">${group.weight}</td><td class="figure">${group.reported}</td><td class="figure ${differs ? "differs" : ""}">${group.byFormula}</td></tr>
`;
  });
  return html`<section class="chart"><h3>${words.chart}</h3>
<p class="legend">${legendOf("track", words.weight)}${legendOf("reported", words.reported)}${legendOf("by-formula", words.byFormula)}</p>
<table><thead><tr><th scope="col">${words.group}</th><th></th><th scope="col" class="figure">${words.weight}</th><th scope="col" class="figure">${words.reported}</th><th scope="col" class="figure">${words.byFormula}</th></tr></thead>
<tbody>
${rows}</tbody></table>
<p class="more">${words.chartNote}</p></section>
`;
}

function recomputation({ recomputation: lines }: FormReport, words: ReportWords): Html | null {
  if (lines.length === 0) return null;
  const rows = lines.map(
    ({ label, reported, recomputed, isFlagged, isUndecided }) =>
      html`<tr><th scope="row">${label}</th><td class="figure ${isFlagged ? "flagged" : ""}">${isFlagged ? html`<small>${words.flagged}</small> ` : null}${reported}</td><td class="figure">${recomputed}${isUndecided ? "*" : null}</td></tr>
`,
  );
  return html`<section class="recomputation"><h3>${words.recomputation}</h3>
<table><thead><tr><th scope="col">${words.item}</th><th scope="col" class="figure">${words.reported}</th><th scope="col" class="figure">${words.recomputed}</th></tr></thead>
<tbody>
${rows}</tbody></table>
${lines.some(({ isUndecided }) => isUndecided) ? html`<p class="more">${words.undecided}</p>` : null}</section>
`;
}

function formSection(form: FormReport, index: number, { forms, words }: Report): Html {
  // With one form its verdict stands at the top of the page already.
  const verdict = forms.length > 1 ? verdictBox(form.verdict) : null;
  return html`<section class="form" id="${idOf(index)}">
<h2 class="head">${form.name}</h2>
<p class="soft head">${form.caption} · ${form.place}</p>
${verdict}
${findingSection(form, words)}${acknowledgedSection(form, words)}${chart(form, words)}${recomputation(form, words)}</section>
`;
}

/** The report as a page that needs nothing else: to be looked at, sent, or printed on A4. */
export function reportAsHtml(report: Report): string {
  const { lang, title, workbook, verdict, facts, forms } = report;
  const page = html`${pageStart(lang, `${title} · ${workbook}`)}<header>
<h1>${title}</h1>
</header>
<main>
${verdictBox(verdict)}
<dl>${facts.map(({ label, text }) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>
${overview(report)}${forms.map((form, index) => formSection(form, index, report))}</main>
`;
  return page.source + PAGE_END;
}

/** The page that leads to the reports of many workbooks, in pieces, so that it can be written while they are made. */
export const reportIndex = {
  start: (lang: string, title: string, words: ReportWords): string =>
    html`${pageStart(lang, title)}<h1>${title}</h1>
<table><thead><tr><th scope="col">${words.workbook}</th><th scope="col">${words.result}</th></tr></thead>
<tbody>
`.source,
  /** @param page file name of the report, beside the index */
  row: ({ workbook, verdict, words }: Pick<Report, "workbook" | "verdict" | "words">, page: string): string =>
    html`<tr><td><a href="${encodeURIComponent(page)}">${workbook}</a></td><td>${toneWord(verdict.tone, words)} <small>${verdict.text}</small></td></tr>
`.source,
  end: `</tbody></table>\n${PAGE_END}`,
};
