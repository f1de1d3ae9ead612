/** So many keys are remembered at most; the one first seen is forgotten first. */
const MOST_KEYS = 10_000;

export interface RateLimitRules {
  readonly most: number;
  readonly windowMs: number;
}

/**
 * Counts what each key asks for within windows of time that begin with its first request. In the memory of this process: several
 * processes let through as many times as much.
 *
 * @returns a function that counts a request and says how many milliseconds to wait where it is one too many; 0 where it is not.
 */
export function rateLimit({ most, windowMs }: RateLimitRules): (key: string, now: number) => number {
  const windows = new Map<string, { readonly endsAt: number; count: number }>();
  return (key, now) => {
    let window = windows.get(key);
    if (!window || window.endsAt <= now) {
      window = { endsAt: now + windowMs, count: 0 };
      windows.delete(key);
      windows.set(key, window);
      for (const oldest of windows.keys()) {
        if (windows.size <= MOST_KEYS) break;
        windows.delete(oldest);
      }
    }
    window.count += 1;
    return window.count > most ? window.endsAt - now : 0;
  };
}
