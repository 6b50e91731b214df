import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../src/client/auth-client.js';
import { root } from './generator.js';

export const file = 'src/client/rest/openapi.json';
export const committed = readFileSync(join(root, file), 'utf8');

/** The parts of OpenAPI that the tests read. */
export interface Schema {
  $ref?: string;
  type?: string;
  const?: unknown;
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  discriminator?: { mapping?: Record<string, string> };
  [keyword: string]: unknown;
}
export interface Example { summary: string; value: Record<string, unknown>; $ref?: string }
export interface Content { schema: Schema; examples?: Record<string, Example> }
export interface Answer { description: string; headers?: Record<string, unknown>; content: Record<string, Content> }
export interface Described {
  operationId: Operation;
  tags: string[];
  summary: string;
  description: string;
  security: object[];
  parameters: { $ref?: string; name?: string }[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, Answer>;
}
export interface Contract {
  info: { description: string };
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema>; examples: Record<string, Example>; securitySchemes: object };
}

export const contract = JSON.parse(committed) as Contract;

export const operationsOf = ({ paths }: Contract) => Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
