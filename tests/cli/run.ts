import { expect } from 'vitest';
import { main, type Wiring } from '../../cli/main.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a shell would, with what it writes caught. */
export async function run(args: readonly string[], environment: Record<string, string> = {}, wiring: Omit<Wiring, 'io'> = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    isWatched: false,
    environment: { BIHUAN_URL: 'http://127.0.0.1:44321', ...environment },
  };
  const code = await main(args, { ...wiring, io });
  return { code, out, err };
}

/** The command line of an office's people: `bihuan` runs a command as somebody, `done` has it succeed and gives what it prints. */
export function commandsAt(url: () => string): { bihuan(person: string, ...args: string[]): Promise<Ran>; done(person: string, ...args: string[]): Promise<string> } {
  const bihuan = (person: string, ...args: string[]) => run(args, { BIHUAN_URL: url(), BIHUAN_AS: person });
  return {
    bihuan,
    async done(person, ...args) {
      const { code, out, err } = await bihuan(person, ...args);
      expect(code, `${out}${err}`).toBe(0);
      return out;
    },
  };
}
