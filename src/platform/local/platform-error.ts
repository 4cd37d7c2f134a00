/** An answer that is not 200. `message` is shown to the caller and holds no secret. */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly status: ErrorStatus;
  /** More headers, as `Allow`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ErrorStatus,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export type ErrorStatus = 400 | 401 | 404 | 405 | 409 | 413 | 415 | 500;
