import { onComputer, rememberOnComputer } from "../preferences";

const KEY = "jixiao-check.block-habits";
const MOST_RECENT = 8;

/** Which blocks a person likes and uses, by id. */
export interface BlockHabits {
  readonly favourites: readonly string[];
  /** The last one used comes first. */
  readonly recent: readonly string[];
}

const NONE: BlockHabits = { favourites: [], recent: [] };

/** What this computer remembers; contents that cannot be read were not written by this version and count as none. */
export function rememberedHabits(): BlockHabits {
  const text = onComputer(KEY);
  if (text === null) return NONE;
  try {
    const { favourites, recent } = (JSON.parse(text) ?? {}) as Partial<Record<keyof BlockHabits, unknown>>;
    return { favourites: textsIn(favourites), recent: textsIn(recent) };
  } catch {
    return NONE;
  }
}

/** Where the computer refuses, the habits hold until the pane is closed. */
export function rememberHabits(habits: BlockHabits): void {
  rememberOnComputer(KEY, JSON.stringify(habits));
}

export function withFavourite({ favourites, recent }: BlockHabits, id: string, isFavourite: boolean): BlockHabits {
  const others = favourites.filter((other) => other !== id);
  return { favourites: isFavourite ? [...others, id] : others, recent };
}

export function withUse({ favourites, recent }: BlockHabits, id: string): BlockHabits {
  return { favourites, recent: [id, ...recent.filter((other) => other !== id)].slice(0, MOST_RECENT) };
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
