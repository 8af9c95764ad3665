import { describe, expect, it } from 'vitest';
import {
  clientIdOf,
  readClientNumber,
  readClientNumbers,
  readConsultantNumber,
} from '@/lib/connection/client-numbers';

describe('the two numbers of a dataset (C2)', () => {
  it.each([
    ['1000', 1000],
    ['9999999', 9_999_999],
    [' 455148 ', 455_148],
    ['0455148', 455_148],
    ['999', null],
    ['10000000', null],
    ['', null],
    ['45.5148', null],
    ['-455148', null],
    ['455148a', null],
    ['1e5', null],
    ['٤٥٥١٤٨', null],
  ])('Beraternummer %j → %s', (typed, expected) => {
    expect(readConsultantNumber(typed)).toBe(expected);
  });

  it.each([
    ['1', 1],
    ['99999', 99_999],
    ['00001', 1],
    ['0', null],
    ['100000', null],
  ])('Mandantennummer %j → %s', (typed, expected) => {
    expect(readClientNumber(typed)).toBe(expected);
  });

  it('are one id without leading zeros', () => {
    const read = readClientNumbers({ consultantNumber: '0455148', clientNumber: '00001' });
    expect(read.ok && clientIdOf(read.value)).toBe('455148-1');
  });

  it('are refused each by its own problem and field', () => {
    expect(readClientNumbers({ consultantNumber: '12', clientNumber: 'x' })).toEqual({
      ok: false,
      problems: [
        { code: 'CONNECTION_CONSULTANT_NUMBER', params: { value: '12' }, path: 'consultantNumber' },
        { code: 'CONNECTION_CLIENT_NUMBER', params: { value: 'x' }, path: 'clientNumber' },
      ],
    });
  });
});
