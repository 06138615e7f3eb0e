import { type FormEvent, type ReactNode, useId } from "react";

type Box = { children: ReactNode };

/** One thing under the other. */
export function Stack({ children, gap = "normal" }: Box & { gap?: "tight" | "normal" | "loose" }) {
  return <div className={`kit-stack kit-stack--${gap}`}>{children}</div>;
}

/** Small things beside each other that may wrap. */
export function Cluster({ children }: Box) {
  return <div className="kit-cluster">{children}</div>;
}

/** Short fields beside each other, as the parts of an address. */
export function ShortFields({ children }: Box) {
  return <div className="kit-shorts">{children}</div>;
}

/** Short code fields in threes, as on the recovery sheet. */
export function CodeGrid({ children }: Box) {
  return <div className="kit-codes">{children}</div>;
}

/** The main matter with less important things beside it; below each other when narrow. */
export function Columns({ children, aside }: Box & { aside: ReactNode }) {
  return (
    <div className="kit-columns">
      <div className="kit-stack kit-stack--loose">{children}</div>
      <div className="kit-stack kit-stack--loose">{aside}</div>
    </div>
  );
}

/** Two equal halves. */
export function Split({ children }: Box) {
  return <div className="kit-split">{children}</div>;
}

/** The one soft block of a page: what to do now. */
export function NextStep({ title, children, actions }: { title: string; children?: ReactNode; actions?: ReactNode }) {
  const id = useId();
  return (
    <section className="kit-next" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children && <p className="kit-quiet">{children}</p>}
      {actions && <div className="kit-cluster">{actions}</div>}
    </section>
  );
}

export function Section({ title, children, actions }: Box & { title: string; actions?: ReactNode }) {
  const id = useId();
  return (
    <section className="kit-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {actions && <div className="kit-actions">{actions}</div>}
    </section>
  );
}

/** A form without the browser's own bubbles: checking happens on sending. */
export function Form({ children, onSubmit }: Box & { onSubmit: () => void }) {
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="kit-form" noValidate autoComplete="off" onSubmit={send}>
      {children}
    </form>
  );
}

/** The buttons of a form or page; in Onderweg they stay at the bottom under the thumb. */
export function ActionBar({ children }: Box) {
  return <div className="kit-actions">{children}</div>;
}

export function Quiet({ children, small }: Box & { small?: boolean }) {
  return <span className={`kit-quiet${small ? " kit-small" : ""}`}>{children}</span>;
}

/** A list without marks, lines between its items. */
export function PlainList({ label, items }: { label?: string; items: readonly { key: string; content: ReactNode }[] }) {
  return (
    <ul className="kit-tasks" aria-label={label}>
      {items.map((item) => (
        <li key={item.key} className="kit-task">
          <div>{item.content}</div>
        </li>
      ))}
    </ul>
  );
}
