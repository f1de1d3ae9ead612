import { createServer, connect } from 'node:net';
import { SetupError } from './setupError.ts';

/** A port the start needs on loopback, and how a person chooses another one. */
export interface NeededPort {
  readonly port: number;
  /** What it is for, such as 「工作台」 / "the workbench". */
  readonly zh: string;
  readonly en: string;
  /** The command-line option and the environment variable that change it. */
  readonly option: string;
  readonly variable: string;
}

const LOOPBACK = '127.0.0.1';

type PortState = 'free' | 'taken' | 'forbidden' | 'twice';

/**
 * Checks that every port can be listened on, before anything is started.
 * @throws SetupError (exit code 2) naming all that cannot, each with its option and variable
 */
export async function requirePorts(needed: readonly NeededPort[]): Promise<void> {
  const states = await Promise.all(
    needed.map(async (wanted, index): Promise<PortState> => {
      const isRepeated = needed.findIndex((other) => other.port === wanted.port) < index;
      return isRepeated ? 'twice' : await stateOf(wanted.port);
    }),
  );
  const problems = needed.flatMap((wanted, index) => {
    const state = states[index] ?? 'free';
    return state === 'free' ? [] : [{ ...wanted, state }];
  });
  if (problems.length === 0) return;
  const zh = problems.map((p) => `  - ${String(p.port)}（${p.zh}）${WHY[p.state].zh}：用 ${p.option} 或环境变量 ${p.variable} 换一个端口`);
  const en = problems.map((p) => `  - ${String(p.port)} (${p.en}) ${WHY[p.state].en}: choose another with ${p.option} or ${p.variable}`);
  throw new SetupError(
    `这些端口不能使用，请停止占用它们的程序，或者换端口：\n${zh.join('\n')}`,
    `These ports cannot be used. Stop the program that holds them, or choose others:\n${en.join('\n')}`,
    2,
  );
}

const WHY: Readonly<Record<Exclude<PortState, 'free'>, { readonly zh: string; readonly en: string }>> = {
  taken: { zh: '已被占用', en: 'is in use' },
  forbidden: { zh: '没有权限监听', en: 'needs rights this user lacks' },
  twice: { zh: '被指定了两次', en: 'was given twice' },
};

/** A port that is free on loopback now, for tests. Another program may still take it before it is used. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, LOOPBACK, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

async function stateOf(port: number): Promise<PortState> {
  // Some systems let us listen on loopback while another program listens on all addresses: so knock first.
  return (await isAnswering(port)) ? 'taken' : await tryToListen(port);
}

async function isAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: LOOPBACK, timeout: 1_000 });
    const finish = (isOpen: boolean) => (): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', finish(true)).once('error', finish(false)).once('timeout', finish(false));
  });
}

async function tryToListen(port: number): Promise<PortState> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EACCES' ? 'forbidden' : 'taken');
    });
    server.listen(port, LOOPBACK, () => {
      server.close(() => {
        resolve('free');
      });
    });
  });
}
