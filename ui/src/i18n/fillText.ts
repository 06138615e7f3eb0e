/**
 * Puts values into the `{name}` places of a text of the content pack, as the core does: `{name|one|other}` is the first
 * form when the value is 1, else the second. A place without a value stays as it is.
 */
export function fillText(template: string, put: (name: string) => string | undefined): string {
  return template.replaceAll(/\{(\w+)(?:\|((?:[^{}]|\{\w+\})*))?\}/g, (place, name: string, forms: string | undefined) => {
    const value = put(name);
    if (value === undefined || forms === undefined) return value ?? place;
    const [one = "", ...other] = forms.split("|");
    return fillText(value === "1" ? one : other.join("|"), put);
  });
}
