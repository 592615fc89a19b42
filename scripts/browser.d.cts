/** The Chromium, Chrome or Edge of this computer, or null; CHROME_PATH names another one. */
export function findBrowser(): string | null;

/** How to start it with Playwright; throws a sentence that says what to install when there is none. */
export function browserOptions(): { executablePath: string; args: string[] };
