import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./Button.tsx";

type DialogProps = {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  wide?: boolean;
  role?: "dialog" | "alertdialog";
};

/** Above the page until it is closed; Escape closes, the focus returns to where it was. */
export function Dialog({ open, title, onClose, children, actions, wide, role = "dialog" }: DialogProps) {
  return (
    <ModalOverlay className="kit-backdrop" isOpen={open} onOpenChange={(now) => !now && onClose()} isDismissable={role === "dialog"}>
      <Modal className={`kit-dialog${wide ? " kit-dialog--wide" : ""}`}>
        <AriaDialog className="kit-dialog__inner" role={role}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div>{children}</div>
          <div className="kit-cluster">
            {actions ?? (
              <Button kind="secondary" onPress={onClose}>
                <Trans>Sluit</Trans>
              </Button>
            )}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

type AlertDialogProps = Omit<DialogProps, "actions" | "role"> & {
  /** The button that goes on, named after what it does. */
  confirm: string;
  onConfirm: () => void;
  cancel?: string;
  danger?: boolean;
  pending?: boolean;
};

/** An interruption: only for what cannot be undone or may be a mistake. */
export function AlertDialog({ confirm, onConfirm, cancel, danger, pending, ...rest }: AlertDialogProps) {
  return (
    <Dialog
      {...rest}
      role="alertdialog"
      actions={
        <>
          <Button kind={danger ? "danger" : "primary"} onPress={onConfirm} pending={pending}>
            {confirm}
          </Button>
          <Button kind="secondary" onPress={rest.onClose}>
            {cancel ?? <Trans>Terug</Trans>}
          </Button>
        </>
      }
    />
  );
}
