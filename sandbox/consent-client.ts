/** Signs in and consents by plain HTTP, for scripts that have no browser. */

export interface ConsentChoice {
  /** Id of a test person, see `world/people.ts`. */
  readonly person?: string;
  /** `false` presses "Ablehnen". */
  readonly allow?: boolean;
  /** `false` grants access for one session only. */
  readonly permanent?: boolean;
}

const MOST_STEPS = 10;

/**
 * Follows an authorization address through the two pages and returns the callback address with `code`
 * (or `error`), without calling it. Throws when the pages end anywhere else.
 */
export async function consentByHttp(
  authorizeUrl: string,
  { person = 'petra-beispiel', allow = true, permanent = true }: ConsentChoice = {},
): Promise<string> {
  const { origin } = new URL(authorizeUrl);
  const cookies = new CookieJar();
  let next: { url: string; form: URLSearchParams | null } = { url: authorizeUrl, form: null };
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const response = await fetch(next.url, {
      method: next.form ? 'POST' : 'GET',
      body: next.form,
      headers: { cookie: cookies.header(next.url) },
      redirect: 'manual',
    });
    cookies.take(response);
    const location = response.headers.get('location');
    if (location !== null) {
      const target = new URL(location, next.url);
      if (target.origin !== origin) return target.href;
      next = { url: target.href, form: null };
      continue;
    }
    next = { url: next.url, form: answerPage(await response.text(), { person, allow, permanent }) };
  }
  throw new Error('sign-in did not come to an end');
}

function answerPage(html: string, choice: Required<ConsentChoice>): URLSearchParams {
  if (html.includes('name="step" value="login"')) {
    return new URLSearchParams({ step: 'login', person: choice.person });
  }
  if (html.includes('name="step" value="consent"')) {
    return new URLSearchParams({
      step: 'consent',
      decision: choice.allow ? 'allow' : 'deny',
      access: choice.permanent ? 'permanent' : 'once',
    });
  }
  const message = html.replace(/<style>[\s\S]*<\/style>/, '').replace(/<[^>]+>/g, ' ');
  throw new Error(`sign-in refused: ${message.replace(/\s+/g, ' ').trim()}`);
}

class CookieJar {
  private readonly cookies: { name: string; value: string; path: string }[] = [];

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
      const index = this.cookies.findIndex((cookie) => cookie.name === name && cookie.path === path);
      if (index >= 0) this.cookies.splice(index, 1);
      if (value !== '') this.cookies.push({ name, value, path });
    }
  }

  header(url: string): string {
    const { pathname } = new URL(url);
    return this.cookies
      .filter((cookie) => pathname === cookie.path || pathname.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map((cookie) => `${cookie.name}=${cookie.value}`)
      .join('; ');
  }
}
