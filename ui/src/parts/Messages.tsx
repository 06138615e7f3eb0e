import type { MessageView } from "../ipc/types/MessageView.ts";
import { PlainList } from "../kit/Layout.tsx";

/** Sentences of the core under each other. */
export function Messages({ label, messages }: { label: string; messages: readonly MessageView[] }) {
  return <PlainList label={label} items={messages.map((message, index) => ({ key: `${message.code}${index}`, content: message.text }))} />;
}
