import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";

type NoticeProps = {
  kind?: "info" | "attention" | "urgent";
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Reads it out when it appears: "status" politely, "alert" at once. */
  live?: "status" | "alert";
};

/** A line beside the text, never a box. Colour is repeated by icon and hidden words. */
export function Notice({ kind = "info", title, children, action, live }: NoticeProps) {
  const { t } = useLingui();
  const words = { info: t`Informatie:`, attention: t`Let op:`, urgent: t`Dringend:` };
  return (
    <div className={`kit-notice kit-notice--${kind}`} role={live}>
      <p className="kit-notice__title">
        {kind === "info" ? <IconInfoCircle size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
        <span>
          <span className="kit-hidden">{words[kind]} </span>
          {title}
        </span>
      </p>
      {children && <div className="kit-notice__body">{children}</div>}
      {action && <div>{action}</div>}
    </div>
  );
}
