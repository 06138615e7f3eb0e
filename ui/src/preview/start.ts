// The window without its core, for looking at screens in a browser: `npm run dev`, then /preview.html?state=locked.
import { mockIPC, mockWindows } from "@tauri-apps/api/mocks";
import { answer } from "./answers.ts";

mockWindows("main");
mockIPC(
  async (command, payload) => {
    if (!command.startsWith("use_case")) return null;
    const { name, request } = payload as { name: string; request: Record<string, unknown> };
    await new Promise((done) => setTimeout(done, 30));
    return answer(name, request);
  },
  { shouldMockEvents: true },
);

if (window.location.search.includes("gallery")) await (await import("./showGallery.tsx")).showGallery();
else await import("../main.tsx");
