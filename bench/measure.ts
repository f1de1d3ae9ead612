/** @returns the value below which a share (0..1) of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** Runs the jobs, so many at a time. */
export async function inParallel<T>(items: readonly T[], atOnce: number, job: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await job(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** @returns milliseconds a job takes. */
export async function timed(job: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await job();
  return performance.now() - start;
}

/** One line of the report: what was measured, ours beside the raw engine, and whether the ratio holds. */
export interface Line {
  readonly name: string;
  readonly ours: string;
  readonly raw: string;
  readonly ratio: number;
  readonly bound: string;
  readonly isMet: boolean;
}

export function atMost(name: string, ours: number, raw: number, bound: number, unit: string): Line {
  const ratio = ours / raw;
  return { name, ours: `${shown(ours)} ${unit}`, raw: `${shown(raw)} ${unit}`, ratio, bound: `<= ${String(bound)}`, isMet: ratio <= bound };
}

export function atLeast(name: string, ours: number, raw: number, bound: number, unit: string): Line {
  const ratio = ours / raw;
  return { name, ours: `${shown(ours)} ${unit}`, raw: `${shown(raw)} ${unit}`, ratio, bound: `>= ${String(bound)}`, isMet: ratio >= bound };
}

/** A line the design sets no bound for. */
export function reported(name: string, ours: number, raw: number, unit: string): Line {
  return { ...atMost(name, ours, raw, Infinity, unit), bound: '-' };
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
