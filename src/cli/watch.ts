/** Why a file was given up: its thread had all its time and did not answer. */
export const TOO_SLOW = Symbol("too slow");
/** Or: it did not get that time. The machine was busy with other things, or the disk did not answer. */
export const STALLED = Symbol("stalled");

/** How long a file may take. */
export interface Patience {
  /** Milliseconds that the processor works on it: a busy machine makes no file damaged. */
  readonly cpu: number;
  /** Milliseconds that pass. */
  readonly wall: number;
}

/** Milliseconds since any beginning. */
export interface Clocks {
  /** That the processor worked for all threads of this program together. */
  readonly cpu: () => number;
  readonly wall: () => number;
}

const LOOK_EVERY_MS = 500;

interface Spent {
  cpu: number;
  wall: number;
  readonly giveUp: (why: symbol) => void;
}

/** Watches over work in threads and gives up what takes too long. */
export interface Watch<Thread> {
  readonly begin: (thread: Thread, giveUp: (why: symbol) => void) => void;
  readonly end: (thread: Thread) => void;
}

/**
 * Only the program as a whole knows how long the processor worked for it: each thread that is at work is charged its share of
 * that, and never more than the time that passed. So none is given up before it had its time; one that is stuck while others
 * wait for the disk is given up later than it might be.
 */
export function createWatch<Thread>(patience: Patience, clocks: Clocks): Watch<Thread> {
  const spent = new Map<Thread, Spent>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let last = { cpu: 0, wall: 0 };

  const look = (): void => {
    const now = { cpu: clocks.cpu(), wall: clocks.wall() };
    const wall = now.wall - last.wall;
    const cpu = Math.min(wall, (now.cpu - last.cpu) / spent.size);
    last = now;
    for (const one of spent.values()) {
      one.wall += wall;
      one.cpu += cpu;
      if (one.cpu >= patience.cpu) one.giveUp(TOO_SLOW);
      else if (one.wall >= patience.wall) one.giveUp(STALLED);
    }
  };
  return {
    begin: (thread, giveUp) => {
      // What was worked before is not this one's.
      if (timer === undefined) {
        last = { cpu: clocks.cpu(), wall: clocks.wall() };
        timer = setInterval(look, LOOK_EVERY_MS);
      } else {
        look();
      }
      spent.set(thread, { cpu: 0, wall: 0, giveUp });
    },
    end: (thread) => {
      if (!spent.has(thread)) return;
      spent.delete(thread);
      if (spent.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
  };
}
