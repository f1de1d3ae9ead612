type Document = object & { readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> } | undefined };

/** @returns the document without the component schemas nothing refers to: every named schema exists once for input and once for output. */
export function prune<D extends Document>(document: D): D {
  const { components, ...rest } = document;
  const schemas = components?.schemas ?? {};
  const used = new Set<string>();
  const waiting: unknown[] = [rest];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    for (const name of namesIn(part)) {
      if (used.has(name)) continue;
      used.add(name);
      waiting.push(schemas[name]);
    }
  }
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
  return { ...document, components: { ...components, schemas: kept } };
}

function namesIn(part: unknown): string[] {
  return [...JSON.stringify(part ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
}
