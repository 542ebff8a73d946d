// The clipboard, where there is one.

/** Whether `text` could be copied: not on insecure addresses, nor where permission is refused. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
