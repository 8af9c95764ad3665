/** The package brings no types; this is what the tests use of it. */
declare module 's3rver' {
  import type { EventEmitter } from 'node:events';

  export default class S3rver extends EventEmitter {
    constructor(options: {
      port: number;
      address: string;
      silent: boolean;
      directory: string;
      configureBuckets: { name: string }[];
    });
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
}
