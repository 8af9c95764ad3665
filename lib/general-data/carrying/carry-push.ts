import type { Platform } from '@/lib/platform';
import type { Deadline } from '../push/deadline';

export async function carryPush(
  _platform: Platform,
  _input: { readonly pushId: string; readonly deadline: Deadline },
): Promise<void> {}
