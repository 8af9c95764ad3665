import type { Misbehaviour } from '../misbehaviour/misbehaviour';
import type { SignIn } from '../sign-in/sign-in';
import type { Traffic } from '../world/traffic';
import type { World } from '../world/world';

/** What the control API and the overview look at and change. */
export interface ControlContext {
  readonly world: World;
  readonly signIn: SignIn;
  readonly traffic: Traffic;
  readonly misbehaviour: Misbehaviour;
}
