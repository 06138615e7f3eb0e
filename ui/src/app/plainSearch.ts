// What stands after the "?" of an address is text: an id of digits must not become a number.
type Search = Record<string, unknown>;

export const plainSearch = {
  parseSearch: (text: string): Search => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search: Search): string => {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(search)) if (value !== undefined) params.set(name, String(value));
    const text = params.toString();
    return text === "" ? "" : `?${text}`;
  },
};
