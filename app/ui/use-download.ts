import { useAppBridge } from "@shopify/app-bridge-react";

/** Saves what an address of ours answers. Fetched, not opened: only what the page itself asks for carries the merchant's session. */
export function useDownload(): (address: string, name: string) => Promise<void> {
  const shopify = useAppBridge();
  return async (address, name) => {
    const answer = await fetch(address);
    if (!answer.ok) {
      shopify.toast.show("The export did not work. Try again.", { isError: true });
      return;
    }
    const url = URL.createObjectURL(await answer.blob());
    Object.assign(document.createElement("a"), { href: url, download: name }).click();
    URL.revokeObjectURL(url);
  };
}
