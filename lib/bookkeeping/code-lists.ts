/** ISO 4217 codes DATEV's format knows, current and former ones; SLE, STN, XCG and ZWG are missing there. */
export const datevCurrencies: readonly string[] = [
  'AED AFA AFN ALL AMD ANG AOA AON AOR ARS ATS AUD AWG AZM AZN BAM BBD BDT BEF BGL BGN BHD BIF BMD BND',
  'BOB BRL BSD BTN BWP BYB BYN BYR BZD CAD CDF CHF CLP CMG CNH CNY COP CRC CSD CUP CVE CYP CZK DEM DJF',
  'DJV DKK DOP DZD ECS EEK EGP ERN ESP ETB EUR FIM FJD FKP FRF GBP GEL GHC GHS GIP GMD GNF GRD GTQ GWP',
  'GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IQD IRR ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD',
  'KZT LAK LBP LKR LRD LSL LTL LUF LVL LYD MAD MDL MGA MGF MKD MMK MNT MOP MRO MRU MTL MUR MVR MWK MXN',
  'MYR MZM MZN NAD NGN NIO NLG NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PLZ PTE PYG QAR ROL RON RSD RUB',
  'RUR RWF SAR SBD SCR SDD SDG SEK SGD SHP SIT SKK SLL SOS SRD SRG SSP STD SVC SYP SZL THB TJR TJS TMM',
  'TMT TND TOP TRL TRY TTD TWD TZS UAH UGX USD UYU UZS VEB VEF VES VND VUV WST XAF XCD XEU XOF XPF YER',
  'YUM ZAR ZMK ZMW ZRN ZWD ZWR',
].flatMap((line) => line.split(' '));

/** ISO 3166-1 alpha-2 codes DATEV's format knows: with XI and XK, Greece is GR and Great Britain GB. */
export const datevCountries: readonly string[] = [
  'AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS',
  'BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CS CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE',
  'EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN',
  'HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK',
  'LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF',
  'NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD',
  'SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ',
  'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI XK YE YT ZA ZM ZW',
].flatMap((line) => line.split(' '));

/** How VAT ids of the other member states begin: Greece writes EL, and Northern Ireland (XI) belongs to the EU for goods. */
export const vatIdPrefixesAbroad: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DK EE EL ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
);

const currencies = new Set(datevCurrencies);
const countries = new Set(datevCountries);

export function isDatevCurrency(code: string): boolean {
  return currencies.has(code);
}

export function isDatevCountry(code: string): boolean {
  return countries.has(code);
}
