import { type Server, createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type NeededPort, freePort, requirePorts } from '../../embedded/ports.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listen(host: string): Promise<number> {
  const port = await freePort();
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return port;
}

const workbench = (port: number): NeededPort => ({ port, zh: '工作台', en: 'the workbench', option: '--port', variable: 'BIHUAN_PORT' });
const mail = (port: number): NeededPort => ({ port, zh: '邮件页', en: 'the mail page', option: '--mail-port', variable: 'BIHUAN_MAIL_PORT' });

it('accepts free ports', async () => {
  await requirePorts([workbench(await freePort()), mail(await freePort())]);
});

it('names every taken port at once, with what changes it, in both languages', async () => {
  const first = await listen('127.0.0.1');
  const second = await listen('0.0.0.0');
  const refused = requirePorts([workbench(first), mail(second)]);
  await expect(refused).rejects.toMatchObject({ exitCode: 2 });
  for (const [port, option, variable] of [[first, '--port', 'BIHUAN_PORT'], [second, '--mail-port', 'BIHUAN_MAIL_PORT']] as const) {
    await expect(refused).rejects.toThrow(new RegExp(`${String(port)}（.+）已被占用：用 ${option} 或环境变量 ${variable}`));
    await expect(refused).rejects.toThrow(new RegExp(`${String(port)} \\(.+\\) is in use: choose another with ${option} or ${variable}`));
  }
});

it('says so when one port was given for two purposes', async () => {
  const port = await freePort();
  await expect(requirePorts([workbench(port), mail(port)])).rejects.toThrow(/the mail page\) was given twice/);
});
