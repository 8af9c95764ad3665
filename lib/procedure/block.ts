/** A piece of the description; page, paper and Markdown are made of the same ones, so none says more. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Steps in their order. */
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      /** Share of the width of each column; sums to 1. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };
