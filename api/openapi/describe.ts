import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { API_SCHEMAS } from '../schemas/registry.ts';
import { prune } from './prune.ts';

const INFO = {
  title: '闭环 Bihuan',
  description:
    '整改措施督办接口。除 /api/health、/api/openapi.json 以及单机演示模式的 /api/people 与 /api/session 外，均须带登录令牌。\n\n' +
    'Rectification measures and their supervision. Everything but health, this document and, in the one-machine mode, the list of people and the sign-in needs a session token.',
  version: '1',
};

/** Collects the OpenAPI document from the schemas of the routes registered after it. */
export function describeRoutes(app: FastifyInstance): void {
  const transformNames = createJsonSchemaTransformObject({ schemaRegistry: API_SCHEMAS });
  void app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: INFO,
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ schemaRegistry: API_SCHEMAS }),
    transformObject: (document) => prune(transformNames(document)),
  });
}
