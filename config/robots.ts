import { z } from 'zod';
import { ConfigError } from './configError.ts';
import { textOf } from './mail.ts';
import { filled } from './variables.ts';

/** One robot of a group chat, as its settings file has it. */
export interface RobotSettings {
  readonly id: string;
  readonly kind: 'wecom' | 'dingtalk' | 'feishu';
  readonly url: string;
  readonly secret?: string;
  readonly plan?: string;
  readonly unit?: string;
  readonly language: 'zh' | 'en';
}

export const ROBOT_VARIABLES = {
  ROBOTS_FILE: filled().optional(),
  ROBOT_HOSTS: filled().transform((text) => text.split(',').map((host) => host.trim().toLowerCase())).default([]),
};

/** Whoever can change the file could else have the worker call anything in the network. */
const HOSTS: Readonly<Record<RobotSettings['kind'], readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn'],
};

const entry = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
    kind: z.enum(['wecom', 'dingtalk', 'feishu']),
    url: z.string(),
    secret: z.string().min(1).optional(),
    plan: z.string().min(1).optional(),
    unit: z.string().min(1).optional(),
    language: z.enum(['zh', 'en']).default('zh'),
  })
  .refine(({ kind, secret }) => kind !== 'wecom' || secret === undefined, { path: ['secret'] });

/** @throws ConfigError that names entry and field, never what stands there: it is a secret. */
export function robotSettings(file: string | undefined, hosts: readonly string[]): RobotSettings[] {
  if (file === undefined) return [];
  const read = z.array(entry).safeParse(parsed(textOf('ROBOTS_FILE', file)));
  if (!read.success) throw faults(read.error.issues.map(({ path }) => path.map(String)));
  const unsafe = read.data.flatMap(({ kind, url }, index) => (isSafe(url, [...HOSTS[kind], ...hosts]) ? [] : [[String(index), 'url']]));
  const twice = read.data.flatMap(({ id }, index) => (read.data.findIndex((other) => other.id === id) < index ? [[String(index), 'id']] : []));
  if (unsafe.length + twice.length > 0) throw faults([...unsafe, ...twice]);
  return read.data.map(({ secret, plan, unit, ...robot }) => ({ ...robot, ...(secret !== undefined && { secret }), ...(plan !== undefined && { plan }), ...(unit !== undefined && { unit }) }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw faults([[]]);
  }
}

function faults(paths: readonly (readonly string[])[]): ConfigError {
  return new ConfigError(
    paths.map(([index, ...field]) => {
      const [zh, en] = index === undefined ? ['文件', 'the file'] : [`第 ${String(Number(index) + 1)} 个机器人的 ${field.join('.') || '整项'}`, `${field.join('.') || 'all'} of robot ${String(Number(index) + 1)}`];
      return {
        variable: 'ROBOTS_FILE',
        zh: `${zh}不合要求。文件应为 JSON 数组，写法见 docs/mail.md；网址须为 https，主机须为该平台的主机或列入 ROBOT_HOSTS。`,
        en: `${en} cannot be used. The file is a JSON array, see docs/mail.md; a URL must be https, on the platform's host or one listed in ROBOT_HOSTS.`,
      };
    }),
  );
}

function isSafe(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  const isHere = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  return hosts.includes(hostname) && (protocol === 'https:' || (protocol === 'http:' && isHere)) && username === '' && password === '';
}
