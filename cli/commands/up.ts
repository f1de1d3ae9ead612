import type { Command } from 'commander';
import { cliError } from '../errors.ts';
import type { Shell } from '../shell.ts';

/** Listed with the others; `main` hands it over before it comes here, when it was given something to hand it to. */
export function addUp(parent: Command, shell: Shell): void {
  const command = shell
    .group(parent, 'up', '单机模式：在本机启动全部组件（bihuan up --help 查看选项）', 'one-machine mode: start everything on this machine (see bihuan up --help)')
    .option('--empty', shell.say('不启动示例方案', 'without the example plan'))
    .allowUnknownOption()
    .allowExcessArguments();
  command.action(() => {
    throw cliError('upElsewhere');
  });
}
