/**
 * Why deploying stopped. `refused`: the platform said no; `conflict`: the remote is not what the
 * plan saw; `unreachable`: no usable answer; `file`: a file of ours cannot be trusted or written;
 * `locked`: another one is at work; `usage`: settings; `interrupted`: the user stopped it.
 */
export type DeployErrorKind =
  | "refused"
  | "conflict"
  | "unreachable"
  | "file"
  | "locked"
  | "usage"
  | "interrupted";

/** Ends a deployment with a message for the user, in which secrets are hidden already. */
export class DeployError extends Error {
  override readonly name = "DeployError";
  readonly kind: DeployErrorKind;

  constructor(kind: DeployErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
