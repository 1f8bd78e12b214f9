/** Something that the developer can mend: what is wrong, and what to do. Shown without a stack. */
export class CliError extends Error {
  override name = 'CliError';

  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
  }
}
