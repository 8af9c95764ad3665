/** Letters of other scripts in the spelling of machine-readable passports (ICAO 9303) where it has one; lower case only. */

function table(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/\s+/)
      .map((pair) => [[...pair][0] ?? '', pair.slice(1)] as const),
  );
}

const latin = table("łl đd ðd ħh ıi ĸk ŋn ŧt əe ſs ʻ' ʼ' ɓb ɗd ƙk ɛe ɔo ǝe ʒz");

const cyrillic = table(`
  аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъie ыy ь эe юiu яia
  єie іi їi ґg ўu ђdj ћc љlj њnj џdz јj ѕdz ќk ѓg
`);

const greek = table(`
  αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo
`);

/** `ł` → `l`; undefined: the letter is not known. */
export function latinSpelling(character: string): string | undefined {
  const lower = character.toLowerCase();
  const spelling = latin.get(lower) ?? cyrillic.get(lower) ?? greek.get(lower);
  if (spelling === undefined || lower === character) return spelling;
  return spelling.charAt(0).toUpperCase() + spelling.slice(1);
}
