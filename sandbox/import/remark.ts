/** What a rule has to say about a document: an error refuses it, a warning does not. */
export interface Remark {
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

export const refusal = (text: string): Remark => ({ severity: 'error', text });
export const caution = (text: string): Remark => ({ severity: 'warning', text });
