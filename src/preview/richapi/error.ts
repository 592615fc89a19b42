/** A failure that office.js hands to its caller as an OfficeExtension.Error with this code. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

export const invalidArgument = (what: string): ApiError => new ApiError("InvalidArgument", `InvalidArgument: ${what}`);

export const itemNotFound = (what: string): ApiError => new ApiError("ItemNotFound", `ItemNotFound: ${what}`);

/** Excel has it and the preview does not: the message names the member, so that a test fails on the very thing that is missing. */
export const notServed = (member: string): ApiError =>
  new ApiError("NotImplemented", `NotImplemented: the preview does not serve ${member}`);
