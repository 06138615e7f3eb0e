/** "fact" for "fact/1": the kind of a record without its version. */
export const bareKind = (kind: string): string => kind.split("/")[0] ?? kind;
