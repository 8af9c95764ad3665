import { z } from 'zod';

/** The local DATEV's control API, as far as the browser tests use it (sandbox/README.md). */
export interface LocalDatev {
  reset(): Promise<void>;
  order(path: string, body: object): Promise<void>;
  /** Changes a dataset, as the Berater does in his programs. */
  dataset(clientId: string, change: object): Promise<void>;
  jobs(): Promise<readonly LocalJob[]>;
  /** A file as it was sent. */
  file(jobId: string, name: string): Promise<string>;
  fileNames(jobId: string): Promise<readonly string[]>;
}

const jobSchema = z.object({ id: z.string(), status: z.number() });
export type LocalJob = z.infer<typeof jobSchema>;

export function localDatev(baseUrl: string): LocalDatev {
  const control = `${baseUrl}/_control`;
  const tell = async (method: 'POST' | 'PUT', path: string, body: object) => {
    const response = await fetch(`${control}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  const order = (path: string, body: object) => tell('POST', path, body);
  const read = async (path: string): Promise<unknown> => (await fetch(`${control}/${path}`)).json();
  return {
    order,
    dataset: (clientId, change) => tell('PUT', `datasets/${clientId}`, change),
    reset: () => order('reset', { manner: 'live', forgetTokens: false }),
    async jobs() {
      const answer = await read('jobs');
      return z
        .array(jobSchema)
        .parse(Array.isArray(answer) ? answer : z.object({ jobs: z.unknown() }).parse(answer).jobs);
    },
    file: async (jobId, name) => (await fetch(`${control}/jobs/${jobId}/files/${name}`)).text(),
    async fileNames(jobId) {
      const job = z
        .object({ files: z.array(z.object({ name: z.string() })) })
        .parse(await read(`jobs/${jobId}`));
      return job.files.map(({ name }) => name);
    },
  };
}
