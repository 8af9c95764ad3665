/**
 * What stands first in every list of stolen passwords, in the two languages of the product, and what is near at hand here.
 * Lower case; longer words before words they contain.
 */
const wellKnown = [
  ...[
    'passwort',
    'password',
    'passw0rt',
    'passw0rd',
    'kennwort',
    'geheim',
    'secret',
    'letmein',
    'willkommen',
  ],
  ...['welcome', 'hallo', 'hello', 'schatz', 'iloveyou', 'liebe', 'master', 'monkey', 'dragon', 'football'],
  ...[
    'fussball',
    'baseball',
    'superman',
    'batman',
    'sunshine',
    'princess',
    'prinzessin',
    'computer',
    'internet',
  ],
  ...[
    'administrator',
    'admin',
    'benutzer',
    'user',
    'gast',
    'guest',
    'test',
    'demo',
    'root',
    'login',
    'anmelden',
  ],
  ...['belegbote', 'datev', 'steuerberater', 'buchhaltung', 'rechnung', 'firma', 'gmbh', 'kunde', 'berater'],
  ...['sommer', 'winter', 'herbst', 'frühling', 'summer', 'autumn', 'spring'],
  ...[
    'januar',
    'februar',
    'märz',
    'april',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'dezember',
  ],
  ...[
    'montag',
    'dienstag',
    'mittwoch',
    'donnerstag',
    'freitag',
    'samstag',
    'sonntag',
    'deutschland',
    'berlin',
  ],
];

/** Rows of keyboards and the orders everybody knows; runs of them count forwards and backwards. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertzuiopü',
  'qwertyuiop',
  'asdfghjklöä',
  'yxcvbnm',
  'zxcvbnm',
  '1qay2wsx3edc4rfv5tgb',
  '1q2w3e4r5t6z7u8i9o0p',
];
const shortestRun = 4;
const fewestOwnCharacters = 5;
const fewestDifferent = 5;

/**
 * Pure: whether a password is one of the first that somebody would try: words and rows everybody knows, years, repetitions,
 * with almost nothing of its own. Stands in for a list of millions, which would be a database of its own (ASVS 5.0 6.2.4).
 */
export function isGuessable(password: string): boolean {
  const letters = password.toLowerCase();
  if (new Set(letters).size < fewestDifferent) return true;
  const rest = withoutRepetitions(withoutRuns(withoutWords(letters)));
  return [...rest].length < fewestOwnCharacters;
}

function withoutWords(text: string): string {
  return wellKnown.reduce((rest, word) => rest.replaceAll(word, ''), text).replaceAll(/(19|20)\d\d/g, '');
}

function withoutRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const length = runLengthAt(text, at);
    if (length < shortestRun) {
      rest += text.charAt(at);
      at += 1;
    } else {
      at += length;
    }
  }
  return rest;
}

/** How far the text follows one of the rows from here on. */
function runLengthAt(text: string, at: number): number {
  const lengths = rows
    .flatMap((row) => [row, [...row].reverse().join('')])
    .map((row) => commonLength(text.slice(at), row));
  return Math.max(...lengths);
}

function commonLength(text: string, row: string): number {
  const start = row.indexOf(text.charAt(0));
  if (start < 0) return 0;
  let length = 0;
  while (length < text.length && start + length < row.length && text[length] === row[start + length]) {
    length += 1;
  }
  return length;
}

/** `abcabcabc` → `abc`, `aaaa` → `a`. */
function withoutRepetitions(text: string): string {
  return text.replaceAll(/(.+?)\1+/g, '$1');
}
