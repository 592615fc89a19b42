import { createRoot } from "react-dom/client";
import { connectOffice } from "../hosts/office/connect";
import { isOwnComment } from "../i18n/own-comment";
import { checkSheet, checkWorkbook } from "../rules/check";
import { PaneController } from "./model/controller";
import { actionIn } from "./model/state";
import { App } from "./views/app";

const controller = new PaneController({ connect: () => connectOffice(isOwnComment), check: checkSheet, compare: checkWorkbook });
const root = document.getElementById("root");
if (!root) throw new Error("The page has no element to show the pane in.");
createRoot(root).render(<App controller={controller} />);
void controller.start(actionIn(window.location.search));
