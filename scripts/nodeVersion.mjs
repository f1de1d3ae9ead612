// Runs before anything else is loaded, also on a Node that is far too old: plain syntax only.

const OLDEST = [20, 19];

/** Ends the program with exit code 2 and a message when this Node is older than the project needs. */
export function requireNode() {
  const parts = process.versions.node.split('.').map(Number);
  if (parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1])) return;
  const wanted = OLDEST.join('.');
  console.error('需要 Node.js ' + wanted + ' 或更新版本，当前是 ' + process.versions.node + '（' + process.execPath + '）。请安装 Node.js 20 的最新版本后重试。');
  console.error('Node.js ' + wanted + ' or newer is needed; this is ' + process.versions.node + ' (' + process.execPath + '). Install the latest Node.js 20 and try again.');
  process.exit(2);
}
