import { bundleWorkflowCode, DefaultLogger, type BundleOptions, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/**
 * The rules and the libraries they need, loaded once for all workflows of a worker: they hold no state of their own, are compiled to
 * machine code once and not for every measure, and a measure in memory is smaller by them. Nothing that imports the engine's SDK
 * may stand here.
 */
const SHARED = ['claim', 'decide', 'due', 'notices', 'record', 'undeliverable'];

/** @returns the code of the workflows exported by a module, as a worker takes it. */
export function bundleWorkflows(workflowsPath: string, options: Pick<BundleOptions, 'logger' | 'webpackConfigHook'> = {}): Promise<WorkflowBundleWithSourceMap> {
  // .js where this was compiled, .ts where a test runs the sources.
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const preloadModules = SHARED.map((name) => new URL(`../domain/${name}${extension}`, import.meta.url).pathname);
  return bundleWorkflowCode({ workflowsPath, preloadModules, logger: new DefaultLogger('WARN'), ...options });
}
