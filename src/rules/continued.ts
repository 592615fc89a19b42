import type { Form } from "../form/form";

/** Whether a table may be the second page of a form: nothing above its headings says what it is or whose. */
export function mayBeContinued({ title, funds, asked }: Form): boolean {
  return title === null && funds === null && asked.length === 0;
}
