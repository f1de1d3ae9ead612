import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../embedded/ports.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** `bihuan up` as a person starts it, in a process of its own, on ports of its own. */
export class OneMachineProcess {
  readonly folder: string;
  readonly #ports: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #output = '';

  private constructor(folder: string, ports: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.#ports = ports;
  }

  /** @param more further variables of its environment. */
  static async in(folder: string, more: Readonly<Record<string, string>> = {}): Promise<OneMachineProcess> {
    const names = ['BIHUAN_PORT', 'BIHUAN_MAIL_PORT', 'BIHUAN_SMTP_PORT', 'BIHUAN_TEMPORAL_PORT', 'BIHUAN_TEMPORAL_UI_PORT'];
    const ports = await Promise.all(names.map(async (name) => [name, String(await freePort())] as const));
    return new OneMachineProcess(folder, { ...Object.fromEntries(ports), ...more });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#ports.BIHUAN_PORT ?? ''}`;
  }
  get mailUrl(): string {
    return `http://127.0.0.1:${this.#ports.BIHUAN_MAIL_PORT ?? ''}`;
  }

  /** Starts it and waits until it says that it runs. */
  async start(...args: string[]): Promise<void> {
    this.#output = '';
    const child = spawn(process.execPath, [join(ROOT, 'bin', 'bihuan.mjs'), 'up', '--data', this.folder, ...args], { env: { ...process.env, ...this.#ports }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        this.#output += chunk.toString();
        if (this.#output.includes('闭环已启动')) resolve();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code) => {
        reject(new Error(`It ended with ${String(code)}:\n${this.#output}`));
      });
    });
  }

  /** Ctrl-C. @returns the exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGINT');
  }

  /** Pulls the plug on our process: worker, api, read model, mail catcher. The engine's server is left behind. */
  async killProcess(): Promise<void> {
    await this.#end('SIGKILL');
  }

  killServer(): void {
    process.kill(this.serverPid(), 'SIGKILL');
  }

  serverPid(): number {
    return Number(readFileSync(join(this.folder, 'temporal', 'temporal.pid'), 'utf8'));
  }

  /** Runs `bihuan` against it. @returns exit code and what it printed. */
  async bihuan(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, [join(ROOT, 'bin', 'bihuan.mjs'), ...args], { env: { ...process.env, ...this.#ports, BIHUAN_URL: this.url }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, out, err };
  }

  async #end(signal: 'SIGINT' | 'SIGKILL'): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    child.removeAllListeners('exit');
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    const [code] = await ended;
    return code;
  }
}
