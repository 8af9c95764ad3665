import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { sharedFolder } from '@/tests/unit/sandbox/shared-samples';

/** One answer as it came over the wire. */
export interface Exchange {
  readonly method: string;
  /** Below the base address, without query. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

interface Described {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}
interface Specification {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Described>> }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** Compares answers with one of DATEV's OpenAPI descriptions; returns what does not fit. */
export function comparer(file: string, pathPrefix: string) {
  const specification = JSON.parse(readFileSync(`${sharedFolder}/openapi/${file}`, 'utf8')) as Specification;
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addFormat('int32', true);
  ajv.addSchema({ $id: 'spec', components: { schemas: closed(specification.components.schemas) } });
  const templates = Object.keys(specification.paths);

  return {
    operationOf: ({ method, path }: Exchange) =>
      `${method} ${templates.find((template) => matches(template, `${pathPrefix}${path}`))}`,
    problemsOf({ method, path, status, contentType, body }: Exchange): string[] {
      const template = templates.find((candidate) => matches(candidate, `${pathPrefix}${path}`)) ?? '';
      const described = specification.paths[template]?.[method.toLowerCase()]?.responses[String(status)];
      if (!described) return [`status ${status} is not described`];
      const types = Object.keys(described.content ?? {});
      if (body === undefined) return types.length > 0 ? ['a body is described'] : [];
      if (types.length === 0) return status >= 400 ? [] : ['no body is described'];
      if (!types.includes(contentType)) return [`content type ${contentType} is not described`];
      const validate = ajv.compile(absolute(described.content?.[contentType]?.schema ?? {}));
      return validate(body)
        ? []
        : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    },
  };
}

function matches(template: string, path: string): boolean {
  const pattern = template.replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

/** The same schemas with nothing allowed that they do not name. */
function closed(schemas: Specification['components']['schemas']): unknown {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      { ...(schema as object), additionalProperties: false },
    ]),
  );
}

function absolute(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"spec#/components')) as object;
}

/** Calls an API and remembers every answer. */
export class Recorder {
  readonly exchanges: Exchange[] = [];

  constructor(
    private readonly baseUrl: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  async send(method: string, path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
    const response = await fetch(`${this.baseUrl}${path}`, {
      ...init,
      method,
      headers: { ...this.headers, ...init.headers },
    });
    const text = await response.clone().text();
    this.exchanges.push({
      method,
      path: path.replace(/\?.*$/, ''),
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: text === '' ? undefined : JSON.parse(text),
    });
    return response;
  }
}
