/**
 * How a report looks on a screen and on A4 paper. No font but those of the system, nothing that is fetched. Severity is
 * told by a word beside the colour, so that a black-and-white printer loses nothing.
 */
export const REPORT_STYLE = `
:root{color-scheme:light;--ink:#1b1b1b;--soft:#5c5c5c;--line:#d9d9d9;--paper:#fff;--wash:#f5f6f7;
--error:#b10e1c;--warning:#8a5300;--info:#0f548c;--clean:#0b6a0b;--failed:#b10e1c;--bar:#0f6cbd;--bar-2:#7a7a7a}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:60rem;padding:2rem 1.5rem 3rem;background:var(--paper);color:var(--ink);
font:0.9375rem/1.6 "Segoe UI","PingFang SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 .25rem}
h2{font-size:1.25rem;line-height:1.35;margin:0}
h3{font-size:1rem;line-height:1.4;margin:1.5rem 0 .5rem}
h4{font-size:.9375rem;margin:0}
p{margin:0}
a{color:inherit}
small,.soft{color:var(--soft);font-size:.8125rem;font-weight:400}
.verdict{margin:1rem 0;padding:.625rem .875rem;border:1px solid var(--tone);border-left-width:.375rem;border-radius:.25rem;font-weight:600}
.form>.verdict{margin:.75rem 0 0;padding:.375rem .75rem}
.error{--tone:var(--error)}.warning{--tone:var(--warning)}.info{--tone:var(--info)}.clean{--tone:var(--clean)}.failed{--tone:var(--failed)}
.tone{color:var(--tone);font-weight:600;white-space:nowrap}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.125rem 1rem;margin:0;font-size:.875rem}
dt{color:var(--soft)}dd{margin:0}
table{width:100%;border-collapse:collapse;font-size:.875rem;line-height:1.5}
th,td{padding:.3125rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{color:var(--soft);font-weight:600;border-bottom-color:var(--soft);white-space:nowrap}
tbody th{font-weight:400}
th:first-child,td:first-child{padding-left:0}th:last-child,td:last-child{padding-right:0}
.overview th:nth-child(1){width:36%}.overview th:nth-child(2){width:28%}
.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.form{margin-top:2rem;padding-top:1.25rem;border-top:2px solid var(--ink)}
.rule{margin:.625rem 0;padding:.5rem .75rem;border:1px solid var(--line);border-left:.25rem solid var(--tone);border-radius:.25rem}
.rule ul{margin:.25rem 0 0;padding:0;list-style:none}
.rule li{padding:.25rem 0}
.rule li+li{border-top:1px dotted var(--line)}
.cells{display:flex;flex-wrap:wrap;gap:.25rem .375rem;margin-top:.125rem;font-size:.8125rem}
.cells span{border:1px solid var(--line);border-radius:.1875rem;padding:0 .375rem;background:var(--wash)}
.cells b{font-weight:600;margin-right:.375rem}
.note{border-left:.1875rem solid var(--line);padding-left:.5rem;margin-top:.125rem}
.more{margin-top:.25rem;color:var(--soft);font-size:.8125rem}
.chart td svg{display:block;width:100%;height:1.25rem}
.chart td:nth-child(2){width:50%}
.legend{display:flex;flex-wrap:wrap;gap:0 1rem;margin-bottom:.25rem;font-size:.8125rem;color:var(--soft)}
.legend svg{width:.75rem;height:.75rem;margin-right:.375rem;vertical-align:-.0625rem}
.track{fill:#e8e8e8}.reported{fill:var(--bar-2)}.by-formula{fill:var(--bar)}
.differs{font-weight:600}
.recomputation .figure{width:9rem}
.flagged{color:var(--error);font-weight:600}
@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#5c5c5c}}
@media print{
html{font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{max-width:none;padding:0}
a{text-decoration:none}
.form{break-before:auto}
h1,h2,h3,h4,.head,.severity,.legend{break-after:avoid}
.verdict,.rule li,tr,dl>*{break-inside:avoid}
.rule,.chart,.recomputation{break-inside:avoid-page}
.rule.long{break-inside:auto}
thead{display:table-header-group}
p,li{orphans:3;widows:3}
}
@media (max-width:36rem){body{padding:1rem}.chart td:nth-child(2){width:35%}}
`;
