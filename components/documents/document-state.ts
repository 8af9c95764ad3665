import { ArrowLeftRight, CircleCheck, CircleDashed, CircleX, Hand, type LucideIcon } from 'lucide-react';
import type { Tone } from '@/components/ui/tone';
import type { DocumentState } from '@/lib/documents/document-states';

export const documentStateLook: Readonly<
  Record<DocumentState, { tone: Tone; icon: LucideIcon; bar: string }>
> = {
  open: { tone: 'neutral', icon: CircleDashed, bar: 'fill-(--bar-open)' },
  under_way: { tone: 'info', icon: ArrowLeftRight, bar: 'fill-(--bar-under-way)' },
  transferred: { tone: 'success', icon: CircleCheck, bar: 'fill-(--bar-transferred)' },
  refused: { tone: 'danger', icon: CircleX, bar: 'fill-(--bar-refused)' },
  handled_elsewhere: { tone: 'neutral', icon: Hand, bar: 'fill-(--bar-elsewhere)' },
};

/** In the order they are shown; the record above makes the compiler miss none. */
export const documentStates = Object.keys(documentStateLook) as readonly DocumentState[];

/** Neither on its way nor arrived: it may be changed, marked and sent (T10). */
export function waitsForTransfer(state: DocumentState): boolean {
  return state === 'open' || state === 'refused';
}
