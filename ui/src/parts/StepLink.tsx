import type { StepView } from "../ipc/types/StepView.ts";
import { LinkButton, TextLink } from "../kit/Button.tsx";
import { stepHref } from "./stepHref.ts";

type StepLinkProps = {
  caseId: string;
  step: StepView;
  /** Hidden words that tell equal links apart. */
  context?: string;
  /** As a button, when it is the one thing to do. */
  button?: boolean;
};

/** What a person can do now, as the way to the place where it is done; plain words when there is no such place. */
export function StepLink({ caseId, step, context, button }: StepLinkProps) {
  const href = stepHref(caseId, step.code);
  if (href === null) return <span>{step.text}</span>;
  const more = context === undefined ? {} : { context };
  return button ? (
    <LinkButton href={href} kind="secondary" {...more}>
      {step.text}
    </LinkButton>
  ) : (
    <TextLink href={href} {...more}>
      {step.text}
    </TextLink>
  );
}
