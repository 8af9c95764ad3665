/** What Next gives a page with a query. */
export interface SearchPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What Next gives a page or route handler of one thing. */
export interface IdPageProps {
  readonly params: Promise<{ id: string }>;
}
