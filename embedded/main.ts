import { parseArgs } from 'node:util';
import { ConfigError } from '../config/configError.ts';
import { readConfig } from '../config/config.ts';
import { startOneMachine, type OneMachine } from './oneMachine.ts';
import { reasonOf, SetupError } from './setupError.ts';

/** Each option is another way to say what its environment variable says; `config/` alone reads and checks them. */
const VARIABLE_OF: Readonly<Record<string, string>> = {
  data: 'BIHUAN_DATA',
  port: 'BIHUAN_PORT',
  'mail-port': 'BIHUAN_MAIL_PORT',
  'smtp-port': 'BIHUAN_SMTP_PORT',
  'temporal-port': 'BIHUAN_TEMPORAL_PORT',
  'temporal-ui-port': 'BIHUAN_TEMPORAL_UI_PORT',
};

const HELP = `bihuan up [选项 / options]        单机模式：启动全部组件 / one-machine mode: start everything

  --empty                  不启动示例方案 / without the example plan
  --data FOLDER            数据文件夹 / data folder (data)
  --port N                 接口 / api (8780)
  --mail-port N            邮件页面 / mail page (8781)
  --smtp-port N            邮件接收 / mail catcher (8725)
  --temporal-port N        Temporal (8733)
  --temporal-ui-port N     Temporal 页面 / page (8734)`;

/**
 * Runs the one-machine mode until it is told to stop.
 *
 * @returns the exit code: 0 stopped as asked, 2 wrong set-up, 3 something cannot be reached.
 */
export async function up(args: readonly string[]): Promise<number> {
  try {
    const { values, isEmpty, isHelp } = optionsIn(args);
    if (isHelp) {
      process.stdout.write(`${HELP}\n`);
      return 0;
    }
    const config = readConfig({ ...process.env, ...values });
    const stopping = stopRequests();
    const machine = await startOneMachine({ config, isEmpty, say });
    say(welcome(machine));
    await stopping;
    say('正在停止：先收尾，再关闭…… / stopping: finishing what is under way first (Ctrl-C again: at once)');
    await machine.stop();
    say('已停止。再次运行 npm start 会接着运行。 / Stopped. npm start goes on where it was.');
    return 0;
  } catch (error) {
    if (!(error instanceof SetupError || error instanceof ConfigError)) throw error;
    say(error.message);
    return error.exitCode;
  }
}

function optionsIn(args: readonly string[]): { values: Record<string, string>; isEmpty: boolean; isHelp: boolean } {
  const strings = Object.fromEntries(Object.keys(VARIABLE_OF).map((name) => [name, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ args: [...args], options: { ...strings, empty: { type: 'boolean' as const }, help: { type: 'boolean' as const, short: 'h' } } });
    const given = Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[VARIABLE_OF[name] ?? name, value] as const] : []));
    return { values: Object.fromEntries(given), isEmpty: values.empty === true, isHelp: values.help === true };
  } catch (error) {
    throw new SetupError(`选项有误：${reasonOf(error)}\n${HELP}`, `Wrong option: ${reasonOf(error)}`, 2);
  }
}

/** @returns a promise that is kept at the first request to stop; a second request ends the process at once. */
function stopRequests(): Promise<void> {
  return new Promise((resolve) => {
    let requests = 0;
    const request = () => {
      requests += 1;
      if (requests > 1) process.exit(130);
      resolve();
    };
    process.on('SIGINT', request).on('SIGTERM', request);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function welcome({ apiUrl, mailUrl, temporalUrl, dataFolder, example }: OneMachine): string {
  const lines = [
    '',
    '闭环已启动（单机模式，只在本机可见） / Bihuan is running (one-machine mode, visible on this machine only)',
    `  首页与接口 / pages and api   ${apiUrl}/`,
    `  邮件       / mail            ${mailUrl}/`,
    ...(temporalUrl === undefined ? [] : [`  Temporal                     ${temporalUrl}/`]),
    `  数据       / data            ${dataFolder}`,
    '',
    '另开一个终端试一试 / try in another terminal:',
    '  npx bihuan people',
    ...(example
      ? [
          `  npx bihuan plan show --as ${example.authority}`,
          `  npx bihuan measure list --as ${example.administrator}`,
          `  npx bihuan measure show M-001 --as ${example.handler}`,
          `  npx bihuan measure acknowledge M-001 --as ${example.handler}`,
          `  npx bihuan mail waiting --as ${example.administrator}`,
        ]
      : ['  npx bihuan plan list --as 人员编号']),
    '',
    '按 Ctrl-C 停止 / Ctrl-C stops everything',
  ];
  return lines.join('\n');
}
