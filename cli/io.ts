/** Where a command writes: data to stdout, talk to stderr. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Cells in a line of the terminal that stdout is; missing when it is none (a file, a pipe). */
  readonly columns?: number;
  /** Whether somebody watches stderr, so that progress may be shown on one line. */
  readonly isWatched: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function processIo(): Io {
  // A reader that has had enough (head, less) closes the pipe: that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    ...(process.stdout.isTTY && { columns: process.stdout.columns }),
    isWatched: process.stderr.isTTY,
    environment: process.env,
  };
}
