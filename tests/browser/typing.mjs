// What somebody types into a list of answers, and waiting for what answers all of it: the list follows every pause
// of the typing, so that what is there first may answer the first letters alone.

/** Types into the field that has the focus. `told` is called where nothing answers. */
export async function type(page, words, told, list) {
  await page.keyboard.type(words);
  await answered(page, words, list).catch(() => told(`nothing answers “${words}”`));
}

/** Waits for the list of the search in place, or of the home page's own field ("fd-options"). */
export function answered(page, words, list = "fd-find-options") {
  const answers = ([list, words]) => {
    const last = [...document.querySelectorAll(`#${list} [role=option]`)].at(-1);
    return last !== undefined && new URL(last.href).searchParams.get("q") === words;
  };
  return page.waitForFunction(answers, [list, words]);
}
