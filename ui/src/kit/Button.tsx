import { Trans } from "@lingui/react/macro";
import type { ReactNode, Ref } from "react";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

const classes = (kind: ButtonKind) => `utrecht-button utrecht-button--html-button kit-button kit-button--${kind}`;

/** Words for a screen reader only, after the visible ones. */
function Context({ children }: { children: string }) {
  return <span className="kit-hidden">: {children}</span>;
}

type ButtonProps = {
  children: ReactNode;
  onPress?: () => void;
  kind?: ButtonKind;
  type?: "button" | "submit";
  /** Work is under way: the button says so and a second press does nothing. It keeps the focus. */
  pending?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  id?: string;
  /** Hidden words after the visible text, to tell equal buttons apart. */
  context?: string;
  expanded?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({ children, onPress, kind = "primary", type = "button", pending, disabled, context, expanded, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes(kind)}
      disabled={disabled}
      aria-disabled={pending || undefined}
      aria-expanded={expanded}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onPress?.();
      }}
    >
      {pending ? <Trans>Bezig…</Trans> : children}
      {context && <Context>{context}</Context>}
    </button>
  );
}

type LinkProps = { children: ReactNode; href: string; context?: string };

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ children, href, context, kind = "primary" }: LinkProps & { kind?: ButtonKind }) {
  return (
    <a href={href} className={`utrecht-button kit-button kit-button--${kind}`}>
      {children}
      {context && <Context>{context}</Context>}
    </a>
  );
}

type TextLinkProps = Omit<LinkProps, "href"> & ({ href: string; onPress?: never } | { href?: never; onPress: () => void });

/** A link in running text; with `onPress` it is a button that looks the same. */
export function TextLink({ children, href, onPress, context }: TextLinkProps) {
  const more = context && <Context>{context}</Context>;
  return href === undefined ? (
    <button type="button" className="utrecht-link utrecht-link--html-a kit-link" onClick={onPress}>
      {children}
      {more}
    </button>
  ) : (
    <a className="utrecht-link utrecht-link--html-a kit-link" href={href}>
      {children}
      {more}
    </a>
  );
}
