import { type FocusEvent, type KeyboardEvent, useState } from "react";

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** What the container and each of its buttons need so that together they are one tab stop with arrow keys inside. */
export interface Roving {
  readonly container: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  };
  readonly tabIndexOf: (index: number) => 0 | -1;
}

/**
 * One tab stop for a row of buttons. The button with the focus always has tabindex 0: Office.js takes the Tab key on
 * the web and walks over such elements by itself, so keyboard helpers that mark elements otherwise lead nowhere there.
 */
export function useRoving(count: number): Roving {
  const [current, setCurrent] = useState(0);
  const reachable = current < count ? current : 0;
  return {
    tabIndexOf: (index) => (index === reachable ? 0 : -1),
    container: {
      onFocus: (event) => {
        const index = buttonsIn(event.currentTarget).indexOf(event.target);
        if (index >= 0) setCurrent(index);
      },
      onKeyDown: (event) => {
        const buttons = buttonsIn(event.currentTarget);
        const at = buttons.indexOf(event.target as HTMLElement);
        const next = target(event.key, at, buttons.length);
        if (at < 0 || next === null) return;
        event.preventDefault();
        buttons[next]?.focus();
      },
    },
  };
}

function target(key: string, at: number, count: number): number | null {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEPS[key];
  return step === undefined ? null : (at + step + count) % count;
}

function buttonsIn(container: HTMLElement): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>("button")];
}
