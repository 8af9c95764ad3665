'use client';

import './globals.css';

/** The frame itself broke, so there are no catalogue texts either: the one place with a text of its own. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="de">
      <body className="grid min-h-dvh place-items-center bg-canvas px-4 font-sans text-ink">
        <main role="alert" className="max-w-md text-center">
          <h1 className="text-xl font-semibold">Belegbote ist gerade nicht erreichbar</h1>
          <p className="mt-2 text-muted">
            Ihre Belege und laufenden Übertragungen sind sicher. Bitte versuchen Sie es in einer Minute noch
            einmal.
          </p>
          <button
            type="button"
            onClick={retry}
            className="mt-6 h-10 rounded-lg bg-brand px-4 font-medium text-on-brand hover:bg-brand-strong"
          >
            Noch einmal versuchen
          </button>
        </main>
      </body>
    </html>
  );
}
